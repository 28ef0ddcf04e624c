import { describe, expect, it } from 'vitest'
import { lakeside } from '../../../test/fixtures/lakeside-plan.ts'
import { type Decision, statesOf } from './decisions.ts'
import { bulkCandidates, heldByOther, type Lease, progressBy, queueOrder } from './queue.ts'

const { items } = lakeside()
const NOW = '2024-03-05T02:00:00.000Z'
const accept = (item: string, seq: number): Decision => ({
  seq,
  item,
  action: { action: 'accept' },
  at: NOW,
  by: { id: 'p1', name: '王某' },
  reason: null,
  way: 'person',
  batch: null,
})

describe('the queue', () => {
  it('[QU1] gives first what must be decided, the least sure of it first', () => {
    const sorted = [...items].sort(queueOrder(['target', 'commitment']))
    const must = sorted.filter(({ group }) => group === 'target' || group === 'commitment')
    expect(sorted.slice(0, must.length)).toEqual(must)
    expect(must.map(({ confidence }) => confidence)).toEqual(
      must.map(({ confidence }) => confidence).sort((a, b) => a - b),
    )
  })

  it('[QU2] tells how far it has come by group and chapter', () => {
    const targets = items.filter(({ group }) => group === 'target')
    const states = statesOf(targets.slice(0, 2).map(({ id }, i) => accept(id, i + 1)))
    const progress = progressBy(items, states, ({ group }) => group)
    expect(progress.find(({ key }) => key === 'target')).toMatchObject({ total: targets.length, decided: 2 })
    expect(progress.reduce((sum, { total }) => sum + total, 0)).toBe(items.length)
    expect(progressBy(items, states, ({ chapter }) => chapter ?? '').map(({ key }) => key)).toEqual(['1', '2', '3'])
  })

  it('[QU3] lets nobody decide what another holds, until the hold ends', () => {
    const lease: Lease = { item: 'x', person: 'p2', name: '李某', until: '2024-03-05T02:05:00.000Z' }
    expect(heldByOther([lease], 'x', 'p1', NOW)?.name).toBe('李某')
    expect(heldByOther([lease], 'x', 'p2', NOW)).toBeNull()
    expect(heldByOther([lease], 'x', 'p1', '2024-03-05T02:05:00.000Z')).toBeNull()
  })

  it('[QU4] accepts together only what is pending, sure enough and held by nobody else', () => {
    const wanted = { groups: ['target', 'result'], from: 0.95, chapter: null } as const
    const all = bulkCandidates(items, statesOf([]), [], wanted, 'p1', NOW)
    expect(all.length).toBeGreaterThan(2)
    expect(all.every(({ group, confidence }) => group !== 'commitment' && confidence >= 0.95)).toBe(true)
    const [first, second] = all
    if (first === undefined || second === undefined) throw new Error('too few')
    const lease: Lease = { item: second.id, person: 'p2', name: '李某', until: '2024-03-05T03:00:00.000Z' }
    expect(bulkCandidates(items, statesOf([accept(first.id, 1)]), [lease], wanted, 'p1', NOW)).toEqual(all.slice(2))
    expect(
      bulkCandidates(items, statesOf([]), [], { ...wanted, chapter: '3' }, 'p1', NOW).every(
        ({ chapter }) => chapter === '3',
      ),
    ).toBe(true)
  })
})
