import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { Condition } from '../../model/evaluation-methods.ts'
import { Scheme } from '../../model/evaluation-scheme.ts'
import { checkGrading } from './check-grading.ts'
import { checkMethods, checkNormalisation } from './check-methods.ts'
import { faultsOfShape, nearest } from './check-shape.ts'
import { checkWeights } from './check-weights.ts'
import { testsOf } from './columns.ts'
import type { Say } from './say.ts'

export type CheckedScheme =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly faults: readonly EvaluationFault[] }

/** Reads a scheme from parsed JSON: first its form, then whether it makes sense. Every fault of a kind at once. */
export function schemeFrom(value: unknown): CheckedScheme {
  const shape = faultsOfShape(Scheme, value)
  if (shape.length > 0) return { ok: false, faults: shape }
  const scheme = value as Scheme // its form was checked against the schema of the type
  const faults = faultsOfScheme(scheme)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, scheme }
}

/** What is wrong with a scheme of the right form. */
export function faultsOfScheme(scheme: Scheme): EvaluationFault[] {
  const faults: EvaluationFault[] = []
  const say: Say = (code, path, zh, en, hintZh, hintEn) => {
    faults.push({
      code,
      at: { in: 'scheme', path },
      message: { zh, en },
      ...(hintZh === undefined ? {} : { hint: { zh: hintZh, en: hintEn ?? hintZh } }),
    })
  }
  checkTree(scheme, say)
  checkWeights(scheme, say)
  checkMethods(scheme, say)
  checkConditions(scheme, say)
  checkGrading(scheme, say)
  checkUncertainty(scheme, say)
  if (scheme.validFrom !== undefined && typeof scheme.validTo === 'string' && scheme.validTo < scheme.validFrom)
    say('dates', '/validTo', `失效日期早于生效日期 ${scheme.validFrom}`, `is before validFrom, ${scheme.validFrom}`)
  return faults
}

const idsOf = (scheme: Scheme) => [...scheme.indicators.map(({ id }) => id), ...scheme.groups.map(({ id }) => id)]

function checkTree(scheme: Scheme, say: Say): void {
  const seen = new Map<string, string>()
  const entries = [
    ...scheme.indicators.map(({ id }, i) => ({ id, path: `/indicators/${i}/id` })),
    ...scheme.groups.map(({ id }, i) => ({ id, path: `/groups/${i}/id` })),
  ]
  for (const { id, path } of entries) {
    const before = seen.get(id)
    if (before !== undefined) say('id-twice', path, `“${id}”已用于 ${before}`, `“${id}” is used at ${before} already`)
    else seen.set(id, path)
  }
  const groups = new Map(scheme.groups.map((group) => [group.id, group]))
  const unknownGroup = (id: string, path: string) => {
    const near = nearest(id, [...groups.keys()])
    say(
      'unknown-group',
      path,
      `没有“${id}”这个组`,
      `there is no group “${id}”`,
      near === undefined ? `已有的组：${[...groups.keys()].join('、')}` : `是不是“${near}”？`,
      near === undefined ? `groups: ${[...groups.keys()].join(', ')}` : `did you mean “${near}”?`,
    )
  }
  scheme.indicators.forEach(({ group }, i) => {
    if (!groups.has(group)) unknownGroup(group, `/indicators/${i}/group`)
  })
  const tops = scheme.groups.filter(({ parent }) => parent === undefined)
  if (tops.length !== 1)
    say(
      'tops',
      '/groups',
      `应有且只有一个顶层组（没有 parent），现有 ${tops.length} 个${tops.length > 1 ? `：${tops.map(({ id }) => id).join('、')}` : ''}`,
      `exactly one group has no parent; here ${tops.length}${tops.length > 1 ? `: ${tops.map(({ id }) => id).join(', ')}` : ''}`,
    )
  scheme.groups.forEach((group, i) => {
    if (group.parent !== undefined && !groups.has(group.parent)) unknownGroup(group.parent, `/groups/${i}/parent`)
    const isEmpty =
      !scheme.indicators.some((one) => one.group === group.id) && !scheme.groups.some((one) => one.parent === group.id)
    if (isEmpty)
      say(
        'empty-group',
        `/groups/${i}`,
        `组“${group.id}”没有成员`,
        `group “${group.id}” has no members`,
        '加入指标，或删去这个组',
        'give it an indicator, or remove it',
      )
    const path = [group.id]
    for (let at = group.parent; at !== undefined; at = groups.get(at)?.parent) {
      if (path.includes(at)) {
        if (at === group.id)
          say(
            'circle',
            `/groups/${i}/parent`,
            `上下级成环：${[...path, at].join(' → ')}`,
            `groups go round: ${[...path, at].join(' → ')}`,
          )
        break
      }
      path.push(at)
    }
  })
}

