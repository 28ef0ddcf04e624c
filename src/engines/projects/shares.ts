/** A quotient of two decimal texts; null where one is not known or there is nothing to divide by. */
export const shareOf = (part: string | null, whole: string | null): number | null =>
  part === null || whole === null || Number(whole) === 0 ? null : Number(part) / Number(whole)

/** A sum of decimal texts without loss. */
export function addDecimals(texts: readonly string[]): string {
  const digits = Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0))
  const sum = texts.reduce((total, text) => {
    const isNegative = text.startsWith('-')
    const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
    const units = BigInt(whole + fraction.padEnd(digits, '0'))
    return isNegative ? total - units : total + units
  }, 0n)
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0')
  const cut = text.length - digits
  const fraction = text.slice(cut).replace(/0+$/, '')
  return `${sum < 0n ? '-' : ''}${text.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`
}

/** Rows by a key, in their order. */
export function groupedBy<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}
