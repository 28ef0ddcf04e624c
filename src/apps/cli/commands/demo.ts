import { parseService, text, toggle, wholeNumber } from '../service-options.ts'
import { SERVING, serve } from './start.ts'

const ABOUT = {
  zh: '演示：采用示例规划，生成一个模拟的区（单位、人员、五年的报送），不用口令即可选择角色进入。全部为模拟数据，只在本机地址运行。',
  en: 'Demonstration: the sample plan adopted, with a simulated district (bodies, people, five years of returns); one comes in as any of them without a password. All of it is simulated (模拟数据), and it runs on this machine’s own address only.',
}

const { 'public-url': _notHere, ...serving } = SERVING
const OPTIONS = {
  ...serving,
  data: text('FOLDER', { zh: '数据文件夹；默认 ./demo-data', en: 'data folder; ./demo-data' }),
  scale: wholeNumber('N', 1, 50, {
    zh: '区的个数，默认 1；其余的是没有规划、只有记录的邻区',
    en: 'how many districts; 1. The others are neighbours with records and no plan',
  }),
  seed: text('TEXT', { zh: '随机种子；同一种子生成同样的数据', en: 'the same seed gives the same data' }),
  fresh: toggle({ zh: '丢弃上次的演示，重新生成', en: 'throw the last demonstration away and begin anew' }),
}

/** `gangmu demo`: `start` with the sample plan adopted and a simulated district. Resolves with the exit code. */
export async function demo(args: readonly string[]): Promise<number> {
  const parsed = parseService('demo', ABOUT, OPTIONS, args)
  if (parsed.kind === 'help') {
    console.log(parsed.text)
    return 0
  }
  if (parsed.kind === 'faults') {
    console.error(parsed.text)
    return 2
  }
  const { startServer } = await import('../../server/start.ts')
  const { 'no-open': noOpen, data = 'demo-data', scale = 1, seed = 'gangmu', fresh, ...rest } = parsed.values
  return serve(() =>
    startServer({
      ...rest,
      data,
      open: noOpen !== true,
      say: console.log,
      demo: { scale, seed, fresh: fresh === true },
    }),
  )
}
