import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { FieldValue } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { openXlsx } from '../../../platform/xlsx/read-xlsx.ts'
import { type RowCell, writeRows } from '../../../platform/xlsx/write-rows.ts'
import { cellOf, decimalOf, findDay, findMoment, harmless, readText, textOf } from './cells.ts'
import { columnsOf, headOf } from './layout.ts'
import { readRecords } from './read-workbook.ts'
import { writeTemplate } from './template-workbook.ts'

const words = (zh: string) => ({ zh, en: zh === '名称' ? 'Name' : `${zh} in English` })

/** A store of the fictional Lakeside: one field of each kind that a cell can hold. */
const STORE: RecordType = {
  id: 'depot',
  name: { zh: '物资仓库', en: 'Depot' },
  about: { zh: '一处存放物资的地点。', en: 'A place where goods are kept.' },
  title: 'name',
  number: { prefix: 'CK', per: 'year', digits: 4 },
  columns: ['name'],
  who: { read: {}, create: {}, change: {} },
  fields: {
    name: { kind: 'text', label: words('名称'), required: true, atMost: 20 },
    holder: { kind: 'credit-code', label: words('产权单位代码') },
    kind: {
      kind: 'choice',
      label: words('类别'),
      choices: { grain: { zh: '粮食', en: 'grain' }, tent: { zh: '帐篷', en: 'tents' } },
    },
    uses: {
      kind: 'choices',
      label: words('用途'),
      choices: { flood: { zh: '防汛', en: 'floods' }, fire: { zh: '森林防火', en: 'fires' } },
    },
    area: { kind: 'area', label: words('面积'), unit: '㎡', least: 0 },
    staff: { kind: 'integer', label: words('人数'), unit: '人', least: 0, most: 900 },
    fill: { kind: 'percent', label: words('使用率') },
    opened: { kind: 'day', label: words('启用日期') },
    checked: { kind: 'moment', label: words('检查时间') },
    is_shared: { kind: 'yes-no', label: words('是否共用') },
    place: { kind: 'point', label: words('位置') },
    keeper: { kind: 'body', label: words('管理单位') },
    notes: { kind: 'long-text', label: words('备注') },
    photo: { kind: 'photos', label: words('照片') },
  },
}

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(Buffer.concat(all))
}

/** A workbook with these rows, as a program of ours writes it. */
const bookOf = (rows: readonly (readonly RowCell[])[], name = 'x') =>
  bytesOf(writeRows([{ name, widths: (rows[0] ?? []).map(() => 12), frozen: 1, rows }]))

async function read(rows: readonly (readonly RowCell[])[]) {
  const outcome = await readRecords(STORE, await bookOf(rows), 'x.xlsx')
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code)
  return outcome.value.own
}

