import { Type } from 'typebox'
import { done, type Outcome } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { Services } from '../../platform/http/route.ts'
import { anyJob, defineJob, type Schedule } from '../../platform/jobs/job-kind.ts'
import { announce } from '../../platform/live/live.ts'
import policyDelivery from '../../systems/05-reform/policy-delivery.ts'
import { FALSE, TRUE } from '../matching/judge.ts'
import { matchAll } from '../matching/match.ts'
import { deskOf } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import type { RecordStep } from '../registers/definition.ts'
import { type Desk, recordActs } from '../registers/desk.ts'
import { createRecords, stepRecord, stepRecords } from '../registers/records.ts'
import { whileOn } from '../registers/switch-store.ts'
import { findClaims } from './claim-store.ts'
import { findClauses, readStored } from './clause-store.ts'
import { standingClaims } from './desk-page.ts'
import { findDivisionsWithClauses } from './divisions-store.ts'
import { whyClosed } from './file-claim.ts'
import { loadFirms } from './load.ts'
import { findStandingOf, findTold, findUnopened, type StoredTold } from './told-store.ts'

/** Records made or stepped in one transaction. */
const AT_ONCE = 100

/** What the daily matching came to. */
export interface Telling {
  /** Firms that have come to qualify since the last run. */
  readonly found: number
  /** Of them told at once, since somebody acts for them. */
  readonly told: number
  /** Firms that qualified and do no longer. */
  readonly ended: number
}

/**
 * 政策找企业: every open clause against every firm; who has come to qualify is put down once a year and told where somebody acts for
 * it, who no longer qualifies is put down as well. What is not known of a firm changes nothing. May run twice, also at once.
 */
export async function tellFirms(
  services: Pick<Services, 'db' | 'policy' | 'now' | 'tell' | 'recordClocks'>,
  division: string,
): Promise<Telling> {
  const { db, now } = services
  const on = dayOf(now())
  const year = on.slice(0, 4)
  const count = { found: 0, told: 0, ended: 0 }
  const clauses = (await findClauses(db, division, 'in-force')).filter((one) => whyClosed(one, on).kind === 'done')
  if (clauses.length === 0) return count
  const { firms, table } = await loadFirms(db, division, on, now())
  const [claims, known] = await Promise.all([findClaims(db, division, {}), findTold(db, division, year)])
  const desk = () => deskOf(registers, { ...services, actor: { kind: 'system', name: '政策找企业' } }, division)
  /** In transactions of some at a time; resolves with what each that was not refused came to: one may be tried again. */
  const inParts = async <T, R>(
    all: readonly T[],
    work: (tx: Writing, desk: Desk, part: readonly T[]) => Promise<Outcome<R>>,
  ): Promise<readonly R[]> => {
    const came: R[] = []
    for (let i = 0; i < all.length; i += AT_ONCE) {
      const outcome = await inRefusableTransaction(db, async (tx) => {
        const own = desk()
        const done = await work(tx, own, all.slice(i, i + AT_ONCE))
        if (done.kind === 'done') await recordActs(tx, own)
        return done
      })
      if (outcome.kind === 'done') came.push(outcome.value)
    }
    return came
  }
  const step = (all: readonly StoredTold[], transition: 'end' | 'return') =>
    inParts(all, (tx, own, part) => stepRecords(tx, own, registerOf('policy-told'), part, transition, {}, ''))
  for (const clause of clauses) {
    const read = readStored(clause)
    if (read === null) continue
    const [matched] = matchAll([{ id: clause.id, condition: read.condition }], table)
    const standing = standingClaims(claims, clause, year)
    const claimed = new Set(standing.map(({ firm }) => firm))
    // What is given once in a lifetime and was had before this year is nothing to be told of.
    const had = new Set(standing.filter((one) => one.year < year).map(({ firm }) => firm))
    const before = known.get(`${clause.policy} ${clause.key}`) ?? new Map()
    const fresh = firms.filter(({ id }, i) => matched?.truths[i] === TRUE && !before.has(id) && !had.has(id))
    const made = await inParts(fresh, async (tx, own, part) => {
      const created = await createRecords(
        tx,
        registerOf('policy-told'),
        part.map((firm) => ({
          desk: own,
          given: {
            enterprise: firm.id,
            firm_name: firm.name,
            policy: clause.policy,
            clause: clause.id,
            clause_key: clause.key,
            year,
            served_by: firm.body,
            account: firm.account,
            qualified_on: on,
            ...(firm.account === null ? {} : { told_on: on, told_how: 'platform' }),
          },
          options: { mayDerive: true },
        })),
      )
      const came = { found: 0, told: 0 }
      for (const [i, outcome] of created.entries()) {
        // Another run was quicker: that one counts.
        if (outcome.kind === 'refused') continue
        came.found++
        if (part[i]?.account !== null) came.told++
        if (!claimed.has(part[i]?.id ?? '')) continue
        const { id, revision } = outcome.value
        const reached = await stepRecord(tx, own, registerOf('policy-told'), id, revision, 'claim', {}, '')
        if (reached.kind === 'refused') return reached
      }
      return done(came)
    })
    for (const { found, told } of made) {
      count.found += found
      count.told += told
    }
    const changed = (truth: number, state: string) =>
      firms.flatMap(({ id }, i) => {
        const one = before.get(id)
        return matched?.truths[i] === truth && one?.state === state && !claimed.has(id) ? [one] : []
      })
    const ended = changed(FALSE, 'standing')
    count.ended += (await step(ended, 'end')).flat().length
    count.found += (await step(changed(TRUE, 'over'), 'return')).flat().length
    if (fresh.length + ended.length > 0)
      await inRefusableTransaction(db, async (tx) => {
        await announce(tx, 'policies', { division, subject: clause.id })
        return done(null)
      })
  }
  return count
}

/** A firm looked at what policies give it: whatever it was told of is put down as looked at. */
export async function openTold(tx: Writing, desk: Desk, firm: string): Promise<Outcome<{ readonly opened: number }>> {
  const unopened = await findUnopened(tx, desk.division, firm)
  if (unopened.length === 0) return done({ opened: 0 })
  const stepped = await stepRecords(tx, desk, registerOf('policy-told'), unopened, 'open', {}, '')
  return stepped.kind === 'refused' ? stepped : done({ opened: unopened.length })
}

/** Claims were made, by a firm or proposed: their firms were reached. */
export async function followClaims(tx: Writing, steps: readonly RecordStep[]): Promise<void> {
  const made = steps.filter(({ type, does }) => type === 'policy-claim' && does === 'create')
  const [first] = made
  if (first === undefined) return
  const standing = await findStandingOf(
    tx,
    first.division,
    made.map(({ record }) => record),
  )
  const desk: Desk = { ...first.desk, actor: { kind: 'system', name: '政策找企业' } }
  for (const { id, revision } of standing)
    await stepRecord(tx, desk, registerOf('policy-told'), id, revision, 'claim', {}, '')
}

export const tellJob = anyJob(
  defineJob({
    name: 'policies.tell',
    about: { zh: '匹配新符合条件的企业并告知', en: 'Finds firms that have come to qualify, and tells them' },
    input: Type.Object({}),
    run: async ({ services, division }) =>
      (await whileOn(services.db, division, policyDelivery)).kind === 'refused'
        ? { found: 0, told: 0, ended: 0 }
        : tellFirms(services, division),
  }),
)

export const tellSchedules: readonly Schedule[] = [
  { job: tellJob, every: { dailyAt: '05:00' }, divisions: findDivisionsWithClauses },
]
