/** A JSON text with the place of every value in it, so that a fault can be shown where it stands. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown; placeOf(pointer: string): JsonPlace }
  | { readonly ok: false; readonly place: JsonPlace; readonly found: string }

/** 1-based. */
export interface JsonPlace {
  readonly line: number
  readonly column: number
}

/**
 * Reads a JSON text. `placeOf` takes a JSON pointer (RFC 6901); where the value is not there, it gives the place of the
 * nearest value around it. Nesting is limited so that no text can exhaust the stack.
 */
export function readJson(text: string): ReadJson {
  const offsets = new Map<string, number>()
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  try {
    const value = valueAt('', 0)
    skip()
    if (at < text.length) throw new Stop(at)
    return { ok: true, value, placeOf: (pointer) => placeAt(text, nearestOffset(offsets, pointer)) }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    const found = error.at >= text.length ? '' : JSON.stringify(text.slice(error.at, error.at + 12).split('\n')[0])
    return { ok: false, place: placeAt(text, error.at), found }
  }

  function skip(): void {
    while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at++
  }

  function valueAt(pointer: string, depth: number): unknown {
    skip()
    if (depth > 200) throw new Stop(at)
    offsets.set(pointer, at)
    const first = text[at]
    if (first === '{') return objectAt(pointer, depth)
    if (first === '[') return arrayAt(pointer, depth)
    if (first === '"') return stringAt()
    SCALAR.lastIndex = at
    const scalar = SCALAR.exec(text)?.[0]
    if (scalar === undefined) throw new Stop(at)
    at += scalar.length
    return JSON.parse(scalar)
  }

  function objectAt(pointer: string, depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    at++
    skip()
    if (text[at] === '}') {
      at++
      return object
    }
    for (;;) {
      skip()
      if (text[at] !== '"') throw new Stop(at)
      const start = at
      const key = stringAt()
      const own = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      skip()
      if (text[at] !== ':') throw new Stop(at)
      at++
      const value = valueAt(own, depth + 1)
      offsets.set(own, start)
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
      skip()
      const next = text[at]
      if (next !== ',' && next !== '}') throw new Stop(at)
      at++
      if (next === '}') return object
    }
  }

  function arrayAt(pointer: string, depth: number): unknown[] {
    const array: unknown[] = []
    at++
    skip()
    if (text[at] === ']') {
      at++
      return array
    }
    for (;;) {
      array.push(valueAt(`${pointer}/${array.length}`, depth + 1))
      skip()
      const next = text[at]
      if (next !== ',' && next !== ']') throw new Stop(at)
      at++
      if (next === ']') return array
    }
  }

  function stringAt(): string {
    const start = at
    at++
    while (at < text.length && text[at] !== '"') {
      if (text.charCodeAt(at) < 32) throw new Stop(at)
      at += text[at] === '\\' ? 2 : 1
    }
    if (at >= text.length) throw new Stop(start)
    at++
    try {
      return String(JSON.parse(text.slice(start, at)))
    } catch {
      throw new Stop(start)
    }
  }
}

const SCALAR = /(?:-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,4})?|true|false|null)(?![\w.])/y

class Stop extends Error {
  constructor(readonly at: number) {
    super('not JSON')
  }
}

function nearestOffset(offsets: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const offset = offsets.get(at)
    if (offset !== undefined || at === '') return offset ?? 0
  }
}

function placeAt(text: string, offset: number): JsonPlace {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
}
