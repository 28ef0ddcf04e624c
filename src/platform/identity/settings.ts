import { Type } from 'typebox'
import { defineSetting, type Setting } from '../../model/setting.ts'

const STANDARD = 'GB/T 22239-2019 身份鉴别；数值为通行做法'

export const PASSWORD = defineSetting({
  key: 'identity.password',
  name: { zh: '口令规则', en: 'Password rules' },
  about: {
    zh: '新口令须满足的要求。改严后，已有口令用到到期为止。',
    en: 'What a new password must satisfy. Stricter rules hold from the next change on.',
  },
  schema: Type.Object(
    {
      length: Type.Integer({ minimum: 8, maximum: 64, title: '最少字符数 · fewest characters' }),
      classes: Type.Integer({ minimum: 1, maximum: 4, title: '四类字符中至少几类 · classes of four' }),
      days: Type.Integer({ minimum: 0, maximum: 730, title: '几天后须更换，0 为不要求 · days until change, 0 never' }),
      history: Type.Integer({ minimum: 0, maximum: 24, title: '不得与最近几次相同 · differs from the last' }),
    },
    { additionalProperties: false },
  ),
  default: { length: 10, classes: 3, days: 90, history: 5 },
  source: STANDARD,
  kind: 'policy',
})

export const LOCKING = defineSetting({
  key: 'identity.locking',
  name: { zh: '登录失败锁定', en: 'Locking after failed sign-ins' },
  about: {
    zh: '连续输错若干次后锁定账号一段时间。口令和动态码的失败一起计数。',
    en: 'After so many failures in a row an account is locked for a while. Passwords and one-time codes count together.',
  },
  schema: Type.Object(
    {
      failures: Type.Integer({ minimum: 3, maximum: 20, title: '连续失败次数 · failures in a row' }),
      minutes: Type.Integer({ minimum: 1, maximum: 1440, title: '锁定分钟数 · minutes locked' }),
    },
    { additionalProperties: false },
  ),
  default: { failures: 5, minutes: 30 },
  source: STANDARD,
  kind: 'policy',
})

export const SESSION = defineSetting({
  key: 'identity.session',
  name: { zh: '会话时限', en: 'Session limits' },
  about: {
    zh: '无操作超过时限须重新登录；会话从登录起有最长时间。管理员的时限单列。',
    en: 'A session ends after so long without a request, and at the latest so long after sign-in. Administrators have their own limit.',
  },
  schema: Type.Object(
    {
      idleMinutes: Type.Integer({ minimum: 5, maximum: 480, title: '无操作分钟数 · idle minutes' }),
      adminIdleMinutes: Type.Integer({
        minimum: 5,
        maximum: 120,
        title: '管理员无操作分钟数 · idle minutes of administrators',
      }),
      hours: Type.Integer({ minimum: 1, maximum: 72, title: '最长小时数 · most hours' }),
    },
    { additionalProperties: false },
  ),
  default: { idleMinutes: 30, adminIdleMinutes: 15, hours: 12 },
  source: STANDARD,
  kind: 'policy',
  check: ({ idleMinutes, adminIdleMinutes }) =>
    adminIdleMinutes <= idleMinutes
      ? []
      : [
          {
            at: 'value.adminIdleMinutes',
            code: 'admin-idle-longer',
            message: {
              zh: `不得长于一般人员的 ${idleMinutes} 分钟`,
              en: `must not exceed the ${idleMinutes} minutes of everybody`,
            },
          },
        ],
})

export const SECOND_FACTOR = defineSetting({
  key: 'identity.second-factor',
  name: { zh: '两种因素登录', en: 'Second factor' },
  about: {
    zh: '哪些账号登录时必须再输入动态码。未绑定的，登录后先绑定才能继续。',
    en: 'Whose sign-in needs a one-time code as well. Those who have none set one up before they can go on.',
  },
  schema: Type.Object(
    {
      requiredOf: Type.Union(
        [
          Type.Literal('nobody', { title: '不要求 · nobody' }),
          Type.Literal('administrators', { title: '管理员 · administrators' }),
          Type.Literal('everybody', { title: '所有人 · everybody' }),
        ],
        { title: '必须使用的人 · required of' },
      ),
      providerCounts: Type.Boolean({
        title: '统一身份认证登录视为已满足 · signing in at the identity provider counts as two factors',
      }),
    },
    { additionalProperties: false },
  ),
  default: { requiredOf: 'administrators' as const, providerCounts: true },
  source: 'GB/T 22239-2019 第三级 身份鉴别',
  kind: 'policy',
})

export const ALGORITHM = defineSetting({
  key: 'identity.password-algorithm',
  name: { zh: '口令保存算法', en: 'How passwords are kept' },
  about: {
    zh: '新口令按所选算法加盐保存；已有口令到更换时改用新算法。',
    en: 'New passwords are hashed this way; older ones follow when they are changed.',
  },
  schema: Type.Union([
    Type.Literal('scrypt', { title: 'scrypt（国际算法） · scrypt' }),
    Type.Literal('pbkdf2-sm3', { title: 'PBKDF2-SM3（国密算法） · PBKDF2 with SM3' }),
  ]),
  default: 'scrypt' as const,
  source: 'GB/T 39786-2021（pbkdf2-sm3）',
  kind: 'policy',
})

export const IDLE_ACCOUNT = defineSetting({
  key: 'identity.idle-account',
  name: { zh: '长期不用的账号', en: 'Accounts long unused' },
  about: {
    zh: '超过这么多天没有登录的账号，登录时须先由系统管理员恢复；0 为不限。',
    en: 'An account unused for so many days must be restored by the system administrator; 0 for no limit.',
  },
  schema: Type.Integer({ minimum: 0, maximum: 730 }),
  default: 180,
  source: 'GB/T 22239-2019 访问控制（清理多余、过期账号）；天数为通行做法',
  kind: 'policy',
})

export const identitySettings: readonly Setting[] = [PASSWORD, LOCKING, SESSION, SECOND_FACTOR, ALGORITHM, IDLE_ACCOUNT]
