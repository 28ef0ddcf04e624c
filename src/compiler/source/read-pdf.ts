import type { SourceDocument } from '../../model/reading.ts'
import { documentFromPages, type Glyphs, type PdfPage } from './pdf.ts'
import type { ReaderAssets } from './reader-assets.ts'
import type { RefusalCode } from './refusal.ts'

/** Reads the text layer of a pdf file, or says why it cannot. */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  assets: ReaderAssets,
): Promise<SourceDocument | { readonly code: RefusalCode }> {
  const pdfjs = await loadPdfjs()
  // The library takes the bytes for itself, and no Buffer: it gets a copy.
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    stopAtErrors: false,
    verbosity: 0,
    ...(assets.cMapUrl === undefined ? {} : { cMapUrl: assets.cMapUrl, cMapPacked: true }),
    ...(assets.standardFontDataUrl === undefined ? {} : { standardFontDataUrl: assets.standardFontDataUrl }),
  })
  try {
    const file = await task.promise
    const pages: PdfPage[] = []
    let characters = 0
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number)
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view
      const content = await page.getTextContent()
      const glyphs: Glyphs[] = []
      for (const item of content.items) {
        if (!('str' in item) || item.str === '') continue
        const [a, b, , , x, y] = item.transform as number[]
        // Text set upright or slanted is a watermark or a label of a figure.
        if (Math.abs(b!) > Math.abs(a!) * 0.2) continue
        characters += item.str.trim().length
        glyphs.push({
          text: item.str,
          x: x! - left,
          y: y! - bottom,
          width: item.width,
          height: item.height || Math.abs(a!),
        })
      }
      pages.push({ glyphs, width: right - left, height: top - bottom })
      page.cleanup()
    }
    if (characters < Math.max(20, pages.length * 4)) return { code: 'scanned' }
    const document = documentFromPages(name, pages)
    return isGarbled(document.text) ? { code: 'scanned' } : document
  } catch (error) {
    const kind = error instanceof Error ? error.name : ''
    return { code: kind === 'PasswordException' ? 'encrypted' : 'damaged' }
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

/** A text layer whose fonts do not say which characters they show. */
function isGarbled(text: string): boolean {
  let bad = 0
  let all = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 0x20) continue
    all++
    if ((code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd || code < 0x20) bad++
  }
  return bad > all * 0.4
}

async function loadPdfjs() {
  // Without these the library warns that it cannot draw, which nobody asks of it.
  const scope = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {}
  const [pdfjs] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    // Its worker runs in the same thread: the compiler has a thread of its own where that matters.
    import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string),
  ])
  return pdfjs
}
