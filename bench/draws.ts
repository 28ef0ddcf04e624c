import { createHash, createHmac } from 'node:crypto'
import { hexToBytes } from '@noble/hashes/utils.js'
import { freeze } from '../src/engines/draws/canonical.ts'
import { draw, seedOf } from '../src/engines/draws/stream.ts'
import { record, rounded, say, table } from './report.ts'

/**
 * A thousand drawn from a million: freezing the list, and drawing; against the same selection written out plainly with the
 * platform's own hashes, which must come to the same. Then whether it is fair, by chi-square over many draws.
 */
const QUICK = process.argv.includes('--quick')
const SIZE = QUICK ? 100_000 : 1_000_000
const COUNT = 1000

const ids = Array.from({ length: SIZE }, (_, i) => `91430406MA${String(i).padStart(8, '0')}`)
const timed = <T>(work: () => T): readonly [T, number] => {
  const begun = performance.now()
  const result = work()
  return [result, performance.now() - begun]
}

const [frozen, freezing] = timed(() => freeze(ids))
if (frozen.kind === 'refused') throw new Error('The list must freeze.')
const [plainHash, plainFreezing] = timed(() =>
  createHash('sha256')
    .update(`${[...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('\n')}\n`)
    .digest('hex'),
)
if (plainHash !== frozen.value.hash) throw new Error('The hashes differ.')
const seed = seedOf(
  frozen.value.hash,
  [hexToBytes('aa'.repeat(32)), hexToBytes('bb'.repeat(32))],
  hexToBytes('cc'.repeat(32)),
)
const [drawn, drawing] = timed(() => draw(seed, 'target', frozen.value.ids, COUNT))
const [plain, plainDrawing] = timed(() => plainDraw(seed, frozen.value.ids))
if (JSON.stringify(plain) !== JSON.stringify(drawn)) throw new Error('What is drawn differs.')

const PEOPLE = 50
const ROUNDS = QUICK ? 2000 : 20_000
const names = Array.from({ length: PEOPLE }, (_, i) => `E${String(i).padStart(3, '0')}`)
const counts = new Map<string, number>()
const firsts = new Map<string, number>()
for (let i = 0; i < ROUNDS; i++) {
  const own = createHash('sha256').update(`round ${i}`).digest()
  const chosen = draw(own, 'target', names, 10)
  for (const id of chosen) counts.set(id, (counts.get(id) ?? 0) + 1)
  firsts.set(chosen[0] as string, (firsts.get(chosen[0] as string) ?? 0) + 1)
}
const chi = (seen: ReadonlyMap<string, number>, expected: number) =>
  names.reduce((sum, id) => sum + ((seen.get(id) ?? 0) - expected) ** 2 / expected, 0)
/** Passed once in a thousand by a fair draw: 49 degrees of freedom. */
const LIMIT = 85.35
// Drawn without putting back, the counts vary less than the test assumes, by (N − n) / (N − 1).
const whole = chi(counts, (ROUNDS * 10) / PEOPLE) / ((PEOPLE - 10) / (PEOPLE - 1))
const first = chi(firsts, ROUNDS / PEOPLE)

table([
  ['', 'ms', 'plainly', 'of it'],
  [
    `freezing ${SIZE.toLocaleString('en')} ids`,
    rounded(freezing, 0),
    rounded(plainFreezing, 0),
    rounded(freezing / plainFreezing, 2),
  ],
  [`drawing ${COUNT} of them`, rounded(drawing, 1), rounded(plainDrawing, 1), rounded(drawing / plainDrawing, 2)],
])
say()
table([
  [`fairness over ${ROUNDS.toLocaleString('en')} draws of 10 from ${PEOPLE}`, 'chi-square', 'limit', 'of limit'],
  ['drawn at all', rounded(whole, 1), LIMIT, rounded(whole / LIMIT, 2)],
  ['drawn first', rounded(first, 1), LIMIT, rounded(first / LIMIT, 2)],
])
record('draws', {
  size: SIZE,
  count: COUNT,
  freezing: rounded(freezing, 1),
  drawing: rounded(drawing, 2),
  plainFreezing: rounded(plainFreezing, 1),
  plainDrawing: rounded(plainDrawing, 2),
  chiDrawn: rounded(whole, 2),
  chiFirst: rounded(first, 2),
  limit: LIMIT,
})

/** The protocol once more, written from its text with the platform's own functions, on a copy of the whole list. */
function plainDraw(key: Uint8Array, sorted: readonly string[]): readonly string[] {
  const list = [...sorted]
  let [count, at] = [0, 32]
  let block = Buffer.alloc(0)
  const word = () => {
    if (at >= 32) {
      const number = Buffer.alloc(4)
      number.writeUInt32BE(count++)
      block = createHmac('sha256', key).update('target').update(number).digest()
      at = 0
    }
    at += 4
    return block.readUInt32BE(at - 4)
  }
  for (let i = 0; i < COUNT; i++) {
    const n = list.length - i
    const limit = Math.floor(2 ** 32 / n) * n
    let value = word()
    while (value >= limit) value = word()
    const j = i + (value % n)
    const other = list[j] as string
    list[j] = list[i] as string
    list[i] = other
  }
  return list.slice(0, COUNT)
}
