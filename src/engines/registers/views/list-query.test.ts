import { describe, expect, it } from 'vitest'
import type { RecordType } from '../../../language/record-type.ts'
import { addressFromView, conditionOf, EMPTY_VIEW, narrowedBy, queryOf, viewFromAddress } from './list-query.ts'

const name = (zh: string) => ({ zh, en: zh })
const type: RecordType = {
  id: 'pier',
  name: name('码头'),
  about: name('一处码头'),
  title: 'name',
  columns: ['name', 'kind'],
  fields: {
    name: { kind: 'text', label: name('名称') },
    kind: { kind: 'choice', label: name('类别'), choices: { goods: name('货运'), people: name('客运') } },
    uses: { kind: 'choices', label: name('用途'), choices: { a: name('甲'), b: name('乙') } },
    is_open: { kind: 'yes-no', label: name('开放') },
    cost: { kind: 'money', label: name('投资'), unit: '万元' },
    built_on: { kind: 'day', label: name('建成') },
    seen_at: { kind: 'moment', label: name('巡查') },
  },
  views: [{ id: 'open', name: name('开放的'), where: 'is_open' }],
  who: { read: {}, create: {}, change: {} },
  lifecycle: { start: 'draft', states: { draft: { name: name('草稿'), kind: 'open' } }, transitions: {} },
}

describe('what a list shows', () => {
  const view = {
    ...EMPTY_VIEW,
    search: '湖东 "码头"',
    state: 'draft',
    view: 'open',
    sort: { key: 'cost', order: 'descend' as const },
    page: 3,
    size: 100,
    filters: { kind: ['goods', ''], uses: ['a', 'b'] },
    ranges: { cost: ['1,000', ''] as const, built_on: ['2021-01-01', '2022-12-31'] as const },
    where: 'cost > 0 || !has(cost)',
  }

  it('stands in the address and is read back the same, beside the plan that was chosen', () => {
    const address = addressFromView(view, new URLSearchParams('plan=p1&page=9&x=1'))
    expect(address.get('plan')).toBe('p1')
    expect(address.has('x')).toBe(false)
    expect(viewFromAddress(type, new URLSearchParams(address.toString()))).toEqual(view)
    expect(addressFromView(EMPTY_VIEW, new URLSearchParams()).toString()).toBe('')
  })

  it('leaves out what the type does not know', () => {
    const odd = viewFromAddress(
      type,
      new URLSearchParams('state=lost&view=none&is.name=x&from.kind=1&page=-4&size=100000&is.gone=1'),
    )
    expect(odd).toEqual({ ...EMPTY_VIEW, size: 500 })
  })

  it('becomes one condition, with what is not known as a choice of its own', () => {
    expect(conditionOf(type, EMPTY_VIEW)).toBeNull()
    expect(conditionOf(type, view)).toBe(
      '(cost > 0 || !has(cost)) && (kind == "goods" || !has(kind)) && ("a" in uses || "b" in uses) && cost >= 1000 && built_on >= "2021-01-01" && built_on <= "2022-12-31"',
    )
    expect(conditionOf(type, { ...EMPTY_VIEW, filters: { is_open: ['false'] } })).toBe('!is_open')
    expect(conditionOf(type, { ...EMPTY_VIEW, filters: { kind: ['goods', 'people'] } })).toBe(
      'kind in ["goods", "people"]',
    )
    expect(conditionOf(type, { ...EMPTY_VIEW, ranges: { seen_at: ['2024-03-05', '2024-03-05'] } })).toBe(
      'seen_at >= "2024-03-05T00:00:00+08:00" && seen_at <= "2024-03-05T23:59:59+08:00"',
    )
  })

  it('never lets a typed value out of its quotes or into the condition', () => {
    const where = conditionOf(type, {
      ...EMPTY_VIEW,
      filters: { kind: ['x" || true || "'] },
      ranges: { cost: ['1 || true', '１２'] },
    })
    expect(where).toBe('kind == "x\\" || true || \\"" && cost <= 12')
  })

  it('counts what narrows it and asks the server for the page', () => {
    expect(narrowedBy(view)).toBe(6)
    expect(queryOf(type, '999906', view)).toMatchObject({ division: '999906', sort: '-cost', page: 3, size: 100 })
  })
})
