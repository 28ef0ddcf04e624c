import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { systemsFromClauses } from '../compiler/systems/from-clauses.ts'
import type { Clause } from '../model/reading.ts'
import { systems } from './all.ts'

/** How many mechanisms the catalogue declares; raise it with every declaration added. */
const DECLARED = 66
const ORDERED_BY_PLAN = '../shared/systems-merged.json'

function sentence(text: string): Clause {
  const reading = { text, at: Uint32Array.from({ length: text.length }, (_, i) => i) }
  const block = { kind: 'paragraph', reading, line: 1 } as const
  const place = { offset: 0, section: null, paragraph: '1.p1', lead: null, isLead: false, box: null }
  return { id: '1.p1.s1', reading, block, ...place }
}

describe('the catalogue of systems', () => {
  it('holds all declarations, each id once', () => {
    expect(systems).toHaveLength(DECLARED)
    expect(new Set(systems.map(({ id }) => id)).size).toBe(DECLARED)
    expect(new Set(systems.map(({ name }) => name.zh)).size).toBe(DECLARED)
  })

  it.each(systems.map((system) => [system.id, system] as const))('%s recognises its own name', (id, { name }) => {
    const hits = systemsFromClauses([sentence(`湖滨市临湖区将健全${name.zh}工作机制，明确牵头单位。`)], systems)
    expect(hits).toContainEqual(expect.objectContaining({ system: id, strength: 'ordered' }))
  })

  it('has names short enough for a list', () => {
    for (const { name } of systems) expect([...name.zh].length, name.zh).toBeLessThanOrEqual(14)
  })

  it('names no cue twice for one system', () => {
    for (const { id, recognise } of systems) {
      expect(new Set(recognise.names).size, id).toBe(recognise.names.length)
    }
  })

  it.runIf(existsSync(ORDERED_BY_PLAN))('declares every system that the district plan orders', () => {
    const ordered = JSON.parse(readFileSync(ORDERED_BY_PLAN, 'utf8')) as { id: string; engine: string }[]
    const declared = new Map(systems.map((system) => [system.id, system.engine]))
    const missing = ordered.filter(({ id }) => !declared.has(id)).map(({ id }) => id)
    expect(missing).toHaveLength(66 - DECLARED)
    for (const { id, engine } of ordered) if (declared.has(id)) expect(declared.get(id), id).toBe(engine)
  })
})
