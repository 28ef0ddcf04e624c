import { describe, expect, it } from 'vitest'
import { checkRecords } from './check-records.ts'
import type { RecordType } from './record-type.ts'
import type { System } from './system.ts'

const n = (zh: string, en: string) => ({ zh, en })
const system = (records: readonly RecordType[], more: Partial<System> = {}): System => ({
  id: 'lanterns',
  name: n('灯', 'Lanterns'),
  purpose: n('灯', 'Lanterns'),
  works: n('灯', 'Lanterns'),
  engine: 'register',
  basis: [],
  recognise: { names: ['路灯管护'] },
  feeds: [],
  records,
  ...more,
})
const good: RecordType = {
  id: 'lantern',
  name: n('路灯', 'Lantern'),
  about: n('一根灯杆', 'One pole'),
  title: 'name',
  columns: ['name', 'state'],
  fields: { name: { kind: 'text', label: n('名称', 'Name'), required: true } },
  who: {
    read: { planner: 'division' },
    create: { planner: 'division' },
    change: { planner: 'division' },
  },
  lifecycle: {
    start: 'open',
    states: { open: { name: n('在办', 'Open'), kind: 'open' }, done: { name: n('办结', 'Done'), kind: 'done' } },
    transitions: {
      close: { name: n('办结', 'Close'), from: ['open'], to: 'done', who: { planner: 'division' } },
    },
  },
}
const faultsOf = (type: RecordType, more?: Partial<System>) => checkRecords([system([type], more)]).map(({ at }) => at)
const closing = good.lifecycle?.transitions.close
if (closing === undefined) throw new Error('the good type has a transition')
const withClosing = (change: object): RecordType => ({
  ...good,
  lifecycle: { ...good.lifecycle, transitions: { close: { ...closing, ...change } } } as RecordType['lifecycle'],
})

describe('a declaration', () => {
  it('without a fault has none', () => {
    expect(checkRecords([system([good])])).toEqual([])
  })

  it('is told every fault at once, each at its place', () => {
    const bad: RecordType = {
      ...good,
      id: 'Lantern!',
      title: 'nothing',
      fields: {
        state: { kind: 'text', label: n('状态', 'State') },
        Name: { kind: 'text', label: n('名称', '名称') },
        at: { kind: 'point', label: n('位置', 'Place') },
        at_lng: { kind: 'quantity', label: n('经度', 'Longitude') },
        pay: { kind: 'money', label: n('费用', 'Cost'), least: 2, most: 1 },
        level: { kind: 'choice', label: n('等级', 'Level'), choices: {} },
        to: { kind: 'link', to: 'moon', label: n('去', 'To') },
      },
      columns: ['colour'],
      unique: [['at']],
    }
    expect(new Set(faultsOf(bad))).toEqual(
      new Set(
        [
          'id',
          'title',
          'fields.state',
          'fields.Name',
          'fields.Name.label.en',
          'fields.at_lng',
          'fields.pay.least',
          'fields.pay.unit',
          'fields.level.choices',
          'fields.to.to',
          'columns',
          'unique.0',
        ].map((at) => `Lantern!.${at}`),
      ),
    )
  })

  it.each([
    [
      'a condition that cannot be read',
      withClosing({ holds: [{ that: 'name ==', else: n('缺', 'Missing') }] }),
      'holds.0.that',
    ],
    [
      'a name that is not there',
      withClosing({ holds: [{ that: 'colour == "red"', else: n('缺', 'x') }] }),
      'holds.0.that',
    ],
    ['an else that says nothing', withClosing({ holds: [{ that: 'has(name)', else: n('', '') }] }), 'holds.0.else'],
    ['a step that nobody may do', withClosing({ who: {} }), 'who'],
    ['somebody who may do and not see', withClosing({ who: { clerk: 'body' } }), 'who.clerk'],
    ['a state that is not there', withClosing({ to: 'gone' }), 'to'],
    ['a step to keep apart that is not there', withClosing({ notBy: ['open'] }), 'notBy'],
    ['a field asked for that is not there', withClosing({ asks: [{ field: 'colour' }] }), 'asks'],
    [
      'something made without what it requires',
      withClosing({ makes: [{ type: 'lantern', values: {}, keepsIn: 'name' }] }),
      'makes.0.values',
    ],
  ] as const)('is told of %s', (_, type, where) => {
    expect(faultsOf(type)).toContain(`lantern.lifecycle.transitions.close.${where}`)
  })

  it('is told of a state that nothing leads to, and of one that nothing leads from', () => {
    const states = {
      open: { name: n('在办', 'Open'), kind: 'open' },
      done: { name: n('办结', 'Done'), kind: 'open' },
      lost: { name: n('丢', 'Lost'), kind: 'done' },
    } as const
    const type = { ...good, lifecycle: { ...good.lifecycle, states } as RecordType['lifecycle'] }
    expect(faultsOf(type)).toEqual(['lantern.lifecycle.states.done', 'lantern.lifecycle.states.lost'])
  })

  it('shares no id with another', () => {
    expect(checkRecords([system([good]), system([good])]).map(({ at }) => at)).toContain('lantern')
  })

  it('shows the public nothing personal', () => {
    const type: RecordType = {
      ...good,
      fields: { ...good.fields, phone: { kind: 'phone', label: n('电话', 'Phone'), personal: 'phone' } },
      isPublic: { fields: ['name', 'phone'], when: 'state == "done"' },
    }
    expect(faultsOf(type)).toEqual(['lantern.isPublic.fields'])
  })
})
