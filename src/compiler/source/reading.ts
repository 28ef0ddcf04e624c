import type { Reading } from '../../model/reading.ts'
import { isDash, isDigit, isHan, isInvisible, isLatin, isSpace } from './characters.ts'
import { characterOfRadical } from './radicals.ts'

/**
 * Published characters before normalising: markup taken out, entities decoded, otherwise as they stand.
 * Character `i` stands at `at[i]` of the source, or at `base + i` where nothing was taken out.
 */
export interface Raw {
  readonly text: string
  readonly at: Uint32Array | null
  readonly base: number
}

/** A reading that remembers the spaces it dropped. */
export interface Normalised extends Reading {
  /** Offsets in the reading before which the source leaves any space. */
  readonly gaps: readonly number[]
  /** Those of them where it is two spaces or more, a tab, or an ideographic space. */
  readonly wide: readonly number[]
}

export const rawOf = (source: string, start: number, end: number): Raw => ({
  text: source.slice(start, end),
  at: null,
  base: start,
})

const offsetIn = (raw: Raw, i: number) => (raw.at === null ? raw.base + i : (raw.at[i] as number))

/** Several stretches as one, with a line break between them. */
export function joinRaws(raws: readonly Raw[]): Raw {
  if (raws.length === 1) return raws[0]!
  const text = raws.map((raw) => raw.text).join('\n')
  const at = new Uint32Array(text.length)
  let n = 0
  for (const [index, raw] of raws.entries()) {
    if (index > 0) {
      at[n] = n > 0 ? at[n - 1]! : 0
      n++
    }
    for (let i = 0; i < raw.text.length; i++) at[n++] = offsetIn(raw, i)
  }
  return { text, at, base: 0 }
}

export function sliceRaw(raw: Raw, start: number, end: number): Raw {
  return raw.at === null
    ? { text: raw.text.slice(start, end), at: null, base: raw.base + start }
    : { text: raw.text.slice(start, end), at: raw.at.subarray(start, end), base: 0 }
}

export const sliceReading = (reading: Reading, start: number, end: number): Reading => ({
  text: reading.text.slice(start, end),
  at: reading.at.subarray(start, end),
})

/** Reading text of a stretch of the source, with the way back. */
export const readingOf = (source: string, start: number, end: number): Reading => normalise(rawOf(source, start, end))

// One pair of buffers serves every call: the normaliser runs millions of times on short lines.
let codes = new Uint16Array(4096)
let places = new Uint32Array(4096)

const FULL_WIDTH = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['(', '（'],
  [')', '）'],
  ['!', '！'],
  ['?', '？'],
  ['~', '～'],
])
const AS = (character: string) => character.charCodeAt(0)
const COMMA = AS(',')
const PERIOD = AS('.')
const COLON = AS(':')
const PERCENT = AS('%')
const OPEN_QUOTE = AS('“')
const CLOSE_QUOTE = AS('”')
const OPEN_SINGLE = AS('‘')
const CLOSE_SINGLE = AS('’')

/** Single characters that stand for another. Done before anything looks at them. */
const SAME = new Map<number, number>(
  Object.entries({
    '﹪': '%',
    '∶': ':',
    '︰': ':',
    '﹕': ':',
    '﹐': '，',
    '﹑': '、',
    '､': '、',
    '｡': '。',
    '﹒': '.',
    '﹔': '；',
    '﹖': '？',
    '﹗': '！',
    '﹙': '（',
    '﹚': '）',
    '「': '“',
    '」': '”',
    '『': '‘',
    '』': '’',
    '〝': '“',
    '〞': '”',
    '〟': '”',
    '＂': '"',
    '＇': "'",
    '＜': '<',
    '＞': '>',
    '∼': '～',
    '〜': '～',
    '―': '—',
    '─': '—',
    '━': '—',
    '−': '-',
    '－': '-',
    '‐': '-',
    '‑': '-',
    µ: 'μ',
    '‧': '·',
    '・': '·',
    '･': '·',
    '•': '·',
    '〖': '【',
    '〗': '】',
    '﹝': '〔',
    '﹞': '〕',
    '［': '[',
    '］': ']',
    '〈': '〈',
    '〉': '〉',
    '○': '〇',
    '◯': '〇',
  }).map(([from, to]) => [AS(from), AS(to)]),
)

