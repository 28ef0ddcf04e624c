import { type Division, sameDivision } from './division.ts'
import type { Fact } from './facts.ts'
import type { Goal } from './goal.ts'
import { convert } from './quantity.ts'

/** A compiled report with the place and the year it speaks for. */
export interface Report {
  readonly document: string
  readonly title: string
  readonly division: Division
  readonly year: number | null
  readonly facts: readonly Fact[]
}

/** A figure that answers a target, or one that only looks as if it did. */
export type Verdict =
  | { readonly kind: 'match'; readonly fact: Fact; readonly value: number; readonly reasons: readonly string[] }
  | { readonly kind: 'near-miss'; readonly fact: Fact; readonly reason: string }
  | { readonly kind: 'different' }

/** Names so general that equal words do not mean an equal thing without the catalogue. */
const TOO_GENERAL =
  /^(?:增加值|产值|总产值|产量|总量|面积|总面积|投资|总投资|投资额|项目|收入|总收入|利润|销售额|人数|人口|覆盖率|达标率|完成率|占比|比重|比例|出口|进口|企业|床位|学校|里程|数量|规模|资金|余额)$/

const SHAPES: Readonly<Record<Fact['shape'], string>> = {
  level: '水平值',
  growth: '增速',
  reduction: '降幅',
  flow: '年度数量',
  points: '增减量',
}

/**
 * Whether a figure of a report answers a target: same indicator, subject, division, type, unit and a period that counts.
 * Every check that fails names itself; nothing is weighed against anything else.
 */
export function compare(goal: Goal, fact: Fact, report: Report, planDivision: Division): Verdict {
  const target = goal.fact
  if (target.identity !== fact.identity) return { kind: 'different' }
  if (target.found === null && (target.name.key.length < 4 || TOO_GENERAL.test(target.name.key)))
    return { kind: 'different' }

  const missed = (reason: string): Verdict => ({ kind: 'near-miss', fact, reason })
  if (fact.statement.role === 'target') return missed('是安排的目标，不是已实现的结果')

  const reasons = [...(fact.found?.reasons ?? [`指标名称一致：${fact.name.key}`])]
  const named = fact.statement.subject !== null && planDivision.spellings.includes(fact.statement.subject)
  const same = sameDivision(planDivision, report.division)
  if (same === false && !named)
    return missed(`区划不同：规划为${planDivision.name ?? '未注明'}，报告为${report.division.name ?? '未注明'}`)
  if (same === null) reasons.push('规划或报告未写明区划，按同一区划对待')
  else reasons.push(named && same === false ? `报告点名${planDivision.name}` : `区划一致：${planDivision.name}`)
  if (!fact.ownDivision) return missed(`范围不同：报告此处说的是${fact.name.extent ?? '其他地区'}`)

  const subject = named ? null : fact.subject
  if ((target.subject ?? '') !== (subject ?? ''))
    return missed(`主体不同：规划为${target.subject ?? '本地区'}，报告为${subject ?? '本地区'}`)

  if (fact.isPartYear) return missed('是部分时段或多年平均的数值，不是该年数值')
  if (goal.needs !== fact.shape) {
    return missed(`类型不同：目标需要${SHAPES[goal.needs]}，报告给出${SHAPES[fact.shape]}`)
  }
  const value = convert(fact.value, fact.unit, goal.needs === 'growth' ? '%' : target.unit)
  if (value === null) return missed(`单位不同：目标为${target.unit ?? '无单位'}，报告为${fact.unit ?? '无单位'}`)
  if (fact.unit !== target.unit && goal.needs !== 'growth')
    reasons.push(`单位换算：${fact.value}${fact.unit ?? ''} = ${value}${target.unit ?? ''}`)

  if (fact.from === null || fact.to === null) return missed('报告未写明年份')
  const { baseYear, targetYear } = goal
  if (targetYear !== null && fact.to > targetYear) return missed(`年份在目标期之后：${fact.to}`)
  if (baseYear !== null && fact.to < baseYear) return missed(`年份在基期之前：${fact.to}`)
  if (baseYear !== null && fact.from !== fact.to && fact.from !== baseYear + 1)
    return missed(`时段不同：${fact.from}—${fact.to}`)
  reasons.push(
    `类型一致：${SHAPES[fact.shape]}`,
    `数据年份：${fact.from === fact.to ? fact.to : `${fact.from}—${fact.to}`}`,
  )
  return { kind: 'match', fact, value, reasons }
}

/** Names of figures by the pairs of characters in them: finds look-alikes, never matches. */
export interface LookAlikes {
  find(goal: Goal, limit: number): readonly { readonly fact: Fact; readonly reason: string }[]
}

export function lookAlikesOf(reports: readonly Report[]): LookAlikes {
  const byPair = new Map<string, Set<string>>()
  const factsByKey = new Map<string, Fact[]>()
  for (const report of reports) {
    for (const fact of report.facts) {
      if (fact.statement.role === 'target' || fact.name.key.length < 3) continue
      const known = factsByKey.get(fact.name.key)
      if (known !== undefined) known.push(fact)
      else {
        factsByKey.set(fact.name.key, [fact])
        for (const pair of pairsOf(fact.name.key)) {
          const keys = byPair.get(pair)
          if (keys === undefined) byPair.set(pair, new Set([fact.name.key]))
          else keys.add(fact.name.key)
        }
      }
    }
  }
  return {
    find(goal, limit) {
      const mine = pairsOf(goal.fact.name.key)
      const shared = new Map<string, number>()
      for (const pair of mine) for (const key of byPair.get(pair) ?? []) shared.set(key, (shared.get(key) ?? 0) + 1)
      return [...shared]
        .map(([key, count]) => ({ key, alike: (2 * count) / (mine.size + pairsOf(key).size) }))
        .filter(({ alike }) => alike >= 0.6)
        .sort((a, b) => b.alike - a.alike)
        .flatMap(({ key }) =>
          (factsByKey.get(key) ?? [])
            .filter((fact) => fact.identity !== goal.fact.identity && fact.shape === goal.needs)
            .slice(-1)
            .map((fact) => ({
              fact,
              reason: `指标不同：${goal.fact.statement.indicator}与${fact.statement.indicator}`,
            })),
        )
        .slice(0, limit)
    },
  }
}

function pairsOf(key: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < key.length; i++) pairs.add(key.slice(i, i + 2))
  return pairs
}
