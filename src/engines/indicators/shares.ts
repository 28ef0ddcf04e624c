import type { Bilingual } from '../../model/system.ts'
import { meets, type Operator } from './progress.ts'
import { decimalsOf } from './quantity.ts'

/**
 * How the values of departments and subdistricts make that of the whole: amounts add up; a rate is the mean weighted by
 * its denominators; where nobody knows the weights, each part must meet it by itself.
 */
export type Combines = 'adds' | 'weighted' | 'each'

export const combinesNames: Readonly<Record<Combines, Bilingual>> = {
  adds: { zh: '各部分相加', en: 'parts add up' },
  weighted: { zh: '按权重平均', en: 'weighted mean' },
  each: { zh: '各自达到', en: 'each by itself' },
}

/** A part's share of a target. */
export interface Share {
  /** The body or subdivision that answers for it. */
  readonly part: string
  readonly name: string
  readonly value: number
  /** Denominator of a rate: people, area. */
  readonly weight: number | null
}

export interface SharedTarget {
  readonly nature: 'binding' | 'expected'
  readonly operator: Operator
  readonly value: number
  readonly unit: string | null
}

export interface ShareFault {
  readonly at: string
  readonly code:
    | 'twice'
    | 'no-weight'
    | 'not-positive-weight'
    | 'falls-short'
    | 'cannot-be-summed'
    | 'part-misses'
    | 'none'
  readonly message: Bilingual
}

/** Whether the shares make the target. */
export interface ShareCheck {
  /** Sum or weighted mean; null where each part stands by itself or the mean cannot be formed. */
  readonly combined: number | null
  /** By how much the target is missed, in its unit, to the decimals of the shares; 0 when it is made. */
  readonly shortfall: number
  readonly faults: readonly ShareFault[]
  /** Whether publishing is refused: a fault in the shares, or a binding target that they do not make. */
  readonly isBlocked: boolean
}

/**
 * A unit whose values can be added over places. Rates, means and indices cannot: 85 % of two streets is not 170 %.
 */
export function canBeSummed(unit: string | null): boolean {
  return !/%|‰|百分点|\/|每|率|倍|指数|分$|岁|天$|μg|微克/.test(unit ?? '')
}

