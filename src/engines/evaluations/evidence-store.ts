import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { attachFiles, filesOf } from '../../platform/files/files-store.ts'
import { unknownColumns } from './needs.ts'
import { fault, faulty, noSuchUnit, wrongState } from './refusals.ts'
import type { Reader } from './round-reading.ts'
import { findUnitRows } from './round-store.ts'
import { announceRound, takeRound } from './round-write-store.ts'
import { by, findSchemeVersion, type Writer } from './scheme-store.ts'
import './tables.ts'

const OWNER = 'evaluation-evidence'

/** What proves some cells of a unit. */
export interface StoredEvidence {
  readonly id: string
  readonly columns: readonly string[]
  readonly title: string
  readonly documentNo: string | null
  readonly files: readonly { readonly id: string; readonly name: string }[]
  readonly by: string
  readonly at: string
}

/** Evidence of a unit, in the order in which it was added. */
export async function findEvidence(
  db: Reading,
  division: string,
  round: string,
  code: string,
): Promise<readonly StoredEvidence[]> {
  const rows = await db
    .selectFrom('evaluation_evidence')
    .selectAll()
    .where('division', '=', division)
    .where('round', '=', round)
    .where('code', '=', code)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const files = await filesOf(
    db,
    division,
    OWNER,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, columns, title, document_no, by_name, at }) => ({
    id,
    columns,
    title,
    documentNo: document_no,
    files: (files.get(id) ?? []).map((file) => ({ id: file.id, name: file.name })),
    by: by_name,
    at: at.toISOString(),
  }))
}

/** How many pieces of evidence each unit has, by its code. */
export async function countEvidence(
  db: Reading,
  division: string,
  round: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('evaluation_evidence')
    .select(['code', db.fn.countAll<string>().as('count')])
    .where('division', '=', division)
    .where('round', '=', round)
    .groupBy('code')
    .execute()
  return new Map(rows.map(({ code, count }) => [code, Number(count)]))
}

/** Adds what proves cells of a unit: a document number or files. Not to a round that is final. */
export async function addEvidence(
  tx: Writing,
  writer: Writer,
  reader: Reader,
  id: string,
  given: {
    readonly code: string
    readonly columns: readonly string[]
    readonly title: string
    readonly documentNo: string | null
    readonly files: readonly string[]
  },
): Promise<Outcome<{ readonly id: string }>> {
  const taken = await takeRound(tx, writer, id, null)
  if (taken.kind === 'refused') return taken
  const round = taken.value
  const [row] = await findUnitRows(tx, writer.division, id, round.dataNo, reader, given.code)
  // A body does not know of a draft.
  if (row === undefined || (round.state === 'draft' && !reader.isAll)) return refused(noSuchUnit)
  if (round.state === 'final')
    return refused(
      wrongState(
        'final',
        '终评之后不再增加佐证；启动复评后可以。',
        'No evidence is added to a final round; reopen it first.',
      ),
    )
  const scheme = await findSchemeVersion(tx, writer.division, round.scheme, round.schemeNo)
  const documentNo = given.documentNo?.trim() || null
  const faults = [
    ...(given.title.trim() === '' ? [fault('title', 'empty', '请写材料名称', 'Give it a title')] : []),
    ...(given.columns.length === 0
      ? [fault('columns', 'empty', '请选它证明哪些数据', 'Say which data it proves')]
      : []),
    ...unknownColumns(scheme, given.columns),
    ...(documentNo === null && given.files.length === 0
      ? [fault('files', 'empty', '请附文件或写明文号、出处', 'Attach a file, or say where it is to be found')]
      : []),
  ]
  if (faults.length > 0) return refused(faulty(faults))
  const key = newId(writer.at.getTime())
  await tx
    .insertInto('evaluation_evidence')
    .values({
      division: writer.division,
      id: key,
      round: id,
      code: given.code,
      body: row.body,
      columns: [...given.columns],
      title: given.title.trim(),
      document_no: documentNo,
      ...by(writer),
    })
    .execute()
  const attached = await attachFiles(
    tx,
    writer.division,
    given.files,
    { kind: OWNER, id: key },
    writer.actor,
    writer.at,
  )
  if (attached.kind === 'refused') return attached
  await announceRound(tx, round)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.prove',
    subject: { kind: 'evaluation-round', id },
    body: row.body,
    detail: { evidence: key, code: given.code, columns: given.columns, files: given.files.length },
  })
  return done({ id: key })
}

/** 归属单位 of a piece of evidence, for its files. */
export async function placeOfEvidence(db: Reading, division: string, id: string) {
  const row = await db
    .selectFrom('evaluation_evidence')
    .select(['division', 'body', 'code'])
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
