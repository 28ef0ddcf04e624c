import { defaultOutlookSettings, faultsInOutlookSettings, type OutlookSettings } from './outlook.ts'
import { defaultStandingSettings, faultsInStandingSettings, type StandingSettings } from './standing.ts'

/**
 * What a judgement is made by. Local practice, held as versions: an evaluation names the version it was made with and can
 * be made again.
 */
export interface AssessmentSettings {
  /** Id of the version; 'default' for what ships. */
  readonly version: string
  readonly standing: StandingSettings
  readonly outlook: OutlookSettings
  /** 时间进度法 or 年度计划法: which of the two decides. 目标一致法 is shown beside it, a forecast only warns. */
  readonly decides: 'A' | 'B'
  readonly warnings: WarningSettings
}

export interface WarningSettings {
  /** Chance of reaching the target below which there is a warning. */
  readonly chance: number
  /** Months after which figures are old. */
  readonly staleAfter: number
}

export const defaultAssessmentSettings: AssessmentSettings = {
  version: 'default',
  standing: defaultStandingSettings,
  outlook: defaultOutlookSettings,
  decides: 'A',
  warnings: { chance: 0.5, staleAfter: 18 },
}

/** Every fault of edited settings, as sentences; empty when they can be used. */
export function faultsInAssessmentSettings(settings: AssessmentSettings): readonly string[] {
  const faults = [
    ...faultsInStandingSettings(settings.standing).map((fault) => `standing.${fault}`),
    ...faultsInOutlookSettings(settings.outlook).map((fault) => `outlook.${fault}`),
  ]
  const { chance, staleAfter } = settings.warnings
  if (!(chance > 0 && chance < 1)) faults.push('warnings.chance：应大于 0，小于 1')
  if (!(staleAfter > 0)) faults.push('warnings.staleAfter：应大于 0')
  return faults
}