describe('cells', () => {
  it('reads what people write, and gives the same back', () => {
    const round = (field: string, written: string) => {
      const reading = readText(written, STORE.fields[field] as never)
      if (reading.kind !== 'value') return reading.kind === 'fault' ? reading.code : reading.kind
      return textOf(reading.value, STORE.fields[field] as never, 'zh')
    }
    expect(round('kind', 'tents')).toBe('帐篷')
    expect(round('kind', '帐')).toBe('no-choice')
    expect(round('uses', '森林防火、防汛')).toBe('森林防火；防汛')
    expect(round('area', '1,234.50')).toBe('1234.50')
    expect(round('area', '12 亩')).toBe('not-a-number')
    expect(round('staff', '12.0')).toBe('12')
    expect(round('staff', '12.5')).toBe('not-whole')
    expect(round('fill', '６.5%')).toBe('6.5')
    expect(round('opened', '2024年3月5日')).toBe('2024-03-05')
    expect(round('opened', '2023-02-29')).toBe('not-a-day')
    expect(round('checked', '2024-03-05 8:30')).toBe('2024-03-05 08:30')
    expect(round('is_shared', '是')).toBe('是')
    expect(round('notes', '—')).toBe('clear')
    expect(round('notes', '  ')).toBe('empty')
  })

  it('keeps every digit of a number, however a spreadsheet stored it', () => {
    expect(decimalOf('1.5E3')).toBe('1500')
    expect(decimalOf('1.25E-3')).toBe('0.00125')
    expect(decimalOf('-4.4999999999999998E-1')).toBe('-0.44999999999999998')
    expect(decimalOf('0.30000000000000004')).toBe('0.3')
    expect(decimalOf('12.50')).toBe('12.50')
  })

  it('knows days and moments by the clock of Asia/Shanghai', () => {
    expect(findDay('2024/3/5')).toBe('2024-03-05')
    expect(findDay('20240305')).toBe('2024-03-05')
    expect(findDay('2024-13-05')).toBeNull()
    expect(findMoment('2024-03-05 00:30')).toBe('2024-03-04T16:30:00.000Z')
    expect(findMoment('2024-03-05T00:30:00Z')).toBe('2024-03-05T00:30:00.000Z')
    expect(findMoment('2024-03-05 25:30')).toBeNull()
  })

  it('writes text that begins like a formula so that nothing runs it, and reads it back', () => {
    for (const text of ['=1+1', '+86', '-x', '@cmd']) {
      expect(harmless(text)).toBe(`'${text}`)
      expect(readText(harmless(text), STORE.fields.notes as never)).toEqual({ kind: 'value', value: text })
    }
    expect(harmless('3-2')).toBe('3-2')
  })
})

