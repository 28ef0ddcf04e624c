import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemWith, lakeside } from '../../../test/fixtures/lakeside-plan.ts'
import { type Action, type Decision, stateOf, statesOf } from './decisions.ts'
import { adoptedElements, undecidedItems } from './elements.ts'
import { changedFields, faultsOfFields, fieldsOf, withFields } from './fields.ts'
import { refusalOf, stateIn } from './judge.ts'

const { items } = lakeside()
const doctors = itemWith(items, 'statement', '执业医师', '3.6人')
const output = itemWith(items, 'statement', '船艇产业产值')
const park = itemWith(items, 'commitment', '船艇零部件园')
const inspection = itemWith(items, 'system', '双随机')

let counter = 0
const decided = (item: string, action: Action, over: Partial<Decision> = {}): Decision => ({
  seq: ++counter,
  item,
  action,
  at: '2024-03-05T02:00:00.000Z',
  by: { id: 'p1', name: '王某' },
  reason: null,
  way: 'person',
  batch: null,
  ...over,
})
const standing = (item: (typeof items)[number], decisions: readonly Decision[] = [], over = {}) => ({
  item,
  state: stateOf(decisions),
  members: 0,
  into: null,
  ...over,
})

describe('the state of an item', () => {
  it('[RV1] is that of the last decision that stands; an undo takes back one', () => {
    const accept = decided('x', { action: 'accept' })
    const amend = decided('x', { action: 'amend', fields: { value: 4 } })
    const undo = () => decided('x', { action: 'undo' })
    expect(stateOf([]).state).toBe('pending')
    expect(stateOf([accept]).state).toBe('accepted')
    expect(stateOf([accept, amend]).state).toBe('amended')
    expect(stateOf([accept, amend, undo()]).state).toBe('accepted')
    expect(stateOf([accept, amend, undo(), undo()])).toMatchObject({ state: 'pending', revision: 4 })
  })

  it('[RV1] never depends on the order in which decisions of other items arrive', () => {
    const action = fc.constantFrom<Action>({ action: 'accept' }, { action: 'reject' }, { action: 'undo' })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), action), { maxLength: 30 }), (acts) => {
        const decisions = acts.map(([item, one], i) => decided(item, one, { seq: i + 1 }))
        const states = statesOf([...decisions].reverse())
        for (const item of ['a', 'b', 'c'])
          expect(stateIn(states, item)).toEqual(stateOf(decisions.filter((one) => one.item === item)))
      }),
    )
  })
})

describe('a decision', () => {
  it('[RV2] to reject needs its reason', () => {
    expect(refusalOf(standing(doctors), { action: 'reject' }, ' ')).toMatchObject({ reason: 'faulty' })
    expect(refusalOf(standing(doctors), { action: 'reject' }, '是床位数')).toBeNull()
  })

  it('[RV3] to amend names every fault at its field', () => {
    const refusal = refusalOf(
      standing(doctors),
      { action: 'amend', fields: { value: '三', unit: '', period: '2030/2025', colour: 'red', role: 'wish' } },
      null,
    )
    expect(refusal?.faults?.map(({ at }) => at).sort()).toEqual([
      'fields.colour',
      'fields.period',
      'fields.role',
      'fields.unit',
      'fields.value',
    ])
    for (const { message } of refusal?.faults ?? []) {
      expect(message.zh).toMatch(/\p{Script=Han}/u)
      expect(message.en).toMatch(/^[\x20-\x7e“”]+$/)
    }
  })

  it('[RV3] holds a range to its order, and an upper end to a range', () => {
    expect(faultsOfFields(doctors, { comparator: 'range' })).toMatchObject([{ code: 'range-upside-down' }])
    expect(faultsOfFields(doctors, { comparator: 'range', valueMax: 3 })).toMatchObject([{ code: 'range-upside-down' }])
    expect(faultsOfFields(doctors, { comparator: 'range', valueMax: 4 })).toEqual([])
    expect(faultsOfFields(doctors, { valueMax: 4 })).toMatchObject([{ code: 'no-range' }])
  })

  it('[RV4] to amend nothing is refused: it is an acceptance', () => {
    expect(refusalOf(standing(doctors), { action: 'amend', fields: fieldsOf(doctors) }, null)?.faults).toMatchObject([
      { code: 'nothing-changed' },
    ])
  })

  it('[RV5] splits statements and commitments into two or more different parts', () => {
    const split = (parts: readonly Readonly<Record<string, unknown>>[], item = output) =>
      refusalOf(standing(item), { action: 'split', parts }, null)
    expect(split([{ value: 60 }, { value: 20, indicator: '船艇出口额' }])).toBeNull()
    expect(split([{ value: 60 }])?.faults).toMatchObject([{ code: 'number-of-parts' }])
    expect(split([{ value: 60 }, { value: 60 }])?.faults).toMatchObject([{ at: 'parts.1', code: 'equal-parts' }])
    expect(split([{ value: 60 }, { value: Number.NaN }])?.faults).toMatchObject([{ at: 'parts.1.value' }])
    expect(split([{}, { system: 'x' }], inspection)).toMatchObject({ code: 'cannot-split' })
  })

  it('[RV6] merges into another item of the same kind that stands itself', () => {
    const into = (item: (typeof items)[number], decisions: readonly Decision[] = []) => ({
      into: { item, state: stateOf(decisions) },
    })
    const merge = { action: 'merge', into: 'whichever' } as const
    expect(refusalOf(standing(doctors, [], into(output)), merge, null)).toBeNull()
    expect(refusalOf(standing(doctors, [], into(park)), merge, null)).toMatchObject({ reason: 'faulty' })
    expect(refusalOf(standing(doctors, [], into(doctors)), merge, null)).toMatchObject({ reason: 'faulty' })
    expect(
      refusalOf(standing(doctors, [], into(output, [decided(output.id, { action: 'reject' })])), merge, null),
    ).toMatchObject({ code: 'partner-gone' })
    expect(refusalOf(standing(doctors, [], { members: 1, ...into(output) }), merge, null)).toMatchObject({
      code: 'has-members',
    })
  })

  it('[RV7] on what was split or merged must undo that first', () => {
    const split = decided(output.id, { action: 'split', parts: [{ value: 1 }, { value: 2 }] })
    expect(refusalOf(standing(output, [split]), { action: 'accept' }, null)).toMatchObject({ code: 'undo-first' })
    expect(refusalOf(standing(output, [split]), { action: 'undo' }, null)).toBeNull()
    expect(refusalOf(standing(output), { action: 'undo' }, null)).toMatchObject({ code: 'nothing-to-undo' })
  })

  it('[RV3] changes just the fields it names', () => {
    const changed = withFields(park, { lead: '区商务局', verifiable: false })
    expect(changed).toMatchObject({ kind: 'commitment', found: { lead: { body: '区商务局' }, verifiable: false } })
    expect(changedFields(park, fieldsOf(changed))).toEqual({ lead: '区商务局', verifiable: false })
    expect(withFields(park, { lead: null })).toMatchObject({ found: { lead: null } })
  })
})

