/**
 * What the passes of the compiler hand to each other before the plan model exists.
 *
 * Two texts are kept apart everywhere. The **source text** is what people published: the decoded file for txt,
 * Markdown and HTML, the extracted text for docx and pdf. Every offset and line that leaves the compiler points into it.
 * The **reading text** is the same words made readable: no stray spaces, half-width digits, full-width punctuation,
 * sentences joined across broken lines, page numbers and footnote marks gone. Rules read only this.
 */

export type SourceFormat = 'txt' | 'markdown' | 'html' | 'docx' | 'pdf'

/** Where a stretch of the source text stands in a format that has pages or paragraphs. */
export interface SourcePlace {
  readonly start: number
  readonly end: number
  /** 1-based page of a pdf. */
  readonly page?: number
  /** 1-based paragraph of a docx. */
  readonly paragraph?: number
}

/** A document that a reader accepted: its text, and how to find a place again in the file. */
export interface SourceDocument {
  /** File name as given, without its folder. */
  readonly name: string
  readonly format: SourceFormat
  /** The text that all offsets point into. */
  readonly text: string
  /** How the bytes were decoded, for txt, Markdown and HTML. */
  readonly encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
  /** Pages or paragraphs in order, for docx and pdf. */
  readonly places?: readonly SourcePlace[]
  /** Stretches of `text` that are tables, as rows of cells: for docx and pdf, whose text alone would lose them. */
  readonly tables?: readonly SourceTable[]
  /** Stretches that the file itself marks as headings, for docx (styles) and pdf (size). Level 1 is the highest. */
  readonly headings?: readonly { readonly start: number; readonly end: number; readonly level: number }[]
  /** Other stretches that the file itself tells apart, in order, for docx and pdf. */
  readonly marks?: readonly SourceMark[]
}

/**
 * What a file says of a stretch of its text. A frame is a text box or a table of one column, numbered by `frame`;
 * furniture is what stands at the edge of a page, such as its number.
 */
export interface SourceMark {
  readonly start: number
  readonly end: number
  readonly kind: 'note' | 'contents' | 'bold' | 'frame' | 'furniture'
  readonly frame?: number
}

export interface SourceTable {
  readonly start: number
  readonly end: number
  /** How many rows the file marks as the head. */
  readonly heads?: number
  /** Cells of each row. A merged cell stands in every place it covers, with the same stretch. */
  readonly rows: readonly (readonly { readonly start: number; readonly end: number }[])[]
}

/**
 * A piece of reading text with the way back to the source.
 * `at[i]` is the source offset of reading character `i`; it never decreases.
 */
export interface Reading {
  readonly text: string
  readonly at: Uint32Array
}

export type BlockKind =
  /** A heading of the outline. */
  | 'heading'
  /** Running text. */
  | 'paragraph'
  /** A row of a table; cells are in `cells`. */
  | 'row'
  /** The title of a box (专栏), table or figure. */
  | 'caption'
  /** A picture, with nothing to read. */
  | 'image'
  /** Title page, date line, signature, front matter, web-page chrome: kept for citation, not compiled. */
  | 'front'
  /** An entry of a table of contents. */
  | 'contents'
  /** A footnote or endnote. */
  | 'note'

/** One paragraph, heading or table row as a reader sees it, however many lines the source broke it into. */
export interface Block {
  readonly kind: BlockKind
  readonly reading: Reading
  /** 1-based line of the source where it begins. */
  readonly line: number
  /** For headings that the format itself marks (`#`, `<h2>`, a Word style). */
  readonly level?: number
  /** For rows: the cells, as stretches of the reading text. */
  readonly cells?: readonly { readonly start: number; readonly end: number }[]
  /** For rows: number of the table within the document, and whether this is its head. */
  readonly table?: number
  readonly head?: boolean
  /** For rows: what the head says above each cell, top line first; '' where it says nothing. */
  readonly columns?: readonly string[]
  /** For rows: title of the table, '表2 …' or '专栏1 …', and its note of the unit, '万元'. */
  readonly caption?: string | null
  readonly unit?: string | null
  /** Number of the drawn frame it stands in (a text box, a table of one column): where a box of text ends. */
  readonly frame?: number
  /** The whole block is set bold. */
  readonly bold?: boolean
  /** Offsets in the reading before which the source leaves any space: what a heading's number may end at. */
  readonly gaps?: readonly number[]
  /** For headings in running text: how many characters of the reading are the number, 第一节 or （一）. */
  readonly marker?: number
}

/** A node of the outline while clauses are being cut. */
export interface Section {
  readonly id: string
  readonly level: 'part' | 'chapter' | 'section' | 'item'
  /** Arabic numerals, '3' or '3.1'; '' where the heading has none. */
  readonly number: string
  readonly title: string
  readonly line: number
  /** Titles from the top down to this one. */
  readonly path: readonly string[]
}

/** The smallest citable unit: a sentence. */
export interface Clause {
  /** '3.1.p4.s2': section number, paragraph, sentence. Unique in the document. */
  readonly id: string
  readonly reading: Reading
  readonly block: Block
  /** Reading offset of the clause within its block. */
  readonly offset: number
  readonly section: Section | null
  /** Paragraph id, '3.1.p4'; clauses of one paragraph share it. */
  readonly paragraph: string
  /** Run-in lead that governs the paragraph ("（一）综合实力跃上新台阶。"), when there is one. */
  readonly lead: string | null
  /** True when this clause is such a lead, or a heading, and promises nothing by itself. */
  readonly isLead: boolean
  /** Title of the box (专栏) that the clause stands in. */
  readonly box: string | null
  /** 1-based line of the source where the clause itself begins; its block may begin earlier. */
  readonly line?: number
}

/** What kind of document it is and what time it speaks of; found in the title and the first pages. */
export interface DocumentProfile {
  readonly kind: 'plan' | 'report' | 'bulletin' | 'other'
  readonly title: string
  /** '2021/2025' for a five-year plan; the year reported on, '2023', for a report or bulletin. */
  readonly period: string | null
  /** Outlook year of a plan, '2035'. */
  readonly horizon: string | null
  /** For a report: the year whose work it arranges. */
  readonly nextYear: string | null
  /** Name of the place the document speaks for, as written: '雁峰区'. */
  readonly division: string | null
}
