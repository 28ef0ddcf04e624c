import { type RawBuilder, sql } from 'kysely'

/**
 * Exact numbers in SQL, as `language/conditions/exact.ts` has them: a fraction of two numerics, since PostgreSQL rounds a
 * quotient, and a rounded rate may pass a threshold that the true one does not. `below` is null where it is 1; else it is above
 * zero, or null in the row where the number is not known.
 */
export interface Fraction {
  readonly above: Sql
  readonly below: Sql | null
}

type Sql = RawBuilder<unknown>

/** As one numeric, for showing, sorting and adding up: here it is rounded. */
export const numericOf = ({ above, below }: Fraction): Sql => (below === null ? above : sql`(${above} / ${below})`)

export const negated = ({ above, below }: Fraction): Fraction => ({ above: sql`(- ${above})`, below })
export const absolute = ({ above, below }: Fraction): Fraction => ({ above: sql`abs(${above})`, below })
export const signed = (sign: '+' | '-', of: Fraction): Fraction => (sign === '-' ? negated(of) : of)
export const times = ({ above, below }: Fraction, factor: number): Fraction => ({
  above: sql`(${above} * ${String(factor)}::numeric)`,
  below,
})

const product = (a: Sql, b: Sql | null): Sql => (b === null ? a : sql`(${a} * ${b})`)
const both = (a: Sql | null, b: Sql | null): Sql | null => (a === null ? b : product(a, b))

export function calculated(sign: '+' | '-' | '*' | '/' | '%', a: Fraction, b: Fraction): Fraction {
  switch (sign) {
    case '+':
    case '-': {
      const by = sign === '+' ? sql`+` : sql`-`
      return {
        above: sql`(${product(a.above, b.below)} ${by} ${product(b.above, a.below)})`,
        below: both(a.below, b.below),
      }
    }
    case '*':
      return { above: product(a.above, b.above), below: both(a.below, b.below) }
    case '/':
      // Divided by zero is not known, and never 0.
      return {
        above: sql`(${product(a.above, b.below)} * sign(${b.above}))`,
        below: sql`nullif(${product(sql`abs(${b.above})`, a.below)}, 0)`,
      }
    case '%': {
      if (a.below === null && b.below === null)
        return { above: sql`mod(${a.above}, nullif(${b.above}, 0))`, below: null }
      const left = product(a.above, b.below)
      const right = sql`nullif(${product(b.above, a.below)}, 0)`
      return { above: sql`mod(${left}, ${right})`, below: both(a.below, b.below) }
    }
  }
}

export const compared = (sign: Sql, a: Fraction, b: Fraction): Sql =>
  sql`(${product(a.above, b.below)} ${sign} ${product(b.above, a.below)})`

/** Without what stands after the point: 2.7 → 2, −2.7 → −2. */
export const wholePart = ({ above, below }: Fraction): Sql =>
  below === null ? sql`trunc(${above})` : sql`div(${above}, ${below})`

export const isWhole = ({ above, below }: Fraction): Sql =>
  below === null ? sql`${above} = trunc(${above})` : sql`mod(${above}, ${below}) = 0`

/** To so many digits after the point, halves away from zero. */
export function rounded({ above, below }: Fraction, digits: number): Sql {
  if (below === null) return sql`round(${above}, ${sql.lit(digits)})`
  const scale = `1${'0'.repeat(digits)}`
  return sql`(sign(${above}) * div(2 * abs(${above}) * ${scale}::numeric + ${below}, 2 * ${below}) * ${`1e-${digits}`}::numeric)`
}