/** Checks shares against the target; a binding one is blocked until they make it, to the last decimal. */
export function checkShares(target: SharedTarget, shares: readonly Share[], combines: Combines): ShareCheck {
  const faults: ShareFault[] = []
  const add = (at: string, code: ShareFault['code'], zh: string, en: string) =>
    faults.push({ at, code, message: { zh, en } })
  if (shares.length === 0) {
    add('shares', 'none', '还没有分解到任何单位。', 'No body has a share yet.')
    return { combined: null, shortfall: 0, faults, isBlocked: target.nature === 'binding' }
  }
  const seen = new Set<string>()
  shares.forEach(({ part, name }, i) => {
    if (seen.has(part)) add(`shares.${i}.part`, 'twice', `${name}出现了两次。`, `${name} stands twice.`)
    seen.add(part)
  })
  if (combines === 'adds' && !canBeSummed(target.unit))
    add(
      'combines',
      'cannot-be-summed',
      `单位“${target.unit}”是比率，各单位的数不能相加。请填权重（分母），或改为各自达到。`,
      `Values in ${target.unit} are rates and cannot be added. Give weights (denominators), or let each part meet it.`,
    )
  if (combines === 'weighted') {
    shares.forEach(({ name, weight }, i) => {
      if (weight === null)
        add(
          `shares.${i}.weight`,
          'no-weight',
          `${name}没有权重（分母），平均值算不出。`,
          `${name} has no weight (denominator); the mean cannot be formed.`,
        )
      else if (!(weight > 0))
        add(
          `shares.${i}.weight`,
          'not-positive-weight',
          `${name}的权重应大于 0。`,
          `The weight of ${name} must exceed 0.`,
        )
    })
  }
  const hasFault = faults.length > 0
  if (hasFault) return { combined: null, shortfall: 0, faults, isBlocked: true }

  const decimals = Math.max(decimalsOf(target.value), ...shares.map(({ value }) => decimalsOf(value)))
  if (combines === 'each') {
    let worst = 0
    shares.forEach(({ name, value }, i) => {
      if (meets(value, target.value, target.operator)) return
      const short = exact(Math.abs(target.value - value), decimals)
      worst = Math.max(worst, short)
      add(
        `shares.${i}.value`,
        'part-misses',
        `${name}为 ${value}${target.unit ?? ''}，比目标${target.operator === 'le' ? '高' : '低'} ${short}。`,
        `${name} has ${value}, ${short} ${target.operator === 'le' ? 'above' : 'below'} the target.`,
      )
    })
    return { combined: null, shortfall: worst, faults, isBlocked: worst > 0 && target.nature === 'binding' }
  }
  const combined = combines === 'adds' ? sumOf(shares, decimals) : meanOf(shares)
  const isMade = meets(combined, target.value, target.operator)
  const shortfall = isMade ? 0 : exact(Math.abs(target.value - combined), combines === 'adds' ? decimals : decimals + 4)
  if (!isMade) {
    const way = target.operator === 'le' ? '多' : '少'
    add(
      'shares',
      'falls-short',
      `各单位${combines === 'adds' ? '合计' : '加权平均'}为 ${Number(combined.toPrecision(10))}${target.unit ?? ''}，目标为 ${target.value}${target.unit ?? ''}，${way} ${shortfall}。${target.nature === 'binding' ? '约束性指标须分解足额才能发布。' : ''}`,
      `The parts make ${Number(combined.toPrecision(10))}, the target is ${target.value}: ${shortfall} ${target.operator === 'le' ? 'too much' : 'short'}.${target.nature === 'binding' ? ' A binding target is published only when its shares make it.' : ''}`,
    )
  }
  return { combined, shortfall, faults, isBlocked: !isMade && target.nature === 'binding' }
}

/** Added as whole numbers of the last decimal, so that 0.1 + 0.2 is 0.3. */
function sumOf(shares: readonly Share[], decimals: number): number {
  const scale = 10 ** decimals
  return shares.reduce((sum, { value }) => sum + Math.round(value * scale), 0) / scale
}

function meanOf(shares: readonly Share[]): number {
  const total = shares.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  return shares.reduce((sum, { value, weight }) => sum + value * (weight ?? 0), 0) / total
}

const exact = (value: number, decimals: number) => Number(value.toFixed(Math.min(12, decimals)))

/**
 * A first proposal: the target divided by weights (people, last year's value), rounded up to the decimals so that it is
 * made. The last part takes what rounding leaves.
 */
export function proposeShares(
  target: SharedTarget,
  parts: readonly { readonly part: string; readonly name: string; readonly weight: number }[],
  decimals: number,
  combines: Combines,
): readonly Share[] {
  if (combines !== 'adds')
    return parts.map(({ part, name, weight }) => ({
      part,
      name,
      value: target.value,
      weight: combines === 'weighted' ? weight : null,
    }))
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (!(total > 0)) return []
  const scale = 10 ** decimals
  const whole =
    target.operator === 'le' ? Math.floor(target.value * scale + 1e-9) : Math.ceil(target.value * scale - 1e-9)
  // Largest remainders, so that the whole is exact and nobody gets more than one unit of rounding.
  const raw = parts.map(({ weight }) => (whole * weight) / total)
  const given = raw.map(Math.floor)
  const rest = whole - given.reduce((sum, one) => sum + one, 0)
  const order = raw.map((one, i) => ({ i, part: one - Math.floor(one) })).sort((a, b) => b.part - a.part || a.i - b.i)
  for (const { i } of order.slice(0, rest)) given[i] = (given[i] as number) + 1
  return parts.map(({ part, name, weight }, i) => ({ part, name, value: (given[i] as number) / scale, weight }))
}
