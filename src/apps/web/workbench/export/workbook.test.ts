import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { compile } from '../../../../compiler/compile.ts'
import { documentFromText } from '../../../../compiler/source/text.ts'
import { track } from '../../../../engines/indicators/track.ts'
import { systems } from '../../../../systems/all.ts'
import type { OpenDocument } from '../documents/document.ts'
import { byStatementOf, type Tracking } from '../tracking/tracking.ts'
import { catalogues } from '../words/words.ts'
import { fileName } from './download.ts'
import { sheetsOf } from './sheets.ts'
import { workbookOf } from './workbook.ts'

function opened(name: string, role: 'plan' | 'report'): OpenDocument {
  const text = readFileSync(new URL(`../../../../../e2e/fixtures/${name}`, import.meta.url), 'utf8')
  const model = compile(documentFromText(name, text), { systems })
  return { id: name, name, text, role, model, blocks: [], pages: [], note: null, notice: null }
}

const plan = opened('plan.txt', 'plan')
const report = opened('report-2022.txt', 'report')
const result = track(plan.model, [report.model])
const tracking: Tracking = {
  kind: 'done',
  result,
  byStatement: byStatementOf(result),
}
const sheets = sheetsOf(plan, [plan, report], systems, tracking, catalogues.zh)
const sheet = (name: string) => sheets.find((one) => one.name === name) ?? { name, columns: [], rows: [] }
const cell = (name: string, row: number, column: string) => {
  const { columns, rows } = sheet(name)
  return rows[row]?.[columns.findIndex(({ title }) => title === column)]
}

describe('the sheets', () => {
  it('have a row for every item, each as wide as its head', () => {
    expect(sheet('目标与进展').rows).toHaveLength(plan.model.statements.filter(({ role }) => role === 'target').length)
    expect(sheet('量化表述').rows).toHaveLength(plan.model.statements.length)
    expect(sheet('任务').rows).toHaveLength(plan.model.commitments.length)
    expect(sheet('系统').rows).toHaveLength(plan.model.systems.length)
    expect(sheet('体检意见').rows).toHaveLength(plan.model.diagnostics.length)
    expect(sheet('目录').rows).toHaveLength(plan.model.outline.length)
    for (const { columns, rows } of sheets) for (const row of rows) expect(row).toHaveLength(columns.length)
  })

  it('say where a target stands and which sentence of which report says so', () => {
    const row = sheet('目标与进展').rows.findIndex((cells) => cells.some((value) => String(value).includes('城镇化率')))
    expect(cell('目标与进展', row, '2022')).toBe(63.9)
    expect(cell('目标与进展', row, '判断')).not.toBe('')
    expect(cell('目标与进展', row, '报告')).toBe('report-2022.txt')
    expect(cell('目标与进展', row, '报告原句')).toContain('63.9')
    expect(cell('目标与进展', row, '原句')).toContain('68%')
  })

  it('speak English when the page does', () => {
    for (const { name, columns } of sheetsOf(plan, [plan], systems, { kind: 'none' }, catalogues.en)) {
      expect(`${name} ${columns.map(({ title }) => title).join(' ')}`).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

describe('the workbook, read back', () => {
  let parts: Record<string, string>
  beforeAll(async () => {
    const zipped = new Uint8Array(await (await workbookOf(sheets)).arrayBuffer())
    parts = Object.fromEntries(Object.entries(unzipSync(zipped)).map(([path, bytes]) => [path, strFromU8(bytes)]))
  })

  it('has every sheet with its name, a frozen head and widths', () => {
    for (const { name } of sheets) expect(parts['xl/workbook.xml']).toContain(`name="${name}"`)
    sheets.forEach(({ columns, rows }, i) => {
      const xml = parts[`xl/worksheets/sheet${i + 1}.xml`] ?? ''
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
      expect(xml.match(/<col /g)).toHaveLength(columns.length)
      expect(xml.match(/<row /g)).toHaveLength(rows.length + 1)
    })
  })

  it('keeps numbers as numbers and words as words', () => {
    expect(parts['xl/worksheets/sheet1.xml']).toMatch(/<v>63\.9<\/v>/)
    expect(parts['xl/sharedStrings.xml']).toContain('常住人口城镇化率')
  })

  it('leaves out what XML cannot hold', async () => {
    const odd = { name: 'x', columns: [{ title: 'a', width: 9 }], rows: [['\u0000甲\u0008<&>\ufffe乙']] }
    const zipped = unzipSync(new Uint8Array(await (await workbookOf([odd])).arrayBuffer()))
    expect(strFromU8(zipped['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain('甲&lt;&amp;&gt;乙')
  })
})

it('names the file after the plan, on any system', () => {
  const titled = (title: string) => fileName({ ...plan, model: { ...plan.model, plan: { ...plan.model.plan, title } } })
  expect(titled('临湖区：“十四五”规划 / 纲要*?')).toBe('临湖区：“十四五”规划 纲要')
  expect(titled('')).toBe('plan')
})
