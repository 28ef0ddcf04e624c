import { creditCheck, organisationCheck } from '../../../language/codes/credit-code.ts'
import type { SampleStage } from '../../../language/sample.ts'

/** Characters of credit codes (GB 32100): no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const REGISTRY: Readonly<Record<string, string>> = { 'sole-trader': '92', cooperative: '93' }

/** A credit code that passes every check and belongs to nobody: the n-th of the simulated division. */
export function inventCreditCode(division: string, kind: string, n: number): string {
  let serial = ''
  for (let rest = n, i = 0; i < 6; i++) {
    serial = (ALPHABET[rest % ALPHABET.length] as string) + serial
    rest = Math.floor(rest / ALPHABET.length)
  }
  const subject = `MA${serial}`
  const body = `${REGISTRY[kind] ?? '91'}${division.slice(0, 6)}${subject}${organisationCheck(subject)}`
  return `${body}${creditCheck(body)}`
}

const FIRST = '恒盛嘉瑞华顺广源宏信安泰福兴悦诚佳和裕祥丰立鑫达雅清远朗博'
const SECOND = '旺隆昌顺达美康乐源兴华盛和泰润诚丰利发顺安宁辉明洁香味园居'

/** Trades of sole traders: the sector and how their signs read. */
const TRADES: readonly (readonly [sector: string, sign: string, weight: number])[] = [
  ['5219', '便利店', 14],
  ['5227', '水果店', 8],
  ['5232', '服装店', 9],
  ['5274', '数码店', 3],
  ['5283', '建材店', 6],
  ['5139', '批发部', 6],
  ['6210', '餐馆', 16],
  ['6220', '快餐店', 8],
  ['6241', '小吃店', 7],
  ['6110', '客栈', 2],
  ['8040', '理发店', 6],
  ['8051', '洗染店', 2],
  ['8111', '汽车修理店', 4],
  ['8210', '家政服务部', 2],
  ['5431', '货运部', 3],
  ['1711', '加工坊', 2],
  ['0141', '种植园', 2],
]

/** Sectors of firms, roughly as a city's district has them. */
const FIRM_SECTORS: readonly (readonly [sector: string, weight: number])[] = [
  ['5179', 14],
  ['5137', 9],
  ['5164', 6],
  ['5263', 5],
  ['5299', 6],
  ['6510', 7],
  ['7299', 10],
  ['7212', 5],
  ['7520', 6],
  ['7481', 3],
  ['4710', 6],
  ['4999', 4],
  ['5430', 5],
  ['7010', 2],
  ['7020', 3],
  ['8391', 3],
  ['8810', 3],
  ['6110', 2],
  ['6210', 3],
  ['3311', 2],
  ['1495', 1],
  ['3599', 2],
]

/** Sectors of manufacturing firms: 输变电、电线电缆、汽车零部件、食品、医药、仪器. */
export const INDUSTRY: readonly (readonly [sector: string, weight: number])[] = [
  ['3821', 9],
  ['3823', 7],
  ['3831', 8],
  ['3670', 9],
  ['1392', 5],
  ['1495', 6],
  ['2720', 4],
  ['2740', 4],
  ['3311', 8],
  ['3484', 6],
  ['3599', 7],
  ['4012', 5],
  ['3051', 3],
  ['2928', 5],
  ['2319', 4],
]

/** Sectors by the category in which a firm is above scale. */
export const BY_CATEGORY: Readonly<Record<string, readonly (readonly [sector: string, weight: number])[]>> = {
  industry: INDUSTRY,
  construction: [
    ['4710', 5],
    ['4819', 2],
    ['4999', 2],
  ],
  wholesale: [
    ['5179', 4],
    ['5137', 3],
    ['5164', 3],
  ],
  retail: [
    ['5211', 2],
    ['5263', 3],
    ['5251', 2],
  ],
  hospitality: [
    ['6110', 2],
    ['6210', 3],
  ],
  property: [['7010', 1]],
  service: [
    ['6510', 3],
    ['5430', 3],
    ['7299', 3],
    ['7020', 2],
    ['7481', 2],
    ['8810', 1],
  ],
}

export function weighted<T>(random: () => number, table: readonly (readonly [T, number])[]): T {
  let at = random() * table.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [one, weight] of table) {
    at -= weight
    if (at < 0) return one
  }
  return (table.at(-1) as readonly [T, number])[0] // tables are never empty
}

export const firmSector = (random: () => number): string => weighted(random, FIRM_SECTORS)

export function soleTrader({ random, pick }: SampleStage): { readonly name: string; readonly sector: string } {
  const trade = weighted(
    random,
    TRADES.map((one) => [one, one[2]] as const),
  )
  return { name: `${pick([...FIRST])}${pick([...SECOND])}${trade[1]}`, sector: trade[0] }
}

/** A day so many days after another. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Working time of a day in Asia/Shanghai. */
export const atWork = (day: string, minutes = 0): Date =>
  new Date(Date.parse(`${day}T09:00:00+08:00`) + minutes * 60_000)

export const dayWithin = (stage: Pick<SampleStage, 'integer'>, from: string, to: string): string => {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
  return days <= 0 ? from : plusDays(from, stage.integer(0, days))
}

export const money = (value: number): string => Math.max(0, value).toFixed(2)
