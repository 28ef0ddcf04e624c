import { type Static, type TSchema, Type } from 'typebox'
import { ROLES } from '../../model/role.ts'

/** What the routes of people, bodies, divisions and roles take and give; the screens read the same shapes. */
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = (most: number) => Type.String({ minLength: 1, maxLength: most })
export const DaySchema = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const Reason = Type.String({ minLength: 2, maxLength: 500 })
export const Version = Type.Integer({ minimum: 1 })
const Name = Type.Object({ zh: Type.String(), en: orNull(Type.String()) })

export const BODY_KINDS = ['department', 'subdistrict', 'park', 'company', 'leadership', 'assessor'] as const
export const DUTY_NAMES = ['business', 'system-admin', 'security-admin', 'audit-admin'] as const
export const ACCOUNT_STATES = ['active', 'first', 'locked', 'unused', 'suspended'] as const

// ── People

export const PersonRow = Type.Object({
  id: Type.String(),
  division: Type.String(),
  name: Type.String(),
  loginName: Type.String(),
  duty: Type.Enum(DUTY_NAMES),
  body: orNull(Type.Object({ id: Type.String(), name: Name })),
  post: orNull(Type.String()),
  /** '138****8000'. */
  phone: orNull(Type.String()),
  language: Type.Enum(['zh', 'en']),
  /** 'first': has not signed in yet. */
  state: Type.Enum(ACCOUNT_STATES),
  suspendedReason: orNull(Type.String()),
  hasSecondFactor: Type.Boolean(),
  hasPassword: Type.Boolean(),
  lastSignedInAt: orNull(Type.String()),
  simulated: Type.Boolean(),
  /** Roles held today. */
  roles: Type.Array(Type.Object({ role: Type.Enum(ROLES), bodyName: orNull(Name), toDay: orNull(Type.String()) })),
  version: Version,
})
export type PersonRow = Static<typeof PersonRow>

export const MembershipRow = Type.Object({
  id: Type.String(),
  division: Type.String(),
  person: Type.Object({ id: Type.String(), name: Type.String(), loginName: Type.String() }),
  role: Type.Enum(ROLES),
  body: orNull(Type.Object({ id: Type.String(), name: Name })),
  snapshots: Type.Array(Type.String()),
  fromDay: Type.String(),
  toDay: orNull(Type.String()),
  documentNo: orNull(Type.String()),
  reason: Type.String(),
  grantedBy: Type.String(),
  grantedAt: Type.String(),
  ending: orNull(
    Type.Object({ lastDay: Type.String(), reason: Type.String(), endedBy: Type.String(), endedAt: Type.String() }),
  ),
  state: Type.Enum(['coming', 'holds', 'over']),
})
export type MembershipRow = Static<typeof MembershipRow>

export const DelegationRow = Type.Object({
  id: Type.String(),
  division: Type.String(),
  membership: Type.String(),
  role: Type.Enum(ROLES),
  body: orNull(Type.Object({ id: Type.String(), name: Name })),
  of: Type.Object({ id: Type.String(), name: Type.String() }),
  to: Type.Object({ id: Type.String(), name: Type.String() }),
  fromDay: Type.String(),
  toDay: Type.String(),
  reason: Type.String(),
  grantedBy: Type.String(),
  grantedAt: Type.String(),
  withdrawnAt: orNull(Type.String()),
  state: Type.Enum(['coming', 'holds', 'over', 'withdrawn']),
})
export type DelegationRow = Static<typeof DelegationRow>

export const PersonDetail = Type.Object({
  person: PersonRow,
  memberships: Type.Array(MembershipRow),
  delegations: Type.Array(DelegationRow),
  sessions: Type.Integer(),
  /** Accounts at identity providers. */
  logins: Type.Array(Type.Object({ id: Type.String(), provider: Type.String(), subject: Type.String() })),
  failures: Type.Integer(),
  lockedUntil: orNull(Type.String()),
})
export type PersonDetail = Static<typeof PersonDetail>

export const NewAccount = Type.Object({
  name: Text(60),
  loginName: Text(64),
  duty: Type.Enum(DUTY_NAMES),
  body: Type.Optional(orNull(Type.String({ format: 'uuid' }))),
  post: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
  phone: Type.Optional(orNull(Type.String({ maxLength: 30 }))),
  language: Type.Optional(Type.Enum(['zh', 'en'])),
})
export type NewAccount = Static<typeof NewAccount>

