import type { Bilingual } from '../../../model/system.ts'
import { USES } from '../../../systems/03-industry/carriers-and-land/words.ts'
import system from '../../../systems/03-industry/carriers-and-land.ts'
import { numberText } from '../../../ui/format.ts'
import type { DemandPage } from '../answers.ts'
import type { useWords } from './words.ts'

export const SYSTEM = `/systems/${system.id}`
export { system }

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
