import type { SourceDocument } from '../../model/reading.ts'
import { textFormatOf } from './format.ts'

/** A document from text that is already decoded; the format follows from the content, and from the name. */
export function documentFromText(name: string, text: string): SourceDocument {
  return { name, format: textFormatOf(name, text), text }
}
