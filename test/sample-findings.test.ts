import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compile } from '../src/compiler/compile.ts'
import { documentFromText } from '../src/compiler/source/text.ts'
import { track } from '../src/engines/indicators/track.ts'
import { systems } from '../src/systems/all.ts'

/** What the sample is there to show: real faults in a plan's text, and easy and hard cases of tracking. */
const folder = join(fileURLToPath(new URL('..', import.meta.url)), 'plans/yanfeng-14')
const compiled = (name: string) =>
  compile(documentFromText(name, readFileSync(join(folder, name), 'utf8')), { systems })
const plan = compiled('plan.md')

describe('the sample plan', () => {
  it('has the outline of the plan it digests: thirteen chapters with all their sections', () => {
    const chapters = plan.outline.filter(({ level }) => level === 'chapter')
    expect(chapters.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, i) => String(i + 1)))
    const sections = (chapter: number) =>
      plan.outline.filter(({ level, number }) => level === 'section' && number.startsWith(`${chapter}.`)).length
    expect(Array.from({ length: 13 }, (_, i) => sections(i + 1))).toEqual([2, 4, 4, 4, 4, 4, 4, 3, 3, 4, 4, 3, 4])
  })

  it('orders every system that Gangmu declares', () => {
    const ordered = new Set(plan.systems.filter(({ strength }) => strength === 'ordered').map(({ system }) => system))
    expect(systems.map(({ id }) => id).filter((id) => !ordered.has(id))).toEqual([])
  })

  it.each([
    ['GM401', ['9', '12'], 'technical centres counted twice'],
    ['GM401', ['201', '273'], 'results of research transferred'],
    ['GM401', ['1.59', '6'], 'contracts of technology'],
    ['GM201', ['专栏1'], 'a box without its table'],
    ['GM201', ['专栏2'], 'another box without its table'],
    ['GM301', [], 'the paragraph on regional strategy stands twice'],
    ['GM306', ['亿元1个'], 'a target whose number is lost'],
    ['GM402', ['70', '100'], 'two targets for high-tech enterprises'],
    ['GM601', ['衡阳科学城', '衡山科学城'], 'one park under two names'],
  ])('keeps a fault that a check finds: %s %j, %s', (code, words) => {
    const found = plan.diagnostics.filter(
      (diagnostic) => diagnostic.code === code && words.every((word) => diagnostic.message.includes(word)),
    )
    expect(found.length).toBeGreaterThan(0)
  })
})

describe('the simulated reports', () => {
  const result = track(plan, ['report-2022.md', 'report-2023.md'].map(compiled))
  const figuresOf = (indicator: string, measure = 'level') => {
    const target = result.targets.find((found) => found.indicator === indicator && found.measure === measure)
    expect(target, indicator).toBeDefined()
    return target?.observations.map(({ period, value }) => `${period}:${value}`)
  }

  it.each([
    ['公共服务网上办理率', ['2021:88', '2022:92.5', '2023:95']],
    ['研发投入占GDP比重', ['2021:2.48', '2022:2.62', '2023:2.71']],
    ['白沙洲工业园区技工贸总收入', ['2021:290', '2022:318', '2023:345']],
    ['垃圾分类率', ['2023:31']],
  ])('give %s the figures %j', (indicator, figures) => {
    expect(figuresOf(indicator)).toEqual(figures)
  })

  it('take the registered unemployment rate, and never the surveyed one', () => {
    expect(figuresOf('城镇登记失业率')).toEqual(['2022:3.9'])
  })

  it('give nothing where only growth is reported for a level', () => {
    expect(figuresOf('大数据产业集群产值')?.filter((figure) => figure.startsWith('2023'))).toEqual([])
  })

  it('give nothing to what they do not report', () => {
    expect(figuresOf('社会安全指数')).toEqual([])
    expect(figuresOf('技术市场成交合同金额占GDP比重')).toEqual([])
  })

  it('never give what is only arranged for the next year', () => {
    const years = result.targets.flatMap(({ observations }) => observations.map(({ period }) => period))
    expect(years.filter((year) => year === '2024')).toEqual([])
  })
})
