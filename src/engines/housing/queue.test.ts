import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals } from '../../language/decimal.ts'
import { type DrawStep, stateOf } from '../draw-desk/draw-state.ts'
import { commitmentOf } from '../draws/canonical.ts'
import { verifyDraw } from '../draws/verify.ts'
import { candidatesOf, classesOf, className, startRoundDraw, turnsByQueue, turnsOf } from './classes.ts'
import { compareWaiting, movementOf, placed, type Waiting } from './queue.ts'

const rules = { first: true, ratio: 1.5, band: 20 }
const waitings = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 99_999 }).map((n) => `BZ2024-${String(n).padStart(5, '0')}`),
      group: fc.constantFrom('first' as const, 'ordinary' as const),
      points: fc.option(
        fc.integer({ min: 0, max: 200 }).map((n) => String(n / 2)),
        { nil: null, freq: 8 },
      ),
      rooms: fc.constantFrom('1', '2', '3'),
      queuedOn: fc.integer({ min: 1, max: 28 }).map((n) => `2024-02-${String(n).padStart(2, '0')}`),
    }),
    { selector: ({ number }) => number, maxLength: 40 },
  )
  .map((all): readonly Waiting[] => all.map((one) => ({ ...one, id: one.number, name: '张*', wants: 'public-rental' })))

/** Whether a household stands before another by what counts, the day and the number apart. */
const isBetter = (a: Waiting, b: Waiting) =>
  a.points !== null &&
  (a.group !== b.group ? a.group === 'first' : b.points === null || compareDecimals(a.points, b.points) > 0)

describe('the queue', () => {
  it('lets nobody stand before somebody who is better by the rule', () => {
    fc.assert(
      fc.property(waitings, (waiting) => {
        const queue = placed(waiting, rules)
        for (const a of queue)
          for (const b of queue)
            if (a.rooms === b.rooms && isBetter(a, b) && a.group === b.group) expect(a.place).toBeLessThan(b.place)
        for (const a of queue)
          for (const b of queue)
            if (a.rooms === b.rooms && a.points !== null && a.group === 'first' && b.group === 'ordinary')
              expect(a.place).toBeLessThan(b.place)
      }),
    )
  })

  it('puts the same points in the order of the day, then of the number', () => {
    fc.assert(
      fc.property(waitings, (waiting) => {
        const queue = placed(waiting, rules)
        for (const a of queue)
          for (const b of queue)
            if (
              a.rooms === b.rooms &&
              a.points === b.points &&
              (a.group === b.group || a.points === null) &&
              a.id !== b.id
            )
              expect(a.place < b.place).toBe(a.queuedOn === b.queuedOn ? a.number < b.number : a.queuedOn < b.queuedOn)
      }),
    )
  })

  it('gives each a place of its own, whatever order they come in', () => {
    fc.assert(
      fc.property(
        waitings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))),
        ([all, shuffled]) => {
          const byId = (queue: ReturnType<typeof placed>) =>
            new Map(queue.map(({ id, place, of }) => [id, `${place}/${of}`]))
          expect(byId(placed(shuffled, rules))).toEqual(byId(placed(all, rules)))
          for (const rooms of ['1', '2', '3']) {
            const line = placed(all, rules).filter((one) => one.rooms === rooms)
            expect(line.map(({ place }) => place).toSorted((a, b) => a - b)).toEqual(line.map((_, i) => i + 1))
          }
        },
      ),
    )
  })

  it('explains every movement: the parts come to the place now', () => {
    fc.assert(
      fc.property(waitings, waitings, (earlier, later) => {
        const before = placed(earlier, rules)
        const now = placed(later, rules)
        for (const { id } of now) {
          const moved = movementOf(id, before, now)
          if (moved === null || moved.before === null) continue
          expect(moved.before - moved.left + moved.came + moved.passed - moved.fell).toBe(moved.now)
        }
      }),
    )
    expect(movementOf('nobody', [], [])).toBeNull()
  })
})

