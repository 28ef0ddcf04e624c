import { describe, expect, it } from 'vitest'
import type { SessionAnswer } from '../model/session.ts'
import { addressOf, problemOf } from './api.ts'
import { keyOf } from './keys.ts'
import { sessionFrom } from './session.ts'

describe('a problem of the server', () => {
  it('keeps its code, both languages, every fault and the version that stands', () => {
    const problem = problemOf(409, {
      code: 'stale',
      detail: '已被修改',
      detailEn: 'Changed',
      faults: [{ at: 'values.1', code: 'unit', message: '单位不符', messageEn: 'wrong unit' }],
      current: { version: 3 },
    })
    expect(problem).toMatchObject({
      status: 409,
      code: 'stale',
      detail: { zh: '已被修改', en: 'Changed' },
      isStale: true,
    })
    expect(problem.faults).toEqual([{ at: 'values.1', code: 'unit', message: { zh: '单位不符', en: 'wrong unit' } }])
    expect(problem.current).toEqual({ version: 3 })
  })

  it('is told in words even when the answer was no problem at all', () => {
    for (const body of [null, 'text', [], { detail: 3 }, { faults: 'many' }]) {
      const problem = problemOf(502, body)
      expect(problem.code).toBe('unexpected')
      expect(problem.detail.zh).toContain('502')
      expect(problem.detail.en).toContain('502')
      expect(problem.faults).toEqual([])
    }
  })
})

it('an address leaves out what is not asked for and repeats lists', () => {
  expect(addressOf('/api/v1/targets', { plan: 'p 1', body: null, page: undefined, q: '', at: 0 })).toBe(
    '/api/v1/targets?plan=p+1&at=0',
  )
  expect(addressOf('/a', { standing: ['behind', 'far-behind'] })).toBe('/a?standing=behind&standing=far-behind')
  expect(addressOf('/a', {})).toBe('/a')
})

it('keys are named the same on every keyboard', () => {
  const key = (key: string, held: Partial<KeyboardEvent> = {}) =>
    keyOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })
  expect(key('j')).toBe('j')
  expect(key('J', { shiftKey: true })).toBe('shift+j')
  expect(key('?', { shiftKey: true })).toBe('?')
  expect(key('s', { metaKey: true })).toBe('ctrl+s')
  expect(key('Enter', { shiftKey: true })).toBe('shift+Enter')
})

describe('a session', () => {
  const role = (role: string, division: string, body: string | null) => ({
    role,
    division,
    body,
    bodyName: body === null ? null : { zh: body, en: null },
    standsInFor: null,
  })
  const division = (code: string) => ({ code, name: { zh: code, en: null }, parent: null, simulated: code === '9999' })
  const answer: SessionAnswer = {
    person: {
      id: 'p',
      name: '王敏',
      loginName: 'wang',
      post: null,
      duty: 'business',
      language: 'zh',
      division: '999906',
      body: 'b1',
    },
    due: null,
    divisions: [division('999906'), division('9999')],
    roles: [role('reporter', '999906', 'b1'), role('reviewer', '999906', 'b1'), role('leader', '9999', null)],
    bodies: [{ division: '999906', id: 'b1', name: { zh: '统计局', en: null } }],
    permissions: ['returns.submit'],
    session: null,
    server: { now: '2024-03-05T02:00:00Z', isDemo: false, needsSetup: false, providers: [] },
  }

  it('is that of the division chosen, or of the first', () => {
    expect(sessionFrom(answer, null)?.division).toBe('999906')
    const city = sessionFrom(answer, '9999')
    expect(city?.division).toBe('9999')
    expect(city?.bodies).toEqual([])
    expect(city?.isSimulated).toBe(true)
    expect(city?.hasRole('reporter')).toBe(false)
    expect(sessionFrom(answer, 'elsewhere')?.division).toBe('999906')
  })

  it('names the bodies, and knows what may be done', () => {
    const session = sessionFrom(answer, null)
    expect(session?.bodies.map(({ id }) => id)).toEqual(['b1'])
    expect(session?.may('returns.submit')).toBe(true)
    expect(session?.may(['plans.adopt', 'returns.submit'])).toBe(true)
    expect(session?.may('plans.adopt')).toBe(false)
  })

  it('is none without a person', () => {
    expect(sessionFrom({ ...answer, person: null }, null)).toBeNull()
  })
})
