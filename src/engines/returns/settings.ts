import type { DeadlineSettings } from '../indicators/return-workflow.ts'
import type { ReturnCheckSettings } from './checks.ts'
import type { ReturnWorkflowSettings } from './workflow.ts'

/** What a place sets for its returns; none of it is law. `return-setting.ts` declares them with their shapes. */
export interface ReturnSettings {
  readonly deadlines: DeadlineSettings
  readonly checks: ReturnCheckSettings
  readonly workflow: ReturnWorkflowSettings
}
