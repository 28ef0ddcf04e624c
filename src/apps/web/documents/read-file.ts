import { documentFromText } from '../../../compiler/source/text.ts'
import type { SourceDocument } from '../../../model/reading.ts'
import type { Refusal } from './document.ts'

type Read =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly refusal: Omit<Refusal, 'file'> }

/** Reads a file's bytes into a source document, or says why not. */
export async function readFile(name: string, bytes: Uint8Array): Promise<Read> {
  return { ok: true, document: documentFromText(name, new TextDecoder().decode(bytes)) }
}
