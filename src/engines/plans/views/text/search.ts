import type { ShownBlock } from '../../blocks.ts'

/** A place where the searched words stand. */
export interface Hit {
  readonly block: number
  readonly from: number
  readonly to: number
  /** Source offset. */
  readonly offset: number
}

const MOST = 3000

/** Where the words stand in the reading text, as people type them: blanks, width and case do not matter. */
export function findHits(
  blocks: readonly ShownBlock[],
  query: string,
  range: { readonly from: number; readonly to: number } | null,
): Hit[] {
  const wanted = plain(query)
  if (wanted === '') return []
  const hits: Hit[] = []
  for (let i = 0; i < blocks.length && hits.length < MOST; i++) {
    const block = blocks[i] as ShownBlock
    const start = block.at[0] ?? 0
    if (range !== null && (start < range.from || start >= range.to)) continue
    const text = block.text.toLowerCase()
    for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
      hits.push({ block: i, from, to: from + wanted.length, offset: block.at[from] ?? start })
    }
  }
  return hits
}

/** Half-width digits, Latin and percent sign, full-width punctuation, no blanks between Chinese: as the reading text has it. */
export function plain(query: string): string {
  return query
    .replace(/[０-９Ａ-Ｚａ-ｚ％]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/([^A-Za-z])\s+|\s+(?=[^A-Za-z])/g, '$1')
    .trim()
    .toLowerCase()
}
