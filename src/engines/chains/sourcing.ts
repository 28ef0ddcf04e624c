import type { Truth } from '../../language/conditions/evaluate.ts'
import type { Bilingual } from '../../model/system.ts'
import { CERTIFICATES } from '../../systems/03-industry/industrial-chain/certificates.ts'
import type { Placement } from './facts.ts'
import { monthsBefore } from './judge-node.ts'
import { LEVELS, type Level, levelNames } from './names.ts'

/** What a firm would buy (采购需求). What is null or empty is not asked. Amounts in 万元 (10,000 yuan) a year. */
export interface PurchaseNeed {
  readonly id: string
  readonly buyer: string
  readonly certs: readonly string[]
  readonly leastLevel: Level | null
  readonly amount: number | null
  readonly leadDays: number | null
}

/** A firm on the need's node, with what is known of what it can do. */
export interface Supplier
  extends Pick<Placement, 'id' | 'firm' | 'name' | 'output' | 'level' | 'isConfirmed' | 'asOf'> {
  /** null: nobody looked them over. */
  readonly certs: readonly string[] | null
  readonly leadDays: number | null
  /** Of its capacity what confirmed orders of twelve months took. */
  readonly ordered: number
}

export const SOURCING_TESTS = ['confirmed', 'certificates', 'level', 'capacity', 'delivery'] as const
export type SourcingTest = (typeof SOURCING_TESTS)[number]

export interface SourcingVerdict {
  readonly test: SourcingTest
  readonly truth: Truth
  readonly words: Bilingual
  /** The same without what the supplier's capacity and orders are: for whoever may not see them. */
  readonly discreet: Bilingual
}

/** One supplier beside one need. */
export interface Sourced {
  readonly supplier: Supplier
  readonly truth: Truth
  readonly verdicts: readonly SourcingVerdict[]
}

const words = (zh: string, en: string): Bilingual => ({ zh, en })
const names = (ids: readonly string[]): Bilingual => ({
  zh: ids.map((id) => CERTIFICATES[id]?.zh ?? id).join('、'),
  en: ids.map((id) => CERTIFICATES[id]?.en ?? id).join(', '),
})
const round = (value: number) => String(Math.round(value * 100) / 100)

/**
 * Who on the node could supply the need: those that can first, then those of whom least is not known, then those that fail in
 * least. Nobody supplies itself. Pure.
 *
 * @param freshMonths for how many months a capability holds; an older one is to be verified, and so is one not confirmed.
 */
export function suppliersFor(
  need: PurchaseNeed,
  suppliers: readonly Supplier[],
  freshMonths: number,
  on: string,
): readonly Sourced[] {
  const rank = { true: 0, unknown: 1, false: 2 } as const
  const count = ({ verdicts }: Sourced, truth: Truth) => verdicts.filter((one) => one.truth === truth).length
  return suppliers
    .filter(({ firm }) => firm !== need.buyer)
    .map((supplier): Sourced => {
      const verdicts = [
        confirmedOf(supplier, freshMonths, on),
        ...(need.certs.length === 0 ? [] : [certificatesOf(need.certs, supplier)]),
        ...(need.leastLevel === null ? [] : [levelOf(need.leastLevel, supplier)]),
        capacityOf(need.amount, supplier),
        ...(need.leadDays === null ? [] : [deliveryOf(need.leadDays, supplier)]),
      ]
      return { supplier, verdicts, truth: together(verdicts.map(({ truth }) => truth)) }
    })
    .sort(
      (a, b) =>
        rank[a.truth] - rank[b.truth] ||
        count(a, 'false') - count(b, 'false') ||
        count(a, 'unknown') - count(b, 'unknown') ||
        (a.supplier.name < b.supplier.name ? -1 : 1),
    )
}

/** A “no” outweighs “not known”. */
const together = (truths: readonly Truth[]): Truth =>
  truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true'

const said = (test: SourcingTest, truth: Truth, told: Bilingual, discreet: Bilingual = told): SourcingVerdict => ({
  test,
  truth,
  words: told,
  discreet,
})

