import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Bilingual } from '../../model/system.ts'
import { momentOf } from './beacon.ts'
import { canonicalBytes, commitmentOf, freeze } from './canonical.ts'
import { giveLots, lotsHashOf, takesOf } from './lots.ts'
import type { PublishedDraw } from './published.ts'
import { type Avoidance, assignInspectors, drawStrata } from './select.ts'
import { seedOf } from './stream.ts'

/** One thing that was looked at. 'open': it cannot be said yet, because the draw is not finished. */
export interface Check {
  readonly of: CheckName
  readonly state: 'right' | 'wrong' | 'open'
  readonly words: Bilingual
}

export const CHECKS = [
  'list',
  'pool',
  'classes',
  'order',
  'commitments',
  'beacon',
  'seed',
  'targets',
  'inspectors',
  'lots',
  'void',
] as const
export type CheckName = (typeof CHECKS)[number]

export interface Verdict {
  /** 'right' every check holds · 'wrong' one does not · 'open' not finished · 'void' void by its own rules, and rightly so. */
  readonly verdict: 'right' | 'wrong' | 'open' | 'void'
  readonly checks: readonly Check[]
}

/** Everybody from whom inspectors are drawn and everything they avoid, in one canonical text: a line each, byte-sorted. */
export const poolHashOf = (pools: {
  readonly own: readonly string[]
  readonly borrowed: readonly string[]
  readonly needed: number
  readonly avoidances: readonly Avoidance[]
}): string => {
  const lines = [
    `needed\t${pools.needed}`,
    ...pools.own.map((id) => `own\t${id}`),
    ...pools.borrowed.map((id) => `borrowed\t${id}`),
    ...pools.avoidances.map(({ inspector, target, because }) => `avoids\t${inspector}\t${target}\t${because}`),
  ]
  const frozen = freeze([...new Set(lines)])
  return frozen.kind === 'done' ? frozen.value.hash : bytesToHex(sha256(canonicalBytes(lines)))
}

/** What is hashed of the beacon: the 32 bytes of drand's randomness, or the text of a lottery as it is published. */
export const beaconBytes = (kind: PublishedDraw['beacon']['kind'], value: string): Uint8Array =>
  kind === 'drand-quicknet' ? hexToBytes(value) : utf8ToBytes(value)

