import {
  type Citation,
  citationKey,
  citationsUnder,
  citationText,
  type ObservationCitation,
  periodText,
  type QueryCitation,
  RECORDS_IN_PRINT,
  shortId,
} from './citation.ts'
import type { Block, Figure, OfficialDocument, Row, Run, Table } from './model.ts'

/** One entry of the list of sources: what a number in brackets in the text refers to. */
export interface Source {
  readonly number: number
  /** Where the figures stand, for readers of the list: '附表1：地区生产总值'; null for running text. */
  readonly place: string | null
  readonly lines: readonly string[]
}

/** The numbered sources of a document, and the number of each passage and table row. */
export interface Sources {
  readonly list: readonly Source[]
  /** What 《纲要》 stands for in the list: the one plan that all sentences are of; null when there are several or none. */
  readonly plan: { readonly title: string; readonly version: string } | null
  numberOf(figures: readonly Figure[]): number | null
  numberOfRow(table: Table, row: Row): number | null
}

/** A stretch of a paragraph up to ； or 。, with the figures in it: what one raised number stands for. */
export interface Passage {
  readonly runs: readonly Run[]
  readonly figures: readonly Figure[]
  /** The sign that ends it, and whatever follows without a figure. */
  readonly end: string
}

/**
 * Cuts a paragraph behind each ； and 。 that follows a figure. A number on every figure would bury the sentence; one a
 * passage still leads every figure to its source in one step.
 */
export function passagesOf(runs: readonly Run[]): readonly Passage[] {
  const passages: Passage[] = []
  let open: Run[] = []
  let figures: Figure[] = []
  const close = (end: string) => {
    passages.push({ runs: open, figures, end })
    open = []
    figures = []
  }
  for (const run of runs) {
    if (run.kind === 'figure') {
      open.push(run)
      figures.push(run)
      continue
    }
    const stop = figures.length === 0 ? -1 : run.text.search(/[；。]/)
    if (stop < 0) {
      open.push(run)
      continue
    }
    if (stop > 0) open.push({ kind: 'text', text: run.text.slice(0, stop) })
    close(run.text.slice(stop, stop + 1))
    if (run.text.length > stop + 1) open.push({ kind: 'text', text: run.text.slice(stop + 1) })
  }
  if (open.length > 0) close('')
  return passages
}

/**
 * Numbers the sources in reading order. Passages that rest on the same share a number; a row of a table has one number for
 * all its figures.
 */
export function sourcesOf(document: OfficialDocument): Sources {
  const blocks = [...document.blocks, ...document.annexes.flatMap((annex) => annex.blocks)]
  const plan = onlyPlanOf(blocks)
  const list: Source[] = []
  const numbers = new Map<string, number>()
  const add = (key: string, place: string | null, figures: readonly Figure[]) => {
    if (figures.length === 0 || numbers.has(key)) return
    numbers.set(key, list.length + 1)
    list.push({ number: list.length + 1, place, lines: sourceLines(figures, plan !== null) })
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph') for (const { figures } of passagesOf(block.runs)) add(keyOf(figures), null, figures)
    else if (block.kind === 'table')
      for (const row of block.rows) {
        const place = [block.caption, row.name].filter((words) => words !== null).join('：')
        add(rowKey(block, row), place, figuresOfRow(row))
      }
  }
  return {
    list,
    plan,
    numberOf: (figures) => numbers.get(keyOf(figures)) ?? null,
    numberOfRow: (table, row) => numbers.get(rowKey(table, row)) ?? null,
  }
}

export const figuresOfRow = (row: Row): readonly Figure[] =>
  row.cells.flatMap((cell) => cell.filter((run) => run.kind === 'figure'))

const keyOf = (figures: readonly Figure[]) => [...new Set(figures.map(({ cites }) => citationKey(cites)))].join('\n')
const rowKey = (table: Table, row: Row) => `row|${table.key}|${row.key}`

function onlyPlanOf(blocks: readonly Block[]): Sources['plan'] {
  const plans = new Map<string, { title: string; version: string }>()
  const figures = blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.runs.filter((run) => run.kind === 'figure')
      : block.kind === 'table'
        ? block.rows.flatMap(figuresOfRow)
        : [],
  )
  for (const { cites } of figures)
    for (const one of citationsUnder(cites))
      if (one.kind === 'sentence') plans.set(`${one.plan}|${one.version}`, { title: one.plan, version: one.version })
  const [only, ...others] = plans.values()
  return others.length > 0 ? null : (only ?? null)
}

/**
 * What some figures rest on, each source once: sentences, then values by indicator, then queries, then what was computed
 * of them. `isOnePlan`: whether 《纲要》 is enough to name the plan.
 */
export function sourceLines(figures: readonly Figure[], isOnePlan: boolean): readonly string[] {
  const found = new Map<string, Citation>()
  for (const { cites } of figures) for (const under of citationsUnder(cites)) found.set(citationKey(under), under)
  const all = [...found.values()]
  const lines = [
    ...all
      .filter((one) => one.kind === 'sentence')
      .map((one) => citationText(isOnePlan ? { ...one, plan: '', version: '' } : one)),
    ...observationLines(all.filter((one) => one.kind === 'observation')),
    ...queryLines(all.filter((one) => one.kind === 'query')),
    // The parts of a computation have lines of their own here, so it does not repeat them.
    ...all.filter((one) => one.kind === 'computed').map((one) => citationText({ ...one, cites: [] })),
  ]
  return [...new Set(lines)]
}

/** 规划指标：进展判断为快于预期2条〔…〕，进展判断为符合预期10条〔…〕 */
function queryLines(queries: readonly QueryCitation[]): readonly string[] {
  const tables = new Map<string, string[]>()
  for (const { name, where, count, records } of queries) {
    const shown = records.slice(0, RECORDS_IN_PRINT).map(shortId)
    const ids = shown.length === 0 ? '' : `〔${shown.join('、')}${count > shown.length ? '等' : ''}〕`
    tables.set(name, [...(tables.get(name) ?? []), `${where ?? '全部'}${count}条${ids}`])
  }
  return [...tables].map(([name, parts]) => `${name}：${parts.join('，')}`)
}

/** 地区生产总值：2021年158.2亿元〔…〕、2022年167.4亿元〔…〕（最终核实，审核：区统计局） */
function observationLines(observations: readonly ObservationCitation[]): readonly string[] {
  const indicators = new Map<string, Map<string, string[]>>()
  for (const one of [...observations].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0))) {
    const groups = indicators.get(one.indicator) ?? new Map<string, string[]>()
    indicators.set(one.indicator, groups)
    const origin =
      one.document === null ? (one.approver === null ? '尚未审核' : `审核：${one.approver}`) : `《${one.document}》`
    const manner = `${one.status}，${origin}`
    const id = one.document === null ? `〔${shortId(one.observation)}〕` : ''
    groups.set(manner, [...(groups.get(manner) ?? []), `${periodText(one.period)}${one.value}${one.unit ?? ''}${id}`])
  }
  return [...indicators].map(
    ([indicator, groups]) =>
      `${indicator}：${[...groups].map(([manner, values]) => `${values.join('、')}（${manner}）`).join('，')}`,
  )
}
