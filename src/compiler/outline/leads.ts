import { markerOf } from '../source/markers.ts'

/** A figure with what it counts. Numbers in quotes are names: “1+3”. */
const FIGURE = /[0-9](?:%|‰|[^0-9A-Za-z+”.]|\.[0-9])/
const HAN_FIGURE = /[一二三四五六七八九十百千两]{1,4}(?:个|项|条|家|所|座|公里|亿|万|百分)/

/** Whether a phrase states a quantity. */
export function hasQuantity(text: string): boolean {
  const plain = text.replace(/“[^”]{0,24}”/g, '').replace(/(?:19|20)[0-9]{2}年?/g, '')
  return FIGURE.test(plain) || HAN_FIGURE.test(plain)
}

/** Whether a sentence is a run-in lead by its shape: short, of one piece, without a figure. */
function isLeadShape(sentence: string, longest: number): boolean {
  if (sentence.length > longest || !/[。！：]$/.test(sentence)) return false
  const body = sentence.slice(0, -1)
  return body.length >= 2 && !/[，；]/.test(body) && !hasQuantity(body)
}

/**
 * Which sentences of a paragraph are run-in leads: they announce what the next ones say and promise nothing by
 * themselves. The first may be numbered and longer; one inside the paragraph must be short and be followed by more.
 */
export function leadsIn(text: string, spans: readonly { start: number; end: number }[]): boolean[] {
  const marker = markerOf(text)
  return spans.map(({ start, end }, i) => {
    if (i === spans.length - 1) return false
    const sentence = text.slice(start, end)
    if (i === 0) {
      if (marker === null) return isLeadShape(sentence, 26)
      const body = sentence.slice(marker.length)
      return body.length <= 44 && /[。！]$/.test(body) && !hasQuantity(body.slice(0, -1))
    }
    const next = spans[i + 1]!
    return isLeadShape(sentence, 16) && !sentence.includes('、') && next.end - next.start >= 18
  })
}
