import { describe, expect, it } from 'vitest'
import { defineSample, type Sample, type SampleRecord } from '../language/sample.ts'
import type { SimulatedPlace } from '../model/sample-manifest.ts'
import { systems } from '../systems/all.ts'
import { simulateDistrict } from './district.ts'
import { makeSamples } from './make-samples.ts'
import { inOrder, replayRecords } from './replay-records.ts'
import { samples } from './samples.ts'

const LAKESIDE: SimulatedPlace = {
  code: '430499',
  name: { zh: '临湖区', en: 'Linhu District' },
  parent: { code: '4304', name: { zh: '湖滨市', en: 'Hubin' } },
  subdistricts: [
    { zh: '湖东街道办事处', en: 'Hudong Subdistrict' },
    { zh: '渔港镇人民政府', en: 'Yugang Town' },
  ],
  parks: [{ zh: '临湖工业园区管理委员会', en: 'Linhu Industrial Park Committee' }],
}
const district = simulateDistrict({ seed: 'lake', place: LAKESIDE, from: new Date('2021-01-04T01:00:00Z') })
const people = new Map(district.people.map(({ loginName }) => [loginName, `id-${loginName}`]))
const setting = { district, people, scale: 0.02, from: '2021-01-01', to: '2025-11-19' }

const make = () => {
  const { records, newId } = makeSamples(samples, setting)
  return replayRecords(systems, records, new Date('2025-11-20T00:00:00Z'), newId)
}

describe('samples', () => {
  it('come after those they build on', () => {
    const sample = (system: string, after: readonly string[] = []): Sample => ({ system, after, make: () => [] })
    expect(inOrder([sample('b', ['a']), sample('c'), sample('a', ['c'])]).map(({ system }) => system)).toEqual([
      'c',
      'a',
      'b',
    ])
    expect(() => inOrder([sample('a', ['b']), sample('b', ['a'])])).toThrow(/wait for each other/)
    expect(() => inOrder([sample('a', ['b'])])).toThrow(/which has none/)
  })

  it('keep the rules of their own systems, and are the same for the same seed', { timeout: 120_000 }, () => {
    const begin = Date.now()
    const lives = make()
    console.log(
      `${lives.length} records, ${lives.reduce((sum, { steps }) => sum + steps.length, 0)} steps in ${Date.now() - begin} ms`,
    )
    expect(lives.length).toBeGreaterThan(500)
    const again = make()
    expect(again.length).toBe(lives.length)
    expect(JSON.stringify(again.slice(-50))).toBe(JSON.stringify(lives.slice(-50)))
    for (const { steps, state } of lives) expect(steps.at(-1)?.to ?? null).toBe(state)
  })

  it('that break a rule are told with the record, the step and every fault', () => {
    const broken = defineSample({
      system: 'enterprise-gradient',
      *make(stage) {
        const at = new Date('2024-01-01T00:00:00Z')
        yield {
          type: 'enterprise',
          id: stage.id(at),
          values: { credit_code: '123' },
          at,
          by: stage.person('clerk'),
          steps: [],
        } as SampleRecord
      },
    })
    const { records, newId } = makeSamples([broken], setting)
    expect(() => replayRecords(systems, records, new Date(), newId)).toThrow(
      /1 × enterprise create: .*credit_code.*name.*made at 2024-01-01/s,
    )
  })
})
