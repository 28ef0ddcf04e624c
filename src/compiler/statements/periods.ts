import { chineseNumeral } from '../../model/numeral.ts'

/** A time expression in a sentence. Offsets are into the sentence. */
export interface PeriodToken {
  readonly start: number
  readonly end: number
  /**
   * point: a year ("到2025年"); interval: "“十四五”期间", "2021—2025年"; base: what a change is compared with ("比2015年",
   * "从2015年的"); past, current, future: relative words whose years the document gives ("过去五年", "今年", "未来五年");
   * yearly: "每年", "年均".
   */
  readonly kind: 'point' | 'interval' | 'base' | 'past-years' | 'last-year' | 'this-year' | 'future-years' | 'yearly'
  readonly from: number | null
  readonly to: number | null
}

const ORDINALS = '一二三四五六七八九'

const PATTERN = new RegExp(
  [
    // 1 lead-in, 2 first year, 3 last year of an interval
    '(较|比|自|从|由|与|是|相当于|以|力争到|确保到|截至|截止到?|到|至|预计|在)?((?:19|20)\\d\\d)年?[-—–~～至到]{1,2}((?:19|20)\\d\\d)年',
    // 4 lead-in, 5 year, 6 tail
    '(较|比|自|从|由|与|是|为|相当于|以|力争到|确保到|截至|截止到?|到|至|预计|在)?((?:19|20)\\d\\d)年(底|末|年底|年末|初|前|以前|之前|以来|起|的|同期|相比)?',
    // 7 lead-in, 8 Chinese year
    '(力争到|到|至|截至)?(二[〇○零][〇○零一二三四五六七八九]{2})年(?:底|末|前)?',
    // 9 lead-in, 10 five-year period, 11 tail
    '(较|比|是|为|相当于|高于|低于|超过|好于|到|至)?[“"]?(十[一二三四五六七八九]|九|八)五[”"]?(时期末|期末|规划期末|末|时期|期间|以来|规划期|收官|初|五年)',
    // 12 relative words
    '(过去五年|五年来|这五年|近五年|过去的五年|本届政府|过去一年|一年来|这一年|去年|今年|今后五年|未来五年|下一个五年|全年|年内|当年|上年末?|每年|(?<![两三四五六七八九十\\d])年均|(?<![两三四五六七八九十\\d])年平均|一年)',
  ].join('|'),
  'g',
)

/** Every time expression of a sentence, left to right. */
export function periodsIn(text: string): PeriodToken[] {
  const tokens: PeriodToken[] = []
  for (const match of text.matchAll(PATTERN)) {
    const start = match.index
    const end = start + match[0].length
    const at = { start, end }
    if (match[2] !== undefined && match[3] !== undefined) {
      tokens.push({ ...at, kind: 'interval', from: Number(match[2]), to: Number(match[3]) })
    } else if (match[5] !== undefined) {
      const year = Number(match[5])
      const rest = text.slice(end, end + 3)
      const compared =
        /^(?:较|比|从|由|自|是|为|与|相当于|以)$/.test(match[4] ?? '') && !/^(?:起|以来)$/.test(match[6] ?? '')
      // "恢复到2019年的112%": measured against that year.
      const restored = /恢复$/.test(text.slice(Math.max(0, start - 2), start))
      const isOf = !/[到至]$/.test(match[4] ?? '') && match[6] === '的' && /^(?:\d|[约近])/.test(rest)
      tokens.push({
        ...at,
        kind: compared || isOf || restored || match[6] === '同期' ? 'base' : 'point',
        from: year,
        to: year,
      })
    } else if (match[8] !== undefined) {
      const year = chineseNumeral(match[8].replace(/[○零]/g, '〇'))
      if (year !== null) tokens.push({ ...at, kind: 'point', from: year, to: year })
    } else if (match[10] !== undefined) {
      const [from, to] = fiveYears(match[10])
      const tail = match[11] ?? ''
      const ofThat = /^(?:是|为|相当于)$/.test(match[9] ?? '') && /^的/.test(text.slice(end))
      if (ofThat || /^(?:较|比|高于|低于|超过|好于)$/.test(match[9] ?? ''))
        tokens.push({ ...at, kind: 'base', from: to, to })
      else if (/末$/.test(tail) || tail === '收官') tokens.push({ ...at, kind: 'point', from: to, to })
      else if (tail === '初') tokens.push({ ...at, kind: 'base', from: from - 1, to: from - 1 })
      else tokens.push({ ...at, kind: 'interval', from, to })
    } else {
      const kind = relative(match[12] as string)
      if (kind !== null) tokens.push({ ...at, kind, from: null, to: null })
    }
  }
  return tokens
}

function relative(word: string): PeriodToken['kind'] | null {
  if (/^(?:过去五年|五年来|这五年|近五年|过去的五年|本届政府)$/.test(word)) return 'past-years'
  if (/^(?:过去一年|一年来|这一年|去年)$/.test(word)) return 'last-year'
  if (/^(?:今年|年内|当年)$/.test(word)) return 'this-year'
  if (/^(?:今后五年|未来五年|下一个五年)$/.test(word)) return 'future-years'
  if (/^(?:每年|年均|年平均)$/.test(word)) return 'yearly'
  return null
}

/** First and last year of a numbered five-year period: 十四五 is 2021 to 2025. */
export function fiveYears(words: string): readonly [number, number] {
  const number = words.length === 1 ? ORDINALS.indexOf(words) + 1 : 10 + ORDINALS.indexOf(words[1] as string) + 1
  const from = 2021 + (number - 14) * 5
  return [from, from + 4]
}
