/** Columns that a text takes on a terminal: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text.replace(ANSI, '')) width += widthOf(character.codePointAt(0) as number) // never empty
  return width
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour code
const ANSI = /\u001b\[[0-9;]{0,12}m/g

/** East Asian Width W and F, and the ambiguous quotes and dashes that Chinese terminals show wide. */
function widthOf(code: number): number {
  if (code === 0x200b || (code >= 0x300 && code <= 0x36f)) return 0
  const isWide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  return isWide ? 2 : 1
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text
}

/** Cuts a text to `width` columns, with … where something was cut. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let out = ''
  let taken = 0
  for (const character of text) {
    const next = displayWidth(character)
    if (taken + next > width - 1) break
    out += character
    taken += next
  }
  return `${out}…`
}

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Columns at most; longer cells are cut. */
  readonly most?: number
}

/** A table with aligned columns and a rule under its head. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell, i) => clip(cell, columns[i]?.most ?? 1000)))
  const widths = columns.map((column, i) =>
    Math.max(displayWidth(column.title), ...cells.map((row) => displayWidth(row[i] ?? ''))),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) =>
        columns[i]?.align === 'right'
          ? padStart(cell, widths[i] as number)
          : i === row.length - 1
            ? cell
            : padEnd(cell, widths[i] as number),
      )
      .join('  ')
      .trimEnd()
  return [
    line(columns.map((column) => column.title)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...cells.map((row) => line(row)),
  ].join('\n')
}
