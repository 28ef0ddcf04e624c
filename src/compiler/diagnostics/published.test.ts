import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'

/**
 * What the checks find in published documents, which lie beside the checkout and not in it: by line and code, never by
 * their words.
 */
const shared = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'shared')
const seed = join(shared, 'seed', 'yanfeng-14.txt')
const check = (file: string) =>
  compile(documentFromText(file.replace(/^.*\//, ''), readFileSync(file, 'utf8')), { systems: [] }).diagnostics

describe.skipIf(!existsSync(seed))(
  `the district plan${existsSync(seed) ? '' : ' (skipped: needs ../shared/seed)'}`,
  () => {
    const found = existsSync(seed) ? check(seed) : []
    const at = (code: string, line: number) => found.filter((d) => d.code === code && d.line === line)

    it('contradicts itself between lines 11 and 13 in three figures', () => {
      const figures = at('GM401', 13)
      expect(figures.map(({ related }) => related.map(({ line }) => line))).toEqual([[11], [11], [11]])
      const messages = figures.map(({ message }) => message).join()
      for (const pair of [/9家.*12家/, /201项.*273项/, /1\.59亿元.*6亿元/]) expect(messages).toMatch(pair)
    })

    it.each([
      ['both boxes are empty', 'GM201', [17, 43]],
      ['title and first chapter are broken over lines', 'GM103', [2, 5]],
      ['a passage of chapter 8 stands twice', 'GM301', [125]],
      ['a sentence on small firms stands twice', 'GM302', [87]],
      ['a sum of money lost its number', 'GM306', [91]],
      ['doubled words', 'GM303', [56, 71, 95]],
      ['typing errors', 'GM308', [39, 52, 71, 85, 173]],
      ['sentences cut off or garbled', 'GM305', [81, 129]],
      ['gaps where words may be missing', 'GM304', [10, 151]],
      ['a colon for a semicolon', 'GM309', [142]],
      ['a resource named twice', 'GM310', [20]],
      ['targets for firms and for good air differ', 'GM402', [75, 85]],
      ['targets weaker than results: air, dust, unemployment, firms', 'GM403', [39, 41, 75, 149]],
      ['farm output, its rise and its rate', 'GM405', [11]],
      ['ten firms a year do not make 150', 'GM407', [85]],
      ['two denominators', 'GM408', [75]],
      ['a rise of income without period', 'GM504', [41]],
      ['a title already held', 'GM506', [151]],
      ['two names of the science city', 'GM601', [71]],
    ])('%s', (_what, code, lines) => {
      for (const line of lines) expect(at(code, line), `${code} in line ${line}`).not.toEqual([])
    })

    it('says no more than a person will read', () => {
      expect(found.length).toBeLessThan(60)
    })
  },
)

const corpus = ['plans', 'reports', 'bulletins'].flatMap((folder) => {
  const path = join(shared, 'corpus', folder)
  return existsSync(path) ? readdirSync(path).map((file) => join(path, file)) : []
})

describe.skipIf(corpus.length === 0)(
  `published documents${corpus.length === 0 ? ' (skipped: needs ../shared/corpus)' : ''}`,
  () => {
    it.each(corpus)('%s draws no error and few remarks', (file) => {
      const found = check(file)
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(found.length).toBeLessThanOrEqual(6)
    })
  },
)