function confirmedOf({ isConfirmed, asOf }: Supplier, freshMonths: number, on: string): SourcingVerdict {
  if (!isConfirmed)
    return said(
      'confirmed',
      'unknown',
      words('能力还没有企业确认，待核实', 'The firm has not confirmed: to be verified'),
    )
  if (asOf < monthsBefore(on, freshMonths))
    return said(
      'confirmed',
      'unknown',
      words(`能力数据是 ${asOf} 的，过了有效期，待核实`, `Confirmed as of ${asOf}, too long ago: to be verified`),
    )
  return said('confirmed', 'true', words(`能力经企业确认（${asOf}）`, `Confirmed by the firm (${asOf})`))
}

function certificatesOf(asked: readonly string[], { certs }: Supplier): SourcingVerdict {
  if (certs === null)
    return said('certificates', 'unknown', words('持有哪些认证没有登记', 'Which certificates it holds is not entered'))
  const lacking = asked.filter((one) => !certs.includes(one))
  const [all, none] = [names(asked), names(lacking)]
  return lacking.length === 0
    ? said('certificates', 'true', words(`认证齐全：${all.zh}`, `Holds ${all.en}`))
    : said('certificates', 'false', words(`缺认证：${none.zh}`, `Lacks ${none.en}`))
}

function levelOf(least: Level, { level }: Supplier): SourcingVerdict {
  const asked = levelNames[least]
  if (level === null)
    return said(
      'level',
      'unknown',
      words(`技术水平没有登记，要求${asked.zh}`, `Its level is not entered; ${asked.en} is asked`),
    )
  const has = levelNames[level]
  return said(
    'level',
    LEVELS.indexOf(level) >= LEVELS.indexOf(least) ? 'true' : 'false',
    words(`技术水平${has.zh}，要求${asked.zh}`, `It is ${has.en}; ${asked.en} is asked`),
  )
}

/** What is left of the capacity. How much the need is, where nobody knows, is not known of anybody. */
function capacityOf(amount: number | null, { output, ordered }: Supplier): SourcingVerdict {
  if (amount === null)
    return said(
      'capacity',
      'unknown',
      words(
        '需求没有写年采购额，供不供得下不知道',
        'The need leaves out how much it is: whether it can be supplied is not known',
      ),
    )
  if (output === null)
    return said('capacity', 'unknown', words('年供给能力没有登记', 'Its yearly capacity is not entered'))
  const left = Math.max(0, output - ordered)
  const reaches = left >= amount
  return said(
    'capacity',
    reaches ? 'true' : 'false',
    words(
      `年供给能力 ${round(output)}，已确认订单 ${round(ordered)}，余 ${round(left)} 万元；要 ${round(amount)}${reaches ? '' : `，差 ${round(amount - left)}`}`,
      `Capacity ${round(output)}, taken ${round(ordered)}, left ${round(left)}; ${round(amount)} asked${reaches ? '' : `, ${round(amount - left)} short`} (10,000 yuan a year)`,
    ),
    reaches
      ? words('余下的能力够', 'What is left of its capacity suffices')
      : words('余下的能力不够', 'What is left of its capacity does not suffice'),
  )
}

function deliveryOf(asked: number, { leadDays }: Supplier): SourcingVerdict {
  if (leadDays === null)
    return said('delivery', 'unknown', words('通常交货期没有登记', 'How long it takes to deliver is not entered'))
  return said(
    'delivery',
    leadDays <= asked ? 'true' : 'false',
    words(`通常 ${leadDays} 天交货，要求 ${asked} 天以内`, `Delivers in ${leadDays} days; within ${asked} is asked`),
  )
}

/** How they stood to each other, in words, as it is kept with an introduction. */
export const sourcedReasons = ({ verdicts }: Sourced, on: string): string =>
  [
    `${on}：`,
    ...verdicts.map(
      ({ truth, words: told }) => `${{ true: '满足', false: '不满足', unknown: '不知道' }[truth]}　${told.zh}`,
    ),
  ].join('\n')
