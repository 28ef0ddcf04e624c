import { describe, expect, it } from 'vitest'
import { matchBody } from './match-body.ts'

const named = (name: string, endedOn: string | null = null) => ({ id: name, name, endedOn })
const bodies = [
  named('临湖区发展和改革局'),
  named('临湖区教育局'),
  named('临湖区统计局'),
  named('临湖区商务局'),
  named('临湖区市场监督管理局'),
  named('临湖区生态环境分局'),
  named('临湖区水务局', '2022-01-01'),
]
const of = (words: string | null, more: readonly ReturnType<typeof named>[] = []) =>
  matchBody(words, [...bodies, ...more], '临湖区')?.name ?? null

describe('the body that words mean [OR23] [CW2] [RF2]', () => {
  it('is found by its whole name, and without the place’s own name and the usual tails', () => {
    expect(of('临湖区教育局')).toBe('临湖区教育局')
    expect(of('区发展改革局')).toBe('临湖区发展和改革局')
    expect(of('区发展和改革局')).toBe('临湖区发展和改革局')
    expect(of('教育部门')).toBe('临湖区教育局')
    expect(of('省生态环境局')).toBe('临湖区生态环境分局')
  })

  it('is found by an abbreviation, whose characters stand in the name in their order', () => {
    expect(of('市场监管局')).toBe('临湖区市场监督管理局')
    expect(of('区发改局')).toBe('临湖区发展和改革局')
    expect(of('改发局')).toBeNull()
  })

  it('is the first of several', () => {
    expect(of('统计局、商务局')).toBe('临湖区统计局')
    expect(of('商务局和统计局')).toBe('临湖区商务局')
    expect(of('区发展和改革局及统计局')).toBe('临湖区发展和改革局')
  })

  it('is nobody where nobody of that name stands, or two fit alike', () => {
    expect(of('水务局')).toBeNull()
    expect(of('公安局')).toBeNull()
    expect(of('')).toBeNull()
    expect(of(null)).toBeNull()
    expect(of('教育局', [named('临湖区教育委员会')])).toBeNull()
    expect(of('街道办事处', [named('东湖街道办事处'), named('西湖街道办事处')])).toBeNull()
    // The whole name decides before anything that is only like it.
    expect(of('临湖区教育局', [named('临湖区教育委员会')])).toBe('临湖区教育局')
  })
})
