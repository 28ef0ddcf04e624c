import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Row, Writing } from '../../platform/database/tables.ts'
import type { DocumentKind, PlanKind } from './definition.ts'
import type { CompiledFile, FileRefusal, StoredText } from './documents/compiler.ts'
import type { ReviewItem } from './items.ts'
import type { DocumentState } from './tables.ts'

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** A document as lists show it. */
export interface DocumentRow {
  readonly division: string
  readonly id: string
  readonly kind: DocumentKind
  readonly plan: string | null
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly state: DocumentState
  readonly title: string | null
  readonly period: string | null
  readonly format: string | null
  readonly readsAs: string | null
  readonly refusal: FileRefusal | null
  readonly uploadedAt: Date
  readonly uploadedByName: string
  /** The newest reading of it. */
  readonly compilation: string | null
  readonly compiler: string | null
  readonly items: number
  readonly decided: number
  readonly basedOn: string | null
}

const documentRow = (row: Row<'plan_document'> & CompilationColumns): DocumentRow => ({
  division: row.division,
  id: row.id,
  kind: row.kind,
  plan: row.plan,
  name: row.name,
  sha256: row.sha256,
  size: row.size,
  state: row.state,
  title: row.title,
  period: row.period,
  format: row.format,
  readsAs: row.reads_as,
  refusal: row.refusal,
  uploadedAt: row.uploaded_at,
  uploadedByName: row.uploaded_by_name,
  compilation: row.compilation,
  compiler: row.compiler,
  basedOn: row.based_on,
  items: row.items,
  decided: row.decided,
})

interface CompilationColumns {
  readonly compilation: string | null
  readonly compiler: string | null
  readonly based_on: string | null
  readonly items: number
  readonly decided: number
}

const withNewestCompilation = (db: Reading, division: string) =>
  db
    .selectFrom('plan_document as d')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('plan_compilation as c')
          .select(['c.id', 'c.compiler', 'c.based_on'])
          .whereRef('c.division', '=', 'd.division')
          .whereRef('c.document', '=', 'd.id')
          .orderBy('c.compiled_at', 'desc')
          .orderBy('c.id', 'desc')
          .limit(1)
          .as('c'),
      (join) => join.onTrue(),
    )
    .where('d.division', '=', division)
    .selectAll('d')
    .select((eb) => [
      'c.id as compilation',
      'c.compiler as compiler',
      'c.based_on as based_on',
      eb
        .selectFrom('review_item as i')
        .select((i) => i.fn.countAll<number>().as('n'))
        .whereRef('i.division', '=', 'd.division')
        .whereRef('i.compilation', '=', 'c.id')
        .$asScalar()
        .$notNull()
        .as('items'),
      eb
        .selectFrom('review_state as s')
        .select((s) => s.fn.countAll<number>().as('n'))
        .whereRef('s.division', '=', 'd.division')
        .whereRef('s.compilation', '=', 'c.id')
        .where('s.state', '<>', 'pending')
        .$asScalar()
        .$notNull()
        .as('decided'),
    ])

/** Documents of a division, the newest first; those withdrawn are left out. */
export async function findDocuments(
  db: Reading,
  division: string,
  filter: { readonly kinds?: readonly DocumentKind[]; readonly plan?: string } = {},
): Promise<DocumentRow[]> {
  let query = withNewestCompilation(db, division).where('d.state', '<>', 'withdrawn')
  if (filter.kinds !== undefined) query = query.where('d.kind', 'in', [...filter.kinds])
  if (filter.plan !== undefined) query = query.where('d.plan', '=', filter.plan)
  return (await query.orderBy('d.uploaded_at', 'desc').orderBy('d.id', 'desc').execute()).map(documentRow)
}

export async function findDocument(db: Reading, division: string, id: string): Promise<DocumentRow | null> {
  const row = await withNewestCompilation(db, division).where('d.id', '=', id).executeTakeFirst()
  return row === undefined ? null : documentRow(row)
}

/** The document that holds this very file, unless it was refused or withdrawn. */
export async function findSameFile(db: Reading, division: string, sha256: string): Promise<DocumentRow | null> {
  const row = await withNewestCompilation(db, division)
    .where('d.sha256', '=', sha256)
    .where('d.state', 'in', ['waiting', 'ready'])
    .executeTakeFirst()
  return row === undefined ? null : documentRow(row)
}

export interface NewDocument {
  readonly division: string
  readonly kind: DocumentKind
  readonly plan: string | null
  readonly name: string
  readonly bytes: Uint8Array
  readonly at: Date
  readonly by: { readonly id: string | null; readonly name: string }
}

