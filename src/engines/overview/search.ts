/** What can be found: a name, the text it stands in, and where it is shown. */
export interface Findable {
  readonly kind: 'target' | 'commitment' | 'system' | 'clause'
  readonly id: string
  readonly name: string
  /** Further words that lead to it: the sentence, the body, the chapter. */
  readonly text: string
  readonly href: string
  /** What is shown beside it. */
  readonly note: string
}

export interface Found extends Findable {
  /** Stretch of `name` or of `text` that was asked for; null when the words stand apart. */
  readonly hit: { readonly in: 'name' | 'text'; readonly from: number; readonly to: number } | null
}

const KINDS = ['target', 'commitment', 'system', 'clause'] as const

/** Letters and digits of a text in small letters, with where each stood: spaces and punctuation say nothing [OS1]. */
function plain(text: string): { readonly letters: string; readonly at: readonly number[] } {
  let letters = ''
  const at: number[] = []
  let offset = 0
  for (const character of text) {
    if (/[\p{L}\p{N}%]/u.test(character)) {
      const small = character.toLowerCase()
      letters += small
      for (let i = 0; i < small.length; i++) at.push(offset)
    }
    offset += character.length
  }
  return { letters, at }
}

/** Words of a question; a question without any finds nothing. */
const wordsOf = (question: string): readonly string[] =>
  question
    .split(/\s+/)
    .map((word) => plain(word).letters)
    .filter((word) => word !== '')

/**
 * What a question finds, best first [OS1], [OS2].
 *
 *     find(findables, '河流 水质', 50)
 */
export function find(findables: readonly Findable[], question: string, atMost: number): readonly Found[] {
  const words = wordsOf(question)
  if (words.length === 0) return []
  const whole = words.join('')
  return findables
    .flatMap((findable, order) => {
      const name = plain(findable.name)
      const text = plain(findable.text)
      if (!words.every((word) => name.letters.includes(word) || text.letters.includes(word))) return []
      const isInName = words.every((word) => name.letters.includes(word))
      const rank = name.letters === whole ? 0 : name.letters.startsWith(whole) ? 1 : isInName ? 2 : 3
      return [{ found: { ...findable, hit: hitIn(name, text, whole, words) }, rank, order }]
    })
    .sort((a, b) => a.rank - b.rank || KINDS.indexOf(a.found.kind) - KINDS.indexOf(b.found.kind) || a.order - b.order)
    .slice(0, atMost)
    .map(({ found }) => found)
}

type Plain = ReturnType<typeof plain>

function hitIn(name: Plain, text: Plain, whole: string, words: readonly string[]): Found['hit'] {
  for (const wanted of [whole, ...words]) {
    for (const [where, { letters, at }] of [
      ['name', name],
      ['text', text],
    ] as const) {
      const start = letters.indexOf(wanted)
      if (start < 0) continue
      const from = at[start] ?? 0
      const last = at[start + wanted.length - 1] ?? from
      return { in: where, from, to: last + 1 }
    }
  }
  return null
}
