import type { Unfolded } from '../../engines/evaluation/explain.ts'
import { roundedTo } from '../../engines/evaluation/rounding.ts'
import type { EvaluationResult, UnitResult } from '../../model/evaluation-result.ts'
import type { Language } from './command.ts'
import { type Column, tableOf } from './width.ts'

/** Units shown unless all are asked for. */
const SHOWN = 50

/** An evaluation as a person reads it on a terminal. */
export function shownEvaluation(
  head: Omit<EvaluationResult, 'units'>,
  units: Iterable<UnitResult>,
  { lang, all }: { readonly lang: Language; readonly all: boolean },
): string {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  const shown: UnitResult[] = []
  let count = 0
  for (const unit of units) {
    if (all || count < SHOWN) shown.push(unit)
    count++
  }
  const index = head.nodes[head.nodes.length - 1]
  const parts = head.nodes.filter(({ parent }) => parent === index?.id).slice(0, 6)
  const hasGrades = head.grades.length > 0
  const hasPools = shown.some(({ pool }) => pool !== null)
  const isSure = shown.some(({ certainty }) => certainty !== undefined)
  const columns: Column[] = [
    { title: t('名次', 'rank'), align: 'right' },
    { title: t('单位', 'unit'), most: 28 },
    ...(hasPools
      ? [
          { title: t('分组', 'pool'), most: 12 },
          { title: t('组内名次', 'rank in pool'), align: 'right' as const },
        ]
      : []),
    { title: t('得分', 'score'), align: 'right' as const },
    ...(hasGrades ? [{ title: t('等级', 'grade') }] : []),
    ...(isSure ? [{ title: t('名次区间', 'rank interval'), align: 'right' as const }] : []),
    ...(isSure && hasGrades ? [{ title: t('等级把握', 'grade sure'), align: 'right' as const }] : []),
    ...parts.map(({ name }) => ({ title: name[lang], align: 'right' as const, most: 16 })),
  ]
  const rows = shown.map((unit) => [
    unit.rank === null ? '—' : String(unit.rank),
    unit.name === unit.unit ? unit.unit : `${unit.unit} ${unit.name}`,
    ...(hasPools ? [unit.pool ?? '—', unit.poolRank === null ? '—' : String(unit.poolRank)] : []),
    number(unit.score),
    ...(hasGrades
      ? [`${unit.grade ?? '—'}${unit.grade === unit.earnedGrade ? '' : ` (${unit.earnedGrade ?? '—'})`}`]
      : []),
    ...(isSure
      ? [
          unit.certainty === undefined
            ? '—'
            : `${number(unit.certainty.rank.low, 1)}–${number(unit.certainty.rank.high, 1)}`,
        ]
      : []),
    ...(isSure && hasGrades ? [percent(unit.certainty?.grades[unit.grade ?? ''])] : []),
    ...parts.map(({ id }) => number(unit.scores[id] ?? null)),
  ])
  const lines = [
    `${head.scheme.name[lang]}  ${head.scheme.id} ${head.scheme.version}`,
    '',
    tableOf(columns, rows),
    ...(count > shown.length
      ? [t(`… 共 ${count} 个单位（--all 列出）`, `… ${count} units in all (--all lists them)`)]
      : []),
    '',
    ...notesOf(head, count, lang),
  ]
  for (const { unit, arithmetic } of head.explained ?? []) {
    const tree = arithmetic as unknown as Unfolded // made by unfold(); the recursive type of the schema is not known to TypeScript
    lines.push('', t(`“${unit}”的得分`, `score of “${unit}”`), ...unfolded(tree, 1, lang))
  }
  for (const { unit, grade, by } of head.lifts ?? []) lines.push('', ...liftLines(unit, grade, by, lang))
  return lines.join('\n')
}

