import type { Fault, Refusal } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import type { ClauseStanding } from './standing.ts'

export const noSuchClause: Refusal = {
  reason: 'not-found',
  code: 'no-such-clause',
  message: { zh: '没有这个条款，或您无权查看。', en: 'There is no such clause, or you may not see it.' },
}

export const noSuchFirm: Refusal = {
  reason: 'not-found',
  code: 'no-such-firm',
  message: { zh: '没有这家企业，或您没有权限查看。', en: 'There is no such firm, or it is not yours to see.' },
}

export const noSuchClaim: Refusal = {
  reason: 'not-found',
  code: 'no-such-claim',
  message: { zh: '没有这件兑现，或您没有权限查看。', en: 'There is no such claim, or it is not yours to see.' },
}

/** Why a clause does not give a firm anything: every requirement that does not hold, at its line. */
export function notEntitled({ truth, requirements }: ClauseStanding): Refusal {
  const faults = requirements.flatMap(({ truth: one, text, cite, missing }, i): Fault[] => {
    if (one === 'true') return []
    const zh = missing.map(({ label, holder }) => `${label.zh}（由${holder.zh}掌握）`).join('、')
    const en = missing.map(({ label, holder }) => `${label.en} (held by ${holder.en})`).join(', ')
    const from = cite === '' ? '' : `〔${cite}〕`
    return [
      {
        at: `conditions.${i + 1}`,
        code: one === 'false' ? 'fails' : 'not-known',
        message: {
          zh: `${from}${text.zh}${zh === '' ? '' : `；缺：${zh}`}`,
          en: `${from}${text.en}${en === '' ? '' : `; missing: ${en}`}`,
        },
      },
    ]
  })
  return {
    reason: 'faulty',
    code: truth === 'false' ? 'not-entitled' : 'facts-missing',
    message:
      truth === 'false'
        ? {
            zh: '现在不符合这个条款的条件，逐条看差在哪里。',
            en: 'The conditions of this clause do not hold now; each is told.',
          }
        : {
            zh: '还不能判断是否符合：缺数据。补齐并核实后再办。',
            en: 'Nobody can say yet whether it holds: data are missing. Have them given and checked first.',
          },
    faults,
  }
}

export const nothingLeft = (why: Bilingual): Refusal => ({
  reason: 'conflict',
  code: 'nothing-left',
  message: { zh: `算得 0 元：${why.zh}。`, en: `It comes to nothing: ${why.en}.` },
})

export const budgetShort = (policy: string, year: string, left: string, needed: string): Refusal => ({
  reason: 'conflict',
  code: 'budget-short',
  message: {
    zh: `“${policy}”${year} 年预算只剩 ${left} 元，这件需要 ${needed} 元，不能再占用。等待追加预算或有人退出后再受理。`,
    en: `The ${year} budget of “${policy}” has ${left} yuan left and this claim needs ${needed}. It waits for more budget, or for somebody to step back.`,
  },
})

export const otherAmount = (given: string, worked: string): Refusal => ({
  reason: 'faulty',
  code: 'other-amount',
  message: {
    zh: `金额须是公式按事实算出的 ${worked} 元，填的是 ${given} 元。`,
    en: `The amount is what the formula gives, ${worked} yuan; ${given} was given.`,
  },
  faults: [
    {
      at: 'gives.amount',
      code: 'other-amount',
      message: { zh: `应为 ${worked}`, en: `must be ${worked}` },
    },
  ],
})
