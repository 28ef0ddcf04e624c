import { type RawBuilder, sql } from 'kysely'
import type { Place, Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Day, Decimal, Generated, Moment, Reading, Row } from '../../platform/database/tables.ts'
import type { NamedBody } from '../../platform/organisation/match-body.ts'
import { settingAt } from '../../platform/settings/store.ts'
import type { CommitmentPage } from './answers.ts'
import { COMMITMENTS } from './settings.ts'
import type { CommitmentFacts, Setting } from './standing.ts'
import type { SupervisionLevel } from './supervision.ts'
import type { DivisionOfWork, Issue, Milestone, Says, WorkReport } from './work.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    commitment: CommitmentTable
    commitment_text: CommitmentTextTable
    work_version: WorkVersionTable
    work_support: WorkSupportTable
    work_step: WorkStepTable
    milestone_version: MilestoneVersionTable
    work_report: WorkReportTable
    work_report_step: WorkReportStepTable
    work_evidence: WorkEvidenceTable
    supervision: SupervisionTable
    supervision_step: SupervisionStepTable
  }
}

interface By {
  by_id: string | null
  by_name: string
  at: Moment
}
export interface CommitmentTable {
  division: string
  id: string
  plan: string
  /** Stable id of the item in the plan's text. */
  item: string
  from_version: number
  until_version: number | null
  revision: Generated<number>
}
export interface CommitmentTextTable {
  division: string
  commitment: string
  version: number
  clause: string
  line: number
  chapter: string
  section: string
  text: string
  verb: string
  object: string
  is_verifiable: boolean
  suggested_lead: string | null
  suggested_because: string | null
  /** First and last year of the plan, by this version of its text. */
  plan_from: number
  plan_to: number
}
export interface WorkVersionTable extends By {
  division: string
  commitment: string
  no: number
  lead: string | null
  goal: string
  due_on: Day | null
  reason: string
}
export interface WorkSupportTable {
  division: string
  commitment: string
  no: number
  body: string
}
export interface WorkStepTable extends By {
  division: string
  commitment: string
  seq: number
  state: 'issued' | 'acknowledged' | 'objected' | 'answered'
  body: string | null
  document_no: string | null
  answer_by: Day | null
  reason: Generated<string>
}
export interface MilestoneVersionTable extends By {
  division: string
  commitment: string
  milestone: string
  no: number
  title: string
  due_on: Day
  weight: Decimal
  needs_evidence: boolean
  is_withdrawn: Generated<boolean>
  reason: string
}
export interface WorkReportTable extends By {
  division: string
  id: string
  commitment: string
  milestone: string | null
  body: string
  says: Says
  done_on: Day | null
  text: string
  needs: Generated<string>
}
export interface WorkReportStepTable extends By {
  division: string
  report: string
  seq: number
  state: ReportState
  reason: Generated<string>
}
export type ReportState = 'submitted' | 'endorsed' | 'accepted' | 'returned' | 'withdrawn'
export interface WorkEvidenceTable {
  division: string
  report: string
  no: number
  grade: 'bulletin' | 'letter' | 'statement'
  title: string
  file: string | null
  document_no: string | null
}
export interface SupervisionTable {
  division: string
  id: string
  commitment: string
}
export interface SupervisionStepTable extends By {
  division: string
  supervision: string
  seq: number
  act: 'opened' | 'raised' | 'answered' | 'returned' | 'closed'
  level: SupervisionLevel
  body: string | null
  answer_by: Day | null
  text: string
}

/** One step of something, with who and when. */
export interface Step {
  readonly state: string
  readonly reason: string
  readonly by: string
  readonly at: string
}

export interface StoredReport extends WorkReport {
  readonly text: string
  readonly needs: string
  readonly by: string
  readonly byId: string | null
  readonly isEndorsed: boolean
  readonly steps: readonly Step[]
  readonly proofs: readonly {
    readonly no: number
    readonly grade: WorkEvidenceTable['grade']
    readonly title: string
    readonly file: string | null
    readonly documentNo: string | null
  }[]
}

export interface StoredSupervision {
  readonly id: string
  readonly commitment: string
  readonly level: SupervisionLevel
  readonly isOpen: boolean
  readonly isAnswered: boolean
  readonly answerBy: string | null
  readonly steps: readonly (Step & { readonly level: SupervisionLevel; readonly answerBy: string | null })[]
}

