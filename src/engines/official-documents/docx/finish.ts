import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { FACES, type TypeFace } from './layout.ts'

/** The moment written into a document that has no date of its own, so that the same document gives the same bytes. */
const NO_DATE = '2000-01-01'

/**
 * Finishes what the docx package wrote: says which fonts stand in for those a machine lacks, and takes the clock out, so
 * that the same document gives the same bytes.
 */
export function finished(packed: Uint8Array, date: string | null): Uint8Array {
  const files = unzipSync(packed)
  const moment = `${(date ?? NO_DATE).slice(0, 10)}T00:00:00Z`
  const result: Record<string, Uint8Array> = {}
  for (const name of Object.keys(files).sort(contentTypesFirst)) {
    const content = files[name] as Uint8Array // of its own keys
    if (name === 'word/fontTable.xml') result[name] = strToU8(fontTable())
    else if (name === 'docProps/core.xml')
      result[name] = strToU8(strFromU8(content).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, moment))
    else if (name === 'word/comments.xml')
      result[name] = strToU8(strFromU8(content).replace(/w:date="[^"]*"/g, `w:date="${moment}"`))
    else if (name === 'word/styles.xml') result[name] = strToU8(withoutSnapping(withDefaultStyles(strFromU8(content))))
    else if (/^word\/(document|header\d+|footer\d+|footnotes)\.xml$/.test(name))
      result[name] = strToU8(withoutSnapping(strFromU8(content)))
    else result[name] = content
  }
  return zipSync(result, { level: 6, mtime: '1999-12-31T12:00:00' })
}

/** The text keeps the measure of the page itself (see the line height in layout.ts); snapping would count it twice. */
const withoutSnapping = (xml: string) => xml.replace(/<w:spacing (?=[^>]*w:line=)/g, '<w:snapToGrid w:val="0"/>$&')

/**
 * The docx package names no default style, and without one every reader takes its own. Single lines may end or begin a
 * page, or it would have fewer than 22; headings keep with their text by themselves.
 */
const withDefaultStyles = (xml: string) =>
  xml
    .replace('<w:pPrDefault><w:pPr>', '$&<w:widowControl w:val="0"/>')
    .replace(
      '</w:docDefaults>',
      '$&<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">' +
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    )

/** Readers that stream expect the list of content types at the front. */
function contentTypesFirst(a: string, b: string): number {
  const front = (name: string) => (name === '[Content_Types].xml' ? 0 : name.startsWith('_rels') ? 1 : 2)
  return front(a) - front(b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** altName holds one name in Word; the further ones are entries of their own that lead on. */
function fontTable(): string {
  const fonts: string[] = []
  const seen = new Set<string>()
  const entry = (name: string, alternative: string | undefined, face: TypeFace, charset: string) => {
    if (seen.has(name)) return
    seen.add(name)
    fonts.push(
      `<w:font w:name="${name}">${alternative === undefined ? '' : `<w:altName w:val="${alternative}"/>`}` +
        `<w:panose1 w:val="${face.panose}"/><w:charset w:val="${charset}"/><w:family w:val="${face.family}"/>` +
        `<w:pitch w:val="variable"/></w:font>`,
    )
  }
  for (const [key, face] of Object.entries<TypeFace>(FACES)) {
    const charset = key === 'latin' ? '00' : '86'
    const chain = [face.name, ...face.instead]
    chain.forEach((name, i) => {
      entry(name, chain[i + 1], face, charset)
    })
  }
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
  )
}
