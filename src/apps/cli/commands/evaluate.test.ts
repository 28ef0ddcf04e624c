import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EvaluationResult } from '../../../model/evaluation-result.ts'
import { gangmu } from '../run.test-harness.ts'

const asem = fileURLToPath(new URL('../../../engines/evaluation/examples/asem/', import.meta.url))
const example = [join(asem, 'scheme.json'), join(asem, 'data.csv')]

const scheme = {
  format: 'gangmu.evaluation-scheme/1',
  id: 'lakeside/firms',
  version: '2025',
  name: { zh: '临湖区亩均效益', en: 'Lakeside yield per mu' },
  data: { unit: '代码', name: '企业' },
  groups: [{ id: 'index', total: 100 }],
  indicators: [
    { id: '税收', group: 'index', weight: 60, denominator: { column: '用地' }, target: 20 },
    { id: '能耗', group: 'index', weight: 40, target: 3, direction: 'negative', substitute: { rule: 'average-score' } },
  ],
  normalise: { method: 'ratio-to-base', cap: 1.5 },
  aggregation: { method: 'sum', missing: 'zero' },
  grading: { by: 'shares', grades: [{ id: 'A', upTo: 0.25 }, { id: 'B', upTo: 0.75 }, { id: 'C' }] },
}
const data = `代码,企业,税收,用地,能耗
E1,甲厂,600,20,2
E2,乙厂,300,20,3
E3,丙厂,100,10,
E4,丁厂,50,0,4
`

