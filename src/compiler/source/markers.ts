import { numeralValue } from './numerals.ts'

/** How a line numbers itself, from the highest rank to the lowest. */
export type MarkerKind =
  | 'part' // 第一篇
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'decimal' // 1.2.3
  | 'han' // 一、
  | 'han-brackets' // （一）
  | 'number' // 1.
  | 'number-brackets' // （1）
  | 'circled' // ①
  | 'ordinal' // 一是
  | 'dash' // ——
  | 'box' // 专栏 1
  | 'table' // 表 1
  | 'figure' // 图 1

export interface Marker {
  readonly kind: MarkerKind
  /** Numbers as written: [3], [1, 2] for 1.2; empty where the marker has none. */
  readonly numbers: readonly number[]
  /** Length of the marker in the reading text. */
  readonly length: number
}

const HAN = '[一二三四五六七八九十百〇零两0-9]'
const ORDERED = new RegExp(`^第(${HAN}{1,7})(篇|编|部分|章|节)`)
/** What makes 第一节 or 第一章 words of a sentence instead of a heading's number, where no space parts them. */
const NOT_HEADING =
  /^(?:课(?!程)|奏|拍|车厢|目(?![标的])|程序|幅|的|所(?:述|列|称|指)|中(?:所|的|规定|提出|提到)|至第|到第|和第|及第|与第|、|规定|关于|）)/
const HAN_COMMA = /^([一二三四五六七八九十百]{1,5})(?:[、.．·]|：(?=.))/
const HAN_BRACKETS = /^（([一二三四五六七八九十百]{1,5})）[、.：]?/
const HAN_BRACKET_HALF = /^([一二三四五六七八九十]{1,3})）/
const DECIMAL = /^([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?:[、.．]|(?=[^0-9.%‰]))/
/** What makes 1.2 a figure instead of a heading's number. */
const UNIT =
  /^(?:[%‰个家亿万元人公平吨项户米千百所座倍张台套辆起件次年月日岁℃亩余多]|以上|以下|左右|[A-Za-z]{1,3}(?![a-z]))/
const NUMBER = /^([0-9]{1,3})(?:[、．]|\. ?(?![0-9])|\. ?(?=(?:19|20)[0-9]{2}(?![0-9])|[0-9]{1,3}[个大项类条]))/
const NUMBER_BRACKETS = /^(?:（([0-9]{1,3})）|([0-9]{1,2})）)[、.]?/
const CIRCLED = /^([①-⑳])/
const ORDINAL = /^([一二三四五六七八九十]{1,3})(?:是(?!否)|要(?=[^点素求件闻]))/
const DASH = /^(?:—{1,3}|-{2,3}|[●■◆▲★※➤►▪◇□○]|·)(?=[^—0-9-])/
const BOX =
  /^(?:【?专栏)([0-9]{1,2}(?=(?:19|20)[0-9]{2}[年—-])|[0-9]{1,3}(?:-[0-9]{1,2})?|[一二三四五六七八九十]{1,3})?(?!目)/
const TABLE =
  /^(?:附|续)?表((?:[0-9]{1,2}(?=(?:19|20)[0-9]{2}[年—-])|[0-9]{1,3}(?:[-—.][0-9]{1,2}){0,2})|[一二三四五六七八九十]{1,3})/
const FIGURE =
  /^(?:附|示意)?图((?:[0-9]{1,2}(?=(?:19|20)[0-9]{2}[年—-])|[0-9]{1,3}(?:[-—.][0-9]{1,2}){0,2})|[一二三四五六七八九十]{1,3})/

const numbers = (...texts: string[]) =>
  texts.map((text) => numeralValue(text)).filter((value): value is number => value !== null)

/**
 * How a line of reading text numbers itself; null when it does not.
 *
 * @param gaps offsets before which the source leaves a wide or single space: 1.2 is a heading's number only before one.
 */
export function markerOf(text: string, gaps: readonly number[] = []): Marker | null {
  const head = text.slice(0, 24)
  const first = head.charCodeAt(0)
  if (Number.isNaN(first)) return null
  let match = ORDERED.exec(head)
  if (match !== null) {
    if (!gaps.includes(match[0].length) && NOT_HEADING.test(head.slice(match[0].length))) return null
    const kind = match[2] === '章' ? 'chapter' : match[2] === '节' ? 'section' : 'part'
    return { kind, numbers: numbers(match[1]!), length: match[0].length }
  }
  match = HAN_BRACKETS.exec(head) ?? HAN_BRACKET_HALF.exec(head)
  if (match !== null) return { kind: 'han-brackets', numbers: numbers(match[1]!), length: match[0].length }
  match = HAN_COMMA.exec(head)
  if (match !== null) return { kind: 'han', numbers: numbers(match[1]!), length: match[0].length }
  match = ORDINAL.exec(head)
  if (match !== null) return { kind: 'ordinal', numbers: numbers(match[1]!), length: match[0].length }
  match = NUMBER.exec(head)
  if (match !== null) return { kind: 'number', numbers: numbers(match[1]!), length: match[0].length }
  match = DECIMAL.exec(head)
  if (
    match !== null &&
    !UNIT.test(head.slice(match[0].length)) &&
    (gaps.includes(match[0].length) || /[、.．]$/.test(match[0]))
  ) {
    return { kind: 'decimal', numbers: numbers(...match[1]!.split('.')), length: match[0].length }
  }
  match = NUMBER_BRACKETS.exec(head)
  if (match !== null) {
    return { kind: 'number-brackets', numbers: numbers((match[1] ?? match[2])!), length: match[0].length }
  }
  match = CIRCLED.exec(head)
  if (match !== null) return { kind: 'circled', numbers: [first - 0x245f], length: 1 }
  match = BOX.exec(head)
  if (match !== null) return { kind: 'box', numbers: numbers((match[1] ?? '').split('-')[0]!), length: match[0].length }
  match = TABLE.exec(head)
  if (match !== null) {
    return { kind: 'table', numbers: numbers(match[1]!.split(/[-—.]/)[0]!), length: match[0].length }
  }
  match = FIGURE.exec(head)
  if (match !== null) {
    return { kind: 'figure', numbers: numbers(match[1]!.split(/[-—.]/)[0]!), length: match[0].length }
  }
  match = DASH.exec(head)
  if (match !== null) return { kind: 'dash', numbers: [], length: match[0].length }
  return null
}

/** Markers that head an outline. */
export const isOutlineMarker = (kind: MarkerKind) =>
  kind === 'part' ||
  kind === 'chapter' ||
  kind === 'section' ||
  kind === 'decimal' ||
  kind === 'han' ||
  kind === 'han-brackets' ||
  kind === 'number' ||
  kind === 'number-brackets'
