import type { Bilingual } from '../../model/system.ts'

/** “这事归谁管”: who answers for a matter, out of the lists of powers, with the article that says so. Pure. */

/** A matter that somebody has to take: what is known of it. */
export interface Matter {
  /** Digits of its case class, as far as they are known; classes of parts have 'part-' before them, for both count from 01. */
  readonly classCode: string | null
  /** What was said of it. */
  readonly text: string
  /** The subdistrict in which it lies. */
  readonly street: string | null
  readonly on: string
}

/** An item of the list, with the article it rests on. */
export interface PowerItem {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly body: string
  readonly level: 'county' | 'street' | 'shared'
  readonly basis: { readonly name: string; readonly validFrom: string; readonly validTo: string | null }
}

/** 归口: which item answers for which matters. */
export interface DutyRoute {
  readonly id: string
  readonly matter: string
  readonly classPrefix: string | null
  /** Words any of which names the matter. */
  readonly words: readonly string[]
  readonly street: string | null
  readonly item: string
}

export interface PowerDelegation {
  readonly id: string
  readonly item: string
  readonly street: string
  readonly method: 'transfer' | 'entrust'
  readonly from: string
  readonly to: string | null
}

export interface Claim {
  readonly body: string
  readonly item: PowerItem
  readonly route: DutyRoute
  readonly delegation: PowerDelegation | null
  /** Higher is more particular: digits of the class, then length of the word, then whether it names the subdistrict. */
  readonly weight: number
  readonly because: Bilingual
}

export type Answer =
  /** One body answers. */
  | { readonly kind: 'one'; readonly lead: Claim; readonly others: readonly Claim[] }
  /** Several bodies claim it with the same weight: somebody has to rule. */
  | { readonly kind: 'overlap'; readonly claims: readonly Claim[] }
  /** A route leads there, but its power is not in force: named, so that it can be mended. */
  | { readonly kind: 'lapsed'; readonly claims: readonly Claim[]; readonly because: Bilingual }
  | { readonly kind: 'gap'; readonly because: Bilingual }

export interface Lists {
  readonly items: ReadonlyMap<string, PowerItem>
  readonly routes: readonly DutyRoute[]
  readonly delegations: readonly PowerDelegation[]
}

export function whoseDuty(matter: Matter, lists: Lists): Answer {
  const claims: Claim[] = []
  const lapsed: Claim[] = []
  for (const route of lists.routes) {
    if (route.street !== null && route.street !== matter.street) continue
    const hit = hitOf(matter, route)
    const item = lists.items.get(route.item)
    if (hit === null || item === undefined) continue
    const delegation = delegationOf(matter, item, lists.delegations)
    const claim: Claim = {
      body: delegation?.street ?? item.body,
      item,
      route,
      delegation,
      weight: hit.weight + (route.street === null ? 0 : 1),
      because: wordsOf(hit.words, item, delegation),
    }
    if (isInForce(item, matter.on)) claims.push(claim)
    else lapsed.push(claim)
  }
  if (claims.length === 0) {
    if (lapsed.length > 0)
      return {
        kind: 'lapsed',
        claims: lapsed,
        because: {
          zh: '有归口，但所据的职权不在现行清单里，或依据的条款已失效。',
          en: 'A route leads there, but its power is not on the list in force, or its article has ended.',
        },
      }
    return {
      kind: 'gap',
      because: {
        zh: '权责清单里没有管这件事的职权：由一网统管中心指定牵头单位，并补充归口。',
        en: 'No power on the lists answers for it: the centre names a lead, and a route has to be added.',
      },
    }
  }
  const ranked = claims.toSorted((a, b) => b.weight - a.weight || a.route.id.localeCompare(b.route.id))
  const [lead] = ranked as [Claim]
  const rivals = ranked.filter(({ weight, body }) => weight === lead.weight && body !== lead.body)
  if (rivals.length > 0) return { kind: 'overlap', claims: [lead, ...rivals] }
  return { kind: 'one', lead, others: ranked.slice(1) }
}

/** Whether a class goes by these digits: with the division before it, as classes are written whole, or without. */
const begins = (classCode: string, prefix: string): boolean =>
  classCode.startsWith(prefix) || classCode.replace(/^(part-)?\d{6}(?=\d{4})/, '$1').startsWith(prefix)

/** How particularly a route names the matter; null when it does not. A class counts for more than any word. */
function hitOf(matter: Matter, { classPrefix, words }: DutyRoute): { weight: number; words: Bilingual } | null {
  if (classPrefix !== null && matter.classCode !== null && begins(matter.classCode, classPrefix))
    return {
      weight: 1000 + classPrefix.length * 10,
      words: { zh: `类别编码以 ${classPrefix} 开头`, en: `its class begins with ${classPrefix}` },
    }
  // A route by class says nothing of a matter whose class is known to be another.
  if (classPrefix !== null && matter.classCode !== null && matter.classCode !== '') return null
  const named = words.filter((word) => word !== '' && matter.text.includes(word))
  if (named.length === 0) return null
  const longest = named.reduce((a, b) => (b.length > a.length ? b : a))
  return { weight: longest.length * 10, words: { zh: `提到“${longest}”`, en: `it names “${longest}”` } }
}

export const isInForce = ({ state, basis }: PowerItem, on: string): boolean =>
  state === 'in-force' && basis.validFrom <= on && (basis.validTo === null || basis.validTo >= on)

/** The subdistrict acts itself where the power was given to it on that day. */
const delegationOf = ({ street, on }: Matter, item: PowerItem, delegations: readonly PowerDelegation[]) =>
  delegations.find(
    (one) => one.item === item.id && one.street === street && one.from <= on && (one.to === null || one.to >= on),
  ) ?? null

const wordsOf = (hit: Bilingual, item: PowerItem, delegation: PowerDelegation | null): Bilingual => {
  const given =
    delegation === null
      ? { zh: '', en: '' }
      : delegation.method === 'transfer'
        ? { zh: '，已下放镇街', en: ', given to the subdistrict' }
        : { zh: '，已委托镇街', en: ', entrusted to the subdistrict' }
  return {
    zh: `${hit.zh}，归“${item.name}”，依据${item.basis.name}${given.zh}`,
    en: `${hit.en}: “${item.name}”, by ${item.basis.name}${given.en}`,
  }
}

/** 匹配度: among the duties a subdistrict bears, those with a power behind them; null without duties. */
export function matchIndex(
  duties: readonly { readonly hasPower: boolean }[],
): { readonly matched: number; readonly all: number; readonly share: number } | null {
  if (duties.length === 0) return null
  const matched = duties.filter(({ hasPower }) => hasPower).length
  return { matched, all: duties.length, share: matched / duties.length }
}
