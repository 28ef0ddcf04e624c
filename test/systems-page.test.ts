import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { System } from '../src/language/system.ts'
import { chapters, systems } from '../src/systems/all.ts'

/** `docs/systems.md` is written from the declarations, and checked in so that people can read it where the code lies. */
const file = join(fileURLToPath(new URL('..', import.meta.url)), 'docs', 'systems.md')

/** Mechanisms of the plan itself, which have an engine of their own instead of records. */
const OWN_ENGINE: Readonly<Record<string, string>> = {
  'plan-system': 'src/engines/plans',
  'target-monitoring': 'src/engines/indicators',
  'plan-evaluation': 'src/engines/reports',
  'hqd-evaluation': 'src/engines/evaluations',
  'performance-assessment': 'src/engines/evaluations',
}
const isRunning = ({ id, records = [] }: System) => records.length > 0 || OWN_ENGINE[id] !== undefined
const stateOf = (system: System) => (isRunning(system) ? '运行 runs' : '识别，尚未运行 recognised, not run yet')
const running = systems.filter(isRunning).length

const page = () =>
  [
    '# 系统目录 · Catalogue of systems',
    '',
    `规划部署的 ${systems.length} 个系统（机制），按规划的章排列。编译规划时按文字识别，并引到部署它的那一句；其中 ${running} 个已能运行，其余只识别。`,
    '',
    `The ${systems.length} mechanisms that such plans order, by chapter. The compiler recognises them in any plan and cites the sentence that orders each; ${running} of them run, the others are recognised only.`,
    '',
    '引擎 · engines: plan 规划 · register 台账 · case 办件 · evaluation 评价 · matching 匹配 · network-or-map 网络与地图 · draw 抽取 · open-data 开放数据。“依据”后带“？”的尚未核对 · a basis marked “？” has not been checked.',
    '',
    '<!-- Written from src/systems by test/systems-page.test.ts; do not edit. -->',
    ...chapters.flatMap(({ folder, title, systems: own }) => [
      '',
      `## ${title.zh} · ${title.en}`,
      '',
      '| 章 chapter | 代码 id | 系统 | System | 引擎 engine | 状态 state |',
      '|---|---|---|---|---|---|',
      ...own.map(
        (system) =>
          `| ${folder} | \`${system.id}\` | ${system.name.zh} | ${system.name.en} | ${system.engine} | ${stateOf(system)} |`,
      ),
      '',
      ...own.flatMap(({ id, name, purpose, works, basis, feeds, records = [], metrics = [] }) => [
        `### ${name.zh} · ${name.en}`,
        '',
        `${purpose.zh} ${purpose.en}`,
        '',
        `- 运行起来意味着 · works means: ${works.zh} ${works.en}`,
        ...(basis.length === 0
          ? []
          : [
              `- 依据 · basis: ${basis.map((one) => `${one.title}${one.number ? `（${one.number}）` : ''}${one.sure ? '' : '？'}`).join('；')}`,
            ]),
        ...(records.length === 0
          ? []
          : [`- 记录 · records: ${records.map((type) => `${type.name.zh} \`${type.id}\``).join('、')}`]),
        ...(metrics.length === 0 ? [] : [`- 指标 · figures: ${metrics.map((metric) => metric.name.zh).join('、')}`]),
        ...(OWN_ENGINE[id] === undefined ? [] : [`- 引擎 · engine: [\`${OWN_ENGINE[id]}\`](../${OWN_ENGINE[id]})`]),
        ...(feeds.length === 0 ? [] : [`- 供给 · feeds: ${feeds.map((to) => `\`${to}\``).join(' ')}`]),
        `- 声明 · declaration: [\`src/systems/${folder}/${id}.ts\`](../src/systems/${folder}/${id}.ts)`,
        '',
      ]),
    ]),
  ]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n')

describe('docs/systems.md', () => {
  it('says what the declarations say', async () => {
    const stale = 'docs/systems.md is stale. Run: npx vitest run test/systems-page.test.ts --update'
    await expect(page(), stale).toMatchFileSnapshot(file)
  })

  it('has every declaration in a chapter with a title of its own', () => {
    expect(chapters.flatMap((chapter) => chapter.systems)).toHaveLength(systems.length)
    for (const { folder, title } of chapters)
      expect(title.zh, `give ${folder} a title in src/systems/all.ts`).not.toBe(folder)
  })
})
