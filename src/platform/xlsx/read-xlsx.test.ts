import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Excel from 'exceljs'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { turnsDuring } from '../../../test/stage/turns.ts'
import { columnName, findPlace, isDateFormat, isPercentFormat, openXlsx, type XlsxRow } from './read-xlsx.ts'
import { attributeOf, createXmlReader } from './xml-reader.ts'

async function bytesOf(build: (book: Excel.Workbook) => void): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  build(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

async function read(bytes: Uint8Array, sheet: string) {
  const opened = await openXlsx(bytes, 'test.xlsx')
  if (opened.kind === 'refused') throw new Error(opened.refusal.code)
  const rows: XlsxRow[] = []
  const merges = await opened.value.readRows(sheet, (row) => rows.push(row))
  const cell = (reference: string) => {
    const place = findPlace(reference)
    return rows.find(({ row }) => row === place?.row)?.cells.find(({ column }) => column === place?.column)
  }
  return { sheets: opened.value.sheets, rows, merges, cell }
}

const sample = (book: Excel.Workbook) => {
  const sheet = book.addWorksheet('报送表')
  sheet.getCell('B2').value = 12.5
  sheet.getCell('C2').value = { formula: 'B2*2', result: 25 }
  sheet.getCell('D2').value = { formula: 'B2*2' } as Excel.CellFormulaValue
  sheet.getCell('E2').value = 0.065
  sheet.getCell('E2').numFmt = '0.0%'
  sheet.getCell('F2').value = new Date('2024-03-05T00:00:00Z')
  sheet.getCell('G2').value = { richText: [{ text: '同比' }, { text: '上升', font: { bold: true } }] }
  sheet.getCell('H2').value = { error: '#DIV/0!' }
  sheet.getCell('I2').value = true
  sheet.getCell('J2').value = 'a<b & "c"'
  sheet.mergeCells('B4:C5')
  sheet.getCell('B4').value = '合并'
  sheet.getRow(6).hidden = true
  sheet.getCell('A6').value = 'hidden'
  book.addWorksheet('_gangmu', { state: 'veryHidden' }).getCell('A1').value = 'id'
}

describe('reading an xlsx', () => {
  it('gives values, formats and what is only a formula', async () => {
    const { cell, merges, sheets, rows } = await read(await bytesOf(sample), '报送表')
    expect(sheets).toEqual([
      { name: '报送表', isHidden: false },
      { name: '_gangmu', isHidden: true },
    ])
    expect(cell('B2')).toMatchObject({ kind: 'number', text: '12.5', hasFormula: false })
    expect(cell('C2')).toMatchObject({ kind: 'number', text: '25', hasFormula: true })
    expect(cell('D2')).toMatchObject({ text: '', hasFormula: true })
    expect(isPercentFormat(cell('E2')?.format ?? '')).toBe(true)
    expect(isDateFormat(cell('F2')?.format ?? '')).toBe(true)
    expect(cell('G2')).toMatchObject({ kind: 'text', text: '同比上升' })
    expect(cell('H2')).toMatchObject({ kind: 'error', text: '#DIV/0!' })
    expect(cell('I2')).toMatchObject({ kind: 'boolean', text: 'TRUE' })
    expect(cell('J2')?.text).toBe('a<b & "c"')
    expect(cell('K2')).toBeUndefined()
    expect(merges).toEqual([{ top: 4, left: 2, bottom: 5, right: 3 }])
    expect(rows.find(({ row }) => row === 6)?.isHidden).toBe(true)
  })

  it('tells dates and percents from other formats', () => {
    for (const format of ['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]aaaa;@yyyy', 'h:mm', '上午/下午h"时"'])
      expect(isDateFormat(format), format).toBe(true)
    for (const format of ['General', '#,##0.00', '0.00"亩"', '[Red]0.0', '0.00%', '"dy"0', '@', '_ * #,##0.00_ '])
      expect(isDateFormat(format), format).toBe(false)
    expect(isPercentFormat('0.00"%"')).toBe(false)
  })

  it('names columns as Excel does', () => {
    expect([1, 26, 27, 52, 702, 703, 16384].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA', 'XFD'])
    expect(findPlace('XFD12')).toEqual({ row: 12, column: 16384 })
    expect(findPlace('报送表')).toBeNull()
  })

  it('says of every other kind of file what it is and what to do', async () => {
    const code = async (bytes: Uint8Array, name = 'x.xlsx') => {
      const opened = await openXlsx(bytes, name)
      if (opened.kind === 'done') return 'opened'
      expect(opened.refusal.message.zh).toMatch(/[。]$/)
      expect(opened.refusal.message.en.length).toBeGreaterThan(20)
      return opened.refusal.code
    }
    const ole = (stream: string) =>
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(508), Buffer.from(stream, 'utf16le')])
    expect(await code(new Uint8Array())).toBe('empty-file')
    expect(await code(ole('Workbook'), 'x.xls')).toBe('legacy-xls')
    expect(await code(ole('EncryptedPackage'))).toBe('encrypted-file')
    expect(await code(ole('WordDocument'))).toBe('not-a-workbook')
    expect(await code(text('指标,数值\nGDP,1\n'), 'x.csv')).toBe('csv-file')
    expect(await code(text('指标\t数值\n'))).toBe('csv-file')
    expect(await code(text('<html><table>'), 'x.xls')).toBe('html-as-xls')
    expect(await code(text('<?xml version="1.0"?><Workbook/>'), 'x.xls')).toBe('xml-spreadsheet')
    expect(await code(text('%PDF-1.7'))).toBe('not-a-workbook')
    expect(await code(zipSync({ 'word/document.xml': text('<w/>') }))).toBe('not-a-workbook')
    expect(await code(zipSync({ 'content.xml': text('<w/>') }))).toBe('open-document')
    expect(await code(zipSync({ 'xl/workbook.bin': text('') }))).toBe('binary-workbook')
    const whole = await bytesOf(sample)
    expect(await code(whole)).toBe('opened')
    expect(await code(whole.subarray(0, whole.length - 40))).toBe('damaged-file')
    const broken = whole.slice()
    broken.fill(7, 40, whole.length - 3000)
    expect(await code(broken)).toBe('damaged-file')
  })

  it('stops a bomb where its limit stands, not where memory ends', async () => {
    const bomb = bookOf(text('<row><c/></row>'.repeat(300_000)))
    expect(bomb.length).toBeLessThan(200_000)
    const opened = await openXlsx(bomb, 'x.xlsx', { sheet: 2 * 1024 * 1024, sharedStrings: 1024 })
    if (opened.kind === 'refused') throw new Error('refused early')
    await expect(opened.value.readRows('a', () => undefined)).rejects.toThrow(/too large/)
    // One text without end would otherwise be read again with every piece.
    const endless = await openXlsx(bookOf(new Uint8Array(10 * 1024 * 1024).fill(0x20)), 'x.xlsx')
    if (endless.kind === 'refused') throw new Error('refused early')
    await expect(endless.value.readRows('a', () => undefined)).rejects.toThrow(/characters/)
  })

  it('reads parts of XML that are cut anywhere alike', () => {
    const xml =
      '<?xml version="1.0"?><!-- a < b --><x:a b="1&gt;2" c=\'"\'><![CDATA[<&]]>t&amp;&#20013;&#x4e2d;<e/></x:a>'
    const seen = (pieces: readonly string[]) => {
      const events: string[] = []
      const reader = createXmlReader({
        opened: (name, attributes) =>
          events.push(`+${name} ${attributeOf(attributes, 'b')} ${attributeOf(attributes, 'c')}`),
        closed: (name) => events.push(`-${name}`),
        text: (text) => events.push(text),
      })
      for (const piece of pieces) reader.write(piece)
      return events.join('|').replace(/\|(?=[^+-])/g, '')
    }
    const whole = seen([xml])
    expect(whole).toContain('+a 1>2 "')
    expect(whole).toContain('<&t&中中')
    for (let at = 1; at < xml.length; at++) expect(seen([xml.slice(0, at), xml.slice(at)]), String(at)).toBe(whole)
    expect(seen([...xml])).toBe(whole)
  })

  it('reads what LibreOffice saved', async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'gangmu-xlsx-'))
    const from = join(folder, 'in')
    const file = join(folder, 'a.xlsx')
    writeFileSync(file, await bytesOf(sample))
    const run = spawnSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'xlsx', '--outdir', from, file],
      { timeout: 100_000 },
    )
    if (run.error !== undefined || run.status !== 0) return skip('no LibreOffice here')
    const { cell, merges, sheets } = await read(new Uint8Array(readFileSync(join(from, 'a.xlsx'))), '报送表')
    rmSync(folder, { recursive: true, force: true })
    expect(sheets.map(({ isHidden }) => isHidden)).toEqual([false, true])
    expect(cell('B2')).toMatchObject({ kind: 'number', text: '12.5' })
    expect(cell('C2')).toMatchObject({ kind: 'number', text: '25', hasFormula: true })
    // LibreOffice evaluates what had no result.
    expect(cell('D2')).toMatchObject({ text: '25', hasFormula: true })
    expect(isPercentFormat(cell('E2')?.format ?? '')).toBe(true)
    expect(isDateFormat(cell('F2')?.format ?? '')).toBe(true)
    expect(cell('G2')?.text).toBe('同比上升')
    expect(merges).toEqual([{ top: 4, left: 2, bottom: 5, right: 3 }])
  })

  it('reads 20,000 rows in bounded memory while the event loop goes on', async () => {
    const words = '<c r="B1" t="inlineStr"><is><t>规模以上工业增加值</t></is></c>'
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i + 1}</v></c>${words.repeat(10)}</row>`,
    )
    const bytes = bookOf(text(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`))
    const opened = await openXlsx(bytes, 'large.xlsx')
    if (opened.kind === 'refused') throw new Error(opened.refusal.code)
    let count = 0
    let sum = 0
    const turns = await turnsDuring(() =>
      opened.value.readRows('a', ({ cells }) => {
        count++
        sum += Number(cells[0]?.text)
      }),
    )
    expect(count).toBe(20_000)
    expect(sum).toBe((20_000 * 20_001) / 2)
    // It reads piece by piece, and others have their turn between them.
    expect(turns).toBeGreaterThan(20)
  })
})

const text = (words: string) => new TextEncoder().encode(words)

/** A workbook with this sheet and nothing else. */
const bookOf = (sheet: Uint8Array) =>
  zipSync(
    {
      'xl/workbook.xml': text('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': text(
        '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
      ),
      'xl/worksheets/a.xml': sheet,
    },
    { level: 1 },
  )
