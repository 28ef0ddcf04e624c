import { dayOf } from '../../model/calendar.ts'
import { done, type Fault, type Outcome } from '../../model/outcome.ts'
import type { DrawHead } from '../draw-desk/draw-state.ts'
import { beaconFaults, freezeDraw, type NamedBeacon, notYetDrawable } from '../draw-desk/freeze-draw.ts'
import { blindText, type Identity, LEAK_NAMES, leakingNames, leaksIn } from './anonymise.ts'
import { avoidanceOf, isSame, type Party, type PoolExpert } from './avoidance.ts'
import { expertCodeOf } from './expert-code.ts'
import type { DefenceRules, FrozenBid, ReviewHead } from './review-state.ts'
import type { Criterion } from './scoring.ts'
import type { ReviewSetting } from './settings.ts'

/** What a review is frozen out of: the challenge, its bids with who stands behind each, and the pool. */
export interface Gathered {
  readonly number: string
  readonly title: string
  readonly challenge: string
  readonly by: string
  readonly simulated: boolean
  readonly detail: string
  readonly indicators: readonly string[]
  readonly owner: Party
  readonly bids: readonly GatheredBid[]
  readonly experts: readonly PoolExpert[]
}

export interface GatheredBid {
  readonly id: string
  readonly isAdmitted: boolean
  readonly scheme: string
  readonly texts: FrozenBid['texts']
  readonly price: string
  readonly months: number
  readonly parties: readonly Party[]
  readonly phones: readonly string[]
  readonly files: readonly string[]
}

/** Chance that the desk brings: a nonce for every expert, and the order of the letters. */
export interface Chance {
  readonly nonce: () => string
  /** A whole number from 0 to n − 1. */
  readonly below: (n: number) => number
}

export interface Frozen {
  readonly review: ReviewHead
  readonly draw: DrawHead
  /** Told to the desk: names of files that tell who bids, though experts never see files. */
  readonly warnings: readonly Fault[]
}

/** Everything by which the bidders of one challenge could be known. */
export const identityOf = (bids: readonly Pick<GatheredBid, 'parties' | 'phones'>[]): Identity => {
  const parties = bids.flatMap((bid) => bid.parties)
  return {
    organisations: parties.map(({ name }) => name),
    people: parties.flatMap(({ people }) => people),
    codes: [...parties.flatMap(({ code }) => (code === null ? [] : [code])), ...bids.flatMap(({ phones }) => phones)],
  }
}

