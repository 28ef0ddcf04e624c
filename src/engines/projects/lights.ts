import type { Bilingual } from '../../model/system.ts'

/**
 * 红黄绿灯: how a project stands against its plan of the year, by one of the rule sets that places really use (rules.md 8.3).
 * Which one, and every bound in it, is a setting. Pure.
 */
export type Light = 'green' | 'yellow' | 'red' | 'unknown'

/** What a project's light is judged from. Shares are of the year's planned investment; null where nothing is known. */
export interface LightFacts {
  /** Months of the year that have ended, 0 to 12. */
  readonly monthsPassed: number
  /** 序时进度: planned share of the year up to now; null when the year has no plan. */
  readonly planned: number | null
  /** Share of the year's plan that is done. */
  readonly done: number | null
  /** Whether it was to start by now and has not: months since the planned start, 0 in its month; null when it is not due. */
  readonly monthsStartLate: number | null
  /** Months since it started without being in investment statistics; null when it is, or has not started, or need not be. */
  readonly monthsUncounted: number | null
  /** Investment of the same months a year before, and now; for the rule that compares years. */
  readonly before: number | null
  readonly now: number | null
  /** Growth of the whole city or district over the same months, as a share. */
  readonly averageGrowth: number | null
}

export interface LightReason {
  readonly light: Light
  /** 'progress' 进度 · 'start' 开工 · 'counted' 入统 · 'growth' 增速 */
  readonly of: 'progress' | 'start' | 'counted' | 'growth'
  readonly because: Bilingual
}

export interface LightVerdict {
  /** The worst of its parts; unknown only when nothing could be judged. */
  readonly light: Light
  readonly parts: readonly LightReason[]
}

/** 'lag' 银川 2025 · 'share' 三亚 2022 · 'growth' 天津 2022. */
export const LIGHT_RULES = ['lag', 'share', 'growth'] as const
export type LightRule = (typeof LIGHT_RULES)[number]

/** Bounds of the rules; percentage points or shares as said. */
export interface LightBounds {
  /** 'lag': yellow from so many percentage points behind … */
  readonly yellowLag: number
  /** … and red beyond so many. Less than yellow is green, with a note. */
  readonly redLag: number
  /** 'share': red when less than this share of what was due is done. */
  readonly redShare: number
  /** Start: red after so many months without it. */
  readonly redStart: number
  /** Statistics: yellow after so many months, red after so many. */
  readonly yellowUncounted: number
  readonly redUncounted: number
}

export const DEFAULT_BOUNDS: LightBounds = {
  yellowLag: 10,
  redLag: 30,
  redShare: 0.5,
  redStart: 3,
  yellowUncounted: 1,
  redUncounted: 2,
}

const percent = (share: number) => `${(share * 100).toFixed(2).replace(/\.?0+$/, '')}%`
const points = (value: number) => value.toFixed(1)

/** @example lightOf('lag', { …, planned: 7 / 12, done: 0.4 }, DEFAULT_BOUNDS).light === 'yellow' // 18.3 points behind */
export function lightOf(rule: LightRule, facts: LightFacts, bounds: LightBounds): LightVerdict {
  const parts =
    rule === 'lag'
      ? [byLag(facts, bounds), byStart(facts, bounds), byCounted(facts, bounds)]
      : rule === 'share'
        ? [byShare(facts, bounds)]
        : [byGrowth(facts)]
  const judged = parts.filter((part) => part !== null)
  const worst = (['red', 'yellow', 'green'] as const).find((light) => judged.some((part) => part.light === light))
  return { light: worst ?? 'unknown', parts: judged }
}

function byLag({ planned, done }: LightFacts, { yellowLag, redLag }: LightBounds): LightReason {
  if (planned === null || done === null) return unknown('progress', planned === null)
  // Rounded to what is shown, so that a light never contradicts the figure beside it.
  const lag = Math.round((planned - done) * 1000) / 10
  const worked: Bilingual = {
    zh: `应完成 ${percent(planned)}，实际 ${percent(done)}，${lag > 0 ? `落后 ${points(lag)}` : `超前 ${points(-lag)}`} 个百分点`,
    en: `${percent(planned)} due, ${percent(done)} done, ${lag > 0 ? `${points(lag)} points behind` : `${points(-lag)} points ahead`}`,
  }
  const light: Light = lag > redLag ? 'red' : lag >= yellowLag ? 'yellow' : 'green'
  if (light === 'green' && lag > 0)
    return {
      light,
      of: 'progress',
      because: {
        zh: `${worked.zh}；规则没有规定 ${yellowLag} 个百分点以内的落后，按绿灯计`,
        en: `${worked.en}; the rule says nothing of less than ${yellowLag} points, which counts as green`,
      },
    }
  return { light, of: 'progress', because: worked }
}

