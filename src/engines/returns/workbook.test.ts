import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editedRow, type ReturnsStage, returnsStage } from '../../../test/stage/returns-stage.ts'
import { LAKESIDE, sendFile } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { TaskPage } from './answers.ts'

let stage: ReturnsStage
let form: string
let id: string
let march: string
beforeAll(async () => {
  stage = await returnsStage(new Date('2024-05-05T02:00:00Z'))
  const { commerce } = stage.bodies
  form = await stage.formWith([
    editedRow(commerce, { indicator: 'retail', name: { zh: '社会消费品零售总额', en: 'Retail' } }),
    editedRow(commerce, { indicator: 'share', unit: '%', decimals: 1, measure: 'level', covers: 'moment', most: 100 }),
    editedRow(commerce, { indicator: 'firms', unit: '家', decimals: 0, measure: 'level', covers: 'moment' }),
    editedRow(commerce, { indicator: 'trade', unit: '万元', isOptional: true }),
  ])
  const { rows } = (await stage.send(stage.people.planner, 'GET', `/api/v1/returns?form=${form}`)).json()
  id = rows.find(({ period }: { period: string }) => period === '2024-04').id
  march = rows.find(({ period }: { period: string }) => period === '2024-03').id
})
afterAll(() => stage.close())

const page = async (task = id): Promise<TaskPage> =>
  (await stage.send(stage.people.reporter, 'GET', `/api/v1/returns/${LAKESIDE}/${task}`)).json()
