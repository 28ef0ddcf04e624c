import { startServer } from '../../server/start.ts'

const USAGE = `gangmu start [--port N] [--host ADDRESS] [--no-open]

启动网页应用，默认地址 http://127.0.0.1:4180（被占用时自动顺延）。
Starts the web application, by default on http://127.0.0.1:4180 (the next free port when that is taken).`

/** `gangmu start`: serves the web application until it is told to stop. Resolves with the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  const options = optionsFrom(args)
  if (typeof options === 'string') {
    console.error(options)
    return 2
  }
  if (options === null) {
    console.log(USAGE)
    return 0
  }
  try {
    const running = await startServer(options)
    console.log(`\n  纲目 Gangmu   ${running.address}\n\n  Ctrl+C 结束 · Ctrl+C to stop`)
    const signal = await new Promise<NodeJS.Signals>((resolve) => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
    await running.close()
    console.log(`\n  已结束 · stopped (${signal})`)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 2
  }
}

interface Options {
  readonly host: string
  readonly port?: number
  readonly open: boolean
}

function optionsFrom(args: readonly string[]): Options | string | null {
  let host = '127.0.0.1'
  let port: number | undefined
  let open = true
  for (let i = 0; i < args.length; i++) {
    const [name, inline] = (args[i] as string).split('=', 2)
    const value = () => inline ?? args[++i] ?? ''
    if (name === '--help' || name === '-h') return null
    if (name === '--no-open') open = false
    else if (name === '--host') {
      host = value()
      if (host === '') return '--host 需要一个地址，例如 127.0.0.1。\n--host needs an address, such as 127.0.0.1.'
    } else if (name === '--port') {
      const text = value()
      port = Number(text)
      if (!/^\d{1,5}$/.test(text) || port > 65_535) {
        return `--port 要求 0 到 65535 的整数，收到“${text}”。\n--port must be a whole number from 0 to 65535; got “${text}”.`
      }
    } else return `不认识的参数：${args[i]}\nUnknown option: ${args[i]}\n\n${USAGE}`
  }
  return { host, port, open }
}
