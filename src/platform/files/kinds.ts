import type { Bilingual } from '../../model/system.ts'

/** A kind of file that may be attached. */
export interface FileKind {
  readonly id: 'pdf' | 'ofd' | 'docx' | 'xlsx' | 'png' | 'jpg' | 'txt'
  readonly name: Bilingual
  /** The first is the one that names get. */
  readonly extensions: readonly string[]
  readonly mediaType: string
}

export const FILE_KINDS: readonly FileKind[] = [
  { id: 'pdf', name: { zh: 'PDF', en: 'PDF' }, extensions: ['pdf'], mediaType: 'application/pdf' },
  // GB/T 33190: the format of electronic official documents in China.
  { id: 'ofd', name: { zh: 'OFD 版式文件', en: 'OFD' }, extensions: ['ofd'], mediaType: 'application/ofd' },
  {
    id: 'docx',
    name: { zh: 'Word 文档', en: 'Word document' },
    extensions: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    id: 'xlsx',
    name: { zh: 'Excel 工作簿', en: 'Excel workbook' },
    extensions: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  { id: 'png', name: { zh: 'PNG 图片', en: 'PNG picture' }, extensions: ['png'], mediaType: 'image/png' },
  { id: 'jpg', name: { zh: 'JPEG 图片', en: 'JPEG picture' }, extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  { id: 'txt', name: { zh: '纯文本', en: 'plain text' }, extensions: ['txt'], mediaType: 'text/plain; charset=utf-8' },
]

/** Largest attachment, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024

export const findKind = (id: string): FileKind | undefined => FILE_KINDS.find((kind) => kind.id === id)
export const kindByExtension = (extension: string): FileKind | undefined =>
  FILE_KINDS.find(({ extensions }) => extensions.includes(extension.toLowerCase()))

/** 'pdf、ofd、docx、…', for messages. */
export const ACCEPTED = FILE_KINDS.map(({ extensions }) => extensions[0]).join('、')
