import type { EvaluationFault } from '../../model/evaluation-fault.ts'

/** The part of JSON Schema that the scheme is written in. */
interface Shape {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly patternProperties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly items?: Shape
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly description?: string
}

/** Holds a value against a schema; every fault at once, each with what was found and what was expected. */
export function faultsOfShape(schema: object, value: unknown): EvaluationFault[] {
  const faults: EvaluationFault[] = []
  visit(schema, value, '', faults)
  return faults
}

function visit(shape: Shape, value: unknown, path: string, faults: EvaluationFault[]): void {
  if (shape.anyOf !== undefined) {
    visitUnion(shape.anyOf, value, path, faults)
    return
  }
  if (shape.const !== undefined) {
    if (value !== shape.const) fault(faults, path, 'wrong-value', value, JSON.stringify(shape.const))
    return
  }
  if (shape.enum !== undefined) {
    if (!shape.enum.includes(value))
      fault(faults, path, 'wrong-value', value, shape.enum.map((one) => JSON.stringify(one)).join(' | '))
    return
  }
  switch (shape.type) {
    case 'object':
      if (isRecord(value)) visitObject(shape, value, path, faults)
      else fault(faults, path, 'not-an-object', value, '{ … }')
      return
    case 'array':
      if (Array.isArray(value)) visitArray(shape, value, path, faults)
      else fault(faults, path, 'not-a-list', value, '[ … ]')
      return
    case 'string':
      visitString(shape, value, path, faults)
      return
    case 'integer':
    case 'number':
      visitNumber(shape, value, path, faults)
      return
    case 'boolean':
      if (typeof value !== 'boolean') fault(faults, path, 'not-a-boolean', value, 'true | false')
      return
    case 'null':
      if (value !== null) fault(faults, path, 'wrong-value', value, 'null')
      return
  }
}

/** Takes the member that the value means to be: by a constant key, by its kind, else by the keys that it has. */
function visitUnion(members: readonly Shape[], value: unknown, path: string, faults: EvaluationFault[]): void {
  const isFitting = members.some((member) => {
    const tried: EvaluationFault[] = []
    visit(member, value, path, tried)
    return tried.length === 0
  })
  if (isFitting) return
  const flat = members.flatMap((member) => member.anyOf ?? [member])
  const objects = isRecord(value) ? flat.filter((member) => member.type === 'object') : []
  const key = KEYS.find((one) => objects.every((member) => wordsOf(member.properties?.[one]).length > 0))
  if (isRecord(value) && key !== undefined && objects.length > 1) {
    const meant = objects.find((member) => wordsOf(member.properties?.[key]).includes(value[key]))
    const known = objects.flatMap((member) => wordsOf(member.properties?.[key]))
    if (meant !== undefined) visit(meant, value, path, faults)
    else fault(faults, `${path}/${key}`, 'wrong-value', value[key], known.map((one) => JSON.stringify(one)).join(' | '))
    return
  }
  const nearestByKeys = isRecord(value) ? [...objects].sort((x, y) => strange(x, value) - strange(y, value)) : []
  const sameKind = flat.filter(
    (member) => member.type === kindOf(value) || (member.type === 'integer' && kindOf(value) === 'number'),
  )
  const likely = nearestByKeys[0] ?? (sameKind.length === 1 ? sameKind[0] : undefined)
  if (likely !== undefined) visit(likely, value, path, faults)
  else fault(faults, path, 'wrong-kind', value, flat.map(nameOf).join(' | '))
}

/** Keys that tell the members of a union apart. */
const KEYS = ['step', 'method', 'kind', 'what', 'by', 'rule'] as const

const wordsOf = (shape: Shape | undefined): readonly unknown[] =>
  shape?.const !== undefined ? [shape.const] : (shape?.enum ?? [])

/** How badly an object fits: keys it must not have, and keys that it lacks. */
const strange = (shape: Shape, value: Readonly<Record<string, unknown>>): number =>
  Object.keys(value).filter((key) => shape.properties?.[key] === undefined).length +
  (shape.required ?? []).filter((key) => value[key] === undefined).length