const template = async (task = id): Promise<Uint8Array> => {
  const answer = await stage.send(stage.people.reporter, 'GET', `/api/v1/returns/${LAKESIDE}/${task}/workbook`)
  expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
  return new Uint8Array(answer.rawPayload)
}
const open = async (bytes: Uint8Array) => {
  const book = new Excel.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer) // a copy of its own
  const sheet = book.getWorksheet('报送表')
  if (sheet === undefined) throw new Error('no sheet')
  return { book, sheet }
}
const edited = async (bytes: Uint8Array, change: (sheet: Excel.Worksheet, book: Excel.Workbook) => void) => {
  const { book, sheet } = await open(bytes)
  change(sheet, book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const send = (
  bytes: Uint8Array,
  what: 'workbook' | 'workbook/preview' = 'workbook/preview',
  more: { task?: string; actor?: Actor; name?: string } = {},
) =>
  sendFile(
    stage,
    more.actor ?? stage.people.reporter,
    `/api/v1/returns/${LAKESIDE}/${more.task ?? id}/${what}`,
    more.name ?? '月报.xlsx',
    bytes,
  )
const faults = async (bytes: Uint8Array) => {
  const answer = await send(bytes)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(422)
  return answer.json().faults.map(({ at, code }: Record<string, string>) => `${at} ${code}`)
}

describe('the template of a return', () => {
  it('[RX1] knows its cells: units, prior values, what stands, locks and rules of its own', async () => {
    const { sheet, book } = await open(await template())
    expect(sheet.getCell('B2').value).toContain('2024年4月')
    expect(['C5', 'D5', 'C6', 'D6'].map((cell) => sheet.getCell(cell).value)).toEqual([
      '社会消费品零售总额',
      '亿元',
      '社会消费品零售总额',
      '%',
    ])
    expect(sheet.getRow(1).hidden).toBe(true)
    expect(sheet.getColumn(1).hidden).toBe(true)
    expect(sheet.getCell('H5').protection?.locked).toBe(false)
    expect(sheet.getCell('D5').protection?.locked ?? true).toBe(true)
    expect(sheet.getCell('H5').dataValidation?.formulae?.[0]).toContain('ISNUMBER(H5)')
    expect(sheet.getCell('H6').dataValidation?.formulae?.[0]).toContain('<=100')
    expect(sheet.getCell('I6').dataValidation?.formulae?.[0]).toContain('快报')
    expect(book.getWorksheet('_gangmu')?.state).toBe('veryHidden')
    expect(book.getWorksheet('填报说明')?.getCell('A1').value).toContain('只填')
  })

  it('[RX2] shows what it would change, and changes nothing before that; then all of it', async () => {
    const filled = await edited(await template(), (sheet) => {
      sheet.getCell('H5').value = '１,２３4.5'
      sheet.getCell('H6').value = 0.653
      sheet.getCell('H6').numFmt = '0.0%'
      sheet.getCell('H7').value = { formula: '10/3', result: 10 / 3 }
      sheet.getCell('J5').value = '含大宗'
      sheet.getCell('I5').value = '快报'
    })
    const preview = (await send(filled)).json()
    expect(preview.changes.map(({ at, after }: { at: string; after: { text: string } }) => [at, after.text])).toEqual([
      ['报送表!H5', '１,２３4.5'],
      ['报送表!H6', '65.3'],
      ['报送表!H7', '3'],
    ])
    expect((await page()).cells).toEqual([])
    const taken = await send(filled, 'workbook')
    expect(taken.json()).toMatchObject({ changed: 3, state: 'draft' })
    const { cells } = await page()
    expect(cells.map(({ value }) => value).sort()).toEqual(['1234.5', '3', '65.3'])
    expect(cells.find(({ value }) => value === '1234.5')).toMatchObject({
      status: 'flash',
      note: '含大宗',
      source: 'workbook',
      detail: { at: '报送表!H5', file: '月报.xlsx' },
    })
    // The same file again changes nothing.
    expect((await send(filled)).json()).toMatchObject({ changes: [], unchanged: 4 })
  })

  it('[RX3] names every fault at its cell at once, and saves nothing of it', async () => {
    const before = (await page()).cells
    const faulty = await edited(await template(), (sheet) => {
      sheet.getCell('H5').value = '1.2万'
      sheet.getCell('H6').value = 165.3
      sheet.getCell('H7').value = 3.25
      sheet.getCell('H8').value = { error: '#DIV/0!' }
      sheet.getCell('I6').value = '大概'
      sheet.getCell('H12').value = 7
    })
    expect(await faults(faulty)).toEqual([
      '报送表!H5 magnitude-word',
      '报送表!I6 unknown-status',
      '报送表!H6 out-of-range',
      '报送表!H7 too-precise',
      '报送表!H8 formula-error',
      '报送表!H12 row-without-id',
    ])
    expect((await send(faulty, 'workbook')).statusCode).toBe(422)
    expect((await page()).cells).toEqual(before)
  })

  it('[RX3] dates, percents in other units, unevaluated formulas, merged cells, lost and doubled rows', async () => {
    const faulty = await edited(await template(), (sheet) => {
      sheet.getCell('H5').value = new Date('2024-04-01T00:00:00Z')
      sheet.getCell('H5').numFmt = 'yyyy-mm-dd'
      sheet.getCell('H7').value = 0.5
      sheet.getCell('H7').numFmt = '0%'
      sheet.getCell('H8').value = { formula: 'H5*2' } as Excel.CellFormulaValue // as a program leaves it
      sheet.mergeCells('J6:J7')
    })
    expect(await faults(faulty)).toEqual([
      '报送表!H5 date',
      '报送表!H7 percent-sign',
      '报送表!J6:J7 merged-cells',
      '报送表!H8 formula-without-result',
    ])
    const rows = await edited(await template(), (sheet) => {
      sheet.getCell('A6').value = sheet.getCell('A5').value
    })
    expect(await faults(rows)).toEqual(['报送表 row-missing', '报送表!C6 row-twice'])
  })

  it('[RX4] columns and rows are found wherever they stand', async () => {
    const moved = await edited(await template(), (sheet) => {
      sheet.spliceColumns(3, 0, [])
      sheet.spliceRows(5, 0, [])
      sheet.getCell('I6').value = 1300
      sheet.name = '四月'
    })
    const preview = (await send(moved)).json()
    expect(preview.changes).toMatchObject([{ at: '四月!I6', before: { text: '1234.5' }, after: { text: '1300' } }])
  })

  it('[RX5] what others changed meanwhile is kept when the file left it alone, and a fault when it did not', async () => {
    const old = await template()
    const [row] = (await page()).rows
    const cell = (await page()).cells.find((one) => one.row === row?.id)
    await stage.send(stage.people.colleague, 'PUT', `/api/v1/returns/${LAKESIDE}/${id}/cells`, {
      cells: [{ row: row?.id, base: cell?.version, text: '1250', status: 'flash', note: '含大宗' }],
    })
    const untouched = (
      await send(
        await edited(old, (sheet) => {
          sheet.getCell('H7').value = 5
        }),
      )
    ).json()
    expect(untouched.changes).toMatchObject([{ at: '报送表!H7' }])
    expect(untouched.kept).toMatchObject([{ at: '报送表!H5', before: { text: '1250' } }])
    const touched = await edited(old, (sheet) => {
      sheet.getCell('H5').value = 1260
    })
    expect(await faults(touched)).toEqual(['报送表!H5 changed-meanwhile'])
  })

  it('[RX6] another return’s template, an old one, one without marks, and what is no workbook: each says what to do', async () => {
    const code = async (bytes: Uint8Array, more: object = {}) => {
      const answer = await send(bytes, 'workbook/preview', more)
      expect(answer.json().detail).toMatch(/。$/)
      return `${answer.statusCode} ${answer.json().code}`
    }
    expect(await code(await template(march))).toBe('415 other-period')
    expect(await code(await edited(await template(), (_, book) => book.removeWorksheet('_gangmu')))).toBe(
      '415 not-a-template',
    )
    expect(await code(await edited(await template(), (sheet) => (sheet.getRow(1).values = [])))).toBe(
      '415 template-keys-lost',
    )
    const mended = await edited(await template(), (_, book) => {
      const meta = book.getWorksheet('_gangmu')
      if (meta !== undefined) meta.getCell('B9').value = '别的报表'
    })
    expect(await code(mended)).toBe('415 template-damaged')
    expect(await code(new TextEncoder().encode('指标,数值\n'), { name: 'x.csv' })).toBe('415 csv-file')
    expect(await code(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), { name: 'x.xls' })).toBe('415 legacy-xls')
    expect((await send(await template(), 'workbook', { actor: stage.people.planner })).statusCode).toBe(403)
    expect((await send(await template(), 'workbook', { actor: stage.people.stranger })).statusCode).toBe(404)
  })

  it('[RX7] a template that LibreOffice saved says the same', async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'gangmu-template-'))
    const file = join(folder, 'a.xlsx')
    writeFileSync(
      file,
      await edited(await template(), (sheet) => {
        sheet.getCell('H8').value = { formula: 'H5*2' } as Excel.CellFormulaValue
      }),
    )
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'xlsx',
        '--outdir',
        join(folder, 'out'),
        file,
      ],
      { timeout: 110_000 },
    )
    if (run.error !== undefined || run.status !== 0) return skip('no LibreOffice here')
    const saved = new Uint8Array(readFileSync(join(folder, 'out', 'a.xlsx')))
    rmSync(folder, { recursive: true, force: true })
    const preview = (await send(saved)).json()
    expect(preview.changes, JSON.stringify(preview).slice(0, 300)).toMatchObject([
      { at: '报送表!H8', after: { text: '2500' } },
    ])
  })
})
