import type { Base, Condition, Normalisation, Test, Weight } from '../../model/evaluation-methods.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'

/** The columns that a scheme reads, each with what asks for it, so that a missing one can be named with its reason. */
export interface Needs {
  readonly unit: string
  readonly name: string | null
  readonly numbers: ReadonlyMap<string, string>
  readonly words: ReadonlyMap<string, string>
}

/** Which columns a scheme reads as numbers and which as words; the value is the JSON path that asks. */
export function needsOf(scheme: Scheme): Needs {
  const numbers = new Map<string, string>()
  const words = new Map<string, string>()
  const either = new Map<string, string>()
  const number = (column: string | undefined, path: string) => {
    if (column !== undefined && !numbers.has(column)) numbers.set(column, path)
  }
  const word = (column: string | undefined, path: string) => {
    if (column !== undefined && !words.has(column)) words.set(column, path)
  }
  const test = (one: Test, path: string) => {
    if (one.column === undefined) return
    if (one.is === 'one-of' || one.is === 'none-of') word(one.column, path)
    else if (one.is === 'present' || one.is === 'missing') either.set(one.column, path)
    else number(one.column, path)
  }
  const condition = (one: Condition | undefined, path: string) => {
    if (one !== undefined) for (const each of testsOf(one)) test(each, path)
  }
  const weight = (one: Weight | undefined, path: string) => {
    if (typeof one === 'object') word(one.by, path)
  }
  const base = (one: Base | undefined, path: string) => {
    if (typeof one !== 'object') return
    number(one.column, path)
    word(one.within, path)
  }
  const normalisation = (one: Normalisation | undefined, path: string) => {
    if (one === undefined) return
    word(one.within, path)
    if (one.method === 'completion') base(one.target, path)
    if (one.method === 'ratio-to-base') base(one.base, path)
  }

  scheme.indicators.forEach((indicator, i) => {
    const path = `/indicators/${i}`
    number(indicator.column ?? indicator.id, path)
    number(indicator.denominator?.column, `${path}/denominator`)
    condition(indicator.appliesTo, `${path}/appliesTo`)
    weight(indicator.weight, `${path}/weight`)
    normalisation(indicator.normalise, `${path}/normalise`)
    word(indicator.substitute?.within, `${path}/substitute`)
  })
  scheme.groups.forEach((group, i) => {
    condition(group.appliesTo, `/groups/${i}/appliesTo`)
    weight(group.weight, `/groups/${i}/weight`)
  })
  normalisation(scheme.normalise, '/normalise')
  word(scheme.pools?.column, '/pools/column')
  scheme.prepare?.forEach((step, i) => {
    if (step.step !== 'impute') return
    word(step.within, `/prepare/${i}/within`)
    for (const column of Object.values(step.columns ?? {})) number(column, `/prepare/${i}/columns`)
  })
  scheme.exempt?.forEach((one, i) => {
    condition(one.when, `/exempt/${i}/when`)
  })
  scheme.vetoes?.forEach((one, i) => {
    condition(one.when, `/vetoes/${i}/when`)
  })
  scheme.grading?.gates?.forEach((one, i) => {
    condition(one.require, `/grading/gates/${i}/require`)
  })
  for (const side of ['bonus', 'deduction'] as const)
    scheme[side]?.items.forEach((item, i) => {
      const path = `/${side}/items/${i}`
      const { points } = item
      const column = item.column ?? item.id
      if (points.kind === 'given' || points.kind === 'each') number(column, path)
      else if (points.kind === 'levels') word(column, path)
      else if (points.kind === 'places-gained') number(points.previous, path)
      else condition(points.when, path)
    })
  for (const factor of scheme.uncertainty?.vary ?? []) {
    if (factor.what === 'normalisation') for (const one of factor.alternatives) normalisation(one, '/uncertainty')
    if (factor.what === 'imputation')
      for (const one of factor.alternatives) if (one !== 'none') word(one.within, '/uncertainty')
  }
  for (const [column, path] of either) if (!numbers.has(column)) word(column, path)
  return { unit: scheme.data.unit, name: scheme.data.name ?? null, numbers, words }
}

export const testsOf = (condition: Condition): readonly Test[] =>
  'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition]
