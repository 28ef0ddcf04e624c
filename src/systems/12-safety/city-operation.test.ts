import { describe, expect, it } from 'vitest'
import { parseCondition, parseFormula } from '../../language/conditions/parse.ts'
import { readGiven } from '../../language/machine.ts'
import { namesOfType } from '../../language/record-names.ts'
import type { RecordType } from '../../language/record-type.ts'
import { systems } from '../all.ts'
import system from './city-operation.ts'

const types = new Map(systems.flatMap(({ records = [] }) => records.map((type) => [type.id, type] as const)))
const setting = Object.fromEntries((system.settings ?? []).map((one) => [one.key.split('.').at(-1), one.default]))
const namesOf = (type: RecordType) => ({
  ...namesOfType(type, (id) => types.get(id), setting),
  actor: { kind: 'text' as const, label: { zh: '办理人', en: 'Who does it' } },
})

describe('city operation', () => {
  it.each(
    (system.records ?? []).map((type) => [type.id, type] as const),
  )('every expression of %s can be read', (_, type) => {
    const names = namesOf(type)
    const faults: string[] = []
    const condition = (text: string | undefined) => {
      const read = text === undefined ? null : parseCondition(text, names)
      if (read?.kind === 'refused') faults.push(`${text}: ${read.refusal.message.en}`)
    }
    const formula = (text: string | undefined) => {
      const read = text === undefined ? null : parseFormula(text, names)
      if (read?.kind === 'refused') faults.push(`${text}: ${read.refusal.message.en}`)
    }
    for (const { shownWhen, required } of Object.values(type.fields)) {
      condition(shownWhen)
      if (typeof required === 'string') condition(required)
    }
    for (const { where } of type.views ?? []) condition(where)
    for (const { automatic, holds = [], sets = {} } of Object.values(type.lifecycle?.transitions ?? {})) {
      condition(automatic)
      for (const { that } of holds) condition(that)
      for (const text of Object.values(sets)) formula(text)
    }
    for (const { limit } of type.clocks ?? []) {
      if (typeof limit.amount === 'object' && 'expression' in limit.amount) formula(limit.amount.expression)
      if (typeof limit.unit === 'object') formula(limit.unit.expression)
    }
    condition(type.isPublic?.when)
    if (type.id === 'case-class') condition(system.desk?.service.offered)
    for (const { of, where, take } of system.metrics ?? []) {
      if (of !== type.id) continue
      condition(where)
      if (typeof take === 'object' && 'share' in take) condition(take.share)
    }
    expect(faults).toEqual([])
  })

  it('every transition leads from and to a state that there is, and every open state has a way on', () => {
    for (const { lifecycle } of system.records ?? []) {
      if (lifecycle === undefined) continue
      const states = Object.keys(lifecycle.states)
      for (const { from, to } of Object.values(lifecycle.transitions))
        expect(states).toEqual(expect.arrayContaining([...from, to]))
      for (const [id, { kind }] of Object.entries(lifecycle.states))
        if (kind === 'open' || kind === 'waiting')
          expect(
            Object.values(lifecycle.transitions).some(({ from }) => from.includes(id)),
            id,
          ).toBe(true)
    }
  })

  it('the built-in classes are right by the form, each once, and say of which edition they are', () => {
    const type = types.get('case-class') as RecordType
    const rows = type.builtIn?.rows('439906') ?? []
    expect(rows.length).toBeGreaterThan(50)
    for (const row of rows) {
      expect(readGiven(type, row, 'values', { on: '2025-09-22' }).faults, JSON.stringify(row)).toEqual([])
      for (const [name, { required }] of Object.entries(type.fields))
        if (required === true) expect(row[name], name).toBeDefined()
      expect(row.edition).toContain('CJ/T 214')
    }
    expect(new Set(rows.map(({ kind, code }) => `${kind} ${code}`)).size).toBe(rows.length)
  })

  it('finder, handler and closer are three people: nobody may close what they made, verified, handled or checked', () => {
    const transitions = (system.records ?? []).find(({ id }) => id === 'city-case')?.lifecycle?.transitions ?? {}
    expect(transitions.close?.notBy).toEqual(
      expect.arrayContaining(['create', 'verify', 'accept', 'feed-back', 'check-pass', 'check-fail']),
    )
    expect(transitions['feed-back']?.notBy).toEqual(expect.arrayContaining(['create', 'verify']))
    expect(transitions['check-pass']?.notBy).toContain('feed-back')
  })
})
