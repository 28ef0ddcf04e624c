import type { FieldValue, Values } from '../../../language/field.ts'
import type { RecordStep } from './contract.ts'
import { isSame } from './draft.ts'

/** What a step wrote into a field: what stood before it, and after. */
export interface FieldChange {
  readonly field: string
  readonly before: FieldValue
  readonly after: FieldValue
}

export interface StepWithChanges extends RecordStep {
  readonly changes: readonly FieldChange[]
}

/**
 * Steps with what each changed, the newest first. What stood before comes from the steps before it; a step that wrote a value
 * again changed nothing, unless it is masked: then nobody here can tell, and it is shown.
 */
export function stepsWithChanges(
  steps: readonly RecordStep[],
  isMasked: (field: string) => boolean,
): readonly StepWithChanges[] {
  const now: Record<string, FieldValue> = {}
  const told = [...steps]
    .sort((a, b) => a.revision - b.revision)
    .map((step) => {
      const changes = Object.entries(step.gives).flatMap(([field, after]): readonly FieldChange[] => {
        const before = now[field] ?? null
        now[field] = after
        return isSame(before, after) && !isMasked(field) ? [] : [{ field, before, after }]
      })
      return { ...step, changes }
    })
  return told.reverse()
}

/** The values as they stood after a revision. */
export function valuesAt(steps: readonly RecordStep[], revision: number): Values {
  const now: Record<string, FieldValue> = {}
  for (const step of [...steps].sort((a, b) => a.revision - b.revision))
    if (step.revision <= revision) Object.assign(now, step.gives)
  return now
}
