import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesOfType } from '../../language/record-names.ts'
import { space } from '../../systems/03-industry/carriers-and-land/space.ts'
import { countSuits, type Demand, suitsOf } from './match.ts'

const names = namesOfType(space, () => undefined)
const demand = (more: Partial<Demand> = {}): Demand => ({
  id: 'd',
  use: 'industry',
  areaFrom: null,
  areaTo: null,
  height: null,
  load: null,
  power: null,
  rent: null,
  ...more,
})
const plant = (id: string, facts: Record<string, unknown> = {}) => ({
  id,
  facts: { uses: ['industry', 'storage'], area: '2000', height: '8', load: '1.5', power: '400', rent: '12', ...facts },
})

describe('a demand beside the spaces on offer', () => {
  it('says what suits, what fails and by how much, and what nobody knows', () => {
    const found = suitsOf(
      demand({ areaFrom: '1500', height: '7.5', power: '315' }),
      [
        plant('low', { height: '6' }),
        plant('good'),
        plant('open', { power: undefined }),
        plant('office', { uses: ['office'], area: '90' }),
      ],
      names,
    )
    expect(found.map(({ space: id, truth }) => [id, truth])).toEqual([
      ['good', 'true'],
      ['open', 'unknown'],
      ['low', 'false'],
      ['office', 'false'],
    ])
    expect(found[1]?.reasons.map(({ truth }) => truth)).toEqual(['unknown'])
    expect(found[1]?.reasons[0]?.text.zh).toContain('可用电力')
    expect(found[2]?.reasons[0]?.text.zh).toContain('1.5')
    expect(found[3]?.reasons).toHaveLength(2)
  })

  it('asks nothing of what was left empty, and counts as it tells', () => {
    const some = fc.option(fc.integer({ min: 1, max: 20 }).map(String), { nil: null })
    const spaces = fc.array(fc.record({ area: some, height: some, rent: some }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.record({ areaFrom: some, height: some, rent: some }), spaces, (asked, made) => {
        const all = made.map((facts, i) =>
          plant(String(i), {
            area: facts.area ?? undefined,
            height: facts.height ?? undefined,
            rent: facts.rent ?? undefined,
          }),
        )
        const one = demand(asked)
        const found = suitsOf(one, all, names)
        const counted = countSuits([one], all, names).get('d')
        expect(counted).toEqual({
          suits: found.filter(({ truth }) => truth === 'true').length,
          open: found.filter(({ truth }) => truth === 'unknown').length,
        })
        // Asking for less never loses a space.
        const wider = suitsOf({ ...one, height: null }, all, names)
        const suits = (of: typeof found) => of.filter(({ truth }) => truth === 'true').map(({ space: id }) => id)
        expect(suits(wider)).toEqual(expect.arrayContaining(suits(found)))
        for (const { truth, reasons } of found) expect(reasons.length === 0).toBe(truth === 'true')
      }),
    )
  })
})
