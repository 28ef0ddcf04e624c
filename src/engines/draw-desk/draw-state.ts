import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { commitmentOf } from '../draws/canonical.ts'
import { giveLots, type Lots, lotsHashOf } from '../draws/lots.ts'
import type { PublishedDraw } from '../draws/published.ts'
import { type Avoidance, assignInspectors, drawStrata, type Stratum } from '../draws/select.ts'
import { seedOf } from '../draws/stream.ts'
import { beaconBytes, poolHashOf } from '../draws/verify.ts'

/** A draw as a desk leads it, whatever it draws: what was frozen, and what has happened since. Everything else follows from it. Pure. */
export interface DrawHead {
  readonly division: string
  readonly id: string
  readonly title: string
  readonly by: string
  readonly simulated: boolean
  readonly frozenAt: string
  readonly strata: readonly Stratum[]
  readonly listHash: string
  /** Who is drawn for each that is drawn: inspectors, and what they must avoid. */
  readonly pools?: {
    readonly own: readonly string[]
    readonly borrowed: readonly string[]
    readonly needed: number
    readonly avoidances: readonly Avoidance[]
  }
  /** What is given to those drawn: homes. */
  readonly lots?: Lots
  readonly beacon: { readonly kind: PublishedDraw['beacon']['kind']; readonly round: string; readonly due: string }
  /** Until when secrets may be revealed; whoever has not by then voids the draw. */
  readonly revealBy: string
}

export type DrawStep =
  | {
      readonly kind: 'commit'
      readonly at: string
      readonly person: string
      readonly party: string
      readonly hash: string
    }
  | { readonly kind: 'beacon'; readonly at: string; readonly value: string }
  | { readonly kind: 'reveal'; readonly at: string; readonly party: string; readonly secret: string }
  | { readonly kind: 'void'; readonly at: string; readonly because: string }

/** 'committing' parties promise · 'waiting' for the beacon · 'revealing' · 'drawn' · 'void'. */
export type DrawStage = 'committing' | 'waiting' | 'revealing' | 'drawn' | 'void'

export interface DrawState {
  readonly stage: DrawStage
  readonly published: PublishedDraw
  /** Parties that promised and have not revealed. */
  readonly missing: readonly string[]
  /** Parties by the person who promised for them. */
  readonly parties: ReadonlyMap<string, string>
}

/** At least so many parties promise: one alone could know the result before. */
export const PARTIES = 2

export function stateOf(head: DrawHead, steps: readonly DrawStep[], now: Date): DrawState {
  const commits = steps.filter((step) => step.kind === 'commit')
  const reveals = steps.filter((step) => step.kind === 'reveal')
  const beacon = steps.find((step) => step.kind === 'beacon')?.value ?? null
  const voided = steps.find((step) => step.kind === 'void') ?? null
  const revealed = new Set(reveals.map(({ party }) => party))
  const missing = commits.map(({ party }) => party).filter((party) => !revealed.has(party))
  const isOut = now.getTime() >= Date.parse(head.beacon.due)
  const isWhole = commits.length >= PARTIES && missing.length === 0 && beacon !== null && voided === null
  const stage: DrawStage =
    voided !== null
      ? 'void'
      : isWhole
        ? 'drawn'
        : isOut
          ? 'revealing'
          : commits.length >= PARTIES
            ? 'waiting'
            : 'committing'
  const result = isWhole ? resultOf(head, steps, beacon) : null
  return {
    stage,
    missing,
    parties: new Map(commits.map(({ person, party }) => [person, party])),
    published: {
      protocol: 'SSJ-DRAW/v1',
      alg: 'SHA-256',
      title: head.title,
      by: head.by,
      simulated: head.simulated,
      frozenAt: head.frozenAt,
      strata: head.strata.map(({ name, ids, take }) => ({ name, ids: [...ids], take })),
      listHash: head.listHash,
      ...(head.pools === undefined
        ? {}
        : {
            inspectors: {
              own: [...head.pools.own],
              borrowed: [...head.pools.borrowed],
              needed: head.pools.needed,
              poolHash: poolHashOf(head.pools),
              avoidances: head.pools.avoidances.map((one) => ({ ...one })),
            },
          }),
      ...(head.lots === undefined
        ? {}
        : {
            lots: {
              mode: head.lots.mode,
              groups: head.lots.groups.map(({ name, lots, strata }) => ({
                name,
                lots: [...lots],
                strata: [...strata],
              })),
              hash: lotsHashOf(head.lots, head.strata),
            },
          }),
      commitments: commits.map(({ party, hash, at }) => ({ party, hash, at })),
      beacon: { ...head.beacon, value: beacon },
      reveals: reveals.map(({ party, secret, at }) => ({ party, secret, at })),
      void: voided === null ? null : { because: voided.because, at: voided.at },
      seed: result?.seed ?? null,
      result: result?.result ?? null,
    },
  }
}

function resultOf(head: DrawHead, steps: readonly DrawStep[], beacon: string) {
  const secrets = new Map(steps.flatMap((step) => (step.kind === 'reveal' ? [[step.party, step.secret] as const] : [])))
  const order = steps.flatMap((step) => (step.kind === 'commit' ? [secrets.get(step.party) as string] : []))
  const seed = seedOf(head.listHash, order.map(hexToBytes), beaconBytes(head.beacon.kind, beacon))
  const strata = drawStrata(seed, head.strata)
  const { pools, lots } = head
  const targets = strata.flatMap(({ drawn }) => drawn)
  const assigned = pools === undefined ? [] : assignInspectors(seed, targets, pools, pools.avoidances, pools.needed)
  return {
    seed: bytesToHex(seed),
    result: {
      strata: strata.map(({ name, of, drawn }) => ({ name, of, drawn: [...drawn] })),
      assignments: assigned.map(({ target, inspectors, borrowed: lent, state }) => ({
        target,
        inspectors: [...inspectors],
        borrowed: [...lent],
        state,
      })),
      ...(lots === undefined ? {} : { lots: giveLots(seed, lots, strata).map((one) => ({ ...one })) }),
    },
  }
}

