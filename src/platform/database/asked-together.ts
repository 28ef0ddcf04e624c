/**
 * One question for all who ask before it is put: each is answered by a question that was put after they came, so nobody is told
 * of a state before their asking. One is under way at a time; who comes meanwhile shares the next.
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
    const answers = this.#before
      .catch(() => undefined)
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
