import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { alignPlans } from '../../../compiler/align/align-plans.ts'
import { compile } from '../../../compiler/compile.ts'
import { diffPlans } from '../../../compiler/diff/diff-plans.ts'
import { outlineFromSource } from '../../../compiler/outline/from-source.ts'
import { blocksFromSource } from '../../../compiler/source/blocks.ts'
import { readDocument } from '../../../compiler/source/read.ts'
import type { ReaderAssets } from '../../../compiler/source/reader-assets.ts'
import { findIndicator } from '../../../engines/indicators/find-indicator.ts'
import { track } from '../../../engines/indicators/track.ts'
import { packedBlock } from '../../../engines/plans/blocks.ts'
import { carryOver, lineOf } from '../../../engines/plans/carry.ts'
import type { CompileResult, DocumentCompiler, Stage, StoredText } from '../../../engines/plans/documents/compiler.ts'
import { reviewItems } from '../../../engines/plans/items.ts'
import type { PlanModel } from '../../../model/plan-model.ts'
import { systems } from '../../../systems/all.ts'

/** What the compiling thread can be asked to do: pure functions over whole texts. */
export const work: Omit<DocumentCompiler, 'version' | 'close'> = {
  compile: compileFile,
  async carry(old, recent) {
    return carryOver(itemsOf(old), itemsOf(recent)).map(lineOf)
  },
  diff: async (old, recent) => diffPlans(modelOf(old), modelOf(recent), idOf),
  align: async (upper, lower) => alignPlans(modelOf(upper), modelOf(lower), idOf),
  track: async (plan, reports) => track(modelOf(plan), reports.map(modelOf)),
}

async function compileFile(name: string, bytes: Uint8Array, onStage?: (stage: Stage) => void): Promise<CompileResult> {
  onStage?.('reading')
  const read = await readDocument(name, bytes, readerAssets())
  if (!read.ok) return { kind: 'refused', refusal: read.refusal }
  onStage?.('compiling')
  const { document } = read
  const model = compile(document, { systems })
  const { blocks } = outlineFromSource(blocksFromSource(document))
  return {
    kind: 'compiled',
    file: {
      text: document.text,
      format: document.format,
      plan: model.plan,
      model: JSON.stringify(model),
      blocks: JSON.stringify(
        blocks.map(({ block, section, box }) =>
          packedBlock({
            kind: block.kind,
            text: block.reading.text,
            at: block.reading.at,
            line: block.line,
            section: section?.id ?? null,
            box,
            cells: block.cells ?? null,
            table: block.table ?? null,
            isHead: block.head ?? false,
          }),
        ),
      ),
      pages: JSON.stringify(
        (document.places ?? []).flatMap(({ start, page }) => (page === undefined ? [] : [{ start, page }])),
      ),
      items: reviewItems(model, document.text),
    },
  }
}

// Written by `compile` below this version of the program or one before: the column is checked when it is stored.
const modelOf = ({ model }: StoredText) => JSON.parse(model) as PlanModel
const itemsOf = (stored: StoredText) => reviewItems(modelOf(stored), stored.text)
const idOf = (name: string) => findIndicator(name)?.id ?? null

/** Character maps and fonts of the pdf library, where it is installed. */
function readerAssets(): ReaderAssets {
  try {
    const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    return { cMapUrl: join(home, 'cmaps/'), standardFontDataUrl: join(home, 'standard_fonts/') }
  } catch {
    return {}
  }
}
