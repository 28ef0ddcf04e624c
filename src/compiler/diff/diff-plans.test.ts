import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'
import { diffPlans } from './diff-plans.ts'

const plan = (numeral: string, years: string, body: string) =>
  compile(
    documentFromText('plan.txt', `湖滨市临湖区国民经济和社会发展第${numeral}个五年规划纲要\n（${years}年）\n${body}\n`),
    { systems: [] },
  )
const old = plan(
  '十三',
  '2016—2020',
  `第一章 主要目标
到2020年，森林覆盖率达到30%，城镇登记失业率控制在4.5%以内，细颗粒物（PM2.5）浓度控制在38微克/立方米以内，自来水普及率达到95%，渔业总产值达到12亿元，单位GDP能耗下降15%。
第二章 加快建设环湖枢纽
改造旧码头。
第三章 繁荣渔家文化
举办开渔节。`,
)
const recent = plan(
  '十四',
  '2021—2025',
  `第一章 主要目标
到2025年，森林覆盖率达到33%，城镇登记失业率控制在5%以内，PM2.5平均浓度控制在35微克/立方米以内，自来水普及率达到95%，游船满载率达到60%，单位GDP能耗下降13%。
第二章 全面建设环湖枢纽
改造新码头。
第四章 守护湖区生态
分年清淤。`,
)

describe('diffPlans', () => {
  const diff = diffPlans(old, recent)
  const fate = (name: string) => diff.targets.filter(({ indicator }) => indicator.includes(name)).map((one) => one.fate)

  it('tells what rose, fell, stayed, went and came, with the better direction in mind', () => {
    expect(fate('森林覆盖率')).toEqual(['raised'])
    expect(fate('失业率')).toEqual(['lowered'])
    expect(fate('PM2.5')).toEqual(['raised'])
    expect(fate('自来水普及率')).toEqual(['kept'])
    expect(fate('渔业总产值')).toEqual(['dropped'])
    expect(fate('游船满载率')).toEqual(['new'])
    // A smaller fall demands less.
    expect(fate('能耗')).toEqual(['lowered'])
  })

  it('cites both texts', () => {
    for (const { fate: kind, old: before, new: after, reason } of diff.targets) {
      expect(before === null).toBe(kind === 'new')
      expect(after === null).toBe(kind === 'dropped')
      expect(reason.zh.length).toBeGreaterThan(2)
      expect(reason.en.length).toBeGreaterThan(2)
    }
    const forest = diff.targets.find(({ indicator }) => indicator.includes('森林'))
    expect([forest?.old?.value, forest?.new?.value, forest?.old?.line, forest?.new?.line]).toEqual([30, 33, 4, 4])
  })

  it('follows chapters over a change of name', () => {
    const chapter = (title: string) => diff.chapters.find((one) => (one.new ?? one.old)?.title.includes(title))?.fate
    expect(chapter('主要目标')).toBe('kept')
    expect(chapter('建设环湖枢纽')).toBe('renamed')
    expect(chapter('湖区生态')).toBe('new')
    expect(chapter('渔家文化')).toBe('dropped')
  })

  it('never matches what is only similar, but shows it', () => {
    const before = plan('十三', '2016—2020', '第一章 主要目标\n到2020年，城镇登记失业率控制在4%以内。')
    const after = plan('十四', '2021—2025', '第一章 主要目标\n到2025年，城镇调查失业率控制在5.5%以内。')
    const changes = diffPlans(before, after).targets
    expect(changes.map((one) => one.fate).sort()).toEqual(['dropped', 'new'])
    expect(changes.find((one) => one.fate === 'new')?.near?.indicator).toContain('登记失业率')
  })

  it('does not compare the whole with a part of it', () => {
    const before = plan('十三', '2016—2020', '第一章 主要目标\n到2020年，渔产品加工率达到40%。')
    const after = plan(
      '十四',
      '2021—2025',
      '第一章 主要目标\n岸线提质。\n第二章 建设东港园区\n第一节 壮大园区\n到2025年，渔产品加工率达到80%。',
    )
    expect(
      diffPlans(before, after)
        .targets.map((one) => one.fate)
        .sort(),
    ).toEqual(['dropped', 'new'])
  })

  it('takes equal names from a catalogue', () => {
    const before = plan('十三', '2016—2020', '第一章 主要目标\n到2020年，林木绿化面积占比达到30%。')
    const after = plan('十四', '2021—2025', '第一章 主要目标\n到2025年，森林覆盖率达到33%。')
    expect(diffPlans(before, after).targets.map((one) => one.fate)).toEqual(['dropped', 'new'])
    const resolve = (name: string) => (/林/.test(name) ? 'forest-cover' : null)
    expect(diffPlans(before, after, resolve).targets.map((one) => one.fate)).toEqual(['raised'])
  })

  it('says that a level and a rise cannot be compared', () => {
    const before = plan('十三', '2016—2020', '第一章 主要目标\n到2020年，渔业总产值达到12亿元。')
    const after = plan('十四', '2021—2025', '第一章 主要目标\n“十四五”时期，渔业总产值年均增长6%。')
    expect(diffPlans(before, after).targets.map((one) => one.fate)).toEqual(['changed'])
  })

  it('finds nothing to tell between a plan and itself', () => {
    const same = diffPlans(old, old)
    expect(new Set(same.targets.map((one) => one.fate))).toEqual(new Set(['kept']))
    expect(new Set(same.chapters.map((one) => one.fate))).toEqual(new Set(['kept']))
  })
})
