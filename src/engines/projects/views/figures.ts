import type { Origin, RecordsOrigin } from '../../../model/origin.ts'
import type { Bilingual } from '../../../model/system.ts'
import { api } from '../../../ui/api.ts'
import type { FigureName, ProjectList } from '../answers.ts'
import { addressOf } from './marks.tsx'

export const PROJECTS = '/api/v1/projects'
export const LIVE = [
  'records.project',
  'records.project-month',
  'records.project-year',
  'records.project-payment',
] as const

/** Where a figure of one project comes from; asked when it is opened. */
export const figureOrigin =
  (division: string, id: string, figure: FigureName, on?: string | null) => (): Promise<Origin> =>
    api.get<Origin>(`${PROJECTS}/${division}/${id}/origin`, { figure, on })

export type Filter = Readonly<Record<string, string>>
/** The list that holds the projects behind a figure; its day goes along as the page's day. */
export const listOf = ({ on, ...filter }: Filter) => {
  const query = new URLSearchParams({ ...filter, ...(on === undefined ? {} : { asOf: on }) }).toString()
  return `/projects/list${query === '' ? '' : `?${query}`}`
}

/** The projects behind a figure of all of them: the largest, and the way to the list. */
export const projectsBehind =
  (question: Bilingual, division: string, filter: Filter) => async (): Promise<RecordsOrigin> => {
    const found = await api.get<ProjectList>(PROJECTS, { division, size: 10, sort: '-total', ...filter })
    return {
      kind: 'records',
      question,
      at: new Date().toISOString(),
      count: found.total,
      records: found.rows.map((row) => ({ id: row.id, label: row.name, href: addressOf(row) })),
      href: listOf(filter),
    }
  }
