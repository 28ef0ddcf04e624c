import type { Running } from '../../server/start.ts'
import { parseService, text, toggle, wholeNumber } from '../service-options.ts'

const ABOUT = {
  zh: '启动纲目：内置数据库、接口和网页。数据放在 --data 文件夹；设置了环境变量 DATABASE_URL 时用那个 PostgreSQL。',
  en: 'Runs Gangmu: its database, its interface and the web application. Data lie under --data, or on the PostgreSQL that DATABASE_URL names.',
}

export const SERVING = {
  port: wholeNumber('N', 0, 65_535, {
    zh: '端口；默认 4180，被占用时顺延',
    en: 'port; 4180, or the next free one',
  }),
  host: text('ADDRESS', {
    zh: '监听地址；默认 127.0.0.1，只有本机能访问',
    en: 'address; 127.0.0.1: this machine only',
  }),
  data: text('FOLDER', { zh: '数据文件夹；默认 ./data', en: 'data folder; ./data' }),
  'public-url': text('URL', {
    zh: '人们打开的网址，如 https://gangmu.example.gov.cn（经过反向代理时必填）',
    en: 'where people reach it; needed behind a proxy',
  }),
  'no-open': toggle({ zh: '不打开浏览器', en: 'open no browser' }),
}

/** `gangmu start`: runs until it is told to stop. Resolves with the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  const parsed = parseService('start', ABOUT, SERVING, args)
  if (parsed.kind === 'help') {
    console.log(parsed.text)
    return 0
  }
  if (parsed.kind === 'faults') {
    console.error(parsed.text)
    return 2
  }
  const { startServer } = await import('../../server/start.ts')
  const { 'no-open': noOpen, 'public-url': publicUrl, data = 'data', ...rest } = parsed.values
  return serve(() => startServer({ ...rest, data, publicUrl, open: noOpen !== true, say: console.log }))
}

/** Runs a server until it is told to stop, then ends it in order; a second Ctrl+C does not wait. */
export async function serve(begin: () => Promise<Running>): Promise<number> {
  // Heard from the first moment: who presses Ctrl+C while the database starts must not leave it running.
  let hear: (signal: NodeJS.Signals) => void = () => undefined
  const told = new Promise<NodeJS.Signals>((resolve) => {
    hear = resolve
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, hear)
  try {
    const running = await begin()
    console.log('\n  Ctrl+C 结束 · Ctrl+C to stop')
    const signal = await told
    for (const one of signals) {
      process.removeListener(one, hear)
      process.once(one, () => process.exit(130))
    }
    await running.close()
    console.log(`\n  已结束 · stopped (${signal})`)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 2
  }
}
