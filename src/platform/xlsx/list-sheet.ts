import Excel from 'exceljs'

type Language = 'zh' | 'en'

/** The head of a column in both languages, and how many characters wide it is. */
export type ListHead = readonly [zh: string, en: string, width: number]
/** A cell without a value is empty, never zero. */
export type ListCell = string | number | null

/** A list as people print and pass it on: its title, a note of day and source, one head, one row each. */
export async function writeList({
  title,
  note,
  heads,
  rows,
  language,
  fixed = 2,
  orientation = 'landscape',
}: {
  readonly title: string
  readonly note: string
  readonly heads: readonly ListHead[]
  readonly rows: readonly (readonly ListCell[])[]
  readonly language: Language
  /** Columns that stay when one moves to the right. */
  readonly fixed?: number
  readonly orientation?: 'landscape' | 'portrait'
}): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  // A sheet's name takes 31 characters and few signs.
  const sheet = book.addWorksheet(title.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 3, xSplit: fixed }],
    pageSetup: { paperSize: 9, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.addRow([title]).font = { bold: true, size: 14 }
  sheet.addRow([note])
  const head = sheet.addRow(heads.map(([zh, en]) => (language === 'zh' ? zh : en)))
  head.font = { bold: true }
  head.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
  heads.forEach(([, , width], i) => {
    sheet.getColumn(i + 1).width = width
  })
  for (const row of rows) sheet.addRow([...row]).alignment = { vertical: 'top', wrapText: true }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** What a note says of simulated data; nothing of others. */
export const simulatedNote = (isSimulated: boolean, language: Language): string =>
  isSimulated ? (language === 'zh' ? '　模拟数据' : ' — simulated data') : ''
