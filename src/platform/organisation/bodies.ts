import { checkCreditCode } from '../../language/codes/credit-code.ts'
import { done, type Fault, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inRefusableTransaction } from '../database/refusable.ts'
import type { Day, Reading, Row, Writing } from '../database/tables.ts'
import { defineEvent } from '../events/event.ts'
import type { Services } from '../http/route.ts'
import { faulty, stale } from '../http/stale.ts'
import type { BodyAmendment, NewBody } from './answers.ts'
import { bodiesOf, bodyFactsOf, insertBody, updateBody } from './body-store.ts'
import { listMemberships } from './membership-store.ts'
import { faultsOfBody, isUnder } from './rules.ts'
import type { BodyFacts } from './tables.ts'

/** One body took another's place. Whoever keeps rows by body may move what is still open. */
export const bodyMerged = defineEvent<{
  readonly division: string
  readonly body: string
  readonly into: string
  readonly fromDay: Day
  readonly actor: Actor
  readonly at: Date
}>('body.merged')

type Door = Pick<Services, 'db' | 'now' | 'identity' | 'tell'> & { readonly actor: Actor }

/** Who acts, for the columns that say so. */
export function nameOf(actor: Actor): { readonly id: string; readonly name: string } {
  if (actor.kind === 'person') return { id: actor.id, name: actor.name }
  return { id: actor.kind, name: actor.kind === 'system' ? actor.name : '' }
}

export async function makeBody(
  { db, now, identity, actor }: Door,
  division: string,
  body: NewBody,
): Promise<Outcome<{ id: string }>> {
  const at = now()
  const facts: BodyFacts = {
    nameZh: body.nameZh.trim(),
    nameEn: body.nameEn?.trim() || null,
    kind: body.kind,
    parent: body.parent ?? null,
    place: body.place || null,
    creditCode: codeOf(body.creditCode),
    position: body.position ?? 0,
    endedOn: null,
    mergedInto: null,
  }
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const faults = faultsOfBody({ id: null, ...facts }, await bodiesOf(tx, division))
    if (faults.length > 0) return faulty(faults)
    const note = noteOf('made', body, dayOf(at), actor, at)
    const id = await insertBody(tx, division, facts, note)
    await recordBody(tx, actor, at, division, id, 'body.make', body.reason, { name: facts.nameZh })
    return done({ id })
  })
  identity.forget()
  return outcome
}

export async function amendBody(
  { db, now, identity, actor }: Door,
  division: string,
  id: string,
  change: BodyAmendment,
): Promise<Outcome<{ version: number }>> {
  const at = now()
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const bodies = await bodiesOf(tx, division)
    const row = bodies.find((body) => body.id === id)
    if (row === undefined) return refused(noSuchBody)
    if (row.ended_on !== null) return refused(endedBody)
    if (row.version !== change.version) return stale(currentOf(row))
    const before = bodyFactsOf(row)
    const after: BodyFacts = {
      ...before,
      nameZh: change.nameZh?.trim() ?? before.nameZh,
      nameEn: change.nameEn === undefined ? before.nameEn : change.nameEn?.trim() || null,
      kind: change.kind ?? before.kind,
      parent: change.parent === undefined ? before.parent : change.parent,
      place: change.place === undefined ? before.place : change.place || null,
      creditCode: change.creditCode === undefined ? before.creditCode : codeOf(change.creditCode),
      position: change.position ?? before.position,
    }
    const faults = [...faultsOfBody({ id, ...after }, bodies)]
    if (row.kind === 'company' && after.kind !== 'company' && (await hasRepresentatives(tx, division, id, dayOf(at))))
      faults.push(stillRepresented)
    if (faults.length > 0) return faulty(faults)
    if (!(await updateBody(tx, row, after, noteOf('amended', change, change.fromDay, actor, at))))
      return stale(currentOf(row))
    await recordBody(tx, actor, at, division, id, 'body.amend', change.reason, { before, after })
    return done({ version: row.version + 1 })
  })
  identity.forget()
  return outcome
}

interface Ending {
  readonly version: number
  readonly fromDay: Day
  readonly documentNo?: string | null
  readonly reason: string
}

/**
 * Ends a body whose tasks another takes over. It then stands under that other, so that whoever is in charge there sees and
 * finishes what it left; what stood under it goes along.
 */
export async function mergeBody(
  { db, now, identity, tell, actor }: Door,
  division: string,
  id: string,
  { into, ...ending }: Ending & { readonly into: string },
): Promise<Outcome<{ version: number }>> {
  const at = now()
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const bodies = await bodiesOf(tx, division)
    const row = bodies.find((body) => body.id === id)
    const successor = bodies.find((body) => body.id === into)
    if (row === undefined || successor === undefined) return refused(noSuchBody)
    if (row.ended_on !== null || successor.ended_on !== null) return refused(endedBody)
    if (row.version !== ending.version) return stale(currentOf(row))
    if (isUnder(into, id, bodies)) {
      return faulty([
        {
          at: 'into',
          code: 'circle',
          message: { zh: '不能并入自己或自己的下级单位', en: 'cannot merge into itself or a body under it' },
        },
      ])
    }
    const after = { ...bodyFactsOf(row), endedOn: ending.fromDay, mergedInto: into, parent: into }
    if (!(await updateBody(tx, row, after, noteOf('merged', ending, ending.fromDay, actor, at))))
      return stale(currentOf(row))
    await tell(tx, bodyMerged, { division, body: id, into, fromDay: ending.fromDay, actor, at })
    await recordBody(tx, actor, at, division, id, 'body.merge', ending.reason, { into })
    return done({ version: row.version + 1 })
  })
  identity.forget()
  return outcome
}