const wrong = (code: string, zh: string, en: string): { readonly kind: 'refused'; readonly refusal: Refusal } =>
  refused({ reason: 'wrong-state', code, message: { zh, en } })
const faulty = (at: string, zh: string, en: string) =>
  refused({
    reason: 'faulty',
    code: 'faulty',
    message: { zh, en },
    faults: [{ at, code: 'faulty', message: { zh, en } }],
  })

/** Whether a person may promise for a party now. */
export function commit(
  head: DrawHead,
  state: DrawState,
  asked: { readonly person: string; readonly party: string; readonly hash: string },
  now: Date,
): Outcome<DrawStep> {
  if (state.stage === 'void' || state.stage === 'drawn')
    return wrong('draw-over', '这次抽取已经结束。', 'This draw is over.')
  if (now.getTime() >= Date.parse(head.beacon.due))
    return wrong('beacon-out', '信标已到公布时间，不能再承诺。', 'The beacon is out: nobody may promise any more.')
  if (state.parties.has(asked.person))
    return wrong(
      'promised-already',
      '您已经为一方承诺过；一人只能代表一方。',
      'You have promised for a party already; one person stands for one.',
    )
  if ([...state.parties.values()].includes(asked.party))
    return faulty('party', `“${asked.party}”已经承诺过。`, `“${asked.party}” has promised already.`)
  if (!/^[0-9a-f]{64}$/.test(asked.hash))
    return faulty(
      'hash',
      '承诺是 64 位小写十六进制数（密数的 SHA-256）。',
      'A promise is 64 lower-case hexadecimal digits: SHA-256 of the secret.',
    )
  return done({ kind: 'commit', at: now.toISOString(), ...asked })
}

/** Enters the beacon, once, after it came out. */
export function enterBeacon(head: DrawHead, state: DrawState, value: string, now: Date): Outcome<DrawStep> {
  if (state.stage === 'void' || state.stage === 'drawn')
    return wrong('draw-over', '这次抽取已经结束。', 'This draw is over.')
  if (now.getTime() < Date.parse(head.beacon.due))
    return wrong('beacon-not-due', '还没有到信标公布的时间。', 'The beacon is not due yet.')
  if (state.published.beacon.value !== null)
    return wrong(
      'beacon-entered',
      '信标值已经录入，不能改。有误的，作废重抽。',
      'The beacon stands already; if it is wrong, void the draw.',
    )
  const given = value.trim()
  if (head.beacon.kind === 'drand-quicknet' && !/^[0-9a-f]{64}$/.test(given))
    return faulty(
      'value',
      '信标值应为 64 位小写十六进制数（randomness）。',
      'It should be 64 lower-case hexadecimal digits (randomness).',
    )
  if (given === '' || given.length > 400)
    return faulty('value', '写上公布的结果原文。', 'Write the result as it was published.')
  return done({ kind: 'beacon', at: now.toISOString(), value: given })
}

/** Reveals the secret that was promised, after the beacon came out and in time. */
export function reveal(
  head: DrawHead,
  state: DrawState,
  asked: { readonly person: string; readonly secret: string },
  now: Date,
): Outcome<DrawStep> {
  if (state.stage === 'void' || state.stage === 'drawn')
    return wrong('draw-over', '这次抽取已经结束。', 'This draw is over.')
  if (now.getTime() < Date.parse(head.beacon.due))
    return wrong(
      'beacon-not-due',
      '信标公布之前不能揭示，否则有人可以据此选择。',
      'Not before the beacon is out, or somebody could choose by it.',
    )
  if (now.getTime() > Date.parse(head.revealBy))
    return wrong('reveal-late', '揭示时限已过，这次抽取将作废。', 'It is too late: the draw will be void.')
  const party = state.parties.get(asked.person)
  if (party === undefined) return wrong('not-a-party', '您没有为哪一方承诺过。', 'You promised for no party.')
  if (!state.missing.includes(party)) return wrong('revealed-already', '您已经揭示过。', 'You have revealed already.')
  if (!/^[0-9a-f]{64}$/.test(asked.secret))
    return faulty('secret', '密数是 64 位小写十六进制数。', 'A secret is 64 lower-case hexadecimal digits.')
  const promised = state.published.commitments.find((one) => one.party === party)?.hash
  if (commitmentOf(hexToBytes(asked.secret)) !== promised)
    return faulty(
      'secret',
      '与当初的承诺不符：找到当时保存的密数。',
      'It is not what was promised: find the secret that was kept then.',
    )
  return done({ kind: 'reveal', at: now.toISOString(), party, secret: asked.secret })
}

/** Whether it has become void by itself: too few promised before the beacon, or somebody has not revealed in time. */
export function voidBecause(head: DrawHead, state: DrawState, now: Date): string | null {
  if (state.stage === 'void' || state.stage === 'drawn') return null
  if (now.getTime() >= Date.parse(head.beacon.due) && state.parties.size < PARTIES)
    return `信标公布前只有 ${state.parties.size} 方承诺，不足 ${PARTIES} 方`
  if (now.getTime() <= Date.parse(head.revealBy)) return null
  if (state.missing.length > 0) return `${state.missing.join('、')}没有按时揭示`
  return state.published.beacon.value === null ? '没有按时录入信标值' : null
}
