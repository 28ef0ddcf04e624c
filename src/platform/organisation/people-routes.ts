import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { divisionFor } from '../access/choose-division.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inTransaction } from '../database/connect.ts'
import { Download, route } from '../http/route.ts'
import { sessionsOf } from '../identity/session-store.ts'
import { writeSheet } from '../xlsx/sheet-form.ts'
import { DirectoryRow, ImportResult, NewAccount, PersonAmendment, PersonDetail, PersonRow, Reason } from './answers.ts'
import { bodiesOf } from './body-store.ts'
import { importPeople } from './import.ts'
import { listDelegations, listMemberships } from './membership-store.ts'
import {
  type AccountAct,
  actOnAccount,
  amendPerson,
  linkLogin,
  makeAccount,
  noSuchPerson,
  PERMISSION_OF,
  peopleOf,
  readPhone,
  recordPerson,
  unlinkLogin,
} from './people.ts'
import { findLogins, listDirectory } from './people-store.ts'
import { divisionToAdminister } from './reach.ts'
import { simulatedLabel } from './simulated.ts'
import { DUTY_WORDS, peopleExportForm, peopleForm, ROLE_WORDS, STATE_WORDS } from './workbooks.ts'

const tag = 'people'
const since = '0.2.0'
const InDivision = Type.Object({ division: Type.Optional(Type.String({ maxLength: 12 })) })
const PersonId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const LARGEST_SHEET = 8 * 1024 * 1024

const acts: readonly { readonly act: AccountAct; readonly zh: string; readonly en: string }[] = [
  { act: 'suspend', zh: '停用账号', en: 'suspend an account' },
  { act: 'restore', zh: '恢复账号', en: 'restore an account' },
  { act: 'reset-password', zh: '重置口令', en: 'reset a password' },
  { act: 'unlock', zh: '解锁账号', en: 'unlock an account' },
  { act: 'reset-second-factor', zh: '重置动态码', en: 'reset a second factor' },
  { act: 'end-sessions', zh: '结束该账号的全部会话', en: 'end all sessions of an account' },
]

