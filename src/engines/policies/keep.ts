import { compareExact, findExact } from '../../language/conditions/exact.ts'
import { dueAt } from '../../language/time/limit.ts'
import { startOfDay } from '../../model/calendar.ts'
import { nameOf } from '../../platform/access/actor.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { Refused } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { NOTICE_DAYS } from '../../systems/05-reform/policy-delivery/settings.ts'
import { SERVICE_HOURS } from '../cases/settings.ts'
import { workingTimeOf } from '../cases/working-time.ts'
import type { RecordStep } from '../registers/definition.ts'

import { sumOf } from './amount.ts'
import { findTaken, insertDecision, lockFirm } from './claim-store.ts'
import { findClauses, readStored } from './clause-store.ts'
import { basisOf, type Decision, workedOut } from './decide.ts'
import { findFirmFacts } from './facts-store.ts'
import { allot, findClaimMoney, findFund, moveMoney } from './fund-store.ts'
import { decides, effectOf } from './ledger.ts'
import { readClause } from './read-clause.ts'
import { budgetShort, noSuchClause, notEntitled, nothingLeft, otherAmount } from './refusals.ts'

/**
 * What must hold whichever way a record is changed, by the desk's screens, the register's or an import: it is held in the
 * transaction of the step, and what breaks it undoes the step.
 */
