import { compile } from '../../../../compiler/compile.ts'
import { outlineFromSource } from '../../../../compiler/outline/from-source.ts'
import { blocksFromSource } from '../../../../compiler/source/blocks.ts'
import { track } from '../../../../engines/indicators/track.ts'
import type { SourceDocument } from '../../../../model/reading.ts'
import { declarations } from '../../../../systems/all.ts'
import type { CompiledDocument, ShownBlock } from './document.ts'
import { readFile } from './read-file.ts'
import type { Answer, Question } from './worker-protocol.ts'

/** The compiler, off the page's thread. It keeps nothing between questions, so it may be ended at any moment. */
addEventListener('message', async (event: MessageEvent<Question>) => {
  const question = event.data
  try {
    if (question.kind === 'catalogue') {
      answer({ kind: 'catalogue', ticket: question.ticket, systems: declarations })
      return
    }
    if (question.kind === 'track') {
      answer({ kind: 'tracked', ticket: question.ticket, result: track(question.plan, question.reports) })
      return
    }
    const { ticket, name } = question
    answer({ kind: 'stage', ticket, stage: 'reading' })
    const read = await readFile(name, new Uint8Array(question.bytes))
    if (!read.ok) {
      answer({ kind: 'refused', ticket, refusal: { ...read.refusal, file: name } })
      return
    }
    answer({ kind: 'stage', ticket, stage: 'compiling' })
    const document = compiled(read.document)
    answer(
      { kind: 'compiled', ticket, document },
      document.blocks.map((block) => block.at.buffer),
    )
  } catch (error) {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
    answer({ kind: 'failed', ticket: question.ticket, cause })
  }
})

function answer(message: Answer, transfer: Transferable[] = []) {
  postMessage(message, { transfer })
}

function compiled(document: SourceDocument): CompiledDocument {
  const model = compile(document, { systems: declarations })
  const outline = outlineFromSource(blocksFromSource(document))
  const blocks = outline.blocks.map(
    ({ block, section, box }): ShownBlock => ({
      kind: block.kind,
      text: block.reading.text,
      // A copy: the reading may be a view into a buffer that others share, and this one is handed over.
      at: block.reading.at.slice(),
      line: block.line,
      section: section?.id ?? null,
      box,
      cells: block.cells ?? null,
      table: block.table ?? null,
      isHead: block.head ?? false,
    }),
  )
  const pages = (document.places ?? []).flatMap(({ start, page }) => (page === undefined ? [] : [{ start, page }]))
  return { name: document.name, text: document.text, model, blocks, pages }
}
