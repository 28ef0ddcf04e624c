import { useMemo } from 'react'
import type { ChainAnswer, DrawnNode, DrawnSupply } from '../answers.ts'
import { type Layout, layoutOf, type Route } from '../layout.ts'
import type { Stage } from '../names.ts'

/** What of a chain is drawn, its measures, and how its lines and names are written. */

export type MapKind = 'panorama' | 'status'

export interface Shown {
  readonly nodes: readonly DrawnNode[]
  readonly supplies: readonly DrawnSupply[]
}

/** Room around the graph and for the names of its stages. */
export const MARGIN = 24
export const HEAD = 60
/** Sizes that the picture is drawn at. */
export const STEPS = [0.25, 0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.6]
export const KIND_SHAPES = { product: '■', technology: '▲', service: '●' } as const

/** The nodes and supplies of one stage, or all. */
export function shownOf({ nodes, supplies }: ChainAnswer, stage: Stage | null): Shown {
  if (stage === null) return { nodes, supplies }
  const own = nodes.filter((node) => node.stage === stage)
  const ids = new Set(own.map(({ id }) => id))
  return { nodes: own, supplies: supplies.filter(({ from, to }) => ids.has(from) && ids.has(to)) }
}

export function useLayout({ nodes, supplies }: Shown): Layout {
  return useMemo(() => {
    const index = new Map(nodes.map(({ id }, i) => [id, i]))
    return layoutOf({
      nodes: nodes.map(({ stage }) => ({ stage })),
      edges: supplies.map(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0] as const),
    })
  }, [nodes, supplies])
}

/** Everything that leads to a node and that it leads to, along the supplies. */
export function alongOf({ supplies }: Shown, id: string | null): ReadonlySet<string> {
  const along = new Set<string>()
  if (id === null) return along
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const next = new Map<string, string[]>()
    for (const supply of supplies) next.set(supply[near], [...(next.get(supply[near]) ?? []), supply[far]])
    const queue = [id]
    const seen = new Set(queue)
    for (let i = 0; i < queue.length; i++)
      for (const one of next.get(queue[i] as string) ?? [])
        if (!seen.has(one)) {
          seen.add(one)
          queue.push(one)
        }
    for (const one of seen) along.add(one)
  }
  return along
}

/** How wide a text is, in widths of a Chinese character: Latin letters and digits are narrower, capitals less so. */
const widthOf = (sign: string): number =>
  (sign.codePointAt(0) ?? 0) > 0x2e80 ? 1 : /[A-ZmwMW%]/.test(sign) ? 0.72 : /[ilj.,:' ]/.test(sign) ? 0.32 : 0.58

/** The same in pixels, written so large. */
export const widthIn = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + widthOf(sign), 0) * size

/** As much of a text as fits into so many widths of a Chinese character. */
export function shortened(text: string, widths: number): string {
  const signs = [...text]
  if (signs.reduce((sum, sign) => sum + widthOf(sign), 0) <= widths) return text
  let used = widthOf('…')
  let cut = ''
  for (const sign of signs) {
    used += widthOf(sign)
    if (used > widths) break
    cut += sign
  }
  return `${cut}…`
}

/** A smooth line through the points, leaving and coming in level; what runs back goes round, what stays in a column turns. */
export function pathOf({ points, runs }: Route): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let [x, y] = first
  let path = `M${round(x)} ${round(y)}`
  const [tx, ty] = rest[rest.length - 1] ?? first
  if (runs === 'back') {
    const bulge = 46
    return `${path}C${round(x + bulge)} ${round(y)} ${round(x + bulge)} ${round((y + ty) / 2 - 20)} ${round((x + tx) / 2)} ${round((y + ty) / 2 - 20)}S${round(tx - bulge)} ${round(ty)} ${round(tx)} ${round(ty)}`
  }
  if (runs === 'within') {
    const turn = round(Math.max(x, tx) + 14 + Math.min(34, Math.abs(ty - y) / 9))
    return `${path}C${turn} ${round(y)} ${turn} ${round(ty)} ${round(tx)} ${round(ty)}`
  }
  for (const [nx, ny] of rest) {
    const half = Math.max(12, (nx - x) / 2)
    path +=
      y === ny
        ? `H${round(nx)}`
        : `C${round(x + half)} ${round(y)} ${round(nx - half)} ${round(ny)} ${round(nx)} ${round(ny)}`
    x = nx
    y = ny
  }
  return path
}

/** The head of a line that does not run from left to right, which needs none. */
export function headOf({ points, runs }: Route): string | null {
  const [x, y] = points[points.length - 1] ?? [0, 0]
  if (runs === 'within') return `M${round(x)} ${round(y)}l7 -4v8z`
  if (runs === 'back') return `M${round(x)} ${round(y)}l-7 -4v8z`
  return null
}
const round = (value: number) => Math.round(value * 10) / 10
