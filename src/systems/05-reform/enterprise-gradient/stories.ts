import type { SampleRecord, SampleStage } from '../../../language/sample.ts'
import { BY_CATEGORY, dayWithin, weighted } from './invent.ts'

/** How a simulated firm with monthly data fares: what it is to become, and when. Amounts in 万元 a year. */
export interface FirmStory {
  readonly record: SampleRecord
  readonly sector: string
  /** The line of being above scale in its sector; 0 where there is none. */
  readonly line: number
  readonly category: string
  /** The first year's revenue, and its growth a year. */
  readonly revenue: (year: number) => number
  /** First and last day in the list of firms above scale; null: never, or still. */
  readonly aboveFrom: string | null
  readonly aboveUntil: string | null
  readonly isTechnical: boolean
}

const LINES: Readonly<Record<string, number>> = {
  industry: 2000,
  construction: 2000,
  wholesale: 2000,
  retail: 500,
  hospitality: 200,
  property: 3000,
  service: 1000,
}
const SERVICE_LINES: Readonly<Record<string, number>> = { '6510': 2000, '5430': 2000, '8810': 500 }
export const lineIn = (category: string, sector: string): number => SERVICE_LINES[sector] ?? LINES[category] ?? 1000

export interface Plan {
  readonly category: string
  readonly role: 'above' | 'enters' | 'leaves' | 'candidate' | 'ordinary'
  /** Year of entering or leaving. */
  readonly year: number
}

/** Firms above scale before the plan begins, by category; those of industry as the plan's base says. */
const BASE: readonly (readonly [category: string, count: number])[] = [
  ['industry', 87],
  ['construction', 24],
  ['wholesale', 30],
  ['retail', 28],
  ['hospitality', 16],
  ['property', 14],
  ['service', 36],
]
/** New to the list and gone from it, year after year of the plan: industry, then all others together. */
const INDUSTRY_FLOWS: readonly (readonly [entries: number, exits: number])[] = [
  [12, 8],
  [11, 8],
  [9, 2],
  [10, 3],
  [10, 4],
]
const OTHER_FLOWS: readonly (readonly [entries: number, exits: number])[] = [
  [15, 7],
  [14, 9],
  [12, 8],
  [13, 7],
  [13, 8],
]
const OTHERS = ['construction', 'wholesale', 'retail', 'hospitality', 'service'] as const

/** What the firms with data are to become, so that the counts of the district come out as its reports tell them. */
export function plansOfFirms(stage: SampleStage, firstYear: number, lastYear: number): readonly Plan[] {
  const plans: Plan[] = []
  const add = (count: number, make: () => Plan) => {
    for (let i = 0; i < count; i++) plans.push(make())
  }
  const left = new Map<string, number>()
  for (const [category, count] of BASE) left.set(category, stage.scale(count))
  for (let year = firstYear; year <= lastYear; year++) {
    const at = (year - firstYear) % INDUSTRY_FLOWS.length
    const [entries, exits] = INDUSTRY_FLOWS[at] as readonly [number, number] // the index stays within
    const [otherEntries, otherExits] = OTHER_FLOWS[at] as readonly [number, number]
    add(stage.scale(entries), () => ({ category: 'industry', role: 'enters', year }))
    add(stage.scale(otherEntries), () => ({ category: stage.pick(OTHERS), role: 'enters', year }))
    const leave = (category: string, count: number) => {
      const able = Math.min(count, (left.get(category) ?? 0) - 1)
      if (able <= 0) return
      left.set(category, (left.get(category) ?? 0) - able)
      add(able, () => ({ category, role: 'leaves', year }))
    }
    leave('industry', Math.round(exits * (stage.scale(1000) / 1000)))
    const others = Math.round(otherExits * (stage.scale(1000) / 1000))
    for (let i = 0; i < others; i++) leave(stage.pick(OTHERS), 1)
  }
  for (const [category, count] of left) add(count, () => ({ category, role: 'above', year: firstYear }))
  add(stage.scale(150), () => ({
    category: stage.pick(['industry', 'industry', ...OTHERS]),
    role: 'candidate',
    year: lastYear,
  }))
  const rest = stage.scale(900) - plans.length
  add(Math.max(0, rest), () => ({ category: stage.pick(['industry', ...OTHERS]), role: 'ordinary', year: lastYear }))
  return plans
}

export const sectorOf = (stage: SampleStage, category: string): string =>
  weighted(stage.random, BY_CATEGORY[category] ?? BY_CATEGORY.service ?? [])

/** A year's revenue over the line, such that a firm enters, leaves or comes near when its plan says so. */
export function storyOf(
  stage: SampleStage,
  plan: Plan,
  record: SampleRecord,
  sector: string,
  from: number,
  to: number,
): FirmStory {
  const line = lineIn(plan.category, sector)
  const between = (least: number, most: number) => least + stage.random() * (most - least)
  const path = (): ((year: number) => number) => {
    switch (plan.role) {
      case 'above': {
        const start = 1.15 * Math.exp(between(0, 2.6))
        const growth = between(-0.015, 0.1)
        return (year) => Math.max(1.08, start * (1 + growth) ** (year - from))
      }
      case 'enters': {
        // Over the line in the year before it enters.
        const growth = between(0.1, 0.22)
        const over = between(1.03, 1.25)
        return (year) => over * (1 + growth) ** Math.min(year - plan.year + 1, 4)
      }
      case 'leaves': {
        const fall = between(0.12, 0.3)
        const under = between(0.5, 0.9)
        return (year) => under * (1 - fall) ** Math.max(-4, year - plan.year + 1)
      }
      case 'candidate': {
        const now = between(0.74, 0.995)
        const growth = between(0.03, 0.12)
        return (year) => now * (1 + growth) ** (year - to)
      }
      case 'ordinary': {
        const now = between(0.03, 0.68)
        const growth = between(-0.05, 0.1)
        return (year) => now * (1 + growth) ** (year - to)
      }
    }
  }
  const share = path()
  const enters = plan.role === 'enters' ? dayWithin(stage, `${plan.year}-02-20`, `${plan.year}-03-20`) : null
  return {
    record,
    sector,
    line,
    category: plan.category,
    revenue: (year) => line * share(year),
    aboveFrom:
      plan.role === 'above' || plan.role === 'leaves'
        ? dayWithin(stage, `${from - 6}-02-20`, `${from - 1}-12-20`)
        : enters,
    aboveUntil: plan.role === 'leaves' ? dayWithin(stage, `${plan.year}-02-20`, `${plan.year}-03-20`) : null,
    isTechnical: plan.category === 'industry' ? stage.random() < 0.6 : sector === '6510' && stage.random() < 0.7,
  }
}
