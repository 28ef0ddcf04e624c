import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import { record } from '../../platform/audit/record.ts'
import { isDay } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { announce } from '../../platform/live/live.ts'
import type { ActedFor } from '../../platform/organisation/acted-for.ts'
import { schemeFrom } from '../evaluation/check-scheme.ts'
import { type ColumnNeed, faultsOfNeeds } from './needs.ts'
import { fault, faulty, noSuchScheme, stale } from './refusals.ts'
import type { SchemeVersion, StoredScheme } from './scheme-reading.ts'
import './tables.ts'

/** Who writes, when, in which division. */
export interface Writer {
  readonly actor: Actor
  readonly at: Date
  readonly division: string
  readonly actedFor: ActedFor
}
export const by = ({ actor, at }: Writer) => ({
  by_id: idOf(actor),
  by_name: nameOf(actor),
  at,
})
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Schemes of a division with every version, by key; of one when `id` is given. */
export async function findSchemes(db: Reading, division: string, id?: string): Promise<readonly StoredScheme[]> {
  const one = <T extends { where: (column: never, op: '=', value: never) => T }>(query: T, column: string) =>
    id === undefined ? query : query.where(column as never, '=', id as never)
  const [heads, versions, decrees] = await Promise.all([
    one(db.selectFrom('evaluation_scheme').selectAll().where('division', '=', division), 'id')
      .orderBy('key')
      .execute(),
    one(db.selectFrom('evaluation_scheme_version').selectAll().where('division', '=', division), 'scheme')
      .orderBy('no')
      .execute(),
    one(db.selectFrom('evaluation_scheme_decree').selectAll().where('division', '=', division), 'scheme')
      .orderBy('seq')
      .execute(),
  ])
  return heads.map((head) => ({
    division,
    id: head.id,
    key: head.key,
    revision: head.revision,
    versions: versions
      .filter(({ scheme }) => scheme === head.id)
      .map(({ no, content, needs, hash, reason, by_name, at }) => ({
        no,
        content,
        needs,
        hash,
        reason,
        by: by_name,
        at: at.toISOString(),
      })),
    decrees: decrees
      .filter(({ scheme }) => scheme === head.id)
      .map(({ no, from_day, document_no, by_name, at }) => ({
        no,
        from: from_day,
        documentNo: document_no,
        by: by_name,
        at: at.toISOString(),
      })),
  }))
}

export async function findSchemeVersion(
  db: Reading,
  division: string,
  scheme: string,
  no: number,
): Promise<SchemeVersion | null> {
  const row = await db
    .selectFrom('evaluation_scheme_version')
    .selectAll()
    .where('division', '=', division)
    .where('scheme', '=', scheme)
    .where('no', '=', no)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        no: row.no,
        content: row.content,
        needs: row.needs,
        hash: row.hash,
        reason: row.reason,
        by: row.by_name,
        at: row.at.toISOString(),
      }
}

/** A scheme from what a person wrote or uploaded; every fault at its place in the JSON. */
export function readScheme(content: unknown, needs: readonly ColumnNeed[]): Outcome<Scheme> {
  const checked = schemeFrom(content)
  if (!checked.ok)
    return refused(
      faulty(
        checked.faults.map(({ at, code, message, hint }) =>
          fault(
            at.in === 'scheme' ? `content${at.path}` : 'content',
            code,
            hint === undefined ? message.zh : `${message.zh}。${hint.zh}`,
            hint === undefined ? message.en : `${message.en}. ${hint.en}`,
          ),
        ),
      ),
    )
  const faults = faultsOfNeeds(checked.scheme, needs)
  return faults.length > 0 ? refused(faulty(faults)) : done(checked.scheme)
}

/** Takes in a scheme as its first version, a draft. */
export async function createScheme(
  tx: Writing,
  writer: Writer,
  content: unknown,
  needs: readonly ColumnNeed[],
  reason: string,
): Promise<Outcome<{ readonly id: string; readonly revision: number }>> {
  const read = readScheme(content, needs)
  if (read.kind === 'refused') return read
  const scheme = read.value
  const taken = await tx
    .selectFrom('evaluation_scheme')
    .select('id')
    .where('division', '=', writer.division)
    .where('key', '=', scheme.id)
    .executeTakeFirst()
  if (taken !== undefined)
    return refused({
      reason: 'conflict',
      code: 'scheme-exists',
      message: {
        zh: `已有方案“${scheme.id}”。要改它，请在它的页面上保存新版本；要另立一个，请换一个 id。`,
        en: `There is a scheme “${scheme.id}” already. Save a new version on its page, or give this one another id.`,
      },
      faults: [fault('content/id', 'taken', '这个 id 已经用了', 'This id is taken')],
    })
  const id = newId(writer.at.getTime())
  await tx.insertInto('evaluation_scheme').values({ division: writer.division, id, key: scheme.id }).execute()
  await writeVersion(tx, writer, id, 1, scheme, needs, reason)
  return done({ id, revision: 1 })
}

