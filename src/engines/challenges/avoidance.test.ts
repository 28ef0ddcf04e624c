import { describe, expect, it } from 'vitest'
import { avoidanceOf, isSame, type Party, type PoolExpert, partiesIn, peopleIn, type Tie } from './avoidance.ts'

const ON = '2024-03-05'
const RULES = { coauthorYears: 3 }
const expert = (more: Partial<PoolExpert> = {}, ties: readonly Partial<Tie>[] = []): PoolExpert => ({
  id: 'x',
  number: 'Z001',
  name: '江一苇',
  employer: '省检测院',
  employerCode: null,
  isLent: false,
  ties: ties.map((tie) => ({
    kind: 'other',
    organisation: '',
    code: null,
    person: null,
    since: null,
    until: null,
    ...tie,
  })),
  ...more,
})
const parties: readonly Party[] = [
  { name: '临湖灯具厂', code: '91430406MA4L12346K', people: [] },
  { name: '湖滨理工大学', code: null, people: ['郑望舒', '徐一鸣'] },
]
const why = (one: PoolExpert) => avoidanceOf(one, parties, ON, RULES)

describe('who stays away', () => {
  it('is free without any tie', () => {
    expect(why(expert())).toBeNull()
  })

  it('by employer: code, name, a school of it, brackets and spaces', () => {
    expect(why(expert({ employer: '别名', employerCode: '91430406MA4L12346K' }))).toBe('employer')
    expect(why(expert({ employer: '湖滨理工大学' }))).toBe('employer')
    expect(why(expert({ employer: '湖滨 理工大学材料学院' }))).toBe('employer')
    // Two codes that are known decide, whatever the names.
    expect(why(expert({ employer: '临湖灯具厂', employerCode: '91350100M000100Y43' }))).toBeNull()
  })

  it('by being one of a team, whoever else may have that name', () => {
    expect(why(expert({ name: '徐 一鸣' }))).toBe('member')
  })

  it('by shares, by posts, by family, as long as the tie holds', () => {
    expect(why(expert({}, [{ kind: 'ownership', organisation: '临湖灯具厂' }]))).toBe('ownership')
    expect(why(expert({}, [{ kind: 'employer', organisation: '湖滨理工大学', until: '2024-03-05' }]))).toBe('employer')
    expect(why(expert({}, [{ kind: 'employer', organisation: '湖滨理工大学', until: '2024-03-04' }]))).toBeNull()
  })

  it('by common work within the years that are set, and where no day is known', () => {
    const tie = { kind: 'coauthor' as const, organisation: '湖滨理工大学' }
    expect(why(expert({}, [{ ...tie, since: '2021-03-05' }]))).toBe('coauthor')
    expect(why(expert({}, [{ ...tie, since: '2021-03-04' }]))).toBeNull()
    expect(why(expert({}, [tie]))).toBe('coauthor')
  })

  it('by a tie to one person, only where that person is on a team', () => {
    expect(why(expert({}, [{ kind: 'relation', organisation: '湖滨理工大学', person: '郑望舒' }]))).toBe('relation')
    expect(why(expert({}, [{ kind: 'relation', organisation: '湖滨理工大学', person: '别人' }]))).toBeNull()
  })

  it('reads partners and persons as they are written', () => {
    expect(partiesIn('湖滨材料研究所 91350100M000100Y43\n省检测院；')).toEqual([
      { name: '湖滨材料研究所', code: '91350100M000100Y43', people: [] },
      { name: '省检测院', code: null, people: [] },
    ])
    expect(peopleIn('郑望舒、徐一鸣，江一苇')).toEqual(['郑望舒', '徐一鸣', '江一苇'])
    expect(isSame({ name: '湖', code: null }, { name: '湖滨', code: null })).toBe(false)
  })
})
