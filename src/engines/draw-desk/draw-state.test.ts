import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { momentOf, roundAt } from '../draws/beacon.ts'
import { commitmentOf, freeze } from '../draws/canonical.ts'
import { PublishedDraw } from '../draws/published.ts'
import { verifyDraw } from '../draws/verify.ts'
import { commit, type DrawHead, type DrawStep, enterBeacon, reveal, stateOf, voidBecause } from './draw-state.ts'

const ids = ['甲灯', '乙灯', '丙灯', '丁灯', '戊灯', '己灯']
const frozen = freeze(ids)
const round = roundAt(new Date('2025-07-01T02:00:00Z'))
const due = momentOf(round)
const head: DrawHead = {
  division: '999906',
  id: 'd',
  title: '灯塔抽查',
  by: '临湖区',
  simulated: true,
  frozenAt: '2025-07-01T01:00:00.000Z',
  strata: [
    { name: 'A', ids: ids.slice(0, 4), take: { share: 0.5 } },
    { name: 'D', ids: ids.slice(4), take: { share: 1 } },
  ],
  listHash: frozen.kind === 'done' ? frozen.value.hash : '',
  pools: {
    own: ['I1', 'I2', 'I3'],
    borrowed: ['X1'],
    needed: 2,
    avoidances: [{ inspector: 'I1', target: '戊灯', because: 'relation' }],
  },
  beacon: { kind: 'drand-quicknet', round: String(round), due: due.toISOString() },
  revealBy: new Date(due.getTime() + 86_400_000).toISOString(),
}
const at = (minutes: number) => new Date(due.getTime() + minutes * 60_000)
const secret = (n: number) => bytesToHex(new Uint8Array(32).fill(n))
const hash = (n: number) => commitmentOf(new Uint8Array(32).fill(n))

/** Plays acts and keeps those that are taken. */
function play(acts: readonly ((steps: readonly DrawStep[]) => ReturnType<typeof commit>)[]) {
  const steps: DrawStep[] = []
  const codes: string[] = []
  for (const act of acts) {
    const outcome = act(steps)
    if (outcome.kind === 'done') steps.push(outcome.value)
    codes.push(outcome.kind === 'done' ? 'done' : outcome.refusal.code)
  }
  return { steps, codes }
}
const commits = (person: string, party: string, n: number, when: number) => (steps: readonly DrawStep[]) =>
  commit(head, stateOf(head, steps, at(when)), { person, party, hash: hash(n) }, at(when))
const reveals = (person: string, n: number, when: number) => (steps: readonly DrawStep[]) =>
  reveal(head, stateOf(head, steps, at(when)), { person, secret: secret(n) }, at(when))
const beacon = (value: string, when: number) => (steps: readonly DrawStep[]) =>
  enterBeacon(head, stateOf(head, steps, at(when)), value, at(when))

