import { type ReadResult, readDocument } from '../../../../compiler/source/read.ts'

/** Reads a file's bytes into a source document, or says why not. Runs in the worker; the character maps lie beside it. */
export const readFile = (name: string, bytes: Uint8Array): Promise<ReadResult> =>
  readDocument(name, bytes, { cMapUrl: new URL('../cmaps/', self.location.href).href })
