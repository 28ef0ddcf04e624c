/**
 * Ratios that a target asks for and reports do not print, though they print both parts. Edited by people: a line belongs
 * here only when both definitions fit. `factor` turns the quotient of base units into the indicator's unit.
 */
export interface Derivation {
  readonly id: string
  readonly numerator: string
  /** Parts that are added up below the line. */
  readonly denominator: readonly string[]
  readonly factor: number
}

export const derivations: readonly Derivation[] = [
  { id: 'basic-research-share', numerator: 'basic-research', denominator: ['rd-expenditure'], factor: 100 },
  { id: 'nurses-per-1000', numerator: 'registered-nurses', denominator: ['population-total'], factor: 1000 },
  { id: 'doctors-per-1000', numerator: 'doctors', denominator: ['population-total'], factor: 1000 },
  { id: 'hospital-beds-per-1000', numerator: 'hospital-beds', denominator: ['population-total'], factor: 1000 },
  { id: 'users-5g-penetration', numerator: 'users-5g', denominator: ['population-total'], factor: 100 },
  {
    id: 'service-trade-share',
    numerator: 'service-trade',
    denominator: ['service-trade', 'trade-total'],
    factor: 100,
  },
  { id: 'rd-intensity', numerator: 'rd-expenditure', denominator: ['gdp'], factor: 100 },
  { id: 'tertiary-share', numerator: 'tertiary-value-added', denominator: ['gdp'], factor: 100 },
]
