import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutlineNode } from '../../model/plan-model.ts'
import type { Tone } from '../../model/standing.ts'
import { attentionOf, type Watched } from './attention.ts'
import { dayOf, type Waiting } from './my-day.ts'
import { elapsedOn, flattened, type Held, pictureOf, sizeOf, toneOf } from './picture.ts'
import { type Findable, find } from './search.ts'

const heading = (level: OutlineNode['level'], number: string, title: string, line: number): OutlineNode => ({
  id: `n${line}`,
  level,
  number,
  title,
  line,
  start: 0,
  end: 0,
})
const outline = [
  heading('chapter', '1', '清水入湖', 10),
  heading('section', '1.1', '河流', 12),
  heading('item', '1.1.1', '岸线', 14),
  heading('section', '1.2', '湖泊', 20),
  heading('chapter', '2', '产业', 30),
]
const held = (line: number, tone: Tone, more: Partial<Held> = {}): Held => ({
  kind: 'target',
  id: `i${line}${tone}`,
  line,
  tone,
  isBinding: false,
  ...more,
})
const tones = (counts: Partial<Record<Tone, number>>) => ({ good: 0, fair: 0, poor: 0, bad: 0, none: 0, ...counts })

describe('the picture', () => {
  it('[OP1] places an item in the last heading at or before its line', () => {
    const picture = pictureOf('规划', outline, [held(5, 'good'), held(12, 'good'), held(15, 'bad'), held(25, 'fair')])
    const counts = Object.fromEntries(flattened(picture).map(({ node }) => [node.number || node.level, sizeOf(node)]))
    expect(counts).toEqual({ plan: 4, '1': 3, '1.1': 2, '1.2': 1, '2': 0 })
  })

  it('[OP2] counts every item once, and parents by their children', () => {
    const line = fc.integer({ min: 1, max: 40 })
    const item = fc.record({
      kind: fc.constantFrom('target' as const, 'commitment' as const),
      id: fc.string(),
      line,
      tone: fc.constantFrom<Tone>('good', 'fair', 'poor', 'bad', 'none'),
      isBinding: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const picture = pictureOf('规划', outline, items)
        expect(sizeOf(picture)).toBe(items.length)
        expect(Object.values(picture.tones).reduce((a, b) => a + b)).toBe(items.length)
        expect(picture.targets).toBe(items.filter(({ kind }) => kind === 'target').length)
        for (const { node } of flattened(picture)) {
          const inside = node.children.reduce((sum, child) => sum + sizeOf(child), 0)
          expect(sizeOf(node)).toBeGreaterThanOrEqual(inside)
        }
      }),
    )
  })

  it('[OP3] keeps empty sections, whose size is nothing', () => {
    const picture = pictureOf('规划', outline, [])
    expect(flattened(picture)).toHaveLength(5)
    expect(sizeOf(picture)).toBe(0)
  })

  it('[OP4] is bad with a binding target behind, else by the share that is', () => {
    expect(toneOf(tones({ none: 9 }), 0)).toBe('none')
    expect(toneOf(tones({ good: 9, poor: 1 }), 1)).toBe('bad')
    expect(toneOf(tones({ good: 2, fair: 1 }), 0)).toBe('good')
    expect(toneOf(tones({ good: 1, fair: 1 }), 0)).toBe('fair')
    expect(toneOf(tones({ good: 4, bad: 1 }), 0)).toBe('fair')
    expect(toneOf(tones({ good: 1, bad: 1 }), 0)).toBe('poor')
    expect(toneOf(tones({ good: 1, bad: 2, none: 90 }), 0)).toBe('bad')
  })

  it('[OP4] a binding commitment there is none: only targets bind', () => {
    const [first] = pictureOf('规划', outline, [held(12, 'poor', { isBinding: true }), held(12, 'good')]).children
    expect(first).toMatchObject({ tone: 'bad', bindingBehind: 1 })
  })

  it('[OP6] tells how much of the period has passed', () => {
    expect(elapsedOn('2020-12-31', 2021, 2025)).toBe(0)
    expect(elapsedOn('2025-12-31', 2021, 2025)).toBe(1)
    expect(elapsedOn('2030-01-01', 2021, 2025)).toBe(1)
    expect(elapsedOn('2023-07-02', 2021, 2025)).toBeCloseTo(0.5, 3)
  })
})

