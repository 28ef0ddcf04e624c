import { Type } from 'typebox'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import { project } from '../../systems/13-delivery/project-lifecycle/project.ts'
import lifecycle from '../../systems/13-delivery/project-lifecycle.ts'
import { type AnyCall, writing } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import type { Desk } from '../registers/desk.ts'
import { changeRecord, createRecord } from '../registers/records.ts'
import type { Register } from '../registers/register.ts'
import { whileOn } from '../registers/switch-store.ts'
import { DivisionCode } from './answers.ts'
import { findBodies, findByCodes, findExchanged, findPublic } from './exchange-store.ts'
import { lookOf } from './looks.ts'
import { packageOf } from './oc4ids.ts'
import { type ReadPackage, type ReadProject, readPackage } from './read-oc4ids.ts'

const tag = 'projects'
const since = '0.3.0'
const EXPORT = 'records.project.export'
const IMPORT = 'records.project.import'
const AnyPackage = Type.Unsafe<object>(
  Type.Object({}, { additionalProperties: true, description: 'A project package of OC4IDS 0.9.' }),
)
const Told = Type.Object({
  at: Type.String(),
  code: Type.String(),
  message: Type.Object({ zh: Type.String(), en: Type.String() }),
})
const Paged = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
}
const choices = (field: string) => {
  const found = project.fields[field]
  return Type.Optional(
    Type.Unsafe<string>({ type: 'string', enum: found?.kind === 'choice' ? Object.keys(found.choices) : [] }),
  )
}

const nothing = {
  reason: 'not-found' as const,
  code: 'nothing-published',
  message: {
    zh: '没有可以提供的项目；项目包不能是空的。',
    en: 'There is no project to give; a package cannot be empty.',
  },
}

