import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Pages that name files must name files that exist; a tour that leads nowhere is worse than none. */
const root = fileURLToPath(new URL('..', import.meta.url))
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'src', 'bench'].flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.md') && !/[\\/](?:good|bad)[\\/]/.test(name))
          .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      : [],
  ),
]
const read = (page: string) => readFileSync(join(root, page), 'utf8')
const prose = (page: string) => read(page).replace(/```[\s\S]*?```|<!--[\s\S]*?-->/g, '')

describe('pages for people', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const targets = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((link) => (link[1] as string).split('#')[0] as string)
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    const broken = targets.filter((target) => !existsSync(normalize(join(root, dirname(page), target))))
    expect(broken).toEqual([])
  })

  it.each(pages)('%s names only files and folders that exist', (page) => {
    const named = [...prose(page).matchAll(/`((?:src|test|docs|plans|scripts|bench|e2e|bin)\/[\w./-]+)`/g)].map(
      (name) => name[1] as string,
    )
    // What a command writes is there only after it ran.
    const written = named.filter((name) => /^(?:bench|e2e)\/out\//.test(name))
    expect(named.filter((name) => !written.includes(name) && !existsSync(join(root, name)))).toEqual([])
  })

  it('the page on dependencies speaks of every package, and of none that is not there', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'))
    const named = [...read('docs/dependencies.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap((row) =>
      [...(row[1] as string).matchAll(/`([^`]+)`/g)].map((name) => name[1]),
    )
    expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort())
  })

  it('the glossary holds every standing in the words of the screens', async () => {
    const { standingNames } = await import('../src/engines/indicators/standing.ts')
    const glossary = read('docs/glossary.md').replace(/\s+/g, ' ')
    const missing = Object.values(standingNames).filter(({ zh, en }) => !glossary.includes(`${zh} ${en}`))
    expect(missing).toEqual([])
  })

  it('the tour shows the statement that the compiler finds', async () => {
    const { compile } = await import('../src/compiler/compile.ts')
    const { documentFromText } = await import('../src/compiler/source/text.ts')
    const model = compile(documentFromText('plan.md', read('plans/yanfeng-14/plan.md')), { systems: [] })
    const shown: Record<string, unknown> = JSON.parse(/```json\n([\s\S]*?)```/.exec(read('docs/tour.md'))?.[1] ?? '{}')
    expect(model.statements).toContainEqual(expect.objectContaining(shown))
  })
})