/** A commitment with all that hangs on it. */
export interface StoredCommitment {
  readonly division: string
  readonly id: string
  readonly plan: string
  readonly item: string
  readonly revision: number
  readonly isEnded: boolean
  readonly text: Omit<CommitmentTextTable, 'division' | 'commitment'>
  readonly work: (DivisionOfWork & { readonly no: number }) | null
  readonly issue: Issue
  readonly documentNo: string | null
  readonly acknowledgeBy: string | null
  readonly objection: string | null
  readonly milestones: readonly Milestone[]
  readonly reports: readonly StoredReport[]
  readonly supervisions: readonly StoredSupervision[]
}

export const factsOf = ({ work, issue, milestones, reports }: StoredCommitment): CommitmentFacts => ({
  work,
  issue,
  milestones,
  reports,
})

export interface Which {
  readonly plan?: string
  readonly ids?: readonly string[]
  /** Version of the plan whose text is asked for; without it, the newest. */
  readonly version?: number
}

/**
 * Commitments of a division within a scope, with everything the rules need: a handful of queries, however many there are.
 * A person who reaches only bodies sees those that their bodies lead or support.
 */
export async function findCommitments(
  db: Reading,
  scope: Scope,
  division: string,
  which: Which = {},
): Promise<readonly StoredCommitment[]> {
  let query = db
    .selectFrom('commitment as c')
    .innerJoin('commitment_text as t', (join) =>
      join.onRef('t.division', '=', 'c.division').onRef('t.commitment', '=', 'c.id'),
    )
    .selectAll('c')
    .select([
      't.version',
      't.clause',
      't.line',
      't.chapter',
      't.section',
      't.text',
      't.verb',
      't.object',
      't.is_verifiable',
      't.suggested_lead',
      't.suggested_because',
      't.plan_from',
      't.plan_to',
    ])
    .distinctOn(['c.division', 'c.id'])
    .where('c.division', '=', division)
    .where(reaches(scope))
    .orderBy('c.division')
    .orderBy('c.id')
    .orderBy('t.version', 'desc')
  if (which.plan !== undefined) query = query.where('c.plan', '=', which.plan)
  if (which.ids !== undefined) query = query.where('c.id', 'in', [...which.ids])
  if (which.version !== undefined) {
    const { version } = which
    query = query
      .where('t.version', '<=', version)
      .where('c.from_version', '<=', version)
      .where((eb) => eb.or([eb('c.until_version', 'is', null), eb('c.until_version', '>', version)]))
  }
  const rows = await query.execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const hanging = await hangingOn(db, division, ids)
  return rows
    .map(({ division: code, id, plan, item, revision, until_version, from_version: _from, ...text }) => ({
      division: code,
      id,
      plan,
      item,
      revision,
      isEnded: until_version !== null && (which.version === undefined || until_version <= which.version),
      text,
      ...hanging(id),
    }))
    .sort((a, b) => a.text.line - b.text.line || (a.id < b.id ? -1 : 1))
}

/** One commitment; null when there is none or the scope does not reach it. */
export async function findCommitment(
  db: Reading,
  scope: Scope,
  division: string,
  id: string,
): Promise<StoredCommitment | null> {
  const [found] = await findCommitments(db, scope, division, { ids: [id] })
  return found ?? null
}

/** Rows whose division is reached whole, or whose lead or supporting body is. */
function reaches(scope: Scope): RawBuilder<boolean> {
  const own = withinScope({ ...scope, bodies: [], own: [] }, { division: 'c.division' })
  if (scope.bodies.length === 0) return own
  const lead = withinScope({ ...scope, divisions: [] }, { division: 'w.division', body: 'w.lead' })
  const support = withinScope({ ...scope, divisions: [] }, { division: 's.division', body: 's.body' })
  const newest = sql`(select max(n.no) from work_version n where n.division = c.division and n.commitment = c.id)`
  return sql<boolean>`(${own}
    or exists (select 1 from work_version w where w.division = c.division and w.commitment = c.id and w.no = ${newest} and ${lead})
    or exists (select 1 from work_support s where s.division = c.division and s.commitment = c.id and s.no = ${newest} and ${support}))`
}

