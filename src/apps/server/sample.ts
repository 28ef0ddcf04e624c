import { readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { TextDecoder } from 'node:util'
import { Value } from 'typebox/value'
import { SampleManifest } from '../../model/sample-manifest.ts'
import type { Bilingual } from '../../model/system.ts'

/** One document as the page receives it; binary formats travel as base64. */
export interface SampleDocument {
  readonly name: string
  readonly role: 'plan' | 'report'
  readonly encoding: 'utf-8' | 'base64'
  readonly content: string
}

export interface Sample {
  readonly id: string
  readonly title: Bilingual
  /** 'digest': our own wording with its facts; 'published': the text as it was published. */
  readonly wording: 'digest' | 'published'
  /** What must be said about the documents wherever they are shown. */
  readonly notice: Bilingual
  readonly documents: readonly SampleDocument[]
}

/**
 * Reads the first sample plan under `plansFolder`; null when there is none.
 * Throws with the file's name when a manifest is broken or names a file that is missing.
 */
export async function readSample(plansFolder: string, projectFolder: string): Promise<Sample | null> {
  const names = await readdir(plansFolder).catch(() => [])
  for (const id of names.sort()) {
    const folder = join(plansFolder, id)
    const text = await readFile(join(folder, 'sample.json'), 'utf8').catch(() => null)
    if (text === null) continue
    const manifest = manifestFrom(text, join(folder, 'sample.json'))
    const published =
      manifest.published === undefined ? null : await bytesOf(resolve(projectFolder, manifest.published))
    const plan = published ?? (await readFile(join(folder, manifest.plan)))
    return {
      id,
      title: manifest.title,
      wording: published === null ? 'digest' : 'published',
      notice: (published === null ? undefined : manifest.publishedNotice) ?? manifest.notice,
      documents: [
        documentOf(published === null ? manifest.plan : basename(manifest.published ?? ''), 'plan', plan),
        ...(await Promise.all(
          manifest.reports.map(async (name) => documentOf(name, 'report', await readFile(join(folder, name)))),
        )),
      ],
    }
  }
  return null
}

const bytesOf = (path: string) => readFile(path).catch(() => null)

function documentOf(name: string, role: 'plan' | 'report', bytes: Uint8Array): SampleDocument {
  try {
    return { name, role, encoding: 'utf-8', content: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { name, role, encoding: 'base64', content: Buffer.from(bytes).toString('base64') }
  }
}

function manifestFrom(text: string, path: string): SampleManifest {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch (error) {
    throw new Error(`${path}: is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (Value.Check(SampleManifest, found)) return found
  const faults = [...Value.Errors(SampleManifest, found)].map(
    ({ instancePath, message }) => `  ${instancePath === '' ? '(the whole)' : instancePath.slice(1)}: ${message}`,
  )
  throw new Error(`${path}: is no manifest of a sample plan. See src/model/sample-manifest.ts.\n${faults.join('\n')}`)
}
