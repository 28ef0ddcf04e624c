import { describe, expect, it } from 'vitest'
import { checkCreditCode } from '../../language/codes/credit-code.ts'
import type { RecordType } from '../../language/record-type.ts'
import type { SampleRecord, SampleStage } from '../../language/sample.ts'
import { randomFrom } from '../../simulation/random.ts'
import sample from './enterprise-gradient.sample.ts'
import system from './enterprise-gradient.ts'

const BODIES = ['industry', 'park-1', 'subdistrict-1', 'subdistrict-2'].map((key) => ({
  id: `00000000-0000-7000-8000-00000000000${key.length}`,
  key,
  name: key,
  kind: key.startsWith('park') ? 'park' : key.startsWith('sub') ? 'subdistrict' : 'department',
}))

function stageOf(scale: number): SampleStage {
  const random = randomFrom('lakeside/enterprise-gradient')
  return {
    random: random.next,
    integer: random.whole,
    pick: random.pick,
    scale: (count) => Math.max(1, Math.round(count * scale)),
    from: '2021-01-01',
    to: '2025-12-31',
    division: '430406',
    bodies: BODIES,
    person: (role) => ({ id: role, name: role, role, body: BODIES[0]?.id ?? null }),
    made: () => [],
    id: random.id,
    personName: () => '某某',
    firmName: () => `模拟${random.whole(1, 1e9)}有限公司`,
  }
}

const types = new Map<string, RecordType>((system.records ?? []).map((type) => [type.id, type]))
const whole: readonly SampleRecord[] = [...sample.make(stageOf(1))]
const of = (type: string) => whole.filter((record) => record.type === type)
const given = (record: SampleRecord, field: string) =>
  [...record.steps].reverse().find(({ gives }) => gives?.[field] !== undefined)?.gives?.[field] ??
  record.values[field] ??
  null
const standing = (records: readonly SampleRecord[], day: string) =>
  records.filter((record) => {
    const from = given(record, record.type === 'enterprise' ? 'entered_on' : 'valid_from')
    const lapsed = record.steps.some(({ does }) => does === 'lapse') ? given(record, 'valid_to') : null
    const ended = given(record, 'ended_on') ?? (lapsed === null ? null : `${lapsed}~`)
    return from !== null && from <= day && (ended === null || ended > day)
  })

describe('the simulated firms', () => {
  it('stand as many as the district had when the plan began, and about as its reports say after', () => {
    const all = of('enterprise')
    expect(standing(all, '2020-12-31')).toHaveLength(19_090)
    const firms = all.filter(({ values }) => !['sole-trader', 'cooperative', 'branch'].includes(values.kind as string))
    const counts = [2020, 2021, 2022, 2023, 2024, 2025].map((year) => standing(firms, `${year}-12-31`).length)
    for (const [i, count] of counts.entries()) if (i > 0) expect(count / (counts[i - 1] ?? 1)).toBeGreaterThan(1.04)
  })

  it('are above scale in industry as the plan and its reports tell: 87, then 91, 94, 101', () => {
    const industry = of('qualification').filter(({ values }) => values.category === 'industry')
    expect([2020, 2021, 2022, 2023].map((year) => standing(industry, `${year}-12-31`).length)).toEqual([
      87, 91, 94, 101,
    ])
    const highTech = of('qualification').filter(({ values }) => values.kind === 'high-tech')
    expect(standing(highTech, '2020-12-31')).toHaveLength(77)
  })

  it('have credit codes that pass every check, each once', () => {
    const codes = of('enterprise').map(({ values }) => values.credit_code as string)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes.slice(0, 3000))
      expect(checkCreditCode(code)).toMatchObject({ kind: 'valid', warnings: [] })
  })

  it('hold only fields that are declared, with those that are required', () => {
    for (const { type, values, steps } of whole) {
      const { fields } = types.get(type) as RecordType
      for (const name of [...Object.keys(values), ...steps.flatMap(({ gives }) => Object.keys(gives ?? {}))])
        if (fields[name] === undefined) throw new Error(`${type} has no field ${name}`)
      for (const [name, field] of Object.entries(fields))
        if (field.required === true && (values[name] ?? null) === null) throw new Error(`${type} lacks ${name}`)
    }
  })

  it('live as their lifecycles allow, in the order of time', () => {
    for (const { type, at, steps } of whole) {
      const lifecycle = types.get(type)?.lifecycle
      let state = lifecycle?.start
      let before = at
      for (const { does, at: then } of steps) {
        const transition = lifecycle?.transitions[does ?? '']
        if (transition === undefined || !transition.from.includes(state ?? ''))
          throw new Error(`${type}: ${does} from ${state}`)
        if (then < before) throw new Error(`${type}: ${does} at ${then.toISOString()} before ${before.toISOString()}`)
        state = transition.to
        before = then
      }
    }
  })

  it('have about 900 firms with five years of months, some with gaps', () => {
    const months = of('enterprise-month')
    const firms = new Set(months.map(({ values }) => values.enterprise))
    expect(firms.size).toBeGreaterThan(850)
    expect(months.length).toBeGreaterThan(50_000)
    expect(new Set(months.map(({ values }) => `${values.enterprise} ${values.month}`)).size).toBe(months.length)
    const without = months.filter(({ values }) => values.revenue === null).length
    expect(without).toBeGreaterThan(100)
    expect(without / months.length).toBeLessThan(0.1)
  })

  it('take up a rung only where they said that they want to', () => {
    const plans = of('promotion-plan')
    expect(plans.length).toBeGreaterThan(30)
    for (const { steps } of plans)
      if (steps.some(({ does }) => does === 'take-on')) expect(steps[0]?.gives?.consent).toBe(true)
  })

  it('are the same for the same seed, and fewer at a smaller scale', () => {
    const small = [...sample.make(stageOf(0.01))]
    expect(small).toEqual([...sample.make(stageOf(0.01))])
    expect(small.filter(({ type }) => type === 'enterprise').length).toBeLessThan(400)
  })
})
