import Excel from 'exceljs'
import { GROUPS, KINDS, ROOM_CHOICES } from '../../systems/08-space/housing-security/who.ts'
import type { QueueLine } from './answers.ts'

type Language = 'zh' | 'en'
const HEADS = [
  ['位次', 'Place', 8],
  ['共', 'Of', 8],
  ['编号', 'Case number', 18],
  ['姓名（脱敏）', 'Name (masked)', 14],
  ['类别', 'Kind', 16],
  ['户型', 'Rooms', 12],
  ['组别', 'Group', 10],
  ['轮候分', 'Points', 10],
  ['进入轮候', 'In the queue since', 14],
  ['原位次', 'Place before', 10],
] as const

/** The queue of a day as a workbook, names masked; simulated data say so. */
export async function writeQueue(
  title: string,
  note: string,
  rows: readonly QueueLine[],
  language: Language,
): Promise<Uint8Array> {
  const said = (names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, key: string | null) =>
    key === null ? '—' : (names[key]?.[language] ?? key)
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet(title.slice(0, 30), {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.addRow([title]).font = { bold: true, size: 14 }
  sheet.addRow([note])
  sheet.addRow(HEADS.map(([zh, en]) => (language === 'zh' ? zh : en))).font = { bold: true }
  HEADS.forEach(([, , width], i) => {
    sheet.getColumn(i + 1).width = width
  })
  for (const one of rows)
    sheet.addRow([
      one.place,
      one.of,
      one.number,
      one.name,
      said(KINDS, one.wants),
      said(ROOM_CHOICES, one.rooms),
      said(GROUPS, one.group),
      one.points === null ? '—' : Number(one.points),
      one.queuedOn,
      one.before,
    ])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
