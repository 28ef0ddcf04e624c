/**
 * Runs the same work once for all who ask for it while it is under way: they share one answer. Nothing is kept once it is
 * there, so that whoever asks next sees what was written meanwhile. A null key is never shared.
 */
export function singleFlight<T>(): (key: string | null, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>()
  return (key, work) => {
    if (key === null) return work()
    const before = underWay.get(key)
    if (before !== undefined) return before
    const now = work().finally(() => underWay.delete(key))
    underWay.set(key, now)
    return now
  }
}
