import Excel from 'exceljs'
import pg from 'pg'
import { reachDatabase } from '../src/platform/database/open.ts'
import { comeInAs } from './served-district.ts'

/** A workbook of firms' monthly figures for months that nobody has yet, tried first and then written. */
export async function importWorkbook(address: string, folder: string, division: string, rows: number) {
  const cookie = await comeInAs(address, 'clerk')
  const bytes = await fillTemplate(address, cookie, division, await newMonths(folder, rows))
  const dry = await upload(address, cookie, division, bytes, 1)
  const seconds = await upload(address, cookie, division, bytes, 0)
  return { dry, seconds, rows }
}

/** Firms by their credit codes, each with a month before its first. */
async function newMonths(folder: string, rows: number): Promise<readonly (readonly [code: string, month: string])[]> {
  const reached = await reachDatabase({ kind: 'embedded', folder, join: true })
  const client = new pg.Client({ connectionString: reached.ownerUrl })
  try {
    await client.connect()
    const found = await client.query<{ code: string; month: string }>(
      `select e.credit_code code, to_char(f.first - make_interval(months => i), 'YYYY-MM') as month
       from (select e.id, e.credit_code from r_enterprise e where e.ended_at is null and e.credit_code ~ '^[0-9A-Z]{18}$' order by e.id limit 400) e
       cross join lateral (
         select coalesce(min(to_date(m.month || '-01', 'YYYY-MM-DD')), date '2025-11-01') as first from r_enterprise_month m where m.enterprise = e.id and m.month ~ '^\\d{4}-\\d\\d$'
       ) f cross join generate_series(1, $1) i order by i, e.id limit $2`,
      [Math.min(600, Math.ceil(rows / 20)), rows],
    )
    if (found.rows.length < rows) throw new Error(`Only ${found.rows.length} rows can be made for the import.`)
    return found.rows.map(({ code, month }) => [code, month] as const)
  } finally {
    await client.end()
    await reached.close()
  }
}

async function fillTemplate(
  address: string,
  cookie: string,
  division: string,
  months: readonly (readonly [string, string])[],
): Promise<Uint8Array> {
  const answer = await fetch(`${address}/api/v1/records/enterprise-month/template.xlsx?division=${division}`, {
    headers: { cookie },
  })
  if (!answer.ok) throw new Error(`The template: ${answer.status} ${await answer.text()}`)
  const book = new Excel.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  const [sheet] = book.worksheets
  if (sheet === undefined) throw new Error('The template has no sheet.')
  const columns = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, column) => columns.set(String(cell.value), column))
  months.forEach(([code, month], i) => {
    const cells = { enterprise: code, month, revenue: 100 + (i % 900) / 10, staff: 20 + (i % 200), source: '税务共享' }
    const row = sheet.getRow(3 + i)
    for (const [key, value] of Object.entries(cells)) row.getCell(columns.get(key) ?? 0).value = value
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Seconds that the answer took. */
async function upload(
  address: string,
  cookie: string,
  division: string,
  bytes: Uint8Array,
  dry: 0 | 1,
): Promise<number> {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(bytes)]), 'months.xlsx')
  const begun = performance.now()
  const answer = await fetch(`${address}/api/v1/records/enterprise-month/import?division=${division}&dry=${dry}`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  })
  const said = await answer.text()
  if (!answer.ok) throw new Error(`The import: ${answer.status} ${said.slice(0, 1000)}`)
  return Math.round(performance.now() - begun) / 1000
}
