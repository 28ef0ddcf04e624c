import type { SourceDocument } from '../../model/reading.ts'
import type { Bilingual } from '../../model/system.ts'
import { decodeText } from './decode.ts'
import { containerOf, holdsName } from './format.ts'
import { isPlanLike } from './likeness.ts'
import type { ReaderAssets } from './reader-assets.ts'
import { type Refusal, refusal } from './refusal.ts'
import { documentFromText } from './text.ts'

export type { Refusal, RefusalCode } from './refusal.ts'

export type ReadResult =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly refusal: Refusal }

/** 100 MiB: a hundred times the longest plan with its pictures. */
const LARGEST_FILE = 100 * 1024 * 1024
const LARGEST_TEXT = 40_000_000

/**
 * Reads a file by its content, whatever its name says: txt, Markdown, HTML, docx, pdf. Runs in Node and in the browser.
 * What cannot be read is refused with a reason from a closed list and what to do; it never throws.
 *
 * @example const read = await readDocument('plan.docx', bytes)
 */
export async function readDocument(name: string, bytes: Uint8Array, assets: ReaderAssets = {}): Promise<ReadResult> {
  const refuse = (code: Refusal['code'], what?: Bilingual): ReadResult => ({
    ok: false,
    refusal: refusal(code, name, what),
  })
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > LARGEST_FILE) {
    const size = Math.round(bytes.length / 1024 / 1024)
    return refuse('too-large', { zh: `${size} MB`, en: `${size} MB` })
  }
  const container = containerOf(bytes)
  switch (container.kind) {
    case 'unknown':
      return refuse('unknown-format')
    case 'other':
      return refuse('other-format', container.what)
    case 'compound':
      if (holdsName(bytes, 'EncryptedPackage')) return refuse('encrypted')
      if (holdsName(bytes, 'WordDocument') || /\.(?:doc|dot|wps|wpt)$/i.test(name)) return refuse('legacy-word')
      if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book')) {
        return refuse('other-format', { zh: '旧版电子表格（.xls）', en: 'an old spreadsheet (.xls)' })
      }
      return refuse('unknown-format')
    case 'zip': {
      const { readDocx } = await import('./read-docx.ts')
      const read = readDocx(name, bytes)
      return 'code' in read ? refuse(read.code, read.what) : accept(read)
    }
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts')
      const read = await readPdf(name, bytes, assets)
      return 'code' in read ? refuse(read.code) : accept(read)
    }
    case 'text': {
      if (/\.(?:docx|pdf)$/i.test(name) && bytes.length > 64 && bytes.subarray(0, 4096).includes(0))
        return refuse('damaged')
      const decoded = decodeText(bytes)
      if (decoded === null) return refuse(/\.(?:docx|pdf)$/i.test(name) ? 'damaged' : 'unknown-format')
      return accept({ ...documentFromText(name, decoded.text), encoding: decoded.encoding })
    }
  }

  function accept(document: SourceDocument): ReadResult {
    if (document.text.trim() === '') return refuse('empty')
    if (document.text.length > LARGEST_TEXT) {
      const size = Math.round(document.text.length / 10_000)
      return refuse('too-large', { zh: `${size} 万字`, en: `${size}0,000 characters` })
    }
    return isPlanLike(document.text) ? { ok: true, document } : refuse('no-plan')
  }
}
