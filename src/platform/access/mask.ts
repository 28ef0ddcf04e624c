/**
 * Personal data as lists, exports, search and logs may show them (PIPL; the forms are those of public notices). The whole
 * value is shown to a person with the permission, one at a time, on the record.
 */

/** '13800138000' → '138****8000'; a landline keeps its area and last two: '0734-*****78'. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  const [area, number] = phone.split('-')
  if (number === undefined) return `${'*'.repeat(Math.max(phone.length - 2, 1))}${phone.slice(-2)}`
  return `${area}-${'*'.repeat(Math.max(number.length - 2, 1))}${number.slice(-2)}`
}

/** '43040619900101000X' → '430406********000X'; `isPublic`: only the last four. */
export function maskCitizenId(id: string, isPublic = false): string {
  const tail = id.slice(-4)
  if (id.length <= 4) return '*'.repeat(id.length)
  return isPublic || id.length < 15
    ? `${'*'.repeat(id.length - 4)}${tail}`
    : `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${tail}`
}

/** '张三' → '张*', '欧阳明明' → '欧阳**'. */
export function maskName(name: string): string {
  const characters = [...name]
  const surname = characters.length > 2 && TWO_CHARACTER.has(characters.slice(0, 2).join('')) ? 2 : 1
  return characters.slice(0, surname).join('') + '*'.repeat(Math.max(characters.length - surname, 1))
}

const TWO_CHARACTER = new Set(
  '欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 尉迟 皇甫 公孙 慕容 令狐 长孙 宇文 端木 百里 呼延 轩辕 太史 淳于 濮阳 澹台 申屠'.split(
    ' ',
  ),
)

/** Free text that is published: names that are known in it masked, and numbers that look like a phone or a citizen's id. */
export const maskKnown = (text: string, names: readonly string[]): string =>
  maskText(
    // The longer first: a name within another is not left half.
    names
      .filter((name) => [...name].length >= 2)
      .toSorted((a, b) => b.length - a.length)
      .reduce((covered, name) => covered.replaceAll(name, maskName(name)), text),
  )

/** Numbers in free text that look like a phone or a citizen's id; for logs and whatever nobody has checked. */
export const maskText = (text: string): string =>
  text
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, (id) => maskCitizenId(id))
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, (phone) => maskPhone(phone))
