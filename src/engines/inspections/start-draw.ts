import { done, type Fault, type Outcome } from '../../model/outcome.ts'
import type { DrawHead } from '../draw-desk/draw-state.ts'
import { beaconFaults, freezeDraw, type NamedBeacon, notYetDrawable } from '../draw-desk/freeze-draw.ts'
import type { Avoidance, Stratum } from '../draws/select.ts'
import type { InspectionItem, PoolMember, TargetFirm } from './lists-store.ts'
import type { DrawRules } from './settings.ts'

/** Shares drawn of each credit class, as the setting has them. */
export type Shares = Readonly<Record<'A' | 'B' | 'C' | 'D', number>>

export interface NewDraw {
  readonly title: string
  readonly beacon: NamedBeacon
  /** Instead of the shares by class: so many of each. */
  readonly counts: Partial<Readonly<Record<'A' | 'B' | 'C' | 'D' | 'N', number>>> | null
}

export interface Gathered {
  readonly firms: readonly TargetFirm[]
  readonly item: InspectionItem
  readonly members: readonly PoolMember[]
  readonly avoidances: readonly Avoidance[]
  readonly by: string
  readonly simulated: boolean
}

/** Firms that nobody classified stand in a class of their own, drawn at the share of B: not known is not low risk. */
const CLASSES = ['A', 'B', 'C', 'D', 'N'] as const

/** Freezes a draw out of what the registers hold. Refused with every fault at once. */
export function startDraw(
  asked: NewDraw,
  { firms, item, members, avoidances, by, simulated }: Gathered,
  shares: Shares,
  rules: DrawRules,
  place: { readonly division: string; readonly id: string; readonly now: Date },
): Outcome<{ readonly head: DrawHead; readonly excluded: number }> {
  const faults: Fault[] = [...beaconFaults(asked.beacon, rules, place.now)]
  const fault = (at: string, code: string, zh: string, en: string) => faults.push({ at, code, message: { zh, en } })
  const open = firms.filter(({ visits }) => visits < item.timesAYear)
  if (open.length === 0)
    fault(
      'item',
      'nobody',
      firms.length === 0 ? '没有在营企业可抽' : '每户今年的检查次数都已用完，没有企业可抽',
      firms.length === 0 ? 'no firm is at work' : 'every firm has had its visits of the year',
    )
  const own = members.filter(({ isLent }) => !isLent)
  if (members.length < rules.inspectors)
    fault(
      'inspectors',
      'too-few',
      `持证人员只有 ${members.length} 名，至少要 ${rules.inspectors} 名；可以登记外借人员，不能降低人数`,
      `only ${members.length} inspectors with a certificate, ${rules.inspectors} are needed; lend some, the bar is not lowered`,
    )
  for (const [name, count] of Object.entries(asked.counts ?? {}))
    if (count > open.filter((firm) => (firm.class ?? 'N') === name).length)
      fault(`counts.${name}`, 'too-many', `${name} 类没有这么多企业`, `there are not so many firms of class ${name}`)
  if (faults.length > 0) return notYetDrawable(faults)
  const strata = CLASSES.flatMap((name): readonly Stratum[] => {
    const ids = open.filter((firm) => (firm.class ?? 'N') === name).map(({ code }) => code)
    if (ids.length === 0) return []
    const take =
      asked.counts === null ? { share: name === 'N' ? shares.B : shares[name] } : { count: asked.counts[name] ?? 0 }
    return [{ name, ids, take }]
  })
  const head = freezeDraw(
    {
      title: asked.title,
      by,
      simulated,
      strata,
      pools: {
        own: own.map(({ certificate }) => certificate),
        borrowed: members.filter(({ isLent }) => isLent).map(({ certificate }) => certificate),
        needed: rules.inspectors,
        avoidances,
      },
    },
    asked.beacon,
    rules,
    place,
  )
  return head.kind === 'refused' ? head : done({ head: head.value, excluded: firms.length - open.length })
}