async function hangingOn(db: Reading, division: string, ids: readonly string[]) {
  const of = <
    T extends 'work_version' | 'work_support' | 'work_step' | 'milestone_version' | 'work_report' | 'supervision',
  >(
    table: T,
  ) =>
    sql<boolean>`${sql.ref(`${table}.division`)} = ${division} and ${sql.ref(`${table}.commitment`)} = any(${ids}::uuid[])`
  const [versions, supports, steps, milestones, reports, supervisions] = await Promise.all([
    db.selectFrom('work_version').selectAll().where(of('work_version')).orderBy('no').execute(),
    db.selectFrom('work_support').selectAll().where(of('work_support')).execute(),
    db.selectFrom('work_step').selectAll().where(of('work_step')).orderBy('seq').execute(),
    db.selectFrom('milestone_version').selectAll().where(of('milestone_version')).orderBy('no').execute(),
    db.selectFrom('work_report').selectAll().where(of('work_report')).orderBy('at').orderBy('id').execute(),
    db.selectFrom('supervision').selectAll().where(of('supervision')).orderBy('id').execute(),
  ])
  const reportIds = reports.map(({ id }) => id)
  const supervisionIds = supervisions.map(({ id }) => id)
  const [reportSteps, proofs, supervisionSteps] = await Promise.all([
    reportIds.length === 0
      ? []
      : db
          .selectFrom('work_report_step')
          .selectAll()
          .where('division', '=', division)
          .where(sql<boolean>`report = any(${reportIds}::uuid[])`)
          .orderBy('seq')
          .execute(),
    reportIds.length === 0
      ? []
      : db
          .selectFrom('work_evidence')
          .selectAll()
          .where('division', '=', division)
          .where(sql<boolean>`report = any(${reportIds}::uuid[])`)
          .orderBy('no')
          .execute(),
    supervisionIds.length === 0
      ? []
      : db
          .selectFrom('supervision_step')
          .selectAll()
          .where('division', '=', division)
          .where(sql<boolean>`supervision = any(${supervisionIds}::uuid[])`)
          .orderBy('seq')
          .execute(),
  ])
  const by = {
    versions: grouped(versions, ({ commitment }) => commitment),
    supports: grouped(supports, ({ commitment, no }) => `${commitment}/${no}`),
    steps: grouped(steps, ({ commitment }) => commitment),
    milestones: grouped(milestones, ({ commitment }) => commitment),
    reports: grouped(reports, ({ commitment }) => commitment),
    reportSteps: grouped(reportSteps, ({ report }) => report),
    proofs: grouped(proofs, ({ report }) => report),
    supervisions: grouped(supervisions, ({ commitment }) => commitment),
    supervisionSteps: grouped(supervisionSteps, ({ supervision }) => supervision),
  }
  return (
    id: string,
  ): Pick<
    StoredCommitment,
    'work' | 'issue' | 'documentNo' | 'acknowledgeBy' | 'objection' | 'milestones' | 'reports' | 'supervisions'
  > => {
    const work = by.versions.get(id)?.at(-1)
    const step = by.steps.get(id)?.at(-1)
    const issued = by.steps.get(id)?.findLast(({ state }) => state === 'issued')
    return {
      work:
        work === undefined
          ? null
          : {
              no: work.no,
              lead: work.lead,
              supports: (by.supports.get(`${id}/${work.no}`) ?? []).map(({ body }) => body),
              goal: work.goal,
              dueOn: work.due_on,
            },
      issue: step === undefined ? 'draft' : step.state === 'answered' ? 'issued' : step.state,
      documentNo: issued?.document_no ?? null,
      acknowledgeBy: issued?.answer_by ?? null,
      objection: step?.state === 'objected' ? step.reason : null,
      milestones: milestonesOf(by.milestones.get(id) ?? []),
      reports: (by.reports.get(id) ?? []).map((row) => {
        const own = by.reportSteps.get(row.id) ?? []
        const last = own.at(-1)?.state ?? 'submitted'
        const evidence = by.proofs.get(row.id) ?? []
        return {
          id: row.id,
          milestone: row.milestone,
          body: row.body,
          says: row.says,
          doneOn: row.done_on,
          evidence: evidence.length,
          state: last === 'endorsed' ? ('submitted' as const) : last,
          isEndorsed: last === 'endorsed',
          at: row.at.toISOString(),
          text: row.text,
          needs: row.needs,
          by: row.by_name,
          byId: row.by_id,
          steps: own.map(stepOf),
          proofs: evidence.map(({ no, grade, title, file, document_no }) => ({
            no,
            grade,
            title,
            file,
            documentNo: document_no,
          })),
        }
      }),
      supervisions: (by.supervisions.get(id) ?? []).map((row) =>
        supervisionFrom(row, by.supervisionSteps.get(row.id) ?? []),
      ),
    }
  }
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}

