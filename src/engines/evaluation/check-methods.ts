import type { Normalisation } from '../../model/evaluation-methods.ts'
import type { Indicator, Scheme } from '../../model/evaluation-scheme.ts'
import { nearest } from './check-shape.ts'
import type { Say } from './say.ts'

/** Methods that lack a parameter, or name what is not there. */
export function checkMethods(scheme: Scheme, say: Say): void {
  const ids = new Set(scheme.indicators.map(({ id }) => id))
  const known = (id: string, path: string) => {
    if (ids.has(id)) return
    const near = nearest(id, [...ids])
    say(
      'unknown-indicator',
      path,
      `没有“${id}”这个指标`,
      `there is no indicator “${id}”`,
      near === undefined ? undefined : `是不是“${near}”？`,
      near === undefined ? undefined : `did you mean “${near}”?`,
    )
  }
  scheme.indicators.forEach((indicator, i) => {
    const own = indicator.normalise
    const spec = own ?? scheme.normalise
    if (spec !== undefined)
      checkNormalisation(spec, indicator, own !== undefined ? `/indicators/${i}/normalise` : `/indicators/${i}`, say)
    if (indicator.substitute?.rule === 'score' && indicator.substitute.score === undefined)
      say('needs-score', `/indicators/${i}/substitute`, '替代规则 score 要写明 score', 'rule score needs a score')
  })
  scheme.prepare?.forEach((step, k) => {
    const path = `/prepare/${k}`
    if (step.step === 'impute') {
      for (const id of step.indicators ?? []) known(id, `${path}/indicators`)
      if (step.method === 'value' && step.value === undefined)
        say('needs-value', path, '方法 value 要写明 value', 'method value needs a value')
      if (step.method === 'column') {
        if (step.columns === undefined)
          say('needs-columns', path, '方法 column 要写明 columns', 'method column needs columns')
        for (const id of Object.keys(step.columns ?? {})) known(id, `${path}/columns/${id}`)
      }
      if (step.within !== undefined && step.method !== 'mean' && step.method !== 'median')
        say(
          'within-unused',
          `${path}/within`,
          `方法 ${step.method} 不按组进行`,
          `method ${step.method} takes no groups`,
        )
    }
    if (step.step === 'treat')
      for (const id of Object.keys(step.indicators ?? {})) known(id, `${path}/indicators/${id}`)
  })
  for (const [path, aggregation] of [
    ['/aggregation', scheme.aggregation] as const,
    ...Object.entries(scheme.levels ?? {}).map(([level, one]) => [`/levels/${level}`, one] as const),
    ...scheme.groups.map((group, i) => [`/groups/${i}/aggregation`, group.aggregation] as const),
  ])
    if (aggregation?.method === 'generalised' && aggregation.power === 0)
      say('power-zero', `${path}/power`, '幂不能为 0', 'the power cannot be 0', '用 geometric', 'use geometric')
  const all = new Set([...ids, ...scheme.groups.map(({ id }) => id)])
  scheme.ranking?.tieBreak?.forEach((id, k) => {
    if (!all.has(id)) say('unknown-id', `/ranking/tieBreak/${k}`, `没有“${id}”`, `there is no “${id}”`)
  })
}

/** Parameters that a method needs, from itself or from the indicator. */
export function checkNormalisation(spec: Normalisation, indicator: Indicator, path: string, say: Say): void {
  const needs = (what: string, zh: string) =>
    say(
      'needs-parameter',
      path,
      `指标“${indicator.id}”用 ${spec.method}，缺少${zh}`,
      `${spec.method} of indicator “${indicator.id}” needs ${what}`,
    )
  switch (spec.method) {
    case 'min-max':
      if (spec.range !== undefined && spec.range[0] === spec.range[1])
        say('empty-range', `${path}/range`, '上下限相同', 'both ends are the same')
      return
    case 'scaled': {
      const bounds = spec.bounds ?? indicator.goalposts
      if (bounds !== undefined && bounds[0] === bounds[1])
        say('empty-range', path, `指标“${indicator.id}”的上下限相同`, `both bounds of “${indicator.id}” are the same`)
      return
    }
    case 'goalposts': {
      const [lower, upper] = [spec.lower ?? indicator.goalposts?.[0], spec.upper ?? indicator.goalposts?.[1]]
      if (lower === undefined || upper === undefined) {
        needs('goalposts', '上下限（goalposts 或 lower、upper）')
        return
      }
      if (!(lower < upper))
        say(
          'empty-range',
          path,
          `指标“${indicator.id}”的下限应小于上限`,
          `the lower bound of “${indicator.id}” must be below the upper`,
        )
      if (spec.log === true && lower <= 0)
        say(
          'log-of-zero',
          path,
          `指标“${indicator.id}”取对数，下限应大于 0`,
          `the lower bound of “${indicator.id}” must be above 0 for log`,
        )
      return
    }
    case 'distance-to-target':
      if (spec.target === undefined && indicator.target === undefined) needs('a target', '目标值 target')
      return
    case 'completion':
      if (spec.target === undefined && indicator.target === undefined) needs('a target', '目标值 target')
      if (spec.form === 'difference' && spec.band === undefined) needs('a band', '幅度 band')
      return
    case 'ratio-to-base':
      if (spec.base === undefined && indicator.target === undefined) needs('a base', '基准值 base')
      return
    case 'efficacy':
      if (
        spec.satisfactory !== spec.unacceptable &&
        spec.satisfactory > spec.unacceptable === (indicator.direction === 'negative')
      )
        say(
          'efficacy-direction',
          path,
          `指标“${indicator.id}”是${indicator.direction === 'negative' ? '逆向，满意值应小于不允许值' : '正向，满意值应大于不允许值'}`,
          `indicator “${indicator.id}” is ${indicator.direction === 'negative' ? 'negative: satisfactory is below unacceptable' : 'positive: satisfactory is above unacceptable'}`,
        )
      if (spec.satisfactory === spec.unacceptable)
        say('empty-range', path, '满意值与不允许值相同', 'satisfactory and unacceptable are the same')
      return
    case 'classes': {
      const isPositive = indicator.direction !== 'negative'
      spec.classes.forEach(({ bound }, k) => {
        const before = spec.classes[k - 1]?.bound
        if (before !== undefined && !(isPositive ? bound < before : bound > before))
          say(
            'classes-order',
            `${path}/classes/${k}/bound`,
            `应比上一档${isPositive ? '低' : '高'}，最好的一档写在最前`,
            `must be ${isPositive ? 'below' : 'above'} the class before; the best class comes first`,
          )
      })
      return
    }
    default:
  }
}
