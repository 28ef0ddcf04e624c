import { sql } from 'kysely'
import { expect } from 'vitest'
import type { CommitmentPage, CommitmentRow } from '../../src/engines/commitments/answers.ts'
import type { TargetRow } from '../../src/engines/indicators/answers.ts'
import type { DocumentAnswer, ReviewAnswer } from '../../src/engines/plans/answers.ts'
import type { TaskPage } from '../../src/engines/returns/answers.ts'
import type { Role } from '../../src/model/role.ts'
import type { Database } from '../../src/platform/database/tables.ts'
import { planText, SECTIONS } from '../fixtures/lakeside-plan.ts'
import { editedRow, type ReturnsStage, returnsStage } from './returns-stage.ts'
import { schemaOf } from './schema.ts'
import { LAKESIDE, sendFile } from './server.ts'

type OfFile = Parameters<typeof sendFile> extends [unknown, unknown, ...infer Rest] ? Rest : never

/** The password of everybody in the databases of released versions. */
export const RELEASED_PASSWORD = 'lake-2024-Lake-side'

/**
 * A small database in which everything was used once, through the front door: people, a plan reviewed and adopted, values,
 * divided work, a return on its way, a report, a setting of its own.
 */
export async function releasedStage(): Promise<ReturnsStage> {
  const stage = await returnsStage()
  const person = (loginName: string, role: Role, body: string | null = null) =>
    stage.signInAs({
      division: LAKESIDE,
      loginName,
      name: loginName,
      password: RELEASED_PASSWORD,
      body,
      roles: [{ role, body }],
    })
  const { commerce, street } = stage.bodies
  const planner = await person('planner', 'planner')
  const reporter = await person('reporter', 'reporter', commerce)
  const reviewer = await person('reviewer', 'reviewer', commerce)
  const friend = await person('clerk', 'clerk', street)
  const system = await person('system-admin', 'system-admin')
  const security = await person('security-admin', 'security-admin')
  for (const role of ['leader', 'assessor', 'audit-admin'] as const) await person(role, role)
  await stage.owner
    .updateTable('person')
    .set({ must_change_password: false, password_changed_at: stage.now() })
    .execute()
  const ask = async <T>(who: typeof planner, ...request: Parameters<typeof planner.send>): Promise<T> => {
    const answer = await who.send(...request)
    expect(answer.statusCode, `${request[0]} ${request[1]}: ${answer.body}`).toBe(200)
    return answer.json()
  }
  const post = <T>(url: string, body: unknown, who = planner) => ask<T>(who, 'POST', url, body)

  const fileFrom = (who: typeof planner, ...file: OfFile) =>
    sendFile({ ...stage, send: (_, ...request) => who.send(...request) }, stage.people.planner, ...file)
  const fileOf = async (who: typeof planner, name: string): Promise<string> => {
    const sent = await fileFrom(who, '/api/v1/files', name, new TextEncoder().encode('设计批复，见附件。'))
    expect(sent.statusCode, sent.body).toBe(200)
    return sent.json().id
  }

  // The plan.
  const bytes = new TextEncoder().encode(planText(SECTIONS))
  const sent = await fileFrom(planner, '/api/v1/documents', 'plan.txt', bytes, { kind: 'outline' })
  expect(sent.statusCode, sent.body).toBe(200)
  const document: DocumentAnswer = sent.json()
  const review = await ask<ReviewAnswer>(planner, 'GET', `/api/v1/reviews/${LAKESIDE}/${document.compilation}`)
  const { head } = await post<{ head: number }>(`/api/v1/reviews/${LAKESIDE}/${document.compilation}/decisions`, {
    decisions: review.items.map(({ id }) => ({ action: 'accept', item: id, revision: 0, reason: null })),
  })
  await post(`/api/v1/plans/${LAKESIDE}/${document.plan}/adoptions`, {
    compilation: document.compilation,
    head,
    reason: 'first',
    approval: { number: '临政发〔2021〕3号', issuedOn: '2021-03-10', body: '临湖区人民代表大会' },
    effectiveFrom: '2021-03-15',
    effectiveTo: null,
  })

  // A target with its base and a value.
  const { rows: targets } = await ask<{ rows: TargetRow[] }>(planner, 'GET', `/api/v1/targets?plan=${document.plan}`)
  const target = targets.find(({ name }) => name.zh.includes('城镇化率')) as TargetRow // it stands in the plan
  await post(`/api/v1/targets/${LAKESIDE}/${target.id}/bases`, {
    revision: target.revision,
    name: { zh: '2020年统计公报', en: 'bulletin of 2020' },
    value: 64,
    basis: '临湖区2020年统计公报',
    reason: '补充基期',
  })
  await post(`/api/v1/targets/${LAKESIDE}/${target.id}/observations`, {
    period: '2023',
    measure: 'level',
    covers: 'moment',
    value: '68.4',
    unit: '%',
    status: 'final',
    evidence: 'bulletin',
    source: { document: '临湖区2023年统计公报', sentence: '常住人口城镇化率达到68.4%。' },
    documents: [],
    definition: null,
    baseVersion: null,
    supersedes: null,
    note: null,
    reason: null,
  })

  // Work divided, issued and taken note of.
  const { rows: tasks } = await ask<{ rows: CommitmentRow[] }>(
    planner,
    'GET',
    `/api/v1/commitments?division=${LAKESIDE}`,
  )
  const [task] = tasks as [CommitmentRow] // the plan promises several
  const work = { lead: commerce, supports: [street], goal: '按期完成', dueOn: '2025-12-31' }
  await ask(planner, 'PUT', `/api/v1/commitments/${LAKESIDE}/${task.id}/work`, {
    revision: task.revision,
    work,
    reason: '',
  })
  const at = `/api/v1/commitments/${LAKESIDE}/${task.id}`
  const divided = await ask<CommitmentPage>(planner, 'GET', at)
  await ask(planner, 'PUT', `${at}/milestones`, {
    revision: divided.revision,
    milestones: [{ id: null, title: '完成设计', dueOn: '2024-06-30', weight: 1, needsEvidence: true }],
    reason: '',
  })
  await post(`/api/v1/commitments/${LAKESIDE}/issue`, { commitments: [task.id], documentNo: '临发改〔2024〕3号' })
  await post(`/api/v1/commitments/${LAKESIDE}/${task.id}/answer`, { act: 'acknowledged', reason: '' }, reporter)
  const file = await fileOf(reporter, 'a.txt')
  const { milestoneList } = await ask<CommitmentPage>(planner, 'GET', at)
  const { report: said } = await post<{ report: string }>(
    `${at}/reports`,
    {
      milestone: milestoneList[0]?.id ?? null,
      body: commerce,
      says: 'done',
      doneOn: '2024-03-20',
      text: '设计已批复',
      needs: '',
      proofs: [{ grade: 'letter', title: '批复文件', file, documentNo: '临交〔2024〕8号' }],
    },
    reporter,
  )
  await post(`${at}/reports/${said}/endorsed`, { reason: '' }, reviewer)

  // A return filled in and sent, with somebody to stand in.
  const form = await stage.formWith([editedRow(commerce, { indicator: 'retail' })])
  const { rows: returns } = await ask<{ rows: { id: string }[] }>(reporter, 'GET', `/api/v1/returns?form=${form}`)
  const asked = `/api/v1/returns/${LAKESIDE}/${returns[0]?.id}`
  const { rows } = await ask<TaskPage>(reporter, 'GET', asked)
  await ask(reporter, 'PUT', `${asked}/cells`, {
    cells: rows.map(({ id }) => ({ row: id, text: '12.5', status: 'preliminary', note: null, base: 0 })),
  })
  const page = await ask<TaskPage>(reporter, 'GET', asked)
  await post(`${asked}/actions`, { action: 'submit', revision: page.task.revision }, reporter)
  const [membership] = await ask<{ id: string }[]>(reporter, 'GET', '/api/v1/delegations/memberships')
  await post(
    '/api/v1/delegations',
    {
      division: LAKESIDE,
      membership: membership?.id,
      person: friend.id,
      fromDay: '2024-04-05',
      toDay: '2024-04-12',
      reason: '出差',
    },
    reviewer,
  )

  // A report, a setting of the district's own, a file.
  const { id: report } = await post<{ id: string }>(`/api/v1/reports/${LAKESIDE}`, {
    plan: document.plan,
    kind: 'mid-term',
    asOf: '2024-03-31',
    year: null,
    title: null,
  })
  const { revision } = await ask<{ revision: number }>(planner, 'GET', `/api/v1/reports/${LAKESIDE}/${report}`)
  await post(`/api/v1/reports/${LAKESIDE}/${report}/state`, {
    to: 'consulting',
    reason: '',
    despiteOpen: false,
    revision,
  })
  await post(
    `/api/v1/reports/${LAKESIDE}/${report}/comments`,
    { key: 'overall.conclusion', answers: null, text: '建议补充分析。' },
    reviewer,
  )
  await post(
    '/api/v1/settings/organisation.delegation-days',
    { value: 30, validFrom: '2024-04-05', reason: '本区规定', seen: null },
    security,
  )

  // A role given for a while and taken back, a body that was renamed.
  const { id: short } = await post<{ id: string }>(
    '/api/v1/roles',
    { person: friend.id, role: 'grid-worker', body: street, fromDay: '2024-04-05', reason: '借调' },
    security,
  )
  await post(`/api/v1/roles/${short}/end`, { lastDay: '2024-04-05', reason: '借调结束' }, security)
  await ask(system, 'PATCH', `/api/v1/bodies/${street}`, {
    version: 1,
    nameZh: '湖东街道',
    fromDay: '2024-04-05',
    documentNo: '临政发〔2024〕1号',
    reason: '更名',
  })
  return stage
}

