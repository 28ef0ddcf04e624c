import type { OutlineNode } from '../../model/plan-model.ts'
import type { Tone } from '../../model/standing.ts'

/** A target or a commitment, as the picture needs it. */
export interface Held {
  readonly kind: 'target' | 'commitment'
  readonly id: string
  /** 1-based line of the text in force. */
  readonly line: number
  readonly tone: Tone
  /** 约束性 target. */
  readonly isBinding: boolean
}

/** Local practice: from which shares of poor and bad items a section is fair, poor, bad [OP4]. */
export interface PictureSettings {
  /** More fair items than this share make a section without poor ones fair. */
  readonly fairFrom: number
  /** Up to this share of poor and bad items: fair. */
  readonly fairUpTo: number
  /** Up to this share of poor and bad items: poor; beyond it bad. */
  readonly poorUpTo: number
}

export const defaultPictureSettings: PictureSettings = { fairFrom: 1 / 3, fairUpTo: 0.2, poorUpTo: 0.5 }

export type ToneCounts = Readonly<Record<Tone, number>>

export interface PictureNode {
  /** Id of the outline node; '' for the plan as a whole. */
  readonly id: string
  readonly level: OutlineNode['level'] | 'plan'
  readonly number: string
  readonly title: string
  readonly line: number
  readonly tone: Tone
  readonly targets: number
  readonly commitments: number
  /** Of targets and commitments together. */
  readonly tones: ToneCounts
  /** Binding targets that are poor or bad. */
  readonly bindingBehind: number
  readonly children: readonly PictureNode[]
}

const LEVELS: Readonly<Record<OutlineNode['level'], number>> = { part: 1, chapter: 2, section: 3, item: 4 }

interface Growing {
  readonly node: Pick<OutlineNode, 'id' | 'number' | 'title' | 'line'>
  readonly level: PictureNode['level']
  readonly own: Held[]
  readonly children: Growing[]
}

/**
 * The plan as one picture: its parts, chapters and sections with what each holds and how it stands [OP1]–[OP4]. Headings of
 * level 'item' are no nodes of their own; what stands under them belongs to their section.
 */
export function pictureOf(
  title: string,
  outline: readonly OutlineNode[],
  held: readonly Held[],
  settings: PictureSettings = defaultPictureSettings,
): PictureNode {
  const root: Growing = { node: { id: '', number: '', title, line: 1 }, level: 'plan', own: [], children: [] }
  const path: { readonly depth: number; readonly growing: Growing }[] = [{ depth: 0, growing: root }]
  const places: { readonly line: number; readonly growing: Growing }[] = [{ line: 0, growing: root }]
  for (const node of [...outline].sort((a, b) => a.line - b.line || LEVELS[a.level] - LEVELS[b.level])) {
    if (node.level === 'item') continue
    const depth = LEVELS[node.level]
    while (path.length > 1 && (path.at(-1)?.depth ?? 0) >= depth) path.pop()
    const growing: Growing = { node, level: node.level, own: [], children: [] }
    path.at(-1)?.growing.children.push(growing)
    path.push({ depth, growing })
    places.push({ line: node.line, growing })
  }
  for (const item of held) lastAt(places, item.line).own.push(item)
  return grown(root, settings)
}

/** The last place at or before a line; places are in the order of their lines. */
function lastAt(places: readonly { readonly line: number; readonly growing: Growing }[], line: number): Growing {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((places[middle]?.line ?? 0) <= line) low = middle
    else high = middle - 1
  }
  const found = places[low]
  if (found === undefined) throw new Error('A plan has at least its own place.')
  return found.growing
}

function grown({ node, level, own, children: under }: Growing, settings: PictureSettings): PictureNode {
  const children = under.map((child) => grown(child, settings))
  const tones = { good: 0, fair: 0, poor: 0, bad: 0, none: 0 }
  let targets = 0
  let commitments = 0
  let bindingBehind = 0
  for (const item of own) {
    tones[item.tone]++
    if (item.kind === 'target') targets++
    else commitments++
    if (item.isBinding && isBehind(item.tone)) bindingBehind++
  }
  for (const child of children) {
    for (const tone of Object.keys(tones) as Tone[]) tones[tone] += child.tones[tone] // keys of the record above
    targets += child.targets
    commitments += child.commitments
    bindingBehind += child.bindingBehind
  }
  const { id, number, title, line } = node
  return {
    id,
    level,
    number,
    title,
    line,
    tone: toneOf(tones, bindingBehind, settings),
    targets,
    commitments,
    tones,
    bindingBehind,
    children,
  }
}

const isBehind = (tone: Tone) => tone === 'poor' || tone === 'bad'

/** How a section stands by what it holds [OP4]. */
export function toneOf(
  tones: ToneCounts,
  bindingBehind: number,
  settings: PictureSettings = defaultPictureSettings,
): Tone {
  const judged = tones.good + tones.fair + tones.poor + tones.bad
  if (judged === 0) return 'none'
  if (bindingBehind > 0) return 'bad'
  const behind = (tones.poor + tones.bad) / judged
  if (behind === 0) return tones.fair / judged > settings.fairFrom ? 'fair' : 'good'
  return behind <= settings.fairUpTo ? 'fair' : behind <= settings.poorUpTo ? 'poor' : 'bad'
}

/** Number of items that a node holds: its size in the picture [OP3]. */
export const sizeOf = (node: Pick<PictureNode, 'targets' | 'commitments'>): number => node.targets + node.commitments

/** The nodes of a picture in the order of the text, each with its depth: 0 for the plan. */
export function flattened(
  node: PictureNode,
  depth = 0,
): readonly { readonly node: PictureNode; readonly depth: number }[] {
  return [{ node, depth }, ...node.children.flatMap((child) => flattened(child, depth + 1))]
}

/** The lines of a node: from its heading to the next heading that is not under it, which is left out. */
export function linesOf(root: PictureNode, wanted: PictureNode): readonly [from: number, to: number] {
  const nodes = flattened(root)
  const at = nodes.findIndex(({ node }) => node.id === wanted.id && node.level === wanted.level)
  const found = nodes[at]
  if (found === undefined) return [0, 0]
  if (found.depth === 0) return [0, Number.POSITIVE_INFINITY]
  const after = nodes.slice(at + 1).find(({ depth }) => depth <= found.depth)
  return [found.node.line, after?.node.line ?? Number.POSITIVE_INFINITY]
}

/**
 * Share of the plan's period that has passed by the end of a day [OP6]: days counted from the first day of the first year.
 *
 * @param day 'YYYY-MM-DD'
 */
export function elapsedOn(day: string, firstYear: number, lastYear: number): number {
  const start = Date.UTC(firstYear, 0, 1)
  const end = Date.UTC(lastYear + 1, 0, 1)
  const now = Date.parse(`${day}T00:00:00Z`) + 86_400_000
  return Math.min(1, Math.max(0, (now - start) / (end - start)))
}