/** Characters that are several in one: written out. */
const EXPANDED = new Map<number, string>([
  [AS('㎞'), 'km'],
  [AS('㎏'), 'kg'],
  [AS('㎜'), 'mm'],
  [AS('㎝'), 'cm'],
  [AS('㎎'), 'mg'],
  [AS('㏄'), 'cc'],
  [AS('ﬁ'), 'fi'],
  [AS('ﬂ'), 'fl'],
  [AS('⸺'), '——'],
  [AS('⸻'), '———'],
])

function plain(code: number): number {
  if (code < 0x80) return code
  const same = SAME.get(code)
  if (same !== undefined) return same
  // Full-width forms: digits, letters and most signs become ASCII; punctuation of sentences stays full-width.
  if (code >= 0xff01 && code <= 0xff5e) {
    const ascii = code - 0xfee0
    if (FULL_WIDTH.has(String.fromCharCode(ascii))) return code
    return ascii
  }
  if (code >= 0x2e80 && (code <= 0x2fdf || code >= 0xf900)) {
    const character = characterOfRadical(code)
    if (character !== null) return character.charCodeAt(0)
  }
  return code
}

const isSuperscriptDigit = (code: number) =>
  code === 0xb9 || code === 0xb2 || code === 0xb3 || (code >= 0x2070 && code <= 0x2079 && code !== 0x2071)

/** Letters after which a digit set apart is a lowered or raised one: m 2, CO 2, PM 2.5, G 60. */
const TAKES_DIGIT = /(?:^|[^A-Za-z])(?:[A-Z]|[ckd]?m|PM|CO|SO|NO|NH|COD)$/

/** A label followed only by numbers set apart: a row of a table that lost its lines. */
const NUMBER_ROW =
  /(?:^|[ \t\u00a0\u3000])[-+]?[0-9０-９][0-9０-９.．,，]*[%％]?(?:[ \t\u00a0\u3000]+[-+]?[0-9０-９][0-9０-９.．,]*[%％]?)+[ \t\u00a0\u3000]*$/

/** Whether a line is a label and numbers: there, numbers set apart are never one number. */
export function isNumberRow(text: string): boolean {
  if (text.length > 200 || !/[0-9０-９]\s*$|[%％]\s*$/.test(text.slice(-12))) return false
  if (/[。；]/.test(text)) return false
  const tail = NUMBER_ROW.exec(text.slice(-160))?.[0]
  if (tail === undefined) return false
  const tokens = tail.trim().split(/[ \t\u00a0\u3000]+/)
  return tokens.some((token) => token.length > 1)
}

/**
 * Normalises a stretch for reading. Linear; `at` never decreases.
 *
 * Dropped: stray spaces, invisible characters, footnote marks, separators of thousands, page numbers within a line.
 * Changed: full-width digits and Latin to half-width, sentence punctuation to full-width, quotes to “” ‘’.
 */