/** Runs a published draw again, offline, and says of each step whether it is as published. */
export function verifyDraw(draw: PublishedDraw): Verdict {
  const checks: Check[] = []
  const say = (of: CheckName, state: Check['state'], zh: string, en: string) =>
    checks.push({ of, state, words: { zh, en } })

  const ids = draw.strata.flatMap((stratum) => stratum.ids)
  const frozen = freeze(ids)
  if (frozen.kind === 'refused') say('list', 'wrong', frozen.refusal.message.zh, frozen.refusal.message.en)
  else if (frozen.value.hash === draw.listHash)
    say('list', 'right', `名单 ${ids.length} 个，指纹相符`, `${ids.length} on the list; its hash is as published`)
  else
    say(
      'list',
      'wrong',
      `名单的指纹是 ${frozen.value.hash}，公布的是 ${draw.listHash}：名单改动过`,
      `The list’s hash is ${frozen.value.hash}, published was ${draw.listHash}: the list was changed`,
    )

  const { inspectors } = draw
  if (inspectors !== undefined) {
    const isSame = poolHashOf(inspectors) === inspectors.poolHash
    say(
      'pool',
      isSame ? 'right' : 'wrong',
      isSame ? '检查人员名录和回避表与公布的指纹相符' : '检查人员名录或回避表与公布的指纹不符',
      isSame ? 'Inspectors and avoidances are as published' : 'Inspectors or avoidances differ from what was published',
    )
  }

  checkLots(draw, say)
  checkOrder(draw, say)
  const secrets = checkCommitments(draw, say)
  const beacon = checkBeacon(draw, say)

  if (draw.void !== null) {
    const isRight = draw.result === null
    say(
      'void',
      isRight ? 'right' : 'wrong',
      isRight ? `作废：${draw.void.because}` : '已作废的抽取不应有结果',
      isRight ? `Void: ${draw.void.because}` : 'A void draw must have no result',
    )
    return { verdict: checks.some(({ state }) => state === 'wrong') ? 'wrong' : 'void', checks }
  }

  if (secrets === null || beacon === null || draw.result === null || draw.seed === null) {
    say('seed', 'open', '还没有全部揭示，不能重算', 'Not everything is revealed yet: nothing can be computed')
    return { verdict: checks.some(({ state }) => state === 'wrong') ? 'wrong' : 'open', checks }
  }

  const seed = seedOf(draw.listHash, secrets, beacon)
  const isSeed = bytesToHex(seed) === draw.seed
  say(
    'seed',
    isSeed ? 'right' : 'wrong',
    isSeed ? '种子相符' : `种子应为 ${bytesToHex(seed)}`,
    isSeed ? 'The seed is as published' : `The seed should be ${bytesToHex(seed)}`,
  )

  const drawn = drawStrata(seed, draw.strata)
  const areTargets = isEqual(
    drawn.map(({ name, of, drawn: chosen }) => ({ name, of, drawn: chosen })),
    draw.result.strata,
  )
  const count = drawn.reduce((sum, one) => sum + one.drawn.length, 0)
  say(
    'targets',
    areTargets ? 'right' : 'wrong',
    areTargets ? `抽中的 ${count} 个相符，次序也相同` : '抽中的对象与重算的不同',
    areTargets
      ? `The ${count} drawn are as published, in the same order`
      : 'What was drawn differs from what comes out',
  )

  if (inspectors !== undefined) {
    const assigned = assignInspectors(
      seed,
      drawn.flatMap((one) => one.drawn),
      inspectors,
      inspectors.avoidances,
      inspectors.needed,
    ).map(({ target, inspectors: people, borrowed, state }) => ({ target, inspectors: people, borrowed, state }))
    const isSame = isEqual(assigned, draw.result.assignments)
    say(
      'inspectors',
      isSame ? 'right' : 'wrong',
      isSame ? '检查人员相符' : '检查人员与重算的不同',
      isSame ? 'The inspectors are as published' : 'The inspectors differ from what comes out',
    )
  } else if (draw.result.assignments.length > 0)
    say('inspectors', 'wrong', '公布了检查人员，却没有公布名录', 'Inspectors are published without their pool')

  if (draw.lots !== undefined) {
    const given = giveLots(seed, draw.lots, drawn)
    const isSame = isEqual(given, draw.result.lots ?? [])
    const isChoice = draw.lots.mode === 'choice'
    say(
      'lots',
      isSame ? 'right' : 'wrong',
      isSame ? (isChoice ? '按抽出的次序选房' : `${given.length} 套分给谁，相符`) : '分给谁与重算的不同',
      isSame
        ? isChoice
          ? 'They choose in the order drawn'
          : `Who gets which of the ${given.length} is as published`
        : 'Who gets which differs from what comes out',
    )
  } else if ((draw.result.lots ?? []).length > 0)
    say('lots', 'wrong', '公布了分配结果，却没有公布房源', 'Lots are given that were not published')
  return { verdict: checks.every(({ state }) => state === 'right') ? 'right' : 'wrong', checks }
}

type Say = (of: CheckName, state: Check['state'], zh: string, en: string) => void

/** The lots as published, and no class drawn for more than the classes before it left. */
function checkLots({ lots, strata }: PublishedDraw, say: Say): void {
  if (lots === undefined) return
  if (lotsHashOf(lots, strata) !== lots.hash) {
    say(
      'classes',
      'wrong',
      '房源、类别次序或各类名单与公布的指纹不符',
      'Lots, the order of the classes or who stands in them differ from what was published',
    )
    return
  }
  const sizes = new Map(strata.map(({ name, ids }) => [name, ids.length]))
  const takes = new Map(lots.groups.flatMap((group) => [...takesOf(group, sizes)]))
  const wrong = strata.filter(({ name, take }) => !('count' in take) || take.count !== takes.get(name))
  if (wrong.length > 0)
    say(
      'classes',
      'wrong',
      `${wrong.map(({ name }) => name).join('、')}的名额不是前面各类剩下的`,
      `${wrong.map(({ name }) => name).join(', ')}: not as many as the classes before left`,
    )
  else
    say(
      'classes',
      'right',
      '房源和各类名单与公布的指纹相符，先到的类别先得名额',
      'Lots and classes are as published; a class gets what those before it left',
    )
}

