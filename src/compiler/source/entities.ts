/** Named entities that Chinese documents on the web use; numeric ones need no table. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  bull: '•',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  minus: '−',
  times: '×',
  divide: '÷',
  deg: '°',
  permil: '‰',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  sup1: '¹',
  sup2: '²',
  sup3: '³',
  micro: 'µ',
  mu: 'μ',
  copy: '©',
  reg: '®',
  laquo: '«',
  raquo: '»',
  rarr: '→',
  cent: '¢',
  yen: '¥',
  sect: '§',
  para: '¶',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
}

/** The entity at `i` of a source, where there is one: what it stands for and how long it is. */
export function entityAt(source: string, i: number): { readonly text: string; readonly length: number } | null {
  const match = /^&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));?/.exec(source.slice(i, i + 14))
  if (match === null) return null
  const [whole, decimal, hex, name] = match
  if (name !== undefined) {
    let found = NAMED[name]
    if (found !== undefined) return { text: found, length: whole.length }
    // &nbspxxx without its semicolon.
    found = name.startsWith('nbsp') ? NAMED.nbsp : undefined
    return found === undefined ? null : { text: found, length: 5 }
  }
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16)
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return { text: ' ', length: whole.length }
  return { text: String.fromCodePoint(code), length: whole.length }
}
