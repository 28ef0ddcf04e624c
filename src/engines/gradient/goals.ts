import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import type { Bilingual } from '../../model/system.ts'

/** A number of firms that plans aim at, and which records count towards it. */
export interface GoalDefinition {
  readonly id: string
  readonly name: Bilingual
  /** Kinds of qualification that count. */
  readonly kinds: readonly string[]
  /** Ids of indicators whose level is the goal, the first that the plan has; `local:` names are as plans write them. */
  readonly level: readonly string[]
  /** Indicators of a yearly number that plans name beside it. */
  readonly yearly: readonly string[]
}

export const GOALS: readonly GoalDefinition[] = [
  {
    id: 'above-scale',
    name: { zh: '规模以上企业', en: 'Firms above scale' },
    kinds: ['above-scale'],
    level: ['large-firms', 'four-above-firms', 'large-industrial-firms'],
    yearly: ['large-industrial-new', 'four-above-new', 'local:*新增规上企业', 'local:*新增规模以上企业'],
  },
  {
    id: 'high-tech',
    name: { zh: '高新技术企业', en: 'High-tech enterprises' },
    kinds: ['high-tech'],
    level: ['hightech-firms'],
    yearly: ['hightech-firms-new'],
  },
  {
    id: 'listed',
    name: { zh: '上市和挂牌企业', en: 'Listed and quoted firms' },
    kinds: ['listed', 'neeq'],
    level: ['listed-companies', 'local:*上市企业数', 'local:*挂牌企业', 'local:*上市企业'],
    yearly: [],
  },
  {
    id: 'backbone',
    name: { zh: '创新型骨干企业', en: 'Innovative backbone firms' },
    kinds: ['backbone'],
    level: ['local:*创新型骨干企业'],
    yearly: [],
  },
  {
    id: 'tech-sme',
    name: { zh: '科技型中小企业', en: 'Technology SMEs' },
    kinds: ['tech-sme'],
    level: ['tech-smes'],
    yearly: ['tech-smes-new'],
  },
  {
    id: 'specialised',
    name: { zh: '专精特新中小企业', en: 'Specialised SMEs' },
    kinds: ['specialised'],
    level: ['specialised-smes'],
    yearly: [],
  },
  {
    id: 'little-giant',
    name: { zh: '“小巨人”企业', en: 'Little giants' },
    kinds: ['little-giant'],
    level: ['little-giants'],
    yearly: ['little-giants-new'],
  },
]

/** Whether a plan's indicator is the one named: an id, or `local:` with a star for what may stand before it. */
export function isIndicator(pattern: string, indicator: string): boolean {
  if (!pattern.startsWith('local:*')) return pattern === indicator
  return indicator.startsWith('local:') && indicator.endsWith(pattern.slice('local:*'.length))
}

/**
 * Which category a plan means by 规模以上企业. Plans that give a base of industrial firms and a goal for firms above scale count
 * one thing under two names; comparing the goal with all categories would call it reached on the first day.
 */
export const SCALE_SCOPE = defineSetting({
  key: 'gradient.scale-scope',
  name: { zh: '“规模以上企业”目标的口径', en: 'What “firms above scale” counts' },
  about: {
    zh: '规划目标“规模以上企业多少家”按哪一类计：只计规模以上工业，或“四上”全部。应与规划基期数同一口径。',
    en: 'Whether the plan’s goal for firms above scale counts industry alone or all categories. It should be what the plan’s base counts.',
  },
  schema: Type.Unsafe<'industry' | 'all'>(
    Type.Enum(['industry', 'all'], {
      'x-words': { industry: '规模以上工业 · industry above scale', all: '“四上”全部 · all categories' },
    }),
  ),
  default: 'industry',
  source: 'practice',
  kind: 'method',
})