/** First the list, then the promises, then the beacon, then the secrets: in another order somebody could have chosen. */
function checkOrder(draw: PublishedDraw, say: Say): void {
  const frozen = Date.parse(draw.frozenAt)
  const due = Date.parse(draw.beacon.due)
  const late = draw.commitments.filter(({ at }) => Date.parse(at) >= due)
  const early = draw.reveals.filter(({ at }) => Date.parse(at) < due)
  if (due <= frozen)
    say('order', 'wrong', '信标在名单冻结之前就已公布', 'The beacon was out before the list was frozen')
  else if (late.length > 0)
    say(
      'order',
      'wrong',
      `${late.map(({ party }) => party).join('、')}在信标公布之后才承诺`,
      `${late.map(({ party }) => party).join(', ')} promised after the beacon was out`,
    )
  else if (early.length > 0)
    say(
      'order',
      'wrong',
      `${early.map(({ party }) => party).join('、')}在信标公布之前就揭示`,
      `${early.map(({ party }) => party).join(', ')} revealed before the beacon was out`,
    )
  else
    say(
      'order',
      'right',
      '先冻结名单，再承诺，再等信标，最后揭示',
      'List frozen, promises made, beacon awaited, secrets revealed: in this order',
    )
}

/** The secrets in the order of their commitments; null while one is missing or is not what was promised. */
function checkCommitments(draw: PublishedDraw, say: Say): readonly Uint8Array[] | null {
  const parties = new Set(draw.commitments.map(({ party }) => party))
  if (parties.size !== draw.commitments.length) {
    say('commitments', 'wrong', '同一方承诺了两次', 'One party promised twice')
    return null
  }
  const revealed = new Map(draw.reveals.map(({ party, secret }) => [party, secret]))
  const broken = draw.commitments.filter(({ party, hash }) => {
    const secret = revealed.get(party)
    return secret !== undefined && commitmentOf(hexToBytes(secret)) !== hash
  })
  if (broken.length > 0) {
    const names = broken.map(({ party }) => party)
    say(
      'commitments',
      'wrong',
      `${names.join('、')}揭示的不是当初承诺的`,
      `${names.join(', ')} revealed something else than was promised`,
    )
    return null
  }
  const missing = draw.commitments.filter(({ party }) => !revealed.has(party))
  if (missing.length > 0) {
    const names = missing.map(({ party }) => party)
    say('commitments', 'open', `${names.join('、')}还没有揭示`, `${names.join(', ')} has not revealed`)
    return null
  }
  say(
    'commitments',
    'right',
    `${parties.size} 方揭示的都与承诺相符`,
    `All ${parties.size} parties revealed what they had promised`,
  )
  return draw.commitments.map(({ party }) => hexToBytes(revealed.get(party) as string))
}

function checkBeacon({ beacon }: PublishedDraw, say: Say): Uint8Array | null {
  if (beacon.kind === 'drand-quicknet') {
    const round = Number(beacon.round)
    if (!Number.isSafeInteger(round) || round < 1) {
      say('beacon', 'wrong', `“${beacon.round}”不是信标的轮次`, `“${beacon.round}” is no round of the beacon`)
      return null
    }
    if (momentOf(round).getTime() !== Date.parse(beacon.due)) {
      say(
        'beacon',
        'wrong',
        `第 ${round} 轮在 ${momentOf(round).toISOString()} 公布，与所写的时刻不同`,
        `Round ${round} is out at ${momentOf(round).toISOString()}, not when it is said to be`,
      )
      return null
    }
    if (beacon.value !== null && !/^[0-9a-f]{64}$/.test(beacon.value)) {
      say('beacon', 'wrong', '信标值不是 64 位十六进制数', 'The beacon’s value is not 64 hexadecimal digits')
      return null
    }
  }
  if (beacon.value === null) {
    say('beacon', 'open', '信标还没有公布', 'The beacon is not out yet')
    return null
  }
  say(
    'beacon',
    'right',
    `信标：${beacon.round}，值 ${beacon.value}（请到公布处核对）`,
    `Beacon ${beacon.round}: ${beacon.value} (compare it with where it is published)`,
  )
  return beaconBytes(beacon.kind, beacon.value)
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