function notesOf(head: Omit<EvaluationResult, 'units'>, count: number, lang: Language): string[] {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  const notes = [t(`参评 ${count} 个`, `${count} units evaluated`)]
  const pools = new Map<string | null, string[]>()
  for (const { pool, grade, count: n } of head.grades) pools.set(pool, [...(pools.get(pool) ?? []), `${grade} ${n}`])
  for (const [pool, grades] of pools) notes.push(`${pool === null ? '' : `${pool}：`}${grades.join(t('，', ', '))}`)
  if (head.exempt.length > 0) notes.push(t(`不参评 ${head.exempt.length} 个`, `${head.exempt.length} exempt`))
  if (head.screened.length > 0)
    notes.push(
      t(`数据不足筛除 ${head.screened.length} 个：`, `${head.screened.length} screened out: `) +
        head.screened
          .map(({ unit }) => unit)
          .slice(0, 20)
          .join(t('、', ', ')),
    )
  if (head.imputed.length > 0)
    notes.push(t(`插补缺失值 ${head.imputed.length} 处`, `${head.imputed.length} missing values imputed`))
  if (head.substituted.length > 0)
    notes.push(t(`按规则替代 ${head.substituted.length} 处`, `${head.substituted.length} missing scores substituted`))
  for (const { indicator, method, lowered, raised, passes } of head.treated)
    notes.push(
      t(
        `离群值 ${indicator}：${method}${lowered.length + raised.length > 0 ? `，${[...lowered, ...raised].join('、')}` : ''}${passes ? '' : '（仍超出界限）'}`,
        `outliers in ${indicator}: ${method}${lowered.length + raised.length > 0 ? `, ${[...lowered, ...raised].join(', ')}` : ''}${passes ? '' : ' (still beyond the limits)'}`,
      ),
    )
  const { certainty } = head
  if (certainty !== undefined) {
    notes.push(
      t(
        `重算 ${certainty.replays} 次（种子 ${certainty.seed}），变动：${certainty.factors.join('、')}${certainty.failed > 0 ? `；${certainty.failed} 次方法不相容，未计` : ''}`,
        `${certainty.replays} replays (seed ${certainty.seed}), varying ${certainty.factors.join(', ')}${certainty.failed > 0 ? `; ${certainty.failed} failed, methods that do not fit each other` : ''}`,
      ),
    )
    for (const { factor, first, total } of certainty.sensitivity ?? [])
      notes.push(
        t(
          `  ${factor}：单独 ${percent(first)}，总计 ${percent(total)}`,
          `  ${factor}: alone ${percent(first)}, in all ${percent(total)}`,
        ),
      )
  }
  return notes
}

/** The tree of the arithmetic, indented. */
function unfolded({ id, value, expression, notes, parts }: Unfolded, depth: number, lang: Language): string[] {
  const own = `${'  '.repeat(depth)}${id}  ${expression === null ? '' : `${expression} = `}${value === null ? '—' : value}`
  const told = notes.map((note) => note[lang]).join(lang === 'en' ? '; ' : '；')
  return [told === '' ? own : `${own}  （${told}）`, ...parts.flatMap((part) => unfolded(part, depth + 1, lang))]
}

function liftLines(
  unit: string,
  grade: string | null,
  by: NonNullable<EvaluationResult['lifts']>[number]['by'],
  lang: Language,
): string[] {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  if (by.length === 0)
    return [t(`“${unit}”（${grade ?? '—'}）没有可升的等级`, `“${unit}” (${grade ?? '—'}) has no better grade to reach`)]
  return [
    t(
      `“${unit}”（${grade ?? '—'}）升一等，其他不变时：`,
      `“${unit}” (${grade ?? '—'}) reaches a better grade, all else unchanged, when:`,
    ),
    ...by.map(({ indicator, from, to, grade: after }) =>
      to === null
        ? `  ${indicator}  ${t('单独改变不足以升等', 'not by this one alone')}`
        : `  ${indicator}  ${from ?? '—'} → ${to}  ${after ?? ''}`,
    ),
  ]
}

const number = (value: number | null, digits = 4): string => (value === null ? '—' : String(roundedTo(value, digits)))
const percent = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : `${(100 * value).toFixed(1)}%`
