import type { Values } from '../../language/field.ts'
import { isCodeKind } from '../../language/read-value.ts'
import type { RecordType } from '../../language/record-type.ts'

/**
 * What is found by words: the number, and one-line texts and codes that are not personal. A row keeps every pair of
 * characters of them, so that two characters of a Chinese name find it through an index.
 */
export function searchedFields(type: RecordType): readonly string[] {
  return Object.entries(type.fields)
    .filter(([, { kind, personal }]) => personal === undefined && (kind === 'text' || isCodeKind(kind)))
    .map(([name]) => name)
}

/** Most pairs that a row keeps; what stands after them is found by other means. */
const MOST = 240

/** The pairs of a record's texts. */
export function pairsOfValues(type: RecordType, values: Values): readonly string[] {
  const pairs = new Set<string>()
  for (const name of searchedFields(type)) {
    const value = values[name]
    if (typeof value === 'string') for (const pair of pairsOf(value)) pairs.add(pair)
  }
  return [...pairs].slice(0, MOST)
}

/** Words of a question, in one form: case, width and spaces do not count. */
export const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)

export function pairsOf(text: string): readonly string[] {
  return plain(text)
    .split(/\s+/)
    .flatMap((word) => {
      const characters = [...word]
      return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
    })
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()
