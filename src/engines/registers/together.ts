import type { Outcome } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Act, recordAll } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Database, Writing } from '../../platform/database/tables.ts'
import { type Desk, recordActs, type Written } from './desk.ts'
import { type TakenNumbers, takeNext } from './record-store.ts'
import { createRecord, createRecords, type StepAsked, stepEach, stepRecord } from './records.ts'
import type { Register } from './register.ts'

/** Most acts in one transaction: longer ones would keep the first waiting for the last. */
const MOST = 100
/**
 * Transactions of one kind, type and division at a time: where many wait, the next is judged while one is being written to the
 * disk. Few wait for it instead, since what a transaction costs is shared by those who come together.
 */
const AT_ONCE = 2
const MANY = 25

/** A kind of act on records of one type and division that may share a transaction with others of its kind. */
interface Kind<Asked, Taken> {
  /** What is taken for so many before the transaction begins: taken in it, the next would wait until it ends. */
  readonly before: (db: Database, register: Register, division: string, at: Date, count: number) => Promise<Taken>
  /** Does all of them or throws; what is refused has written nothing. */
  readonly all: (
    tx: Writing,
    register: Register,
    asked: readonly (Asked & { readonly desk: Desk })[],
    taken: Taken,
  ) => Promise<readonly Outcome<Written>[]>
  readonly alone: (tx: Writing, desk: Desk, register: Register, asked: Asked) => Promise<Outcome<Written>>
  /** Two acts of one transaction never have this in common; null: they may be any two. */
  readonly apart: (asked: Asked) => string | null
}

interface Waiting<Asked> {
  readonly desk: Omit<Desk, 'at' | 'acts'>
  readonly now: () => Date
  readonly asked: Asked
  readonly answer: (outcome: Outcome<Written>) => void
  readonly fail: (error: unknown) => void
}

interface Group<Asked> {
  waiting: readonly Waiting<Asked>[]
  running: number
}

/**
 * Does an act in a transaction, together with others of its kind that are asked for at the same time: they share one
 * transaction, its statements, its place in the chain of the record and its way to the disk, which is what an act mostly waits
 * for. Each is answered when it is on the disk, and done or refused by itself; where the transaction fails, each is tried alone,
 * so that what broke it breaks nothing else.
 */
function together<Asked, Taken>(kind: Kind<Asked, Taken>) {
  const groups = new WeakMap<Database, Map<string, Group<Asked>>>()

  const groupOf = (db: Database, key: string): Group<Asked> => {
    const known = groups.get(db) ?? new Map<string, Group<Asked>>()
    groups.set(db, known)
    const group = known.get(key) ?? { waiting: [], running: 0 }
    known.set(key, group)
    return group
  }

  const begin = (db: Database, register: Register, group: Group<Asked>): void => {
    const { running, waiting } = group
    if (waiting.length === 0 || running >= AT_ONCE || (running > 0 && waiting.length < MANY)) return
    group.running++
    // What has arrived with it comes along.
    setImmediate(async () => {
      const some = take(group)
      if (some.length > 0) await doAll(db, register, some)
      group.running--
      begin(db, register, group)
    })
  }

  /** The first that wait, as far as they may share a transaction; the others stay where they are. */
  const take = (group: Group<Asked>): readonly Waiting<Asked>[] => {
    const held = new Set<string>()
    const taken = new Set<Waiting<Asked>>()
    for (const one of group.waiting) {
      if (taken.size >= MOST) break
      const apart = kind.apart(one.asked)
      if (apart !== null && held.has(apart)) continue
      if (apart !== null) held.add(apart)
      taken.add(one)
    }
    group.waiting = group.waiting.filter((one) => !taken.has(one))
    return [...taken]
  }

  /** Never throws: each of them is told. */
  const doAll = async (db: Database, register: Register, some: readonly Waiting<Asked>[]): Promise<void> => {
    const [first] = some
    if (first === undefined) return
    if (some.length === 1) return doAlone(db, register, first)
    try {
      const at = first.now()
      const taken = await kind.before(db, register, first.desk.division, at, some.length)
      const outcomes = await inTransaction(db, async (tx) => {
        const acts: { readonly actor: Actor; readonly act: Act }[] = []
        const done = await kind.all(
          tx,
          register,
          some.map(({ desk, asked }) => ({ ...asked, desk: { ...desk, at, acts } })),
          taken,
        )
        // The chain's head is held from here to the end of the transaction.
        await recordAll(tx, at, acts)
        return done
      })
      for (const [i, outcome] of outcomes.entries()) some[i]?.answer(outcome)
    } catch {
      for (const one of some) await doAlone(db, register, one)
    }
  }

  const doAlone = async (db: Database, register: Register, one: Waiting<Asked>): Promise<void> => {
    try {
      one.answer(
        await inRefusableTransaction(db, async (tx) => {
          const own: Desk = { ...one.desk, at: one.now(), acts: [] }
          const outcome = await kind.alone(tx, own, register, one.asked)
          if (outcome.kind === 'done') await recordActs(tx, own)
          return outcome
        }),
      )
    } catch (error) {
      one.fail(error)
    }
  }

  return (
    db: Database,
    register: Register,
    desk: Waiting<Asked>['desk'],
    now: () => Date,
    asked: Asked,
  ): Promise<Outcome<Written>> =>
    new Promise((answer, fail) => {
      const group = groupOf(db, `${desk.division} ${register.type.id}`)
      group.waiting = [...group.waiting, { desk, now, asked, answer, fail }]
      begin(db, register, group)
    })
}

/** Makes a record from what is given, in a transaction of its own or with others that are made at the same time. */
export const createTogether = together<{ readonly given: Readonly<Record<string, unknown>> }, TakenNumbers | null>({
  before: (db, register, division, at, count) => takeNext(db, register, division, dayOf(at), count),
  all: createRecords,
  alone: (tx, desk, register, { given }) => createRecord(tx, desk, register, given),
  apart: () => null,
})

/** Does a transition of a record, in a transaction of its own or with those of other records that are done at the same time. */
export const stepTogether = together<StepAsked, null>({
  before: async () => null,
  all: stepEach,
  alone: (tx, desk, register, { id, revision, transition, given, reason }) =>
    stepRecord(tx, desk, register, id, revision, transition, given, reason),
  // The second of one record begins from what the first has made of it.
  apart: ({ id }) => id,
})
