import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accept,
  close,
  type DrawSoFar,
  endPapers,
  invite,
  mark,
  markDefence,
  type ReviewHead,
  type ReviewStep,
  recuse,
  reviewStateOf,
  schedule,
  voidReview,
} from './review-state.ts'

const codes = ['E-1', 'E-2', 'E-3', 'E-4']
const head: ReviewHead = {
  division: '999906',
  id: 'r',
  challenge: 'c',
  number: 'JB2024-001',
  title: '涂层',
  frozenAt: '2024-03-05T01:00:00.000Z',
  bids: ['A', 'B'].map((code) => ({
    code,
    bid: `bid-${code}`,
    scheme: '方案',
    texts: [],
    price: '80',
    months: 10,
    covered: 0,
  })),
  experts: codes.map((code) => ({ code, expert: code, number: code, nonce: '' })),
  criteria: [
    { id: 'plan', name: { zh: '路线', en: 'Plan' }, weight: 60 },
    { id: 'price', name: { zh: '报价', en: 'Price' }, weight: 40 },
  ],
  rules: { panel: 3, quorum: 3, dropFrom: 5, scoreDays: 7 },
  task: { detail: '', indicators: [] },
}
const DRAWN = Date.parse('2024-03-05T02:10:00Z')
const draw = {
  stage: 'drawn',
  published: {
    void: null,
    reveals: [{ party: '甲', secret: '', at: new Date(DRAWN).toISOString() }],
    result: { strata: [], assignments: [{ target: 'JB', inspectors: codes, borrowed: [], state: 'full' }] },
  },
} as DrawSoFar
const at = (hours: number) => new Date(DRAWN + hours * 3_600_000)
const whole = (plan: number) => ({
  marks: { A: { plan, price: 80 }, B: { plan: 70, price: 70 } },
  notes: { A: ' 好 ' },
})

type Act = (steps: readonly ReviewStep[]) => ReturnType<typeof accept>
const state = (steps: readonly ReviewStep[], hours = 1) => reviewStateOf(head, draw, steps, at(hours))
const acts = {
  invite:
    (code: string): Act =>
    (steps) =>
      invite(state(steps), code, `hash ${code}`, at(1)),
  accept:
    (code: string): Act =>
    (steps) =>
      accept(state(steps), code, at(1)),
  recuse:
    (code: string): Act =>
    (steps) =>
      recuse(state(steps), code, '合作过', at(1)),
  mark:
    (code: string, plan = 90, hours = 1): Act =>
    (steps) =>
      mark(head, state(steps, hours), code, whole(plan), at(hours)),
  close:
    (hours = 1): Act =>
    (steps) =>
      close(state(steps, hours), at(hours)),
  void: (): Act => (steps) => voidReview(state(steps), '人数不足', at(1)),
}
function play(all: readonly Act[]) {
  const steps: ReviewStep[] = []
  const told = all.map((act) => {
    const outcome = act(steps)
    if (outcome.kind === 'done') steps.push(outcome.value)
    return outcome.kind === 'done' ? 'done' : outcome.refusal.code
  })
  return { steps, told }
}

