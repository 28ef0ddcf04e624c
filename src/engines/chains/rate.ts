import { bandOf } from './bands.ts'
import type { SupplierPlace } from './names.ts'
import type { Disclosure } from './settings.ts'

/** A confirmed order, as far as figures are concerned. Amounts in 万元. */
export interface ConfirmedOrder {
  readonly id: string
  readonly node: string
  readonly buyer: string
  /** The firm, or the words by which a supplier from elsewhere is known. */
  readonly supplier: string
  readonly place: SupplierPlace
  readonly amount: number
}

/** Why a figure is not told. */
export type Withheld = 'none' | 'few-buyers' | 'few-suppliers' | 'dominant'

/** A local supply rate (本地配套率), as far as it may be told. */
export interface LocalSupply {
  /** Confirmed local orders ÷ all confirmed orders, by value, 0 to 1; null: nothing is confirmed, or it may not be told. */
  readonly rate: number | null
  /** null: it is told. 'none': no order is confirmed, and the rate is —, not zero. */
  readonly withheld: Withheld | null
  readonly orders: number
  readonly buyers: number
  readonly suppliers: number
  /** Band of the whole value, and the part of each place; null where they may not be told. */
  readonly band: number | null
  readonly places: Readonly<Record<SupplierPlace, number>> | null
}

/**
 * The rate of a set of orders. It is told only where enough buyers and enough suppliers stand behind it and none of them
 * makes up nearly all of it, so that nobody's trade can be worked out of it; a rate is rounded to whole percents.
 */
export function localSupply(orders: readonly ConfirmedOrder[], rules: Disclosure): LocalSupply {
  const buyers = sums(orders, ({ buyer }) => buyer)
  const suppliers = sums(orders, ({ supplier }) => supplier)
  const whole = orders.reduce((sum, { amount }) => sum + amount, 0)
  const counted = { orders: orders.length, buyers: buyers.size, suppliers: suppliers.size }
  const withhold = (withheld: Withheld): LocalSupply => ({ ...counted, rate: null, withheld, band: null, places: null })
  if (orders.length === 0 || whole === 0) return withhold('none')
  if (buyers.size < rules.firms) return withhold('few-buyers')
  if (suppliers.size < rules.firms) return withhold('few-suppliers')
  if ([...buyers.values(), ...suppliers.values()].some((part) => part / whole > rules.dominance))
    return withhold('dominant')
  const part = (place: SupplierPlace) =>
    orders.reduce((sum, order) => sum + (order.place === place ? order.amount : 0), 0) / whole
  const places = {
    district: part('district'),
    city: part('city'),
    province: part('province'),
    country: part('country'),
    abroad: part('abroad'),
  }
  const local = orders.reduce((sum, order) => sum + (rules.local.includes(order.place) ? order.amount : 0), 0)
  return {
    ...counted,
    rate: inPercents(local / whole),
    withheld: null,
    band: bandOf(whole, rules.bands),
    places: {
      district: inPercents(places.district),
      city: inPercents(places.city),
      province: inPercents(places.province),
      country: inPercents(places.country),
      abroad: inPercents(places.abroad),
    },
  }
}

const inPercents = (share: number) => Math.round(share * 100) / 100

function sums(orders: readonly ConfirmedOrder[], key: (order: ConfirmedOrder) => string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const order of orders) found.set(key(order), (found.get(key(order)) ?? 0) + order.amount)
  return found
}
