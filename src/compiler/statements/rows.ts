import type { Block } from '../../model/reading.ts'
import type { Comparator, Measure } from './measures.ts'
import { fiveYears, periodsIn } from './periods.ts'
import type { DocumentYears, Setting } from './setting.ts'

/** A claim read from one cell of a table row. Offsets are into the reading text of the row's block. */
export interface RowClaim {
  readonly start: number
  readonly end: number
  readonly valueStart: number
  readonly valueEnd: number
  readonly indicator: string
  readonly value: number
  readonly valueMax: number | null
  readonly unit: string | null
  readonly comparator: Comparator
  readonly measure: Measure
  readonly direction: 'up' | 'down' | null
  readonly yearly: boolean
  readonly role: 'target' | 'result'
  readonly period: string | null
  readonly confidence: number
}

const VALUE =
  /^(?:年均|累计)?(?:增长|提高|降低|下降)?[〔[（(【]? ?(约|≥|≤|>|<|＞|＜|不低于|不高于|不超过|超过|达到)? ?([-−－]?\d+(?:\.\d+)?)(?::1)? ?(?:[-—–~～] ?(\d+(?:\.\d+)?))? ?(%|‰|个百分点|岁|年|亿元|万元|元|万亩|亩|家|个|人|万人|户|项|件|公里|平方公里|吨|万吨|张|名|座|处|所|倍)? ?[〕\]）)】]? ?(左右|以上|以内|以下)?\*?$/

const UNIT_IN_BRACKETS =
  /（((?:[万亿千百]{0,2}(?:元|吨|人|户|亩|个|家|件|项|套|平方米|平方公里|公顷|公里|千米|立方米|千瓦时?|张|台|辆|册|所|处|次|人次|岁|年|天|小时|吨标准煤|美元|床|名|标准煤|件\/万人|标箱))|%|‰|人\/[^）]{1,8}|[^）]{1,8}\/[^）]{1,8}|[万亿]?吨标准煤|倍|微克\/立方米)）/

type ColumnKind =
  | { readonly kind: 'label' | 'unit' | 'other' }
  | {
      readonly kind: 'value'
      readonly year: number | null
      readonly growth: boolean
      readonly cumulative: boolean
      readonly change: boolean
      readonly share: boolean
      readonly name: string
      readonly unit: string | null
    }

