import { checkCreditCode } from '../../language/codes/credit-code.ts'
import type { Fault } from '../../model/outcome.ts'
import { isPhone } from '../../model/phone.ts'
import { needsBody, type Role } from '../../model/role.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Day } from '../database/tables.ts'
import { isLoginName } from '../identity/login-name.ts'
import type { Duty } from '../identity/tables.ts'

/** The duty that an account must have to hold a role: each administrator's role its own, every other one 'business'. */
export const dutyOf = (role: Role): Duty =>
  role === 'system-admin' || role === 'security-admin' || role === 'audit-admin' ? role : 'business'

const fault = (at: string, code: string, zh: string, en: string): Fault => ({ at, code, message: { zh, en } })

/** What is wrong with the words of an account; whether its login name is free is the store's to say. */
export function faultsOfAccount(
  account: { readonly name?: string; readonly loginName?: string; readonly phone?: string | null },
  at: (key: 'name' | 'loginName' | 'phone') => string = (key) => key,
): readonly Fault[] {
  const faults: Fault[] = []
  if (account.name !== undefined && (account.name.trim() === '' || /[\p{Cc}<>]/u.test(account.name)))
    faults.push(fault(at('name'), 'name', '姓名不能为空，也不能含有 < >', 'must not be empty or hold < >'))
  if (account.loginName !== undefined && !isLoginName(account.loginName)) {
    faults.push(
      fault(
        at('loginName'),
        'login-name',
        '登录名为 2 至 64 个字符，用字母、数字、汉字和 . _ @ -，不以符号开头',
        'takes 2 to 64 letters, digits, Chinese characters and . _ @ -, and begins with none of the signs',
      ),
    )
  }
  if (account.phone != null && account.phone !== '' && !isPhone(account.phone)) {
    faults.push(
      fault(
        at('phone'),
        'phone',
        '不是手机号（11 位，1 开头）或带区号的座机号（0734-8225678）',
        'is neither a mobile number (11 digits from 1) nor a landline with its area (0734-8225678)',
      ),
    )
  }
  return faults
}

/** A grant as it is asked for. */
export interface Grant {
  readonly role: Role
  readonly body: string | null
  readonly fromDay: Day
  readonly toDay: Day | null
  readonly snapshots: readonly string[]
}

/** Who acts for a firm acts for a firm: the role is held for a body of that kind, and what it sees is that firm's. */
export function faultOfBodyKind(role: Role, kind: string, at = 'body'): Fault | null {
  if (role !== 'enterprise' || kind === 'company') return null
  const zh = '企业办事人只能为类别是“企业”的单位授予'
  return fault(at, 'company-required', zh, 'who acts for a firm needs a body of the kind “company”')
}

/** What is wrong with granting a role, whoever grants it. The tables refuse the same (membership_* constraints). */
export function faultsOfGrant(
  grant: Grant,
  holder: { readonly duty: Duty; readonly isSuspended: boolean },
  today: Day,
  at: (key: 'role' | 'body' | 'fromDay' | 'toDay' | 'person' | 'snapshots') => string = (key) => key,
): readonly Fault[] {
  const faults: Fault[] = []
  if (holder.isSuspended)
    faults.push(
      fault(at('person'), 'suspended', '账号已停用，先恢复再授权', 'the account is suspended: restore it first'),
    )
  if (holder.duty !== dutyOf(grant.role)) {
    const [zh, en] =
      holder.duty === 'business'
        ? [
            '三员分立：业务账号不能担任管理员。请由系统管理员另建专用的管理员账号',
            'separation of duties: a business account cannot be an administrator; have an account made for that duty',
          ]
        : [
            '三员分立：管理员账号只能担任建号时确定的那一种管理员，不能兼任其他角色',
            'separation of duties: an administrator’s account holds that one role and no other',
          ]
    faults.push(fault(at('role'), 'duties-apart', zh, en))
  }
  if (dutyOf(grant.role) !== 'business' && grant.body !== null)
    faults.push(
      fault(at('body'), 'whole-division', '管理员的角色不限于某个单位', 'an administrator’s role is for no one body'),
    )
  if (needsBody(grant.role) && grant.body === null) {
    const zh = '填报员、审核员、经办员、网格员和企业办事人必须指明单位'
    faults.push(fault(at('body'), 'body-required', zh, 'this role is held for one body: name it'))
  }
  if (grant.role !== 'assessor' && grant.snapshots.length > 0)
    faults.push(
      fault(at('snapshots'), 'assessor-only', '只有评估员可以指定快照', 'only an assessor is given snapshots'),
    )
  if (grant.fromDay < today)
    faults.push(fault(at('fromDay'), 'in-the-past', `不能早于今天（${today}）`, `must not lie before today (${today})`))
  if (grant.toDay !== null && grant.toDay < grant.fromDay)
    faults.push(fault(at('toDay'), 'before-start', '止日不能早于起日', 'must not lie before the first day'))
  return faults
}

/** Roles that must not meet in one hand for one body: who fills a return in does not approve it. */
export const isCounterpart = (one: Role, other: Role): boolean =>
  (one === 'reporter' && other === 'reviewer') || (one === 'reviewer' && other === 'reporter')

