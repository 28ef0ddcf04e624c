import type { Bilingual } from '../../../model/system.ts'
import type { RecordRow } from '../answers.ts'

/** What the server answers about records, whatever their type: the screens are made from it and the declaration. */

export type {
  FileAnswer as RecordFile,
  LinkAnswer as LinkedName,
  MayDoAnswer as MayDo,
  RecordList,
  RecordPage as RecordAnswer,
  RecordRow,
  RunningClock,
  StepAnswer as RecordStep,
  WrittenAnswer as Written,
} from '../answers.ts'

export interface Board {
  readonly columns: readonly { readonly state: string; readonly count: number; readonly rows: readonly RecordRow[] }[]
}

/** A figure for a period, with how it was worked out. */
export interface MetricAnswer {
  readonly id: string
  readonly period: string
  readonly value: string | null
  readonly worked: Bilingual
  readonly unit: string | null
  readonly counted: number
  readonly unknown: number
  readonly query: { readonly name: string; readonly parameters: Readonly<Record<string, string>> }
}

export interface MetricGroup {
  /** null: the records whose field is empty. */
  readonly key: string | null
  readonly label: Bilingual
  readonly value: string | null
  readonly counted: number
}

export interface MetricWithGroups {
  readonly figure: MetricAnswer
  readonly groups: Readonly<Record<string, readonly MetricGroup[]>>
}

/** A record behind a figure: whether it is in the part of a share, what it adds to a sum. */
export interface BehindRow {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly state: string | null
  readonly bodyName: string | null
  readonly isPart: boolean | null
  readonly amount: string | null
  readonly whole: string | null
  readonly href: string
}

/** Sentences among what the server kept as warnings of a step. */
export const sentencesOf = (warnings: readonly unknown[]): readonly Bilingual[] =>
  warnings.flatMap((warning) => {
    const said: unknown =
      typeof warning === 'object' && warning !== null && 'message' in warning ? warning.message : warning
    return typeof said === 'object' &&
      said !== null &&
      'zh' in said &&
      'en' in said &&
      typeof said.zh === 'string' &&
      typeof said.en === 'string'
      ? [{ zh: said.zh, en: said.en }]
      : []
  })

/** Whether a system runs, since when and why; its records by type and state, of the types that the person may see. */
export interface SystemRunning {
  readonly isOn: boolean
  /** Whether there is anything to run: registers of its own, or screens of its engine. */
  readonly runs: boolean
  readonly switched: {
    readonly isOn: boolean
    readonly because: string
    /** null: the adoption of a plan did it. */
    readonly byId: string | null
    readonly byName: string
    readonly at: string
  } | null
  /** Key of the body that usually runs it. */
  readonly runBy: string | null
  readonly maySwitch: boolean
  readonly types: readonly {
    readonly id: string
    readonly total: number
    readonly isAtLeast: boolean
    readonly states: Readonly<Record<string, number>>
    readonly mayCreate: boolean
  }[]
}

/** What the plan says of systems, as the overview answers. */
export interface Ordered {
  readonly chapters: readonly {
    readonly systems: readonly {
      readonly id: string
      readonly state: 'ordered' | 'mentioned' | 'not-ordered'
      readonly clauses: readonly {
        readonly clause: string
        readonly line: number
        readonly text: string
        readonly href: string | null
      }[]
      readonly targets: readonly {
        readonly id: string
        readonly name: { readonly zh: string; readonly en: string | null }
        readonly href: string
      }[]
    }[]
  }[]
}
