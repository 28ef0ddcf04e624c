import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { SupplierPlace } from './names.ts'

/** Who of the two an act is done for. */
export const SIDES = ['buyer', 'supplier'] as const
export type Side = (typeof SIDES)[number]

/** What an order says: a version. A correction is a further one, and takes every confirmation away. */
export interface OrderTerms {
  /** What it is worth, in 万元 (10,000 yuan), as decimal text. A trade secret: shown whole to the two parties alone. */
  readonly amount: string
  readonly signedOn: string
}

export interface OrderHead {
  readonly division: string
  readonly id: string
  /** Number of the contract or invoice: with buyer and node it names the order, so that no order is entered twice. */
  readonly contract: string
  /** What was bought. */
  readonly node: string
  readonly buyer: string
  /** A firm of the district; null: a supplier from elsewhere, named in words. */
  readonly supplier: string | null
  readonly supplierName: string
  readonly place: SupplierPlace
  readonly madeBy: string | null
  readonly madeByName: string
  readonly madeAt: Date
}

export type OrderStep = { readonly at: Date; readonly by: string | null; readonly byName: string } & (
  | { readonly kind: 'terms'; readonly terms: OrderTerms; readonly reason: string }
  | {
      readonly kind: 'confirm'
      readonly side: Side
      /** What a party without an account signed; null: it confirmed by itself. */
      readonly paper: string | null
    }
  | { readonly kind: 'dispute'; readonly side: Side; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string }
)

/** 'open' somebody has still to confirm · 'confirmed' by both · 'disputed' one says it is not so · 'withdrawn'. */
export const ORDER_STATES = ['open', 'confirmed', 'disputed', 'withdrawn'] as const
export type OrderState = (typeof ORDER_STATES)[number]

export interface OrderStanding {
  readonly state: OrderState
  readonly terms: OrderTerms
  readonly version: number
  readonly confirmed: Readonly<Record<Side, OrderStep | null>>
}

/** What an order's steps make of it: the last terms hold, with the confirmations that came after them. */
export function standingOf(steps: readonly OrderStep[]): OrderStanding {
  let terms: OrderTerms | null = null
  let version = 0
  let state: OrderState = 'open'
  let confirmed: Record<Side, OrderStep | null> = { buyer: null, supplier: null }
  for (const step of steps) {
    switch (step.kind) {
      case 'terms':
        terms = step.terms
        version++
        confirmed = { buyer: null, supplier: null }
        state = 'open'
        break
      case 'confirm':
        confirmed[step.side] = step
        if (confirmed.buyer !== null && confirmed.supplier !== null) state = 'confirmed'
        break
      case 'dispute':
        state = 'disputed'
        break
      case 'withdraw':
        state = 'withdrawn'
    }
  }
  if (terms === null) throw new Error('An order begins with its terms.')
  return { state, terms, version, confirmed }
}

/** What somebody is to an order: a side for whose firm they act, or the office that keeps the chains. */
export type Standpoint = Side | 'office'

const wrong = (code: string, zh: string, en: string) =>
  refused({ reason: 'wrong-state', code, message: { zh, en } } as const)

/**
 * Whether a side may be confirmed now. A party confirms for itself; for one without an account the office does, by a paper
 * that it names. Whoever confirmed one side never confirms the other, whatever they act for: two people, always.
 */
export function mayConfirm(
  { state, confirmed }: OrderStanding,
  side: Side,
  as: Standpoint,
  actor: string | null,
  paper: string | null,
): Outcome<null> {
  if (state !== 'open')
    return wrong(
      'not-open',
      '这份订单不在待确认状态。有争议的先由买卖双方改正。',
      'The order is not waiting for a confirmation. One in dispute is corrected first.',
    )
  if (confirmed[side] !== null)
    return wrong('confirmed-already', '这一方已经确认过。', 'This side has confirmed already.')
  if (as !== 'office' && as !== side)
    return refused({
      reason: 'forbidden',
      code: 'other-side',
      message: { zh: '只能替自己的企业确认。', en: 'One confirms for one’s own firm only.' },
    })
  if (as === 'office' && (paper === null || paper.trim() === ''))
    return refused({
      reason: 'faulty',
      code: 'paper',
      message: {
        zh: '代企业确认要写明凭什么书面材料（编号、日期）。',
        en: 'To confirm for a firm, name the paper that it signed: number and day.',
      },
      faults: [{ at: 'paper', code: 'required', message: { zh: '必填', en: 'required' } }],
    })
  const other = confirmed[side === 'buyer' ? 'supplier' : 'buyer']
  if (other !== null && actor !== null && other.by === actor)
    return refused({
      reason: 'forbidden',
      code: 'both-sides',
      message: {
        zh: '另一方也是您确认的。买卖双方要由两个人分别确认，请换一个人。',
        en: 'You confirmed the other side. The two sides are confirmed by two people: let another do it.',
      },
    })
  return done(null)
}

/** Whether an order may be corrected, disputed or withdrawn now. */
export function mayChange(
  { state }: OrderStanding,
  does: 'correct' | 'dispute' | 'withdraw',
  as: Standpoint,
  isMaker: boolean,
): Outcome<null> {
  if (state === 'withdrawn') return wrong('withdrawn', '这份订单已经撤回。', 'The order was withdrawn.')
  if (does === 'dispute' && as === 'office')
    return refused({
      reason: 'forbidden',
      code: 'party-only',
      message: { zh: '只有买卖双方能提出异议。', en: 'Only the two parties can dispute it.' },
    })
  if (does === 'dispute' && state === 'disputed')
    return wrong('disputed-already', '这份订单已经有异议。', 'The order is in dispute already.')
  if (does === 'withdraw' && !isMaker && as === 'office')
    return refused({
      reason: 'forbidden',
      code: 'maker-only',
      message: { zh: '由登记的人或买卖双方撤回。', en: 'Whoever entered it, or one of the parties, withdraws it.' },
    })
  return done(null)
}
