import type { Tone } from '../../../model/standing.ts'
import type { Bilingual } from '../../../model/system.ts'
import { USES } from '../../../systems/03-industry/carriers-and-land/words.ts'
import system from '../../../systems/03-industry/carriers-and-land.ts'
import { numberText } from '../../../ui/format.ts'
import { Mark } from '../../../ui/marks.tsx'
import type { DemandPage } from '../answers.ts'
import { useWords } from './words.ts'

export const SYSTEM = `/systems/${system.id}`
export { system }

type Truth = DemandPage['rows'][number]['truth']

const LOOKS: Readonly<Record<Truth, readonly [tone: Tone, shape: string]>> = {
  true: ['good', '●'],
  unknown: ['none', '?'],
  false: ['poor', '✕'],
}

export function TruthMark({ truth }: { readonly truth: Truth }) {
  const words = useWords()
  const [tone, shape] = LOOKS[truth]
  return (
    <Mark tone={tone} shape={shape}>
      {words.truth[truth]}
    </Mark>
  )
}

export const nameOfUse = (use: string): Bilingual =>
  (USES as Readonly<Record<string, Bilingual>>)[use] ?? { zh: use, en: use }

/** What a demand asks for, in one line. */
export function asksOf(demand: Omit<DemandPage['demand'], 'number'>, words: ReturnType<typeof useWords>): string {
  const said = (value: string | null, say: (v: string) => string) => (value === null ? [] : [say(numberText(value))])
  const all = [
    ...said(demand.areaFrom, words.areaFrom),
    ...said(demand.areaTo, words.areaTo),
    ...said(demand.height, words.height),
    ...said(demand.load, words.load),
    ...said(demand.power, words.power),
    ...said(demand.rent, words.rentMost),
  ]
  return all.length === 0 ? words.anything : all.join('，')
}
