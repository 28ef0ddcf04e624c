import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schemeOf } from './lakeside.test-scheme.ts'
import { readCsv } from './read-csv.ts'
import { wordAt } from './table.ts'

const scheme = schemeOf({
  data: { unit: '单位', name: '名称' },
  indicators: [{ id: 'x', group: 'index', column: '税收' }],
  pools: { column: '规模' },
})
const read = (text: string) => readCsv(text, scheme)
const faults = (text: string) => {
  const result = read(text)
  return result.ok
    ? []
    : result.faults.map(({ code, at }) => [code, at.in === 'data' ? `${at.line ?? ''}:${at.character ?? ''}` : ''])
}

describe('reading a csv', () => {
  it('[EC2] reads what the scheme needs: quotes, commas, line breaks in cells, a byte order mark, CRLF', () => {
    const result = read(
      '\ufeff单位,名称,其他,税收,规模\r\n01,"甲, ""大""\n厂",x,"1,234.5",规上\r\n02,乙,y,-3e2,规下\r\n',
    )
    if (!result.ok) throw new Error(JSON.stringify(result.faults))
    const { table } = result
    expect(table.codes).toEqual(['01', '02'])
    expect(table.names).toEqual(['甲, "大"\n厂', '乙'])
    expect([...(table.numbers.税收 ?? [])]).toEqual([1234.5, -300])
    expect([0, 1].map((row) => wordAt(table.words.规模 as NonNullable<typeof table.words.规模>, row))).toEqual([
      '规上',
      '规下',
    ]) // the pools
    expect(Object.keys(table.numbers)).toEqual(['税收'])
  })

  it('[EC3] empty cells and the words for missing are missing, what does not apply is absent, blank lines are passed over', () => {
    const result = read(
      '单位\t名称\t税收\t规模\na\t甲\t\t规上\n\n\t\t\t\nb\t乙\t—\t\nc\t丙\t不适用\t规上\nd\t丁\t−2\t规上',
    )
    if (!result.ok) throw new Error(JSON.stringify(result.faults))
    const { table } = result
    expect(table.codes).toEqual(['a', 'b', 'c', 'd'])
    expect([...(table.numbers.税收 ?? [])]).toEqual([Number.NaN, Number.NaN, Number.NaN, -2])
    expect([...(table.absent.税收 ?? [])]).toEqual([0, 0, 1, 0])
    expect(table.words.规模?.codes[1]).toBe(-1)
  })

  it('[EC4] tells every fault with its line and character', () => {
    expect(faults('单位,名称,税,规模\na,甲,1,规上')).toEqual([['column-missing', '1:']])
    expect(
      faults(
        '单位,名称,税收,规模\na,甲,十二,规上\na,乙,1,规上\n,丙,0x10,规上\nd,丁,1\ne,戊,"1,23",规上\nf,己,2,规上,多',
      ),
    ).toEqual([
      ['not-a-number', '2:5'],
      ['unit-twice', '3:1'],
      ['not-a-number', '4:4'],
      ['unit-missing', '4:1'],
      ['wrong-cells', '5:'],
      ['not-a-number', '6:6'],
      ['wrong-cells', '7:'],
    ])
    expect(faults('单位,名称,税收,规模\na,"甲,1,规上\nb,乙,2,规上')).toEqual([
      ['wrong-cells', '2:'],
      ['quote-open', '2:'],
    ])
    expect(faults('单位,名称,税收,规模\n')).toEqual([['no-units', '2:']])
    expect(faults('')).toEqual([
      ['column-missing', '1:'],
      ['column-missing', '1:'],
      ['column-missing', '1:'],
      ['column-missing', '1:'],
    ])
    expect(faults('单位,名称,税收,税收,规模\na,甲,1,2,规上')).toEqual([['column-twice', '1:']])
  })

  it('[EC4] names the column that was probably meant', () => {
    const result = read('单位,名称,税 收,规模\na,甲,1,规上')
    expect(result.ok ? [] : result.faults).toMatchObject([
      { hint: { zh: '是不是“税 收”？' }, message: { zh: expect.stringContaining('/indicators/0') } },
    ])
  })

  it('[EC5] lists a thousand faults and counts the rest', () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `u${i},名,错,规上`).join('\n')
    const all = faults(`单位,名称,税收,规模\n${rows}`)
    expect(all).toHaveLength(1001)
    expect(all.at(-1)?.[0]).toBe('more')
  })

  it('[EC2] reads back what was written, whatever the cells hold', () => {
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1 }),
        (rows) => {
          const lines = rows.map(([name, value], i) => `u${i},${quoted(name)},${value},规上`)
          const result = read(['单位,名称,税收,规模', ...lines].join('\n'))
          if (!result.ok) throw new Error(JSON.stringify(result.faults))
          expect(result.table.names).toEqual(rows.map(([name]) => name.trim()))
          expect([...(result.table.numbers.税收 ?? [])]).toEqual(
            rows.map(([, value]) => (Object.is(value, -0) ? 0 : value)),
          )
        },
      ),
    )
  })

  it('[EC6] never throws', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[单位名称税收规模,"\n\r\t a1.]{0,60}$/), (text) => {
        read(text)
      }),
      { numRuns: 300 },
    )
  })
})
