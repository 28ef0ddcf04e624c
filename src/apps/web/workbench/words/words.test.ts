import { describe, expect, it } from 'vitest'
import { firstLanguage } from '../../../../ui/language.ts'
import { catalogues, type Words } from './words.ts'

/** Every word of a catalogue, functions called with sample arguments. */
function wordsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String(value(2, 3, 4))]]
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => wordsOf(inner, `${path}.${key}`))
  return []
}

describe('the catalogues', () => {
  it('hold the same words, none of them empty', () => {
    const paths = (words: Words) => wordsOf(words).map(([path]) => path)
    expect(paths(catalogues.en)).toEqual(paths(catalogues.zh))
    for (const words of Object.values(catalogues)) {
      expect(wordsOf(words).filter(([, text]) => text.trim() === '')).toEqual([])
    }
  })

  it('are English where they are English', () => {
    const own = ['.app.name', '.header.language', '.header.languageHint']
    expect(
      wordsOf(catalogues.en).filter(([path, text]) => /[\u4e00-\u9fff]/.test(text) && !own.includes(path)),
    ).toEqual([])
  })

  it('begin with Chinese unless English was chosen', () => {
    expect(firstLanguage(null)).toBe('zh')
    expect(firstLanguage('fr')).toBe('zh')
    expect(firstLanguage('en')).toBe('en')
  })
})
