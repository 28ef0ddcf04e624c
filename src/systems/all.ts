import type { System } from '../language/system.ts'
import type { Bilingual, SystemDeclaration } from '../model/system.ts'

/** Every declaration in the chapter folders beside this file, found by the bundler; nothing is listed by hand. */
const modules = import.meta.glob<{ default: System }>(['./*/*.ts', '!./*/*.sample.ts', '!./*/*.test.ts'], {
  eager: true,
})

export const systems: readonly System[] = Object.values(modules).map((module) => module.default)

/** What each system says of itself without its records: plain data, which threads can hand to each other. */
export const declarations: readonly SystemDeclaration[] = systems.map(
  ({ id, name, purpose, works, engine, basis, recognise, feeds }) => ({
    id,
    name,
    purpose,
    works,
    engine,
    basis,
    recognise,
    feeds,
  }),
)

/** A chapter of a district's plan outline, as the folders here follow it, with the mechanisms it orders. */
export interface SystemChapter {
  /** The folder, '03-industry'. */
  readonly folder: string
  readonly title: Bilingual
  readonly systems: readonly System[]
}

const titles: Readonly<Record<string, Bilingual>> = {
  '03-industry': { zh: '产业体系', en: 'Industry' },
  '04-innovation': { zh: '创新驱动', en: 'Innovation' },
  '05-reform': { zh: '改革开放', en: 'Reform and opening' },
  '06-demand': { zh: '内需与基础设施', en: 'Demand and infrastructure' },
  '07-rural': { zh: '乡村振兴', en: 'Rural vitalisation' },
  '08-space': { zh: '空间与城镇', en: 'Space and towns' },
  '09-culture': { zh: '文化建设', en: 'Culture' },
  '10-green': { zh: '绿色发展', en: 'Green development' },
  '11-livelihood': { zh: '民生保障', en: 'Livelihood' },
  '12-safety': { zh: '治理与安全', en: 'Governance and safety' },
  '13-delivery': { zh: '规划实施', en: 'Delivery of the plan' },
}

export const chapters: readonly SystemChapter[] = [
  ...new Set(Object.keys(modules).map((path) => path.split('/')[1] ?? '')),
]
  .sort()
  .map((folder) => ({
    folder,
    title: titles[folder] ?? { zh: folder, en: folder },
    systems: Object.entries(modules)
      .filter(([path]) => path.startsWith(`./${folder}/`))
      .map(([, module]) => module.default),
  }))
