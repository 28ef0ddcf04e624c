import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'
import { alignPlans } from './align-plans.ts'

const plan = (place: string, body: string) =>
  compile(documentFromText('plan.txt', `${place}国民经济和社会发展第十四个五年规划纲要\n（2021—2025年）\n${body}\n`), {
    systems: [],
  })
const upper = plan(
  '湖滨市',
  `第一章 主要目标
到2025年，森林覆盖率达到35%，城镇登记失业率控制在4.5%以内，自来水普及率达到95%，高新技术企业达到900家，学前教育毛入园率达到90%，民航旅客吞吐量达到300万人次，单位GDP能耗下降14%，渔船更新率达到50%。`,
)
const lower = plan(
  '湖滨市临湖区',
  `第一章 发展成就
2020年，渔船更新率达到20%。
第二章 主要目标
到2025年，森林覆盖率达到30%，城镇登记失业率控制在4%以内，自来水普及率达到95%，高新技术企业达到80家。
第三章 绿色发展
持续降低万元GDP综合能耗，建设节水型城区。`,
)

describe('alignPlans', () => {
  const alignments = alignPlans(upper, lower)
  const uptake = (name: string) => alignments.find(({ indicator }) => indicator.includes(name))

  it('tells how each target of the upper level is taken up', () => {
    expect(uptake('森林覆盖率')?.uptake).toBe('weaker')
    expect(uptake('失业率')?.uptake).toBe('stronger')
    expect(uptake('自来水普及率')?.uptake).toBe('taken')
    expect(uptake('毛入园率')?.uptake).toBe('missing')
    expect(uptake('民航旅客吞吐量')?.uptake).toBe('not-applicable')
  })

  it('does not compare amounts of places of different size', () => {
    const firms = uptake('高新技术企业')
    expect(firms?.uptake).toBe('taken')
    expect(firms?.reason.zh).toContain('绝对量')
  })

  it('tells a mention without figure from silence, and looks ahead only', () => {
    const energy = uptake('能耗')
    expect(energy?.uptake).toBe('mentioned')
    expect(energy?.mention?.line).toBe(8)
    expect(uptake('渔船更新率')?.uptake).toBe('missing')
  })

  it('cites both texts and gives its reason in both languages', () => {
    for (const { uptake: kind, upper: above, lower: below, reason } of alignments) {
      expect(above.line).toBe(4)
      expect(below !== null).toBe(['taken', 'weaker', 'stronger', 'changed'].includes(kind))
      expect(reason.zh.length).toBeGreaterThan(2)
      expect(reason.en.length).toBeGreaterThan(2)
    }
  })

  it('notes when the years differ', () => {
    const later = plan('湖滨市临湖区', '第一章 主要目标\n到2024年，森林覆盖率达到30%。')
    const forest = alignPlans(upper, later).find(({ indicator }) => indicator.includes('森林'))
    expect(forest?.reason.zh).toContain('2024')
  })
})
