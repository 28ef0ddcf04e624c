const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/**
 * Value of a Chinese numeral below one hundred million, or null when the characters form none.
 *
 * @example chineseNumeral('三十') // 30
 * @example chineseNumeral('二〇三五') // 2035
 */
export function chineseNumeral(text: string): number | null {
  if (text === '') return null
  if (text.length >= 2 && [...text].every((c) => c in DIGITS)) {
    return Number([...text].map((c) => DIGITS[c]).join(''))
  }
  const wan = text.indexOf('万')
  if (wan >= 0) {
    const high = wan === 0 ? null : chineseNumeral(text.slice(0, wan))
    if (high === null) return null
    const rest = text.slice(wan + 1)
    const low = rest === '' ? 0 : chineseNumeral(rest)
    return low === null ? null : high * 10_000 + low
  }
  let total = 0
  let digit: number | null = null
  for (const c of text) {
    if (c in DIGITS) {
      if (digit !== null && digit !== 0) return null
      digit = DIGITS[c] as number
    } else if (c in TENS) {
      if (digit === null && total > 0) return null
      total += (digit ?? 1) * (TENS[c] as number)
      digit = null
    } else return null
  }
  return total + (digit ?? 0)
}
