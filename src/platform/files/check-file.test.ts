import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { wordPlan } from '../../../test/fixtures/docx.ts'
import { pdfOf } from '../../../test/fixtures/pdf.ts'
import { checkFile } from './check-file.ts'
import { cleanFileName } from './file-name.ts'
import { LARGEST_FILE } from './kinds.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, bytesOf('<x/>')])))
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const JPG = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  0x4a,
  0x46,
  0x49,
  0x46,
  0,
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
  0xff,
  0xd9,
)
/** The beginning of a compound file, and a name as its directory holds it. */
const compound = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(64),
  ])
const page = pdfOf([[{ text: '临湖区统计公报', x: 72, y: 700 }]])
const workbook = async () => {
  const made = writeXlsxFile([[{ value: '指标' }, { value: 96 }]])
  return new Uint8Array(await made.toBuffer())
}
const codeOf = async (name: string, bytes: Uint8Array) => {
  const outcome = await checkFile(name, bytes)
  return outcome.kind === 'refused' ? outcome.refusal.code : outcome.value.kind.id
}

describe('a file that somebody attaches', () => {
  it('[FI1] is taken when its content is what its name says', async () => {
    expect(await codeOf('公报.pdf', page)).toBe('pdf')
    expect(await codeOf('函.DOCX', await wordPlan())).toBe('docx')
    expect(await codeOf('表.xlsx', await workbook())).toBe('xlsx')
    expect(await codeOf('红头.ofd', zip('OFD.xml', 'Doc_0/Document.xml'))).toBe('ofd')
    expect(await codeOf('照片.png', PNG)).toBe('png')
    expect(await codeOf('照片.jpeg', JPG)).toBe('jpg')
    expect(await codeOf('说明.txt', bytesOf('临湖区\r\n完成 96%\t已核'))).toBe('txt')
    expect(await codeOf('说明.txt', Uint8Array.of(0xc1, 0xd9, 0xba, 0xfe, 0xc7, 0xf8))).toBe('txt')
  })

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['content-differs', '公报.pdf', () => PNG],
    ['content-differs', '表.xlsx', wordPlan],
    ['content-differs', '说明.txt', () => page],
    ['unknown-extension', '公报.bin', () => page],
    ['unknown-extension', '公报', () => page],
    ['is-archive', '材料.zip', () => zip('a.txt')],
    ['is-archive', '材料.docx', () => zip('a.txt')],
    ['not-accepted', '材料.rar', () => latin('Rar!\u001a\u0007\u0001\u0000')],
    ['not-accepted', '程序.txt', () => latin('MZ\u0090\u0000\u0003\u0000\u0000\u0000')],
    ['has-macros', '表.xlsx', () => zip('xl/workbook.xml', 'xl/vbaProject.bin')],
    ['has-macros', '表.xlsx', () => zip('xl/workbook.xml', 'xl/macrosheets/sheet1.xml')],
    ['has-macros', '函.docx', () => zip('word/document.xml', 'word/vbaProject.bin')],
    ['has-embedded-objects', '函.docx', () => zip('word/document.xml', 'word/embeddings/oleObject1.bin')],
    ['encrypted-file', '函.docx', () => compound('EncryptedPackage')],
    ['legacy-office', '函.doc', () => compound('WordDocument')],
    ['legacy-office', '函.docx', () => compound('WordDocument')],
    ['encrypted-file', '公报.pdf', () => pdfOf([[{ text: '公报', x: 1, y: 1 }]], { encrypted: true })],
    ['has-scripts', '公报.pdf', () => latin('%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (x) >> >>\n%%EOF')],
    ['damaged-file', '公报.pdf', () => page.subarray(0, page.length - 200)],
    ['damaged-file', '函.docx', async () => (await wordPlan()).subarray(0, 3000)],
    ['not-accepted', '网页.txt', () => bytesOf('<!DOCTYPE html><script>alert(1)</script>')],
    ['not-accepted', '图.txt', () => bytesOf('  <svg onload="alert(1)"/>')],
    ['unknown-content', '数据.txt', () => Uint8Array.of(1, 2, 3, 0xff, 0xfe, 0)],
    ['empty-file', '空.txt', () => new Uint8Array()],
    ['file-too-large', '大.txt', () => new Uint8Array(LARGEST_FILE + 1).fill(65)],
  ])('[FI2] is refused as %s: %s', async (code, name, content) => {
    const outcome = await checkFile(name, await content())
    if (outcome.kind !== 'refused') throw new Error('taken')
    expect(outcome.refusal.code).toBe(code)
    expect(outcome.refusal.message.zh).toMatch(/[请可].*。$/)
    expect(outcome.refusal.message.en).toMatch(/[A-Za-z].*\.$/)
  })

  it('[FI2] is refused when it would fill the memory once unpacked', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(10), 'word/big.xml': new Uint8Array(64 * 1024 * 1024) })
    // Its directory claims more than it holds; nobody unpacks it to see.
    const at = Buffer.from(bomb.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    new DataView(bomb.buffer).setUint32(at + 24, 0xf0000000, true)
    expect(await codeOf('函.docx', bomb)).toBe('too-large-inside')
  })

  it('[FI2] never makes it throw, whatever its bytes', async () => {
    const heads = [...[page, PNG, JPG, compound('x'), zip('OFD.xml')].map((bytes) => [...bytes.subarray(0, 60)]), []]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 300 }),
        fc.string(),
        async (head, rest, name) => {
          await checkFile(name, Uint8Array.from([...head, ...rest]))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('the name of a file', () => {
  it.each([
    ['C:\\temp\\..\\佐证 材料.docx', '佐证 材料.docx'],
    ['../../etc/passwd', 'passwd'],
    ['材料\u202Efdp.docx', '材料fdp.docx'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['nul.txt', '_nul.txt'],
    ['...', '附件'],
    ['.pdf', '附件.pdf'],
    ['表<1>:"终".XLSX', '表_1___终_.xlsx'],
    [' 前后 .pdf', '前后.pdf'],
  ])('[FI3] %j becomes %j', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean)
  })

  it('[FI3] is short, plain and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const clean = cleanFileName(given)
        expect([...clean].length).toBeLessThanOrEqual(80)
        expect(clean).not.toMatch(/[\p{Cc}/\\<>:"|?*\u202a-\u202e\u2066-\u2069]/u)
        expect(clean).not.toBe('')
        expect(cleanFileName(clean)).toBe(clean)
      }),
      { numRuns: 2000 },
    )
  })
})
