import type { IndicatorDefinition } from '../../../model/indicator.ts'
import { culture } from './culture.ts'
import { economy } from './economy.ts'
import { governance } from './governance.ts'
import { green } from './green.ts'
import { innovation } from './innovation.ts'
import { livelihood } from './livelihood.ts'
import { rural } from './rural.ts'
import { security } from './security.ts'

/** The indicators that such plans and reports use, by category. */
export const catalogue: readonly IndicatorDefinition[] = [
  ...economy,
  ...innovation,
  ...livelihood,
  ...green,
  ...rural,
  ...security,
  ...culture,
  ...governance,
]