/** Freezes a blind review and the draw of its experts. Refused with every fault at once. */
export function freezeReview(
  gathered: Gathered,
  asked: { readonly beacon: NamedBeacon; readonly cover: boolean },
  criteria: readonly Criterion[],
  setting: ReviewSetting,
  defence: DefenceRules | null,
  place: { readonly division: string; readonly id: string; readonly now: Date },
  chance: Chance,
): Outcome<Frozen> {
  const faults: Fault[] = [...beaconFaults(asked.beacon, setting, place.now)]
  const fault = (at: string, code: string, zh: string, en: string) => faults.push({ at, code, message: { zh, en } })
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  if (weights !== 100)
    fault('weights', 'weights', `打分权重合计是 ${weights}，应为 100`, `the weights make ${weights}, not 100`)
  if (setting.quorum > setting.panel)
    fault('quorum', 'quorum', '最少交分人数多于评审席数', 'more sheets are asked for than there are seats')
  const unchecked = gathered.bids.filter(({ isAdmitted }) => !isAdmitted)
  const bids = gathered.bids.filter(({ isAdmitted }) => isAdmitted)
  if (unchecked.length > 0)
    fault(
      'bids',
      'unchecked',
      `还有 ${unchecked.length} 份方案没有形式审查`,
      `${unchecked.length} bids are not checked yet`,
    )
  if (bids.length === 0) fault('bids', 'none', '没有通过形式审查的方案', 'no bid was admitted')

  bids.forEach(({ parties: [bidder] }, i) => {
    if (bidder !== undefined && isSame(bidder, gathered.owner))
      fault(
        `bids.${i}.bidder`,
        'owner',
        `第 ${i + 1} 份方案的揭榜方就是出榜方，须退出`,
        `bid ${i + 1} is by the owner of the challenge and has to stand back`,
      )
  })

  const identity = identityOf(bids)
  if (!asked.cover)
    for (const [i, bid] of bids.entries())
      for (const { id, text } of [{ id: 'scheme', text: bid.scheme }, ...bid.texts]) {
        const found = leaksIn(text, identity)
        if (found.length === 0) continue
        const kinds = [...new Set(found.map(({ kind }) => kind))]
        fault(
          `bids.${i}.${id}`,
          'leak',
          `第 ${i + 1} 份方案有 ${found.length} 处能看出是谁（${kinds.map((kind) => LEAK_NAMES[kind].zh).join('、')}）：退回修改，或选择自动隐去`,
          `bid ${i + 1} tells in ${found.length} places who made it (${kinds.map((kind) => LEAK_NAMES[kind].en).join(', ')}): have it changed, or let it be covered`,
        )
      }

  const parties = [gathered.owner, { name: gathered.by, code: null, people: [] }, ...bids.flatMap((bid) => bid.parties)]
  const on = dayOf(place.now)
  // By code: in the order of the pool their places would tell who they are.
  const pool = gathered.experts
    .map((expert) => {
      const nonce = chance.nonce()
      const code = expertCodeOf(nonce, expert.number)
      return { expert, nonce, code, avoids: avoidanceOf(expert, parties, on, setting) }
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const free = pool.filter(({ avoids }) => avoids === null)
  if (free.length < setting.panel)
    fault(
      'experts',
      'too-few',
      `本领域在聘专家 ${pool.length} 名，回避后剩 ${free.length} 名，评审席要 ${setting.panel} 名；请增补或借用外地专家，不降低人数`,
      `${pool.length} experts of the field, ${free.length} after avoidance, ${setting.panel} seats: add or borrow some, the bar is not lowered`,
    )
  if (faults.length > 0) return notYetDrawable(faults)

  const draw = freezeDraw(
    {
      title: `${gathered.number} 评审专家`,
      by: gathered.by,
      simulated: gathered.simulated,
      strata: [{ name: '', ids: [gathered.number], take: { count: 1 } }],
      pools: {
        own: pool.filter(({ expert }) => !expert.isLent).map(({ code }) => code),
        borrowed: pool.filter(({ expert }) => expert.isLent).map(({ code }) => code),
        needed: Math.min(setting.panel + setting.reserves, free.length),
        avoidances: pool.flatMap(({ code, avoids }) =>
          avoids === null ? [] : [{ inspector: code, target: gathered.number, because: avoids }],
        ),
      },
    },
    asked.beacon,
    setting,
    place,
  )
  if (draw.kind === 'refused') return draw
  const letters = shuffled(bids, chance.below)
  const warnings = bids.flatMap((bid, i): readonly Fault[] =>
    leakingNames(bid.files, identity).map((name) => ({
      at: `bids.${i}.files`,
      code: 'file-name',
      message: {
        zh: `附件“${name}”的文件名能看出是谁；附件不交给专家，请不要另行转发`,
        en: `the name of the file “${name}” tells who bids; experts get no files: do not pass it on`,
      },
    })),
  )
  return done({
    warnings,
    draw: draw.value,
    review: {
      division: place.division,
      id: place.id,
      challenge: gathered.challenge,
      number: gathered.number,
      title: gathered.title,
      frozenAt: place.now.toISOString(),
      bids: letters.map((bid, i) => ({
        code: letterOf(i),
        bid: bid.id,
        scheme: blindText(bid.scheme, identity),
        texts: bid.texts.map(({ id, text }) => ({ id, text: blindText(text, identity) })),
        price: bid.price,
        months: bid.months,
        covered: [bid.scheme, ...bid.texts.map(({ text }) => text)].reduce(
          (sum, text) => sum + leaksIn(text, identity).length,
          0,
        ),
      })),
      experts: pool.map(({ code, nonce, expert }) => ({ code, nonce, expert: expert.id, number: expert.number })),
      criteria: [...criteria],
      rules: {
        panel: setting.panel,
        quorum: setting.quorum,
        dropFrom: setting.dropFrom,
        scoreDays: setting.scoreDays,
        defence,
      },
      task: { detail: gathered.detail, indicators: [...gathered.indicators] },
    },
  })
}

/** A, B … Z, AA. */
export const letterOf = (i: number): string =>
  (i >= 26 ? String.fromCharCode(64 + Math.floor(i / 26)) : '') + String.fromCharCode(65 + (i % 26))

function shuffled<T>(list: readonly T[], below: Chance['below']): readonly T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(i + 1)
    ;[result[i], result[j]] = [result[j] as T, result[i] as T]
  }
  return result
}