/** A body's place among others: what a change may not do. */
export function faultsOfBody(
  body: {
    readonly id: string | null
    readonly nameZh: string
    readonly parent: string | null
    readonly place: string | null
    readonly kind: string
    readonly creditCode: string | null
  },
  others: readonly {
    readonly id: string
    readonly name_zh: string
    readonly parent: string | null
    readonly ended_on: Day | null
    readonly credit_code: string | null
  }[],
  at: (key: 'nameZh' | 'parent' | 'place' | 'creditCode') => string = (key) => key,
): readonly Fault[] {
  const faults: Fault[] = []
  const name = body.nameZh.trim()
  if (name === '' || /[\p{Cc}<>]/u.test(name))
    faults.push(fault(at('nameZh'), 'name', '名称不能为空，也不能含有 < >', 'must not be empty or hold < >'))
  if (others.some((other) => other.id !== body.id && other.ended_on === null && other.name_zh === name))
    faults.push(
      fault(at('nameZh'), 'name-taken', `已有名为“${name}”的单位`, `there is a body called “${name}” already`),
    )
  if (body.place !== null && !/^\d{6}(?:\d{3})?(?:\d{3})?$/.test(body.place))
    faults.push(
      fault(at('place'), 'place', '区划代码为 6、9 或 12 位数字', 'takes a division code of 6, 9 or 12 digits'),
    )
  faults.push(...faultsOfCreditCode(body, others, at('creditCode')))
  if (body.parent !== null) {
    const parent = others.find(({ id }) => id === body.parent)
    if (parent === undefined)
      faults.push(fault(at('parent'), 'no-such-body', '没有这个上级单位', 'there is no such body'))
    else if (parent.ended_on !== null)
      faults.push(fault(at('parent'), 'ended', '上级单位已撤销', 'the body above has ended'))
    else if (body.id !== null && isUnder(parent.id, body.id, others))
      faults.push(fault(at('parent'), 'circle', '上级单位不能是自己或自己的下级', 'a body cannot stand under itself'))
  }
  return faults
}

/** A firm is known by its credit code: one body a firm, or two would see what is one's own. */
function faultsOfCreditCode(
  body: { readonly id: string | null; readonly kind: string; readonly creditCode: string | null },
  others: readonly { readonly id: string; readonly ended_on: Day | null; readonly credit_code: string | null }[],
  at: string,
): readonly Fault[] {
  if (body.creditCode === null) return []
  if (body.kind !== 'company')
    return [
      fault(at, 'company-required', '只有类别是“企业”的单位填信用代码', 'only a body of the kind “company” has one'),
    ]
  const checked = checkCreditCode(body.creditCode)
  if (checked.kind === 'invalid') return checked.faults.map(({ code, message }) => ({ at, code, message }))
  return others.some((one) => one.id !== body.id && one.ended_on === null && one.credit_code === body.creditCode)
    ? [fault(at, 'credit-code-taken', '已有单位使用这个信用代码', 'another body has this credit code')]
    : []
}

/** Whether `body` is `above` or stands somewhere under it. */
export function isUnder(
  body: string,
  above: string,
  bodies: readonly { readonly id: string; readonly parent: string | null }[],
): boolean {
  const parents = new Map(bodies.map(({ id, parent }) => [id, parent]))
  const seen = new Set<string>()
  for (let at: string | null = body; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}

/**
 * Whether a code may stand under another: GB/T 2260 counts by pairs (省 2, 市 4, 县 6), its extensions by threes (乡镇 9,
 * 村居 12); a city is also written with the zeros that fill it up to six (430400).
 */
export function isCodeUnder(code: string, parent: string): boolean {
  const stem = parent.length === 6 ? parent.replace(/(?:00)+$/, '') : parent
  return code !== parent && code.length >= parent.length && code.startsWith(stem)
}

export function faultsOfDivision(
  division: { readonly code: string; readonly nameZh: string },
  parent: string,
): readonly Fault[] {
  const faults: Fault[] = []
  if (!/^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(division.code))
    faults.push(fault('code', 'code', '区划代码为 2、4、6、9 或 12 位数字', 'takes 2, 4, 6, 9 or 12 digits'))
  else if (!isCodeUnder(division.code, parent))
    faults.push(fault('code', 'not-under', `下级的代码须以 ${parent} 的有效位开头`, `must begin as ${parent} does`))
  if (division.nameZh.trim() === '' || /[\p{Cc}<>]/u.test(division.nameZh))
    faults.push(fault('nameZh', 'name', '名称不能为空，也不能含有 < >', 'must not be empty or hold < >'))
  return faults
}

/** Why an administrator may not do something to an account, if so. Nobody administers themself. */
export function refusalToAdminister(target: { readonly id: string }, actor: { readonly id: string }): Bilingual | null {
  return target.id === actor.id
    ? {
        zh: '不能对自己的账号做这项操作，请由另一位管理员办理。',
        en: 'Not on your own account: ask another administrator.',
      }
    : null
}
