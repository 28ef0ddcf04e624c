import type { SystemDeclaration } from '../../model/system.ts'

/**
 * Words as they are compared: without the marks that writers set freely inside a mechanism's name, so that
 * “双随机、一公开” and 双随机一公开, 河（湖）长制 and 河湖长制 are one word. Commas and stops stay: they part phrases.
 */
export interface Folded {
  readonly text: string
  /** `at[i]` is the place of folded character `i` in the text that was folded. */
  readonly at: readonly number[]
}

/** What a cue found in a text means, in folded offsets. */
export interface CueHit {
  /** Index of the declaration. */
  readonly system: number
  readonly start: number
  readonly end: number
  /** One name that stands for the mechanism, or several words that do so together. */
  readonly by: 'name' | 'together'
}

/** Searches any text for the cues of all declarations in one pass. */
export interface CueFinder {
  find(folded: Folded): CueHit[]
}

/** Words of one `together` entry must stand this close, in folded characters. */
const TOGETHER_WITHIN = 40
/** A comma inside so short a quotation belongs to a name: “一窗受理，集成服务”. */
const QUOTED_NAME = 16

const IGNORED = new Set('“”‘’"\'「」『』《》〈〉、·•—–－-（）()[]【】〔〕 \t\r\n\u00a0\u3000\u200b\ufeff')
const PARTS = new Set('。；！？;!?')

export function fold(text: string): Folded {
  const out: string[] = []
  const at: number[] = []
  let quoteEnds = -1
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character === '“') {
      quoteEnds = -1
      const closes = text.slice(i + 1, i + 1 + QUOTED_NAME).indexOf('”')
      if (closes >= 0) quoteEnds = i + 1 + closes
    }
    if (IGNORED.has(character) || (character === '，' && i < quoteEnds)) continue
    // toLowerCase can lengthen a letter (İ); offsets must stay one to one.
    const lower = character.toLowerCase()
    out.push(lower.length === 1 ? lower : character)
    at.push(i)
  }
  return { text: out.join(''), at }
}

type Use =
  | { readonly system: number; readonly kind: 'name' }
  | { readonly system: number; readonly kind: 'not' }
  | { readonly system: number; readonly kind: 'part'; readonly entry: number; readonly part: number }

/** A trie with fall-back links (Aho and Corasick, 1975): time follows the text, however many systems are declared. */
export function cueFinder(declarations: readonly SystemDeclaration[]): CueFinder {
  const next: Map<number, number>[] = [new Map()]
  const uses: Use[][] = [[]]
  const lengths: number[] = [0]
  const entrySizes: number[] = []

  const put = (word: string, use: Use): void => {
    const { text } = fold(word)
    if (text === '') return
    let node = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      let child = next[node]?.get(code)
      if (child === undefined) {
        child = next.length
        next.push(new Map())
        uses.push([])
        lengths.push(i + 1)
        next[node]?.set(code, child)
      }
      node = child
    }
    uses[node]?.push(use)
  }

  declarations.forEach(({ recognise }, system) => {
    for (const word of recognise.names) put(word, { system, kind: 'name' })
    for (const word of recognise.not ?? []) put(word, { system, kind: 'not' })
    for (const words of recognise.together ?? []) {
      const entry = entrySizes.push(words.length) - 1
      words.forEach((word, part) => {
        put(word, { system, kind: 'part', entry, part })
      })
    }
  })

  const fallback = new Int32Array(next.length)
  /** The nearest shorter word that ends where this node ends, or 0. */
  const shorter = new Int32Array(next.length)
  const queue: number[] = [...(next[0]?.values() ?? [])]
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] as number
    for (const [code, child] of next[node] ?? []) {
      queue.push(child)
      let back = fallback[node] as number
      while (back !== 0 && !next[back]?.has(code)) back = fallback[back] as number
      const target = next[back]?.get(code) ?? 0
      fallback[child] = target
      shorter[child] = (uses[target]?.length ?? 0) > 0 ? target : (shorter[target] as number)
    }
  }

  return {
    find({ text }) {
      const found: { use: Use; start: number; end: number }[] = []
      let node = 0
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        while (node !== 0 && !next[node]?.has(code)) node = fallback[node] as number
        node = next[node]?.get(code) ?? 0
        for (let word = node; word !== 0; word = shorter[word] as number) {
          for (const use of uses[word] ?? []) found.push({ use, start: i + 1 - (lengths[word] as number), end: i + 1 })
        }
      }
      if (found.length === 0) return []

      const excluded = exclusions(found, text.length)
      const hits: CueHit[] = []
      /** For each `together` entry that began: where each of its words was last seen. */
      const begun = new Map<number, { starts: number[] }>()
      let partStart = 0
      let scanned = 0
      for (const { use, start, end } of found) {
        if (use.kind === 'not' || ((excluded.get(use.system)?.[start] ?? 0) as number) >= end) continue
        if (use.kind === 'name') {
          hits.push({ system: use.system, start, end, by: 'name' })
          continue
        }
        for (; scanned < end; scanned++) if (PARTS.has(text[scanned] as string)) partStart = scanned + 1
        let seen = begun.get(use.entry)
        if (seen === undefined) {
          seen = { starts: new Array<number>(entrySizes[use.entry] ?? 0).fill(-1) }
          begun.set(use.entry, seen)
        }
        seen.starts[use.part] = start
        const first = Math.min(...seen.starts)
        if (first >= partStart && end - first <= TOGETHER_WITHIN) {
          hits.push({ system: use.system, start: first, end, by: 'together' })
        }
      }
      return hits
    },
  }
}

/** Per system, how far the longest excluding word reaches that begins at or before each place. */
function exclusions(
  found: readonly { use: Use; start: number; end: number }[],
  length: number,
): Map<number, Int32Array> {
  const reach = new Map<number, Int32Array>()
  for (const { use, start, end } of found) {
    if (use.kind !== 'not') continue
    let ends = reach.get(use.system)
    if (ends === undefined) {
      ends = new Int32Array(length + 1)
      reach.set(use.system, ends)
    }
    ends[start] = Math.max(ends[start] as number, end)
  }
  for (const ends of reach.values()) {
    for (let i = 1; i < ends.length; i++) ends[i] = Math.max(ends[i] as number, ends[i - 1] as number)
  }
  return reach
}
