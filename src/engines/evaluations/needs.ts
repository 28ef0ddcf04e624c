import type { Scheme } from '../../model/evaluation-scheme.ts'
import type { Fault } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import { needsOf } from '../evaluation/columns.ts'
import { nameOf } from '../evaluation/result.ts'
import { fault } from './refusals.ts'

/** Where a column's values are taken from, when people do not type them. */
export type Binding =
  | { readonly kind: 'observation'; readonly indicator: string; readonly measure: string }
  | { readonly kind: 'metric'; readonly metric: string }
  | { readonly kind: 'records'; readonly source: string; readonly column: string }

/** What the office asks of a column of data (数据要求): beside the scheme, which says only how it is used. */
export interface ColumnNeed {
  readonly column: string
  /** 填报口径: what counts, what does not. */
  readonly about: string
  /** 数据提供单位, in words. */
  readonly provider: string
  readonly unit: string
  readonly from: Binding | null
}

/** A column of the table with all that is said of it. */
export interface ColumnFacts extends ColumnNeed {
  readonly holds: 'number' | 'words'
  /** What of the scheme reads it. */
  readonly usedBy: readonly Bilingual[]
  readonly direction: 'positive' | 'negative' | null
  /** Words that a column of words knows, where the scheme lists them. */
  readonly words: readonly string[]
}

/** The columns that a scheme reads, in the order in which it asks, with the office's requirements. */
export function columnsOf(scheme: Scheme, needs: readonly ColumnNeed[]): readonly ColumnFacts[] {
  const asked = needsOf(scheme)
  const given = new Map(needs.map((need) => [need.column, need]))
  const fixed = new Set([asked.unit, asked.name])
  const columns = [
    ...[...asked.numbers.keys()].map((column) => ({ column, holds: 'number' as const })),
    ...[...asked.words.keys()].map((column) => ({ column, holds: 'words' as const })),
  ].filter(({ column }, i, all) => !fixed.has(column) && all.findIndex((one) => one.column === column) === i)
  return columns.map(({ column, holds }) => {
    const indicators = scheme.indicators.filter((one) => (one.column ?? one.id) === column)
    const denominators = scheme.indicators.filter((one) => one.denominator?.column === column)
    const own = given.get(column)
    const isPlain = indicators.length === 1 && indicators[0]?.denominator === undefined
    return {
      column,
      holds,
      about: own?.about ?? '',
      provider: own?.provider ?? '',
      unit: own?.unit || (isPlain ? (indicators[0]?.unit ?? '') : ''),
      from: own?.from ?? null,
      usedBy: usesOf(scheme, column, indicators, denominators),
      direction: indicators.length === 1 ? (indicators[0]?.direction ?? 'positive') : null,
      words: wordsOf(scheme, column),
    }
  })
}

function usesOf(
  scheme: Scheme,
  column: string,
  indicators: Scheme['indicators'],
  denominators: Scheme['indicators'],
): readonly Bilingual[] {
  const uses: Bilingual[] = []
  for (const one of indicators) uses.push(nameOf(one.name, one.id))
  for (const one of denominators) {
    const { zh, en } = nameOf(one.name, one.id)
    uses.push({ zh: `${zh}（分母）`, en: `${en} (denominator)` })
  }
  for (const side of ['bonus', 'deduction'] as const)
    for (const item of scheme[side]?.items ?? []) {
      if ((item.column ?? item.id) !== column) continue
      const { zh, en } = nameOf(item.name, item.id)
      uses.push(
        side === 'bonus' ? { zh: `加分：${zh}`, en: `Bonus: ${en}` } : { zh: `减分：${zh}`, en: `Deduction: ${en}` },
      )
    }
  if (scheme.pools?.column === column) uses.push({ zh: '分组', en: 'Pools' })
  if (uses.length > 0) return uses
  const reads = (part: unknown) => JSON.stringify(part ?? null).includes(JSON.stringify(column))
  for (const [part, use] of [
    [scheme.exempt, { zh: '豁免', en: 'Exemption' }],
    [scheme.vetoes, { zh: '一票否决', en: 'Veto' }],
    [scheme.grading, { zh: '门槛条件', en: 'Gate' }],
  ] as const)
    if (reads(part)) uses.push(use)
  return uses.length > 0 ? uses : [{ zh: '方案中的条件或基准', en: 'A condition or base of the scheme' }]
}

function wordsOf(scheme: Scheme, column: string): readonly string[] {
  for (const side of ['bonus', 'deduction'] as const)
    for (const { column: own, id, points } of scheme[side]?.items ?? [])
      if ((own ?? id) === column && points.kind === 'levels') return Object.keys(points.levels)
  return []
}

/** Requirements of columns that the scheme does not read, or that stand twice. */
export function faultsOfNeeds(scheme: Scheme, needs: readonly ColumnNeed[]): readonly Fault[] {
  const columns = new Set(columnsOf(scheme, []).map(({ column }) => column))
  const seen = new Set<string>()
  return needs.flatMap(({ column }, i): Fault[] => {
    const isTwice = seen.has(column)
    seen.add(column)
    if (isTwice)
      return [
        {
          at: `needs.${i}.column`,
          code: 'column-twice',
          message: { zh: `列“${column}”写了两次`, en: `Column “${column}” stands twice` },
        },
      ]
    if (columns.has(column)) return []
    return [
      {
        at: `needs.${i}.column`,
        code: 'unknown-column',
        message: { zh: `方案不用列“${column}”`, en: `The scheme does not read column “${column}”` },
      },
    ]
  })
}

/** A fault for each of these columns that the scheme does not read; without a scheme nothing is read. */
export function unknownColumns(
  scheme: { readonly content: Scheme; readonly needs: readonly ColumnNeed[] } | null,
  columns: readonly string[],
  at: (place: number) => string = (place) => `columns.${place}`,
): readonly Fault[] {
  const known = new Set(scheme === null ? [] : columnsOf(scheme.content, scheme.needs).map(({ column }) => column))
  return columns.flatMap((column, i) =>
    known.has(column) ? [] : [fault(at(i), 'unknown-column', `没有“${column}”这一项`, `There is no “${column}”`)],
  )
}

/** Columns that indicators need: where one is empty, somebody loses points or a score. Conditions may well be empty. */
export const gapsNeeded = (scheme: Scheme): ReadonlySet<string> =>
  new Set(
    scheme.indicators.flatMap(({ id, column, denominator }) => [
      column ?? id,
      ...(denominator === undefined ? [] : [denominator.column]),
    ]),
  )
