import type { SourceDocument, SourceFormat } from '../../model/reading.ts'

/** A document from text that is already decoded; the format follows from the name and the content. */
export function documentFromText(name: string, text: string): SourceDocument {
  return { name, format: formatOf(name, text), text }
}

function formatOf(name: string, text: string): SourceFormat {
  if (/\.(md|markdown)$/i.test(name)) return 'markdown'
  if (/\.html?$/i.test(name) || /^\s*<(!doctype|html|body|div|p)\b/i.test(text.slice(0, 500))) return 'html'
  return 'txt'
}
