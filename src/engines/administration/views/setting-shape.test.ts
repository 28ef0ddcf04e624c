import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { faultsOfValue } from '../../../model/setting.ts'
import { SettingValue, typedOf, valueOfTyped } from './SettingValue.tsx'
import { blankOf, type Draft, draftOf, linesOf, sayOf, shapeOf, valueFrom } from './setting-shape.ts'

const schema = Type.Object(
  {
    share: Type.Number({ minimum: 0, maximum: 1, title: '比例 · share' }),
    days: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], { title: '天数 · days' }),
    open: Type.Boolean({ title: '公开 · public' }),
    who: Type.Union(
      [Type.Literal('all', { title: '所有人 · everybody' }), Type.Literal('none', { title: '无人 · nobody' })],
      {
        title: '谁 · who',
      },
    ),
    groups: Type.Array(Type.Enum(['a', 'b'], { 'x-words': { a: '甲 · A', b: '乙 · B' } }), { title: '类别 · groups' }),
    steps: Type.Tuple([Type.Integer({ title: '一级 · first' }), Type.Integer({ title: '二级 · second' })], {
      title: '步骤 · steps',
    }),
    byName: Type.Record(Type.String(), Type.Integer({ title: '几日 · day' }), { title: '单独规定 · apart' }),
    rules: Type.Array(
      Type.Object({
        name: Type.String({ title: '名称 · name' }),
        note: Type.Optional(Type.String({ title: '备注 · note' })),
      }),
      { title: '规则 · rules', minItems: 1 },
    ),
  },
  { additionalProperties: false },
)
const value = {
  share: 0.5,
  days: null,
  open: true,
  who: 'all',
  groups: ['b'],
  steps: [5, 10],
  byName: { retail: 12 },
  rules: [{ name: '甲' }, { name: '乙', note: '注' }],
}
const shape = shapeOf(schema)
const words = { yes: '是', no: '否', none: '（无）', items: (count: number) => `${count} 项` }
/** The draft of the value with one part as somebody typed it. */
const typing = (key: string, typed: Draft) => valueFrom(shape, { ...(draftOf(shape, value) as object), [key]: typed })

describe('a form made from a schema', () => {
  it('gives the value back that it was filled from', () => {
    expect(valueFrom(shape, draftOf(shape, value))).toEqual(value)
    expect(valueOfTyped(shape, typedOf(shape, value))).toEqual(value)
  })

  it('reads what was typed, and leaves what it cannot read to the server, which says where it is', () => {
    expect(typing('share', ' 0.25 ')).toMatchObject({ share: 0.25 })
    expect(typing('days', '7')).toMatchObject({ days: 7 })
    expect(typing('days', '')).toMatchObject({ days: null })
    expect(typing('byName', [{ key: ' sales ', value: '3' }])).toMatchObject({ byName: { sales: 3 } })
    expect(typing('rules', [{ name: '丙', note: '' }])).toMatchObject({ rules: [{ name: '丙' }] })
    for (const [key, typed, at] of [
      ['share', '很多', 'value.share'],
      ['share', '', 'value.share'],
      ['share', 'Infinity', 'value.share'],
      ['steps', ['1', '二'], 'value.steps.1'],
      ['byName', [{ key: 'x', value: '三' }], 'value.byName.x'],
    ] as const)
      expect(
        faultsOfValue({ schema }, typing(key, typed)).map((fault) => fault.at),
        `${key} ${typed}`,
      ).toContain(at)
  })

  it('begins a new part of a list with as much as it needs', () => {
    const rules = shape.kind === 'group' ? shape.parts.find(({ key }) => key === 'rules')?.shape : undefined
    expect(rules?.kind === 'list' && blankOf(rules.of)).toEqual({ name: '', note: '' })
    expect(rules !== undefined && blankOf(rules)).toEqual([{ name: '', note: '' }])
  })

  it('tells a value in words, each part by its name', () => {
    const told = (language: 'zh' | 'en', inFull: boolean) =>
      linesOf(shape, value, language, words, inFull).map(({ label, text }) => `${label}=${text}`)
    expect(told('zh', false)).toEqual([
      '比例=0.5',
      '天数=（无）',
      '公开=是',
      '谁=所有人',
      '类别=乙',
      '步骤 · 一级=5',
      '步骤 · 二级=10',
      '单独规定 · retail=12',
      '规则=2 项',
    ])
    expect(told('en', true)).toContain('rules · 2 · note=注')
    expect(sayOf('期末基本完成 ≥（约束性不适用）· roughly', 'en')).toBe('roughly')
    expect(sayOf('无英文', 'en')).toBe('无英文')
  })

  it('is written as JSON where no form is known', () => {
    const odd = shapeOf(Type.Union([Type.String(), Type.Number()]))
    expect(odd.kind).toBe('other')
    expect(valueFrom(odd, draftOf(odd, { a: [1] }))).toEqual({ a: [1] })
    expect(valueFrom(odd, '{"a":')).toBe('{"a":')
  })
})

describe('its inputs', () => {
  const faults = [
    { at: 'value.steps.1', code: 'type', message: { zh: '类型应为整数', en: 'must be an integer' } },
    { at: 'value.rules.0.name', code: 'minLength', message: { zh: '至少 1 个字符', en: 'one character' } },
    { at: 'value.who', code: 'enum', message: { zh: '只能取其一', en: 'one of' } },
    { at: 'value.groups.0', code: 'enum', message: { zh: '没有这一类', en: 'no such group' } },
    { at: 'value', code: 'additionalProperties', message: { zh: '不认识 x', en: 'does not know x' } },
  ]
  const drawn = (typed: string, found = faults) =>
    renderToStaticMarkup(createElement(SettingValue, { shape, value: typed, faults: found, onChange: () => undefined }))

  it('stand for every part, each with its label', () => {
    const html = drawn(typedOf(shape, value), [])
    for (const name of [
      '比例',
      '天数',
      '公开',
      '谁',
      '类别',
      '步骤',
      '一级',
      '二级',
      '单独规定',
      '规则',
      '名称',
      '备注',
    ])
      expect(html, name).toContain(name)
    expect(html).not.toContain('role="alert"')
    // Every input has a label of its own: by its id, or around it.
    const ids = [...html.matchAll(/<(?:input|select|textarea)[^>]*? id="([^"]+)"/g)].map(([, id]) => id)
    for (const id of ids) expect(html).toContain(`for="${id}"`)
  })

  it('say each fault once, at the place where it is', () => {
    const html = drawn(typedOf(shape, value))
    for (const { message } of faults) expect(html.split(message.zh), message.zh).toHaveLength(2)
    const after = (label: string) => html.slice(html.indexOf(label)).replace(/<[^>]+>/g, ' ')
    expect(after('>二级<')).toMatch(/^>? ?二级\s+类型应为整数/)
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(3)
  })

  it('are JSON for those who want it, which says when it is none', () => {
    const html = drawn(JSON.stringify({ json: '{"share":' }))
    expect(html).toContain('不是有效的 JSON')
    for (const { at } of faults) expect(html).toContain(`<code>${at}</code>`)
    expect(valueOfTyped(shape, JSON.stringify({ json: '{"share":0.1}' }))).toEqual({ share: 0.1 })
    expect(valueOfTyped(shape, JSON.stringify({ json: '{"share":' }))).toBe('{"share":')
  })
})
