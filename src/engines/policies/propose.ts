import { Type } from 'typebox'
import { done } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Services } from '../../platform/http/route.ts'
import { anyJob, defineJob, type Schedule } from '../../platform/jobs/job-kind.ts'
import { announce } from '../../platform/live/live.ts'
import policyDelivery from '../../systems/05-reform/policy-delivery.ts'
import { TRUE } from '../matching/judge.ts'
import { matchAll } from '../matching/match.ts'
import { deskOf } from '../registers/calls.ts'
import { registers } from '../registers/declared.ts'
import { recordActs } from '../registers/desk.ts'
import { whileOn } from '../registers/switch-store.ts'
import { findClaims, isVoid } from './claim-store.ts'
import { findClauses, readStored } from './clause-store.ts'
import { findDivisionsWithAutomatic } from './divisions-store.ts'
import { proposeTo, whyClosed } from './file-claim.ts'
import { loadFirms } from './load.ts'

/** Claims proposed in one run, at most: the rest come with the next. */
const MOST = 500
/** Claims proposed in one transaction. */
const AT_ONCE = 100

export interface Proposed {
  /** Claims made. */
  readonly made: number
  /** Firms that the clause gives nothing more, or whose claim another request made first. */
  readonly skipped: number
}

/**
 * 免申即享: for every open clause that asks for no application, proposes a claim for each firm whose conditions are all known
 * to hold and that has none. May run twice, also at once: a firm has one claim whatever runs.
 */
export async function proposeClaims(
  services: Pick<Services, 'db' | 'policy' | 'now' | 'tell' | 'recordClocks'>,
  division: string,
  only: string | null = null,
): Promise<Proposed> {
  const { db, now } = services
  const on = dayOf(now())
  let made = 0
  let skipped = 0
  const clauses = (await findClauses(db, division, 'in-force')).filter(
    (clause) =>
      clause.mode === 'auto' && (only === null || clause.id === only) && whyClosed(clause, on).kind === 'done',
  )
  if (clauses.length === 0) return { made, skipped }
  const { table } = await loadFirms(db, division, on, now())
  const claims = await findClaims(db, division, {})
  for (const clause of clauses) {
    const read = readStored(clause)
    if (read === null) continue
    const have = new Set(
      claims
        .filter((one) => !isVoid(one.state) || one.state === 'declined')
        .filter((one) => one.policy === clause.policy && one.key === clause.key)
        .filter((one) => clause.per === 'once' || one.year === on.slice(0, 4))
        .map(({ firm }) => firm),
    )
    const [matched] = matchAll([{ id: clause.id, condition: read.condition }], table)
    const firms = table.ids.filter((firm, i) => matched?.truths[i] === TRUE && !have.has(firm))
    for (let at = 0; at < firms.length; at += AT_ONCE) {
      if (made >= MOST) return { made, skipped }
      const part = firms.slice(at, at + Math.min(AT_ONCE, MOST - made))
      const outcome = await inRefusableTransaction(db, async (tx) => {
        const desk = deskOf(registers, { ...services, actor: { kind: 'system', name: '免申即享' } }, division)
        const count = await proposeTo(tx, desk, clause.id, part)
        if (count > 0) await announce(tx, 'policies', { division, subject: clause.id })
        await recordActs(tx, desk)
        return done(count)
      })
      const count = outcome.kind === 'done' ? outcome.value : 0
      made += count
      skipped += part.length - count
    }
  }
  return { made, skipped }
}

export const propose = anyJob(
  defineJob({
    name: 'policies.propose',
    about: { zh: '按免申即享条款提出兑现名单', en: 'Proposes claims where no application is needed' },
    input: Type.Object({}),
    run: async ({ services, division }) => {
      if ((await whileOn(services.db, division, policyDelivery)).kind === 'refused') return { made: 0, skipped: 0 }
      return proposeClaims(services, division)
    },
  }),
)

export const schedules: readonly Schedule[] = [
  { job: propose, every: { dailyAt: '05:30' }, divisions: findDivisionsWithAutomatic },
]
