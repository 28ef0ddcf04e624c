import { describe, expect, it } from 'vitest'
import { foldsOf } from './folds.ts'
import { inventChain } from './invented.test-builders.ts'
import { STAGES } from './names.ts'

const foldable = (size: number) => {
  const { nodes, supplies } = inventChain(size, 5)
  return {
    nodes: nodes.map(({ id, stage, placements }) => ({
      id,
      stage,
      state: placements.length === 0 ? ('missing' as const) : ('weak' as const),
      gap: placements.length === 0 ? { kind: 'fill' as const } : null,
    })),
    supplies: supplies.map(({ supplier, consumer }) => ({ from: supplier, to: consumer })),
  }
}

describe('a chain folded by stages', () => {
  it('CL8 has every node in one fold, of its stage; states and gaps are those of its nodes', () => {
    const { nodes, supplies } = foldable(2000)
    const { folds, links } = foldsOf(nodes, supplies)
    expect(folds.flatMap((one) => one.nodes).toSorted()).toEqual(nodes.map(({ id }) => id).toSorted())
    const byId = new Map(nodes.map((node) => [node.id, node]))
    for (const fold of folds) {
      expect(new Set(fold.nodes.map((id) => byId.get(id)?.stage))).toEqual(new Set([fold.stage]))
      expect(fold.states.missing).toBe(fold.gaps)
      expect(Object.values(fold.states).reduce((sum, n) => sum + n, 0)).toBe(fold.nodes.length)
      // Each can be drawn as a picture of its own.
      if (fold.stage !== 'service') expect(fold.nodes.length).toBeLessThanOrEqual(900)
    }
    const stages = folds.map(({ stage }) => STAGES.indexOf(stage))
    expect(stages).toEqual(stages.toSorted((a, b) => a - b))
    // What runs between folds is every supply that does not stay within one.
    const foldOf = new Map(folds.flatMap(({ id, nodes: own }) => own.map((node) => [node, id] as const)))
    expect(links.reduce((sum, { count }) => sum + count, 0)).toBe(
      supplies.filter(({ from, to }) => foldOf.get(from) !== foldOf.get(to)).length,
    )
  })

  it('CL8 numbers the steps of each stage from one', () => {
    const { folds } = foldsOf(
      [
        { id: 'a', stage: 'upstream', state: 'strong', gap: null },
        { id: 'b', stage: 'midstream', state: 'strong', gap: null },
        { id: 'c', stage: 'midstream', state: 'missing', gap: { kind: 'fill' } },
      ],
      [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
      ],
    )
    expect(folds.map(({ stage, step, nodes }) => [stage, step, nodes])).toEqual([
      ['upstream', 1, ['a']],
      ['midstream', 1, ['b']],
      ['midstream', 2, ['c']],
    ])
    expect(foldsOf([], []).folds).toEqual([])
  })
})