function milestonesOf(rows: readonly Row<'milestone_version'>[]): readonly Milestone[] {
  const newest = new Map(rows.map((row) => [row.milestone, row]))
  return [...newest.values()]
    .filter(({ is_withdrawn }) => !is_withdrawn)
    .map((row) => ({
      id: row.milestone,
      title: row.title,
      dueOn: row.due_on,
      weight: Number(row.weight),
      needsEvidence: row.needs_evidence,
    }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1))
}

const stepOf = (row: { state: string; reason: string; by_name: string; at: Date }): Step => ({
  state: row.state,
  reason: row.reason,
  by: row.by_name,
  at: row.at.toISOString(),
})

function supervisionFrom(
  row: { readonly id: string; readonly commitment: string },
  steps: readonly {
    act: SupervisionStepTable['act']
    level: SupervisionLevel
    answer_by: string | null
    text: string
    by_name: string
    at: Date
  }[],
): StoredSupervision {
  const last = steps.at(-1)
  return {
    id: row.id,
    commitment: row.commitment,
    level: last?.level ?? 1,
    isOpen: last?.act !== 'closed',
    isAnswered: last?.act === 'answered',
    answerBy: steps.findLast(({ answer_by }) => answer_by !== null)?.answer_by ?? null,
    steps: steps.map(({ act, level, answer_by, text, by_name, at }) => ({
      state: act,
      level,
      answerBy: answer_by,
      reason: text,
      by: by_name,
      at: at.toISOString(),
    })),
  }
}

/** What judging needs besides the commitments: the day's settings, the bodies, the division's name. */
export async function findSetting(
  db: Reading,
  division: string,
  on: string,
): Promise<
  Omit<Setting, 'bodies'> & {
    readonly bodies: readonly (NamedBody & { readonly kind: string })[]
    readonly isSimulated: boolean
  }
> {
  const [bodies, own, settings] = await Promise.all([
    db
      .selectFrom('body')
      .select(['id', 'name_zh as name', 'ended_on as endedOn', 'kind'])
      .where('division', '=', division)
      .orderBy('position')
      .execute(),
    db.selectFrom('division').select(['name_zh', 'simulated']).where('code', '=', division).executeTakeFirst(),
    settingAt(db, division, COMMITMENTS, on),
  ])
  return {
    on,
    settings,
    bodies,
    division: own?.name_zh ?? '',
    isSimulated: own?.simulated ?? false,
  }
}

/** Every version of a commitment's text and of its division of work, oldest first. */
export async function findHistory(
  db: Reading,
  division: string,
  id: string,
): Promise<Pick<CommitmentPage, 'texts' | 'works'>> {
  const [texts, works, supports] = await Promise.all([
    db
      .selectFrom('commitment_text')
      .select(['version', 'clause', 'line', 'text'])
      .where('division', '=', division)
      .where('commitment', '=', id)
      .orderBy('version')
      .execute(),
    db
      .selectFrom('work_version')
      .selectAll()
      .where('division', '=', division)
      .where('commitment', '=', id)
      .orderBy('no')
      .execute(),
    db.selectFrom('work_support').selectAll().where('division', '=', division).where('commitment', '=', id).execute(),
  ])
  return {
    texts,
    works: works.map(({ no, lead, goal, due_on, reason, by_name, at }) => ({
      no,
      lead,
      supports: supports.filter((support) => support.no === no).map(({ body }) => body),
      goal,
      dueOn: due_on,
      reason,
      by: by_name,
      at: at.toISOString(),
    })),
  }
}

/** Where a report back stands, for its files: whoever may see its body's commitments may see its evidence. */
export async function placeOfReport(db: Reading, division: string, id: string): Promise<Place | null> {
  const row = await db
    .selectFrom('work_report')
    .select(['division', 'body'])
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
