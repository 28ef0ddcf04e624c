import { ROLES, roleWords } from '../../model/role.ts'
import type { SheetForm } from '../xlsx/sheet-form.ts'
import { BODY_KINDS, DUTY_NAMES } from './answers.ts'

/** Words of the lists that go out to Excel and come back. */
export const BODY_KIND_WORDS: Readonly<Record<(typeof BODY_KINDS)[number], string>> = {
  department: '部门',
  subdistrict: '街道乡镇',
  park: '园区',
  company: '企业',
  leadership: '区领导',
  assessor: '评估机构',
}
export const DUTY_WORDS: Readonly<Record<(typeof DUTY_NAMES)[number], string>> = {
  business: '业务人员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
}
export const ROLE_WORDS = roleWords('zh')
export const STATE_WORDS = {
  active: '正常',
  first: '未登录过',
  locked: '已锁定',
  unused: '长期未用',
  suspended: '已停用',
}

/** The key whose word this is. Throws on a word that is none: the sheet's choices were checked before. */
export function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, word: string): Key {
  const found = (Object.keys(words) as Key[]).find((key) => words[key] === word) // keys of the very record
  if (found === undefined) throw new Error(`No word of the list: ${word}`)
  return found
}

export type PeopleColumn = 'name' | 'loginName' | 'duty' | 'body' | 'post' | 'phone'

/** `bodies` are offered as a list. */
export const peopleForm = (bodies: readonly string[]): SheetForm<PeopleColumn> => ({
  sheet: '人员',
  atMost: 2000,
  columns: [
    { key: 'name', head: '姓名', width: 14, isRequired: true },
    {
      key: 'loginName',
      head: '登录名',
      width: 18,
      isRequired: true,
      hint: '2 至 64 个字符：字母、数字、汉字和 . _ @ -。已有的登录名表示修改该人员。',
    },
    {
      key: 'duty',
      head: '账号类别',
      width: 14,
      choices: DUTY_NAMES.map((duty) => DUTY_WORDS[duty]),
      hint: '不填为业务人员。管理员账号不能兼任业务角色，建号后不能更改类别。',
    },
    { key: 'body', head: '单位', width: 26, ...(bodies.length === 0 ? {} : { choices: bodies }) },
    { key: 'post', head: '职务', width: 16 },
    { key: 'phone', head: '手机', width: 16, hint: '11 位手机号，或带区号的座机 0734-8225678。加密保存。' },
  ],
  notes: [
    '一、带 * 的列必须填写；一行一个人。',
    '二、登录名已存在且属于本区划的，按本表修改其姓名、单位、职务、手机；空着的单元格表示不改。',
    '三、新账号的初始口令在导入成功后显示一次，首次登录必须更换。',
    '四、角色不在本表授予，由安全管理员在“角色授权”中办理。',
    '五、上传后先核对将要发生的改动，再确认导入；有一处错误就整表不导入，并逐格列出。',
  ],
})

export type PeopleExportColumn = PeopleColumn | 'roles' | 'state' | 'lastSignedIn'

export const peopleExportForm: SheetForm<PeopleExportColumn> = {
  ...peopleForm([]),
  columns: [
    ...peopleForm([]).columns.map(({ key, head, width }) => ({ key, head, width })),
    { key: 'roles', head: '现任角色', width: 40 },
    { key: 'state', head: '账号状态', width: 12 },
    { key: 'lastSignedIn', head: '最近登录', width: 18 },
  ],
  notes: ['本表由系统导出，手机号已脱敏；导出已记入审计记录。'],
}

export type BodyColumn = 'name' | 'nameEn' | 'kind' | 'parent' | 'place' | 'creditCode' | 'position'

export const bodiesForm = (bodies: readonly string[]): SheetForm<BodyColumn> => ({
  sheet: '单位',
  atMost: 2000,
  columns: [
    { key: 'name', head: '单位名称', width: 30, isRequired: true, hint: '已有的名称表示修改该单位。' },
    { key: 'nameEn', head: '英文名称', width: 30 },
    {
      key: 'kind',
      head: '类别',
      width: 12,
      isRequired: true,
      choices: BODY_KINDS.map((kind) => BODY_KIND_WORDS[kind]),
    },
    {
      key: 'parent',
      head: '上级单位',
      width: 30,
      hint: bodies.length === 0 ? '可填本表中的单位。' : '可填已有单位或本表中的单位。',
    },
    { key: 'place', head: '区划代码', width: 14, hint: '街道、乡镇填 9 位区划代码。' },
    { key: 'creditCode', head: '信用代码', width: 22, hint: '类别是“企业”的填统一社会信用代码。' },
    { key: 'position', head: '排序', width: 8, hint: '整数，小的在前。' },
  ],
  notes: [
    '一、带 * 的列必须填写；一行一个单位。',
    '二、名称已存在的单位，按本表修改；空着的单元格表示不改。更名、合并、撤销请在页面上办理，以便写明文号和生效日期。',
    '三、上级单位可以是已有单位，也可以是本表中的其他行，先后不限。',
    '四、上传后先核对将要发生的改动，再确认导入；有一处错误就整表不导入，并逐格列出。',
  ],
})

export type RoleColumn = 'loginName' | 'name' | 'role' | 'body' | 'fromDay' | 'toDay' | 'documentNo' | 'reason'

export const rolesForm = (bodies: readonly string[]): SheetForm<RoleColumn> => ({
  sheet: '角色授权',
  atMost: 2000,
  columns: [
    { key: 'loginName', head: '登录名', width: 18, isRequired: true },
    { key: 'name', head: '姓名', width: 14, hint: '供核对：填写时须与登录名对应的姓名一致。' },
    { key: 'role', head: '角色', width: 14, isRequired: true, choices: ROLES.map((role) => ROLE_WORDS[role]) },
    {
      key: 'body',
      head: '单位',
      width: 26,
      hint: '填报员、审核员、经办员、网格员必填；企业办事人填企业名称；其他角色空着表示全区划。',
      ...(bodies.length === 0 ? {} : { choices: bodies }),
    },
    { key: 'fromDay', head: '起始日', width: 14, hint: '2024-03-05；空着为今天。' },
    { key: 'toDay', head: '截止日', width: 14, hint: '2024-12-31；空着为不限。' },
    { key: 'documentNo', head: '依据文号', width: 24 },
    { key: 'reason', head: '理由', width: 30, isRequired: true },
  ],
  notes: [
    '一、带 * 的列必须填写；一行一项授权。',
    '二、管理员账号只能授予建号时确定的那一种管理员角色，业务账号不能担任管理员（三员分立）。',
    '三、上传后先核对将要发生的改动，再确认导入；有一处错误就整表不导入，并逐格列出。',
  ],
})

export type RoleExportColumn = RoleColumn | 'state' | 'grantedBy' | 'ending'

export const rolesExportForm: SheetForm<RoleExportColumn> = {
  ...rolesForm([]),
  columns: [
    ...rolesForm([]).columns.map(({ key, head, width }) => ({ key, head, width })),
    { key: 'state', head: '状态', width: 10 },
    { key: 'grantedBy', head: '授权人和时间', width: 28 },
    { key: 'ending', head: '收回', width: 40 },
  ],
  notes: ['本表由系统导出；导出已记入审计记录。'],
}
