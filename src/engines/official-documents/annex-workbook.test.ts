import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { annexWorkbook } from './annex-workbook.ts'
import { figure, type OfficialDocument, plainDocument, type Row, type Table, text } from './model.ts'

const cites = {
  kind: 'observation',
  observation: 'obs-1',
  indicator: '地区生产总值',
  period: '2023',
  value: 178,
  unit: '亿元',
  status: '初步核算',
  approver: '区统计局',
  document: null,
} as const
const row = (key: string, cells: Row['cells']): Row => ({ key, name: key, band: false, cells })
const table: Table = {
  kind: 'table',
  key: 't',
  caption: null,
  unit: '单位：亿元',
  columns: [
    { title: '指标', group: null, width: 12, align: 'left', format: null },
    { title: '2022年', group: '实绩', width: 6, align: 'right', format: '0.0' },
    { title: '2023年', group: '实绩', width: 6, align: 'right', format: '0.0' },
    { title: '目标', group: null, width: 6, align: 'right', format: '0.0' },
    { title: '进度', group: null, width: 6, align: 'right', format: '0.0%' },
  ],
  rows: [
    row('gdp', [
      [text('地区生产总值')],
      [text('—')],
      [figure('v', '178.00', 178.004, cites)],
      [figure('g', '〔200.0〕', 200, cites)],
      [figure('p', '56.0%', 0.56, cites)],
    ]),
    row('danger', [
      [text('=1+1')],
      [text('—')],
      [figure('n', '-0.5', -0.5, cites)],
      [text('—')],
      [figure('q', '—', null, cites)],
    ]),
  ],
  notes: ['甲', '乙'],
}
const document: OfficialDocument = {
  ...plainDocument,
  title: '年度监测报告',
  label: '模拟数据',
  blocks: [],
  annexes: [{ key: 'a', title: '附表1　主要指标完成情况表', orientation: 'landscape', blocks: [table] }],
}

async function opened(source = document) {
  const workbook = new Excel.Workbook()
  // exceljs declares a Buffer of its own kind; an ArrayBuffer is what it reads.
  await workbook.xlsx.load((await annexWorkbook(source)).buffer as unknown as Parameters<typeof workbook.xlsx.load>[0])
  return workbook
}

describe('annexes as a workbook', () => {
  it('[RX1] holds numbers as numbers, with the decimals, signs and brackets that are printed', async () => {
    const sheet = (await opened()).worksheets[0] as Excel.Worksheet // the first table
    const cells = (sheet.getRow(6).values as unknown[]).slice(1) // exceljs counts from 1
    expect(cells.slice(0, 5)).toEqual(['地区生产总值', '—', 178.004, 200, 0.56])
    expect([3, 4, 5].map((i) => sheet.getCell(6, i).numFmt)).toEqual(['0.00', '"〔"0.0"〕"', '0.0%'])
    expect(sheet.getCell(7, 3).numFmt).toBe('0.0')
    expect(sheet.getCell(7, 5).value).toBe('—')
  })

  it('[RX2] freezes the heads, names label and unit, and repeats the heads in print', async () => {
    const sheet = (await opened()).worksheets[0] as Excel.Worksheet // the first table
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 })
    expect(sheet.getCell(2, 1).value).toBe('模拟数据')
    expect(sheet.getCell(3, 1).value).toBe('单位：亿元')
    expect(sheet.getCell(4, 2).value).toBe('实绩')
    expect(sheet.pageSetup.printTitlesRow).toBe('4:5')
    expect(sheet.getCell(8, 1).value).toBe('注1：甲')
  })

  it('[RX3] says in a column what each row rests on, and on a sheet what each figure does', async () => {
    const workbook = await opened()
    expect(workbook.worksheets[0]?.getCell(6, 6).value).toBe(
      '地区生产总值：2023年178亿元〔obs-1〕（初步核算，审核：区统计局）',
    )
    const sources = workbook.getWorksheet('数据来源')
    expect(sources?.getCell(2, 2).value).toBe('178.00')
    expect(sources?.getCell(2, 6).value).toBe('obs-1')
  })

  it('[RX4] keeps words that look like a formula as words', async () => {
    const sheet = (await opened()).worksheets[0] as Excel.Worksheet // the first table
    expect(sheet.getCell(7, 1).value).toBe('=1+1')
    expect(sheet.getCell(7, 1).type).toBe(Excel.ValueType.String)
  })

  it('[RX5] gives every sheet a name of its own that Excel accepts', async () => {
    const long = {
      ...document,
      annexes: [
        ...document.annexes,
        { ...document.annexes[0], title: '附表1　主要指标[完成]情况表：很长很长很长很长很长很长很长很长' },
        { ...document.annexes[0] },
      ],
    } as OfficialDocument // a copy of the annex above
    const names = (await opened(long)).worksheets.map(({ name }) => name)
    expect(new Set(names).size).toBe(4)
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
  })

  it('[RP8] gives the same bytes for the same document', async () => {
    const first = await annexWorkbook(document)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(Buffer.from(await annexWorkbook(document)).equals(Buffer.from(first))).toBe(true)
  })
})
