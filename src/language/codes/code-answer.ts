import type { Fault } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'

/** One thing that is wrong, or doubtful, about a code. */
export interface CodeFault {
  /** Stable name from a closed list: 'length', 'character', 'check-digit', 'birth', 'division' … */
  readonly code: string
  /** 1-based places in the code without its spaces and hyphens; absent when the whole is meant. */
  readonly places?: { readonly from: number; readonly to: number }
  /** Says the place, what was expected and what to do. Never repeats the whole code, which may be personal data. */
  readonly message: Bilingual
}

/**
 * What a check of a code says. A warning does not stand in the way: it names what should be looked at, because a standard
 * that could not be read, or a table that may be old, stands behind it.
 */
export type CodeAnswer<Parts = unknown> =
  | {
      readonly kind: 'valid'
      /** The code as it is to be stored: half-width, its letters upper case, with the separators that belong to it. */
      readonly canonical: string
      /** What the code says by itself: a day of birth, a division, a sector's letter. */
      readonly parts: Parts
      readonly warnings: readonly CodeFault[]
    }
  | { readonly kind: 'invalid'; readonly faults: readonly CodeFault[] }

/** A dated table of codes that exist, handed in by whoever has one; no rule here knows such a table by heart. */
export interface CodeTable {
  /** '2024 统计用区划代码'; stored beside what was checked with it. */
  readonly edition: string
  /** Whether the table claims to be complete around this code, so that its absence means that there is none. */
  covers(code: string): boolean
  find(code: string): { readonly name: string; readonly withdrawnOn?: string } | undefined
}

export const valid = <Parts>(
  canonical: string,
  parts: Parts,
  warnings: readonly CodeFault[] = [],
): CodeAnswer<Parts> => ({ kind: 'valid', canonical, parts, warnings })

export const invalid = (faults: readonly CodeFault[]): { kind: 'invalid'; faults: readonly CodeFault[] } => ({
  kind: 'invalid',
  faults,
})

export const codeFault = (
  code: string,
  places: readonly [from: number, to?: number] | null,
  zh: string,
  en: string,
): CodeFault => ({
  code,
  ...(places === null ? {} : { places: { from: places[0], to: places[1] ?? places[0] } }),
  message: { zh, en },
})

/** The faults of an answer at a place of the input, as the rest of the program carries faults. */
export const faultsAt = (at: string, answer: CodeAnswer): readonly Fault[] =>
  answer.kind === 'valid' ? [] : answer.faults.map(({ code, message }) => ({ at, code, message }))

/** Half-width and upper case, without anything that does not show: how people, cards and spreadsheets differ. */
export const halfWidth = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
    .trim()
    .toUpperCase()

/** `halfWidth` without the spaces and hyphens that people set between groups. */
export const withoutSeparators = (text: string): string => halfWidth(text).replace(/[\s\p{Pd}\u2212·.]/gu, '')

/** Longest input that is looked at: what follows can be no code, and is not worth a regular expression. */
const LONGEST = 100

interface Shape {
  readonly name: Bilingual
  /** The lengths it may have. */
  readonly lengths: readonly number[]
  /** Characters it is written with, as a test of one. */
  readonly accepts: (character: string, place: number, length: number) => boolean
  readonly written: Bilingual
  /** Says more about a character that is not accepted: 'I' is most likely a 1. */
  readonly hint?: (character: string) => Bilingual | null
}

/** Every fault of length and characters at once; what stands after a character too many is not looked at. */
export function faultsOfShape(canonical: string, shape: Shape): readonly CodeFault[] {
  const { name, lengths } = shape
  if (canonical === '') return [codeFault('empty', null, `请填写${name.zh}`, `${capital(name.en)} is missing`)]
  if (canonical.length > LONGEST)
    return [
      codeFault(
        'length',
        null,
        `${name.zh}是${or(lengths, 'zh')}位，这里远不止`,
        `${capital(name.en)} has ${or(lengths, 'en')} characters; here are far more`,
      ),
    ]
  const characters = [...canonical]
  const faults: CodeFault[] = []
  if (!lengths.includes(characters.length))
    faults.push(
      codeFault(
        'length',
        null,
        `${name.zh}是 ${or(lengths, 'zh')} 位，这里有 ${characters.length} 位`,
        `${capital(name.en)} has ${or(lengths, 'en')} characters; here are ${characters.length}`,
      ),
    )
  characters.forEach((character, i) => {
    if (shape.accepts(character, i + 1, characters.length)) return
    const hint = shape.hint?.(character)
    faults.push(
      codeFault(
        'character',
        [i + 1],
        `第 ${i + 1} 位“${character}”不对，应为${shape.written.zh}${hint ? `；${hint.zh}` : ''}`,
        `Character ${i + 1}, “${character}”, should be ${shape.written.en}${hint ? `; ${hint.en}` : ''}`,
      ),
    )
  })
  return faults
}

export const isDigit = (character: string): boolean => character >= '0' && character <= '9'

export const DIGITS_WRITTEN: Bilingual = { zh: '数字', en: 'a digit' }

const or = (lengths: readonly number[], language: 'zh' | 'en') => lengths.join(language === 'zh' ? ' 或 ' : ' or ')

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Whether a year, month and day of a calendar exist: 30 February does not, nor does 29 February 1955. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number)
}
