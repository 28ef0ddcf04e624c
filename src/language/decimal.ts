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
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [scaled(a), scaled(b)]
  const places = Math.max(left.places, right.places)
  const difference =
    left.digits * 10n ** BigInt(places - left.places) - right.digits * 10n ** BigInt(places - right.places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function scaled(text: string): { readonly digits: bigint; readonly places: number } {
  const plain = findDecimal(text) ?? findDecimal(Number(text).toFixed(12))
  if (plain === null) throw new Error(`“${text.slice(0, 40)}” is no decimal`)
  const [whole = '0', fraction = ''] = plain.split('.')
  return { digits: BigInt(whole + fraction), places: fraction.length }
}
