interface Span {
  readonly start: number
  readonly end: number
}

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '（': '）', '《': '》', '〔': '〕', '【': '】' }
const CLOSING = new Set(Object.values(PAIRS))

/** A quotation or bracket longer than this is taken for one that was never closed. */
const LONGEST_PAIR = 160

/** No clause is longer: what goes on for so long without a full stop is cut at a comma. It bounds what rules must read. */
export const LONGEST_SENTENCE = 2000

/**
 * Sentences of a paragraph. They end at 。！？ outside quotes, brackets and titles; a quotation that ends with its own
 * full stop ends the sentence when nothing follows it.
 */
export function sentencesIn(text: string): Span[] {
  const inside = insidePairs(text)
  const spans: Span[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c !== '。' && c !== '！' && c !== '？') continue
    let end = i + 1
    while (end < text.length && /[。！？…]/.test(text[end]!)) end++
    if (inside[i]) {
      // Only a stop right before the closing quote can end the sentence around it.
      let close = end
      while (close < text.length && (text[close] === '”' || text[close] === '’')) close++
      if (close === end || (close < text.length && inside[close - 1] !== 1)) continue
      if (close < text.length && /[，。；、：的地得等和与）》]/.test(text[close]!)) continue
      if (close < text.length && inside[close]) continue
      end = close
    } else {
      while (end < text.length && CLOSING.has(text[end]!) && !inside[end]) end++
    }
    spans.push({ start, end })
    start = end
    i = end - 1
  }
  if (start < text.length) spans.push({ start, end: text.length })
  return spans.some(({ start, end }) => end - start > LONGEST_SENTENCE)
    ? spans.flatMap((span) => bounded(text, span))
    : spans
}

/** Pieces of a sentence no longer than the longest, cut after a semicolon or comma where one stands near the edge. */
function bounded(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = []
  let from = start
  while (end - from > LONGEST_SENTENCE) {
    const window = text.slice(from + LONGEST_SENTENCE / 2, from + LONGEST_SENTENCE)
    const comma = Math.max(window.lastIndexOf('；'), window.lastIndexOf('，'))
    const cut = comma < 0 ? from + LONGEST_SENTENCE : from + LONGEST_SENTENCE / 2 + comma + 1
    pieces.push({ start: from, end: cut })
    from = cut
  }
  pieces.push({ start: from, end })
  return pieces
}

/** For each character, how deep it stands in closed pairs of quotes or brackets (the closing sign itself counts as in). */
function insidePairs(text: string): Uint8Array {
  const depth = new Uint8Array(text.length)
  const open: { sign: string; at: number }[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (PAIRS[c] !== undefined) {
      open.push({ sign: c, at: i })
      if (open.length > 16) open.shift()
    } else if (CLOSING.has(c)) {
      let k = open.length - 1
      while (k >= 0 && PAIRS[open[k]!.sign] !== c) k--
      if (k < 0) continue
      const { at } = open[k]!
      open.length = k
      if (i - at <= LONGEST_PAIR) for (let j = at; j <= i; j++) depth[j] = Math.min(255, depth[j]! + 1)
    }
  }
  return depth
}
