import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DutyRoute, type Lists, type Matter, matchIndex, type PowerItem, whoseDuty } from './resolve.ts'

const item = (id: string, body: string, more: Partial<PowerItem> = {}): PowerItem => ({
  id,
  name: `${id} 的监管`,
  state: 'in-force',
  body,
  level: 'county',
  basis: { name: '灯塔管理条例第三条', validFrom: '2019-01-01', validTo: null },
  ...more,
})
const route = (id: string, of: string, more: Partial<DutyRoute>): DutyRoute => ({
  id,
  matter: id,
  classPrefix: null,
  words: [],
  street: null,
  item: of,
  ...more,
})
const lists = (
  items: readonly PowerItem[],
  routes: readonly DutyRoute[],
  delegations: Lists['delegations'] = [],
): Lists => ({
  items: new Map(items.map((one) => [one.id, one])),
  routes,
  delegations,
})
const matter = (more: Partial<Matter>): Matter => ({
  classCode: null,
  text: '',
  street: null,
  on: '2024-03-05',
  ...more,
})

describe('whose duty a matter is', () => {
  const light = item('路灯', '城管')
  const water = item('水体', '水利')

  it('goes to the more particular route, and says by which article', () => {
    const known = lists(
      [light, water],
      [route('1', '水体', { classPrefix: '01' }), route('2', '路灯', { classPrefix: '0118' })],
    )
    const answer = whoseDuty(matter({ classCode: '0118' }), known)
    expect(answer).toMatchObject({ kind: 'one', lead: { body: '城管' }, others: [{ body: '水利' }] })
    expect(answer.kind === 'one' && answer.lead.because.zh).toBe(
      '类别编码以 0118 开头，归“路灯 的监管”，依据灯塔管理条例第三条',
    )
  })

  it('takes a class whole, with its division, and tells parts from events', () => {
    const known = lists(
      [light, water],
      [route('1', '水体', { classPrefix: '01' }), route('2', '路灯', { classPrefix: 'part-01' })],
    )
    expect(whoseDuty(matter({ classCode: '4399060102' }), known)).toMatchObject({ kind: 'one', lead: { body: '水利' } })
    expect(whoseDuty(matter({ classCode: 'part-4399060118' }), known)).toMatchObject({
      kind: 'one',
      lead: { body: '城管' },
    })
    expect(whoseDuty(matter({ classCode: '4399060202' }), known).kind).toBe('gap')
  })

  it('goes by words where the class is not known, by class where it is', () => {
    const known = lists(
      [light, water],
      [route('1', '路灯', { words: ['路灯', '灯'] }), route('2', '水体', { classPrefix: '05' })],
    )
    expect(whoseDuty(matter({ text: '桥下路灯不亮' }), known)).toMatchObject({ kind: 'one', lead: { body: '城管' } })
    expect(whoseDuty(matter({ text: '桥下路灯不亮', classCode: '0501' }), known)).toMatchObject({
      kind: 'one',
      lead: { body: '水利' },
    })
    expect(
      whoseDuty(
        matter({ text: '灯塔', classCode: '06' }),
        lists([water], [route('2', '水体', { classPrefix: '05', words: ['灯'] })]),
      ).kind,
    ).toBe('gap')
  })

  it('asks for a ruling when two bodies claim it alike', () => {
    const known = lists([light, water], [route('1', '路灯', { words: ['灯'] }), route('2', '水体', { words: ['灯'] })])
    expect(whoseDuty(matter({ text: '湖心灯' }), known)).toMatchObject({
      kind: 'overlap',
      claims: [{ body: '城管' }, { body: '水利' }],
    })
  })

  it('is the subdistrict’s while the power is given to it', () => {
    const given = [
      { id: 'd', item: '路灯', street: '东街', method: 'transfer', from: '2023-01-01', to: '2024-06-30' },
    ] as const
    const known = lists([light], [route('1', '路灯', { words: ['灯'] })], given)
    const ask = (street: string, on: string) => whoseDuty(matter({ text: '灯', street, on }), known)
    expect(ask('东街', '2024-03-05')).toMatchObject({ kind: 'one', lead: { body: '东街' } })
    expect(ask('东街', '2024-07-01')).toMatchObject({ kind: 'one', lead: { body: '城管' } })
    expect(ask('西街', '2024-03-05')).toMatchObject({ kind: 'one', lead: { body: '城管' } })
  })

  it('does not send to a power that has lapsed, and says so', () => {
    const ended = item('路灯', '城管', { basis: { name: '旧条例', validFrom: '2010-01-01', validTo: '2023-12-31' } })
    const known = lists([ended], [route('1', '路灯', { words: ['灯'] })])
    expect(whoseDuty(matter({ text: '灯' }), known).kind).toBe('lapsed')
    expect(whoseDuty(matter({ text: '灯', on: '2023-12-31' }), known).kind).toBe('one')
    expect(whoseDuty(matter({ text: '船' }), known).kind).toBe('gap')
  })

  it('never depends on the order of the routes', () => {
    const routes = [
      route('1', '路灯', { words: ['灯'] }),
      route('2', '水体', { words: ['湖'] }),
      route('3', '水体', { classPrefix: '05' }),
      route('4', '路灯', { words: ['灯塔'], street: '东街' }),
    ]
    fc.assert(
      fc.property(
        fc.shuffledSubarray(routes, { minLength: 4 }),
        fc.constantFrom('灯塔', '湖灯', '湖', '船'),
        fc.constantFrom(null, '05', '0501'),
        fc.constantFrom(null, '东街'),
        (order, text, classCode, street) => {
          const ask = matter({ text, classCode, street })
          const one = whoseDuty(ask, lists([light, water], order))
          const other = whoseDuty(ask, lists([light, water], routes))
          expect(one.kind).toBe(other.kind)
          if (one.kind === 'one' && other.kind === 'one') expect(one.lead.body).toBe(other.lead.body)
        },
      ),
    )
  })
})

describe('how far powers match duties', () => {
  it('is a share, and nothing without duties', () => {
    expect(matchIndex([])).toBeNull()
    expect(matchIndex([{ hasPower: true }, { hasPower: false }, { hasPower: true }])).toEqual({
      matched: 2,
      all: 3,
      share: 2 / 3,
    })
  })
})
