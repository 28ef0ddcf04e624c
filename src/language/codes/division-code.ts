import type { Bilingual } from '../../model/system.ts'
import {
  type CodeAnswer,
  type CodeFault,
  type CodeTable,
  codeFault,
  DIGITS_WRITTEN,
  faultsOfShape,
  invalid,
  isDigit,
  valid,
  withoutSeparators,
} from './code-answer.ts'

export interface DivisionCodeParts {
  readonly level: 'province' | 'city' | 'county' | 'township' | 'village'
  /** The six digits of GB/T 2260 that it begins with. */
  readonly county: string
  /** What the third segment says the township is. */
  readonly township?: 'street' | 'town' | 'rural-township' | 'other'
  /** What the fourth segment says the community is. */
  readonly village?: 'residents' | 'villagers' | 'other'
}

const NAME: Bilingual = { zh: '区划代码', en: 'a division code' }

/**
 * 行政区划代码 (GB/T 2260, 6 digits) and 统计用区划代码 (9 with the township, 12 with the community). There is no check digit:
 * only a table can say that a code exists, so `table` is asked where one is given, and structure alone is checked otherwise.
 */
export function checkDivisionCode(
  text: string,
  { lengths = [6, 9, 12], table }: { readonly lengths?: readonly number[]; readonly table?: CodeTable } = {},
): CodeAnswer<DivisionCodeParts> {
  const code = withoutSeparators(text)
  const shape = faultsOfShape(code, { name: NAME, lengths, accepts: isDigit, written: DIGITS_WRITTEN })
  if (shape.length > 0) return invalid(shape)
  const faults = faultsOfDivision(code)
  if (faults.length > 0) return invalid(faults)
  const found = table?.find(code)
  if (table !== undefined && found === undefined && table.covers(code))
    return invalid([
      codeFault(
        'no-such-code',
        [1, code.length],
        `没有这个区划代码（依据：${table.edition}），请核对`,
        'No division has this code by the table in use; compare it with the source',
      ),
    ])
  return valid(code, partsOf(code), withdrawn(found))
}

/** A warning when the table says that the code was withdrawn; old records rightly carry old codes. */
export const withdrawn = (found: { readonly withdrawnOn?: string } | undefined): readonly CodeFault[] =>
  found?.withdrawnOn === undefined
    ? []
    : [
        codeFault(
          'withdrawn',
          null,
          `这个区划代码已于 ${found.withdrawnOn} 撤销，此前的记录可以沿用`,
          `This division code was withdrawn on ${found.withdrawnOn}; records from before may keep it`,
        ),
      ]

/** What is wrong with the structure of a division of 2 to 12 digits that begins a code at place `first`. */
export function faultsOfDivision(division: string, first = 1): readonly CodeFault[] {
  const faults: CodeFault[] = []
  const at = (from: number, to: number) => [first + from - 1, first + to - 1] as const
  // The first digit is the great area: north 1, north-east 2, east 3, centre and south 4, south-west 5, north-west 6,
  // and 7 and 8 for Taiwan, Hong Kong and Macao.
  if (!/^[1-8][1-9]|^50/.test(division))
    faults.push(
      codeFault(
        'division',
        at(1, 2),
        `第 ${first}—${first + 1} 位“${division.slice(0, 2)}”不是省级代码（如 43 湖南）`,
        `Digits ${first}–${first + 1}, “${division.slice(0, 2)}”, are no province (43 is Hunan)`,
      ),
    )
  if (division.length >= 6 && division.slice(2, 4) === '00' && division.slice(4, 6) !== '00')
    faults.push(
      codeFault(
        'division',
        at(3, 6),
        `第 ${first + 2}—${first + 3} 位（市）为 00，第 ${first + 4}—${first + 5} 位（县）就只能是 00`,
        `Digits ${first + 2}–${first + 3}, the city, are 00; then ${first + 4}–${first + 5}, the county, can only be 00`,
      ),
    )
  const township = division.slice(6, 9)
  const village = division.slice(9, 12)
  if (township.length === 3 && township !== '000' && townshipOf(township) === null)
    faults.push(
      codeFault(
        'township',
        at(7, 9),
        `第 ${first + 6}—${first + 8} 位（街道、乡镇）应在 001—599 之间：001—099 街道、100—199 镇、200—399 乡、400—599 其他`,
        `Digits ${first + 6}–${first + 8}, the township, lie within 001–599: streets to 099, towns to 199, rural townships to 399, others to 599`,
      ),
    )
  if (village.length === 3 && village !== '000' && villageOf(village) === null)
    faults.push(
      codeFault(
        'village',
        at(10, 12),
        `第 ${first + 9}—${first + 11} 位（社区、村）应在 001—599 之间：001—199 居委会、200—399 村委会、400—599 其他`,
        `Digits ${first + 9}–${first + 11}, the community, lie within 001–599: residents to 199, villagers to 399, others to 599`,
      ),
    )
  if (township === '000' && village.length === 3 && village !== '000')
    faults.push(
      codeFault(
        'village',
        at(7, 12),
        `第 ${first + 6}—${first + 8} 位（街道、乡镇）为 000，后面就只能是 000`,
        `Digits ${first + 6}–${first + 8}, the township, are 000; then what follows can only be 000`,
      ),
    )
  return faults
}

function townshipOf(segment: string): DivisionCodeParts['township'] | null {
  const number = Number(segment)
  if (number === 0 || number > 599) return null
  return number <= 99 ? 'street' : number <= 199 ? 'town' : number <= 399 ? 'rural-township' : 'other'
}

function villageOf(segment: string): DivisionCodeParts['village'] | null {
  const number = Number(segment)
  if (number === 0 || number > 599) return null
  return number <= 199 ? 'residents' : number <= 399 ? 'villagers' : 'other'
}

function partsOf(code: string): DivisionCodeParts {
  const county = code.slice(0, 6).padEnd(6, '0')
  const township = townshipOf(code.slice(6, 9) || '000')
  const village = villageOf(code.slice(9, 12) || '000')
  if (village != null && township != null) return { level: 'village', county, township, village }
  if (township != null) return { level: 'township', county, township }
  return { level: county.endsWith('0000') ? 'province' : county.endsWith('00') ? 'city' : 'county', county }
}
