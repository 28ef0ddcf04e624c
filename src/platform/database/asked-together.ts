/** A question that takes longer does not hold up the next: a connection may hang that nobody knows to be lost. */
const PATIENCE_MS = 200

/**
 * One question for all who ask before it is put: each is answered by a question that was put after they came, so nobody is told
 * of a state before their asking. Mostly one is under way at a time; who comes meanwhile shares the next.
 */
export class AskedTogether<V> {
  readonly #put: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>
  #next: { readonly keys: Set<string>; readonly answers: Promise<ReadonlyMap<string, V>> } | null = null
  #before: Promise<unknown> = Promise.resolve()

  constructor(put: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {
    this.#put = put
  }

  async of(key: string): Promise<V | undefined> {
    const { keys, answers } = this.#next ?? this.#begin()
    keys.add(key)
    return (await answers).get(key)
  }

  #begin() {
    const keys = new Set<string>()
    const answers = withPatience(this.#before)
      // With those whose requests have arrived already.
      .then(() => new Promise((turn) => setImmediate(turn)))
      .then(() => {
        this.#next = null
        return this.#put([...keys])
      })
    this.#before = answers
    this.#next = { keys, answers }
    return this.#next
  }
}

/** Resolves when the work is done or failed, or has taken too long. */
function withPatience(work: Promise<unknown>): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, PATIENCE_MS)
    const end = () => {
      clearTimeout(timer)
      done()
    }
    work.then(end, end)
  })
}
