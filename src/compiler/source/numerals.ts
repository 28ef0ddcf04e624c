import { chineseNumeral } from '../../model/numeral.ts'

/**
 * Value of a numeral of a heading or a year: 十二 → 12, 二〇三五 → 2035, 12 → 12. Null when the text is no such numeral.
 */
export function numeralValue(text: string): number | null {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text)
  return text.length > 8 ? null : chineseNumeral(text)
}
