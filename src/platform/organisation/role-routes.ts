import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { isDelegable, ROLES } from '../../model/role.ts'
import { divisionFor } from '../access/choose-division.ts'
import { holds } from '../access/policy.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inTransaction } from '../database/connect.ts'
import { Download, route } from '../http/route.ts'
import { writeSheet } from '../xlsx/sheet-form.ts'
import { DaySchema, DelegationRow, ImportResult, MembershipRow, Reason } from './answers.ts'
import { bodiesOf } from './body-store.ts'
import { importRoles } from './import.ts'
import { listDelegations, listMemberships } from './membership-store.ts'
import { delegate, endRole, grantRole, withdrawDelegation } from './memberships.ts'
import { noSuchPerson } from './people.ts'
import { LARGEST_SHEET } from './people-routes.ts'
import { divisionToAdminister } from './reach.ts'
import { simulatedLabel } from './simulated.ts'
import { ROLE_WORDS, rolesExportForm, rolesForm } from './workbooks.ts'

const tag = 'roles'
const since = '0.2.0'
const InDivision = Type.Object({ division: Type.Optional(Type.String({ maxLength: 12 })) })
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const roleRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/roles',
    summary: { zh: '角色授权：现任、将任、历任', en: 'roles granted: held, to come, over' },
    tag,
    since,
    who: 'roles.read',
    query: InDivision,
    answer: Type.Object({ division: Type.String(), rows: Type.Array(MembershipRow) }),
    async handle({ db, policy, actor, now, query }) {
      const division = divisionFor(policy, actor, 'roles.read', query.division)
      if (division.kind === 'refused') return division
      return done({ division: division.value, rows: await listMemberships(db, division.value, dayOf(now())) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/roles/export',
    summary: { zh: '导出角色授权（xlsx，留痕）', en: 'export roles (xlsx, on the record)' },
    tag,
    since,
    who: 'roles.read',
    limit: 'export',
    query: InDivision,
    answer: 'file',
    async handle({ db, policy, actor, now, query }) {
      const division = divisionFor(policy, actor, 'roles.read', query.division)
      if (division.kind === 'refused') return division
      const rows = await listMemberships(db, division.value, dayOf(now()))
      const bytes = await writeSheet(
        rolesExportForm,
        rows.map((row) => ({
          loginName: row.person.loginName,
          name: row.person.name,
          role: ROLE_WORDS[row.role],
          body: row.body?.name.zh ?? '',
          fromDay: row.fromDay,
          toDay: row.toDay ?? '',
          documentNo: row.documentNo ?? '',
          reason: row.reason,
          state: { coming: '将任', holds: '现任', over: '已结束' }[row.state],
          grantedBy: `${row.grantedBy} ${dayOf(new Date(row.grantedAt))}`,
          ending: row.ending === null ? '' : `${row.ending.lastDay} ${row.ending.endedBy}：${row.ending.reason}`,
        })),
        await simulatedLabel(db, division.value),
      )
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: division.value,
          action: 'roles.export',
          subject: { kind: 'division', id: division.value },
          detail: { rows: rows.length },
        }),
      )
      return done(new Download(`角色授权-${division.value}-${dayOf(now())}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/roles/template',
    summary: { zh: '角色授权导入模板', en: 'template for importing roles' },
    tag,
    since,
    who: 'roles.grant',
    query: InDivision,
    answer: 'file',
    async handle({ db, policy, actor, query }) {
      const division = divisionFor(policy, actor, 'roles.grant', query.division)
      if (division.kind === 'refused') return division
      const bodies = (await bodiesOf(db, division.value)).filter(({ ended_on }) => ended_on === null)
      const bytes = await writeSheet(rolesForm(bodies.map(({ name_zh }) => name_zh)), [])
      return done(new Download('角色授权导入模板.xlsx', XLSX, bytes))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/roles/import',
    summary: { zh: '导入角色授权：先试算，再全部写入', en: 'import roles: tried first, then all or nothing' },
    tag,
    since,
    who: 'roles.grant',
    query: Type.Object({ ...InDivision.properties, dryRun: Type.Optional(Type.Boolean()) }),
    takesFile: { atMost: LARGEST_SHEET },
    answer: ImportResult,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'roles.grant', call.query.division)
      if (division.kind === 'refused') return division
      return importRoles(call, division.value, call.upload, call.query.dryRun ?? false)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/roles',
    summary: { zh: '授予角色', en: 'grant a role' },
    tag,
    since,
    who: 'roles.grant',
    query: InDivision,
    body: Type.Object({
      person: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
      /** Instead of `person`. */
      loginName: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
      role: Type.Enum(ROLES),
      body: Type.Optional(Type.Union([Type.String({ format: 'uuid' }), Type.Null()])),
      snapshots: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 200 })),
      fromDay: DaySchema,
      toDay: Type.Optional(Type.Union([DaySchema, Type.Null()])),
      documentNo: Type.Optional(Type.Union([Type.String({ maxLength: 60 }), Type.Null()])),
      reason: Reason,
    }),
    answer: Type.Object({ id: Type.String() }),
    async handle(call) {
      const { db, policy, actor, query, body } = call
      const division = divisionToAdminister(policy, actor, 'roles.grant', query.division)
      if (division.kind === 'refused') return division
      const found = await db
        .selectFrom('person')
        .select('id')
        .where(body.person === undefined ? 'login_name' : 'id', '=', body.person ?? body.loginName?.toLowerCase() ?? '')
        .executeTakeFirst()
      if (found === undefined) return refused(noSuchPerson)
      return grantRole(call, division.value, {
        person: found.id,
        role: body.role,
        body: body.body ?? null,
        snapshots: body.snapshots ?? [],
        fromDay: body.fromDay,
        toDay: body.toDay ?? null,
        documentNo: body.documentNo || null,
        reason: body.reason,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/roles/:id/end',
    summary: { zh: '收回角色', en: 'withdraw a role' },
    tag,
    since,
    who: 'roles.grant',
    params: Id,
    query: InDivision,
    body: Type.Object({ lastDay: DaySchema, reason: Reason }),
    answer: Type.Null(),
    async handle(call) {
      const division = divisionToAdminister(call.policy, call.actor, 'roles.grant', call.query.division)
      return division.kind === 'refused' ? division : endRole(call, division.value, call.params.id, call.body)
    },
  }),
]

export const delegationRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/delegations',
    summary: { zh: '代办：谁在何时代谁', en: 'delegations: who stands in for whom, and when' },
    tag,
    since,
    who: 'delegations.read',
    query: InDivision,
    answer: Type.Array(DelegationRow),
    async handle({ db, policy, actor, now, query }) {
      const scope = policy.scopeOf(actor, 'delegations.read')
      const places = [
        ...scope.divisions,
        ...scope.bodies.map(({ division }) => division),
        ...scope.own.map(({ division }) => division),
      ]
      const codes = [...new Set(places)].filter((code) => query.division === undefined || code === query.division)
      const day = dayOf(now())
      const rows = (await Promise.all(codes.map((code) => listDelegations(db, code, day)))).flat()
      const own = actor.kind === 'person' ? actor.id : ''
      return done(
        rows.filter(
          ({ division, body, of, to }) => to.id === own || holds(scope, { division, body: body?.id, person: of.id }),
        ),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/delegations/memberships',
    summary: {
      zh: '可以请人代办的填报、审核、经办和网格工作',
      en: 'memberships that one may let another stand in for',
    },
    tag,
    since,
    who: 'delegations.grant',
    query: InDivision,
    answer: Type.Array(MembershipRow),
    async handle({ db, policy, actor, now, query }) {
      const scope = policy.scopeOf(actor, 'delegations.grant')
      const places = [
        ...scope.divisions,
        ...scope.bodies.map(({ division }) => division),
        ...scope.own.map(({ division }) => division),
      ]
      const codes = [...new Set(places)].filter((code) => query.division === undefined || code === query.division)
      const rows = (await Promise.all(codes.map((code) => listMemberships(db, code, dayOf(now()))))).flat()
      return done(
        rows.filter(
          ({ division, role, body, person, state }) =>
            state !== 'over' && isDelegable(role) && holds(scope, { division, body: body?.id, person: person.id }),
        ),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/delegations',
    summary: { zh: '请人代办一段时间', en: 'let somebody stand in for some days' },
    tag,
    since,
    who: 'delegations.grant',
    body: Type.Object({
      division: Type.String({ maxLength: 12 }),
      membership: Type.String({ format: 'uuid' }),
      person: Type.String({ minLength: 1, maxLength: 64 }),
      fromDay: DaySchema,
      toDay: DaySchema,
      reason: Reason,
    }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) => {
      const { division, ...asked } = call.body
      return delegate(call, division, asked)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/delegations/:division/:id',
    summary: { zh: '撤回代办', en: 'withdraw a delegation' },
    tag,
    since,
    who: 'delegations.grant',
    params: Type.Object({ division: Type.String({ maxLength: 12 }), id: Type.String({ format: 'uuid' }) }),
    answer: Type.Null(),
    handle: (call) => withdrawDelegation(call, call.params.division, call.params.id),
  }),
]
