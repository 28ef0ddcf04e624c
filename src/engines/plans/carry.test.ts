import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemWith, lakeside, SECTIONS, type Section } from '../../../test/fixtures/lakeside-plan.ts'
import { ancestry, carryOver, decisionsCarried, lineOf } from './carry.ts'
import { type Decision, statesOf } from './decisions.ts'

const edited = (...edits: readonly (readonly [string, string])[]): readonly Section[] =>
  SECTIONS.map(({ title, paragraphs }) => ({
    title,
    paragraphs: paragraphs.map((paragraph) => edits.reduce((text, [from, to]) => text.replace(from, to), paragraph)),
  }))

const old = lakeside().items
const decision = (item: string, action: Decision['action'], seq = 1): Decision => ({
  seq,
  item,
  action,
  at: '2024-03-05T02:00:00.000Z',
  by: { id: 'p1', name: '王某' },
  reason: null,
  way: 'person',
  batch: null,
})

describe('from one text to the next', () => {
  it('[CA1] the same text keeps everything', () => {
    const carried = carryOver(old, lakeside(SECTIONS, { from: 3, gap: '\n\n' }).items)
    expect(carried.every(({ fate }) => fate === 'kept')).toBe(true)
    expect(carried).toHaveLength(old.length)
  })

  it('[CA2] a small edit is a change, shown with the fields that read otherwise', () => {
    const recent = lakeside(edited(['60亿元', '75亿元'])).items
    const carried = carryOver(old, recent)
    const output = carried.find(({ recent }) => recent?.kind === 'statement' && recent.words.includes('船艇产业产值'))
    expect(output).toMatchObject({ fate: 'changed', fields: ['value'], old: { found: { value: 60 } } })
    // Nothing else in the plan is touched.
    for (const { fate, recent, old } of carried)
      if (!(recent ?? old)?.words.includes('船艇产业产值')) expect(fate).toBe('kept')
  })

  it('[CA3] words around a value may change without its fields', () => {
    const recent = lakeside(edited(['支持本地船艇企业扩大产能', '支持本地船艇龙头企业扩大产能'])).items
    const output = carryOver(old, recent).find(
      ({ recent }) => recent?.kind === 'statement' && recent.words.includes('船艇产业产值'),
    )
    expect(output).toMatchObject({ fate: 'changed', fields: [] })
    expect(output?.likeness).toBeGreaterThan(0.8)
  })

  it('[CA4] what no likeness reaches is dropped and new', () => {
    const recent = lakeside(
      edited(['新建改建农村公路150公里，改造老旧小区42个。', '建成环湖隧道2座，培养船艇技师800名。']),
    ).items
    const carried = carryOver(old, recent)
    const dropped = carried.filter(({ fate }) => fate === 'dropped').flatMap(({ old }) => old ?? [])
    const fresh = carried.filter(({ fate }) => fate === 'new').flatMap(({ recent }) => recent ?? [])
    expect(dropped.some(({ words }) => words.includes('农村公路'))).toBe(true)
    expect(fresh.some(({ words }) => words.includes('环湖隧道'))).toBe(true)
  })

  it('[CA2] another subject or measure is never a change of the same statement', () => {
    const recent = lakeside(edited(['规模工业增加值年均增长8%以上', '规模工业增加值达到80亿元以上'])).items
    const growth = itemWith(old, 'statement', '规模工业', '8%')
    expect(carryOver(old, recent).find((one) => one.old?.id === growth.id)?.fate).not.toBe('changed')
  })

  it('[CA5] pairs each item once, and leaves none out', () => {
    const word = fc.constantFrom('320亿元', '72%', '4.5%', '3.6人', '60亿元', '30家', '150公里', '42个', '95%')
    const change = fc
      .tuple(word, fc.integer({ min: 2, max: 900 }))
      .map(([from, n]) => [from, `${n}${from.replace(/[\d.]+/, '')}`] as const)
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), fc.nat(2), (edits, gone) => {
        const recent = lakeside(edited(...edits).filter((_, i) => i !== gone)).items
        const carried = carryOver(old, recent)
        const oldIds = carried.flatMap((one) => one.old?.id ?? [])
        const recentIds = carried.flatMap((one) => one.recent?.id ?? [])
        expect(oldIds.sort()).toEqual(old.map(({ id }) => id).sort())
        expect(recentIds.sort()).toEqual(recent.map(({ id }) => id).sort())
        for (const { old, recent, fate } of carried) {
          if (old !== null && recent !== null) expect(old.kind).toBe(recent.kind)
          expect(fate === 'new').toBe(old === null)
          expect(fate === 'dropped').toBe(recent === null)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('human decisions', () => {
  it('[CA6] hold for what was kept, and wait where something changed', () => {
    const recent = lakeside(edited(['60亿元', '75亿元'])).items
    const carried = carryOver(old, recent)
    const decisions = old.map(({ id }, i) => decision(id, { action: 'accept' }, i + 1))
    const held = new Set(decisionsCarried(carried.map(lineOf), statesOf(decisions)).map(({ item }) => item))
    for (const { fate, recent } of carried) if (recent !== null) expect(held.has(recent.id)).toBe(fate === 'kept')
  })

  it('[CA7] a merge holds only where both were kept', () => {
    const roads = itemWith(old, 'statement', '农村公路', '150公里')
    const output = itemWith(old, 'statement', '船艇产业产值')
    const states = statesOf([decision(roads.id, { action: 'merge', into: output.id })])
    const same = carryOver(old, lakeside().items)
    const other = carryOver(old, lakeside(edited(['60亿元', '75亿元'])).items)
    expect(decisionsCarried(same.map(lineOf), states)).toHaveLength(1)
    expect(decisionsCarried(other.map(lineOf), states)).toHaveLength(0)
  })

  it('[CA8] an element leads to the one it was, through splits too', () => {
    const recent = lakeside(edited(['60亿元', '75亿元'])).items
    const carried = carryOver(old, recent).map(lineOf)
    const was = itemWith(old, 'statement', '船艇产业产值')
    const is = itemWith(recent, 'statement', '船艇产业产值')
    expect(is.id).not.toBe(was.id)
    expect(ancestry(carried, new Set([was.id]))(is.id)).toBe(was.id)
    expect(ancestry(carried, new Set([was.id]))(`${is.id}/1`)).toBe(was.id)
    expect(ancestry(carried, new Set([was.id]))(`${is.id}/2`)).toBeNull()
    expect(ancestry(carried, new Set([`${was.id}/1`, `${was.id}/2`]))(`${is.id}/2`)).toBe(`${was.id}/2`)
    expect(ancestry(carried, new Set([`${was.id}/1`]))(is.id)).toBe(`${was.id}/1`)
    expect(ancestry(carried, new Set())(is.id)).toBeNull()
  })
})
