import { certaintyOf, type UnitCertainty } from '../../../engines/evaluation/certainty.ts'
import { type Evaluation, evaluate } from '../../../engines/evaluation/evaluate.ts'
import { unfold } from '../../../engines/evaluation/explain.ts'
import { DEFAULT_UNCERTAINTY } from '../../../engines/evaluation/replay.ts'
import { gradeName, resultHead, stagesOf, unitResults } from '../../../engines/evaluation/result.ts'
import { sensitivityOf } from '../../../engines/evaluation/sensitivity.ts'
import { type Design, runsOf } from '../../../engines/evaluation/sobol.ts'
import { type UnitTable, withValue } from '../../../engines/evaluation/table.ts'
import { liftsOf } from '../../../engines/evaluation/what-if.ts'
import type { EvaluationResult } from '../../../model/evaluation-result.ts'
import type { Scheme } from '../../../model/evaluation-scheme.ts'
import { replayInThreads } from '../../evaluation/replay-threads.ts'
import type { Command, Invocation, Language } from '../command.ts'
import { readInputs } from '../evaluate-files.ts'
import { shownEvaluation } from '../evaluation-text.ts'

export const evaluateCommand: Command = {
  name: 'evaluate',
  usage: 'SCHEME.json DATA.csv',
  about: { zh: '按评价方案给数据表打分、排名、定等', en: 'score, rank and grade a table by a scheme' },
  help: {
    zh: '方案是一份 JSON（格式见 docs/evaluation-scheme.md），数据是一张 csv，第一行是列名，每行一个单位；UTF-8 或 GB18030。\n方案和数据中的问题一次列全，带文件、行、列。缺数据的得分显示“—”，不当 0。\n加 --replays 或 --sensitivity 说明名次和等级有多可靠；同一种子结果相同。',
    en: 'The scheme is JSON (docs/evaluation-scheme.md), the data a csv with column names first and a unit a line; UTF-8 or\nGB18030. Faults of both are listed all at once with file, line and column. A score without data is —, never 0.\n--replays and --sensitivity tell how sure ranks and grades are; the same seed gives the same figures.',
  },
  files: [2, 2],
  options: [
    {
      name: 'explain',
      type: 'string',
      value: 'UNIT,…',
      about: { zh: '展开这些单位得分的算式', en: 'unfold the scores of these units' },
    },
    {
      name: 'lift',
      type: 'string',
      value: 'UNIT,…',
      about: { zh: '哪一项变多少能升一等', en: 'the smallest change in one indicator that lifts the grade' },
    },
    {
      name: 'suppose',
      type: 'string',
      value: 'UNIT:COLUMN=N,…',
      about: { zh: '假设某值改为 N 再评', en: 'evaluate as if a value were N' },
    },
    {
      name: 'replays',
      type: 'string',
      value: 'N',
      about: {
        zh: '重算 N 次，给出名次区间和各等级的概率',
        en: 'replay N times: rank intervals, probability of each grade',
      },
    },
    {
      name: 'sensitivity',
      type: 'string',
      value: 'N',
      about: { zh: '各项假设对名次的影响（Sobol），样本 N', en: 'Sobol indices of the assumptions, sample size N' },
    },
    { name: 'seed', type: 'string', value: 'N', about: { zh: '重算的种子', en: 'seed of the replays' } },
    { name: 'threads', type: 'string', value: 'N', about: { zh: '线程数，默认全部', en: 'threads, all by default' } },
    {
      name: 'stages',
      type: 'boolean',
      about: { zh: '连同每一步之后的数据', en: 'with the data after every step' },
    },
    { name: 'all', type: 'boolean', about: { zh: '列出全部单位', en: 'list all units' } },
  ],
  async run(invocation) {
    const { files, format, lang, terminal } = invocation
    const [schemePath = '', dataPath = ''] = files
    const numbers = numbersFrom(invocation)
    if ('faults' in numbers) return refuse(numbers.faults)
    const inputs = await readInputs(schemePath, dataPath, lang)
    if (!inputs.ok) return refuse(inputs.faults)
    const { scheme } = inputs
    const supposed = supposedTable(inputs.table, invocation)
    if ('faults' in supposed) return refuse(supposed.faults)
    const { table } = supposed
    const unknown = ['explain', 'lift'].flatMap((name) =>
      listOf(invocation, name).flatMap((unit) =>
        table.codes.includes(unit)
          ? []
          : [say(lang, `--${name}：数据中没有单位“${unit}”`, `--${name}: no unit “${unit}” in the data`)],
      ),
    )
    if (unknown.length > 0) return refuse(unknown)
    const outcome = evaluate(scheme, table)
    if (!outcome.ok) return refuse(outcome.faults.map(inputs.show))
    const { evaluation } = outcome
    const certainty = await certaintyFor(evaluation, numbers)
    const head: Omit<EvaluationResult, 'units'> = {
      ...resultHead(evaluation),
      ...(certainty === null ? {} : { certainty: certainty.result }),
      ...(invocation.flags.stages === true ? { stages: stagesOf(evaluation) } : {}),
      ...explanations(evaluation, listOf(invocation, 'explain')),
      ...lifts(scheme, evaluation, listOf(invocation, 'lift')),
    }
    const units = unitResults(evaluation, certainty?.units)
    if (format === 'json') printJson(head, units, terminal.out)
    else terminal.out(shownEvaluation(head, units, { lang, all: invocation.flags.all === true }))
    return 0

    function refuse(faults: readonly string[]) {
      for (const fault of faults) terminal.err(fault)
      return 2 as const
    }
  },
}

