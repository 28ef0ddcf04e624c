import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inRefusableTransaction } from '../database/refusable.ts'
import type { Day, Row, Writing } from '../database/tables.ts'
import type { Services } from '../http/route.ts'
import { faulty, stale } from '../http/stale.ts'
import { noteOf } from './bodies.ts'
import { divisionFactsOf, insertDivision, listDivisions, updateDivision } from './body-store.ts'
import { faultsOfDivision } from './rules.ts'

type Door = Pick<Services, 'db' | 'now' | 'identity' | 'policy'> & { readonly actor: Actor }

/** The codes of divisions whose system administrator the actor is. */
export const managedBy = ({ policy, actor }: Pick<Door, 'policy' | 'actor'>): readonly string[] =>
  policy.scopeOf(actor, 'divisions.manage').divisions

export async function makeDivision(
  door: Door,
  {
    code,
    nameZh,
    nameEn,
    parent,
    ...note
  }: {
    readonly code: string
    readonly nameZh: string
    readonly nameEn?: string | null
    readonly parent: string
    readonly documentNo?: string | null
    readonly reason: string
  },
): Promise<Outcome<{ code: string }>> {
  const { db, now, actor } = door
  const at = now()
  return inRefusableTransaction(db, async (tx) => {
    const known = await listDivisions(tx, managedBy(door))
    const above = known.find((division) => division.code === parent)
    if (above === undefined || !above.isManaged) return refused(noSuchDivision)
    if (above.endedOn !== null) return refused(endedDivision)
    const faults = [...faultsOfDivision({ code, nameZh }, parent)]
    const taken = await tx.selectFrom('division').select('code').where('code', '=', code).executeTakeFirst()
    if (taken !== undefined) {
      const message = { zh: `代码 ${code} 已有行政区划`, en: `there is a division ${code} already` }
      faults.push({ at: 'code', code: 'code-taken', message })
    }
    if (faults.length > 0) return faulty(faults)
    const facts = { nameZh: nameZh.trim(), nameEn: nameEn?.trim() || null, parent, endedOn: null, mergedInto: null }
    await insertDivision(tx, code, facts, noteOf('made', note, dayOf(at), actor, at))
    await recordDivision(tx, actor, at, code, 'division.make', note.reason, { name: facts.nameZh, parent })
    return done({ code })
  })
}

interface Amendment {
  readonly version: number
  readonly fromDay: Day
  readonly documentNo?: string | null
  readonly reason: string
}

export const amendDivision = (
  door: Door,
  code: string,
  { nameZh, nameEn, ...note }: Amendment & { readonly nameZh?: string; readonly nameEn?: string | null },
) =>
  changeDivision(door, code, note, 'amended', (row) => {
    const before = divisionFactsOf(row)
    const after = {
      ...before,
      nameZh: nameZh?.trim() ?? before.nameZh,
      nameEn: nameEn === undefined ? before.nameEn : nameEn?.trim() || null,
    }
    const faults = faultsOfDivision({ code: row.parent === null ? '00' : code, nameZh: after.nameZh }, row.parent ?? '')
    return faults.length > 0 ? faulty(faults) : done(after)
  })

/** Ends a division, with or without another that takes its place. Its data stay where they are, under its code. */
export const endDivision = (
  door: Door,
  code: string,
  { into, ...note }: Amendment & { readonly into?: string | null },
) =>
  changeDivision(door, code, note, into == null ? 'ended' : 'merged', async (row, tx) => {
    if (managedBy(door).includes(code)) return refused(ownDivision)
    if (into != null) {
      const successor = (await listDivisions(tx, managedBy(door))).find((division) => division.code === into)
      if (successor === undefined || successor.endedOn !== null || into === code) return refused(noSuchDivision)
    }
    return done({ ...divisionFactsOf(row), endedOn: note.fromDay, mergedInto: into ?? null })
  })

export const reopenDivision = (door: Door, code: string, note: Amendment) =>
  changeDivision(door, code, note, 'reopened', (row) =>
    done({ ...divisionFactsOf(row), endedOn: null, mergedInto: null }),
  )

async function changeDivision(
  door: Door,
  code: string,
  note: Amendment,
  kind: 'amended' | 'ended' | 'merged' | 'reopened',
  afterOf: (
    row: Row<'division'>,
    tx: Writing,
  ) => Outcome<ReturnType<typeof divisionFactsOf>> | Promise<Outcome<ReturnType<typeof divisionFactsOf>>>,
): Promise<Outcome<{ version: number }>> {
  const { db, now, identity, actor } = door
  const at = now()
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const known = await listDivisions(tx, managedBy(door))
    const row = await tx.selectFrom('division').selectAll().where('code', '=', code).executeTakeFirst()
    if (row === undefined || known.find((division) => division.code === code)?.isManaged !== true)
      return refused(noSuchDivision)
    if (kind !== 'reopened' && row.ended_on !== null) return refused(endedDivision)
    if (row.version !== note.version) return stale({ version: row.version, ...divisionFactsOf(row) })
    const after = await afterOf(row, tx)
    if (after.kind === 'refused') return after
    if (!(await updateDivision(tx, row, after.value, noteOf(kind, note, note.fromDay, actor, at))))
      return stale({ version: row.version, ...divisionFactsOf(row) })
    const detail = { before: divisionFactsOf(row), after: after.value }
    await recordDivision(tx, actor, at, code, `division.${VERBS[kind]}`, note.reason, detail)
    return done({ version: row.version + 1 })
  })
  identity.forget()
  return outcome
}

const VERBS = { amended: 'amend', ended: 'end', merged: 'merge', reopened: 'reopen' } as const

const recordDivision = (
  tx: Writing,
  actor: Actor,
  at: Date,
  code: string,
  action: string,
  reason: string,
  detail: object,
) => record(tx, actor, at, { division: code, action, subject: { kind: 'division', id: code }, reason, detail })

const noSuchDivision: Refusal = {
  reason: 'not-found',
  code: 'no-such-division',
  message: {
    zh: '没有这个行政区划，或它不归您维护。',
    en: 'There is no such division, or it is not yours to look after.',
  },
}
const endedDivision: Refusal = {
  reason: 'wrong-state',
  code: 'division-ended',
  message: { zh: '这个行政区划已撤销。', en: 'This division has ended.' },
}
const ownDivision: Refusal = {
  reason: 'forbidden',
  code: 'own-division',
  message: {
    zh: '本级区划须由上级的系统管理员撤销。',
    en: 'Your own division is ended by the system administrator above.',
  },
}
