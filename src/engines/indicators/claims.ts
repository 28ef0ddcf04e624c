import type { PlanModel } from '../../model/plan-model.ts'
import type { Claim } from '../../model/track-result.ts'
import { divisionOf } from './division.ts'
import { reportedYear } from './facts.ts'
import { findIndicator, type IndicatorIndex } from './find-indicator.ts'

/** A claim with the indicator that it is about. */
export interface IndicatorClaim {
  readonly indicatorId: string
  readonly claim: Claim
}

const REACHED = /(?:提前|超额|全面|圆满|如期|顺利|全部)?(?:完成|实现|达到)(?:了)?([^,，。；;]{2,40}?)(?:目标|任务)/
const NAMED_FIRST = /([^,，。；;]{2,40}?)(?:目标|任务)(?:提前|超额|全面|圆满|如期|顺利|全部)(?:完成|实现)/
const MISSED = /(?:未能|未|没有)(?:达到|完成|实现)/
const OF_THE_PLAN = /“十[一二三四五六]五”|规划|国家|省|市|下达|确定|年度|全年|年初|预期|约束性|的/g

/**
 * What a report itself says of its goals: “…目标提前完成”, “…未达到年初目标”. Such words are quoted beside the arithmetic;
 * neither replaces the other. Only claims that name a catalogued indicator are taken.
 */
export function claimsOf(model: PlanModel, index: IndicatorIndex): readonly IndicatorClaim[] {
  const { spellings } = divisionOf(model)
  const year = reportedYear(model)
  const claims: IndicatorClaim[] = []
  for (const clause of model.clauses) {
    if (!/目标|任务|预期/.test(clause.text)) continue
    for (const part of clause.text.split(/[。；;，,]/)) {
      const claim = claimIn(part)
      if (claim === null) continue
      for (const name of claim.about.split(/[、和]/)) {
        const found = findIndicator(name.replace(OF_THE_PLAN, ''), index, spellings)
        if (found === null) continue
        claims.push({
          indicatorId: found.id,
          claim: {
            period: year === null ? null : String(year),
            says: claim.says,
            source: {
              document: model.source.name,
              line: clause.line,
              text: part,
              sentence: clause.text,
              clause: clause.id,
              start: clause.start,
              end: clause.end,
            },
          },
        })
      }
    }
  }
  return claims
}

function claimIn(part: string): { readonly about: string; readonly says: Claim['says'] } | null {
  if (part.length > 120) return null
  const missed = MISSED.exec(part)
  if (missed !== null) {
    if (!/目标|预期|任务/.test(part.slice(missed.index))) return null
    const before = part.slice(0, missed.index)
    const end = before.lastIndexOf('等')
    return { about: end > 0 ? before.slice(0, end) : before, says: 'not-reached' }
  }
  const about = (NAMED_FIRST.exec(part) ?? REACHED.exec(part))?.[1]
  return about === undefined ? null : { about, says: 'reached' }
}
