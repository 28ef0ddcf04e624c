import { describe, expect, it } from 'vitest'
import type { Lifecycle } from '../../../language/lifecycle.ts'
import { systems } from '../../../systems/all.ts'
import { flowLayout, spread } from './flow-layout.ts'

const name = (zh: string) => ({ zh, en: zh })
const who = { clerk: 'body' } as const
const state = (zh: string, kind: 'open' | 'waiting' | 'done' | 'void' = 'open') => ({ name: name(zh), kind })

const desk: Lifecycle = {
  start: 'new',
  states: {
    new: state('待受理'),
    sent: state('待处置'),
    paused: state('挂账', 'waiting'),
    checked: state('待核查'),
    closed: state('已结案', 'done'),
    void: state('已作废', 'void'),
  },
  transitions: {
    send: { name: name('派遣'), from: ['new'], to: 'sent', who },
    finish: { name: name('处置完成'), from: ['sent'], to: 'checked', who },
    close: { name: name('结案'), from: ['checked'], to: 'closed', who },
    shortcut: { name: name('现场办结'), from: ['new'], to: 'closed', who },
    pause: { name: name('挂账'), from: ['sent'], to: 'paused', who },
    resume: { name: name('恢复'), from: ['paused'], to: 'sent', who, isBackward: true },
    return: { name: name('退回重办'), from: ['checked'], to: 'sent', who, isBackward: true, isRework: true },
    refuse: { name: name('退回受理'), from: ['sent', 'paused'], to: 'new', who, isBackward: true },
    amend: { name: name('补正'), from: ['new'], to: 'new', who, isBackward: true },
    cancel: { name: name('作废'), from: ['new', 'sent', 'paused', 'checked'], to: 'void', who },
  },
}
const words = {
  state: (id: string) => desk.states[id]?.name.zh ?? id,
  transition: (id: string) => [desk.transitions[id]?.name.zh ?? id, '经办员'] as const,
}
const meet = (
  a: { x: number; y: number; width: number; height: number },
  b: { x: number; y: number; width: number; height: number },
) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe.each(['across', 'down'] as const)('the picture of a lifecycle, %s', (direction) => {
  const layout = flowLayout(desk, words, direction)
  const node = (id: string) => layout.nodes.find(({ state }) => state === id)

  it('holds every state once and every transition from each of its states', () => {
    expect(layout.nodes.map(({ state }) => state).sort()).toEqual(Object.keys(desk.states).sort())
    for (const [id, { from }] of Object.entries(desk.transitions))
      expect(layout.edges.filter(({ transition }) => transition === id)).toHaveLength(
        from.length >= 4 ? 1 : from.length,
      )
  })

  it('goes forward along its way, and marks what goes back', () => {
    for (const { from, to, isBackward } of layout.edges) {
      if (from === null || isBackward) continue
      const along = direction === 'across' ? 'x' : 'y'
      expect(node(to)?.[along], `${from} → ${to}`).toBeGreaterThan(node(from)?.[along] ?? 0)
    }
    expect(layout.edges.filter(({ isBackward }) => isBackward).map(({ transition }) => transition)).toEqual(
      expect.arrayContaining(['resume', 'return', 'refuse', 'amend']),
    )
  })

  it('lays no box over another, no label over a box or another label, and nothing outside', () => {
    const boxes = [
      ...layout.nodes,
      ...layout.edges.map(({ label }) => ({
        x: label.x - label.width / 2,
        y: label.y - 16,
        width: label.width,
        height: 32,
      })),
    ]
    for (const [i, a] of boxes.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0)
      expect(a.y).toBeGreaterThanOrEqual(-4)
      expect(a.x + a.width).toBeLessThanOrEqual(layout.width)
      expect(a.y + a.height).toBeLessThanOrEqual(layout.height)
      for (const b of boxes.slice(i + 1)) expect(meet(a, b), JSON.stringify([a, b])).toBe(false)
    }
  })

  it('draws a line of one state that nothing leads to, and a lifecycle of a single state', () => {
    const single = flowLayout({ start: 'a', states: { a: state('在册') }, transitions: {} }, words, direction)
    expect(single.nodes).toHaveLength(1)
    const lost = flowLayout(
      { start: 'a', states: { a: state('甲'), b: state('乙') }, transitions: {} },
      words,
      direction,
    )
    expect(lost.nodes).toHaveLength(2)
    expect(meet(lost.nodes[0] as never, lost.nodes[1] as never)).toBe(false)
  })
})

it('things are moved apart, keep their order, and stay within bounds where they fit', () => {
  const at = (...places: number[]) => places.map((one) => ({ at: one, size: 20 }))
  expect(spread(at(10, 10, 10), 0, 200)).toEqual([10, 30, 50])
  expect(spread(at(190, 195, 100), 0, 200)).toEqual([170, 190, 100])
  expect(
    spread(
      [
        { at: 50, size: 60 },
        { at: 50, size: 20 },
      ],
      0,
      100,
    ),
  ).toEqual([50, 90])
  // Thirty-one places of 20 do not fit into 100: one after another from the beginning.
  const many = spread(at(...Array.from({ length: 31 }, () => 50)), 0, 100)
  for (const [i, place] of many.entries()) expect(place).toBe(10 + i * 20)
})

it('every declared lifecycle is laid out without one thing over another', () => {
  for (const { records = [] } of systems)
    for (const type of records) {
      const { lifecycle } = type
      if (lifecycle === undefined) continue
      for (const direction of ['across', 'down'] as const) {
        const layout = flowLayout(
          lifecycle,
          {
            state: (id) => lifecycle.states[id]?.name.zh ?? id,
            transition: (id) => [lifecycle.transitions[id]?.name.zh ?? id, '经办员'],
          },
          direction,
        )
        const boxes = [
          ...layout.nodes.map((node) => ({ ...node, what: node.state })),
          ...layout.edges.map(({ label, transition, from }) => ({
            what: `${transition} ${from}`,
            x: label.x - label.width / 2,
            y: label.y - 16,
            width: label.width,
            height: 32,
          })),
        ]
        for (const [i, a] of boxes.entries())
          for (const b of boxes.slice(i + 1))
            expect(meet(a, b), `${type.id} ${direction}: ${a.what} and ${b.what}`).toBe(false)
      }
    }
})
