import { ROLES, type Who } from '../model/role.ts'
import type { Bilingual } from '../model/system.ts'
import type { NameTable } from './conditions/expression.ts'
import { namesOfType } from './record-names.ts'
import type { RecordType } from './record-type.ts'
import { settingDefaults } from './rules.ts'
import type { System } from './system.ts'

/** Something wrong with a declaration: where ('hazard.fields.level.choices'), and what was expected. */
export interface DeclarationFault {
  readonly at: string
  readonly message: string
}

/** Collects faults below a place. */
export interface Report {
  readonly at: string
  readonly add: (where: string, message: string) => void
  readonly below: (where: string) => Report
}

/** What a checker may look up: every type and system. */
export interface Known {
  readonly types: ReadonlyMap<string, RecordType>
  readonly systemOf: ReadonlyMap<string, System>
}

export function reportInto(faults: DeclarationFault[], at: string): Report {
  return {
    at,
    add: (where, message) => faults.push({ at: where === '' ? at : `${at}.${where}`, message }),
    below: (where) => reportInto(faults, `${at}.${where}`),
  }
}

const HAN = /\p{Script=Han}/u

/** Both languages, and the English without a Chinese character. */
export function checkName(report: Report, where: string, name: Bilingual | undefined): void {
  if (name === undefined || name.zh.trim() === '' || name.en.trim() === '') report.add(where, 'needs zh and en')
  else if (HAN.test(name.en)) report.add(`${where}.en`, 'holds Chinese characters')
}

export function checkWho(report: Report, where: string, who: Who | undefined, isEmptyAllowed = false): void {
  if (who === undefined) return
  const entries = Object.entries(who)
  if (entries.length === 0 && !isEmptyAllowed) report.add(where, 'names nobody')
  for (const [role, reach] of entries) {
    if (!(ROLES as readonly string[]).includes(role)) report.add(`${where}.${role}`, 'is no role')
    if (!['division', 'body', 'own'].includes(reach))
      report.add(`${where}.${role}`, `reach “${reach}” is not one of division, body, own`)
    if (role.endsWith('-admin')) report.add(`${where}.${role}`, 'the three administrators do no business')
  }
}

/** What expressions about a record of the type may speak of. */
export const namesFor = (type: RecordType, system: System, known: Known): NameTable =>
  namesOfType(type, (id) => known.types.get(id), settingDefaults(system.settings))
