import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/**
 * The sample and the tests are written in our own words: no sentence of a published document stands in the repository.
 * The published documents lie beside the checkout; without them there is nothing to compare with.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const published = ['../shared/seed', '../shared/corpus'].map((folder) => join(root, folder))

/** A run of this many Chinese characters, whatever stands between them, is a quotation. */
const RUN = 22

/** Names that are as long as a sentence. They may be written out; what stands beside them is compared as usual. */
const OFFICIAL_NAMES = [
  /国民经济和社会发展第[一二三四五六七八九十]+个五年规划(?:和[^\n]{0,12}远景目标)?(?:纲要)?(?:草案)?/g,
  /习近平新时代中国特色社会主义思想/g,
]
const NAME = '\ue000'

const letters = (text: string) =>
  OFFICIAL_NAMES.reduce((masked, name) => masked.replace(name, NAME), text).replace(/[^\p{Script=Han}\ue000]+/gu, '')

function* runs(text: string): Generator<string> {
  const all = letters(text)
  for (let i = 0; i + RUN <= all.length; i++) {
    const run = all.slice(i, i + RUN)
    if (!run.includes(NAME)) yield run
  }
}

/** The first run of `text` that also stands in a published document. */
function firstQuotation(text: string, quoted: ReadonlySet<string>): string | undefined {
  for (const run of runs(text)) if (quoted.has(run)) return run
  return undefined
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const trackedTexts = (): string[] =>
  execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((name) => /\.(?:tsx?|mjs|js|jsonl?|md|html|css|txt|ya?ml|svg|csv)$/.test(name))
    .filter((name) => existsSync(join(root, name)))

const canCompare = published.every((folder) => existsSync(folder)) && existsSync(join(root, '.git'))

describe('our own words', () => {
  it.skipIf(!canCompare)(
    `repeats no sentence of a published document${canCompare ? '' : ' (skipped: needs a git checkout and ../shared)'}`,
    () => {
      const quoted = new Set<string>()
      for (const file of published.flatMap(filesUnder)) {
        for (const run of runs(readFileSync(file, 'utf8'))) quoted.add(run)
      }
      const found = trackedTexts().flatMap((name) => {
        const run = firstQuotation(readFileSync(join(root, name), 'utf8'), quoted)
        return run === undefined ? [] : [`${name}: “${run}” stands in a published document; say it in other words`]
      })
      expect(found).toEqual([])
    },
  )

  it('sees a quotation through spaces, digits, punctuation and line breaks', () => {
    const quoted = new Set(runs('湖滨市到2025年要建成三座跨江大桥，改造二十条老街，让社区都有书房。'))
    expect(firstQuotation('前言。湖 滨 市到 2 0 2 5年要建成\n三座跨江大桥、改造二十条老街；让人走', quoted)).toBe(
      '湖滨市到年要建成三座跨江大桥改造二十条老街让',
    )
    expect(firstQuotation('到2025年，湖滨市的二十条老街要改造，跨江大桥要建成三座。', quoted)).toBeUndefined()
  })

  it('lets long official names stand', () => {
    const title = '临湖区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要'
    expect([...runs(title)]).toEqual([])
  })
})
