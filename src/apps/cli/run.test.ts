import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gangmu } from './run.test-harness.ts'
import { clip, displayWidth, tableOf } from './width.ts'

let folder: string
let plan: string
let report: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-'))
  plan = join(folder, 'plan.md')
  report = join(folder, 'report.md')
  writeFileSync(
    plan,
    `# 湖滨市临湖区国民经济和社会发展第十四个五年规划纲要（2021—2025年）

## 第一章 发展目标

到2025年，森林覆盖率达到36%，城镇登记失业率控制在4%以内。
`,
  )
  writeFileSync(
    report,
    `# 湖滨市临湖区2022年国民经济和社会发展统计公报

## 一、综合

全年森林覆盖率为35.2%。年末城镇登记失业率为3.1%。
`,
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('command line', () => {
  it('compile prints the model as json into a pipe and a summary on a screen', async () => {
    const piped = await gangmu(['compile', plan])
    expect(piped.code).toBe(0)
    expect(JSON.parse(piped.out).plan.division).toContain('临湖区')
    const shown = await gangmu(['compile', plan], true)
    expect(shown.out).toContain('森林覆盖率')
    expect(() => JSON.parse(shown.out)).toThrow()
    const asked = await gangmu(['compile', plan, '--format', 'json'], true)
    expect(JSON.parse(asked.out).statements.length).toBeGreaterThan(0)
  })

  it('track prints where every target stands, with both citations', async () => {
    const { code, out } = await gangmu(['track', plan, report])
    expect(code).toBe(0)
    const result = JSON.parse(out)
    const forest = result.targets.find((target: { indicatorId: string }) => target.indicatorId === 'forest-cover')
    expect(forest.observations).toMatchObject([
      { period: '2022', value: 35.2, unit: '%', source: { document: 'report.md', line: 5 } },
    ])
    expect(forest.line).toBe(5)
    const shown = await gangmu(['track', plan, report, '--lang', 'en'], true)
    expect(shown.out).toContain('report.md:5')
    expect(shown.out).toContain('no data')
  })

  it('refuses unusable input with exit code 2, on standard error, all at once', async () => {
    const nothing = await gangmu([])
    expect(nothing).toMatchObject({ code: 2, out: '' })
    const unknown = await gangmu(['compiel', plan])
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain('compile')
    const option = await gangmu(['compile', plan, '--colour'])
    expect(option.code).toBe(2)
    expect(option.err).toContain('不认识的选项 --colour')
    const several = await gangmu(['compile', plan, plan, '--format', 'xml'])
    expect(several.err).toContain('--format')
    expect(several.err).toContain('文件过多')
    const missing = await gangmu(['track', join(folder, 'none.md'), join(folder, 'neither.md')])
    expect(missing.code).toBe(2)
    expect(missing.err).toContain('none.md')
    expect(missing.err).toContain('neither.md')
    const few = await gangmu(['track', plan])
    expect(few.code).toBe(2)
  })

  it('says which setting is wrong', async () => {
    const settings = join(folder, 'settings.json')
    writeFileSync(settings, '{"onTrack": 3, "slack": 1}')
    const { code, err } = await gangmu(['track', plan, report, '--settings', settings])
    expect(code).toBe(2)
    expect(err).toContain('slack')
    expect(err).toContain('应依次减小')
  })

  it('explains itself in both languages', async () => {
    for (const lang of ['zh', 'en']) {
      const overview = await gangmu(['--help', '--lang', lang])
      expect(overview.code).toBe(0)
      expect(overview.out).toContain('gangmu track PLAN REPORT…')
      const help = await gangmu(['track', '--help', '--lang', lang])
      expect(help.code).toBe(0)
      expect(help.out).toContain('--settings')
    }
    expect((await gangmu(['--help'])).out).toContain('纲目')
    expect((await gangmu(['--help', '--lang', 'en'])).out).toContain('five-year plan')
  })
})

describe('columns on a terminal', () => {
  it('counts Chinese characters as two', () => {
    expect(displayWidth('城镇化率65%')).toBe(11)
    expect(displayWidth('\u001b[31m红\u001b[0m')).toBe(2)
    expect(clip('常住人口城镇化率', 9)).toBe('常住人口…')
  })

  it('aligns columns by what is shown, not by characters', () => {
    const lines = tableOf(
      [{ title: '指标' }, { title: 'v', align: 'right' }],
      [
        ['森林覆盖率', '36'],
        ['GDP', '1000'],
      ],
    ).split('\n')
    expect(new Set([lines[0], lines[2], lines[3]].map((line) => displayWidth(line as string))).size).toBe(1)
  })
})
