import { type Citation, citationKey, citationsUnder, citationText } from './citation.ts'
import type { Block, Figure, OfficialDocument, Row, Table } from './model.ts'

/** One entry of the list of sources: what a number in brackets in the text refers to. */
export interface Source {
  readonly number: number
  /** Where the figure stands first, for readers of the list: '附表1 第3行'; null for running text. */
  readonly place: string | null
  readonly lines: readonly string[]
}

/** The numbered sources of a document, and the number of each figure and table row. */
export interface Sources {
  readonly list: readonly Source[]
  numberOf(figure: Figure): number | null
  numberOfRow(table: Table, row: Row): number | null
}

/**
 * Numbers the sources in reading order. Figures with the same citation share a number; a row of a table has one number for
 * all its figures, since a raised number on each would bury the table.
 */
export function sourcesOf(document: OfficialDocument): Sources {
  const list: Source[] = []
  const byCitation = new Map<string, number>()
  const byRow = new Map<string, number>()
  const note = (citation: Citation) => {
    const key = citationKey(citation)
    if (byCitation.has(key)) return
    byCitation.set(key, list.length + 1)
    list.push({ number: list.length + 1, place: null, lines: [citationText(citation)] })
  }
  const visit = (block: Block) => {
    if (block.kind === 'paragraph') {
      for (const run of block.runs) if (run.kind === 'figure') note(run.cites)
    } else if (block.kind === 'table') {
      for (const row of block.rows) {
        const lines = rowSources(row.cells.flatMap((cell) => cell.filter((run) => run.kind === 'figure')))
        if (lines.length === 0) continue
        byRow.set(`${block.key}|${row.key}`, list.length + 1)
        const place = [block.caption, row.name].filter((words) => words !== null).join('：')
        list.push({ number: list.length + 1, place, lines })
      }
    }
  }
  document.blocks.forEach(visit)
  for (const annex of document.annexes) annex.blocks.forEach(visit)
  return {
    list,
    numberOf: (figure) => byCitation.get(citationKey(figure.cites)) ?? null,
    numberOfRow: (table, row) => byRow.get(`${table.key}|${row.key}`) ?? null,
  }
}

/** What a row rests on, each source once: the sentences, then the values, then what was computed of them. */
export function rowSources(figures: readonly Figure[]): readonly string[] {
  const order = { sentence: 0, observation: 1, query: 2, computed: 3 }
  const found = new Map<string, Citation>()
  for (const { cites } of figures) for (const under of citationsUnder(cites)) found.set(citationKey(under), under)
  const citations = [...found.values()].sort((a, b) => order[a.kind] - order[b.kind])
  // The parts of a computation have lines of their own here, so it does not repeat them.
  return citations.map((citation) => citationText(citation.kind === 'computed' ? { ...citation, cites: [] } : citation))
}
