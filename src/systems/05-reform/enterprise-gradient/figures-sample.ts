import type { SampleActor, SampleRecord, SampleStage } from '../../../language/sample.ts'
import { monthNumber, monthOf } from '../../../model/calendar.ts'
import { atWork, money } from './invent.ts'
import type { FirmStory } from './stories.ts'

/** How much of a year's revenue falls into each month. */
const SEASONS = [0.062, 0.05, 0.084, 0.08, 0.083, 0.088, 0.08, 0.081, 0.09, 0.086, 0.096, 0.12]

export const monthsBetween = (from: string, to: string): readonly string[] => {
  const months: string[] = []
  for (let at = monthNumber(from); ; at++) {
    const month = monthOf(at)
    if (month >= to.slice(0, 7)) return months
    months.push(month)
  }
}

/** The months of one firm. Some come without revenue, few without anything: such is the data that a district has. */
export function* monthsOf(
  stage: SampleStage,
  story: FirmStory,
  months: readonly string[],
  by: SampleActor,
): Iterable<SampleRecord> {
  const { random } = stage
  const burden = 0.015 + random() * 0.04
  const perHead = story.category === 'industry' ? 40 + random() * 60 : 25 + random() * 60
  const rdShare = story.isTechnical ? 0.028 + random() * 0.04 : random() * 0.006
  // Firms that report badly do so every month.
  const gaps = random() < 0.12 ? 0.12 : 0.008
  for (const month of months) {
    const year = Number(month.slice(0, 4))
    const whole = story.revenue(year)
    const revenue = whole * (SEASONS[Number(month.slice(5, 7)) - 1] as number) * (0.9 + random() * 0.2)
    const at = atWork(`${month}-28`, 60 * 24 * (12 + stage.integer(0, 3)) + stage.integer(0, 400))
    if (random() < gaps / 4) continue
    yield {
      type: 'enterprise-month',
      id: stage.id(at),
      values: {
        enterprise: story.record.id,
        month,
        revenue: random() < gaps ? null : money(revenue),
        tax: money(revenue * burden * (0.8 + random() * 0.4)),
        staff: Math.max(3, Math.round((whole / perHead) * (0.97 + random() * 0.06))),
        rd: money(revenue * rdShare * (0.7 + random() * 0.6)),
        assets: money(whole * (0.8 + (perHead % 1) * 0.9)),
        source: random() < 0.8 ? 'tax' : 'firm',
      },
      at,
      by,
      steps: [],
    }
  }
}

/** The yearly facts of one firm: what recognition schemes look at. Firms of no technical kind have few of them. */
export function* yearsOf(
  stage: SampleStage,
  story: FirmStory,
  years: readonly number[],
  by: SampleActor,
): Iterable<SampleRecord> {
  const { random, integer } = stage
  const quality = random()
  const rdShare = story.isTechnical ? 0.025 + quality * 0.04 : random() * 0.006
  const niche = integer(1, 8)
  const perHead = 35 + random() * 55
  const answers = (chance: number): boolean | null => (random() < 0.06 ? null : random() < chance)
  const flags = {
    owns_core_ip: story.isTechnical ? answers(0.55 + quality * 0.45) : answers(0.05),
    in_key_field: story.isTechnical ? answers(0.85) : answers(0.1),
    has_rd_body: story.isTechnical ? answers(0.3 + quality * 0.6) : false,
    has_provincial_rd_body: story.isTechnical ? quality > 0.9 : false,
    has_brand: answers(0.4 + quality * 0.5),
    has_award: story.isTechnical && quality > 0.93,
    led_standard: story.isTechnical && quality > 0.95,
    in_banned_class: false,
  }
  for (const year of years) {
    const revenue = story.revenue(year)
    const rd = revenue * rdShare * (0.85 + random() * 0.3)
    const staff = Math.max(5, Math.round(revenue / perHead))
    const at = atWork(`${year + 1}-04-${10 + integer(0, 15)}`, integer(0, 400))
    const assets = revenue * (0.7 + quality * 0.8)
    yield {
      type: 'enterprise-year',
      id: stage.id(at),
      values: {
        enterprise: story.record.id,
        year: String(year),
        revenue: money(revenue),
        main_revenue: money(revenue * (0.6 + quality * 0.35)),
        hightech_revenue: story.isTechnical ? money(revenue * (0.45 + quality * 0.45)) : null,
        assets: money(assets),
        liabilities: money(assets * (0.35 + random() * 0.4)),
        equity_raised: random() < 0.04 ? money(500 + random() * 4000) : '0.00',
        rd: money(rd),
        rd_domestic: story.isTechnical ? money(rd * (0.9 + random() * 0.1)) : null,
        staff,
        tech_staff: story.isTechnical ? Math.round(staff * (0.07 + quality * 0.2)) : null,
        rd_staff: story.isTechnical ? Math.round(staff * (0.04 + quality * 0.15)) : null,
        niche_years: niche + (year - (years[0] ?? year)),
        niche_share: story.isTechnical && quality > 0.6 ? (quality * 16).toFixed(2) : null,
        ip_class_one: story.isTechnical ? Math.floor(quality * 6) : null,
        ...flags,
        has_serious_case: random() < 0.01 ? true : random() < 0.1 ? null : false,
        tech_sme_score: story.isTechnical ? (48 + quality * 42).toFixed(1) : null,
        tech_staff_score: story.isTechnical ? (4 + quality * 16).toFixed(1) : null,
        innovation_score: story.isTechnical ? (52 + quality * 40).toFixed(1) : null,
        innovative_sme_score: story.isTechnical ? (46 + quality * 45).toFixed(1) : null,
        specialised_score: story.isTechnical ? (40 + quality * 50).toFixed(1) : null,
      },
      at,
      by,
      steps: [],
    }
  }
}