describe('who comes to a draw', () => {
  const homes = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ code: `甲-${i}`, rooms: String(1 + (i % 3)) }))

  it('are the best of the queue; nobody is left out who has the points of one who comes', () => {
    fc.assert(
      fc.property(waitings, fc.integer({ min: 1, max: 12 }), (waiting, count) => {
        const line = placed(waiting, rules).filter(({ rooms }) => rooms === '1')
        const come = candidatesOf(line, count, rules)
        const out = line.filter((one) => !come.includes(one))
        const known = line.filter(({ points }) => points !== null)
        expect(come.length).toBeGreaterThanOrEqual(Math.min(known.length, Math.ceil(count * 1.5)))
        for (const one of come)
          for (const other of out) {
            expect(other.points === null || compareWaiting(one, other, rules) < 0).toBe(true)
            expect(other.group === one.group && other.points === one.points).toBe(false)
          }
      }),
    )
  })

  it('are drawn class after class: nobody jumps one, and the verifier says so', () => {
    const now = new Date('2024-03-05T01:00:00Z')
    const secrets = [1, 2].map((n) => new Uint8Array(32).fill(n))
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
    fc.assert(
      fc.property(
        waitings,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('choice' as const, 'assigned' as const),
        (waiting, count, mode) => {
          const queue = placed(waiting, rules)
          const head = startRoundDraw(
            { title: '春季配租', by: '住建局', simulated: true, mode, homes: homes(count), queue },
            { kind: 'lottery', round: '双色球测试期', due: '2024-03-06T13:15:00.000Z' },
            { ...rules, leadMinutes: 10, revealHours: 24 },
            { division: '999906', id: 'd', now },
          )
          const { strata } = classesOf(homes(count), queue, rules)
          if (head.kind === 'refused') {
            expect(strata).toEqual([])
            return
          }
          const at = '2024-03-06T14:00:00.000Z'
          const steps: DrawStep[] = [
            ...secrets.map(
              (secret, i): DrawStep => ({
                kind: 'commit',
                at: '2024-03-05T02:00:00.000Z',
                person: `p${i}`,
                party: `方${i}`,
                hash: commitmentOf(secret),
              }),
            ),
            { kind: 'beacon', at, value: '01 02 03 + 04' },
            ...secrets.map((secret, i): DrawStep => ({ kind: 'reveal', at, party: `方${i}`, secret: hex(secret) })),
          ]
          const { published } = stateOf(head.value, steps, new Date(at))
          expect(verifyDraw(published).verdict).toBe('right')
          const turns = turnsOf(
            published.lots?.groups ?? [],
            published.result?.strata ?? [],
            published.result?.lots ?? [],
          )
          expect(new Set(turns.map(({ number }) => number)).size).toBe(turns.length)
          const given = turns.flatMap(({ home }) => (home === null ? [] : [home]))
          expect(new Set(given).size).toBe(given.length)
          expect(given.length).toBe(mode === 'assigned' ? turns.length : 0)
          // Of two in different classes of one line, the one of the better class has the earlier turn.
          const byNumber = new Map(queue.map((one) => [one.number, one]))
          const turnOf = new Map(turns.map(({ number, turn }) => [number, turn]))
          for (const { number: a, rooms } of turns)
            for (const one of queue) {
              if (one.rooms !== rooms || one.number === a || one.points === null) continue
              const own = byNumber.get(a) as (typeof queue)[number]
              if (className(one, rules) === className(own, rules)) continue
              if (compareWaiting(one, own, rules) < 0)
                expect(turnOf.get(one.number) ?? Infinity).toBeLessThan(turnOf.get(a) as number)
            }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('without a draw take their turns as they stand', () => {
    fc.assert(
      fc.property(waitings, fc.integer({ min: 1, max: 12 }), (waiting, count) => {
        const queue = placed(waiting, rules)
        for (const { number, rooms, turn } of turnsByQueue(homes(count), queue, rules))
          expect(queue.find((one) => one.number === number)).toMatchObject({ rooms, place: turn })
      }),
    )
  })
})
