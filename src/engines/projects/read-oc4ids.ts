import type { Fault } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import { CODE_SCHEME, CREDIT_SCHEME, OWN_SCHEMES, wanOf } from './oc4ids.ts'

/** A package of OC4IDS read for the register: what each project would hold, what is wrong, what has no place here. Pure. */

/** What the reader decides by where a package does not say it. */
export interface ReadingSetting {
  /** Bodies of the division by name. */
  readonly bodies: ReadonlyMap<string, string>
  readonly body: string | null
  readonly category: string | null
  readonly investor: string | null
  readonly control: string | null
}

export interface ReadProject {
  /** 'projects.0'. */
  readonly at: string
  readonly code: string
  /** Fields of the register of projects. */
  readonly values: Readonly<Record<string, unknown>>
}

export interface ReadPackage {
  readonly projects: readonly ReadProject[]
  readonly faults: readonly Fault[]
  /** What is right and was left out, with why. */
  readonly notes: readonly Fault[]
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const n = (zh: string, en: string): Bilingual => ({ zh, en })

/** Parts that are read; everything else of a project is told as left out. */
const READ = [
  'id',
  'identifiers',
  'title',
  'description',
  'additionalClassifications',
  'publicAuthority',
  'parties',
  'budget',
  'period',
  'locations',
]
const WHY: Readonly<Record<string, Bilingual>> = {
  status: n('阶段由过关办理，不随导入改变', 'A stage is passed by its gate, never by an import'),
  documents: n('手续要逐项登记凭证，不随导入写入', 'Procedures are registered with their proof, never by an import'),
  implementationPeriod: n('开工日期由开工认定写入', 'The start is written when it is recognised'),
  completion: n('竣工日期由竣工办理写入', 'The completion is written when it is done'),
}

export function readPackage(given: unknown, setting: ReadingSetting): ReadPackage {
  const faults: Fault[] = []
  const notes: Fault[] = []
  if (!isObject(given))
    return {
      projects: [],
      notes,
      faults: [
        fault(
          '',
          'not-a-package',
          n('不是 OC4IDS 项目包：应为一个对象', 'Not a package of OC4IDS: an object is expected'),
        ),
      ],
    }
  const { projects, version } = given
  if (!Array.isArray(projects) || projects.length === 0) {
    faults.push(
      fault(
        'projects',
        'missing',
        n('缺少项目：projects 应为非空列表', 'There are no projects: “projects” has to be a list that is not empty'),
      ),
    )
    return { projects: [], faults, notes }
  }
  if (version !== '0.9')
    notes.push(fault('version', 'version', n('不是 0.9 版，按 0.9 版读', 'Not version 0.9; it is read as if it were')))
  const read = projects.flatMap((project: unknown, i) => readProject(project, `projects.${i}`, setting, faults, notes))
  const places = new Map<string, string>()
  const once = read.filter(({ at, code }) => {
    const before = places.get(code)
    if (before === undefined) places.set(code, at)
    else
      faults.push(
        fault(`${at}.identifiers`, 'twice', n(`与 ${before} 是同一个项目代码`, `The same national code as ${before}`)),
      )
    return before === undefined
  })
  return { projects: once, faults, notes }
}

const fault = (at: string, code: string, message: Bilingual): Fault => ({ at, code, message })

function readProject(
  given: unknown,
  at: string,
  setting: ReadingSetting,
  faults: Fault[],
  notes: Fault[],
): readonly ReadProject[] {
  if (!isObject(given)) {
    faults.push(fault(at, 'not-an-object', n('应为一个项目对象', 'A project is expected')))
    return []
  }
  for (const key of Object.keys(given))
    if (!READ.includes(key))
      notes.push(
        fault(`${at}.${key}`, 'left-out', WHY[key] ?? n('本系统没有对应的栏目', 'There is no place for it here')),
      )
  const text = (key: string): string | null => {
    const value = given[key]
    if (value === undefined || value === null) return null
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    faults.push(fault(`${at}.${key}`, 'text', n('应为文字', 'Text is expected')))
    return null
  }
  const name = text('title')
  if (name === null && given.title === undefined)
    faults.push(fault(`${at}.title`, 'missing', n('缺少项目名称', 'The title is missing')))
  const code = codeOf(given.identifiers, at, faults)
  const values: Record<string, unknown> = {
    name,
    code,
    // What it is has to be said; where nothing is, its name says it.
    summary: text('description') ?? name,
    ...partyOf(given, at, faults, notes),
    ...bodyOf(given, at, setting, faults),
    ...moneyOf(given.budget, at, faults, notes),
    ...daysOf(given.period, at, faults, notes),
    ...placeOf(given.locations, at, faults, notes),
    ...choicesOf(given.additionalClassifications, at, setting, faults, notes),
  }
  return code === null ? [] : [{ at, code, values }]
}

const listOf = (value: unknown, at: string, faults: Fault[]): readonly unknown[] => {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  faults.push(fault(at, 'list', n('应为列表', 'A list is expected')))
  return []
}

function codeOf(identifiers: unknown, at: string, faults: Fault[]): string | null {
  const path = `${at}.identifiers`
  const found = listOf(identifiers, path, faults).find((one) => isObject(one) && one.scheme === CODE_SCHEME)
  if (isObject(found) && typeof found.id === 'string') return found.id
  faults.push(
    fault(
      path,
      'no-code',
      n(
        `没有投资项目代码（scheme 为 ${CODE_SCHEME}），认不出是哪个项目`,
        `No national project code (scheme ${CODE_SCHEME}), so it is not known which project it is`,
      ),
    ),
  )
  return null
}

function partyOf(given: Json, at: string, faults: Fault[], notes: Fault[]) {
  const parties = listOf(given.parties, `${at}.parties`, faults)
  const withRole = (role: string) =>
    parties.findIndex((party) => isObject(party) && Array.isArray(party.roles) && party.roles.includes(role))
  const index = ['procuringEntity', 'buyer', 'administrativeEntity'].map(withRole).find((i) => i >= 0) ?? -1
  const party = parties[index]
  parties.forEach((one, i) => {
    if (i === index || (isObject(one) && Array.isArray(one.roles) && one.roles.includes('publicAuthority'))) return
    notes.push(fault(`${at}.parties.${i}`, 'left-out', n('只导入建设单位', 'Only the builder is taken')))
  })
  if (!isObject(party) || typeof party.name !== 'string') {
    faults.push(
      fault(`${at}.parties`, 'no-builder', n('没有建设单位（procuringEntity）', 'No builder (procuringEntity)')),
    )
    return {}
  }
  const { identifier } = party
  if (isObject(identifier) && identifier.scheme === CREDIT_SCHEME && typeof identifier.id === 'string')
    return { builder: party.name, builder_code: identifier.id }
  if (identifier !== undefined)
    notes.push(
      fault(
        `${at}.parties.${index}.identifier`,
        'left-out',
        n('不是统一社会信用代码', 'Not a unified social credit code'),
      ),
    )
  return { builder: party.name }
}

function bodyOf({ publicAuthority }: Json, at: string, setting: ReadingSetting, faults: Fault[]) {
  const name = isObject(publicAuthority) && typeof publicAuthority.name === 'string' ? publicAuthority.name : null
  const found = (name === null ? undefined : setting.bodies.get(name)) ?? setting.body
  if (found != null) return { body: found }
  faults.push(
    fault(
      `${at}.publicAuthority`,
      'no-body',
      n(
        `本区没有单位“${name ?? ''}”：请指定责任单位`,
        `No body here is called “${name ?? ''}”: name the responsible body`,
      ),
    ),
  )
  return {}
}

function moneyOf(budget: unknown, at: string, faults: Fault[], notes: Fault[]) {
  const value = isObject(budget) ? budget.amount : undefined
  if (isObject(budget) && budget.budgetBreakdowns !== undefined)
    notes.push(
      fault(
        `${at}.budget.budgetBreakdowns`,
        'left-out',
        n('资金来源要逐项登记依据', 'Sources of money are registered with their documents'),
      ),
    )
  if (!isObject(value) || typeof value.amount !== 'number' || !Number.isFinite(value.amount) || value.amount < 0) {
    faults.push(
      fault(
        `${at}.budget.amount`,
        'amount',
        n('缺少总投资，或不是不小于零的数', 'The total is missing, or no number of zero or more'),
      ),
    )
    return {}
  }
  if (value.currency !== 'CNY') {
    faults.push(
      fault(
        `${at}.budget.amount.currency`,
        'currency',
        n('币种应为 CNY，不作折算', 'The currency has to be CNY; nothing is converted'),
      ),
    )
    return {}
  }
  return { total_investment: wanOf(value.amount) }
}

/** The day of a moment, in China. */
function dayOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : new Date(time + 8 * 3_600_000).toISOString().slice(0, 10)
}

