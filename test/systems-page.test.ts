import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { chapters, systems } from '../src/systems/all.ts'

/** `docs/systems.md` is written from the declarations, and checked in so that people can read it where the code lies. */
const file = join(fileURLToPath(new URL('..', import.meta.url)), 'docs', 'systems.md')

const page = () =>
  [
    '# 系统目录 · Catalogue of systems',
    '',
    `规划部署的 ${systems.length} 个系统（机制），按规划的章排列。编译规划时按文字识别，并引到部署它的那一句；目前只识别、不运行。`,
    '',
    `The ${systems.length} mechanisms that such plans order, by chapter. The compiler recognises them in any plan and cites the sentence that orders each; so far they are recognised and not yet run.`,
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
        ({ id, name, engine }) =>
          `| ${folder} | \`${id}\` | ${name.zh} | ${name.en} | ${engine} | 已部署、未运行 ordered, not yet running |`,
      ),
      '',
      ...own.flatMap(({ id, name, purpose, works, basis, feeds }) => [
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
