import type { Bilingual } from '../../../../model/system.ts'
import type { GivenFile } from './compiler-client.ts'
import type { OpenDocument } from './document.ts'

interface FetchedSample {
  readonly id: string
  readonly files: readonly GivenFile[]
  readonly known: ReadonlyMap<string, Pick<OpenDocument, 'role' | 'note' | 'notice'>>
}

/** The sample plan with its reports from the server. Throws when it cannot be had. */
export async function fetchSample(signal?: AbortSignal): Promise<FetchedSample> {
  const response = await fetch('/api/v1/sample', { signal })
  if (!response.ok) throw new Error(`sample: ${response.status}`)
  const sample: {
    id: string
    wording: 'digest' | 'published'
    notice: Bilingual
    documents: { name: string; role: 'plan' | 'report'; encoding: 'utf-8' | 'base64'; content: string }[]
  } = await response.json()
  return {
    id: sample.id,
    files: sample.documents.map(({ name, encoding, content }) => ({ name, bytes: bytesOf(encoding, content) })),
    known: new Map(
      sample.documents.map(({ name, role }) => [
        name,
        { role, note: role === 'plan' ? sample.wording : 'simulated', notice: sample.notice },
      ]),
    ),
  }
}

function bytesOf(encoding: 'utf-8' | 'base64', content: string): ArrayBuffer {
  const bytes =
    encoding === 'utf-8'
      ? new TextEncoder().encode(content)
      : Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
  // Both arrays own their whole buffer.
  return bytes.buffer as ArrayBuffer
}