function visitObject(shape: Shape, value: Readonly<Record<string, unknown>>, path: string, faults: EvaluationFault[]) {
  const known = shape.properties ?? {}
  for (const key of shape.required ?? [])
    if (value[key] === undefined)
      faults.push({
        code: 'missing-key',
        at: { in: 'scheme', path },
        message: { zh: `缺少“${key}”`, en: `“${key}” is missing` },
        hint: expected(nameOf(known[key] ?? {})),
      })
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue
    const own = Object.hasOwn(known, key) ? known[key] : undefined
    const other = Object.entries(shape.patternProperties ?? {}).find(([pattern]) =>
      new RegExp(pattern, 'u').test(key),
    )?.[1]
    const next = own ?? other
    if (next !== undefined) visit(next, entry, `${path}/${escaped(key)}`, faults)
    else if (shape.additionalProperties === false || shape.patternProperties !== undefined) {
      const near = nearest(key, Object.keys(known))
      faults.push({
        code: 'unknown-key',
        at: { in: 'scheme', path: `${path}/${escaped(key)}` },
        message: { zh: `不认识“${key}”`, en: `“${key}” is not known here` },
        hint:
          near === undefined
            ? expected(Object.keys(known).join('、') || Object.keys(shape.patternProperties ?? {}).join(' '))
            : { zh: `是不是“${near}”？`, en: `did you mean “${near}”?` },
      })
    }
  }
}

function visitArray(shape: Shape, value: readonly unknown[], path: string, faults: EvaluationFault[]) {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = shape
  if (value.length < minItems || value.length > maxItems)
    faults.push({
      code: 'wrong-length',
      at: { in: 'scheme', path },
      message: { zh: `有 ${value.length} 项`, en: `has ${value.length} entries` },
      hint: expected(
        maxItems === minItems ? `${minItems}` : value.length < minItems ? `≥ ${minItems}` : `≤ ${maxItems}`,
      ),
    })
  value.forEach((entry, i) => {
    visit(shape.items ?? {}, entry, `${path}/${i}`, faults)
  })
}

function visitString(shape: Shape, value: unknown, path: string, faults: EvaluationFault[]) {
  if (typeof value !== 'string') fault(faults, path, 'not-a-text', value, '"…"')
  else if (value.length < (shape.minLength ?? 0)) fault(faults, path, 'empty', value, shape.description ?? '"…"')
  else if (shape.pattern !== undefined && !new RegExp(shape.pattern, 'u').test(value))
    fault(faults, path, 'wrong-form', value, shape.description ?? shape.pattern)
}

function visitNumber(shape: Shape, value: unknown, path: string, faults: EvaluationFault[]) {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    fault(faults, path, 'not-a-number', value, nameOf(shape))
    return
  }
  const isWhole = shape.type !== 'integer' || Number.isInteger(value)
  const isIn =
    value >= (shape.minimum ?? Number.NEGATIVE_INFINITY) &&
    value <= (shape.maximum ?? Number.POSITIVE_INFINITY) &&
    value > (shape.exclusiveMinimum ?? Number.NEGATIVE_INFINITY)
  if (!isWhole || !isIn) fault(faults, path, 'out-of-range', value, nameOf(shape))
}

function nameOf(shape: Shape): string {
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.enum !== undefined) return shape.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (shape.anyOf !== undefined) return shape.anyOf.map(nameOf).join(' | ')
  if (shape.type === 'object') return `{ ${(shape.required ?? Object.keys(shape.properties ?? {})).join(', ') || '…'} }`
  if (shape.type === 'array') return `[ ${nameOf(shape.items ?? {})}, … ]`
  if (shape.type === 'string') return shape.pattern === undefined ? '"…"' : `"…" ${shape.description ?? shape.pattern}`
  const bounds = [
    shape.exclusiveMinimum === undefined ? '' : `> ${shape.exclusiveMinimum}`,
    shape.minimum === undefined ? '' : `≥ ${shape.minimum}`,
    shape.maximum === undefined ? '' : `≤ ${shape.maximum}`,
  ].filter((one) => one !== '')
  return [shape.type ?? '…', ...bounds].join(' ')
}

function fault(faults: EvaluationFault[], path: string, code: string, found: unknown, wanted: string): void {
  const shown = found === undefined ? undefined : (JSON.stringify(found) ?? String(found))
  const clipped = shown !== undefined && shown.length > 60 ? `${shown.slice(0, 57)}…` : shown
  faults.push({
    code,
    at: { in: 'scheme', path },
    message:
      clipped === undefined
        ? { zh: '没有填写', en: 'is not given' }
        : { zh: `“${clipped}”不能用在这里`, en: `${clipped} cannot stand here` },
    hint: expected(wanted),
  })
}

const expected = (what: string) => ({ zh: `应为 ${what}`, en: `expected ${what}` })
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/** The known word that differs least, when it differs little. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const one of known) {
    const distance = editDistance(word.toLowerCase(), one.toLowerCase())
    if (distance < least) {
      least = distance
      best = one
    }
  }
  return best
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row[j] = Math.min(
        (previous[j] as number) + 1, // inside the row
        (row[j - 1] as number) + 1, // inside the row
        (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1), // inside the row
      )
    previous = row
  }
  return previous[b.length] as number // the last of the row
}
