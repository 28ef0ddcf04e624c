import type { Fault } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Fields } from './decisions.ts'
import { type Found, type ItemKind, PROPOSED_MEASURES, PROPOSED_STATUSES } from './definition.ts'

/** What a field may hold: asked first of each field alone. Fields across each other are looked at after that. */
type Check = (value: unknown) => Bilingual | null

const expected = (zh: string, en: string): Bilingual => ({ zh: `应为${zh}`, en: `Expected ${en}` })

const text =
  (most: number, canBeNull: boolean): Check =>
  (value) =>
    (canBeNull && value === null) ||
    (typeof value === 'string' && value.trim() !== '' && value.length <= most && !/\p{Cc}/u.test(value))
      ? null
      : expected(
          `1 至 ${most} 个字${canBeNull ? '，或留空' : ''}`,
          `1 to ${most} characters${canBeNull ? ', or nothing' : ''}`,
        )

/** What a field of a closed list may hold, for its input. */
const CHOICES = new WeakMap<Check, readonly (string | boolean | null)[]>()

function oneOf(...allowed: readonly (string | null)[]): Check {
  const check: Check = (value) =>
    allowed.some((one) => one === value)
      ? null
      : expected(
          `以下之一：${allowed.map((one) => one ?? '空').join('、')}`,
          `one of: ${allowed.map((one) => one ?? 'nothing').join(', ')}`,
        )
  CHOICES.set(check, allowed)
  return check
}

const number =
  (canBeNull: boolean): Check =>
  (value) =>
    (canBeNull && value === null) || (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e15)
      ? null
      : expected(`数字${canBeNull ? '，或留空' : ''}`, `a number${canBeNull ? ' or nothing' : ''}`)

const yesNo: Check = (value) => (typeof value === 'boolean' ? null : expected('是或否', 'yes or no'))
CHOICES.set(yesNo, [true, false])

const list =
  (most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every((one) => text(60, false)(one) === null)
      ? null
      : expected(`至多 ${most} 个名称`, `at most ${most} names`)

const period =
  (canBeNull: boolean): Check =>
  (value) => {
    if (value === null && canBeNull) return null
    const found = typeof value === 'string' ? /^(\d{4})(?:\/(\d{4}))?$/.exec(value) : null
    const [from, to] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])]
    return found !== null && from >= 1949 && to <= 2100 && from <= to
      ? null
      : expected('年份 2025，或年份区间 2021/2025', "a year '2025', or years '2021/2025'")
  }

const statedPeriod: Check = (value) =>
  typeof value === 'string' && /^(?:19|20)\d{2}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2])|\/(?:19|20)\d{2})?$/.test(value)
    ? null
    : expected(
        '期别：2023、2023-H1、2023-Q2、2023-06，或累计的 2021/2023',
        'a period: 2023, 2023-H1, 2023-Q2, 2023-06, or 2021/2023 for a sum',
      )

const FIELDS: Readonly<Record<ItemKind, Readonly<Record<string, Check>>>> = {
  statement: {
    indicator: text(80, false),
    subject: text(60, true),
    role: oneOf('target', 'result', 'context'),
    comparator: oneOf('eq', 'ge', 'le', 'approx', 'range'),
    value: number(false),
    valueMax: number(true),
    unit: text(20, true),
    measure: oneOf('level', 'cumulative', 'increment', 'growth_rate', 'change'),
    direction: oneOf('up', 'down', null),
    per: oneOf('year', null),
    period: period(true),
    modality: oneOf('firm', 'strive'),
  },
  commitment: {
    verb: text(20, false),
    object: text(300, false),
    place: text(60, true),
    period: period(true),
    bodies: list(30),
    lead: text(60, true),
    verifiable: yesNo,
  },
  system: { system: text(60, false), strength: oneOf('ordered', 'mentioned') },
  name: {
    kind: oneOf('project', 'body', 'place', 'enterprise', 'spatial-structure', 'park', 'programme', 'honour', 'brand'),
    name: text(80, false),
    parts: list(40),
  },
  diagnostic: {},
  proposal: {
    target: text(80, false),
    period: statedPeriod,
    value: number(false),
    unit: text(20, true),
    measure: oneOf(...PROPOSED_MEASURES),
    status: oneOf(...PROPOSED_STATUSES),
  },
}

/** Names of the fields that a person may change. */
export const fieldsOfKind = (kind: ItemKind): readonly string[] => Object.keys(FIELDS[kind])

/** What a field may hold where that is a closed list; null where it is free. */
export const choicesOfField = (kind: ItemKind, name: string): readonly (string | boolean | null)[] | null => {
  const check = Object.hasOwn(FIELDS[kind], name) ? FIELDS[kind][name] : undefined
  return check === undefined ? null : (CHOICES.get(check) ?? null)
}

/** Every fault of fields given for an item, at its path under `at`. */
export function faultsOfFields(item: Found, fields: Fields, at = 'fields'): Fault[] {
  const checks = FIELDS[item.kind]
  const faults: Fault[] = []
  for (const [name, value] of Object.entries(fields)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined
    const message =
      check === undefined
        ? {
            zh: `没有这个字段；可改的有：${fieldsOfKind(item.kind).join('、') || '无'}`,
            en: `No such field; these may be changed: ${fieldsOfKind(item.kind).join(', ') || 'none'}`,
          }
        : check(value)
    if (message !== null)
      faults.push({ at: `${at}.${name}`, code: check === undefined ? 'unknown-field' : 'not-allowed', message })
  }
  if (faults.length > 0 || item.kind !== 'statement') return faults
  const { comparator, value, valueMax } = withFields(item, fields).found as typeof item.found // same kind as `item`
  if (comparator === 'range' && (valueMax === null || valueMax <= value))
    faults.push({
      at: `${at}.valueMax`,
      code: 'range-upside-down',
      message: { zh: '区间的上限应大于下限', en: 'The upper end of a range must exceed the lower' },
    })
  if (comparator !== 'range' && valueMax !== null)
    faults.push({
      at: `${at}.valueMax`,
      code: 'no-range',
      message: {
        zh: '只有“介于”才有上限；请清空上限，或把要求改为“介于”',
        en: 'Only a range has an upper end; clear it, or make it a range',
      },
    })
  return faults
}

/** An item's value with what a person changed in it. Trusts the fields: `faultsOfFields` was asked before. */
export function withFields(item: Found, fields: Fields): Found {
  if (item.kind === 'commitment') {
    const { lead, ...rest } = fields
    const named =
      lead === undefined ? item.found.lead : typeof lead === 'string' ? { body: lead, reason: '', confidence: 1 } : null
    return { kind: 'commitment', found: { ...item.found, ...rest, lead: named } }
  }
  return { ...item, found: { ...item.found, ...fields } } as Found // the fields belong to the kind, as checked
}

/** Fields of an item as a person sees and changes them. */
export function fieldsOf(item: Found): Fields {
  if (item.kind === 'diagnostic') return {}
  const found: Readonly<Record<string, unknown>> = { ...item.found }
  return Object.fromEntries(
    fieldsOfKind(item.kind).map((name) => [
      name,
      item.kind === 'commitment' && name === 'lead' ? (item.found.lead?.body ?? null) : found[name],
    ]),
  )
}

/** Only what differs from the item as it is. */
export function changedFields(item: Found, fields: Fields): Fields {
  const before = fieldsOf(item)
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  )
}
