import type { SourceDocument, SourceMark, SourcePlace, SourceTable } from '../../model/reading.ts'
import { type Numbering, numberingOf } from './docx-numbering.ts'
import { attributeOf, childOf, type Element, elementsOf, parseXml, textOf } from './xml.ts'

/** The XML parts of a docx file that hold what people read. */
export interface DocxParts {
  readonly document: string
  readonly styles: string | null
  readonly numbering: string | null
  readonly footnotes: string | null
  readonly endnotes: string | null
}

interface Style {
  readonly name: string
  readonly basedOn: string | undefined
  readonly outline: number | undefined
  readonly list: string | undefined
  readonly listLevel: number | undefined
  readonly bold: boolean | undefined
}

/**
 * Text of a docx file: paragraphs as lines, with the numbers that Word gives headings; text boxes after the paragraph
 * that holds them; tables as rows; notes at the end. Deleted and hidden text, headers and footers are left out.
 *
 * @returns null when the main part is no document.
 */
export function documentFromDocx(name: string, parts: DocxParts): SourceDocument | null {
  const root = parseXml(parts.document)
  const body = childOf(root ?? undefined, 'body')
  if (body === undefined) return null
  const walk = new Walk(
    stylesOf(parts.styles),
    numberingOf(parts.numbering === null ? null : parseXml(parts.numbering)),
  )
  walk.blocks(body)
  for (const notes of [parts.footnotes, parts.endnotes]) {
    const part = notes === null ? null : parseXml(notes)
    if (part !== null) walk.notes(part)
  }
  return walk.document(name)
}

function stylesOf(part: string | null): Map<string, Style> {
  const styles = new Map<string, Style>()
  const root = part === null ? null : parseXml(part)
  for (const element of root === null ? [] : elementsOf(root)) {
    if (element.name !== 'style') continue
    const properties = childOf(element, 'pPr')
    const outline = attributeOf(childOf(properties, 'outlineLvl'), 'val')
    const list = childOf(properties, 'numPr')
    const level = attributeOf(childOf(list, 'ilvl'), 'val')
    styles.set(attributeOf(element, 'styleId') ?? '', {
      name: (attributeOf(childOf(element, 'name'), 'val') ?? '').toLowerCase(),
      basedOn: attributeOf(childOf(element, 'basedOn'), 'val'),
      outline: outline === undefined ? undefined : Number(outline),
      list: attributeOf(childOf(list, 'numId'), 'val'),
      listLevel: level === undefined ? undefined : Number(level),
      bold: isOn(childOf(childOf(element, 'rPr'), 'b')),
    })
  }
  return styles
}

/** A switch of Word: present means on, unless its value says off. */
function isOn(element: Element | undefined): boolean | undefined {
  if (element === undefined) return undefined
  const value = attributeOf(element, 'val')
  return value !== '0' && value !== 'false' && value !== 'off'
}

type Range = { readonly start: number; readonly end: number }

/** A paragraph as it is being read. */
interface Paragraph {
  text: string
  boldLength: number
  /** Text boxes anchored in it. */
  boxes: Element[]
}

class Walk {
  private readonly chunks: string[] = []
  private length = 0
  private paragraphCount = 0
  private frames = 0
  private readonly places: SourcePlace[] = []
  private readonly tables: SourceTable[] = []
  private readonly headings: { start: number; end: number; level: number }[] = []
  private readonly marks: SourceMark[] = []

  constructor(
    private readonly styles: ReadonlyMap<string, Style>,
    private readonly numbering: Numbering,
  ) {}

  document(name: string): SourceDocument {
    const byStart = (a: Range, b: Range) => a.start - b.start
    return {
      name,
      format: 'docx',
      text: this.chunks.join(''),
      places: this.places,
      tables: this.tables,
      headings: this.headings,
      marks: this.marks.sort(byStart),
    }
  }

  blocks(parent: Element, inTable = false, contents = false) {
    for (const element of elementsOf(parent)) {
      switch (element.name) {
        case 'p':
          this.paragraph(element, inTable, contents)
          break
        case 'tbl':
          this.table(element)
          break
        case 'sdt': {
          const gallery = attributeOf(
            childOf(childOf(childOf(element, 'sdtPr'), 'docPartObj'), 'docPartGallery'),
            'val',
          )
          const content = childOf(element, 'sdtContent')
          if (content !== undefined) this.blocks(content, inTable, contents || gallery === 'Table of Contents')
          break
        }
        case 'customXml':
        case 'smartTag':
        case 'ins':
        case 'moveTo':
          this.blocks(element, inTable, contents)
          break
        case 'AlternateContent': {
          const chosen = childOf(element, 'Choice') ?? childOf(element, 'Fallback')
          if (chosen !== undefined) this.blocks(chosen, inTable, contents)
          break
        }
      }
    }
  }