export function normalise(raw: Raw): Normalised {
  const { text } = raw
  const length = text.length
  if (codes.length < length * 2 + 16) {
    codes = new Uint16Array(length * 2 + 1024)
    places = new Uint32Array(length * 2 + 1024)
  }
  const numberRow = isNumberRow(text)
  const gaps: number[] = []
  const wide: number[] = []
  let n = 0
  let spaceFrom = -1
  let doubleOpen = false
  let singleOpen = false
  const push = (code: number, i: number) => {
    codes[n] = code
    places[n] = offsetIn(raw, i)
    n++
  }
  const visibleAfter = (i: number) => {
    let j = i + 1
    while (j < length && (isSpace(text.charCodeAt(j)) || isInvisible(text.charCodeAt(j)))) j++
    return j
  }
  const codeAt = (i: number) => (i < length ? plain(text.charCodeAt(i)) : 0)

  for (let i = 0; i < length; i++) {
    const published = text.charCodeAt(i)
    if (isSpace(published)) {
      if (spaceFrom < 0) spaceFrom = i
      continue
    }
    if (isInvisible(published)) continue
    let code = plain(published)
    const previous = n > 0 ? codes[n - 1]! : 0

    // Footnote marks: [5], [^5] after a word; a raised digit after a Chinese word.
    if (code === 0x5b && n > 0 && !isDigit(previous) && i + 2 < length) {
      const mark = /^\[\s{0,2}\^?[0-9０-９*]{1,3}\s{0,2}\]/.exec(plainText(text, i, 10))?.[0]
      const afterCaret = mark?.includes('^') === true
      if (mark !== undefined && (afterCaret || !isOpening(previous))) {
        i += mark.length - 1
        continue
      }
    }
    if (isSuperscriptDigit(published)) {
      if (isHan(previous) || previous === CLOSE_QUOTE || previous === AS('）')) {
        // 平方公里² does not occur; 劳动生产率¹ does.
        continue
      }
    }
    // A page number that the layout left within the line: — 12 —, 第 3 页.
    if (isDash(published) || code === AS('第')) {
      const skip = pageNumberWithin(text, i, previous)
      if (skip > 0) {
        i += skip - 1
        if (spaceFrom < 0) spaceFrom = i
        continue
      }
    }

    if (spaceFrom >= 0) {
      if (n > 0) {
        // A line break that was joined is no gap: nobody set the words apart.
        if (!text.slice(spaceFrom, Math.min(i, spaceFrom + 40)).includes('\n')) {
          gaps.push(n)
          if (isWide(text, spaceFrom, i)) wide.push(n)
        }
        if (keepsSpace(previous, code, i)) push(0x20, spaceFrom)
      }
      spaceFrom = -1
    }

    if (code === 0x22) {
      code = doubleOpen ? CLOSE_QUOTE : OPEN_QUOTE
      doubleOpen = !doubleOpen
    } else if (code === 0x27) {
      if (!isLatin(previous)) {
        code = singleOpen ? CLOSE_SINGLE : OPEN_SINGLE
        singleOpen = !singleOpen
      }
    } else if (published === 0x2013 || published === 0x2012) {
      // An en dash is a minus before a number that follows no number, else a range or a dash.
      const next = codeAt(visibleAfter(i))
      const afterNumber = isDigit(previous) || previous === PERCENT || previous === AS('年') || previous === AS('月')
      code = isDigit(next) && !afterNumber ? 0x2d : 0x2014
    } else if (code === COMMA || code === AS('，')) {
      if (isThousands(text, i, previous)) continue
      code = AS('，')
    } else if (code === COLON || code === AS('：')) {
      const next = codeAt(visibleAfter(i))
      code = (isDigit(previous) && isDigit(next)) || next === AS('/') ? COLON : AS('：')
    } else if (code < 0x80 && FULL_WIDTH.has(String.fromCharCode(code))) {
      // Latin text in brackets keeps its own punctuation only where both sides are Latin: f(x), a;b stay rare.
      code = AS(FULL_WIDTH.get(String.fromCharCode(code))!)
    }

    const expanded = EXPANDED.get(code)
    if (expanded === undefined) push(code, i)
    else for (let k = 0; k < expanded.length; k++) push(expanded.charCodeAt(k), i)
  }
  return { text: decode(codes, n), at: places.slice(0, n), gaps, wide }

  /** Whether the space between the last character read and `code` at `i` must stay. */
  function keepsSpace(previous: number, code: number, i: number): boolean {
    // A signed number after a number in a row: 2.1 -0.3.
    if (numberRow && (code === 0x2d || code === 0x2b) && isDigit(codeAt(i + 1)) && i >= numberRowStart(text))
      return true
    if (isDigit(previous)) {
      if (isDigit(code)) return !fuses(i)
      if (code === PERIOD) return numberRow
      return false
    }
    if (previous === PERIOD && isDigit(code)) return !completesDecimal(i)
    if (isLatin(previous)) {
      if (isLatin(code)) return true
      if (isDigit(code)) return !TAKES_DIGIT.test(decodeTail(6))
      return false
    }
    if (previous === PERCENT && isDigit(code)) return true
    return numberRow && isDigit(code) && n > 0 && i >= numberRowStart(text)
  }

  function decodeTail(count: number): string {
    let tail = ''
    for (let k = Math.max(0, n - count); k < n; k++) tail += String.fromCharCode(codes[k]!)
    return tail
  }

  /** Whether digits before and after a space are one number. */
  function fuses(i: number): boolean {
    if (numberRow) return false
    let k = n - 1
    while (k >= 0 && n - k <= 12 && isDigit(codes[k]!)) k--
    const left = n - 1 - k
    const afterPeriod = k >= 0 && codes[k] === PERIOD
    let j = i
    while (j < length && j - i <= 12 && isDigit(codeAt(j))) j++
    const right = j - i
    const follows = codeAt(visibleAfter(j - 1))
    if (left + right > 12) return false
    const number = decodeTail(left) + plainText(text, i, right)
    const isYear = (digits: string) => /^(?:19|20)[0-9]{2}$/.test(digits)
    if (afterPeriod) return left === 1 && right === 1
    if (isYear(number)) return true
    if (isYear(plainText(text, i, right)) || isYear(decodeTail(left))) return false
    if (left <= 3 && right === 3 && follows !== 0 && !isDigit(follows) && codes[n - left] !== 0x30) return true
    // Beyond the first group of thousands, what stands left is already fused.
    if (right === 3 && left % 3 !== 0 && left > 3 && follows !== 0) return true
    // Captions and headings set a number beside another: 表 1 2.
    if (k >= 0 && (codes[k] === AS('表') || codes[k] === AS('图') || codes[k] === AS('栏'))) return false
    return left === 1 || right === 1
  }

  /** Whether the period before `i` and the digits from `i` are the decimals of a number: 6. 5 %. */
  function completesDecimal(i: number): boolean {
    if (n < 2 || !isDigit(codes[n - 2]!)) return false
    let k = n - 2
    while (k >= 0 && n - k <= 8 && isDigit(codes[k]!)) k--
    // At the head of a line it is the number of a heading: 1. 2025年.
    if (k < 0) return false
    let j = i
    while (j < length && j - i <= 3 && isDigit(codeAt(j))) j++
    if (j - i > 2) return false
    const follows = codeAt(visibleAfter(j - 1))
    return follows === PERCENT || isHan(follows) || follows === 0x2030
  }
}

