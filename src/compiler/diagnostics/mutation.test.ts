import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'

/** Defects put into good text: each must be found where it was put, and nothing else may begin to speak. */
const shared = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'shared', 'corpus', 'plans')
const present = existsSync(shared)
const files = ['national-13.md', 'national-14.md']
const textOf = (file: string) => readFileSync(join(shared, file), 'utf8')
const check = (text: string) => compile(documentFromText('plan.md', text), { systems: [] }).diagnostics

/** Lines of running prose, far enough apart to be independent. */
function proseLines(lines: readonly string[], wanted: RegExp, count: number): number[] {
  const found = lines.flatMap((line, i) => (line.length > 80 && /。$/.test(line) && wanted.test(line) ? [i] : []))
  return Array.from(
    { length: Math.min(count, found.length) },
    (_, k) => found[Math.floor(((k + 0.5) * found.length) / Math.min(count, found.length))] as number,
  )
}

interface Mutation {
  readonly code: string
  readonly name: string
  /** Which prose lines it can be put into. */
  readonly into: RegExp
  readonly mutate: (line: string) => string
}

const mutations: readonly Mutation[] = [
  {
    code: 'GM303',
    name: 'a function word twice',
    into: /(?<=\p{Script=Han})在(?=\p{Script=Han})/u,
    mutate: (l) => l.replace(/(?<=[^存现实潜内外所正健自在])在(?=[^在场线职建校册编读岗位乎即握途押业])/, '在在'),
  },
  {
    code: 'GM303',
    name: 'a word twice',
    into: /(?:推进|完善|加快|加强)/,
    mutate: (l) => l.replace(/推进|完善|加快|加强/, '$&$&'),
  },
  {
    code: 'GM304',
    name: 'a gap',
    into: /^.{20,}\p{Script=Han}(?:完善|推进).*。/u,
    mutate: (l) => l.replace(/^(.{20,}?\p{Script=Han})(完善|推进)/u, '$1 $2'),
  },
  {
    code: 'GM305',
    name: 'a sentence that stops at 和',
    into: /、[^、。]{2,6}和[^，。、]{2,10}。/,
    mutate: (l) => l.replace(/(、[^、。]{2,6}和)[^，。、]{2,10}。/, '$1。'),
  },
  { code: 'GM306', name: 'a rate without its number', into: /。/, mutate: (l) => `${l}优良船舶占比提高到%。` },
  {
    code: 'GM307',
    name: 'a quotation mark lost',
    into: /“[^“”]{2,12}”/,
    mutate: (l) => l.replace(/(“[^“”]{2,12})”/, '$1'),
  },
  {
    code: 'GM308',
    name: 'a typing error',
    into: /衔接|氨氮|竞争/,
    mutate: (l) => l.replace('衔接', '街接').replace('氨氮', '氮氨').replace('竞争', '竟争'),
  },
  { code: 'GM309', name: 'a comma twice', into: /，/, mutate: (l) => l.replace('，', '，，') },
]

describe.skipIf(!present)(`defects put into good plans${present ? '' : ' (skipped: needs ../shared/corpus)'}`, () => {
  for (const file of present ? files : []) {
    const text = textOf(file)
    const lines = text.split('\n')
    const clean = check(text)

    it.each(mutations)(`${file}: $code $name`, ({ code, into, mutate }) => {
      const changed = [...lines]
      const put = proseLines(lines, into, 5).filter((place) => {
        changed[place] = mutate(lines[place] as string)
        return changed[place] !== lines[place]
      })
      expect(put.length).toBeGreaterThan(0)
      const mutated = check(changed.join('\n'))
      const found = new Set(mutated.filter((d) => d.code === code).map((d) => d.line))
      expect(put.filter((place) => !found.has(place + 1)).map((place) => changed[place])).toEqual([])
      const others = mutated.filter(
        (d) => d.code !== code && !clean.some((c) => c.code === d.code && c.line === d.line),
      )
      // A defect may touch a summary, never raise an error elsewhere.
      expect(others.filter((d) => d.severity === 'error')).toEqual([])
    })

    it(`${file}: GM301 a paragraph pasted again far away`, () => {
      const [first, second] = proseLines(lines, /，/, 2) as [number, number]
      const long = lines.findIndex((line, i) => i >= first && line.length > 160 && /。$/.test(line))
      const at = Math.max(second, long + 20)
      const mutated = check(lines.toSpliced(at, 0, lines[long] as string, '').join('\n'))
      expect(mutated.filter((d) => d.code === 'GM301').map((d) => [d.line, d.related[0]?.line])).toEqual([
        [at + 1, long + 1],
      ])
    })

    it(`${file}: GM101 a chapter heading lost, GM102 one pasted twice`, () => {
      const headings = lines.flatMap((line, i) => (/^#+\s*\**第[一二三四五六七八九十]+章/.test(line) ? [i] : []))
      const at = headings[Math.floor(headings.length / 2)] as number
      expect(check(lines.toSpliced(at, 1).join('\n')).filter((d) => d.code === 'GM101').length).toBe(1)
      const twice = check(lines.toSpliced(at + 2, 0, lines[at] as string, '').join('\n'))
      expect(twice.filter((d) => d.code === 'GM102').length).toBeGreaterThan(0)
    })

    it(`${file}: GM402 a second value for a target`, () => {
      const at = lines.findIndex((line) => /自然岸线保有率/.test(line))
      const mutated = check([...lines, '', '自然岸线保有率不低于29%。'].join('\n'))
      expect(at).toBeGreaterThan(0)
      expect(mutated.filter((d) => d.code === 'GM402').map((d) => d.related[0]?.line)).toEqual([at + 1])
    })

    it(`${file}: GM201 a box that lost its table`, () => {
      const at = lines.findIndex((line) => /^#+\s*\**第[一二三四五六七八九十]+章/.test(line))
      const mutated = check(lines.toSpliced(at, 0, '专栏99 环湖地区主要指标', '').join('\n'))
      expect(mutated.filter((d) => d.code === 'GM201').map((d) => d.line)).toEqual([at + 1])
    })
  }
})
