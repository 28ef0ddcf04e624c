import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readGiven } from '../../../language/machine.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { type RowCell, writeRows } from '../../../platform/xlsx/write-rows.ts'
import { systems } from '../../../systems/all.ts'
import { csvLine } from './export-rows.ts'
import { columnsOf, type ExchangeColumn } from './layout.ts'
import { type FilledWorkbook, readRecords } from './read-workbook.ts'

/** Strings that break programs, through every column of every declared type, by a form, a workbook and a CSV. */
const BLNS = '../shared/assets/blns/blns.json'
const isThere = existsSync(BLNS)
const strings: readonly string[] = isThere ? JSON.parse(readFileSync(BLNS, 'utf8')) : []
const types = systems.flatMap(({ records = [] }) => records).map((type) => [type.id, type] as const)
const CODES = { on: '2025-09-22' }

/** Every string in every column that is filled in, in pieces that one file may hold. */
function rowsOf(type: RecordType): readonly { readonly column: ExchangeColumn; readonly text: string }[][] {
  const columns = columnsOf(type).filter(({ field }) => field !== null)
  return strings.map((text) => columns.map((column) => ({ column, text })))
}

async function bookOf(heads: readonly string[], rows: readonly (readonly RowCell[])[]): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  const sheet = { name: 'x', widths: [], frozen: 0, rows: [heads, ...rows] }
  for await (const piece of writeRows([sheet])) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** What a file of the format can carry of a string: XML knows no control characters and no half of a pair. */
const carried = (text: string, format: 'csv' | 'xlsx') =>
  format === 'csv'
    ? text
    : // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those
      text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Each text field holds what was written, or its cell is told: nothing is lost silently. */
function expectTold(type: RecordType, read: FilledWorkbook, format: 'csv' | 'xlsx') {
  const told = new Set(read.faults.map(({ at }) => at))
  const among = new Set(strings.flatMap((text) => [carried(text, format).trim(), text.slice(1).trim()]))
  const lost: string[] = []
  for (const record of read.records)
    for (const [name, { kind }] of Object.entries(type.fields)) {
      if ((kind !== 'text' && kind !== 'long-text') || !read.columns.has(name)) continue
      const value = record.values[name]
      if (typeof value !== 'string') continue
      if (!among.has(value.trim()) && !told.has(record.at(name))) lost.push(`${name}: ${JSON.stringify(value)}`)
    }
  expect(lost.slice(0, 5), type.id).toEqual([])
}

describe('naughty strings', () => {
  if (!isThere) it.skip(`${BLNS} is not beside the checkout: its strings are not tried`, () => undefined)

  it.runIf(isThere).each(types)(
    'every field of %s takes or refuses them, and what it takes is its own canonical form',
    (_, type) => {
      for (const text of strings)
        for (const name of Object.keys(type.fields)) {
          const { values, faults } = readGiven(type, { [name]: text }, 'values', CODES)
          if (faults.length > 0) {
            expect(
              faults.every(
                ({ at, message }) => at.startsWith(`values.${name}`) && message.zh !== '' && message.en !== '',
              ),
            ).toBe(true)
            continue
          }
          const again = readGiven(type, { [name]: values[name] }, 'values', CODES)
          expect([again.faults.length, again.values[name]], `${name} ${JSON.stringify(text)}`).toEqual([
            0,
            values[name],
          ])
        }
    },
  )

  it.runIf(isThere).each(types)(
    'an import of %s takes them or tells them at their cells, from a CSV and from a workbook',
    async (_, type) => {
      const rows = rowsOf(type)
      const heads = (rows[0] ?? []).map(({ column }) => column.key)
      const texts = rows.map((row) => row.map(({ text }) => text))
      // The last string alone would leave its row empty: a number of the row keeps each.
      const csv = [heads, ...texts].map((cells) => csvLine(cells)).join('')
      for (const [format, bytes, name] of [
        ['csv', Buffer.from(csv), 'x.csv'],
        ['xlsx', await bookOf(heads, texts), 'x.xlsx'],
      ] as const) {
        const file = await readRecords(type, bytes, name)
        const read = file.kind === 'done' ? { ...file, value: file.value.own } : file
        expect(read.kind, `${format} ${JSON.stringify(read).slice(0, 300)}`).toBe('done')
        if (read.kind !== 'done') continue
        expect(read.value.columns).toEqual(new Set(heads))
        // Strings of nothing but space make no record.
        const said = strings.filter((text) => carried(text, format).trim() !== '').length
        expect(read.value.records.length, format).toBeGreaterThanOrEqual(said - 2)
        expectTold(type, read.value, format)
      }
    },
    60_000,
  )
})
