import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { truthOf } from './evaluate.ts'
import { parseCondition } from './parse.ts'
import { possibleStates } from './possible-states.ts'

const STATES = ['asked', 'open', 'shut', 'void']
const names = {
  state: {
    kind: 'text',
    label: { zh: '状态', en: 'State' },
    choices: Object.fromEntries(STATES.map((id) => [id, { zh: id, en: id }])),
  },
  amount: { kind: 'number', label: { zh: '数额', en: 'Amount' } },
  is_big: { kind: 'truth', label: { zh: '大', en: 'Big' } },
} as const
const condition = (text: string) => {
  const read = parseCondition(text, names)
  if (read.kind === 'refused') throw new Error(text)
  return read.value
}
const possible = (text: string) => possibleStates(condition(text), STATES)

describe('the states of which a condition can be true', () => {
  it('are told where it names them, and are all where it does not', () => {
    expect(possible('state == "open"')).toEqual(['open'])
    expect(possible('"open" != state')).toEqual(['asked', 'shut', 'void'])
    expect(possible('!(state in ["shut", "void"])')).toEqual(['asked', 'open'])
    expect(possible('state in ["asked", "open"] && amount > 3')).toEqual(['asked', 'open'])
    expect(possible('state == "open" || state == "shut" && is_big')).toEqual(['open', 'shut'])
    expect(possible('state == "open" || is_big')).toEqual(STATES)
    expect(possible('!has(amount)')).toEqual(STATES)
    expect(possible('is_big')).toEqual(STATES)
    expect(possible('state == "open" && state == "shut"')).toEqual([])
  })

  it('leave out none of which it is true, whatever else is known', () => {
    const leaf = fc.oneof(
      fc.constantFrom(...STATES).map((state) => `state == "${state}"`),
      fc.constantFrom(...STATES).map((state) => `state != "${state}"`),
      fc.subarray(STATES, { minLength: 1 }).map((some) => `state in [${some.map((one) => `"${one}"`).join(', ')}]`),
      fc.constantFrom('amount > 3', 'is_big', 'has(amount)', '!has(is_big)', 'true', 'false'),
    )
    const text = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        leaf,
        tie('any').map((one) => `!(${one})`),
        fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}) && (${b})`),
        fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}) || (${b})`),
        fc.tuple(tie('any'), tie('any'), tie('any')).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
      ),
    })).any
    const facts = fc.record({
      state: fc.constantFrom(...STATES),
      amount: fc.constantFrom(null, '1', '5'),
      is_big: fc.constantFrom(null, true, false),
    })
    fc.assert(
      fc.property(text, facts, (written, known) => {
        const read = condition(written)
        return truthOf(read, known) !== 'true' || possibleStates(read, STATES).includes(known.state)
      }),
      { numRuns: 2000 },
    )
  })
})
