import { compareDecimals } from '../../language/decimal.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { nameOf } from '../../platform/access/actor.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { registerOf } from '../registers/declared.ts'
import type { Desk, Written } from '../registers/desk.ts'
import { createRecord, createRecords, stepRecord } from '../registers/records.ts'
import { sumOf } from './amount.ts'
import {
  findClaims,
  findTaken,
  findTakenByFirm,
  insertDecision,
  insertDecisions,
  isVoid,
  lockFirm,
  lockFirms,
} from './claim-store.ts'
import { findClauses, readStored, type StoredClause } from './clause-store.ts'
import { basisOf, workedOut } from './decide.ts'
import { findFirmFacts, type KnownFirm } from './facts-store.ts'
import { findFund } from './fund-store.ts'
import { budgetShort, noSuchClause, noSuchFirm, notEntitled, nothingLeft } from './refusals.ts'

/** What a firm gives with a claim; nothing, where the program proposes it. */
export interface Given {
  readonly isPromised?: boolean
  readonly note?: string
  readonly accountName?: string
  readonly accountBank?: string
  readonly accountNumber?: string
}

/** Why a clause can be claimed by nobody today; null: it can. */
export function whyClosed(clause: StoredClause, on: string): Outcome<null> {
  const closed = (zh: string, en: string) => refused({ reason: 'wrong-state', code: 'not-open', message: { zh, en } })
  if (clause.state !== 'in-force') return closed('这个条款不在用。', 'This clause is not in force.')
  if (clause.policyState !== 'published' || (clause.expiresOn !== null && clause.expiresOn < on))
    return closed('政策不在施行期。', 'Its policy is not in force.')
  if (on < clause.from) return closed(`申报从 ${clause.from} 开始。`, `It opens on ${clause.from}.`)
  if (on > clause.to) return closed(`申报已于 ${clause.to} 截止。`, `It closed on ${clause.to}.`)
  return done(null)
}

/** Whether what is left of the budget would not do: told before anything is written; the fund itself has the last word. */
async function whyShort(tx: Writing, division: string, clause: StoredClause, year: string, amount: string) {
  const fund = await findFund(tx, division, clause.policy, year)
  const left = fund === null ? '0' : sumOf([fund.allotted, `-${fund.reserved}`, `-${fund.paid}`])
  return compareDecimals(amount, left) > 0 ? budgetShort(clause.policyTitle, year, left, amount) : null
}

/**
 * Makes one claim as the program on behalf of whoever asks: the clause judged, what it was judged by frozen; what is given at
 * once is granted in the same step, with its money reserved. Two that ask for the same at once: one is made.
 */
export async function fileClaim(
  tx: Writing,
  desk: Desk,
  ask: { readonly firm: string; readonly clause: string; readonly given: Given; readonly by: 'firm' | 'program' },
): Promise<Outcome<Written>> {
  const { division, at } = desk
  const on = dayOf(at)
  const year = on.slice(0, 4)
  await lockFirm(tx, division, ask.firm)
  const [clause] = await findClauses(tx, division, { id: ask.clause })
  if (clause === undefined || readStored(clause) === null) return refused(noSuchClause)
  const open = whyClosed(clause, on)
  if (open.kind === 'refused') return open
  const [firm] = await findFirmFacts(tx, division, on, { id: ask.firm })
  if (firm === undefined) return refused(noSuchFirm)
  const same = (await findClaims(tx, division, { firm: firm.id })).find(
    (one) =>
      !isVoid(one.state) &&
      one.policy === clause.policy &&
      one.key === clause.key &&
      (clause.per === 'once' || one.year === year),
  )
  if (same !== undefined)
    return refused({
      reason: 'conflict',
      code: 'claimed-already',
      message: {
        zh: `这一项已经提出过（${same.number ?? ''}），不用再申报。`,
        en: `This was claimed already (${same.number ?? ''}).`,
      },
    })
  const others = await findTaken(tx, division, firm.id, year, null)
  const decision = workedOut(basisOf(clause, firm, others, on))
  const { standing, settled } = decision
  const mayWait = clause.mode === 'apply' && ask.by === 'firm' && standing.truth === 'unknown'
  if (standing.truth !== 'true' && !mayWait) return refused(notEntitled(standing))
  if (settled.amount === null && !mayWait) return refused(notEntitled({ ...standing, truth: 'unknown' }))
  if (settled.nothing !== null && settled.amount !== null) return refused(nothingLeft(settled.nothing))
  const short = clause.mode === 'instant' ? await whyShort(tx, division, clause, year, settled.amount ?? '0') : null
  if (short !== null) return refused(short)
  const register = registerOf('policy-claim')
  const program = programOf(desk, ask.by === 'program' ? '免申即享' : nameOf(desk.actor))
  const made = await createRecord(tx, program, register, valuesOf(clause, firm, on, settled.amount, ask.given), {
    mayDerive: true,
  })
  if (made.kind === 'refused') return made
  await insertDecision(tx, division, {
    claim: made.value.id,
    revision: 1,
    does: 'create',
    basis: decision.basis,
    amount: settled.amount,
    at,
    byName: nameOf(desk.actor),
  })
  if (clause.mode !== 'instant') return made
  return stepRecord(tx, program, register, made.value.id, made.value.revision, 'grant', { amount: settled.amount }, '')
}