export async function endBody(
  { db, now, identity, actor }: Door,
  division: string,
  id: string,
  ending: Ending,
): Promise<Outcome<{ version: number }>> {
  const at = now()
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const bodies = await bodiesOf(tx, division)
    const row = bodies.find((body) => body.id === id)
    if (row === undefined) return refused(noSuchBody)
    if (row.ended_on !== null) return refused(endedBody)
    if (row.version !== ending.version) return stale(currentOf(row))
    const standing = bodies.filter((body) => body.parent === id && body.ended_on === null)
    if (standing.length > 0) return refused(hasBodiesUnder(standing.map(({ name_zh }) => name_zh)))
    const after = { ...bodyFactsOf(row), endedOn: ending.fromDay }
    if (!(await updateBody(tx, row, after, noteOf('ended', ending, ending.fromDay, actor, at))))
      return stale(currentOf(row))
    await recordBody(tx, actor, at, division, id, 'body.end', ending.reason, {})
    return done({ version: row.version + 1 })
  })
  identity.forget()
  return outcome
}

export async function reopenBody(
  { db, now, identity, actor }: Door,
  division: string,
  id: string,
  ending: Ending,
): Promise<Outcome<{ version: number }>> {
  const at = now()
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const bodies = await bodiesOf(tx, division)
    const row = bodies.find((body) => body.id === id)
    if (row === undefined) return refused(noSuchBody)
    if (row.version !== ending.version) return stale(currentOf(row))
    const before = bodyFactsOf(row)
    const after = {
      ...before,
      endedOn: null,
      mergedInto: null,
      parent: before.mergedInto === null ? before.parent : null,
    }
    const faults = faultsOfBody({ id, ...after }, bodies)
    if (faults.length > 0) return faulty(faults)
    if (!(await updateBody(tx, row, after, noteOf('reopened', ending, ending.fromDay, actor, at))))
      return stale(currentOf(row))
    await recordBody(tx, actor, at, division, id, 'body.reopen', ending.reason, {})
    return done({ version: row.version + 1 })
  })
  identity.forget()
  return outcome
}

const currentOf = (row: Row<'body'>) => ({ version: row.version, ...bodyFactsOf(row) })

/** As it is kept: without spaces and hyphens, in capitals; what is wrong with it is told by `faultsOfBody`. */
export const codeOf = (text: string | null | undefined): string | null => {
  const given = text?.trim() ?? ''
  if (given === '') return null
  const checked = checkCreditCode(given)
  return checked.kind === 'valid' ? checked.canonical : given
}

export const noteOf = (
  kind: 'made' | 'amended' | 'merged' | 'ended' | 'reopened',
  { documentNo, reason }: { readonly documentNo?: string | null; readonly reason: string },
  fromDay: Day,
  actor: Actor,
  at: Date,
) => ({ kind, fromDay, documentNo: documentNo || null, reason, by: nameOf(actor), at })

const recordBody = (
  tx: Writing,
  actor: Actor,
  at: Date,
  division: string,
  id: string,
  action: string,
  reason: string,
  detail: object,
) => record(tx, actor, at, { division, action, subject: { kind: 'body', id }, body: id, reason, detail })

const noSuchBody: Refusal = {
  reason: 'not-found',
  code: 'no-such-body',
  message: { zh: '没有这个单位。', en: 'There is no such body.' },
}
/** Whether somebody acts for the firm, today or later on. */
async function hasRepresentatives(tx: Reading, division: string, id: string, day: Day): Promise<boolean> {
  const memberships = await listMemberships(tx, division, day)
  return memberships.some(({ role, body, state }) => role === 'enterprise' && body?.id === id && state !== 'over')
}

const stillRepresented: Fault = {
  at: 'kind',
  code: 'company-required',
  message: {
    zh: '仍有企业办事人代表这个单位，先收回授权再改类别',
    en: 'people still act for this firm: withdraw their roles first',
  },
}
const endedBody: Refusal = {
  reason: 'wrong-state',
  code: 'body-ended',
  message: { zh: '单位已撤销或合并，不能再改。', en: 'The body has ended or was merged; it cannot be changed.' },
}
const hasBodiesUnder = (names: readonly string[]): Refusal => ({
  reason: 'wrong-state',
  code: 'bodies-under',
  message: {
    zh: `还有下级单位：${names.slice(0, 6).join('、')}${names.length > 6 ? ` 等 ${names.length} 个` : ''}。请先调整它们的上级或撤销。`,
    en: `${names.length} bodies still stand under it: ${names.slice(0, 6).join(', ')}. Move or end them first.`,
  },
})
