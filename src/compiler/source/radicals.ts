/**
 * Radicals for the characters they are part of: fonts of pdf files map the glyph of 民 or 长 to the radical's code.
 * Kangxi radicals have a compatibility mapping of their own; those of the supplement mostly have none.
 */
const PAIRS =
  '⺟母⺠民⺬示⻁虎⻄西⻅见⻆角⻉贝⻋车⻌辶⻐钅⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⻈讠⻑長⻗雨⺝月⺜日⺪疋⺮竹⺼肉⺷羊⺸羊⻊足⻏阝⻖阝⺩王⺨犭⺘扌⺡氵⺅亻⺉刂⻂衤'

const SAME = new Map<number, string>()
for (let i = 0; i < PAIRS.length; i += 2) SAME.set(PAIRS.charCodeAt(i), PAIRS[i + 1]!)

/** The character that a radical stands for; null for what is no radical. */
export function characterOfRadical(code: number): string | null {
  if (code < 0x2e80 || (code > 0x2fdf && code < 0xf900) || code > 0xfaff) return null
  const same = SAME.get(code)
  if (same !== undefined) return same
  const normal = String.fromCharCode(code).normalize('NFKC')
  return normal.length === 1 && normal.charCodeAt(0) !== code ? normal : null
}

/** A text of the same length with characters for radicals. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (c) => characterOfRadical(c.charCodeAt(0)) ?? c)
}
