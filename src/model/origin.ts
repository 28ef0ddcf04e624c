import type { Bilingual } from './system.ts'

/**
 * Where a figure comes from. One step from any number on a screen, in a report or in a file leads to one of these, and a
 * computed one names its parts, each with an origin of its own, down to sentences, submitted values and records.
 */
export type Origin = SentenceOrigin | SubmittedOrigin | ComputedOrigin | RecordsOrigin | SettingOrigin

/** A sentence of a plan or of a report. */
export interface SentenceOrigin {
  readonly kind: 'sentence'
  readonly of: 'plan' | 'report'
  /** Title of the document as published. */
  readonly document: string
  /** Version of the text: '2021 年公布稿', 'v2'; null when there is only one. */
  readonly version?: string | null
  /** Number of the clause: '3.1.p4.s2'. */
  readonly clause?: string | null
  /** 1-based line of the source. */
  readonly line?: number | null
  readonly page?: number | null
  /** The sentence, and the stretch of it that holds the figure. */
  readonly sentence: string
  readonly from?: number
  readonly to?: number
  /** Address of the screen that shows it in its text. */
  readonly href?: string | null
}

/** A value that a body submitted, with who let it pass. */
export interface SubmittedOrigin {
  readonly kind: 'submitted'
  readonly body: string
  readonly person?: string | null
  /** ISO moment. */
  readonly at: string
  /** '2024', '2024-Q2'. */
  readonly period: string
  /** Status of the value: 快报 … 普查修订. */
  readonly status?: Bilingual | null
  /** Who passed it, in order: review, confirmation. */
  readonly approvals: readonly { readonly step: Bilingual; readonly person: string; readonly at: string }[]
  readonly note?: string | null
  readonly evidence?: readonly { readonly name: string; readonly href: string; readonly grade?: Bilingual | null }[]
  /** Earlier versions of the same value, latest first. */
  readonly earlier?: readonly {
    readonly value: FigureValue
    readonly at: string
    readonly person?: string | null
    readonly reason?: string | null
  }[]
  readonly href?: string | null
}

/** A value computed from others. */
export interface ComputedOrigin {
  readonly kind: 'computed'
  /** What it is: 进度, 所需年均增速. */
  readonly name: Bilingual
  /** The formula in symbols: 'P = (x − x₀) ÷ (x* − x₀)'. */
  readonly formula: string
  /** The formula with its figures: '(64.7 − 60.0) ÷ (70.0 − 60.0) = 47%'. */
  readonly worked?: string | null
  /** Number of the rule in the engine's SPEC.md: 'RT3'. */
  readonly rule?: string | null
  readonly parts: readonly {
    /** 'x₀'; null when the formula uses the name. */
    readonly symbol?: string | null
    readonly name: Bilingual
    readonly value: FigureValue
    readonly unit?: string | null
    readonly period?: string | null
    readonly origin: Origin | null
  }[]
  readonly note?: Bilingual | null
}

/** A count or sum over records, as a question put to them. */
export interface RecordsOrigin {
  readonly kind: 'records'
  /** The question in words: '到期未完成的任务'. */
  readonly question: Bilingual
  /** ISO moment of the answer. */
  readonly at: string
  readonly count: number
  /** The first of them, with their pages. */
  readonly records: readonly { readonly id: string; readonly label: string; readonly href?: string | null }[]
  /** Address of the list that holds them all. */
  readonly href?: string | null
}

/** A value that people set: a threshold, a weight, a calendar. */
export interface SettingOrigin {
  readonly kind: 'setting'
  readonly name: Bilingual
  readonly version: string
  /** Since when it holds, 'YYYY-MM-DD'. */
  readonly since: string
  readonly person?: string | null
  readonly basis?: Bilingual | null
  readonly href?: string | null
}

/** A figure: a number, or the decimal text that a database keeps without loss; null is unknown, never zero. */
export type FigureValue = number | string | null
