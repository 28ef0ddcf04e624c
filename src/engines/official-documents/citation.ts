/**
 * Where a figure of a document comes from. Every figure answers “says who?” in one step: a sentence of a plan, a value
 * that somebody submitted and somebody approved, a computation whose parts cite in their turn, or a query with its records.
 */
export type Citation = SentenceCitation | ObservationCitation | ComputedCitation | QueryCitation

/** A sentence of a plan, in the version that was in force. */
export interface SentenceCitation {
  readonly kind: 'sentence'
  /** Title of the document, without 《》. */
  readonly plan: string
  /** Which version of it: its id in the store, or a name that people give it. */
  readonly version: string
  readonly clause: string
  /** 1-based line of the published text. */
  readonly line: number
  readonly text: string
}

/** A submitted or accepted value. */
export interface ObservationCitation {
  readonly kind: 'observation'
  readonly observation: string
  readonly indicator: string
  /** '2023', '2023-06'. */
  readonly period: string
  readonly value: number
  readonly unit: string | null
  /** 快报, 初步核算 … 普查修订, as it stood when the figure was taken. */
  readonly status: string
  /** Body or person who approved it, as it may be shown; null where nobody has yet. */
  readonly approver: string | null
  /** The published document that states it, where it was not submitted by a department. */
  readonly document: string | null
}

/** A figure that a named function worked out of other figures. */
export interface ComputedCitation {
  readonly kind: 'computed'
  /** Name of the pure function, as in the code: 'levelProgress'. */
  readonly rule: string
  /** What it is called in the field: 进度, 开工率. */
  readonly name: string
  /** The formula with its figures: '(178−150)÷(200−150)=56.0%'. */
  readonly formula: string
  readonly arguments: readonly { readonly name: string; readonly value: number | string | null }[]
  readonly cites: readonly Citation[]
}

/** Records that were found or counted. */
export interface QueryCitation {
  readonly kind: 'query'
  /** What was asked: 重大工程台账. */
  readonly name: string
  /** The condition in words; null when all records count. */
  readonly where: string | null
  /** Ids of the records that answer, in order; the first of them where there are very many. */
  readonly records: readonly string[]
  /** How many answer in all. */
  readonly count: number
}

/** The same words for the same citation: two figures with one source share one reference. */
export function citationKey(citation: Citation): string {
  switch (citation.kind) {
    case 'sentence':
      return `s|${citation.plan}|${citation.version}|${citation.clause}|${citation.line}|${citation.text}`
    case 'observation':
      return `o|${citation.observation}|${citation.value}|${citation.status}`
    case 'computed':
      return `c|${citation.rule}|${citation.formula}|${citation.cites.map(citationKey).join('&')}`
    case 'query':
      return `q|${citation.name}|${citation.where ?? ''}|${citation.count}|${citation.records.join(',')}`
  }
}

/** How many record ids a printed reference lists before it says 等; all of them stand in the workbook. */
export const RECORDS_IN_PRINT = 3

/** A UUID by its last eight digits, which tell records apart in print; other ids whole. */
export const shortId = (id: string): string =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id) ? `…${id.slice(-8)}` : id

/**
 * A citation as a reader of the printed document sees it, one line of Chinese without final punctuation.
 * `recordsShown` limits the list of ids of a query. A sentence without the name of its plan is of 《纲要》.
 */
export function citationText(citation: Citation, recordsShown = RECORDS_IN_PRINT): string {
  switch (citation.kind) {
    case 'sentence': {
      const plan = citation.plan === '' ? '《纲要》' : `《${citation.plan}》（${citation.version}）`
      return `${plan}第${citation.line}行（条款${citation.clause}）：“${citation.text}”`
    }
    case 'observation': {
      const where = citation.document === null ? `报送值${citation.observation}` : `《${citation.document}》`
      const approved = citation.approver === null ? '尚未审核' : `审核：${citation.approver}`
      return `${where}：${citation.indicator}，${periodText(citation.period)}，${citation.value}${citation.unit ?? ''}，${citation.status}，${approved}`
    }
    case 'computed': {
      const parts = [...new Set(citation.cites.map((cited) => citationText(cited, recordsShown)))]
      const rest = parts.length === 0 ? '' : `；依据：${parts.map((part, i) => `${circled(i + 1)}${part}`).join('；')}`
      return `${citation.name}：${citation.formula}${rest}`
    }
    case 'query': {
      const where = citation.where === null ? '' : `（${citation.where}）`
      const shown = citation.records.slice(0, recordsShown).map(shortId)
      const more = citation.count > shown.length ? '等' : ''
      const ids = shown.length === 0 ? '' : `：${shown.join('、')}${more}`
      return `${citation.name}${where}${citation.count}条${ids}`
    }
  }
}

/** All citations that a citation rests on, itself first, each once. */
export function citationsUnder(citation: Citation): readonly Citation[] {
  const found = new Map<string, Citation>()
  const visit = (one: Citation) => {
    const key = citationKey(one)
    if (found.has(key)) return
    found.set(key, one)
    if (one.kind === 'computed') one.cites.forEach(visit)
  }
  visit(citation)
  return [...found.values()]
}

/** 2023 → 2023年; 2023-06 → 2023年6月; 2023-Q2 → 2023年第2季度; others as they are. */
export function periodText(period: string): string {
  const year = /^(\d{4})$/.exec(period)
  if (year !== null) return `${year[1]}年`
  const month = /^(\d{4})-(\d{2})$/.exec(period)
  if (month !== null) return `${month[1]}年${Number(month[2])}月`
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(period)
  if (quarter !== null) return `${quarter[1]}年第${quarter[2]}季度`
  const span = /^(\d{4})\/(\d{4})$/.exec(period)
  return span === null ? period : `${span[1]}—${span[2]}年`
}

/** ①…⑳, then (21). */
function circled(n: number): string {
  return n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`
}