function byStart({ monthsStartLate }: LightFacts, { redStart }: LightBounds): LightReason | null {
  if (monthsStartLate === null) return null
  return {
    light: monthsStartLate >= redStart ? 'red' : 'yellow',
    of: 'start',
    because: {
      zh: monthsStartLate === 0 ? '本月应开工，还没有开工' : `应开工未开工已 ${monthsStartLate} 个月`,
      en:
        monthsStartLate === 0
          ? 'due to start this month, not started'
          : `${monthsStartLate} months past its planned start`,
    },
  }
}

function byCounted({ monthsUncounted }: LightFacts, bounds: LightBounds): LightReason | null {
  if (monthsUncounted === null || monthsUncounted < bounds.yellowUncounted) return null
  return {
    light: monthsUncounted > bounds.redUncounted ? 'red' : 'yellow',
    of: 'counted',
    because: {
      zh: `开工 ${monthsUncounted} 个月，还没有纳入投资统计`,
      en: `started ${monthsUncounted} months ago and not in investment statistics`,
    },
  }
}

function byShare({ planned, done }: LightFacts, { redShare }: LightBounds): LightReason {
  if (planned === null || done === null || planned === 0) return unknown('progress', planned === null || planned === 0)
  const share = done / planned
  return {
    light: share >= 1 ? 'green' : share >= redShare ? 'yellow' : 'red',
    of: 'progress',
    because: {
      zh: `完成序时任务的 ${percent(share)}（应 ${percent(planned)}，实 ${percent(done)}）`,
      en: `${percent(share)} of what was due (${percent(planned)} due, ${percent(done)} done)`,
    },
  }
}

function byGrowth({ before, now, planned, done, averageGrowth }: LightFacts): LightReason {
  if (before === null || now === null || before === 0) return unknown('growth', true)
  const growth = now / before - 1
  const reachesPlan = planned === null || done === null ? null : done >= planned
  const reachesAverage = averageGrowth === null ? null : growth >= averageGrowth
  const words: Bilingual = {
    zh: `投资同比增长 ${percent(growth)}`,
    en: `investment ${percent(growth)} on the year before`,
  }
  if (growth < 0) return { light: 'red', of: 'growth', because: words }
  if (reachesPlan === null && reachesAverage === null)
    return {
      light: 'unknown',
      of: 'growth',
      because: {
        zh: `${words.zh}；没有年度计划和平均增速可比`,
        en: `${words.en}; neither plan nor average to compare with`,
      },
    }
  const isGreen = reachesPlan !== false && reachesAverage !== false
  return {
    light: isGreen ? 'green' : 'yellow',
    of: 'growth',
    because: isGreen
      ? words
      : {
          zh: `${words.zh}，${reachesPlan === false ? '未达年度计划' : ''}${reachesPlan === false && reachesAverage === false ? '，' : ''}${reachesAverage === false ? '低于平均增速' : ''}`,
          en: `${words.en}, ${[reachesPlan === false ? 'below the plan' : '', reachesAverage === false ? 'below the average' : ''].filter((word) => word !== '').join(' and ')}`,
        },
  }
}

const unknown = (of: LightReason['of'], lacksPlan: boolean): LightReason => ({
  light: 'unknown',
  of,
  because: lacksPlan
    ? { zh: '没有可比的计划或上年数', en: 'nothing to compare with: no plan, or no figure of the year before' }
    : { zh: '没有完成数', en: 'no figure of what is done' },
})

/** Who is spoken to when a light stays: a first yellow, a second in a row, a red. By default as one city does it. */
export type Escalation = 'none' | 'responsible' | 'deputy' | 'chief'

/** @param lights of the months up to now, oldest first. */
export function escalationOf(lights: readonly Light[]): Escalation {
  const last = lights.at(-1)
  if (last === 'red') return 'chief'
  if (last !== 'yellow') return 'none'
  return lights.at(-2) === 'yellow' ? 'deputy' : 'responsible'
}