describe('a blind review', () => {
  it('has nobody on its panel before the draw, and takes nothing', () => {
    const before = { ...draw, stage: 'waiting', published: { ...draw.published, result: null } } as DrawSoFar
    const early = reviewStateOf(head, before, [], at(0))
    expect(early).toMatchObject({ stage: 'drawing', seats: [], markBy: null, mayClose: false })
    expect(accept(early, 'E-1', at(0))).toMatchObject({ kind: 'refused' })
  })

  it('is closed when all handed in, and not before', () => {
    const { steps, told } = play([
      acts.mark('E-1'),
      acts.accept('E-1'),
      acts.accept('E-1'),
      acts.accept('E-4'),
      acts.mark('E-1'),
      acts.mark('E-1', 10),
      acts.recuse('E-1'),
      acts.close(),
      acts.accept('E-2'),
      acts.mark('E-2'),
      acts.accept('E-3'),
      acts.mark('E-3'),
      acts.close(),
      acts.close(),
    ])
    expect(told).toEqual([
      'not-declared',
      'done',
      'accepted',
      'no-seat',
      'done',
      'marked',
      'marked',
      'not-all-in',
      'done',
      'done',
      'done',
      'done',
      'done',
      'not-marking',
    ])
    expect(state(steps).ranking?.map(({ bid, score }) => [bid, score])).toEqual([
      ['A', '86.00'],
      ['B', '70.00'],
    ])
    expect(steps.find(({ kind }) => kind === 'marks')).toMatchObject({ sheet: { notes: { A: '好' } } })
  })

  it('keeps marks sealed until it is closed', () => {
    const { steps } = play([acts.accept('E-1'), acts.mark('E-1'), acts.accept('E-2'), acts.mark('E-2')])
    expect(state(steps).ranking).toBeNull()
    expect(JSON.stringify(state(steps))).not.toContain('90')
  })

  it('lets the next in reserve follow whoever stands back', () => {
    const { steps } = play([acts.recuse('E-2')])
    const { seats, reserves } = state(steps)
    expect(seats.map(({ code, standing, isReserve }) => [code, standing, isReserve])).toEqual([
      ['E-1', 'to-invite', false],
      ['E-2', 'recused', false],
      ['E-3', 'to-invite', false],
      ['E-4', 'to-invite', true],
    ])
    expect(reserves).toBe(0)
    expect(accept(state(steps), 'E-4', at(1)).kind).toBe('done')
  })

  it('refuses a sheet with every mark that is missing or out of bounds', () => {
    const { steps } = play([acts.accept('E-1')])
    const outcome = mark(head, state(steps), 'E-1', { marks: { A: { plan: 101, price: 5.5 } }, notes: {} }, at(1))
    expect(outcome.kind === 'refused' && outcome.refusal.faults?.map((fault) => fault.at)).toEqual([
      'marks.A.plan',
      'marks.A.price',
      'marks.B.plan',
      'marks.B.price',
    ])
  })

  it('takes no marks after the time, and may then be closed with the quorum', () => {
    const late = 7 * 24 + 1
    const some = [acts.accept('E-1'), acts.mark('E-1'), acts.accept('E-2'), acts.mark('E-2'), acts.accept('E-3')]
    expect(play([...some, acts.mark('E-3', 90, late), acts.close(late)]).told.slice(-2)).toEqual([
      'too-late',
      'not-all-in',
    ])
  })

  it('never shows a mark, and never ranks, whatever is tried in whatever order, until it is closed', () => {
    const all = [
      ...codes.flatMap((code) => [acts.invite(code), acts.accept(code), acts.recuse(code), acts.mark(code)]),
      acts.close(),
      acts.void(),
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 25 }), (chosen) => {
        const { steps } = play(chosen)
        const now = state(steps)
        const isClosed = steps.some(({ kind }) => kind === 'close') && !steps.some(({ kind }) => kind === 'void')
        expect(now.ranking !== null).toBe(isClosed)
        if (isClosed) expect(now.marked).toBeGreaterThanOrEqual(head.rules.quorum)
        // Nobody who stood back has a mark that counts.
        for (const { marks } of now.ranking ?? [])
          for (const { expert } of marks) expect(now.seats.find(({ code }) => code === expert)?.standing).toBe('marked')
      }),
    )
  })
})

