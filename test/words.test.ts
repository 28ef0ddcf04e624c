import { describe, expect, it } from 'vitest'
import type { WordsHook } from '../src/ui/language.ts'

/** Every catalogue of words that a file exports: screens' `views/words.ts`, the shell's. */
const files = import.meta.glob<Record<string, unknown>>(
  ['../src/engines/*/views/*words.ts', '../src/platform/*/views/*words.ts', '../src/apps/web/shell/words.ts'],
  { eager: true },
)
const catalogues = Object.entries(files).flatMap(([path, file]) =>
  Object.entries(file).flatMap(([name, value]) =>
    typeof value === 'function' && 'catalogues' in value
      ? [{ name: `${path} ${name}`, ...(value as WordsHook<unknown>).catalogues }] // defineWords made it
      : [],
  ),
)

/** Every word of a catalogue, sentences made from sample arguments. */
function wordsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String(value(2, 3, 4, 5))]]
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => wordsOf(inner, `${path}.${key}`))
  return []
}

/** Words of one language that stand in the catalogue of the other on purpose: the button that changes the language. */
const FOREIGN = ['.language', '.languageHint']

describe('the words of the screens', () => {
  it('are found', () => {
    expect(catalogues.length).toBeGreaterThan(0)
  })

  it.each(catalogues)('$name: both languages have the same words', ({ zh, en }) => {
    expect(wordsOf(en).map(([path]) => path)).toEqual(wordsOf(zh).map(([path]) => path))
  })

  it.each(catalogues)('$name: the English is English', ({ en }) => {
    expect(wordsOf(en).filter(([path, text]) => /[\u4e00-\u9fff]/.test(text) && !FOREIGN.includes(path))).toEqual([])
  })

  it.each(catalogues)('$name: no Chinese is missing', ({ zh }) => {
    expect(wordsOf(zh).filter(([, text]) => text.trim() === '')).toEqual([])
  })
})
