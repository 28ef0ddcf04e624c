import type { IndicatorDefinition } from '../../model/indicator.ts'
import { catalogue as wholeCatalogue } from './catalogue/all.ts'
import { type IndicatorName, readIndicatorName } from './name.ts'

/** What a published name was recognised as, and why. */
export interface FoundIndicator {
  readonly id: string
  readonly definition: IndicatorDefinition
  readonly name: IndicatorName
  /** Scope words of the published name that the catalogue's entry does not hold. */
  readonly scope: readonly string[]
  readonly reasons: readonly string[]
}

/** A catalogue made ready for look-up by any of its names. */
export interface IndicatorIndex {
  readonly byName: ReadonlyMap<string, IndicatorDefinition>
  readonly byId: ReadonlyMap<string, IndicatorDefinition>
}

const spelling = (name: IndicatorName) => name.key + name.scope.map((word) => `(${word})`).join('')

/** Throws when one name would mean two indicators: a catalogue with such a name cannot be used. */
export function indexCatalogue(definitions: readonly IndicatorDefinition[]): IndicatorIndex {
  const byName = new Map<string, IndicatorDefinition>()
  const byId = new Map<string, IndicatorDefinition>()
  for (const definition of definitions) {
    if (byId.has(definition.id)) throw new Error(`Indicator catalogue: the id ${definition.id} stands twice`)
    byId.set(definition.id, definition)
    for (const name of [definition.name.zh, ...definition.aliases]) {
      const key = spelling(readIndicatorName(name))
      const other = byName.get(key)
      if (other !== undefined && other.id !== definition.id) {
        throw new Error(
          `Indicator catalogue: “${name}” (read as “${key}”) names both ${other.id} and ${definition.id}. ` +
            'Remove it from the one it does not mean exactly.',
        )
      }
      byName.set(key, definition)
    }
  }
  return { byName, byId }
}

let wholeIndex: IndicatorIndex | undefined
/** The index of the catalogue that ships; made when first asked for. */
export function shippedIndex(): IndicatorIndex {
  wholeIndex ??= indexCatalogue(wholeCatalogue)
  return wholeIndex
}

/**
 * Looks a published name up in the catalogue. Returns null when no entry means exactly the same; a neighbour is never
 * returned.
 *
 * @example findIndicator('年末全国常住人口城镇化率')?.id === 'urbanisation-rate-resident'
 */
export function findIndicator(
  published: string,
  index: IndicatorIndex = shippedIndex(),
  places: readonly string[] = [],
): FoundIndicator | null {
  const name = readIndicatorName(published, places)
  const whole = index.byName.get(spelling(name))
  if (whole !== undefined) return found(whole, name, [])
  const head = index.byName.get(name.key)
  if (head !== undefined) return found(head, name, name.scope)
  return null

  function found(definition: IndicatorDefinition, read: IndicatorName, scope: readonly string[]): FoundIndicator {
    const reasons =
      read.key === readIndicatorName(definition.name.zh).key
        ? [`“${published}”即“${definition.name.zh}”`]
        : [`“${published}”与“${definition.name.zh}”同义（指标目录）`]
    if (scope.length > 0) reasons.push(`口径注明：${scope.join('、')}`)
    return { id: definition.id, definition, name: read, scope, reasons }
  }
}
