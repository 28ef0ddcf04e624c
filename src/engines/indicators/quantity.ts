/** A unit as written, taken apart: what it counts, and by how much a value in it must be multiplied. */
export interface Unit {
  /** What is counted, canonical: '元', '亩', '%', '个'. Two values compare only when these are equal. */
  readonly base: string
  readonly factor: number
}

const POWERS: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
]

/** Units that measure the same, each with the number of base units in one. */
const SAME: Readonly<Record<string, readonly [base: string, factor: number]>> = {
  亩: ['亩', 1],
  公顷: ['亩', 15],
  平方公里: ['亩', 1500],
  平方千米: ['亩', 1500],
  平方米: ['亩', 0.0015],
  平米: ['亩', 0.0015],
  '㎡': ['亩', 0.0015],
  m2: ['亩', 0.0015],
  公里: ['公里', 1],
  千米: ['公里', 1],
  km: ['公里', 1],
  米: ['公里', 0.001],
  里: ['公里', 0.5],
  吨: ['吨', 1],
  公斤: ['吨', 0.001],
  千克: ['吨', 0.001],
  斤: ['吨', 0.0005],
  吨标准煤: ['吨标准煤', 1],
  吨标煤: ['吨标准煤', 1],
  瓦: ['瓦', 1],
  瓦时: ['瓦时', 1],
  度: ['瓦时', 1000],
  立方米: ['立方米', 1],
  方: ['立方米', 1],
  '%': ['%', 1],
  '‰': ['%', 0.1],
  个百分点: ['个百分点', 1],
  百分点: ['个百分点', 1],
  家: ['个', 1],
  户: ['户', 1],
  个: ['个', 1],
  所: ['个', 1],
  座: ['个', 1],
  处: ['个', 1],
  人: ['人', 1],
  名: ['人', 1],
  位: ['人', 1],
  件: ['件', 1],
  项: ['件', 1],
  元: ['元', 1],
  人民币: ['元', 1],
  美元: ['美元', 1],
  'μg/m3': ['微克/立方米', 1],
  'ug/m3': ['微克/立方米', 1],
  '微克/立方米': ['微克/立方米', 1],
  标箱: ['标准箱', 1],
  标准箱: ['标准箱', 1],
  TEU: ['标准箱', 1],
  岁: ['岁', 1],
  年: ['年', 1],
  天: ['天', 1],
  日: ['天', 1],
}

/** Firms, market entities and the like are counted with 家, 户 or 个 alike. */
const ENTITY = new Set(['个', '户', '件'])

/** Reads a unit as written; null for a plain number. */
export function readUnit(written: string | null): Unit | null {
  if (written === null || written === '') return null
  let rest = written.normalize('NFKC').replace(/\s/g, '').replace(/µ/g, 'μ').replace(/³/g, '3').replace(/²/g, '2')
  let factor = 1
  // At most two powers follow each other: 万亿, 亿千瓦时 (亿 of 千瓦时).
  for (let round = 0; round < 2; round++) {
    if (SAME[rest] !== undefined) break
    const power = POWERS.find(([word]) => rest.startsWith(word) && rest.length > word.length)
    if (power === undefined) break
    factor *= power[1]
    rest = rest.slice(power[0].length)
  }
  const bare = POWERS.find(([word]) => rest === word)
  if (bare !== undefined) return { base: '', factor: factor * bare[1] }
  const known = SAME[rest]
  if (known !== undefined) return { base: known[0], factor: factor * known[1] }
  const [numerator, ...per] = rest.split('/')
  const top = SAME[numerator as string] // split gives at least one part
  if (per.length > 0 && top !== undefined) return { base: [top[0], ...per].join('/'), factor: factor * top[1] }
  return { base: rest, factor }
}

/**
 * Turns a value in `from` into the unit `to`; null when they do not measure the same.
 * A count word on one side and none on the other is the same plain number.
 */
export function convert(value: number, from: string | null, to: string | null): number | null {
  if (from === to) return value
  const a = readUnit(from)
  const b = readUnit(to)
  const baseA = a?.base ?? ''
  const baseB = b?.base ?? ''
  const same =
    baseA === baseB ||
    (ENTITY.has(baseA) && ENTITY.has(baseB)) ||
    (baseA === '' && (ENTITY.has(baseB) || baseB === '人')) ||
    (baseB === '' && (ENTITY.has(baseA) || baseA === '人'))
  if (!same) return null
  const converted = (value * (a?.factor ?? 1)) / (b?.factor ?? 1)
  return Number(converted.toPrecision(12))
}

/** Whether one value is the other, rounded: 66.2 beside 66.16. */
export function isRoundingOf(coarse: number, fine: number): boolean {
  const decimals = decimalsOf(coarse)
  if (decimals > decimalsOf(fine)) return false
  return Math.abs(coarse - fine) <= 0.5 * 10 ** -decimals + 1e-9
}

export function decimalsOf(value: number): number {
  const text = String(value)
  const dot = text.indexOf('.')
  return dot < 0 ? 0 : text.length - dot - 1
}