describe('workbooks', () => {
  it('a template has a typed column for every field that a cell can hold, with its rules and lists', async () => {
    for (const language of ['zh', 'en'] as const) {
      const bytes = await writeTemplate({
        types: [STORE],
        language,
        bodies: ['粮食局', '应急局'],
        typeOf: () => undefined,
        isSimulated: true,
      })
      const book = new Excel.Workbook()
      await book.xlsx.load(Buffer.from(bytes) as never)
      const sheet = book.worksheets[0] as Excel.Worksheet
      const keys = columnsOf(STORE).map(({ key }) => key)
      expect((sheet.getRow(1).values as unknown[]).slice(1)).toEqual(keys)
      expect(keys).not.toContain('photo')
      expect(sheet.getRow(1).hidden).toBe(true)
      const column = (key: string) => keys.indexOf(key) + 1
      expect(sheet.getCell(2, column('area')).text).toBe(language === 'zh' ? '面积（㎡）' : '面积 in English (㎡)')
      expect(sheet.getCell(2, column('name')).text).toMatch(/\*$/)
      expect(JSON.stringify(sheet.getCell(2, column('staff')).note)).toContain(
        language === 'zh' ? '不大于 900' : 'at most 900',
      )
      expect(sheet.getCell(3, column('kind')).dataValidation?.type).toBe('list')
      expect(sheet.getCell(20_002, column('staff')).dataValidation?.type).toBe('whole')
      const lists = book.getWorksheet('_lists')
      expect(lists?.state).toBe('veryHidden')
      expect(lists?.getCell(1, column('kind')).text).toBe(language === 'zh' ? '粮食' : 'grain')
      expect(lists?.getCell(2, column('keeper')).text).toBe('应急局')
      expect(book.worksheets[2]?.getColumn(2).values).toContain(language === 'zh' ? '模拟数据' : 'Simulated data')
    }
  })

  it('what goes out comes back the same, typed', async () => {
    const values = {
      name: '=HYPERLINK("x") <一号> & "仓"',
      holder: '91430400MA4L16JQ9B',
      kind: 'grain',
      uses: ['flood', 'fire'],
      area: '123456789012345678.25',
      staff: 12,
      fill: '66.5',
      opened: '1998-06-01',
      checked: '2024-03-04T16:30:00.000Z',
      is_shared: false,
      place: [112.6, 26.9],
      notes: '两行\n备注',
    }
    const columns = columnsOf(STORE)
    const cells = columns.map(({ key, field }): RowCell => {
      if (key === 'number') return 'CK2024-0001'
      if (key === 'revision') return { kind: 'number', text: '3' }
      if (key === 'place.lng') return { kind: 'number', text: '112.6' }
      if (key === 'place.lat') return { kind: 'number', text: '26.9' }
      if (key === 'keeper') return '粮食局'
      return cellOf(values[field as keyof typeof values] as FieldValue, STORE.fields[field ?? ''] as never, 'en')
    })
    const found = await read([
      columns.map(({ key }) => key),
      columns.map((column): RowCell => ({ kind: 'head', text: headOf(column, STORE, 'en') })),
      cells,
    ])
    expect(found.faults).toEqual([])
    expect(found.ignored).toEqual([])
    expect(found.records).toHaveLength(1)
    expect(found.records[0]).toMatchObject({
      row: 3,
      known: 'CK2024-0001',
      revision: 3,
      values,
      names: { keeper: '粮食局' },
    })
  })

  it('takes a workbook with heads that people wrote, below a title, and says which columns it does not know', async () => {
    const found = await read([
      [{ kind: 'title', text: '临湖区物资仓库一览' }],
      ['序号', '名称 *', '面积', '启用日期'],
      ['1', '一号仓', '1200', '2020/1/2'],
      ['2', '二号仓', '', ''],
    ])
    expect(found.ignored).toEqual(['序号'])
    expect(found.records.map(({ row, values }) => ({ row, values }))).toEqual([
      { row: 3, values: { name: '一号仓', area: '1200', opened: '2020-01-02' } },
      { row: 4, values: { name: '二号仓' } },
    ])
  })

  it('lists every fault at its cell', async () => {
    const found = await read([
      ['类别', '面积', '位置经度', '位置纬度', '启用日期'],
      ['粮', '很大', '112.6', '', '昨天'],
      ['粮食', '1', '400', '26', ''],
    ])
    expect(found.faults.map(({ at, code }) => `${at} ${code}`).sort()).toEqual([
      'x!A2 no-choice',
      'x!B2 not-a-number',
      'x!C3 not-degrees',
      'x!D2 half-a-point',
      'x!E2 not-a-day',
    ])
    for (const { message } of found.faults) expect(message.en).not.toBe('')
  })

  it('refuses a workbook of something else', async () => {
    const outcome = await readRecords(
      STORE,
      await bookOf([
        ['a', 'b'],
        ['1', '2'],
      ]),
      'x.xlsx',
    )
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'no-sheet' } })
  })

  it('writes 100,000 rows piece by piece, and what it wrote can be read', { timeout: 120_000 }, async () => {
    const begin = Date.now()
    let largest = 0
    let size = 0
    const rows = function* () {
      yield ['name', 'area']
      for (let i = 0; i < 100_000; i++)
        yield [
          `仓库 ${i}`,
          { kind: 'number', text: String(i), format: '#,##0.00' } as RowCell,
          ...Array.from({ length: 13 }, (_, n) => `列 ${n}`),
        ]
    }
    const pieces: Buffer[] = []
    for await (const piece of writeRows([{ name: 'x', widths: [20, 12], frozen: 1, rows: rows() }])) {
      largest = Math.max(largest, piece.length)
      size += piece.length
      pieces.push(piece)
    }
    console.log(`100,000 rows of 15 cells: ${Date.now() - begin} ms, ${(size / 1e6).toFixed(1)} MB`)
    expect(largest).toBeLessThan(1024 * 1024)
    const opened = await openXlsx(new Uint8Array(Buffer.concat(pieces)), 'x.xlsx')
    if (opened.kind === 'refused') throw new Error(opened.refusal.code)
    let count = 0
    await opened.value.readRows('x', () => count++)
    expect(count).toBe(100_001)
  })
})