  notes(part: Element) {
    for (const note of elementsOf(part)) {
      const type = attributeOf(note, 'type')
      if (type === 'separator' || type === 'continuationSeparator' || type === 'continuationNotice') continue
      const start = this.length
      this.blocks(note)
      if (this.length > start) this.marks.push({ start, end: this.length, kind: 'note' })
    }
  }

  private add(text: string) {
    this.chunks.push(text)
    this.length += text.length
  }

  private paragraph(element: Element, inTable: boolean, contents: boolean): Range | null {
    const properties = childOf(element, 'pPr')
    const style = attributeOf(childOf(properties, 'pStyle'), 'val')
    const paragraph: Paragraph = { text: '', boldLength: 0, boxes: [] }
    this.runs(element, paragraph, this.inherited(style, (s) => s.bold) ?? false)
    const number = this.number(properties, style, paragraph.text)
    let range: Range | null = null
    this.paragraphCount++
    if (paragraph.text.trim() !== '') {
      const start = this.length
      this.add(`${number}${paragraph.text}`)
      range = { start, end: this.length }
      this.add('\n')
      this.places.push({ ...range, paragraph: this.paragraphCount })
      const outline = this.outlineLevel(properties, style)
      if (this.isContents(style) || contents) this.marks.push({ ...range, kind: 'contents' })
      else if (outline !== undefined && !inTable) this.headings.push({ ...range, level: outline + 1 })
      else if (paragraph.boldLength >= paragraph.text.replace(/\s/g, '').length * 0.95) {
        this.marks.push({ ...range, kind: 'bold' })
      }
    }
    for (const box of paragraph.boxes) {
      const start = this.length
      this.blocks(box)
      if (this.length > start) this.marks.push({ start, end: this.length, kind: 'frame', frame: ++this.frames })
    }
    return range
  }

  private inherited<T>(style: string | undefined, of: (style: Style) => T | undefined): T | undefined {
    let id = style
    for (let depth = 0; id !== undefined && depth < 20; depth++) {
      const found: Style | undefined = this.styles.get(id)
      if (found === undefined) return undefined
      const value = of(found)
      if (value !== undefined) return value
      id = found.basedOn
    }
    return undefined
  }

  private outlineLevel(properties: Element | undefined, style: string | undefined): number | undefined {
    const own = attributeOf(childOf(properties, 'outlineLvl'), 'val')
    const level =
      own !== undefined
        ? Number(own)
        : this.inherited(style, (s) => {
            if (s.outline !== undefined) return s.outline
            const named = /^(?:heading|标题) ?([1-9])$/.exec(s.name)?.[1]
            return named === undefined ? undefined : Number(named) - 1
          })
    return level !== undefined && level >= 0 && level <= 8 ? level : undefined
  }

  private isContents(style: string | undefined): boolean {
    const name = this.styles.get(style ?? '')?.name ?? ''
    return /^(?:toc|目录) ?[1-9]$/.test(name) || /^TOC[1-9]$/.test(style ?? '')
  }

