import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'
import { codes } from './codes.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..', '..')
const docs = join(root, 'docs', 'diagnostics')
const check = (name: string, text: string) => compile(documentFromText(name, text), { systems: [] }).diagnostics
const example = (kind: 'bad' | 'good', code: string) => {
  const name = [`${code}.txt`, `${code}.md`].find((file) => existsSync(join(here, kind, file))) as string
  return { name, text: readFileSync(join(here, kind, name), 'utf8') }
}

describe.each(Object.keys(codes))('%s', (code) => {
  it('is found in its bad example, with place, hint and both languages', () => {
    const { name, text } = example('bad', code)
    const found = check(name, text).filter((diagnostic) => diagnostic.code === code)
    expect(found.length).toBeGreaterThan(0)
    for (const { message, messageEn, hint, hintEn, line, column, start, end } of found) {
      for (const words of [message, messageEn, hint, hintEn]) expect(words.length).toBeGreaterThan(4)
      expect(start).toBeLessThan(end)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(text.split('\n')[line - 1]?.slice(column - 1, column)).toBe(text[start])
    }
  })

  it('is silent on its good example', () => {
    const { name, text } = example('good', code)
    expect(check(name, text).filter((diagnostic) => diagnostic.code === code)).toEqual([])
  })

  it('has a page that shows the example', () => {
    const page = readFileSync(join(docs, `${code}.md`), 'utf8')
    expect(page).toContain(example('bad', code).text.trim())
    expect(page).toContain(example('good', code).text.trim())
    expect(page).toContain(codes[code as keyof typeof codes].title.zh)
  })
})

describe('codes, pages and examples', () => {
  const named = (folder: string) =>
    readdirSync(folder)
      .filter((file) => /^GM\d{3}\./.test(file))
      .map((file) => file.slice(0, 5))
      .sort()
  it('match one to one', () => {
    const all = Object.keys(codes).sort()
    expect(named(docs)).toEqual(all)
    expect(named(join(here, 'bad'))).toEqual(all)
    expect(named(join(here, 'good'))).toEqual(all)
    const index = readFileSync(join(docs, 'README.md'), 'utf8')
    expect(all.filter((code) => !index.includes(`(${code}.md)`))).toEqual([])
  })
})
