import type { SystemDeclaration } from '../../../../model/system.ts'
import type { OpenDocument } from '../documents/document.ts'
import type { Tracking } from '../tracking/tracking.ts'
import type { Words } from '../words/words.ts'
import { planOf } from '../workspace.ts'
import { sheetsOf } from './sheets.ts'

/** Hands the plan's tables or model to the person as a file named after the plan; returns that name. */
export async function download(
  format: 'xlsx' | 'json',
  documents: readonly OpenDocument[],
  systems: readonly SystemDeclaration[],
  tracking: Tracking,
  words: Words,
): Promise<string> {
  const document = planOf(documents) ?? documents[0]
  if (!document) throw new Error('no document')
  const name = `${fileName(document)}.${format}`
  if (format === 'json') {
    save(new Blob([`${JSON.stringify(document.model, null, 1)}\n`], { type: 'application/json' }), name)
  } else {
    const { workbookOf } = await import('./workbook.ts')
    save(await workbookOf(sheetsOf(document, documents, systems, tracking, words)), name)
  }
  return name
}

/** The plan's title as a file name on any system. */
export const fileName = (document: OpenDocument) =>
  (document.model.plan.title || document.name.replace(/\.[^.]*$/, ''))
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 80) || 'plan'

function save(blob: Blob, name: string) {
  const link = window.document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
