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

/**
 * Value of a numeral of a heading or a year: 十二 → 12, 二十 → 20, 一百零三 → 103, 二〇三五 → 2035, 12 → 12.
 * Null when the text is no such numeral.
 */
export function numeralValue(text: string): number | null {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text)
  if (text === '' || text.length > 8) return null
  if (!/[十百千]/.test(text)) {
    let value = 0
    for (const character of text) {
      const digit = DIGITS[character]
      if (digit === undefined) return null
      value = value * 10 + digit
    }
    return value
  }
  let value = 0
  let digit = -1
  for (const character of text) {
    const unit = character === '十' ? 10 : character === '百' ? 100 : character === '千' ? 1000 : 0
    if (unit > 0) {
      value += (digit < 0 ? 1 : digit) * unit
      digit = -1
    } else {
      const d = DIGITS[character]
      if (d === undefined) return null
      digit = d
    }
  }
  return value + Math.max(digit, 0)
}