const programOf = (desk: Desk, by: string): Desk => ({
  ...desk,
  actor: { kind: 'system', name: `${registerOf('policy-claim').system.name.zh}（${by}）` },
})

const valuesOf = (clause: StoredClause, firm: KnownFirm, on: string, expected: string | null, given: Given) => ({
  enterprise: firm.id,
  firm_name: firm.name,
  policy: clause.policy,
  clause: clause.id,
  year: on.slice(0, 4),
  mode: clause.mode,
  department: clause.department,
  applicant: firm.account,
  filed_on: on,
  expected,
  is_promised: given.isPromised ?? null,
  note: given.note ?? null,
  account_name: given.accountName ?? null,
  account_bank: given.accountBank ?? null,
  account_number: given.accountNumber ?? null,
})

/**
 * Proposes a clause that needs no application to many firms in one transaction: each is judged by what the registers say now, with
 * what it has elsewhere, as a claim of its own would be; what they are judged by is frozen. Resolves with how many claims were made;
 * the others have one, are given nothing more, or no longer qualify.
 */
export async function proposeTo(tx: Writing, desk: Desk, asked: string, ids: readonly string[]): Promise<number> {
  const { division, at } = desk
  const on = dayOf(at)
  const year = on.slice(0, 4)
  await lockFirms(tx, division, ids)
  const [clause] = await findClauses(tx, division, { id: asked })
  if (clause === undefined || readStored(clause) === null || whyClosed(clause, on).kind === 'refused') return 0
  const [firms, standing, taken] = await Promise.all([
    findFirmFacts(tx, division, on, { ids }),
    findClaims(tx, division, { firms: ids }),
    findTakenByFirm(tx, division, ids, year),
  ])
  const have = new Set(
    standing
      .filter(
        (one) =>
          !isVoid(one.state) &&
          one.policy === clause.policy &&
          one.key === clause.key &&
          (clause.per === 'once' || one.year === year),
      )
      .map(({ firm }) => firm),
  )
  const program = programOf(desk, '免申即享')
  const ready = firms.flatMap((firm) => {
    if (have.has(firm.id)) return []
    const decision = workedOut(basisOf(clause, firm, taken.get(firm.id) ?? [], on))
    const { amount, nothing } = decision.settled
    return decision.standing.truth !== 'true' || amount === null || nothing !== null ? [] : [{ firm, decision, amount }]
  })
  const made = await createRecords(
    tx,
    registerOf('policy-claim'),
    ready.map(({ firm, amount }) => ({
      desk: program,
      given: valuesOf(clause, firm, on, amount, {}),
      options: { mayDerive: true },
    })),
  )
  const written = made.flatMap((one, i) =>
    one.kind === 'refused' ? [] : [{ id: one.value.id, ...(ready[i] as (typeof ready)[number]) }],
  )
  await insertDecisions(
    tx,
    division,
    written.map(({ id, decision, amount }) => ({
      claim: id,
      revision: 1,
      does: 'create',
      basis: decision.basis,
      amount,
      at,
      byName: nameOf(desk.actor),
    })),
  )
  return written.length
}
