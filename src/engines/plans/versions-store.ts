import type { Reading, Row, Writing } from '../../platform/database/tables.ts'
import { canonicalJson } from './canonical.ts'
import type { Decision } from './decisions.ts'
import type { Adopted, AdoptedElements, AdoptionReason, Approval } from './definition.ts'
import { readFileOf, sha256Of } from './documents-store.ts'
import { findDecisions } from './review-store.ts'
import { type Term, versionInForce } from './versions.ts'

/** An adopted version of a plan. */
export interface VersionRow extends Term {
  readonly division: string
  readonly plan: string
  /** Names the version in the scope of an assessor's snapshots. */
  readonly id: string
  readonly reason: AdoptionReason
  readonly approval: Approval
  readonly document: string
  readonly compilation: string
  readonly decidedSeq: number
  readonly sourceSha256: string
  readonly compiler: string
  readonly modelSha256: string
  readonly decisionsSha256: string
  readonly elementsSha256: string
  readonly hash: string
  /** Items that nobody had decided. */
  readonly undecided: number
  readonly adoptedByName: string
}

const versionRow = (row: Row<'plan_version'>): VersionRow => ({
  division: row.division,
  plan: row.plan,
  number: row.number,
  id: row.id,
  reason: row.reason,
  approval: { number: row.approval_number, issuedOn: row.approval_on, body: row.approval_body },
  effectiveFrom: row.effective_from,
  effectiveTo: row.effective_to,
  document: row.document,
  compilation: row.compilation,
  decidedSeq: row.decided_seq,
  sourceSha256: row.source_sha256,
  compiler: row.compiler,
  modelSha256: row.model_sha256,
  decisionsSha256: row.decisions_sha256,
  elementsSha256: row.elements_sha256,
  hash: row.hash,
  undecided: row.undecided,
  adoptedAt: row.adopted_at.toISOString(),
  adoptedByName: row.adopted_by_name,
})

/** Versions of one plan, or of all plans of a division, the first one first. */
export async function findVersions(db: Reading, division: string, plan?: string): Promise<VersionRow[]> {
  let query = db.selectFrom('plan_version').selectAll().where('division', '=', division)
  if (plan !== undefined) query = query.where('plan', '=', plan)
  return (await query.orderBy('plan').orderBy('number').execute()).map(versionRow)
}

/** The version of a plan whose text is in force on a day; with `knownAt`, as was known at that moment. SPEC.md, VE. */
export async function findVersionInForce(
  db: Reading,
  division: string,
  plan: string,
  day: string,
  knownAt?: string,
): Promise<VersionRow | null> {
  return versionInForce(await findVersions(db, division, plan), day, knownAt)
}

/** Hash over all that an adoption froze. */
export const hashOfVersion = (version: Omit<VersionRow, 'hash' | 'adoptedByName' | 'id'>): string =>
  sha256Of(
    canonicalJson({
      division: version.division,
      plan: version.plan,
      number: version.number,
      reason: version.reason,
      approval: version.approval,
      effectiveFrom: version.effectiveFrom,
      effectiveTo: version.effectiveTo,
      sourceSha256: version.sourceSha256,
      compiler: version.compiler,
      modelSha256: version.modelSha256,
      decidedSeq: version.decidedSeq,
      decisionsSha256: version.decisionsSha256,
      elementsSha256: version.elementsSha256,
      adoptedAt: version.adoptedAt,
    }),
  )

export const hashOfDecisions = (decisions: readonly Decision[]): string => sha256Of(canonicalJson(decisions))

export async function insertVersion(
  tx: Writing,
  version: VersionRow & { readonly adoptedBy: string | null },
): Promise<void> {
  await tx
    .insertInto('plan_version')
    .values({
      division: version.division,
      plan: version.plan,
      number: version.number,
      id: version.id,
      reason: version.reason,
      approval_number: version.approval.number,
      approval_on: version.approval.issuedOn,
      approval_body: version.approval.body,
      effective_from: version.effectiveFrom,
      effective_to: version.effectiveTo,
      document: version.document,
      compilation: version.compilation,
      decided_seq: version.decidedSeq,
      source_sha256: version.sourceSha256,
      compiler: version.compiler,
      model_sha256: version.modelSha256,
      decisions_sha256: version.decisionsSha256,
      elements_sha256: version.elementsSha256,
      hash: version.hash,
      undecided: version.undecided,
      adopted_at: version.adoptedAt,
      adopted_by: version.adoptedBy,
      adopted_by_name: version.adoptedByName,
    })
    .execute()
}

