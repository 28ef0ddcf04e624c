import { createHash } from 'node:crypto'
import pg from 'pg'

/** Texts that are prepared, in this process; others are planned each time, as they come. */
const MOST = 500
/** How often a text is seen before it is prepared: what is asked once or twice is not worth a name. */
const SEEN_BEFORE = 3
/** Longer texts are made of many parts and seldom come again. */
const LONGEST = 10_000

const names = new Map<string, { seen: number; name: string | null }>()
let named = 0
/** Statements are prepared anew, under other names, after tables have changed under them. */
let generation = 0

/**
 * Stands in a statement that has to be planned for its values each time: one plan for all of them would read a whole register in
 * its order to find the few in a state that nobody is in.
 */
export const PLANNED_EACH_TIME = '/* planned each time */'

/** The name under which a text is prepared on every connection; null: it is not. */
function nameOf(text: string): string | null {
  if (text.length > LONGEST || text.includes(PLANNED_EACH_TIME)) return null
  const known = names.get(text)
  if (known === undefined) {
    // Texts that were seen once make room for others.
    if (names.size >= 20 * MOST) for (const [one, { name }] of names) if (name === null) names.delete(one)
    names.set(text, { seen: 1, name: null })
    return null
  }
  known.seen++
  if (known.name !== null || known.seen <= SEEN_BEFORE || named >= MOST) return known.name
  named++
  known.name = `g${generation}_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  return known.name
}

/** '0A000': a table has another shape than when the statement was prepared on this connection. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '0A000' &&
  /cached plan must not change result type/.test(error.message)

function forget(): void {
  generation++
  named = 0
  names.clear()
}

/**
 * A connection on which statements that come again are planned once: of wide tables with many indexes planning takes longer
 * than answering. After tables have changed under a statement it is asked anew; in a transaction that has to be done again
 * (`inTransaction` does so), and by then it has another name.
 */
export class PreparingClient extends pg.Client {
  constructor(options?: string | pg.ClientConfig) {
    super(options)
    // Lost between two statements of a transaction it belongs to nobody who listens, and would end the process; the next
    // statement is refused and says why.
    this.on('error', () => undefined)
  }

  // biome-ignore lint/suspicious/noExplicitAny: the library's own signatures are a dozen overloads of these.
  override query(...words: any[]): any {
    const [text, values, ...rest] = words
    if (typeof text !== 'string' || !Array.isArray(values) || rest.length > 0)
      return super.query.apply(this, words as never)
    // What has no parameters may be several commands, and is seldom asked twice.
    const name = values.length === 0 ? null : nameOf(text)
    if (name === null) return super.query(text, values)
    return super.query({ name, text, values }).catch(async (error: unknown) => {
      if (!isOutdated(error)) throw error
      forget()
      try {
        return await super.query(text, values)
      } catch {
        throw error // in a transaction nothing more is answered
      }
    })
  }
}