/** Exchange of projects in OC4IDS: what everybody may read, all of it for whoever may export, and taking a package in. */
export const exchangeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/projects/oc4ids',
    summary: { zh: '公开的项目（OC4IDS 项目包）', en: 'Public projects as a package of OC4IDS' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    query: Type.Object({ division: DivisionCode, ...Paged }),
    answer: AnyPackage,
    async handle({ db, now, query, request }) {
      const { division } = query
      const on = await whileOn(db, division, lifecycle)
      if (on.kind === 'refused') return on
      const { page = 1, size = 1000 } = query
      const projects = await findPublic(db, registers, division, now(), { page, size })
      if (projects.length === 0) return refused(nothing)
      return done(
        packageOf(projects, { ...(await publisherOf(db, division)), uri: addressOf(request), publishedAt: now() }),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/oc4ids/all',
    summary: { zh: '全部项目（OC4IDS 项目包）', en: 'All projects within reach as a package of OC4IDS' },
    tag,
    since,
    who: EXPORT,
    limit: 'export',
    query: Type.Object({ division: Type.Optional(DivisionCode), ...Paged }),
    answer: AnyPackage,
    async handle(call) {
      const look = await lookOf(call, call.query)
      if (look.kind === 'refused') return look
      const { division } = look.value
      const { page = 1, size = 1000 } = call.query
      const projects = await findExchanged(call.db, division, call.policy.scopeOf(call.actor, EXPORT), { page, size })
      if (projects.length === 0) return refused(nothing)
      await inTransaction(call.db, (tx) =>
        record(tx, call.actor, call.now(), {
          division,
          action: EXPORT,
          subject: { kind: 'project', id: null },
          detail: { rows: projects.length, format: 'oc4ids' },
        }),
      )
      return done(
        packageOf(projects, {
          ...(await publisherOf(call.db, division)),
          uri: addressOf(call.request),
          publishedAt: call.now(),
        }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/projects/oc4ids/:division',
    summary: { zh: '导入 OC4IDS 项目包', en: 'Take in a package of OC4IDS: a dry run first, then all or nothing' },
    tag,
    since,
    who: IMPORT,
    params: Type.Object({ division: DivisionCode }),
    query: Type.Object({
      dry: Type.Optional(Type.Boolean()),
      body: Type.Optional(
        Type.String({ format: 'uuid', description: 'The responsible body where the package names none of here.' }),
      ),
      category: choices('category'),
      investor: choices('investor'),
      control: choices('control'),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    }),
    takesFile: { atMost: 50 * 1024 * 1024 },
    answer: Type.Object({
      made: Type.Integer(),
      changed: Type.Integer(),
      same: Type.Integer(),
      faults: Type.Array(Told),
      notes: Type.Array(Told),
      saved: Type.Boolean(),
    }),
    async handle(call) {
      const { division } = call.params
      const register = registerOf('project')
      const given = jsonFrom(call.upload.bytes)
      if (given.kind === 'refused') return given
      const { dry = false, body = null, category = null, investor = null, control = null, reason = '' } = call.query
      const bodies = await findBodies(call.db, division)
      const read = readPackage(given.value, { bodies, body, category, investor, control })
      // A dry run goes all the way and is then undone, so that it finds what only the database knows.
      let taken: Taken = { made: 0, changed: 0, same: 0, faults: read.faults }
      const outcome = await writing(registers, register, call as AnyCall, division, async (tx, desk) => {
        taken = await takeIn(tx, desk, register, read, reason)
        return taken.faults.length > 0 || dry ? refused(undone) : done(null)
      })
      if (outcome.kind === 'refused' && outcome.refusal !== undone) return outcome
      if (!dry && taken.faults.length > 0) return faulty([...taken.faults])
      return done({ ...taken, faults: told(taken.faults), notes: told(read.notes), saved: !dry })
    },
  }),
]

const told = (faults: readonly Fault[]) =>
  faults.map(({ at, code, message }) => ({ at, code, message: { ...message } }))
const undone = {
  reason: 'faulty' as const,
  code: 'dry-run',
  message: { zh: '只核对，没有写入。', en: 'Only checked; nothing was written.' },
}

interface Taken {
  readonly made: number
  readonly changed: number
  readonly same: number
  readonly faults: readonly Fault[]
}

/** Makes what is new and changes what is known by its code; every fault of every project, at its path. */
async function takeIn(tx: Writing, desk: Desk, register: Register, read: ReadPackage, reason: string): Promise<Taken> {
  const known = await findByCodes(
    tx,
    desk.division,
    read.projects.map(({ code }) => code),
  )
  const faults = [...read.faults]
  let [made, changed, same] = [0, 0, 0]
  for (const one of read.projects) {
    const before = known.get(one.code)
    if (before === undefined) {
      const created = await createRecord(tx, desk, register, one.values, { does: 'import', at: one.at })
      if (created.kind === 'refused') faults.push(...faultsOf(created.refusal, one))
      else made++
      continue
    }
    const written = await changeRecord(tx, desk, register, before.id, before.revision, one.values, reason)
    if (written.kind === 'refused') faults.push(...faultsOf(written.refusal, one))
    else if (written.value.revision === before.revision) same++
    else changed++
  }
  return { made, changed, same, faults: unique(faults) }
}

/** Where in the package a field of the register came from. */
const CAME_FROM: Readonly<Record<string, string>> = {
  name: 'title',
  code: 'identifiers',
  summary: 'description',
  category: 'additionalClassifications',
  investor: 'additionalClassifications',
  control: 'additionalClassifications',
  builder: 'parties',
  builder_code: 'parties',
  body: 'publicAuthority',
  total_investment: 'budget.amount',
  planned_start: 'period.startDate',
  planned_end: 'period.endDate',
  place: 'locations',
}

const faultsOf = (
  refusal: { readonly code: string; readonly message: Fault['message']; readonly faults?: readonly Fault[] },
  { at }: ReadProject,
): readonly Fault[] =>
  (refusal.faults ?? [{ at, code: refusal.code, message: refusal.message }]).map((fault) => {
    const field = fault.at.split('.').at(-1) ?? ''
    return { ...fault, at: CAME_FROM[field] === undefined ? at : `${at}.${CAME_FROM[field]}` }
  })

/** A place that the reader found wanting is not told of a second time by the register. */
function unique(faults: readonly Fault[]): readonly Fault[] {
  const places = new Set<string>()
  return faults.filter(({ at, code }) => {
    const isMissing = code === 'required' || code === 'missing'
    const isNew = !(isMissing && [...places].some((place) => place === at || place.startsWith(`${at}.`)))
    places.add(at)
    return isNew
  })
}

function jsonFrom(bytes: Uint8Array): Outcome<unknown> {
  try {
    return done(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (error) {
    return faulty([
      {
        at: '',
        code: 'not-json',
        message: {
          zh: `不是 UTF-8 的 JSON 文件：${error instanceof Error ? error.message : ''}`,
          en: `Not a JSON file in UTF-8: ${error instanceof Error ? error.message : ''}`,
        },
      },
    ])
  }
}

const addressOf = ({
  protocol,
  host,
  url,
}: {
  readonly protocol: string
  readonly host: string
  readonly url: string
}) => `${protocol}://${host}${url}`

async function publisherOf(db: AnyCall['db'], division: string) {
  const found = await db.selectFrom('division').select('name_zh').where('code', '=', division).executeTakeFirst()
  return { publisher: found?.name_zh ?? division, prefix: `CN-${division}` }
}
