/**
 * A value as JSON with keys in order, so that the same facts give the same text wherever they were kept: a database may
 * give back keys in another order. Undefined parts are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`)
    return `{${parts.join(',')}}`
  }
  return JSON.stringify(value)
}
