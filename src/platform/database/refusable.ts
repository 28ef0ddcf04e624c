import { type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { inTransaction } from './connect.ts'
import type { Database, Writing } from './tables.ts'

/** Thrown inside a transaction to undo it for a reason that a person is told: by a listener to another engine's event. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** Like `inTransaction`, for work that may be refused: a refusal, returned or thrown as `Refused`, undoes everything. */
export async function inRefusableTransaction<T>(
  db: Database,
  work: (tx: Writing) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await inTransaction(db, async (tx) => {
      const outcome = await work(tx)
      if (outcome.kind === 'refused') throw new Refused(outcome.refusal)
      return outcome
    })
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal)
    throw error
  }
}
