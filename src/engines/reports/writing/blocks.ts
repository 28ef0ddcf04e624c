import type { Block, Heading, Paragraph, Question, Run } from '../../official-documents/model.ts'

export const heading = (key: string, level: Heading['level'], words: string): Heading => ({
  kind: 'heading',
  key,
  level,
  text: words,
})

export const paragraph = (key: string, runs: readonly Run[]): Paragraph => ({ kind: 'paragraph', key, runs })

export const question = (key: string, asks: string, of: string | null = null): Question => ({
  kind: 'question',
  key,
  asks,
  of,
})

/** The heading with what stands under it; nothing at all when there is nothing under it. */
export const section = (
  key: string,
  level: Heading['level'],
  words: string,
  blocks: readonly Block[],
): readonly Block[] => (blocks.length === 0 ? [] : [heading(key, level, words), ...blocks])
