import { addressOfList, findType, pointingTo } from '../../registers/views/declared.ts'

/** A type of which a record may be made that says for which gap it is: a target, a lead, an open challenge. */
export interface Towards {
  readonly type: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly address: string
}

/**
 * Where a gap leads on: a new record of every type that links to gaps, its form filled with the gap, its node and its chain.
 * Which systems there are is for their declarations to say.
 */
export function towardsFrom(
  gap: { readonly id: string; readonly node: string },
  chain: string,
  may: (permission: string) => boolean,
): readonly Towards[] {
  const links: Readonly<Record<string, string>> = {
    'chain-gap': gap.id,
    'chain-node': gap.node,
    'industry-chain': chain,
  }
  return pointingTo('chain-gap').flatMap((declared) => {
    const { type } = declared
    if (!may(`records.${type.id}.create`)) return []
    const given = Object.entries(type.fields).flatMap(([name, field]) => {
      const value = field.kind === 'link' ? links[field.to] : undefined
      return value === undefined ? [] : [[name, value] as const]
    })
    return [
      {
        type: type.id,
        name: type.name,
        address: `${addressOfList(declared)}/new?${new URLSearchParams(given.map(([name, value]) => [name, value]))}`,
      },
    ]
  })
}

/** The form for a firm on a node. */
export function placeOn(node: string): string | null {
  const declared = findType('chain-firm')
  return declared === undefined ? null : `${addressOfList(declared)}/new?node=${node}`
}