export async function keepPolicies(tx: Writing, step: RecordStep): Promise<void> {
  switch (step.type) {
    case 'policy-clause':
      return keepClause(step)
    case 'policy-budget':
      return keepBudget(tx, step)
    case 'policy-claim':
      return keepClaim(tx, step)
    default:
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const amountOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '0'
const isSame = (a: string, b: string): boolean => {
  const [x, y] = [findExact(a), findExact(b)]
  return x !== null && y !== null && compareExact(x, y) === 0
}

/** A clause whose condition or formula cannot be read is refused when it is written, not when a firm meets it. */
function keepClause({ after }: RecordStep): void {
  const read = readClause({
    conditions: text(after.conditions),
    formula: text(after.formula),
    basis: typeof after.basis === 'string' ? after.basis : null,
  })
  if (read.kind === 'read') return
  throw new Refused({
    reason: 'faulty',
    code: 'faulty-clause',
    message: {
      zh: `条件或公式有 ${read.faults.length} 处错误：${read.faults[0]?.message.zh ?? ''}`,
      en: `The conditions or the formula have ${read.faults.length} faults: ${read.faults[0]?.message.en ?? ''}`,
    },
    faults: read.faults.map((fault) => ({ ...fault, at: `values.${fault.at}` })),
  })
}

/** A budget is never less than what is promised and paid of it. */
async function keepBudget(tx: Writing, { division, after, does }: RecordStep): Promise<void> {
  const amount = does === 'take-out' || does === 'merge' ? '0' : amountOf(after.amount)
  if (await allot(tx, division, text(after.policy), text(after.year), amount)) return
  throw new Refused({
    reason: 'conflict',
    code: 'budget-used',
    message: {
      zh: '预算不能少于已占用和已拨付的合计。',
      en: 'A budget cannot be less than what is reserved and paid of it.',
    },
    faults: [
      { at: 'values.amount', code: 'used', message: { zh: '少于已占用和已拨付', en: 'less than what is used' } },
    ],
  })
}

async function keepClaim(tx: Writing, step: RecordStep): Promise<void> {
  if (step.does === 'end-notice') return keepNotice(tx, step)
  const effect = effectOf(step.does)
  if (effect === null) return
  const { division, record: claim, revision, does, after, at } = step
  const entry = {
    policy: text(after.policy),
    year: text(after.year),
    claim,
    revision,
    does,
    at,
    byName: nameOf(step.actor),
  }
  const decision = decides(does) ? await decideAnew(tx, step) : null
  const { reserved, paid } = await findClaimMoney(tx, division, claim)
  if (effect.kind === 'release' && isSame(reserved, '0')) return
  const target = decision?.settled.amount ?? '0'
  const by =
    effect.kind === 'reserve'
      ? { reserved: sumOf([target, `-${reserved}`]), paid: '0' }
      : effect.kind === 'release'
        ? { reserved: `-${reserved}`, paid: '0' }
        : effect.kind === 'pay'
          ? { reserved: `-${reserved}`, paid: amountOf(after.amount) }
          : { reserved: '0', paid: `-${amountOf(after.recovered)}` }
  // Paying more than was reserved, or getting back more than was paid, is nothing that a step may come to.
  if (effect.kind === 'pay' && !isSame(reserved, amountOf(after.amount)))
    throw new Error(
      `Claim ${claim}: ${reserved} is reserved and ${amountOf(after.amount)} is to be paid (${paid} paid).`,
    )
  if (await moveMoney(tx, division, entry, by)) return
  const fund = await findFund(tx, division, entry.policy, entry.year)
  const [clause] = await findClauses(tx, division, { id: text(after.clause) })
  const left = fund === null ? '0' : sumOf([fund.allotted, `-${fund.reserved}`, `-${fund.paid}`])
  throw new Refused(budgetShort(clause?.policyTitle ?? '', entry.year, left, target))
}

/** Judges a claim by what the registers say now, as of the day it was made, and freezes what it was judged by. */
async function decideAnew(tx: Writing, step: RecordStep): Promise<Decision> {
  const { division, record: claim, revision, does, after, at } = step
  const firm = text(after.enterprise)
  await lockFirm(tx, division, firm)
  const decision = await decide(tx, division, {
    firm,
    clause: text(after.clause),
    year: text(after.year),
    on: text(after.filed_on),
    except: claim,
  })
  if (decision === null) throw new Refused(noSuchClause)
  const { standing, settled } = decision
  // A desk may begin to look at what is not known yet; granted is only what is known to hold.
  const mayWait = does === 'accept' && standing.truth === 'unknown'
  if (standing.truth !== 'true' && !mayWait) throw new Refused(notEntitled(standing))
  if (settled.amount === null && !mayWait) throw new Refused(notEntitled({ ...standing, truth: 'unknown' }))
  if (settled.amount !== null && settled.nothing !== null) throw new Refused(nothingLeft(settled.nothing))
  if (does !== 'accept' && !isSame(amountOf(after.amount), settled.amount ?? ''))
    throw new Refused(otherAmount(amountOf(after.amount), settled.amount ?? '—'))
  await insertDecision(tx, division, {
    claim,
    revision,
    does,
    basis: decision.basis,
    amount: settled.amount,
    at,
    byName: nameOf(step.actor),
  })
  return decision
}

/** A notice stands for its working days before it ends. */
async function keepNotice(tx: Writing, { division, after, at }: RecordStep): Promise<void> {
  const today = dayOf(at)
  const days = await settingAt(tx, division, NOTICE_DAYS, today)
  const hours = await settingAt(tx, division, SERVICE_HOURS, today)
  const begun = startOfDay(text(after.noticed_on))
  const ends = dueAt(begun, { amount: days, unit: 'workdays', ends: 'end-of-day' }, workingTimeOf(hours))
  if (at > ends) return
  throw new Refused({
    reason: 'wrong-state',
    code: 'notice-stands',
    message: {
      zh: `公示期 ${days} 个工作日，到 ${dayOf(ends)} 为止，还没有满。`,
      en: `The notice stands for ${days} working days, to ${dayOf(ends)}, and is not over.`,
    },
  })
}

/** Judges a clause of a firm by what the registers say now, as of a day; null where there is no such firm or clause. */
async function decide(
  tx: Writing,
  division: string,
  ask: {
    readonly firm: string
    readonly clause: string
    readonly year: string
    readonly on: string
    readonly except: string | null
  },
): Promise<Decision | null> {
  // One after another: within a transaction there is one connection.
  const [clause] = await findClauses(tx, division, { id: ask.clause })
  const [firm] = await findFirmFacts(tx, division, ask.on, { id: ask.firm })
  const others = await findTaken(tx, division, ask.firm, ask.year, ask.except)
  if (clause === undefined || firm === undefined || readStored(clause) === null) return null
  return workedOut(basisOf(clause, firm, others, ask.on))
}