function daysOf(period: unknown, at: string, faults: Fault[], notes: Fault[]) {
  if (period === undefined || period === null) return {}
  if (!isObject(period)) {
    faults.push(fault(`${at}.period`, 'not-an-object', n('应为起止时间', 'A period is expected')))
    return {}
  }
  const days: Record<string, string> = {}
  for (const [key, field] of [
    ['startDate', 'planned_start'],
    ['endDate', 'planned_end'],
  ] as const) {
    if (period[key] === undefined || period[key] === null) continue
    const day = dayOf(period[key])
    if (day === null) faults.push(fault(`${at}.period.${key}`, 'date', n('应为日期时间', 'A date-time is expected')))
    else days[field] = day
  }
  for (const key of Object.keys(period))
    if (key !== 'startDate' && key !== 'endDate')
      notes.push(fault(`${at}.period.${key}`, 'left-out', n('本系统没有对应的栏目', 'There is no place for it here')))
  return days
}

function placeOf(locations: unknown, at: string, faults: Fault[], notes: Fault[]) {
  const path = `${at}.locations`
  const all = listOf(locations, path, faults)
  const pointOf = (location: unknown): readonly [number, number] | null => {
    const geometry = isObject(location) ? location.geometry : undefined
    if (!isObject(geometry) || geometry.type !== 'Point' || !Array.isArray(geometry.coordinates)) return null
    const [lng, lat] = geometry.coordinates as readonly unknown[]
    return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null
  }
  const index = all.findIndex((location) => pointOf(location) !== null)
  all.forEach((_, i) => {
    if (i !== index)
      notes.push(fault(`${path}.${i}`, 'left-out', n('只导入第一个点位', 'Only the first point is taken')))
  })
  const place = pointOf(all[index])
  return place === null ? {} : { place }
}