/** What is left out stays as it is. */
export const PersonAmendment = Type.Object({
  version: Version,
  name: Type.Optional(Text(60)),
  body: Type.Optional(orNull(Type.String({ format: 'uuid' }))),
  post: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
  phone: Type.Optional(orNull(Type.String({ maxLength: 30 }))),
  language: Type.Optional(Type.Enum(['zh', 'en'])),
})
export type PersonAmendment = Static<typeof PersonAmendment>

export const DirectoryRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  post: orNull(Type.String()),
  body: orNull(Type.Object({ id: Type.String(), name: Name })),
})
export type DirectoryRow = Static<typeof DirectoryRow>

// ── Bodies and divisions

export const BodyRow = Type.Object({
  id: Type.String(),
  division: Type.String(),
  name: Name,
  kind: Type.Enum(BODY_KINDS),
  parent: orNull(Type.String()),
  place: orNull(Type.String()),
  /** 统一社会信用代码, of firms: by it registers and evaluations know whose it is. */
  creditCode: orNull(Type.String()),
  position: Type.Integer(),
  endedOn: orNull(Type.String()),
  mergedInto: orNull(Type.String()),
  /** People who work in it. */
  people: Type.Integer(),
  version: Version,
})
export type BodyRow = Static<typeof BodyRow>

export const NewBody = Type.Object({
  nameZh: Text(100),
  nameEn: Type.Optional(orNull(Type.String({ maxLength: 200 }))),
  kind: Type.Enum(BODY_KINDS),
  parent: Type.Optional(orNull(Type.String({ format: 'uuid' }))),
  place: Type.Optional(orNull(Type.String({ maxLength: 12 }))),
  creditCode: Type.Optional(orNull(Type.String({ maxLength: 30 }))),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 99_999 })),
  documentNo: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
  reason: Reason,
})
export type NewBody = Static<typeof NewBody>

export const BodyAmendment = Type.Object({
  version: Version,
  nameZh: Type.Optional(Text(100)),
  nameEn: Type.Optional(orNull(Type.String({ maxLength: 200 }))),
  kind: Type.Optional(Type.Enum(BODY_KINDS)),
  parent: Type.Optional(orNull(Type.String({ format: 'uuid' }))),
  place: Type.Optional(orNull(Type.String({ maxLength: 12 }))),
  creditCode: Type.Optional(orNull(Type.String({ maxLength: 30 }))),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 99_999 })),
  fromDay: DaySchema,
  documentNo: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
  reason: Reason,
})
export type BodyAmendment = Static<typeof BodyAmendment>

const Facts = Type.Object({
  nameZh: Type.String(),
  nameEn: orNull(Type.String()),
  kind: Type.Optional(Type.String()),
  parent: orNull(Type.String()),
  place: Type.Optional(orNull(Type.String())),
  creditCode: Type.Optional(orNull(Type.String())),
  position: Type.Optional(Type.Integer()),
  endedOn: orNull(Type.String()),
  mergedInto: orNull(Type.String()),
})

export const ChangeRow = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  fromDay: Type.String(),
  before: orNull(Facts),
  after: Facts,
  documentNo: orNull(Type.String()),
  reason: Type.String(),
  doneBy: Type.String(),
  doneAt: Type.String(),
})
export type ChangeRow = Static<typeof ChangeRow>

export const DivisionRow = Type.Object({
  code: Type.String(),
  name: Name,
  parent: orNull(Type.String()),
  endedOn: orNull(Type.String()),
  mergedInto: orNull(Type.String()),
  simulated: Type.Boolean(),
  bodies: Type.Integer(),
  people: Type.Integer(),
  /** Whether whoever asks may amend it: their own, or one under it. */
  isManaged: Type.Boolean(),
  version: Version,
})
export type DivisionRow = Static<typeof DivisionRow>

/** What an import did, or would do. */
export const ImportResult = Type.Object({
  isDryRun: Type.Boolean(),
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  /** First passwords of new accounts; shown this once. */
  passwords: Type.Array(Type.Object({ name: Type.String(), loginName: Type.String(), password: Type.String() })),
})
export type ImportResult = Static<typeof ImportResult>