const say = (lang: Language, zh: string, en: string) => (lang === 'en' ? en : zh)

const listOf = ({ flags }: Invocation, name: string): string[] => {
  const given = flags[name]
  return typeof given === 'string'
    ? given
        .split(/[,，]/)
        .map((one) => one.trim())
        .filter((one) => one !== '')
    : []
}

interface Numbers {
  readonly replays: number | null
  readonly sensitivity: number | null
  readonly seed: number | null
  readonly threads: number | null
}

function numbersFrom({ flags, lang }: Invocation): Numbers | { readonly faults: readonly string[] } {
  const faults: string[] = []
  const whole = (name: string, least: number, most: number): number | null => {
    const given = flags[name]
    if (typeof given !== 'string') return null
    const value = Number(given)
    if (/^\d{1,10}$/.test(given) && value >= least && value <= most) return value
    faults.push(
      say(
        lang,
        `gangmu evaluate: --${name} 应为 ${least} 到 ${most} 的整数，收到“${given}”`,
        `gangmu evaluate: --${name} takes a whole number from ${least} to ${most}, not “${given}”`,
      ),
    )
    return null
  }
  const numbers = {
    replays: whole('replays', 2, 100_000),
    sensitivity: whole('sensitivity', 4, 20_000),
    seed: whole('seed', 0, 4_294_967_295),
    threads: whole('threads', 1, 256),
  }
  return faults.length > 0 ? { faults } : numbers
}

/** The table with what --suppose says, or every fault in it. */
function supposedTable(
  table: UnitTable,
  invocation: Invocation,
): { readonly table: UnitTable } | { readonly faults: readonly string[] } {
  const { lang } = invocation
  const faults: string[] = []
  let changed = table
  for (const one of listOf(invocation, 'suppose')) {
    const colon = one.indexOf(':')
    const equals = one.lastIndexOf('=')
    const [unit, column, value] = [one.slice(0, colon), one.slice(colon + 1, equals), Number(one.slice(equals + 1))]
    const row = table.codes.indexOf(unit)
    if (colon < 1 || equals < colon || one.slice(equals + 1).trim() === '' || !Number.isFinite(value))
      faults.push(say(lang, `--suppose：“${one}”应写作 单位:列=数`, `--suppose: “${one}” should be UNIT:COLUMN=NUMBER`))
    else if (row < 0)
      faults.push(say(lang, `--suppose：数据中没有单位“${unit}”`, `--suppose: no unit “${unit}” in the data`))
    else if (table.numbers[column] === undefined)
      faults.push(
        say(
          lang,
          `--suppose：方案不用数字列“${column}”；用的有 ${Object.keys(table.numbers).join('、')}`,
          `--suppose: the scheme reads no numbers from “${column}”; it reads ${Object.keys(table.numbers).join(', ')}`,
        ),
      )
    else changed = withValue(changed, row, column, value)
  }
  return faults.length > 0 ? { faults } : { table: changed }
}

