import type { Who } from '../model/role.ts'
import type { Bilingual } from '../model/system.ts'

/**
 * How a record lives (流程): the states it can be in and the transitions between them. The drawing, the board, the buttons,
 * the permissions and the history all come from it.
 */
export interface Lifecycle {
  readonly states: Readonly<Record<string, State>>
  /** The state in which a record is made. */
  readonly start: string
  readonly transitions: Readonly<Record<string, Transition>>
}

export interface State {
  readonly name: Bilingual
  /** 'open' somebody must act · 'waiting' it rests for a reason (挂账、停表) · 'done' · 'void' it should not count. */
  readonly kind: 'open' | 'waiting' | 'done' | 'void'
  readonly help?: Bilingual
  /** Fields of the record itself that may still be changed in this state; all, unless said. */
  readonly editable?: 'all' | 'none' | readonly string[]
}

export interface Transition {
  /** A verb, as the button says it: 派遣. */
  readonly name: Bilingual
  readonly help?: Bilingual
  readonly from: readonly string[]
  readonly to: string
  readonly who: Who
  /** Nobody who did one of these transitions of the record may do this one ('create' is making it): 发现、处置、结案分离. */
  readonly notBy?: readonly string[]
  /** What must hold of the record, with what was given: each with what a person is told when it does not, or is not known. */
  readonly holds?: readonly Requirement[]
  /** Fields that are asked for with it; `isRequired` for this transition alone. */
  readonly asks?: readonly { readonly field: string; readonly isRequired?: true }[]
  /** Whether a reason in words is asked for. */
  readonly reason?: 'required' | 'optional'
  /** What it writes: a field to the value of an expression; `now`, `today`, `actor` and `actor_body` can be spoken of. */
  readonly sets?: Readonly<Record<string, string>>
  /** Records that it makes for another desk to take up (转办、移交), in the same step: a clue becomes a case. */
  readonly makes?: readonly Making[]
  /** May be done to many records at once. */
  readonly isBulk?: true
  /** Goes back on something: returned, withdrawn, reopened. Drawn as such; counted as rework where `isRework`. */
  readonly isBackward?: true
  readonly isRework?: true
  /** Done by the program alone when its condition becomes true, checked when records change and by the clock. */
  readonly automatic?: string
  /** Done by the program alone, when an engine’s own desk comes to it (a review is closed): no person and no button does it. */
  readonly byProgram?: true
}

/** One record handed on: of which type, when, with what, and the link field of this record that keeps which one it became. */
export interface Making {
  readonly type: string
  readonly when?: string
  /** Fields of the new record as expressions over this one; files and photos are carried by their field's name. */
  readonly values: Readonly<Record<string, string>>
  readonly keepsIn: string
}

export interface Requirement {
  /** An expression of `conditions/`: 'size(photos_after) > 0 && total_paid <= contract_amount'. */
  readonly that: string
  /** What is missing and what to do, when it is false or unknown. */
  readonly else: Bilingual
  /** A warning lets it pass and stays on the record. */
  readonly isWarning?: true
}
