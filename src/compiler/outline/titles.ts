import type { Block } from '../../model/reading.ts'
import type { HeadingForm } from './forms.ts'

const isHan = (character: string | undefined) => character !== undefined && /[\u3400-\u9fff]/.test(character)

/** Whether spaces stand between ideographs of running text, where nobody sets them: then they tell nothing in titles. */
export function hasStraySpaces(blocks: readonly Block[]): boolean {
  let characters = 0
  let spaces = 0
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.gaps === undefined) continue
    const { text } = block.reading
    characters += text.length
    for (const gap of block.gaps) if (isHan(text[gap - 1]) && isHan(text[gap])) spaces++
  }
  return spaces > 12 && spaces > characters * 0.004
}

/** The words of a heading: without its number, leaders and closing stop; a space that parts two clauses stays. */
export function cleanTitle(block: Block, form: HeadingForm, stray: boolean): string {
  const { text } = block.reading
  const gaps = (block.gaps ?? []).filter((gap) => gap > form.start && gap < form.end)
  const pieces: string[] = []
  let from = form.start
  // Stray spaces are many and stand anywhere; a space that parts clauses is alone, between long runs of ideographs.
  if (!stray && gaps.length <= 3) {
    for (const [i, gap] of gaps.entries()) {
      const next = gaps[i + 1] ?? form.end
      if (gap - from < 4 || next - gap < 4 || !isHan(text[gap - 1]) || !isHan(text[gap])) continue
      pieces.push(text.slice(from, gap))
      from = gap
    }
  }
  pieces.push(text.slice(from, form.end))
  return pieces
    .join(' ')
    .replace(/^[、.．：·\s—-]{1,4}/, '')
    .replace(/[。：；，、.…\s]{1,8}$/, '')
    .trim()
}