async function certaintyFor(
  evaluation: Evaluation,
  { replays, sensitivity, seed, threads }: Numbers,
): Promise<{
  readonly result: NonNullable<EvaluationResult['certainty']>
  readonly units: readonly UnitCertainty[]
} | null> {
  if (replays === null && sensitivity === null) return null
  const { scheme, table } = evaluation
  const { vary: factors, ...given } = scheme.uncertainty ?? DEFAULT_UNCERTAINTY
  const usedSeed = seed ?? given.seed ?? 1
  const design: Design =
    sensitivity === null
      ? { kind: 'random', n: replays ?? 2, factors: factors.length, seed: usedSeed }
      : { kind: 'sobol', n: sensitivity, factors: factors.length, seed: usedSeed }
  const sheet = await replayInThreads({ scheme, table, factors, design }, threads === null ? {} : { threads })
  // Of a Sobol design only the two independent samples say how sure a rank is; the others hold inputs fixed.
  const counted = design.kind === 'sobol' ? 2 * design.n : design.n
  const runs = runsOf(design)
  let failed = 0
  for (let run = 0; run < runs; run++) failed += sheet.failed[run] ?? 0
  const names = factors.map(({ what }) => what)
  const indices = design.kind === 'sobol' ? sensitivityOf(evaluation, sheet, design).indices : null
  const known = (value: number) => (Number.isFinite(value) ? value : null)
  return {
    units: certaintyOf(sheet, counted, scheme.grading?.grades.length ?? 0),
    result: {
      replays: runs,
      failed,
      seed: usedSeed,
      factors: names,
      sensitivity:
        indices?.map(({ first, total, firstInterval, totalInterval }, f) => ({
          factor: names[f] ?? '',
          first: known(first),
          total: known(total),
          firstInterval: firstInterval?.map(known) ?? null,
          totalInterval: totalInterval?.map(known) ?? null,
        })) ?? null,
    },
  }
}

function explanations(evaluation: Evaluation, units: readonly string[]): Pick<EvaluationResult, 'explained'> {
  if (units.length === 0) return {}
  return {
    explained: units.flatMap((unit) => {
      const arithmetic = unfold(evaluation, unit)
      return arithmetic === null ? [] : [{ unit, arithmetic: arithmetic as never }] // the recursive type of the schema is not known to TypeScript
    }),
  }
}

function lifts(scheme: Scheme, evaluation: Evaluation, units: readonly string[]): Pick<EvaluationResult, 'lifts'> {
  if (units.length === 0) return {}
  const { table } = evaluation
  return {
    lifts: units.map((unit) => {
      const row = table.codes.indexOf(unit)
      const at = evaluation.rows === null ? row : evaluation.rows.indexOf(row)
      return {
        unit,
        grade: gradeName(scheme, evaluation.graded.grades[at]),
        by: (liftsOf(scheme, table, row) ?? []).map(({ indicator, column, from, to, after }) => ({
          indicator,
          column,
          from,
          to,
          grade: after === null ? null : gradeName(scheme, after.grade ?? undefined),
          rank: after?.place ?? null,
          score: after?.score ?? null,
        })),
      }
    }),
  }
}

/** Units go out a thousand at a time: a million of them do not fit into one string. */
function printJson(head: Omit<EvaluationResult, 'units'>, units: Iterable<object>, out: (text: string) => void): void {
  const opening = JSON.stringify(head, null, 1)
  out(`${opening.slice(0, opening.lastIndexOf('}')).trimEnd()},\n "units": [`)
  let lines: string[] = []
  let isFirst = true
  const flush = () => {
    if (lines.length === 0) return
    out(`${isFirst ? '' : ','}${lines.join(',\n')}`)
    isFirst = false
    lines = []
  }
  for (const unit of units) {
    lines.push(`  ${JSON.stringify(unit)}`)
    if (lines.length === 1000) flush()
  }
  flush()
  out(' ]\n}')
}