describe('the desk of a draw', () => {
  it('comes to a result that anybody verifies', () => {
    const { steps, codes } = play([
      commits('p1', '监管局', 1, -30),
      commits('p2', '人大代表', 2, -20),
      beacon('ab'.repeat(32), 5),
      reveals('p2', 2, 6),
      reveals('p1', 1, 7),
    ])
    expect(codes).toEqual(['done', 'done', 'done', 'done', 'done'])
    const { stage, published } = stateOf(head, steps, at(8))
    expect(stage).toBe('drawn')
    expect(Value.Check(PublishedDraw, published)).toBe(true)
    expect(verifyDraw(published).checks.filter(({ state }) => state !== 'right')).toEqual([])
    expect(published.result?.strata.map(({ drawn }) => drawn.length)).toEqual([2, 2])
    expect(published.result?.assignments.find(({ target }) => target === '戊灯')?.inspectors).not.toContain('I1')
  })

  it('goes through its stages, each seen as such', () => {
    const { steps } = play([commits('p1', '监管局', 1, -30), commits('p2', '人大代表', 2, -20)])
    expect(stateOf(head, [], at(-60)).stage).toBe('committing')
    expect(stateOf(head, steps, at(-10)).stage).toBe('waiting')
    expect(stateOf(head, steps, at(1))).toMatchObject({ stage: 'revealing', missing: ['监管局', '人大代表'] })
    expect(verifyDraw(stateOf(head, steps, at(1)).published).verdict).toBe('open')
  })

  it('refuses what would let somebody choose', () => {
    expect(
      play([
        reveals('p1', 1, -40),
        beacon('ab'.repeat(32), -40),
        commits('p1', '监管局', 1, -30),
        commits('p1', '另一方', 3, -29),
        commits('p3', '监管局', 3, -28),
        commits('p2', '人大代表', 2, -20),
        commits('p4', '商会', 4, 1),
        beacon('XY', 2),
        beacon('ab'.repeat(32), 3),
        beacon('cd'.repeat(32), 4),
        reveals('p1', 9, 5),
        reveals('p9', 1, 5),
        reveals('p1', 1, 5),
        reveals('p1', 1, 6),
        reveals('p2', 2, 60 * 25),
      ]).codes,
    ).toEqual([
      'beacon-not-due',
      'beacon-not-due',
      'done',
      'promised-already',
      'faulty',
      'done',
      'beacon-out',
      'faulty',
      'done',
      'beacon-entered',
      'faulty',
      'not-a-party',
      'done',
      'revealed-already',
      'reveal-late',
    ])
  })

  it('is void when too few promised, or somebody stays silent, and says who', () => {
    expect(voidBecause(head, stateOf(head, [], at(1)), at(1))).toContain('只有 0 方承诺')
    const { steps } = play([
      commits('p1', '监管局', 1, -30),
      commits('p2', '人大代表', 2, -20),
      beacon('ab'.repeat(32), 5),
      reveals('p1', 1, 7),
    ])
    expect(voidBecause(head, stateOf(head, steps, at(60)), at(60))).toBeNull()
    const late = at(60 * 25)
    const because = voidBecause(head, stateOf(head, steps, late), late)
    expect(because).toBe('人大代表没有按时揭示')
    const voided: DrawStep = { kind: 'void', at: late.toISOString(), because: because ?? '' }
    const state = stateOf(head, [...steps, voided], late)
    expect(state.stage).toBe('void')
    expect(state.published.result).toBeNull()
    expect(verifyDraw(state.published).verdict).toBe('void')
    // Nothing can be added to a void draw, so there is no silent second try.
    expect(reveal(head, state, { person: 'p2', secret: secret(2) }, late)).toMatchObject({ kind: 'refused' })
  })

  it('never publishes a result that does not verify, whatever is tried in whatever order', () => {
    const acts = [
      commits('p1', '监管局', 1, -30),
      commits('p2', '人大代表', 2, -20),
      commits('p3', '商会', 3, -10),
      beacon('ab'.repeat(32), 5),
      reveals('p1', 1, 6),
      reveals('p2', 2, 7),
      reveals('p3', 3, 8),
      reveals('p1', 2, 9),
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 14 }), (chosen) => {
        const { published } = stateOf(head, play(chosen).steps, at(20))
        expect(verifyDraw(published).verdict).not.toBe('wrong')
      }),
    )
  })
})

describe('a draw of lots', () => {
  const classes = [
    { name: '一居·优先', ids: ids.slice(0, 2), take: { count: 2 } },
    { name: '一居·普通', ids: ids.slice(2), take: { count: 1 } },
  ]
  const { pools: _, ...rest } = head
  const housing = (mode: 'choice' | 'assigned'): DrawHead => ({
    ...rest,
    strata: classes,
    lots: { mode, groups: [{ name: '一居', lots: ['甲-1', '甲-2', '甲-3'], strata: ['一居·优先', '一居·普通'] }] },
  })
  const steps: readonly DrawStep[] = [
    { kind: 'commit', at: at(-30).toISOString(), person: 'p1', party: '住建局', hash: hash(1) },
    { kind: 'commit', at: at(-20).toISOString(), person: 'p2', party: '轮候家庭代表', hash: hash(2) },
    { kind: 'beacon', at: at(5).toISOString(), value: 'ab'.repeat(32) },
    { kind: 'reveal', at: at(6).toISOString(), party: '住建局', secret: secret(1) },
    { kind: 'reveal', at: at(7).toISOString(), party: '轮候家庭代表', secret: secret(2) },
  ]
  it('is published and verified like any other, and not when anything of it was changed', () => {
    for (const mode of ['choice', 'assigned'] as const) {
      const { published } = stateOf(housing(mode), steps, at(8))
      expect(Value.Check(PublishedDraw, published)).toBe(true)
      expect(verifyDraw(published).verdict).toBe('right')
      expect(published.result?.strata.map(({ drawn }) => drawn.length)).toEqual([2, 1])
      expect(published.result?.lots).toHaveLength(mode === 'choice' ? 0 : 3)
      const { lots, result } = published
      if (lots === undefined || result === null) throw new Error('there must be lots')
      const isWrong = (changed: Partial<PublishedDraw>, check: string) => {
        const { verdict, checks } = verifyDraw({ ...published, ...changed })
        expect(verdict).toBe('wrong')
        expect(checks.find(({ state }) => state === 'wrong')?.of).toBe(check)
      }
      isWrong({ lots: { ...lots, groups: lots.groups.map((one) => ({ ...one, lots: ['甲-1', '甲-2'] })) } }, 'classes')
      // One more of the second class than the first left.
      isWrong({ strata: classes.map((one) => ({ ...one, take: { count: 2 } })) }, 'classes')
      if (mode === 'assigned') isWrong({ result: { ...result, lots: result.lots?.toReversed() ?? [] } }, 'lots')
    }
  })
})
