import { useMemo } from 'react'
import type { PlanModel } from '../../../model/plan-model.ts'
import type { PackedBlock, ShownBlock } from '../blocks.ts'
import { unpackedBlock } from '../blocks.ts'
import { type Item, itemsOf } from './text/items.ts'

/** A text as the server sends it. */
export interface SentText {
  readonly name: string
  readonly text: string
  readonly model: PlanModel
  readonly blocks: readonly PackedBlock[]
  readonly pages: readonly { readonly start: number; readonly page: number }[]
}

export interface TextOnScreen {
  readonly name: string
  readonly text: string
  readonly model: PlanModel
  readonly blocks: readonly ShownBlock[]
  readonly notice: null
  readonly items: readonly Item[]
}

/** Unpacks a text once. */
export const useTextOnScreen = (sent: SentText | undefined): TextOnScreen | null =>
  useMemo(
    () =>
      sent === undefined
        ? null
        : {
            name: sent.name,
            text: sent.text,
            model: sent.model,
            blocks: sent.blocks.map(unpackedBlock),
            notice: null,
            items: itemsOf(sent.model),
          },
    [sent],
  )

/** The words of the sentence around a stretch, in three pieces. */
export function sentenceAround(
  { text, model }: { readonly text: string; readonly model: Pick<PlanModel, 'clauses'> },
  clause: string | null,
  start: number,
  end: number,
): readonly [string, string, string] {
  const found = model.clauses.find(({ id }) => id === clause)
  const from = Math.min(found?.start ?? start, start)
  const to = Math.max(found?.end ?? end, end)
  return [text.slice(from, start), text.slice(start, end), text.slice(end, to)]
}
