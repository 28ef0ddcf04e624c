import type { Citation } from './citation.ts'

/**
 * An official document (公文) as data: what GB/T 9704-2012 calls its elements, with text whose figures are live and cited.
 * Pure and general: reports, notices and reminders are all written through it. Optional elements are left out when null.
 */
export interface OfficialDocument {
  /** 份号, 密级和保密期限, 紧急程度: the lines above the issuer's name, in this order. */
  readonly marks: readonly string[]
  /** 发文机关标志 in red, '湖滨市临湖区人民政府文件'; null for an attachment or a draft without a red head. */
  readonly letterhead: string | null
  /** 发文字号 '临政发〔2023〕12号'. */
  readonly number: string | null
  /** 签发人, only in documents that go upwards. */
  readonly signatories: readonly string[]
  /** May hold line breaks where the office wants them; otherwise it is broken evenly. */
  readonly title: string
  /** Below the title in brackets or without: （征求意见稿）. */
  readonly subtitle: string | null
  /** 主送机关, without the colon. */
  readonly addressee: string | null
  readonly blocks: readonly Block[]
  /** 发文机关署名. */
  readonly signature: string | null
  /** 成文日期, ISO 8601 ('2023-07-20'). */
  readonly date: string | null
  /** 附注, without brackets: '联系人：…'. */
  readonly remark: string | null
  readonly annexes: readonly Annex[]
  readonly imprint: Imprint | null
  /** Words in the head of every page, such as 模拟数据; null for none. */
  readonly label: string | null
}

/** 附件: begins on a new page under 附件1. */
export interface Annex {
  readonly key: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** Wide tables lie on their side. */
  readonly orientation: 'portrait' | 'landscape'
}

/** 版记 on the last page. */
export interface Imprint {
  /** 抄送机关. */
  readonly copiesTo: readonly string[]
  /** 印发机关. */
  readonly printedBy: string
  /** 印发日期, ISO 8601. */
  readonly printedOn: string
}

/** A part of the text with a key that stays the same when the document is made again from newer facts. */
export type Block = Heading | Paragraph | Question | Table

export interface Heading {
  readonly kind: 'heading'
  readonly key: string
  /** 1 一、 2 （一） 3 1. 4 （1）; the marker is put in front when written. */
  readonly level: 1 | 2 | 3 | 4
  readonly text: string
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly key: string
  readonly runs: readonly Run[]
}

/**
 * What only a person can say: the cause of a lag, the change of circumstances. Nothing is made up in its place; it is
 * printed as 【待补充：…】 until somebody writes it.
 */
export interface Question {
  readonly kind: 'question'
  readonly key: string
  readonly asks: string
  /** The body or role that knows; null when open. */
  readonly of: string | null
}

export interface Table {
  readonly kind: 'table'
  readonly key: string
  /** '附表1  指标完成情况表'; null for a table without a heading of its own. */
  readonly caption: string | null
  /** '单位：万元', at the right above the table. */
  readonly unit: string | null
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** 注, without the word itself. */
  readonly notes: readonly string[]
}

export interface Column {
  readonly title: string
  /** A heading over several neighbouring columns of the same group. */
  readonly group: string | null
  /** Width in characters of the table's type; columns share the page in this proportion. */
  readonly width: number
  readonly align: 'left' | 'centre' | 'right'
  /** Format of numbers in the workbook ('0.00', '0.0%'); null for text. */
  readonly format: string | null
}

export interface Row {
  readonly key: string
  /** What the row speaks of, for the list of sources: 地区生产总值. Null for rows without figures. */
  readonly name: string | null
  /** A line over the whole width that groups what follows: 一、经济发展. */
  readonly band: boolean
  /** One cell a column; a band has one cell only. */
  readonly cells: readonly Cell[]
}

export type Cell = readonly Run[]

/** Words, or a figure that can say where it comes from. */
export type Run = Text | Figure

export interface Text {
  readonly kind: 'text'
  readonly text: string
}

export interface Figure {
  readonly kind: 'figure'
  /** What is shown, the same through every regeneration: 'target:gdp/progress'. */
  readonly id: string
  /** As printed, with unit: '56.0%', '178亿元', '—'. */
  readonly text: string
  /** The number behind it, in the unit of its column; null when unknown, undecided, or not a number. */
  readonly value: number | null
  readonly cites: Citation
}

/** Words without a figure. */
export const text = (words: string): Text => ({ kind: 'text', text: words })

export const figure = (id: string, shown: string, value: number | null, cites: Citation): Figure => ({
  kind: 'figure',
  id,
  text: shown,
  value,
  cites,
})

/** The elements that most documents leave out, so that a writer names only what it has. */
export const plainDocument = {
  marks: [],
  letterhead: null,
  number: null,
  signatories: [],
  subtitle: null,
  addressee: null,
  signature: null,
  date: null,
  remark: null,
  annexes: [],
  imprint: null,
  label: null,
} as const satisfies Partial<OfficialDocument>

export const wordsOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/** What a reader sees of a block, without its marker. */
export function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
      return wordsOf(block.runs)
    case 'question':
      return questionText(block)
    case 'table':
      return [
        block.caption ?? '',
        block.columns.map((column) => column.title).join('\t'),
        ...block.rows.map((row) => row.cells.map(wordsOf).join('\t')),
        ...block.notes,
      ].join('\n')
  }
}

export function questionText(question: Question): string {
  return `【待补充${question.of === null ? '' : `（${question.of}）`}：${question.asks}】`
}

/** Every figure of a block, in reading order. */
export function figuresOfBlock(block: Block): readonly Figure[] {
  switch (block.kind) {
    case 'heading':
    case 'question':
      return []
    case 'paragraph':
      return block.runs.filter((run) => run.kind === 'figure')
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.filter((run) => run.kind === 'figure')))
  }
}

/** Every figure of a document, in reading order, annexes last. */
export function figuresOf(document: OfficialDocument): readonly Figure[] {
  return [...document.blocks, ...document.annexes.flatMap((annex) => annex.blocks)].flatMap(figuresOfBlock)
}
