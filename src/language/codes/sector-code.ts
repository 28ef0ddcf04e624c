import type { Bilingual } from '../../model/system.ts'
import {
  type CodeAnswer,
  type CodeTable,
  codeFault,
  faultsOfShape,
  invalid,
  isDigit,
  valid,
  withoutSeparators,
} from './code-answer.ts'

export interface SectorParts {
  /** 门类, 'A' to 'T'. */
  readonly section: string
  /** 门类 section, 大类 division, 中类 group or 小类 class. */
  readonly level: 'section' | 'division' | 'group' | 'class'
  /** 工业 is the sections B, C and D. */
  readonly isIndustry: boolean
}

const NAME: Bilingual = { zh: '行业代码', en: 'the sector code' }

/** Divisions (大类) of each section in GB/T 4754-2017; together 97, without a gap. */
const SECTIONS: readonly (readonly [letter: string, from: number, to: number])[] = [
  ['A', 1, 5],
  ['B', 6, 12],
  ['C', 13, 43],
  ['D', 44, 46],
  ['E', 47, 50],
  ['F', 51, 52],
  ['G', 53, 60],
  ['H', 61, 62],
  ['I', 63, 65],
  ['J', 66, 69],
  ['K', 70, 70],
  ['L', 71, 72],
  ['M', 73, 75],
  ['N', 76, 79],
  ['O', 80, 82],
  ['P', 83, 83],
  ['Q', 84, 85],
  ['R', 86, 90],
  ['S', 91, 96],
  ['T', 97, 97],
]

/**
 * 国民经济行业代码 (GB/T 4754-2017): a section's letter, or 2, 3 or 4 digits with or without the letter, which follows from the
 * digits and is not stored: 'C3217' gives '3217'. Which groups and classes exist only a table can say.
 */
export function checkSectorCode(text: string, { table }: { readonly table?: CodeTable } = {}): CodeAnswer<SectorParts> {
  const given = withoutSeparators(text)
  const shape = faultsOfShape(given, {
    name: NAME,
    lengths: /^[A-Z]/.test(given) ? [1, 3, 4, 5] : [2, 3, 4],
    accepts: (character, place) => isDigit(character) || (place === 1 && character >= 'A' && character <= 'T'),
    written: { zh: '数字（第 1 位可以是门类字母 A—T）', en: 'a digit (the first may be the section, A to T)' },
  })
  if (shape.length > 0) return invalid(shape)
  const letter = isDigit(given[0] as string) ? null : (given[0] as string)
  const code = letter === null ? given : given.slice(1)
  if (code === '') return valid(given, partsOf(letter as string, 0))
  const section = SECTIONS.find(([, from, to]) => Number(code.slice(0, 2)) >= from && Number(code.slice(0, 2)) <= to)
  const first = letter === null ? 1 : 2
  if (section === undefined)
    return invalid([
      codeFault(
        'sector-division',
        [first, first + 1],
        `没有大类 ${code.slice(0, 2)}，大类从 01 到 97`,
        `There is no division ${code.slice(0, 2)}; divisions go from 01 to 97`,
      ),
    ])
  if (letter !== null && letter !== section[0])
    return invalid([
      codeFault(
        'section',
        [1],
        `大类 ${code.slice(0, 2)} 属于门类 ${section[0]}，不是 ${letter}`,
        `Division ${code.slice(0, 2)} belongs to section ${section[0]}, not ${letter}`,
      ),
    ])
  if (table?.covers(code) === true && table.find(code) === undefined)
    return invalid([
      codeFault(
        'no-such-code',
        [first, first + code.length - 1],
        `没有行业代码 ${code}（依据：${table.edition}）`,
        `There is no sector ${code} by the table in use`,
      ),
    ])
  return valid(code, partsOf(section[0], code.length))
}

const partsOf = (section: string, digits: number): SectorParts => ({
  section,
  level: digits === 0 ? 'section' : digits === 2 ? 'division' : digits === 3 ? 'group' : 'class',
  isIndustry: 'BCD'.includes(section),
})