const KINDS = {
  statements: 'statement',
  commitments: 'commitment',
  systems: 'system',
  names: 'name',
  diagnostics: 'diagnostic',
} as const

interface ElementRow {
  readonly kind: (typeof KINDS)[keyof typeof KINDS]
  readonly element: Adopted<unknown>
}

const listed = (elements: AdoptedElements): ElementRow[] =>
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap(
    (
      group, // keys of a closed record
    ) => elements[group].map((element) => ({ kind: KINDS[group], element })),
  )

export const hashOfElements = (elements: AdoptedElements): string => sha256Of(canonicalJson(elements))

export async function insertElements(
  tx: Writing,
  version: Pick<VersionRow, 'division' | 'plan' | 'number'>,
  elements: AdoptedElements,
): Promise<void> {
  const rows = listed(elements).map(({ kind, element }, position) => ({
    division: version.division,
    plan: version.plan,
    version: version.number,
    id: element.id,
    position,
    kind,
    was: element.was,
    way: element.way,
    section: element.section,
    value: JSON.stringify(element.value),
    found: JSON.stringify(element.found),
  }))
  for (let i = 0; i < rows.length; i += 1000)
    await tx
      .insertInto('plan_element')
      .values(rows.slice(i, i + 1000))
      .execute()
}

/** Everything that was adopted with a version, as it was adopted. */
export async function findElements(
  db: Reading,
  version: Pick<VersionRow, 'division' | 'plan' | 'number'>,
): Promise<AdoptedElements> {
  const rows = await db
    .selectFrom('plan_element')
    .selectAll()
    .where('division', '=', version.division)
    .where('plan', '=', version.plan)
    .where('version', '=', version.number)
    .orderBy('position')
    .execute()
  const of = (kind: ElementRow['kind']): Adopted<unknown>[] =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ id, was, way, value, found, section }) => ({ id, was, way, value, found, section }))
  return {
    statements: of('statement'),
    commitments: of('commitment'),
    systems: of('system'),
    names: of('name'),
    diagnostics: of('diagnostic'),
  } as AdoptedElements // each was stored from an element of its kind
}

/** Ids of the elements of a version. */
export async function findElementIds(
  db: Reading,
  version: Pick<VersionRow, 'division' | 'plan' | 'number'>,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('plan_element')
    .select('id')
    .where('division', '=', version.division)
    .where('plan', '=', version.plan)
    .where('version', '=', version.number)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What of a version is no longer as it was frozen; empty when all of it is. SPEC.md, AD7. */
export async function verifyVersion(db: Reading, version: VersionRow): Promise<readonly string[]> {
  const { division, compilation, document } = version
  const [bytes, text, decisions, elements] = await Promise.all([
    readFileOf(db, division, document),
    db
      .selectFrom('plan_compilation')
      .select(['model'])
      .where('division', '=', division)
      .where('id', '=', compilation)
      .executeTakeFirst(),
    findDecisions(db, division, compilation, { until: version.decidedSeq }),
    findElements(db, version),
  ])
  const holds: readonly (readonly [string, boolean])[] = [
    ['source', bytes !== null && sha256Of(bytes) === version.sourceSha256],
    ['model', text !== undefined && sha256Of(text.model) === version.modelSha256],
    ['decisions', hashOfDecisions(decisions) === version.decisionsSha256],
    ['elements', hashOfElements(elements) === version.elementsSha256],
    ['version', hashOfVersion(version) === version.hash],
  ]
  return holds.filter(([, isSame]) => !isSame).map(([part]) => part)
}

/** Which of these ids are versions of the division's plans. */
export async function versionsAmong(db: Reading, division: string, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('plan_version')
    .select('id')
    .where('division', '=', division)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id }) => id)
}