/** Everything in a database as SQL that makes it again: its schema, its rows, and which migrations have run. */
export async function dumpOf(owner: Database): Promise<string> {
  const { rows: tables } = await sql<{ name: string; columns: string[] }>`
    select c.relname name, array_agg(a.attname::text order by a.attnum) columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration_lock'
    group by c.relname order by c.relname collate "C"`.execute(owner)
  const parts = []
  for (const { name, columns } of tables) {
    const fields = columns.map((column) => `quote_nullable(${quoted(column)}::text)`).join(` || ', ' || `)
    const { rows } = await sql<{ line: string }>`
      select ${sql.raw(fields)} line from ${sql.table(name)} order by ${sql.raw(quoted(columns[0] ?? ''))}, 1`.execute(
      owner,
    )
    const head = `insert into ${quoted(name)} (${columns.map(quoted).join(', ')}) values\n`
    if (rows.length > 0) parts.push(`${head}${rows.map(({ line }) => `  (${line})`).join(',\n')};`)
  }
  const schema = await schemaOf(owner)
  const cut = schema.indexOf('-- What refers to what')
  const bookkeeping =
    'create table "schema_migration" (name varchar(255) primary key, timestamp varchar(255) not null);'
  return [schema.slice(0, cut).trimEnd(), bookkeeping, ...parts, schema.slice(cut)].join('\n\n')
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
