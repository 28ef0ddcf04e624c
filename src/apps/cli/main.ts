import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { documentFromText } from '../../compiler/source/text.ts'
import { systems } from '../../systems/all.ts'
import { start } from './commands/start.ts'

const [command, file] = process.argv.slice(2)
if (command === 'start') process.exit(await start(process.argv.slice(3)))
if (command !== 'compile' || file === undefined) {
  console.error('gangmu compile FILE')
  process.exit(2)
}
const model = compile(documentFromText(basename(file), readFileSync(file, 'utf8')), { systems })
process.stdout.write(`${JSON.stringify(model, null, 1)}\n`)
