import type { Group, Indicator, Scheme } from '../../model/evaluation-scheme.ts'

/**
 * The hierarchy of a scheme, resolved: indicators and groups share one row of column numbers, indicators first in the order
 * of the scheme, then groups, each after its members; the index is the last.
 */
export interface Frame {
  readonly indicators: readonly Indicator[]
  readonly groups: readonly FrameGroup[]
  /** Ids by column number. */
  readonly ids: readonly string[]
}

export interface FrameGroup {
  readonly group: Group
  /** 2 gathers indicators; a group of groups is one above the highest of its members. */
  readonly level: number
  /** Column numbers, in the order of the scheme: indicators, then groups. */
  readonly members: readonly number[]
}

/** Resolves a checked scheme. */
export function frameOf(scheme: Scheme): Frame {
  const { indicators } = scheme
  const placed: FrameGroup[] = []
  const columnOf = new Map(indicators.map((indicator, i) => [indicator.id, i]))
  const place = (group: Group): number => {
    const groups = scheme.groups.filter((one) => one.parent === group.id).map(place)
    const own = indicators.flatMap((indicator, i) => (indicator.group === group.id ? [i] : []))
    const members = [...own, ...groups]
    const levels = members.map((member) =>
      member < indicators.length ? 1 : (placed[member - indicators.length]?.level ?? 1),
    )
    placed.push({ group, members, level: 1 + Math.max(...levels) })
    const column = indicators.length + placed.length - 1
    columnOf.set(group.id, column)
    return column
  }
  const index = scheme.groups.find((group) => group.parent === undefined)
  if (index !== undefined) place(index)
  return {
    indicators,
    groups: placed,
    ids: [...indicators.map(({ id }) => id), ...placed.map(({ group }) => group.id)],
  }
}

export const columnOf = (frame: Frame, id: string): number => frame.ids.indexOf(id)

export const indexColumn = (frame: Frame): number => frame.ids.length - 1

/** For each indicator its group at a level, as a column number; the highest below it where the branch is shorter. */
export function ancestorsAt(frame: Frame, level: number): number[] {
  const count = frame.indicators.length
  const parentOf = new Map<number, number>()
  frame.groups.forEach(({ members }, g) => {
    for (const member of members) parentOf.set(member, count + g)
  })
  return frame.indicators.map((_, i) => {
    let at = parentOf.get(i) ?? count
    for (;;) {
      const above = parentOf.get(at)
      const levelAbove = above === undefined ? Number.POSITIVE_INFINITY : (frame.groups[above - count]?.level ?? 0)
      if (above === undefined || levelAbove > level) return at
      at = above
    }
  })
}
