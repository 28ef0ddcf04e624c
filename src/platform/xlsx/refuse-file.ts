import type { Refusal } from '../../model/outcome.ts'

/** What a file is that was given for an .xlsx, from its first bytes; null when it may be one. */
export function refusalOfNonXlsx(bytes: Uint8Array, name: string): Refusal | null {
  if (bytes.length === 0)
    return refusal(
      'empty-file',
      '文件是空的（0 字节）。请重新保存后再上传。',
      'The file is empty. Save it again and upload it.',
    )
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return null
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // An encrypted .xlsx is an OLE container as well, with streams of these names.
    if (includes(bytes, utf16('EncryptedPackage')) || includes(bytes, utf16('EncryptionInfo')))
      return refusal(
        'encrypted-file',
        '文件设了打开密码，系统无法读取。请在 Excel/WPS 中“文件—信息—保护工作簿—用密码进行加密”里清空密码，另存后再上传。',
        'The file is encrypted with a password. Remove the password in Excel or WPS (File – Info – Protect workbook), save it and upload it again.',
      )
    if (includes(bytes, utf16('WordDocument')))
      return refusal(
        'not-a-workbook',
        '这是 Word 文档（.doc），不是报送模板。请上传填好的 .xlsx 模板。',
        'This is a Word document, not the template. Upload the filled .xlsx.',
      )
    return refusal(
      'legacy-xls',
      '这是旧版 .xls 格式。请在 Excel/WPS 中“另存为”→“Excel 工作簿（*.xlsx）”，再上传；直接改扩展名没有用。',
      'This is the old .xls format. Use “Save as – Excel workbook (*.xlsx)” and upload that; renaming the file does not help.',
    )
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    return refusal(
      'not-a-workbook',
      '这是 PDF。请上传填好的 .xlsx 模板；盖章件请作为佐证附件上传。',
      'This is a PDF. Upload the filled .xlsx; attach stamped papers as evidence.',
    )
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8, 0xff]))
    return refusal(
      'not-a-workbook',
      '这是图片。请上传填好的 .xlsx 模板；图片请作为佐证附件上传。',
      'This is a picture. Upload the filled .xlsx; attach pictures as evidence.',
    )
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 2048)).trimStart().toLowerCase()
  if (head.startsWith('<html') || head.startsWith('<!doctype html') || head.startsWith('<table'))
    return refusal(
      'html-as-xls',
      '这是网页格式的表格（扩展名写成了 .xls 或 .xlsx）。请用 Excel/WPS 打开，“另存为”→“Excel 工作簿（*.xlsx）”，再上传。',
      'This is a web page with the extension of a workbook. Open it in Excel or WPS and save it as .xlsx.',
    )
  if (head.startsWith('<?xml'))
    return refusal(
      'xml-spreadsheet',
      '这是 XML 电子表格。请用 Excel/WPS 打开，“另存为”→“Excel 工作簿（*.xlsx）”，再上传。',
      'This is an XML spreadsheet. Open it in Excel or WPS and save it as .xlsx.',
    )
  if (/\.(?:csv|txt|tsv)$/i.test(name) || looksLikeText(bytes))
    return refusal(
      'csv-file',
      '这是 CSV/文本文件，丢失了模板里的单元格标识和校验。请下载模板，把数粘贴进去，保存为 .xlsx 再上传。',
      'This is a CSV or text file; it lacks the template’s cell marks and checks. Download the template, paste the values and upload the .xlsx.',
    )
  return refusal(
    'not-a-workbook',
    '认不出这个文件。请上传从系统下载、填好后保存的 .xlsx 模板。',
    'This file is not recognised. Upload the .xlsx template that was downloaded here and filled in.',
  )
}

/** What another kind of zip is: a Word document, an OpenDocument sheet, a binary workbook. */
export function refusalOfOtherZip(names: ReadonlySet<string>): Refusal {
  if (names.has('word/document.xml'))
    return refusal(
      'not-a-workbook',
      '这是 Word 文档（.docx），不是报送模板。请上传填好的 .xlsx 模板。',
      'This is a Word document, not the template. Upload the filled .xlsx.',
    )
  if (names.has('xl/workbook.bin'))
    return refusal(
      'binary-workbook',
      '这是二进制工作簿（.xlsb）。请“另存为”→“Excel 工作簿（*.xlsx）”，再上传。',
      'This is a binary workbook (.xlsb). Save it as .xlsx and upload that.',
    )
  if (names.has('content.xml'))
    return refusal(
      'open-document',
      '这是 OpenDocument 表格（.ods）。请“另存为”→“Excel 2007-365（*.xlsx）”，再上传。',
      'This is an OpenDocument sheet (.ods). Save it as .xlsx and upload that.',
    )
  return refusal(
    'not-a-workbook',
    '这是压缩包，不是 .xlsx 工作簿。请解压后上传里面填好的 .xlsx。',
    'This is an archive, not an .xlsx. Unpack it and upload the filled .xlsx inside.',
  )
}

export const damagedFile: Refusal = refusal(
  'damaged-file',
  '文件已损坏或没有传完整。请在 Excel/WPS 中打开、另存一份后再上传。',
  'The file is damaged or incomplete. Open it in Excel or WPS, save a copy and upload that.',
)

export const tooLargeInside: Refusal = {
  reason: 'too-large',
  code: 'workbook-too-large',
  message: {
    zh: '工作簿解压后太大。请删去多余的工作表、图片和空白格式，只留模板内容。',
    en: 'The workbook is too large inside. Remove further sheets, pictures and empty formatting.',
  },
}

function refusal(code: string, zh: string, en: string): Refusal {
  return { reason: 'unsupported', code, message: { zh, en } }
}

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte)
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const includes = (bytes: Uint8Array, part: Buffer) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(part)

/** Text in UTF-8 or a Chinese encoding holds no control characters but tabs and line ends. */
function looksLikeText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13)
}
