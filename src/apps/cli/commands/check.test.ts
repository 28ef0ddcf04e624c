import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gangmu as runCollecting } from '../run.test-harness.ts'

const TITLE = '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要\n（2021—2025年）\n'
const texts = {
  'bad.txt': `${TITLE}第一章 主要目标\n到2025年，自来水普及率提高到%，森林覆盖率达到30%。\n第二章 壮大渔业\n推进推进渔船更新，到2025年森林覆盖率达到33%。\n`,
  'good.txt': `${TITLE}第一章 主要目标\n到2025年，自来水普及率提高到96%，森林覆盖率由28%提高到30%。\n第二章 壮大渔业\n到2025年完成渔船更新40艘。\n`,
  'newer.txt': `${TITLE.replace('十四', '十五').replace('2021—2025', '2026—2030')}第一章 主要目标\n到2030年，自来水普及率提高到99%。\n第二章 壮大渔业\n到2030年完成渔船更新40艘。\n`,
}
let folder = ''
const path = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-check-'))
  for (const [name, text] of Object.entries(texts)) writeFileSync(path(name), text)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** As on a screen, unless a test says otherwise. */
const gangmu = (args: readonly string[], isScreen = true) => runCollecting(args, isScreen)

describe('gangmu check', () => {
  it('prints file, line, column, severity, code and message, then clause and hint, and exits with 1', async () => {
    const { code, out } = await gangmu(['check', path('bad.txt')])
    expect(code).toBe(1)
    const lines = out.split('\n')
    const at = lines.findIndex((line) => line.includes('GM306'))
    expect(lines[at]).toMatch(/bad\.txt:4:\d+ {2}error {2}GM306 {2}数量残缺/)
    expect(lines[at + 1]).toMatch(/^ {4}条款 1\S* · \S+/)
    expect(out).toMatch(/GM303/)
    expect(out).toMatch(/GM402.*33%.*30%/)
    expect(lines.at(-1)).toMatch(/1 份文件：错误 \d+，提醒 \d+，提示 \d+/)
  })

  it('takes several files, and exits with 0 when no error stands in them', async () => {
    const several = await gangmu(['check', path('good.txt'), path('bad.txt')])
    expect(several.code).toBe(1)
    expect((await gangmu(['check', path('good.txt')])).code).toBe(0)
  })

  it('prints json, also in English words', async () => {
    const { code, out } = await gangmu(['check', path('bad.txt')], false)
    const { files, counts } = JSON.parse(out)
    expect(code).toBe(1)
    expect(counts.error).toBeGreaterThan(0)
    expect(files[0].diagnostics[0]).toMatchObject({
      code: expect.stringMatching(/^GM\d{3}$/),
      clause: expect.anything(),
    })
    expect((await gangmu(['check', path('bad.txt'), '--lang', 'en'])).out).toMatch(/Broken quantity/)
  })

  it('leaves out, selects, and keeps to a severity', async () => {
    const without = await gangmu(['check', path('bad.txt'), '--ignore', 'GM306,GM4'])
    expect(without.out).not.toMatch(/GM306|GM402/)
    expect(without.code).toBe(0)
    const only = await gangmu(['check', path('bad.txt'), '--only', 'gm303'])
    expect(only.out.match(/GM\d{3}/g)).toEqual(['GM303'])
    expect((await gangmu(['check', path('bad.txt'), '--level', 'error'])).out).not.toMatch(/ {2}warning {2}/)
  })

  it('refuses what it cannot use, all faults at once, and still checks the rest', async () => {
    const flags = await gangmu(['check', path('bad.txt'), '--ignore', 'GM999,Q', '--level', 'worst'])
    expect(flags.code).toBe(2)
    for (const word of ['GM999', 'Q', 'worst']) expect(flags.err).toContain(word)
    const missing = await gangmu(['check', path('none.txt'), path('bad.txt')])
    expect(missing.code).toBe(2)
    expect(missing.err).toContain('none.txt')
    expect(missing.out).toMatch(/GM306/)
  })
})

describe('gangmu diff', () => {
  it('prints targets by what became of them, with the lines of both texts', async () => {
    const { code, out } = await gangmu(['diff', path('good.txt'), path('newer.txt')])
    expect(code).toBe(0)
    expect(out).toMatch(/目标提高 \(1\)[\s\S]*自来水普及率 +96% +4 +99% +4/)
    expect(out).toMatch(/目标取消[\s\S]*森林覆盖率/)
    const json = JSON.parse((await gangmu(['diff', path('good.txt'), path('newer.txt')], false)).out)
    expect(json.targets.map((one: { fate: string }) => one.fate)).toContain('raised')
    expect((await gangmu(['diff', path('good.txt')])).code).toBe(2)
  })
})

describe('gangmu align', () => {
  it('prints how the upper targets are taken up', async () => {
    const { code, out } = await gangmu(['align', path('good.txt'), path('bad.txt')])
    expect(code).toBe(0)
    expect(out).toMatch(/森林覆盖率/)
    const json = JSON.parse((await gangmu(['align', path('good.txt'), path('bad.txt')], false)).out)
    expect(json.targets[0]).toMatchObject({ uptake: expect.any(String), upper: { line: 4 } })
    expect((await gangmu(['align', path('good.txt'), path('none.txt')])).code).toBe(2)
  })
})