export const peopleRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/people',
    summary: { zh: '人员列表', en: 'people and their accounts' },
    tag,
    since,
    who: 'people.read',
    query: InDivision,
    answer: Type.Object({ division: Type.String(), rows: Type.Array(PersonRow) }),
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'people.read', call.query.division)
      if (division.kind === 'refused') return division
      return done({ division: division.value, rows: await peopleOf(call, division.value) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/directory',
    summary: { zh: '通讯录：姓名、单位、职务', en: 'the directory: names, bodies, posts' },
    tag,
    since,
    who: 'directory.read',
    query: InDivision,
    answer: Type.Array(DirectoryRow),
    async handle({ db, policy, actor, query }) {
      const division = divisionFor(policy, actor, 'directory.read', query.division)
      if (division.kind === 'refused') return division
      const rows = await listDirectory(db, division.value)
      return done(
        rows.map((row) => ({
          id: row.id,
          name: row.name,
          post: row.post,
          body: row.body === null ? null : { id: row.body, name: { zh: row.name_zh ?? '', en: row.name_en } },
        })),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/people/export',
    summary: { zh: '导出人员（xlsx，手机号脱敏，留痕）', en: 'export people (xlsx, phones masked, on the record)' },
    tag,
    since,
    who: 'people.read',
    limit: 'export',
    query: InDivision,
    answer: 'file',
    async handle(call) {
      const { db, policy, actor, now, query } = call
      const division = divisionFor(policy, actor, 'people.read', query.division)
      if (division.kind === 'refused') return division
      const people = await peopleOf(call, division.value)
      const bytes = await writeSheet(
        peopleExportForm,
        people.map((person) => ({
          name: person.name,
          loginName: person.loginName,
          duty: DUTY_WORDS[person.duty],
          body: person.body?.name.zh ?? '',
          post: person.post ?? '',
          phone: person.phone ?? '',
          roles: person.roles
            .map(({ role, bodyName }) => `${ROLE_WORDS[role]}${bodyName === null ? '' : `（${bodyName.zh}）`}`)
            .join('、'),
          state: STATE_WORDS[person.state],
          lastSignedIn: person.lastSignedInAt === null ? '' : dayOf(new Date(person.lastSignedInAt)),
        })),
        await simulatedLabel(db, division.value),
      )
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: division.value,
          action: 'people.export',
          subject: { kind: 'division', id: division.value },
          detail: { rows: people.length },
        }),
      )
      return done(new Download(`人员-${division.value}-${dayOf(now())}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/people/template',
    summary: { zh: '人员导入模板', en: 'template for importing people' },
    tag,
    since,
    who: 'people.manage',
    query: InDivision,
    answer: 'file',
    async handle({ db, policy, actor, query }) {
      const division = divisionFor(policy, actor, 'people.manage', query.division)
      if (division.kind === 'refused') return division
      const bodies = (await bodiesOf(db, division.value)).filter(({ ended_on }) => ended_on === null)
      const bytes = await writeSheet(peopleForm(bodies.map(({ name_zh }) => name_zh)), [])
      return done(new Download('人员导入模板.xlsx', XLSX, bytes))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/people/import',
    summary: { zh: '导入人员：先试算，再全部写入', en: 'import people: tried first, then all or nothing' },
    tag,
    since,
    who: 'people.manage',
    query: Type.Object({ ...InDivision.properties, dryRun: Type.Optional(Type.Boolean()) }),
    takesFile: { atMost: LARGEST_SHEET },
    answer: ImportResult,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'people.manage', call.query.division)
      if (division.kind === 'refused') return division
      return importPeople(call, division.value, call.upload, call.query.dryRun ?? false)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/people',
    summary: { zh: '新增账号，给出初始口令', en: 'make an account; gives its first password' },
    tag,
    since,
    who: 'people.manage',
    query: InDivision,
    body: NewAccount,
    answer: Type.Object({ id: Type.String(), password: Type.String() }),
    async handle(call) {
      const division = divisionToAdminister(call.policy, call.actor, 'people.manage', call.query.division)
      return division.kind === 'refused' ? division : makeAccount(call, division.value, call.body)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/people/:id',
    summary: { zh: '一个账号：资料、角色、代办、绑定', en: 'one account: facts, roles, delegations, links' },
    tag,
    since,
    who: 'people.read',
    params: PersonId,
    answer: PersonDetail,
    async handle(call) {
      const { db, policy, actor, now, params } = call
      const found = await db.selectFrom('person').selectAll().where('id', '=', params.id).executeTakeFirst()
      if (found === undefined || !policy.may(actor, 'people.read', { division: found.division }))
        return refused(noSuchPerson)
      const day = dayOf(now())
      const [person] = await peopleOf(call, found.division, found.id)
      if (person === undefined) return refused(noSuchPerson)
      await inTransaction(db, (tx) => recordPerson(tx, actor, now(), found, 'account.read', null, {}))
      const delegations = await listDelegations(db, found.division, day)
      return done({
        person,
        memberships: await listMemberships(db, found.division, day, { person: found.id }),
        delegations: delegations.filter(({ of, to }) => of.id === found.id || to.id === found.id),
        sessions: (await sessionsOf(db, found.id)).length,
        logins: (await findLogins(db, found.id)).map((login) => ({
          id: login.id,
          provider: login.provider_id,
          subject: login.account_id,
        })),
        failures: found.failures,
        lockedUntil: found.locked_until?.toISOString() ?? null,
      })
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/people/:id',
    summary: { zh: '修改人员资料', en: 'amend a person' },
    tag,
    since,
    who: 'people.manage',
    params: PersonId,
    body: PersonAmendment,
    answer: Type.Object({ version: Type.Integer() }),
    handle: (call) => amendPerson(call, call.params.id, call.body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/people/:id/phone',
    summary: { zh: '查看完整手机号，写明理由', en: 'see a whole phone number, for a reason' },
    tag,
    since,
    who: 'people.read-phone',
    params: PersonId,
    body: Type.Object({ reason: Reason }),
    answer: Type.Object({ phone: Type.Union([Type.String(), Type.Null()]) }),
    handle: (call) => readPhone(call, call.params.id, call.body.reason),
  }),
  ...acts.map(({ act, zh, en }) =>
    route({
      method: 'POST',
      path: `/api/v1/people/:id/${act}`,
      summary: { zh, en },
      tag,
      since,
      who: PERMISSION_OF[act],
      params: PersonId,
      body: Type.Object({ reason: Reason }),
      answer: Type.Object({ password: Type.Union([Type.String(), Type.Null()]) }),
      handle: (call) => actOnAccount(call, call.params.id, act, call.body.reason),
    }),
  ),
  route({
    method: 'POST',
    path: '/api/v1/people/:id/logins',
    summary: { zh: '绑定统一身份认证账号', en: 'link an account at an identity provider' },
    tag,
    since,
    who: 'people.secure',
    params: PersonId,
    body: Type.Object({
      provider: Type.String({ minLength: 1, maxLength: 40 }),
      subject: Type.String({ minLength: 1, maxLength: 200 }),
      reason: Reason,
    }),
    answer: Type.Null(),
    handle: (call) => linkLogin(call, call.params.id, call.body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/people/:id/logins',
    summary: { zh: '解除统一身份认证绑定', en: 'unlink an account at an identity provider' },
    tag,
    since,
    who: 'people.secure',
    params: PersonId,
    body: Type.Object({ login: Type.String({ minLength: 1, maxLength: 260 }), reason: Reason }),
    answer: Type.Null(),
    handle: (call) => unlinkLogin(call, call.params.id, call.body),
  }),
]
