import type { FormRow, ReturnTask } from './definition.ts'

/** A row of the fictional district's form, with what a test does not care about filled in. */
export function rowWith(over: Partial<FormRow> & { readonly id: string }): FormRow {
  return {
    position: 1,
    indicator: 'retail-sales',
    name: { zh: '社会消费品零售总额', en: 'Retail sales' },
    part: null,
    dimension: null,
    unit: '亿元',
    decimals: 2,
    measure: 'flow',
    covers: 'year-to-date',
    direction: 'up',
    isComparablePrice: false,
    least: 0,
    most: null,
    answeredBy: 'body-commerce',
    responsible: null,
    metric: null,
    evidence: 'none',
    isOptional: false,
    wholeRow: null,
    explanation: null,
    target: null,
    ...over,
  }
}

export function taskWith(over: Partial<ReturnTask> = {}): ReturnTask {
  return {
    id: 'task-1',
    division: '999906',
    form: 'form-1',
    formVersion: 1,
    period: '2024-03',
    body: 'body-commerce',
    state: 'to-fill',
    revision: 1,
    deadlines: {
      opens: '2024-04-01',
      remind: '2024-04-07',
      due: '2024-04-10',
      overdue: '2024-04-11',
      lock: '2024-04-22',
    },
    submittedBy: null,
    delegate: null,
    askedCorrection: null,
    isCatchUp: false,
    cancelledBecause: null,
    ...over,
  }
}