let folder: string
const file = (name: string, text: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-evaluate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('gangmu evaluate', () => {
  it('prints ranks, scores and grades as JSON that keeps its contract', async () => {
    const { code, out, err } = await gangmu(['evaluate', file('s.json', JSON.stringify(scheme)), file('d.csv', data)])
    expect([code, err]).toEqual([0, ''])
    const result = JSON.parse(out)
    expect(
      result.units.map((one: { unit: string; score: number; grade: string }) => [one.unit, one.score, one.grade]),
    ).toEqual([
      ['E1', expect.closeTo(60 * 1.5 + 40 * (2 - 2 / 3), 10), 'A'],
      ['E2', 60 * 0.75 + 40, 'B'],
      ['E3', expect.closeTo(60 * 0.5 + 40 * ((2 - 2 / 3 + 1 + (2 - 4 / 3)) / 3), 10), 'B'],
      ['E4', expect.closeTo(40 * (2 - 4 / 3), 10), 'C'],
    ])
    expect(result.substituted).toEqual([{ unit: 'E3', indicator: '能耗', rule: 'average-score', score: 1 }])
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
      JSON.parse(JSON.stringify(EvaluationResult)),
    )
    expect(validate(result), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
  })

  it('shows a table on a screen, in both languages, with the arithmetic when asked', async () => {
    const paths = [file('s.json', JSON.stringify(scheme)), file('d.csv', data)]
    const zh = await gangmu(['evaluate', ...paths, '--explain', 'E1,E4'], true)
    expect(zh.out).toContain('甲厂')
    expect(zh.out).toContain('税收  min(max(0, 30 ÷ 20), 1.5) = 1.5')
    expect(zh.out).toContain('600 ÷ 20 = 30')
    expect(zh.out).toContain('“用地”为 0 或缺失')
    const en = await gangmu(['evaluate', ...paths, '--lang', 'en'], true)
    expect(en.out).toContain('4 units evaluated')
    expect(en.out).toContain('Lakeside yield per mu')
  })

  it('reads GB18030, as older tools write it', async () => {
    // “代码,甲” and the rest in GB18030.
    const bytes = Buffer.from('b4fac2eb2cc6f3d2b52ccbb0cad52cd3c3b5d82cc4dcbac40a45312cbcd72c3630302c32302c320a', 'hex')
    const { code, out, err } = await gangmu(['evaluate', file('s.json', JSON.stringify(scheme)), file('gb.csv', bytes)])
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out).units[0].name).toBe('甲')
  })

  it('tells how sure ranks and grades are, what lifts a grade, and what if', async () => {
    const paths = [file('s.json', JSON.stringify(scheme)), file('d.csv', data)]
    const { code, out } = await gangmu([
      'evaluate',
      ...paths,
      '--replays',
      '100',
      '--lift',
      'E4',
      '--suppose',
      'E2:税收=800',
    ])
    expect(code).toBe(0)
    const result = JSON.parse(out)
    expect(result.certainty).toMatchObject({ replays: 100, failed: 0, factors: ['weights'], sensitivity: null })
    expect(result.units[0].certainty.grades).toEqual({ A: 1, B: 0, C: 0 })
    expect(result.units.find(({ unit }: { unit: string }) => unit === 'E2').score).toBe(60 * 1.5 + 40)
    expect(result.lifts[0]).toMatchObject({ unit: 'E4', grade: 'C' })
    const again = await gangmu(['evaluate', ...paths, '--replays', '100', '--lift', 'E4', '--suppose', 'E2:税收=800'])
    expect(again.out).toBe(out)
  })

  it('gives Sobol indices for the example, and every stage when asked', async () => {
    const { code, out } = await gangmu(['evaluate', ...example, '--sensitivity', '8', '--stages', '--explain', 'CHN'])
    expect(code).toBe(0)
    const result = JSON.parse(out)
    expect(result.certainty.replays).toBe(8 * 6)
    expect(result.certainty.sensitivity.map(({ factor }: { factor: string }) => factor)).toEqual([
      'weights',
      'normalisation',
      'treatment',
      'imputation',
    ])
    expect(result.stages.map(({ name }: { name: string }) => name)).toEqual([
      'raw',
      'denominate',
      'impute',
      'screen',
      'treat',
      'scores',
    ])
    expect(result.stages[5].values.CHE.Index).toBeCloseTo(68.38, 2)
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
      JSON.parse(JSON.stringify(EvaluationResult)),
    )
    expect(validate(result), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
  })

  it('lists every fault with file, line and column, and what to do; nothing on standard output', async () => {
    const data2 = file('d.csv', data)
    const faulty = JSON.stringify({ ...scheme, groups: [{ id: 'index', total: 90 }], nonsense: 1, version: 3 }, null, 2)
    const shape = await gangmu(['evaluate', file('bad.json', faulty), data2])
    expect(shape).toMatchObject({ code: 2, out: '' })
    const lineOf = (word: string) => faulty.split('\n').findIndex((line) => line.includes(word)) + 1
    expect(shape.err).toContain(`bad.json:${lineOf('"nonsense"')}:3  /nonsense  不认识“nonsense”`)
    expect(shape.err).toContain(`bad.json:${lineOf('"version"')}:3  /version`)
    const sense = await gangmu([
      'evaluate',
      file('sum.json', JSON.stringify({ ...scheme, groups: [{ id: 'index', total: 90 }] }, null, 2)),
      data2,
      '--lang',
      'en',
    ])
    expect(sense.err).toContain('add up to 100, not 90')
    const text = await gangmu(['evaluate', file('broken.json', '{\n "id": }'), data2])
    expect(text.err).toContain('broken.json:2:8  从 "}" 起不是合法的 JSON')
    const cells = await gangmu([
      'evaluate',
      file('s.json', JSON.stringify(scheme)),
      file('bad.csv', data.replace('300', '三百').replace('E3', 'E2')),
    ])
    expect(cells.err).toContain('bad.csv:3:7  列“税收”应为数字，读到“三百”')
    expect(cells.err).toContain('bad.csv:4:1  单位“E2”已在第 3 行出现')
    const neither = await gangmu(['evaluate', join(folder, 'no.json'), folder])
    expect(neither.err).toContain('no.json  找不到这个文件')
    expect(neither.err).toContain('是文件夹')
    const many = await gangmu([
      'evaluate',
      file('s.json', JSON.stringify(scheme)),
      data2,
      '--replays',
      'x',
      '--seed=-1',
    ])
    expect(many.err).toContain('--replays')
    expect(many.err).toContain('--seed')
    const units = await gangmu([
      'evaluate',
      file('s.json', JSON.stringify(scheme)),
      data2,
      '--explain',
      'E9',
      '--lift',
      'E8',
    ])
    expect(units.err).toContain('没有单位“E9”')
    expect(units.err).toContain('没有单位“E8”')
    const supposed = await gangmu([
      'evaluate',
      file('s.json', JSON.stringify(scheme)),
      data2,
      '--suppose',
      'E1:产值=3,E9:税收=1,E1',
    ])
    expect(supposed.err.split('\n')).toHaveLength(3)
  })

  it('refuses a geometric mean of 0 with the group’s place in the scheme', async () => {
    const path = file('geo.json', JSON.stringify({ ...scheme, aggregation: { method: 'geometric' } }, null, 1))
    const { code, err } = await gangmu(['evaluate', path, file('zero.csv', data.replace('50,0,4', '0,10,4'))])
    expect(code).toBe(2)
    expect(err).toMatch(/geo\.json:\d+:\d+ {2}\/groups\/0 {2}.*E4/)
  })

  it('the example prints what docs/evaluation-scheme.md says it prints', async () => {
    const { out } = await gangmu(['evaluate', ...example, '--format', 'pretty'], true)
    const page = readFileSync(join(asem, '../../../../../docs/evaluation-scheme.md'), 'utf8')
    const shown =
      /```console\n\$ gangmu evaluate [^\n]*examples\/asem[^\n]*\n([\s\S]*?)\n…/.exec(page)?.[1] ?? 'nothing'
    expect(out).toContain(shown)
  })
})