async function writeVersion(
  tx: Writing,
  writer: Writer,
  id: string,
  no: number,
  content: Scheme,
  needs: readonly ColumnNeed[],
  reason: string,
): Promise<void> {
  const text = JSON.stringify(content)
  await tx
    .insertInto('evaluation_scheme_version')
    .values({
      division: writer.division,
      scheme: id,
      no,
      content: text,
      needs: JSON.stringify(needs),
      hash: hashOf(text),
      reason: reason.trim(),
      ...by(writer),
    })
    .execute()
  await announce(tx, 'evaluations', { division: writer.division, subject: id })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.write-scheme',
    subject: { kind: 'evaluation-scheme', id },
    reason: reason.trim() || null,
    detail: { no, key: content.id },
  })
}

/** Loads a scheme for writing; refuses when it is gone or changed since `revision`. */
async function take(tx: Writing, writer: Writer, id: string, revision: number): Promise<Outcome<StoredScheme>> {
  await sql`select 1 from evaluation_scheme where division = ${writer.division} and id = ${id} for update`.execute(tx)
  const [found] = await findSchemes(tx, writer.division, id)
  if (found === undefined) return refused(noSuchScheme)
  if (found.revision !== revision) {
    const last = found.versions.at(-1)
    return refused(stale('scheme', last?.by ?? '', { revision: found.revision, no: last?.no, content: last?.content }))
  }
  await tx
    .updateTable('evaluation_scheme')
    .set({ revision: revision + 1 })
    .where('division', '=', writer.division)
    .where('id', '=', id)
    .execute()
  return done(found)
}

/** Saves the next version; those before it stay, and what was computed by them with them. */
export async function saveScheme(
  tx: Writing,
  writer: Writer,
  id: string,
  revision: number,
  content: unknown,
  needs: readonly ColumnNeed[],
  reason: string,
): Promise<Outcome<{ readonly no: number; readonly revision: number }>> {
  const read = readScheme(content, needs)
  if (read.kind === 'refused') return read
  const taken = await take(tx, writer, id, revision)
  if (taken.kind === 'refused') return taken
  const { key, versions } = taken.value
  if (read.value.id !== key)
    return refused(
      faulty([fault('content/id', 'other-id', `方案的 id 应是 ${key}`, `The id of this scheme is ${key}`)]),
    )
  if (reason.trim() === '')
    return refused(faulty([fault('reason', 'empty', '请写明改了什么、为什么', 'Say what changed and why')]))
  const no = (versions.at(-1)?.no ?? 0) + 1
  await writeVersion(tx, writer, id, no, read.value, needs, reason)
  return done({ no, revision: revision + 1 })
}

/** Puts a version in force from a day, with the number of the document that says so. */
export async function enactScheme(
  tx: Writing,
  writer: Writer,
  id: string,
  given: { readonly revision: number; readonly no: number; readonly from: string; readonly documentNo: string },
): Promise<Outcome<{ readonly revision: number }>> {
  const taken = await take(tx, writer, id, given.revision)
  if (taken.kind === 'refused') return taken
  const faults = [
    ...(taken.value.versions.some(({ no }) => no === given.no)
      ? []
      : [fault('no', 'no-version', `没有第 ${given.no} 版`, `There is no version ${given.no}`)]),
    ...(isDay(given.from) ? [] : [fault('from', 'no-day', '请写施行日期，如 2025-03-01', 'Give the day, 2025-03-01')]),
    ...(given.documentNo.trim() === ''
      ? [fault('documentNo', 'empty', '请写公布方案的文号', 'Give the number of the document')]
      : []),
  ]
  if (faults.length > 0) return refused(faulty(faults))
  await tx
    .insertInto('evaluation_scheme_decree')
    .values({
      division: writer.division,
      scheme: id,
      seq: taken.value.decrees.length + 1,
      no: given.no,
      from_day: given.from,
      document_no: given.documentNo.trim(),
      ...by(writer),
    })
    .execute()
  await announce(tx, 'evaluations', { division: writer.division, subject: id })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.enact-scheme',
    subject: { kind: 'evaluation-scheme', id },
    detail: { no: given.no, from: given.from, documentNo: given.documentNo.trim() },
  })
  return done({ revision: given.revision + 1 })
}
