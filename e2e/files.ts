import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { root } from './stage.ts'

/** A file as the page's chooser takes it. */
export interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export const planText = readFileSync(join(root, 'e2e/fixtures/plan.txt'), 'utf8')
export const reportText = readFileSync(join(root, 'e2e/fixtures/report-2022.txt'), 'utf8')

const given = (name: string, mimeType: string, content: string | Uint8Array): GivenFile => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})

export const txt = given('临湖区规划.txt', 'text/plain', planText)
export const report = given('临湖区工作报告-2022.txt', 'text/plain', reportText)
export const gb18030 = given('临湖区规划-国标.txt', 'text/plain', encodeGb18030(planText))
export const markdown = given(
  '临湖区规划.md',
  'text/markdown',
  planText
    .split('\n')
    .map((line, i) =>
      i === 0 ? `# ${line}` : /^第.章/.test(line) ? `## ${line}` : /^第.节/.test(line) ? `### ${line}` : `${line}\n`,
    )
    .join('\n'),
)
export const html = given(
  '临湖区规划.html',
  'text/html',
  `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>临湖区规划</title></head><body>${planText
    .split('\n')
    .map((line, i) => (i === 0 ? `<h1>${line}</h1>` : /^第.[章节]/.test(line) ? `<h2>${line}</h2>` : `<p>${line}</p>`))
    .join('\n')}</body></html>`,
)

export async function docx(): Promise<GivenFile> {
  const paragraphs = planText
    .split('\n')
    .map((line, i) =>
      i === 0
        ? new Paragraph({ text: line, heading: HeadingLevel.TITLE })
        : /^第.章/.test(line)
          ? new Paragraph({ text: line, heading: HeadingLevel.HEADING_1 })
          : /^第.节/.test(line)
            ? new Paragraph({ text: line, heading: HeadingLevel.HEADING_2 })
            : new Paragraph({ children: [new TextRun(line)] }),
    )
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const table = new Table({
    rows: [
      ['指标', '2020年', '2025年', '属性'],
      ['全员劳动生产率（万元/人）', '11.2', '16.5', '预期性'],
      ['人均预期寿命（岁）', '77.8', '79', '预期性'],
    ].map((row) => new TableRow({ children: row.map(cell) })),
  })
  const file = new Document({ sections: [{ children: [...paragraphs, new Paragraph('专栏1 主要指标'), table] }] })
  return given(
    '临湖区规划.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    await Packer.toBuffer(file),
  )
}

/** Printed by the browser itself, so the text lies in it as in pdfs that people publish. */
export async function pdf(page: Page): Promise<GivenFile> {
  await page.setContent(
    `<body style="font: 14px/2 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif">${planText
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</body>`,
  )
  return given('临湖区规划.pdf', 'application/pdf', await page.pdf({ format: 'A4' }))
}

export const unusable: readonly GivenFile[] = [
  given('空文件.txt', 'text/plain', ''),
  given('损坏.docx', 'application/octet-stream', 'PK\u0003\u0004 this is not a document'),
  given('表格.docx', 'application/zip', zipSync({ 'readme.txt': new Uint8Array([1, 2, 3]) })),
  given('损坏.pdf', 'application/pdf', '%PDF-1.4 broken'),
  given('照片.pdf', 'application/pdf', emptyPdf()),
]

/** A pdf of one page on which nothing is written, as a scan without text layer is to a reader. */
function emptyPdf(): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`
  return `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
}

/** GB18030 by turning the decoder round; two-byte characters are all that the fixture needs. */
function encodeGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = table.get(character)
    if (code < 0x80) bytes.push(code)
    else if (pair) bytes.push(...pair)
    else throw new Error(`“${character}” has no two-byte form in GB18030`)
  }
  return Uint8Array.from(bytes)
}