describe('a defence after the papers', () => {
  const defended: ReviewHead = {
    ...head,
    rules: { ...head.rules, quorum: 2, panel: 3, defence: { admits: 1, weight: 40, minutes: 30, noticeHours: 48 } },
  }
  const now = (steps: readonly ReviewStep[], hours: number) => reviewStateOf(defended, draw, steps, at(hours))
  const papersIn = (): ReviewStep[] => {
    const steps: ReviewStep[] = []
    for (const [i, code] of codes.slice(0, 3).entries())
      for (const act of [
        () => accept(now(steps, 1), code, at(1)),
        () => mark(defended, now(steps, 1), code, whole(90 - i), at(1)),
      ]) {
        const outcome = act()
        if (outcome.kind === 'done') steps.push(outcome.value)
      }
    return steps
  }
  const asked = { where: '二楼会议室', first: at(60).toISOString(), pause: 5, because: '' }
  const stepOf = (outcome: ReturnType<typeof accept>): ReviewStep => {
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.code)
    return outcome.value
  }
  const codeOf = (outcome: ReturnType<typeof accept>) => (outcome.kind === 'refused' ? outcome.refusal.code : 'done')

  it('begins once the papers are in, keeps them sealed, and is not closed without its own marks', () => {
    const steps = papersIn()
    expect(codeOf(endPapers(now(steps.slice(0, 4), 1), at(1)))).toBe('not-all-in')
    expect(codeOf(close(now(steps, 1), at(1)))).toBe('not-all-in')
    steps.push(stepOf(endPapers(now(steps, 1), at(1))))
    const state = now(steps, 2)
    expect(state).toMatchObject({ stage: 'defending', ranking: null, mayClose: false, reserves: 0 })
    expect(state.defence?.admitted).toEqual(['A'])
    expect(JSON.stringify(state)).not.toContain('86')
    expect(codeOf(endPapers(state, at(2)))).toBe('not-marking')
    expect(codeOf(mark(defended, state, 'E-1', whole(1), at(2)))).toBe('not-marking')
  })

  it('is planned with notice in the order of the lot, and moved only before it begins, with a reason', () => {
    const steps = papersIn()
    steps.push(stepOf(endPapers(now(steps, 1), at(1))))
    const early = schedule(now(steps, 20), asked, at(20))
    expect(early.kind === 'refused' && early.refusal.faults?.map(({ at: where }) => where)).toEqual(['first'])
    steps.push(stepOf(schedule(now(steps, 2), asked, at(2))))
    expect(now(steps, 3).defence?.plan?.slots).toEqual([{ bid: 'A', at: at(60).toISOString() }])
    const later = { ...asked, first: at(70).toISOString() }
    expect(codeOf(schedule(now(steps, 3), later, at(3)))).toBe('schedule')
    steps.push(stepOf(schedule(now(steps, 3), { ...later, because: '会议室占用' }, at(3))))
    expect(codeOf(schedule(now(steps, 71), { ...later, because: '再改' }, at(71)))).toBe('begun')
  })

  it('takes whole marks once the last has begun, and closes with both rounds', () => {
    const steps = papersIn()
    steps.push(stepOf(endPapers(now(steps, 1), at(1))))
    steps.push(stepOf(schedule(now(steps, 2), asked, at(2))))
    expect(codeOf(markDefence(now(steps, 59), 'E-1', { A: 80 }, at(59)))).toBe('too-early')
    expect(codeOf(markDefence(now(steps, 61), 'E-1', { A: 80.5 }, at(61)))).toBe('marks')
    // Now that it is known who bids one stands back: counts in neither round, and nobody follows.
    steps.push(stepOf(recuse(now(steps, 61), 'E-3', '曾共同申请专利', at(61))))
    expect(codeOf(markDefence(now(steps, 61), 'E-3', { A: 80 }, at(61)))).toBe('no-seat')
    expect(codeOf(accept(now(steps, 61), 'E-4', at(61)))).toBe('not-marking')
    steps.push(stepOf(markDefence(now(steps, 61), 'E-1', { A: 80 }, at(61))))
    expect(codeOf(markDefence(now(steps, 61), 'E-1', { A: 90 }, at(61)))).toBe('marked')
    expect(codeOf(recuse(now(steps, 61), 'E-1', '想起来了', at(61)))).toBe('marked')
    expect(codeOf(close(now(steps, 61), at(61)))).toBe('not-all-in')
    steps.push(stepOf(markDefence(now(steps, 61), 'E-2', { A: 90 }, at(61))))
    steps.push(stepOf(close(now(steps, 61), at(61))))
    // Papers of E-1 and E-2: (86 + 85.4) ÷ 2 = 85.7; defence 85; 85.7 × 60 % + 85 × 40 % = 85.42.
    expect(now(steps, 62).ranking?.map(({ bid, score, rounds }) => [bid, score, rounds])).toEqual([
      ['A', '85.42', { paper: '85.70', defence: '85.00' }],
      ['B', '70.00', { paper: '70.00', defence: null }],
    ])
  })

  it('of a review of earlier days there is none', () => {
    expect(reviewStateOf(head, draw, [], at(1))).toMatchObject({ defence: null, mayEndPapers: false })
  })
})