function choicesOf(given: unknown, at: string, setting: ReadingSetting, faults: Fault[], notes: Fault[]) {
  const path = `${at}.additionalClassifications`
  const all = listOf(given, path, faults)
  const schemes: readonly string[] = Object.values(OWN_SCHEMES)
  all.forEach((one, i) => {
    if (isObject(one) && typeof one.scheme === 'string' && schemes.includes(one.scheme)) return
    notes.push(
      fault(`${path}.${i}`, 'left-out', n('分类方案没有对应关系', 'Nothing corresponds to this classification')),
    )
  })
  const values: Record<string, string> = {}
  for (const field of Object.keys(OWN_SCHEMES) as (keyof typeof OWN_SCHEMES)[]) {
    const found = all.find((one) => isObject(one) && one.scheme === OWN_SCHEMES[field])
    const value = isObject(found) && typeof found.id === 'string' ? found.id : setting[field]
    if (value === null)
      faults.push(
        fault(
          path,
          `no-${field}`,
          n(
            `没有“${NAMES[field].zh}”：请指定，或用 ${OWN_SCHEMES[field]} 分类`,
            `No ${NAMES[field].en}: name one, or classify by ${OWN_SCHEMES[field]}`,
          ),
        ),
      )
    else values[field] = value
  }
  return values
}

const NAMES = {
  category: n('项目类别', 'category'),
  investor: n('投资主体', 'investor'),
  control: n('管理方式', 'procedure'),
} as const
