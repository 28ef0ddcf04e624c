import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Published plans and reports to measure on. They are not part of the repository: they lie beside the checkout in
 * `../shared`, or where `GANGMU_PUBLISHED` points.
 */
export const publishedFolder = process.env.GANGMU_PUBLISHED ?? join('..', 'shared')

export const DISTRICT_PLAN = 'seed/yanfeng-14.txt'

export const hasPublished = (path = ''): boolean => existsSync(join(publishedFolder, path))

/** The text of a published document, or undefined where it is not at hand. */
export function published(path: string): string | undefined {
  return hasPublished(path) ? readFileSync(join(publishedFolder, path), 'utf8') : undefined
}

/** Every document of the corpus and the district plan, as paths below the folder. */
export function publishedDocuments(): string[] {
  const under = (folder: string): string[] =>
    hasPublished(folder)
      ? readdirSync(join(publishedFolder, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.(?:txt|md)$/.test(entry.name) && entry.name !== 'README.md')
          .map((entry) =>
            join(entry.parentPath, entry.name)
              .slice(publishedFolder.length + 1)
              .replaceAll('\\', '/'),
          )
      : []
  return [...under('seed'), ...under('corpus')].sort()
}

/** Says what cannot be measured and how to make it possible. */
export const absent = (what: string): string =>
  `${what}: not measured. The published texts are not at hand; put them into ../shared or set GANGMU_PUBLISHED.`