  /** The number that Word shows before a paragraph. */
  private number(properties: Element | undefined, style: string | undefined, text: string): string {
    const own = childOf(properties, 'numPr')
    const list = attributeOf(childOf(own, 'numId'), 'val') ?? this.inherited(style, (s) => s.list)
    if (list === undefined || list === '0') return ''
    const ownLevel = attributeOf(childOf(own, 'ilvl'), 'val')
    const level =
      (ownLevel === undefined ? undefined : Number(ownLevel)) ??
      (style === undefined ? undefined : this.numbering.levelOfStyle(list, style)) ??
      this.inherited(style, (s) => s.listLevel) ??
      0
    // Word counts no paragraph that shows nothing at all.
    if (text.trim() === '') return ''
    const number = this.numbering.next(list, level)
    if (number === '') return ''
    return /[、.．，）)]$/.test(number) ? number : `${number}　`
  }

  private runs(parent: Element, into: Paragraph, bold: boolean) {
    for (const element of elementsOf(parent)) {
      switch (element.name) {
        case 'r':
          this.run(element, into, bold)
          break
        case 'AlternateContent': {
          const chosen = childOf(element, 'Choice') ?? childOf(element, 'Fallback')
          if (chosen !== undefined) this.runs(chosen, into, bold)
          break
        }
        case 'pPr':
        case 'del':
        case 'moveFrom':
        case 'sdtPr':
        case 'sdtEndPr':
          break
        case 't':
          into.text += textOf(element)
          break
        default:
          this.runs(element, into, bold)
      }
    }
  }

  private run(element: Element, into: Paragraph, paragraphBold: boolean) {
    const properties = childOf(element, 'rPr')
    if (isOn(childOf(properties, 'vanish')) === true) return
    const bold = isOn(childOf(properties, 'b')) ?? paragraphBold
    const raised = attributeOf(childOf(properties, 'vertAlign'), 'val') === 'superscript'
    for (const child of elementsOf(element)) {
      switch (child.name) {
        case 't': {
          const text = textOf(child)
          // The number of a note, set by hand; a power stands after a unit or a digit.
          if (
            raised &&
            /^\s{0,2}[[(（〔]?[0-9*①-⑳]{1,3}[\])）〕]?\s{0,2}$/.test(text) &&
            !/[A-Za-z0-9米]$/.test(into.text)
          )
            break
          into.text += text
          if (bold) into.boldLength += text.replace(/\s/g, '').length
          break
        }
        case 'tab':
          into.text += '\t'
          break
        case 'br':
        case 'cr':
          into.text += '\n'
          break
        case 'noBreakHyphen':
          into.text += '-'
          break
        case 'ruby': {
          const base = childOf(child, 'rubyBase')
          if (base !== undefined) this.runs(base, into, bold)
          break
        }
        case 'drawing':
        case 'pict':
        case 'object':
          into.boxes.push(...textBoxes(child))
          break
        case 'AlternateContent': {
          const chosen = childOf(child, 'Choice') ?? childOf(child, 'Fallback')
          if (chosen !== undefined) into.boxes.push(...textBoxes(chosen))
          break
        }
      }
    }
  }

  private table(element: Element) {
    const rows = elementsOf(element).flatMap((child) =>
      child.name === 'tr'
        ? [child]
        : ['sdt', 'customXml', 'ins'].includes(child.name)
          ? elementsOf(childOf(child, 'sdtContent') ?? child).filter((row) => row.name === 'tr')
          : [],
    )
    const cellsOf = (row: Element) =>
      elementsOf(row).flatMap((child) =>
        child.name === 'tc' ? [child] : child.name === 'sdt' ? elementsOf(childOf(child, 'sdtContent') ?? child) : [],
      )
    const start = this.length
    // One column is a frame around text, not a table.
    if (rows.every((row) => cellsOf(row).length <= 1) || rows.some((row) => cellsOf(row).some(holdsTable))) {
      const boxed = rows.every((row) => cellsOf(row).length <= 1)
      for (const row of rows) for (const cell of cellsOf(row)) this.blocks(cell)
      if (boxed && this.length > start && this.length - start <= 4000) {
        this.marks.push({ start, end: this.length, kind: 'frame', frame: ++this.frames })
      }
      return
    }
    const grid: Range[][] = []
    const above: Range[] = []
    let heads = 0
    for (const [index, row] of rows.entries()) {
      const ranges: Range[] = []
      if (isOn(childOf(childOf(row, 'trPr'), 'tblHeader')) === true && heads === index) heads++
      for (const cell of cellsOf(row)) {
        const properties = childOf(cell, 'tcPr')
        const span = Math.min(60, Math.max(1, Number(attributeOf(childOf(properties, 'gridSpan'), 'val') ?? 1)))
        const merge = childOf(properties, 'vMerge')
        const continued = merge !== undefined && attributeOf(merge, 'val') !== 'restart'
        let range: Range
        if (continued && above[ranges.length] !== undefined) range = above[ranges.length]!
        else {
          const from = this.length
          this.blocks(cell, true)
          // The last line break parts cells, not text.
          range = { start: from, end: Math.max(from, this.length - 1) }
          if (this.length === from) this.add('\n')
        }
        for (let k = 0; k < span; k++) {
          above[ranges.length] = range
          ranges.push(range)
        }
      }
      grid.push(ranges)
    }
    if (this.length > start) this.tables.push({ start, end: this.length, ...(heads > 0 ? { heads } : {}), rows: grid })
  }
}

const holdsTable = (cell: Element) => elementsOf(cell).some((child) => child.name === 'tbl')

/** Text boxes in a drawing, outermost first; each once, whichever way the file repeats them. */
function textBoxes(element: Element): Element[] {
  const found: Element[] = []
  const queue: Element[] = [element]
  while (queue.length > 0) {
    const next = queue.shift()!
    if (next.name === 'txbxContent') {
      found.push(next)
      continue
    }
    if (next.name === 'AlternateContent') {
      const chosen = childOf(next, 'Choice') ?? childOf(next, 'Fallback')
      if (chosen !== undefined) queue.push(chosen)
      continue
    }
    queue.push(...elementsOf(next))
  }
  return found
}
