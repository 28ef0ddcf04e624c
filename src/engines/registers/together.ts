import type { Outcome } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Act, recordAll } from '../../platform/audit/record.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Database } from '../../platform/database/tables.ts'
import { type Desk, recordActs, type Written } from './desk.ts'
import { createRecord, createRecords } from './records.ts'
import type { Register } from './register.ts'

/** Most records that are made in one transaction: longer ones would keep the first waiting for the last. */
const MOST = 100
/** Transactions of one type and division at a time: while one is being written to the disk the next is judged. */
const AT_ONCE = 2

interface Waiting {
  readonly desk: Omit<Desk, 'at' | 'acts'>
  readonly now: () => Date
  readonly given: Readonly<Record<string, unknown>>
  readonly answer: (outcome: Outcome<Written>) => void
  readonly fail: (error: unknown) => void
}

interface Group {
  readonly waiting: Waiting[]
  running: number
}

const groups = new WeakMap<Database, Map<string, Group>>()

/**
 * Makes a record in a transaction of its own, together with others of its type and division that are asked for at the same
 * time: they share one transaction, its statements, its place in the chain of the record and its way to the disk, which is
 * what making a record mostly waits for. Each is answered when it is on the disk, and made or refused by itself; where the
 * transaction fails, each is tried alone, so that what broke it breaks nothing else.
 */
export function createTogether(
  db: Database,
  register: Register,
  desk: Waiting['desk'],
  now: () => Date,
  given: Readonly<Record<string, unknown>>,
): Promise<Outcome<Written>> {
  return new Promise((answer, fail) => {
    const group = groupOf(db, `${desk.division} ${register.type.id}`)
    group.waiting.push({ desk, now, given, answer, fail })
    begin(db, register, group)
  })
}

function groupOf(db: Database, key: string): Group {
  const known = groups.get(db) ?? new Map<string, Group>()
  groups.set(db, known)
  const group = known.get(key) ?? { waiting: [], running: 0 }
  known.set(key, group)
  return group
}

function begin(db: Database, register: Register, group: Group): void {
  if (group.running >= AT_ONCE || group.waiting.length === 0) return
  group.running++
  // What has arrived with it comes along.
  setImmediate(async () => {
    const some = group.waiting.splice(0, MOST)
    if (some.length > 0) await make(db, register, some)
    group.running--
    begin(db, register, group)
  })
}

/** Never throws: each of them is told. */
async function make(db: Database, register: Register, some: readonly Waiting[]): Promise<void> {
  const [first] = some
  if (first === undefined) return
  if (some.length === 1) return makeAlone(db, register, first)
  try {
    const outcomes = await inTransaction(db, async (tx) => {
      const at = first.now()
      const acts: { readonly actor: Actor; readonly act: Act }[] = []
      const made = await createRecords(
        tx,
        register,
        some.map(({ desk, given }) => ({ desk: { ...desk, at, acts }, given })),
      )
      // The chain's head is held from here to the end of the transaction.
      await recordAll(tx, at, acts)
      return made
    })
    for (const [i, outcome] of outcomes.entries()) some[i]?.answer(outcome)
  } catch {
    for (const one of some) await makeAlone(db, register, one)
  }
}

async function makeAlone(db: Database, register: Register, { desk, now, given, answer, fail }: Waiting): Promise<void> {
  try {
    answer(
      await inRefusableTransaction(db, async (tx) => {
        const own: Desk = { ...desk, at: now(), acts: [] }
        const outcome = await createRecord(tx, own, register, given)
        if (outcome.kind === 'done') await recordActs(tx, own)
        return outcome
      }),
    )
  } catch (error) {
    fail(error)
  }
}
