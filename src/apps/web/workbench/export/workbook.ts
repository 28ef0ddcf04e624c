import writeExcelFile from 'write-excel-file/universal'
import type { Sheet } from './sheets.ts'

/** Sheets as an xlsx file: bold shaded heads that stay in view, columns as wide as their content needs. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Blob> {
  return writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      stickyRowsCount: 1,
      columns: sheet.columns.map(({ width }) => ({ width })),
      data: [
        sheet.columns.map(({ title }) => ({
          value: title,
          type: String,
          fontWeight: 'bold' as const,
          backgroundColor: '#E6F0F7',
          alignVertical: 'center' as const,
          bottomBorderStyle: 'thin' as const,
        })),
        ...sheet.rows.map((row) =>
          row.map((value) =>
            value === null
              ? null
              : typeof value === 'number'
                ? { value, type: Number, alignVertical: 'top' as const }
                : { value: printable(value), type: String, alignVertical: 'top' as const, wrap: true },
          ),
        ),
      ],
    })),
    { fontFamily: 'Microsoft YaHei', fontSize: 10 },
  ).toBlob()
}

/** Text that XML and Excel accept: no control characters, at most 32,767 characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters XML 1.0 does not allow
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const printable = (text: string) => text.replace(FORBIDDEN, '').slice(0, 32_000)
