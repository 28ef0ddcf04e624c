import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import { momentOf, roundAt } from '../draws/beacon.ts'
import { freeze } from '../draws/canonical.ts'
import type { DrawHead } from './draw-state.ts'

/** Which public source of chance decides, and when it is out. */
export type NamedBeacon =
  | { readonly kind: 'drand-quicknet'; readonly due: string }
  | { readonly kind: 'lottery'; readonly round: string; readonly due: string }

export interface BeaconRules {
  /** The beacon is named so many minutes ahead, so that the parties can promise first. */
  readonly leadMinutes: number
  /** How many hours secrets may be revealed after the beacon. */
  readonly revealHours: number
}

/** What stands against a beacon; beside the faults of whatever else a desk looks at. */
export function beaconFaults(beacon: NamedBeacon, { leadMinutes }: BeaconRules, now: Date): readonly Fault[] {
  const due = Date.parse(beacon.due)
  const fault = (code: string, zh: string, en: string): readonly Fault[] => [
    { at: 'beacon.due', code, message: { zh, en } },
  ]
  if (Number.isNaN(due)) return fault('no-moment', '写明信标公布的时刻', 'say when the beacon is out')
  if (due < now.getTime() + leadMinutes * 60_000)
    return fault(
      'too-soon',
      `信标须在至少 ${leadMinutes} 分钟以后，先让各方承诺`,
      `it must be ${leadMinutes} minutes ahead or more, so that the parties can promise first`,
    )
  return []
}

/** Freezes a draw out of what its desk gathered, the beacon looked at before. Refused where the list cannot be frozen. */
export function freezeDraw(
  drawn: Pick<DrawHead, 'title' | 'by' | 'simulated' | 'strata' | 'pools' | 'lots'>,
  beacon: NamedBeacon,
  { revealHours }: BeaconRules,
  place: { readonly division: string; readonly id: string; readonly now: Date },
): Outcome<DrawHead> {
  const frozen = freeze(drawn.strata.flatMap(({ ids }) => ids))
  if (frozen.kind === 'refused') return frozen
  const asked = Date.parse(beacon.due)
  // A drand round is published every three seconds: the first that is not before the moment asked for.
  const round = beacon.kind === 'drand-quicknet' ? roundAt(new Date(asked + 2999)) : null
  const out = round === null ? new Date(asked) : momentOf(round)
  return done({
    ...drawn,
    division: place.division,
    id: place.id,
    frozenAt: place.now.toISOString(),
    listHash: frozen.value.hash,
    beacon: {
      kind: beacon.kind,
      round: beacon.kind === 'lottery' ? beacon.round : String(round),
      due: out.toISOString(),
    },
    revealBy: new Date(out.getTime() + revealHours * 3_600_000).toISOString(),
  })
}

/** What a desk answers when it cannot be drawn yet. */
export const notYetDrawable = (faults: readonly Fault[]) =>
  refused({
    reason: 'faulty',
    code: 'draw',
    message: { zh: '还不能抽取，逐项改正后再试。', en: 'It cannot be drawn yet; mend each fault and try again.' },
    faults,
  })