describe('what is adopted', () => {
  const none = () => null
  it('[AD1] is what was accepted or amended, and what the settings let stand', () => {
    const decisions = [
      decided(doctors.id, { action: 'amend', fields: { value: 3.8 } }),
      decided(output.id, { action: 'reject' }, { reason: '重复' }),
      decided(park.id, { action: 'accept' }, { way: 'bulk' }),
    ]
    const { statements, commitments } = adoptedElements(items, statesOf(decisions), none)
    expect(statements.find(({ id }) => id === doctors.id)).toMatchObject({
      way: 'person',
      value: { value: 3.8 },
      found: { value: 3.6 },
    })
    expect(statements.some(({ id }) => id === output.id)).toBe(false)
    expect(commitments.find(({ id }) => id === park.id)?.way).toBe('bulk')
    expect(commitments.find(({ id }) => id !== park.id)?.way).toBe('undecided')
  })

  it('[AD2] has an id of its own for each part of a split', () => {
    const split = decided(output.id, {
      action: 'split',
      parts: [{ value: 60 }, { value: 20, indicator: '船艇出口额' }],
    })
    const parts = adoptedElements(items, statesOf([split]), none).statements.filter(({ id }) =>
      id.startsWith(output.id),
    )
    expect(parts.map(({ id, found }) => [id, found])).toEqual([
      [`${output.id}/1`, null],
      [`${output.id}/2`, null],
    ])
    expect(parts[1]?.value).toMatchObject({ indicator: '船艇出口额', value: 20, unit: '亿元', line: output.line })
  })

  it('[AD3] leaves out what was merged; a kept name cites the places of both', () => {
    const names = items.filter((item) => item.kind === 'name')
    const [kept, gone] = [names[0], names[1]] as const
    if (kept === undefined || gone === undefined) throw new Error('too few names')
    const merged = decided(gone.id, { action: 'merge', into: kept.id })
    const { names: adopted } = adoptedElements(items, statesOf([merged]), none)
    expect(adopted.some(({ id }) => id === gone.id)).toBe(false)
    expect(adopted.find(({ id }) => id === kept.id)?.value.mentions.map(({ start }) => start)).toEqual(
      [...kept.found.mentions, ...gone.found.mentions].map(({ start }) => start).sort((a, b) => a - b),
    )
  })

  it('[AD4] waits for what the settings want decided', () => {
    const targets = items.filter(({ group }) => group === 'target')
    const rule = { mustDecide: ['target'], mayStayFrom: null } as const
    expect(undecidedItems(items, statesOf([]), rule)).toEqual(targets)
    const decisions = targets.slice(1).map(({ id }) => decided(id, { action: 'accept' }))
    expect(undecidedItems(items, statesOf(decisions), rule)).toEqual(targets.slice(0, 1))
    const sure = undecidedItems(items, statesOf([]), { ...rule, mayStayFrom: 0.96 })
    expect(sure.every(({ confidence }) => confidence < 0.96)).toBe(true)
    expect(sure.length).toBeLessThan(targets.length)
  })
})
