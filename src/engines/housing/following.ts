import type { Outcome } from '../../model/outcome.ts'
import { Refused } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { RecordStep } from '../registers/definition.ts'
import { creditBill, programOf, reassess, succeed } from './acts.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * What follows at once from a step of another record, in its transaction: a home that is given up is offered to the next, what was
 * deducted stands on its bill, and the rent follows the income that a yearly check found.
 */
export async function followSteps(tx: Writing, steps: readonly RecordStep[]): Promise<void> {
  for (const step of steps) {
    const followed = await followStep(tx, step)
    // What cannot follow undoes the step: a deduction that is on no bill would be lost money.
    if (followed?.kind === 'refused') throw new Refused(followed.refusal)
  }
}

async function followStep(tx: Writing, step: RecordStep): Promise<Outcome<unknown> | null> {
  const { type, does, after } = step
  switch (type) {
    case 'housing-offer':
      return does === 'refuse' || does === 'lapse' ? succeed(tx, programOf(step.desk, '递补'), text(after.round)) : null
    case 'housing-deduction':
      return does === 'take'
        ? creditBill(tx, programOf(step.desk, '代扣'), text(after.bill), {
            amount: text(after.taken),
            on: text(after.taken_on),
          })
        : null
    case 'housing-review':
      return does === 'conclude' && after.result === 'fits'
        ? reassess(tx, programOf(step.desk, '年度复核'), text(after.lease))
        : null
    default:
      return null
  }
}
