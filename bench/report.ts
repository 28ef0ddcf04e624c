/** Lines for people and, between them, one JSON object a line for machines; `npm run bench` tells them apart. */

export const say = (line = ''): void => console.log(line)

export const record = (bench: string, figures: Record<string, unknown>): void =>
  console.log(JSON.stringify({ bench, ...figures }))

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

export const rounded = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits

/** Columns of equal width; Chinese characters count as two. */
export function table(rows: readonly (readonly (string | number)[])[]): void {
  const wide = (text: string) => [...text].reduce((width, c) => width + (c > '\u2e80' ? 2 : 1), 0)
  const cells = rows.map((row) => row.map(String))
  const widths = cells.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, wide(cell))), [])
  for (const row of cells) {
    say(row.map((cell, i) => (i === 0 ? cell + pad(cell, i) : pad(cell, i) + cell)).join('  '))
  }
  function pad(cell: string, column: number): string {
    return ' '.repeat((widths[column] ?? 0) - wide(cell))
  }
}
