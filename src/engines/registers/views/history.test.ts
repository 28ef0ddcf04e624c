import { expect, it } from 'vitest'
import type { RecordStep } from './contract.ts'
import { stepsWithChanges, valuesAt } from './history.ts'

const step = (revision: number, gives: RecordStep['gives'], does = 'change'): RecordStep => ({
  revision,
  at: `2024-03-0${revision}T01:00:00Z`,
  does,
  name: { zh: does, en: does },
  from: null,
  to: null,
  byName: '王敏',
  byBody: null,
  hidden: [],
  warnings: [],
  reason: null,
  gives,
})

it('the history says what each step changed, from what to what, the newest first', () => {
  const steps = [
    step(2, { name: '湖东码头', cost: '1200' }),
    step(1, { name: '东码头', phone: '138****8000' }, 'create'),
    step(3, { cost: null, phone: '138****8000', name: '湖东码头' }),
  ]
  expect(
    stepsWithChanges(steps, (field) => field === 'phone').map(({ revision, changes }) => [revision, changes]),
  ).toEqual([
    [
      3,
      [
        { field: 'cost', before: '1200', after: null },
        { field: 'phone', before: '138****8000', after: '138****8000' },
      ],
    ],
    [
      2,
      [
        { field: 'name', before: '东码头', after: '湖东码头' },
        { field: 'cost', before: null, after: '1200' },
      ],
    ],
    [
      1,
      [
        { field: 'name', before: null, after: '东码头' },
        { field: 'phone', before: null, after: '138****8000' },
      ],
    ],
  ])
  expect(valuesAt(steps, 2)).toEqual({ name: '湖东码头', cost: '1200', phone: '138****8000' })
})