/** Stores the file and a document that waits for the compiler. Resolves with its id. */
export async function insertDocument(tx: Writing, document: NewDocument): Promise<string> {
  const { division, kind, plan, name, bytes, at, by } = document
  const sha256 = sha256Of(bytes)
  await tx
    .insertInto('plan_file')
    .values({ division, sha256, bytes: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const id = newId(at.getTime())
  await tx
    .insertInto('plan_document')
    .values({
      division,
      id,
      kind,
      plan,
      name,
      sha256,
      size: bytes.length,
      state: 'waiting',
      title: null,
      period: null,
      format: null,
      reads_as: null,
      refusal: 'null',
      uploaded_at: at,
      uploaded_by: by.id,
      uploaded_by_name: by.name,
    })
    .execute()
  return id
}

export async function setDocumentState(
  tx: Writing,
  division: string,
  id: string,
  change: { readonly state: DocumentState; readonly refusal?: FileRefusal } & Partial<
    Pick<DocumentRow, 'plan' | 'title' | 'period' | 'format' | 'readsAs'>
  >,
): Promise<void> {
  const { refusal, readsAs, ...rest } = change
  await tx
    .updateTable('plan_document')
    .set({
      ...rest,
      ...(readsAs === undefined ? {} : { reads_as: readsAs }),
      ...(refusal === undefined ? {} : { refusal: JSON.stringify(refusal) }),
    })
    .where('division', '=', division)
    .where('id', '=', id)
    .execute()
}

export async function readFileOf(db: Reading, division: string, document: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('plan_document as d')
    .innerJoin('plan_file as f', (join) =>
      join.onRef('f.division', '=', 'd.division').onRef('f.sha256', '=', 'd.sha256'),
    )
    .select('f.bytes')
    .where('d.division', '=', division)
    .where('d.id', '=', document)
    .executeTakeFirst()
  return row?.bytes ?? null
}

/** Documents that were left waiting: their process ended in between. */
export async function findWaiting(db: Reading): Promise<readonly { readonly division: string; readonly id: string }[]> {
  return db.selectFrom('plan_document').select(['division', 'id']).where('state', '=', 'waiting').execute()
}

export interface NewCompilation {
  readonly division: string
  readonly document: string
  readonly compiler: string
  readonly at: Date
  readonly basedOn: string | null
  readonly file: CompiledFile
}

const CHUNK = 1000

/** Stores what the compiler read, and its items. Resolves with the compilation's id. */
export async function insertCompilation(tx: Writing, compilation: NewCompilation): Promise<string> {
  const { division, document, compiler, at, basedOn, file } = compilation
  const id = newId(at.getTime())
  await tx
    .insertInto('plan_compilation')
    .values({
      division,
      id,
      document,
      compiler,
      compiled_at: at,
      based_on: basedOn,
      text: file.text,
      model: file.model,
      model_sha256: sha256Of(file.model),
      blocks: file.blocks,
      pages: file.pages,
    })
    .execute()
  await insertItems(tx, division, id, file.items)
  await tx.insertInto('review_head').values({ division, compilation: id, seq: 0 }).execute()
  return id
}

/** Adds items to a reading; those that it has already stay as they are. */
export async function insertItems(
  tx: Writing,
  division: string,
  compilation: string,
  items: readonly ReviewItem[],
): Promise<void> {
  for (let i = 0; i < items.length; i += CHUNK) {
    await tx
      .insertInto('review_item')
      .values(
        items.slice(i, i + CHUNK).map((item) => ({
          division,
          compilation,
          id: item.id,
          kind: item.kind,
          item_group: item.group,
          position: item.position,
          section: item.section,
          chapter: item.chapter,
          clause: item.clause,
          line: item.line,
          start_at: item.start,
          end_at: item.end,
          confidence: item.confidence,
          found: JSON.stringify(item.found),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** A stored reading, with its document. */
export interface CompilationRow {
  readonly division: string
  readonly id: string
  readonly document: string
  readonly compiler: string
  readonly compiledAt: Date
  readonly basedOn: string | null
  readonly modelSha256: string
}

export async function findCompilation(db: Reading, division: string, id: string): Promise<CompilationRow | null> {
  const row = await db
    .selectFrom('plan_compilation')
    .select(['division', 'id', 'document', 'compiler', 'compiled_at', 'based_on', 'model_sha256'])
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    division: row.division,
    id: row.id,
    document: row.document,
    compiler: row.compiler,
    compiledAt: row.compiled_at,
    basedOn: row.based_on,
    modelSha256: row.model_sha256,
  }
}

export const readText = (db: Reading, division: string, compilation: string): Promise<StoredText> =>
  db
    .selectFrom('plan_compilation')
    .select(['text', 'model'])
    .where('division', '=', division)
    .where('id', '=', compilation)
    .executeTakeFirstOrThrow()

/** All that a screen needs to show a text; `model`, `blocks` and `pages` are JSON as the compiler wrote it. */
export const readShown = (db: Reading, division: string, compilation: string) =>
  db
    .selectFrom('plan_compilation')
    .select(['text', 'model', 'blocks', 'pages'])
    .where('division', '=', division)
    .where('id', '=', compilation)
    .executeTakeFirstOrThrow()

/**
 * The reading that a new text of a plan is compared with: that of the version adopted last, else the newest one of another
 * text that was reviewed.
 */
export async function findBase(
  db: Reading,
  division: string,
  plan: string,
  besides: string | null,
): Promise<string | null> {
  const adopted = await db
    .selectFrom('plan_version')
    .select('compilation')
    .where('division', '=', division)
    .where('plan', '=', plan)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (adopted !== undefined) return adopted.compilation === besides ? null : adopted.compilation
  const reviewed = await db
    .selectFrom('plan_compilation as c')
    .innerJoin('plan_document as d', (join) =>
      join.onRef('d.division', '=', 'c.division').onRef('d.id', '=', 'c.document'),
    )
    .innerJoin('review_head as h', (join) =>
      join.onRef('h.division', '=', 'c.division').onRef('h.compilation', '=', 'c.id'),
    )
    .select('c.id')
    .where('d.division', '=', division)
    .where('d.plan', '=', plan)
    .where('d.state', '=', 'ready')
    .$if(besides !== null, (query) => query.where('c.id', '<>', besides ?? ''))
    .where('h.seq', '>', 0)
    .orderBy('c.compiled_at', 'desc')
    .executeTakeFirst()
  return reviewed?.id ?? null
}

/** A plan as lists show it. */
export interface PlanRow {
  readonly division: string
  readonly id: string
  readonly kind: PlanKind
  readonly title: string
  readonly from: number | null
  readonly to: number | null
  readonly horizon: number | null
  readonly revision: number
}

const planRow = (row: Row<'plan'>): PlanRow => ({
  division: row.division,
  id: row.id,
  kind: row.kind,
  title: row.title,
  from: row.year_from,
  to: row.year_to,
  horizon: row.horizon,
  revision: row.revision,
})

export async function findPlans(db: Reading, division: string): Promise<PlanRow[]> {
  return (await db.selectFrom('plan').selectAll().where('division', '=', division).execute()).map(planRow)
}

export async function findPlan(db: Reading, division: string, id: string): Promise<PlanRow | null> {
  const row = await db
    .selectFrom('plan')
    .selectAll()
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : planRow(row)
}

/** The plan that a text belongs to by itself: of its kind and years; of special and upper plans also of its title. */
export async function findPlanOf(
  db: Reading,
  division: string,
  text: { readonly kind: PlanKind; readonly title: string; readonly from: number | null; readonly to: number | null },
): Promise<PlanRow | null> {
  if (text.from === null || text.to === null) return null
  let query = db
    .selectFrom('plan')
    .selectAll()
    .where('division', '=', division)
    .where('kind', '=', text.kind)
    .where('year_from', '=', text.from)
    .where('year_to', '=', text.to)
  if (text.kind !== 'outline') query = query.where('title', '=', text.title)
  const rows = await query.limit(2).execute()
  const [only, other] = rows
  return only === undefined || other !== undefined ? null : planRow(only)
}

export async function insertPlan(
  tx: Writing,
  plan: Omit<PlanRow, 'id' | 'revision'> & { readonly at: Date },
): Promise<string> {
  const id = newId(plan.at.getTime())
  await tx
    .insertInto('plan')
    .values({
      division: plan.division,
      id,
      kind: plan.kind,
      title: plan.title,
      year_from: plan.from,
      year_to: plan.to,
      horizon: plan.horizon,
      created_at: plan.at,
    })
    .execute()
  return id
}

/** Changes what a plan is called and its years; false when someone changed it since `revision`. */
export async function updatePlan(
  tx: Writing,
  plan: Pick<PlanRow, 'division' | 'id' | 'revision' | 'title' | 'from' | 'to' | 'horizon'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan')
    .set({
      title: plan.title,
      year_from: plan.from,
      year_to: plan.to,
      horizon: plan.horizon,
      revision: sql`revision + 1`,
    })
    .where('division', '=', plan.division)
    .where('id', '=', plan.id)
    .where('revision', '=', plan.revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
