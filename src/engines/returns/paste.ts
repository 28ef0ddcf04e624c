/**
 * A block copied from Excel, WPS or a web page: rows of cells. A cell with line breaks or tabs comes in quotes, doubled
 * inside. A trailing empty line is no row.
 */
export function blockOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const body = text.replace(/\r\n?/g, '\n')
  for (let i = 0; i < body.length; i++) {
    const letter = body.charAt(i)
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (body.charAt(i + 1) === '"') {
        cell += '"'
        i++
      } else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === '\t') {
      row.push(cell)
      cell = ''
    } else if (letter === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += letter
  }
  if (row.length > 0 || cell !== '') rows.push([...row, cell])
  return rows.map((one) => one.map((text) => text.trim()))
}

/** Whether a paste is more than a text for one cell. */
export const isBlock = (block: readonly (readonly string[])[]): boolean =>
  block.length > 1 || (block[0]?.length ?? 0) > 1
