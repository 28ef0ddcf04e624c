import { compareExact, type Exact, findExact } from './conditions/exact.ts'

/** Decimals as text: read, compared exactly. No digit is lost, whatever their length. */

const DECIMAL = /^([+-]?)(\d{1,60})(?:\.(\d{1,60}))?$/

/** The decimal in one form: no sign of plus, no zeros in front or behind; null when the text is none. '１２．50' → '12.5'. */
export function findDecimal(text: string): string | null {
  const match = DECIMAL.exec(
    text
      .normalize('NFKC')
      .replaceAll(/(?<=\d),(?=\d{3})/g, '')
      .trim(),
  )
  if (match === null) return null
  const [, sign = '', whole = '', fraction = ''] = match
  const left = whole.replace(/^0+(?=\d)/, '')
  const right = fraction.replace(/0+$/, '')
  const digits = right === '' ? left : `${left}.${right}`
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. Both must be decimals or JSON numbers. */
export const compareDecimals = (a: string, b: string): number => compareExact(getExact(a), getExact(b))

function getExact(text: string): Exact {
  const exact = findExact(text)
  if (exact === null) throw new Error(`“${text.slice(0, 40)}” is no decimal`)
  return exact
}