describe('attention', () => {
  const why = { zh: '滞后', en: 'behind' }
  const target = (id: string, tone: Tone, more: object = {}): Watched => ({
    kind: 'target',
    id,
    name: id,
    tone,
    isBinding: false,
    pace: null,
    willMiss: false,
    why,
    ...more,
  })
  const commitment = (id: string, tone: Tone, more: object = {}): Watched => ({
    kind: 'commitment',
    id,
    name: id,
    tone,
    isBlocked: false,
    daysOverdue: 0,
    supervision: null,
    why,
    ...more,
  })
  const ids = (items: readonly Watched[]) => attentionOf(items).map(({ id }) => id)

  it('[OA1] has the worst first', () => {
    const worstFirst = [
      target('binding-bad', 'bad', { isBinding: true }),
      target('bad', 'bad'),
      target('binding-poor', 'poor', { isBinding: true }),
      commitment('supervised', 'bad', { supervision: 1, daysOverdue: 2 }),
      commitment('overdue', 'bad', { daysOverdue: 200 }),
      target('poor', 'poor'),
      target('will-miss', 'good', { willMiss: true }),
      commitment('blocked', 'poor', { isBlocked: true }),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(worstFirst, { minLength: worstFirst.length }), (shuffled) => {
        expect(ids(shuffled)).toEqual(worstFirst.map(({ id }) => id))
      }),
    )
  })

  it('[OA1] among equals has the furthest behind and the longest overdue first', () => {
    expect(ids([target('a', 'bad', { pace: 0.5 }), target('b', 'bad', { pace: 0.1 }), target('c', 'bad')])).toEqual([
      'b',
      'a',
      'c',
    ])
    expect(
      ids([
        commitment('a', 'bad', { supervision: 1, daysOverdue: 90 }),
        commitment('b', 'bad', { supervision: 3, daysOverdue: 30 }),
      ]),
    ).toEqual(['b', 'a'])
  })

  it('[OA2] leaves out what is in order and what cannot be judged', () => {
    expect(ids([target('a', 'good'), target('b', 'none'), commitment('c', 'none'), commitment('d', 'fair')])).toEqual(
      [],
    )
  })
})

describe('my day', () => {
  const waiting = (group: Waiting['group'], thing: string, due: string | null = null): Waiting => ({
    group,
    thing,
    title: { zh: thing, en: thing },
    note: { zh: '', en: '' },
    due,
    href: `/${thing}`,
    tone: 'none',
  })

  it('[OD2] [OD3] comes in groups, the earliest due first and what has no day last', () => {
    const day = dayOf(
      [
        waiting('warnings', 'w'),
        waiting('due-returns', 'b', '2024-03-20'),
        waiting('due-returns', 'c'),
        waiting('due-returns', 'a', '2024-03-01'),
        waiting('returned', 'r', '2024-03-09'),
      ],
      '2024-03-05',
    )
    expect(day.map(({ group, entries }) => [group, entries.map(({ thing }) => thing)])).toEqual([
      ['returned', ['r']],
      ['due-returns', ['a', 'b', 'c']],
      ['warnings', ['w']],
    ])
  })

  it('[OD4] says how urgent each is', () => {
    const [group] = dayOf(
      ['2024-03-04', '2024-03-05', '2024-03-12', '2024-03-13', null].map((due, i) =>
        waiting('due-returns', String(i), due),
      ),
      '2024-03-05',
    )
    expect(group?.entries.map(({ urgency, daysLeft }) => [urgency, daysLeft])).toEqual([
      ['overdue', -1],
      ['today', 0],
      ['soon', 7],
      ['later', 8],
      ['none', null],
    ])
  })

  it('[OD5] has one entry for one thing', () => {
    const day = dayOf([waiting('reports-back', 'x'), waiting('commitments-overdue', 'x', '2024-01-01')], '2024-03-05')
    expect(day.map(({ group }) => group)).toEqual(['reports-back'])
  })
})

describe('search', () => {
  const one = (kind: Findable['kind'], name: string, text = ''): Findable => ({
    kind,
    id: `${kind} ${name}`,
    name,
    text,
    href: '/',
    note: '',
  })
  const names = (findables: readonly Findable[], question: string) =>
    find(findables, question, 20).map(({ name }) => name)

  it('[OS1] wants every word, whatever case, spaces and punctuation', () => {
    const all = [one('target', '优良河段（Ⅲ类及以上）比例'), one('target', 'PM2.5 浓度'), one('commitment', '清理河道')]
    expect(names(all, '河段 比例')).toEqual(['优良河段（Ⅲ类及以上）比例'])
    expect(names(all, 'pm25')).toEqual(['PM2.5 浓度'])
    expect(names(all, '河 道')).toEqual(['清理河道'])
    expect(names(all, '  ')).toEqual([])
    expect(names(all, '（）')).toEqual([])
  })

  it('[OS2] has equal names first, then beginnings, then names that hold it, then texts', () => {
    const all = [
      one('clause', '3.1', '绿化率逐步提高'),
      one('commitment', '提高绿化率'),
      one('target', '绿化率目标'),
      one('system', '绿化率'),
    ]
    expect(names(all, '绿化率')).toEqual(['绿化率', '绿化率目标', '提高绿化率', '3.1'])
  })

  it('shows where the words stand', () => {
    const [found] = find([one('target', '城镇“绿化”率')], '绿化率', 5)
    expect(found?.hit).toEqual({ in: 'name', from: 3, to: 7 })
    expect('城镇“绿化”率'.slice(3, 7)).toBe('绿化”率')
  })

  it('never fails on any question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, question) => {
        for (const { hit } of find([one('target', name)], question, 5)) {
          if (hit !== null) expect(hit.from).toBeLessThan(hit.to)
        }
      }),
    )
  })
})