/** Every claim of one table row, by the heads of its columns, the caption and the unit note. */
export function rowClaims(block: Block, setting: Setting, years: DocumentYears): RowClaim[] {
  const { cells, reading } = block
  if (cells === undefined || cells.length < 2 || block.head === true) return []
  const texts = cells.map((cell) => reading.text.slice(cell.start, cell.end).trim())
  const columns = (block.columns ?? []).map(columnOf)
  const unitAt = columns.findIndex((column) => column.kind === 'unit')
  const rowUnit = unitAt >= 0 ? (texts[unitAt] ?? '') : ''
  // A table may set two lists side by side, each with its own labels.
  const isLabel = (text: string, at: number) =>
    at !== unitAt &&
    /[一-龥A-Za-z]/.test(text) &&
    text.length <= 60 &&
    !VALUE.test(text) &&
    !/类别|分类|序号|领域|属性|性质/.test(block.columns?.[at] ?? '')
  let labelAt = -1
  let label = ''

  const claims: RowClaim[] = []
  texts.forEach((text, i) => {
    if (isLabel(text, i)) {
      labelAt = i
      label = text
      return
    }
    if (labelAt < 0 || i === unitAt) return
    const match = VALUE.exec(text)
    if (match === null) return
    const name = label.replace(/^(?:其中[:：]?|[#＃*·\-—\s]+|\d{1,2}[.、．]\s*|[（(]\d{1,2}[）)])/, '')
    const bracket = UNIT_IN_BRACKETS.exec(name)
    // "水产品产量/万吨", "总动力，万千瓦"
    const tail =
      /^(.{2,}?)[/，]([万亿千百]{0,2}(?:元|吨|人|户|亩|个|家|件|公里|千瓦|千瓦时|平方米|平方公里|公顷|立方米|人次|%|台|辆|张))$/.exec(
        name,
      )
    const indicator = (tail?.[1] ?? name).replace(UNIT_IN_BRACKETS, '').replace(/\[\d+\]|[*＊①-⑳]/g, '')
    const labelCell = cells[labelAt] as { start: number; end: number }
    const column = columns[i]
    if (column !== undefined && column.kind !== 'value' && block.columns?.[i] !== '') return
    const head =
      column?.kind === 'value'
        ? column
        : {
            kind: 'value' as const,
            year: null,
            growth: false,
            cumulative: false,
            change: false,
            share: false,
            name: '',
            unit: null,
          }
    const cell = cells[i] as { start: number; end: number }
    const number = reading.text.slice(cell.start, cell.end).indexOf(match[2] as string)
    const bracketed = /^[〔[【]/.test(text.replace(/^(?:年均|累计)/, ''))
    const growth =
      (head.growth && !(bracketed && head.cumulative)) ||
      (!bracketed && head.cumulative && /年均/.test(head.name)) ||
      /^(?:年均)?增长/.test(text) ||
      /(?:增长|增速|增长率)$/.test(indicator)
    const unit =
      growth &&
      !/元|人$/.test(match[4] ?? '') &&
      (head.growth || head.unit === '%' || match[4] === '%' || bracket?.[1] === '%')
        ? '%'
        : (match[4] ??
          head.unit ??
          (rowUnit !== ''
            ? rowUnit
            : (bracket?.[1] ??
              tail?.[2] ??
              block.unit ??
              /（单位[：:]([^）、，]{1,8})）/.exec(block.caption ?? '')?.[1] ??
              null)))
    const year = head.year
    const target =
      years.kind === 'plan' &&
      (year === null ? setting.role === 'target' || head.cumulative : years.from !== null && year >= years.from)
    const role = target
      ? 'target'
      : years.kind === 'plan' && year === null
        ? setting.role
        : years.kind === 'plan'
          ? 'result'
          : year !== null && years.to !== null && year > years.to
            ? 'target'
            : setting.role
    const measure: Measure = growth
      ? 'growth_rate'
      : head.change
        ? 'change'
        : bracketed || (head.cumulative && !head.growth)
          ? /降低|下降|减少|提高/.test(indicator)
            ? 'change'
            : 'cumulative'
          : /(?:降低|下降|减少)$|(?:降低|下降)（/.test(indicator)
            ? 'change'
            : 'level'
    const value = Number((match[2] as string).replace(/[−－]/, '-'))
    const yearly = !bracketed && (/年均/.test(head.name) || /^年均/.test(text))
    claims.push({
      start: labelCell.start,
      end: cell.end,
      valueStart: cell.start + Math.max(0, number),
      valueEnd: cell.start + Math.max(0, number) + (match[2] as string).length,
      indicator: nameWith(indicator, head, block.caption ?? null),
      value,
      valueMax: match[3] === undefined ? null : Number(match[3]),
      unit: unit === null || unit === '' ? null : unit,
      comparator: match[3] !== undefined ? 'range' : comparator(match[1], match[5]),
      measure,
      direction:
        measure === 'growth_rate' ? (value < 0 ? 'down' : 'up') : /(?:降低|下降|减少)/.test(indicator) ? 'down' : null,
      yearly,
      role,
      period: periodOfCell({
        year,
        measure,
        target,
        setting,
        years,
        cumulative: bracketed || head.cumulative || head.change || yearly,
      }),
      confidence: column === undefined ? 0.7 : 0.92,
    })
  })
  return claims
}

function comparator(before: string | undefined, after: string | undefined): Comparator {
  if (after === '以上' || /^(?:≥|>|＞|不低于|超过)$/.test(before ?? '')) return 'ge'
  if (after === '以内' || after === '以下' || /^(?:≤|<|＜|不高于|不超过)$/.test(before ?? '')) return 'le'
  if (after === '左右' || before === '约') return 'approx'
  return 'eq'
}

function columnOf(head: string): ColumnKind {
  const text = head.replace(/\[\d+\]|[*＊]/g, '')
  if (/^(?:计量)?单位$/.test(text)) return { kind: 'unit' }
  if (/属性|性质|备注|序号|责任|牵头|类别|说明|部门|来源/.test(text)) return { kind: 'other' }
  const year = /((?:19|20)\d\d)年?/.exec(text)
  const unit = UNIT_IN_BRACKETS.exec(text)?.[1] ?? null
  if (year === null && unit === null && /^(?:指标|名称|项目|内容|产品名称|指标名称|地区|.{0,4}指标)$/.test(text))
    return { kind: 'label' }
  const tokens = periodsIn(text)
  const interval = tokens.some((token) => token.kind === 'interval')
  // "“十三五”末" names its year too.
  const named =
    tokens.find((token) => token.kind === 'point')?.to ?? /[“"]?(十[一二三四五六七八九])五[”"]?末/.exec(text)?.[1]
  const said = typeof named === 'string' ? fiveYears(named)[1] : (named ?? (year === null ? null : Number(year[1])))
  return {
    kind: 'value',
    year: interval ? null : said,
    growth: /(?:比上年|同比|年均)?(?:增长|增速)|涨跌幅度|涨幅/.test(text),
    cumulative: /累计|〔|\[|五年/.test(text),
    change: /五年新增|增减|变化|提高幅度|新增量/.test(text),
    share: /比重|占比|构成/.test(text),
    name: text.replace(UNIT_IN_BRACKETS, ''),
    unit,
  }
}

/** "纱" under "产量" is 纱产量; "全国人口" under "比重" is its share; "绝对数" and years add nothing. */
function nameWith(
  indicator: string,
  head: { readonly name: string; readonly growth: boolean; readonly share: boolean },
  caption: string | null,
): string {
  if (head.share) return `${indicator}比重`
  if (head.growth) return indicator.length < 2 ? `${indicator}产量` : indicator
  const kind = /产量|面积|存栏|出栏|销售量|进口额|出口额|进出口额|数量|金额|投资额?|增加值/.exec(head.name)?.[0]
  if (kind !== undefined && !indicator.endsWith(kind)) return `${indicator}${kind}`
  if (head.name !== '' && /城市|农村|全国/.test(head.name) && head.name.length <= 4) return `${head.name}${indicator}`
  if (caption !== null && indicator.length < 2) return `${indicator}（${caption}）`
  return indicator
}

function periodOfCell(facts: {
  readonly year: number | null
  readonly measure: Measure
  readonly target: boolean
  readonly setting: Setting
  readonly years: DocumentYears
  readonly cumulative: boolean
}): string | null {
  const { year, measure, target, setting, years } = facts
  if (year !== null) return String(year)
  if (target && years.from !== null && years.to !== null)
    return facts.cumulative || measure !== 'level' ? `${years.from}/${years.to}` : String(years.to)
  if (setting.to === null) return null
  return String(setting.to)
}
