import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../../test/stage/server.ts'
import { getPeriod } from '../../../model/period.ts'
import type { RoundSource } from '../../../platform/metrics/round-source.ts'
import { lanterns } from '../lanterns.test-builders.ts'
import { registersOf } from '../register.ts'
import { roundSources } from './round-sources-store.ts'

const n = (zh: string, en: string) => ({ zh, en })
/** Lanterns have no year of their own; their yearly accounts do. */
const account = {
  id: 'lantern-account',
  name: n('路灯年账', 'Account of a lantern'),
  about: n('一盏灯一年', 'One lantern, one year'),
  title: 'code',
  columns: ['code', 'year'],
  fields: {
    code: { kind: 'text', label: n('编号', 'Code'), required: true },
    year: { kind: 'period', periods: 'year', label: n('年度', 'Year'), required: true },
    state_of: {
      kind: 'choice',
      label: n('状况', 'State'),
      choices: { good: n('良好', 'Good'), poor: n('较差', 'Poor') },
    },
    cost: { kind: 'money', unit: '元', label: n('费用', 'Cost') },
    lamps: { kind: 'integer', label: n('灯头', 'Lamps') },
  },
  who: { read: { planner: 'division' }, create: { planner: 'division' }, change: { planner: 'division' } },
} as const
const system = {
  ...lanterns,
  records: [...(lanterns.records ?? []), account],
  rounds: [
    {
      id: 'accounts',
      name: n('路灯年账', 'Accounts'),
      about: n('当年', 'Of the year'),
      of: 'lantern-account',
      period: 'year',
      where: 'lamps > 0',
      code: 'code',
      title: 'code',
      columns: [
        { id: '单灯费用', name: n('单灯费用', 'Cost per lamp'), unit: '元', formula: 'cost / lamps' },
        { id: '状况', name: n('状况', 'State'), formula: 'state_of' },
      ],
    },
  ],
}

let stage: RegistersStage
let source: RoundSource
beforeAll(async () => {
  stage = await registersStage([system])
  const planner = personWith('planner')
  for (const values of [
    { code: 'L1', year: '2024', state_of: 'good', cost: '100.50', lamps: 2 },
    { code: 'L2', year: '2024', cost: null, lamps: 3 },
    { code: 'L3', year: '2024', cost: '7', lamps: 0 },
    { code: 'L4', year: '2023', cost: '7', lamps: 1 },
  ]) {
    const made = await stage.send(planner, 'POST', '/api/v1/records/lantern-account', { division: LAKESIDE, values })
    expect(made.statusCode, made.body).toBe(200)
  }
  source = roundSources(registersOf([system]))[0] as RoundSource
}, 120_000)
afterAll(() => stage?.close())

const ask = { division: LAKESIDE, period: getPeriod('2024') }

describe('a round out of records', () => {
  it('takes the records of its period of which its condition holds', async () => {
    expect(source.id).toBe(`${system.id}.accounts`)
    expect((await source.units(stage.db, ask)).map(({ code }) => code)).toEqual(['L1', 'L2'])
  })
  it('reads each cell with its record, says what is not known, and names choices', async () => {
    const cells = await source.cells(stage.db, { ...ask, units: ['L1', 'L2'], columns: ['单灯费用', '状况'] })
    expect(cells.map(({ unit, column, text }) => [unit, column, text]).sort()).toEqual([
      ['L1', '单灯费用', '50.25'],
      ['L1', '状况', '良好'],
      ['L2', '单灯费用', null],
      ['L2', '状况', null],
    ])
    expect(cells[0]?.records).toEqual([{ kind: 'lantern-account', id: expect.any(String) }])
    expect(cells[0]?.worked.zh).toContain('cost / lamps')
  })
  it('gives nothing of units or columns that were not asked for', async () => {
    expect(await source.cells(stage.db, { ...ask, units: [], columns: ['状况'] })).toEqual([])
    expect(await source.cells(stage.db, { ...ask, units: ['L1'], columns: ['别的'] })).toEqual([])
  })
})
