import type { Hold } from './alerts.ts'
import { countRung, isThere, type ReadRung, type RungCount } from './assess.ts'
import { type FirmYear, factsOfFirm, yearThatCounts } from './firm-facts.ts'
import { lineOf, type ScaleLine } from './lines.ts'
import { type MonthSums, type Rolling, rollingRevenue } from './rolling.ts'
import type { RungId } from './rungs.ts'
import { holdOf, type ScaleDistance, scaleDistance } from './scale-distance.ts'
import type { GradientSettings } from './settings.ts'
import { type SizeAnswer, sizeClassOf } from './size-class.ts'

/** A firm as the registers have it, with the sums of its months. */
export interface StoredFirm {
  readonly id: string
  readonly creditCode: string
  readonly name: string
  readonly kind: string
  readonly sector: string
  readonly township: string | null
  readonly park: string | null
  readonly body: string | null
  readonly registeredOn: string
  /** The day from which its months count. */
  readonly began: string
  readonly buildingLicence: boolean | null
  readonly developsProperty: boolean | null
  readonly state: string
  readonly holds: ReadonlySet<string>
  readonly sums: MonthSums
}

export interface StoredTerm {
  readonly id: string
  readonly enterprise: string
  readonly name: string
  readonly kind: string
  readonly category: string | null
  readonly state: string
  readonly from: string | null
  readonly validTo: string | null
  readonly ended: string | null
  readonly renews: string | null
  readonly issuer: string | null
}

export interface StoredPlan {
  readonly id: string
  readonly enterprise: string
  readonly rung: string
  readonly state: string
  readonly consent: boolean | null
  readonly firmName: string
  readonly firmKind: string
  readonly creditCode: string
  readonly sector: string
}

/** A firm with what the rules say of it. */
export interface SurveyedFirm {
  readonly firm: StoredFirm
  readonly line: ScaleLine | null
  readonly rolling: Rolling
  /** null: its sector has no line. */
  readonly distance: ScaleDistance | null
  /** For a firm that is above scale: whether it holds its place. */
  readonly hold: Hold | null
  readonly size: SizeAnswer
  /** The year whose yearly facts were taken; null: none is recent enough. */
  readonly year: number | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly rungs: ReadonlyMap<RungId, RungCount>
}

const NOT_KNOWN: RungCount = { standing: 'needs-data', met: 0, failed: 0, unknown: 0 }

/** What the rules say of one firm on a day. */
export function surveyFirm(
  firm: StoredFirm,
  years: readonly FirmYear[],
  rungs: readonly ReadRung[],
  settings: GradientSettings,
  today: string,
): SurveyedFirm {
  const line = lineOf(firm.sector, settings.lines)
  const rolling = rollingRevenue(firm.sums, settings.proxy)
  const distance = scaleDistance(line, rolling, firm, settings.alerts)
  const year = yearThatCounts(years, today)
  const last = years.find((one) => one.year === year)
  const size = sizeClassOf(
    firm.sector,
    {
      staff: last?.staff ?? null,
      revenue: last?.revenue ?? (rolling.kind === 'measured' && rolling.months === 12 ? rolling.value : null),
      assets: last?.assets ?? null,
    },
    settings.sizes,
  )
  const facts = factsOfFirm(
    {
      kind: firm.kind,
      registeredOn: firm.registeredOn,
      consent: null,
      buildingLicence: firm.buildingLicence,
      developsProperty: firm.developsProperty,
      holds: firm.holds,
      // A part that reaches the line proves it; a part that does not proves nothing.
      revenue12: rolling.value ?? (distance?.reached === true ? rolling.atLeast : null),
      scaleLine: line?.revenue ?? null,
      sizeClass: size.class,
    },
    years,
    today,
  )
  const counts = new Map<RungId, RungCount>()
  for (const rung of rungs) {
    if (!rung.of.includes(firm.kind)) continue
    // Without a single year nothing can be said of a title; the conditions need not be asked one by one.
    if (rung.track === 'title' && years.length === 0 && !isThere(rung, firm.kind, firm.holds))
      counts.set(rung.id, NOT_KNOWN)
    else if (rung.id === 'above-scale') counts.set(rung.id, scaleCount(firm, distance))
    else counts.set(rung.id, countRung(rung, facts, firm.holds, line))
  }
  return {
    firm,
    line,
    rolling,
    distance,
    hold: firm.holds.has('above-scale') ? holdOf(distance, settings.alerts) : null,
    size,
    year,
    facts,
    rungs: counts,
  }
}

/** The count of the one condition of being above scale, from the distance that is known already. */
function scaleCount(firm: StoredFirm, distance: ScaleDistance | null): RungCount {
  const reached = distance?.reached ?? null
  const [met, failed, unknown] = [reached === true ? 1 : 0, reached === false ? 1 : 0, reached === null ? 1 : 0]
  if (firm.holds.has('above-scale')) return { standing: 'there', met, failed, unknown }
  if (distance === null) return { standing: 'none', met: 0, failed: 0, unknown: 0 }
  return { standing: reached === null ? 'needs-data' : reached ? 'ready' : 'one-short', met, failed, unknown }
}

export function survey(
  firms: readonly StoredFirm[],
  years: ReadonlyMap<string, readonly FirmYear[]>,
  rungs: readonly ReadRung[],
  settings: GradientSettings,
  today: string,
): readonly SurveyedFirm[] {
  return firms.map((firm) => surveyFirm(firm, years.get(firm.id) ?? [], rungs, settings, today))
}
