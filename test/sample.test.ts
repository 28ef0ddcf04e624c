import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Value } from 'typebox/value'
import { afterAll, describe, expect, it } from 'vitest'
import { readSample } from '../src/apps/server/sample.ts'
import { SampleManifest } from '../src/model/sample-manifest.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const plans = join(root, 'plans')
const ids = readdirSync(plans, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
const read = (...path: string[]) => readFileSync(join(plans, ...path), 'utf8')

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

/** Paragraphs of a digest with the lines of the published text that their comments cite. */
function paragraphsOf(digest: string): { text: string; lines: number[] }[] {
  return digest
    .replace(/^<!--[\s\S]*?-->/, '')
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '' && !paragraph.trimStart().startsWith('#'))
    .map((paragraph) => ({
      text: squeezed(paragraph.replace(/<!--[\s\S]*?-->/g, '')),
      lines: [...paragraph.matchAll(/<!--([\s\S]*?)-->/g)].flatMap((comment) =>
        [...(comment[1] as string).matchAll(/L(\d+)/g)].map((line) => Number(line[1])),
      ),
    }))
}

describe.each(ids)('sample plan %s', (id) => {
  const manifest: unknown = JSON.parse(read(id, 'sample.json'))

  it('has a valid manifest', () => {
    expect([...Value.Errors(SampleManifest, manifest)]).toEqual([])
    expect((manifest as SampleManifest).id).toBe(id)
  })

  it('names files that exist', () => {
    const { plan, reports } = manifest as SampleManifest
    for (const file of [plan, ...reports]) expect(existsSync(join(plans, id, file)), file).toBe(true)
  })

  it('says of every report, in its title and at its top, that its data are simulated', () => {
    for (const file of (manifest as SampleManifest).reports) {
      const [title, ...rest] = read(id, file).split('\n')
      expect(title).toContain('模拟数据')
      expect(rest.slice(0, 3).join('')).toMatch(/模拟数据.*Simulated data/)
    }
    const { notice } = manifest as SampleManifest
    expect(notice.zh).toContain('模拟数据')
    expect(notice.en).toMatch(/simulated data/i)
  })

  it('cites a line of the published text behind every paragraph of the digest', () => {
    const uncited = paragraphsOf(read(id, (manifest as SampleManifest).plan)).filter(({ lines }) => lines.length === 0)
    expect(uncited.map(({ text }) => text)).toEqual([])
  })
})

const gold = join(root, '../shared/gold/yanfeng-14.jsonl')
const published = join(root, '../shared/seed/yanfeng-14.txt')
const hasPublished = existsSync(gold) && existsSync(published)
const skipped = hasPublished ? '' : ' (skipped: needs the published text and its annotation in ../shared)'

describe('digest of the district plan against the published text', () => {
  const paragraphs = paragraphsOf(read('yanfeng-14', 'plan.md'))

  it.skipIf(!hasPublished)(`holds every annotated figure where its line is cited${skipped}`, () => {
    const figures = readFileSync(gold, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; indicator: string; value_text: string })
    expect(figures.length).toBeGreaterThan(200)
    const missing = figures.filter(
      (figure) =>
        !paragraphs.some(
          ({ text, lines }) => lines.includes(figure.line) && text.includes(squeezed(figure.value_text)),
        ),
    )
    expect(missing.map(({ line, indicator, value_text }) => `L${line} ${indicator} ${value_text}`)).toEqual([])
  })

  it.skipIf(!hasPublished)(`passes over no paragraph of the published text${skipped}`, () => {
    const cited = new Set(paragraphs.flatMap(({ lines }) => lines))
    const text = readFileSync(published, 'utf8').split('\n')
    expect(Math.max(...cited)).toBeLessThanOrEqual(text.length)
    const passedOver = text
      .map((line, index) => ({ number: index + 1, line: line.trim() }))
      // A line of prose ends in a full stop; headings, the title and captions do not.
      .filter(({ line, number }) => line.endsWith('。') && !cited.has(number))
    expect(passedOver.map(({ number }) => number)).toEqual([])
  })
})

describe('reading a sample from its folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gangmu-sample-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const manifest = (content: unknown) => {
    mkdirSync(join(folder, 'lakeside'), { recursive: true })
    writeFileSync(join(folder, 'lakeside', 'sample.json'), JSON.stringify(content))
  }

  it('names every fault of a broken manifest, and where it is', async () => {
    manifest({
      id: 'Lake Side',
      plan: 7,
      reports: [],
      title: { zh: '临湖区规划', en: 'Lakeside' },
      notice: { zh: '摘编' },
    })
    const message = await readSample(folder, folder).then(String, (error: Error) => error.message)
    expect(message).toContain(join('lakeside', 'sample.json'))
    for (const key of ['id', 'plan', 'notice']) expect(message).toMatch(new RegExp(`^ {2}${key}`, 'm'))
  })

  it('shows the published text instead of the digest where it is present', async () => {
    const words = { zh: '摘编', en: 'digest' }
    manifest({ id: 'lakeside', title: words, plan: 'plan.md', published: 'published.txt', reports: [], notice: words })
    writeFileSync(join(folder, 'lakeside', 'plan.md'), '# 临湖区规划（摘编）')
    expect(await readSample(folder, folder)).toMatchObject({ wording: 'digest', documents: [{ name: 'plan.md' }] })
    writeFileSync(join(folder, 'published.txt'), '临湖区规划')
    expect(await readSample(folder, folder)).toMatchObject({
      wording: 'published',
      documents: [{ name: 'published.txt' }],
    })
  })
})
