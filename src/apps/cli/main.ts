import { compile } from '../../compiler/compile.ts'
import { systems } from '../../systems/all.ts'
import { start } from './commands/start.ts'
import { readFileOrExplain } from './read-file.ts'

const [command, file] = process.argv.slice(2)
if (command === 'start') process.exit(await start(process.argv.slice(3)))
if (command !== 'compile' || file === undefined) {
  console.error('gangmu compile FILE')
  process.exit(2)
}
const document = await readFileOrExplain(file)
if (document === null) process.exit(2)
const model = compile(document, { systems })
process.stdout.write(`${JSON.stringify(model, null, 1)}\n`)
