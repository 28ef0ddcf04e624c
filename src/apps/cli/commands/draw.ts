import { readFile } from 'node:fs/promises'
import { Value } from 'typebox/value'
import { PublishedDraw } from '../../../engines/draws/published.ts'
import { verifyDraw } from '../../../engines/draws/verify.ts'
import type { Command } from '../command.ts'

const MARKS = { right: '✓', wrong: '✗', open: '○' } as const

export const drawCommand: Command = {
  name: 'draw',
  usage: 'verify FILE.json',
  about: { zh: '离线重算公布的随机抽取', en: 're-run a published draw, offline' },
  help: {
    zh: '文件是公布的抽取记录（SSJ-DRAW/v1）。重算名单指纹、承诺、种子、抽中的对象和检查人员，逐项说明是否相符。\n不需要网络和数据库；信标值请另到公布处核对。退出码：0 相符，或按规则作废；1 不相符；2 文件不能用。\n还没有全部揭示的，说明还差什么，退出码 0。',
    en: 'The file is a draw as published (SSJ-DRAW/v1). List hash, commitments, seed, targets and inspectors are computed again,\nand each is said to agree or not. No network, no database; compare the beacon with where it is published.\nExit code 0 agrees, is rightly void or not finished; 1 does not agree; 2 unusable file.',
  },
  files: [2, 2],
  async run({ files: [act = '', path = ''], format, lang, terminal }) {
    const say = (zh: string, en: string) => (lang === 'en' ? en : zh)
    if (act !== 'verify') {
      terminal.err(say(`gangmu draw：不认识“${act}”，可用的是 verify`, `gangmu draw: no “${act}”; there is verify`))
      return 2
    }
    let draw: unknown
    try {
      draw = JSON.parse(await readFile(path, 'utf8'))
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      terminal.err(say(`${path}：不能读：${cause}`, `${path}: cannot be read: ${cause}`))
      return 2
    }
    if (!Value.Check(PublishedDraw, draw)) {
      for (const { instancePath, message } of Value.Errors(PublishedDraw, draw))
        terminal.err(
          `${path}${instancePath}: ${say('不是公布的抽取记录的格式', 'not as a published draw')} (${message})`,
        )
      return 2
    }
    const { verdict, checks } = verifyDraw(draw)
    if (format === 'json') terminal.out(JSON.stringify({ verdict, checks }, null, 2))
    else {
      terminal.out(`${draw.title}${draw.simulated ? say('（模拟数据）', ' (simulated data)') : ''}`)
      for (const { state, words } of checks) terminal.out(`  ${MARKS[state]} ${lang === 'en' ? words.en : words.zh}`)
      terminal.out(
        {
          right: say('结论：与公布的一致。', 'It is as published.'),
          wrong: say('结论：与公布的不一致。', 'It is not as published.'),
          open: say('结论：还没有完成。', 'It is not finished.'),
          void: say('结论：按规则作废。', 'It is void, by its rules.'),
        }[verdict],
      )
    }
    return verdict === 'wrong' ? 1 : 0
  },
}