/** Where the trailing numbers of a number row begin. */
function numberRowStart(text: string): number {
  const from = Math.max(0, text.length - 160)
  const match = NUMBER_ROW.exec(text.slice(from))
  return match === null ? text.length : from + match.index
}

function plainText(text: string, start: number, count: number): string {
  let out = ''
  for (let i = start; i < text.length && i < start + count; i++) out += String.fromCharCode(plain(text.charCodeAt(i)))
  return out
}

const isOpening = (code: number) => code === AS('（') || code === OPEN_QUOTE || code === AS('《') || code === AS('〔')

function isWide(text: string, from: number, to: number): boolean {
  let spaces = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x3000 || code === 0x09) return true
    if (code === 0x0a) return false
    if (isSpace(code)) spaces++
  }
  return spaces >= 2
}

/** A comma between groups of three digits. */
function isThousands(text: string, i: number, previous: number): boolean {
  if (!isDigit(previous) || plain(text.charCodeAt(i)) === AS('，')) return false
  // Digits before: one to three, or three after another separator.
  let k = i - 1
  while (k >= 0 && i - k <= 4 && isDigit(plain(text.charCodeAt(k)))) k--
  const before = i - 1 - k
  if (before < 1 || before > 3) return false
  if (before === 1 && text.charCodeAt(i - 1) === 0x30 && !(k >= 0 && text[k] === ',')) return false
  let j = i + 1
  while (j < text.length && j - i <= 4 && isDigit(plain(text.charCodeAt(j)))) j++
  return j - i - 1 === 3
}

const PAGE_WITHIN =
  /^(?:[-\u2010-\u2015\u2212\u2500－][ \t\u00a0\u3000]{0,4}[0-9０-９]{1,3}[ \t\u00a0\u3000]{0,4}[-\u2010-\u2015\u2212\u2500－]|第[ \t\u00a0]{1,4}[0-9]{1,3}[ \t\u00a0]{1,4}页(?:[ \t\u00a0]{0,4}[,，/]?[ \t\u00a0]{0,4}共[ \t\u00a0]{0,4}[0-9]{1,3}[ \t\u00a0]{0,4}页)?)/

/** Length of a page number that stands within a line at `i`, or 0. */
function pageNumberWithin(text: string, i: number, previous: number): number {
  if (isDigit(previous)) return 0
  const found = PAGE_WITHIN.exec(text.slice(i, i + 40))?.[0]
  if (found === undefined || !/[ \t\u00a0\u3000]/.test(found)) return 0
  let after = i + found.length
  while (after < text.length && isSpace(text.charCodeAt(after))) after++
  // A date or a range goes on with a digit: 2021 - 12 - 30.
  if (after < text.length && isDigit(plain(text.charCodeAt(after))) && found[0] !== '第' && previous !== 0) {
    return /[ \t\u00a0\u3000]$/.test(text.slice(i - 1, i)) ? found.length : 0
  }
  return found.length
}

function decode(buffer: Uint16Array, length: number): string {
  if (length <= 8192) return String.fromCharCode.apply(null, buffer.subarray(0, length) as unknown as number[])
  const parts: string[] = []
  for (let i = 0; i < length; i += 8192) {
    parts.push(String.fromCharCode.apply(null, buffer.subarray(i, Math.min(length, i + 8192)) as unknown as number[]))
  }
  return parts.join('')
}
