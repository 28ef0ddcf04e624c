import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Statement } from '../src/model/plan-model.ts'
import { DISTRICT_PLAN, published } from './published.ts'

/** What careful readers found: the statements of one contiguous run of lines. See `gold/README.md`. */
export interface GoldRun {
  readonly name: string
  /** Path of the published text below the folder of published texts. */
  readonly document: string
  readonly text: string
  readonly items: readonly GoldStatement[]
  /** Items that may be found but need not be. */
  readonly optional: readonly GoldStatement[]
}

export interface GoldStatement
  extends Pick<
    Statement,
    'line' | 'indicator' | 'role' | 'comparator' | 'value' | 'unit' | 'measure' | 'per' | 'modality'
  > {
  readonly quote: string
  readonly valueText: string
  /** Offset of the value in its line. */
  readonly valueAt: number
  /** Years, '2025' or '2021-2025'; null where the text gives none. */
  readonly year: string | null
  /** Other readings of an attribute that are as good. */
  readonly also: Readonly<Partial<Record<GoldAttribute, readonly (string | null)[]>>>
}

export type GoldAttribute = 'role' | 'comparator' | 'unit' | 'measure' | 'per' | 'year' | 'modality' | 'indicator'

/** One row of `gold/*.jsonl`: offsets into a line of the published text in place of its words. */
type GoldRow = Omit<GoldStatement, 'quote' | 'valueText' | 'valueAt' | 'also' | 'indicator' | 'unit'> & {
  readonly 指标: string
  readonly from: number
  readonly to: number
  readonly valueFrom: number
  readonly valueTo: number
  readonly unit?: string | null
  readonly unitFrom?: number
  readonly also?: GoldStatement['also']
  readonly optional?: true
}

/** The district plan as its own readers annotated it, kept beside the published texts with the words in it. */
interface DistrictRow extends Omit<GoldStatement, 'valueText' | 'valueAt' | 'also'> {
  readonly value_text: string
}

const DISTRICT_GOLD = 'gold/yanfeng-14.jsonl'
const folder = join('bench', 'gold')

/** Every gold run whose published text is at hand. */
export function goldRuns(): GoldRun[] {
  const ours = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : []
  return [districtRun(), ...ours.sort().map((name) => runFromOffsets(join(folder, name)))].filter(
    (run): run is GoldRun => run !== undefined,
  )
}

const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))

function districtRun(): GoldRun | undefined {
  const text = published(DISTRICT_PLAN)
  const gold = published(DISTRICT_GOLD)
  if (text === undefined || gold === undefined) return undefined
  // The file is written by our own annotators in this shape.
  const rows = jsonLines(gold) as DistrictRow[]
  const lines = text.split(/\r?\n/)
  const items = rows.map(({ value_text, ...row }): GoldStatement => {
    const valueAt = (lines[row.line - 1] ?? '').indexOf(row.quote) + row.quote.lastIndexOf(value_text)
    return { ...row, valueText: value_text, valueAt, also: {} }
  })
  return { name: 'yanfeng-14', document: DISTRICT_PLAN, text, items, optional: [] }
}

function runFromOffsets(file: string): GoldRun | undefined {
  // Written by gold-from-annotations.mjs in this shape.
  const [{ document }, ...rows] = jsonLines(readFileSync(file, 'utf8')) as [{ document: string }, ...GoldRow[]]
  const text = published(document)
  if (text === undefined) return undefined
  const lines = text.split(/\r?\n/)
  const read = ({ 指标, from, to, valueFrom, valueTo, unitFrom, unit, also, ...row }: GoldRow): GoldStatement => {
    const line = lines[row.line - 1] ?? ''
    return {
      ...row,
      indicator: 指标,
      quote: line.slice(from, to),
      valueText: line.slice(valueFrom, valueTo),
      valueAt: valueFrom,
      unit: unitFrom === undefined ? (unit ?? null) : line.slice(unitFrom, valueTo),
      also: also ?? {},
    }
  }
  return {
    name: basename(file, '.jsonl'),
    document,
    text,
    items: rows.filter((row) => row.optional !== true).map(read),
    optional: rows.filter((row) => row.optional === true).map(read),
  }
}
