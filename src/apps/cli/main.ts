import { audit } from './commands/audit.ts'
import { demo } from './commands/demo.ts'
import { start } from './commands/start.ts'
import { run } from './run.ts'

const write = (stream: NodeJS.WriteStream) => (text: string) => {
  stream.write(`${text}\n`)
}

// A reader that closes the pipe early (head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const code = await run(
  process.argv.slice(2),
  {
    out: write(process.stdout),
    err: write(process.stderr),
    isScreen: process.stdout.isTTY === true,
    hasColour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  },
  [
    {
      name: 'start',
      about: { zh: '启动纲目（数据库、接口、网页）', en: 'run Gangmu: database, interface, web' },
      run: start,
    },
    {
      name: 'demo',
      about: { zh: '演示：示例规划和模拟的区', en: 'the sample plan in a simulated district' },
      run: demo,
    },
    {
      name: 'audit',
      about: { zh: '导出、离线校验审计记录', en: 'export the record, verify it offline' },
      run: audit,
    },
  ],
)
// Not process.exit: it would cut off what a pipe has not taken yet.
process.exitCode = code