/** Members of a group in the order of the scheme, as the weightings see them. */
function checkConditions(scheme: Scheme, say: Say): void {
  const indicators = new Set(scheme.indicators.map(({ id }) => id))
  const all = new Set(idsOf(scheme))
  const check = (condition: Condition | undefined, path: string, isEarly: boolean) => {
    if (condition === undefined) return
    const list = 'all' in condition ? '/all' : 'any' in condition ? '/any' : ''
    testsOf(condition).forEach((test, k) => {
      const at = list === '' ? path : `${path}${list}/${k}`
      const operands = [test.column, test.indicator, test.score].filter((one) => one !== undefined)
      if (operands.length !== 1)
        say('one-operand', at, 'column、indicator、score 应有且只有一个', 'exactly one of column, indicator, score')
      if (isEarly && test.column === undefined)
        say(
          'too-early',
          at,
          '这里只能用数据列 column：指标和得分还没有算出',
          'only a column can be tested here: nothing has been computed yet',
        )
      if (test.indicator !== undefined && !indicators.has(test.indicator))
        say(
          'unknown-indicator',
          `${at}/indicator`,
          `没有“${test.indicator}”这个指标`,
          `there is no indicator “${test.indicator}”`,
        )
      if (test.score !== undefined && !all.has(test.score))
        say('unknown-id', `${at}/score`, `没有“${test.score}”`, `there is no “${test.score}”`)
      const isOnWords = test.is === 'one-of' || test.is === 'none-of'
      if (isOnWords && test.of === undefined) say('needs-words', at, `${test.is} 要写明 of`, `${test.is} needs of`)
      if (isOnWords && test.column === undefined)
        say('words-of-column', at, `${test.is} 只用于数据列`, `${test.is} is for columns`)
      if (!isOnWords && test.is !== 'present' && test.is !== 'missing' && test.than === undefined)
        say('needs-than', at, `${test.is} 要写明 than`, `${test.is} needs than`)
    })
  }
  scheme.indicators.forEach((one, i) => {
    check(one.appliesTo, `/indicators/${i}/appliesTo`, true)
  })
  scheme.groups.forEach((one, i) => {
    check(one.appliesTo, `/groups/${i}/appliesTo`, true)
  })
  scheme.exempt?.forEach((one, i) => {
    check(one.when, `/exempt/${i}/when`, true)
  })
  scheme.vetoes?.forEach((one, i) => {
    check(one.when, `/vetoes/${i}/when`, false)
  })
  scheme.grading?.gates?.forEach((one, i) => {
    check(one.require, `/grading/gates/${i}/require`, false)
  })
  for (const side of ['bonus', 'deduction'] as const)
    scheme[side]?.items.forEach((item, i) => {
      if (item.points.kind === 'when') check(item.points.when, `/${side}/items/${i}/points/when`, false)
    })
}

function checkUncertainty(scheme: Scheme, say: Say): void {
  const groups = new Set(scheme.groups.map(({ id }) => id))
  const indicators = new Set(scheme.indicators.map(({ id }) => id))
  const seen = new Set<string>()
  scheme.uncertainty?.vary.forEach((factor, i) => {
    const path = `/uncertainty/vary/${i}`
    if (seen.has(factor.what))
      say('factor-twice', `${path}/what`, `“${factor.what}”重复`, `“${factor.what}” stands twice`)
    seen.add(factor.what)
    if (factor.what === 'weights')
      factor.groups?.forEach((id, k) => {
        if (!groups.has(id))
          say('unknown-group', `${path}/groups/${k}`, `没有“${id}”这个组`, `there is no group “${id}”`)
      })
    if (factor.what === 'data' || factor.what === 'omission')
      factor.indicators?.forEach((id, k) => {
        if (!indicators.has(id))
          say('unknown-indicator', `${path}/indicators/${k}`, `没有“${id}”这个指标`, `there is no indicator “${id}”`)
      })
    if (factor.what === 'normalisation')
      for (const spec of factor.alternatives)
        for (const indicator of scheme.indicators)
          if (indicator.normalise === undefined) checkNormalisation(spec, indicator, path, say)
  })
}
