import { describe, expect, it } from 'vitest'
import type { Actor } from './actor.ts'
import { divisionFor } from './choose-division.ts'
import { divisionAsked } from './division.ts'
import { createPolicy } from './policy.ts'

const policy = createPolicy([
  { 'tasks.read': { about: { zh: '看', en: 'see' }, roles: { planner: 'division', reporter: 'body' } } },
])
const person = (...held: readonly (readonly ['planner' | 'reporter', string])[]): Actor => ({
  kind: 'person',
  id: 'wang',
  name: '王',
  memberships: held.map(([role, division]) => {
    const body = role === 'reporter' ? 'b' : null
    return { role, division, body, bodies: body === null ? [] : [body], snapshots: [] }
  }),
})
const said = (outcome: ReturnType<typeof divisionAsked>) =>
  outcome.kind === 'done' ? outcome.value : outcome.refusal.code
const asked = (actor: Actor, division?: string) => said(divisionAsked(actor, division))
const needed = (actor: Actor, division?: string) => said(divisionFor(policy, actor, 'tasks.read', division))

describe('the division that a request is about', () => {
  it('is the one it names, if the person has a role there', () => {
    const both = person(['planner', '999906'], ['reporter', '999907'])
    expect([asked(both, '999906'), asked(both, '999907'), asked(both, '999908')]).toEqual([
      '999906',
      '999907',
      'no-such-division',
    ])
  })

  it('is else the only one there is, and nothing is guessed between two', () => {
    expect(asked(person(['planner', '999906'], ['reporter', '999906']))).toBe('999906')
    expect(asked(person(['planner', '999906'], ['reporter', '999907']))).toBe('which-division')
    expect(asked(person())).toBe('no-such-division')
    expect(asked({ kind: 'public' }, '999906')).toBe('no-such-division')
  })

  it('is, where the whole division must be reached, chosen by the same rule among those that are', () => {
    const both = person(['planner', '999906'], ['reporter', '999907'])
    expect([needed(both), needed(both, '999906'), needed(both, '999907')]).toEqual([
      '999906',
      '999906',
      'no-such-division',
    ])
    expect(needed(person(['planner', '999906'], ['planner', '999907']))).toBe('which-division')
    expect(needed(person(['reporter', '999907']))).toBe('no-such-division')
  })

  it('is any that the program itself names', () => {
    const sweep: Actor = { kind: 'system', name: 'sweep' }
    expect([asked(sweep, '999906'), needed(sweep, '999906')]).toEqual(['999906', '999906'])
    expect([asked(sweep), needed(sweep)]).toEqual(['no-such-division', 'no-such-division'])
  })
})
