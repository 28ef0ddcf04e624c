import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { systemsFromClauses } from '../compiler/systems/from-clauses.ts'
import type { Clause } from '../model/reading.ts'
import { declarations, systems } from './all.ts'

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

  it('is told to another thread whole', () => {
    expect(structuredClone(declarations)).toEqual(declarations)
    expect(declarations.map(({ id }) => id)).toEqual(systems.map(({ id }) => id))
  })

  it.each(systems.map((system) => [system.id, system] as const))('%s recognises its own name', (id, { name }) => {
    const hits = systemsFromClauses([sentence(`湖滨市临湖区将健全${name.zh}工作机制，明确牵头单位。`)], systems)
    expect(hits).toContainEqual(expect.objectContaining({ system: id, strength: 'ordered' }))
  })

  /** The same mechanisms as other places and other five-year periods word them. */
  it.each([
    ['mu-yield-evaluation', '推行“亩产论英雄”，按亩产效益配置要素。'],
    ['one-stop-service', '深化“最多跑一次”改革，让群众办事“只进一扇门”。'],
    ['one-stop-service', '设立综合窗口，推行“一窗受理、集成服务”。'],
    ['one-stop-service', '健全“高效办成一件事”重点事项清单管理机制。'],
    ['one-stop-service', '实行投资项目告知承诺制和容缺受理。'],
    ['regulation', '推进部门联合“双随机，一公开”抽查。'],
    ['regulation', '推行“综合查一次”，规范涉企检查。'],
    ['city-operation', '健全接诉即办机制，办好12345热线。'],
    ['city-operation', '建成一网统管指挥中枢。'],
    ['river-chief', '全面推行河（湖）长制、林长制。'],
    ['ecological-zoning', '落实“三线一单”，加强生态环境分区管控。'],
    ['industrial-chain', '建立重点产业链链长负责制，逐链绘制图谱。'],
    ['open-challenge', '实行“揭榜挂帅”“赛马”等制度。'],
    ['finance-service', '设立拨投结合的科创资金，扩大首贷续贷。'],
    ['anti-return-poverty', '对易返贫致贫户开展动态监测。'],
    ['dispute-petition', '坚持新时代“枫桥经验”，多元化解纠纷。'],
    ['grid-governance', '做实全科网格，配强专职网格员。'],
    ['enterprise-gradient', '推动个转企、小升规，培育专精特新企业。'],
    ['policy-delivery', '扩大惠企资金“免申即享”范围。'],
    ['creation-and-honours', '打造“绿水青山就是金山银山”实践创新样板，争创国家森林城市。'],
    ['safety-hazard', '实施安全生产治本攻坚行动，完善双重预防机制。'],
    ['primary-care', '建设紧密型县域医共体，做实家庭医生签约。'],
    ['employment', '建设零工市场，开展职业技能培训。'],
    ['plan-evaluation', '组织开展本规划中期评估。'],
    ['project-lifecycle', '完善重大项目储备库，滚动推进。'],
    ['risk-sharing', '落实首台（套）保险补偿。'],
  ])('%s is recognised in “%s”', (id, text) => {
    const hits = systemsFromClauses([sentence(text)], systems)
    expect(hits).toContainEqual(expect.objectContaining({ system: id, strength: 'ordered' }))
  })

  /** Words that stand near a mechanism and do not name it. */
  it.each([
    '加强环境监测，提高教育水平。',
    '把新增耕地纳入规划，严控规模扩张。',
    '民智得到汇集，改善民生取得实效。',
    '执行最低保护价，降低保证金。',
    '改善居民收入统计方法。',
    '在全区一心一意谋发展。',
    '进出口总额增长百分之五，就业形势稳定。',
  ])('finds nothing in “%s”', (text) => {
    expect(systemsFromClauses([sentence(text)], systems)).toEqual([])
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
