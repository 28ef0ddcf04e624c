import type { PermissionRule, PermissionSet } from '../../platform/access/policy.ts'
import { ACTS, type Act, permissionOf, permissionToDo, type Register, type Registers } from './register.ts'

const WORDS: Readonly<Record<Act, readonly [zh: string, en: string]>> = {
  read: ['查看', 'see'],
  create: ['登记', 'make'],
  change: ['修改', 'change'],
  reveal: ['查看个人信息全文', 'see personal data whole in'],
  import: ['批量导入', 'import'],
  export: ['导出', 'export'],
  merge: ['合并、移出', 'merge, and take out,'],
}

/** Who may do what with the records of one type, from its declaration. Whoever is not named there may nothing. */
export function permissionsOfType({ type }: Register): PermissionSet {
  const rules: Record<string, PermissionRule> = {}
  for (const act of ACTS) {
    const [zh, en] = WORDS[act]
    rules[permissionOf(type, act)] = {
      about: { zh: `${zh}：${type.name.zh}`, en: `${en} records: ${type.name.en}` },
      roles: type.who[act] ?? {},
    }
  }
  for (const [id, { name, who }] of Object.entries(type.lifecycle?.transitions ?? {}))
    rules[permissionToDo(type, id)] = {
      about: { zh: `${name.zh}：${type.name.zh}`, en: `${name.en}: ${type.name.en}` },
      roles: who,
    }
  return rules
}

export const permissionsOf = (registers: Registers): PermissionSet => ({
  'systems.switch': {
    about: { zh: '启用、停用系统', en: 'switch systems on and off' },
    roles: { planner: 'division' },
  },
  ...Object.assign({}, ...[...registers.values()].map(permissionsOfType)),
})
