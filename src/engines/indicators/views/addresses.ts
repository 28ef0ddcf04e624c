import type { Origin } from '../../../model/origin.ts'
import { api } from '../../../ui/api.ts'
import type { TargetRow } from '../answers.ts'

type Which = Pick<TargetRow, 'division' | 'id'>

export const addressOfTarget = ({ division, id }: Which) => `/targets/${division}/${id}`
export const apiOfTarget = ({ division, id }: Which) => `/api/v1/targets/${division}/${id}`

/** Fetches the origin of a figure when somebody asks for it. */
export const originOf =
  (
    row: Which,
    what: 'target' | 'base' | 'progress' | 'required' | 'forecast' | 'latest',
    asOf: string | null,
  ): (() => Promise<Origin>) =>
  () =>
    api.get<Origin>(`${apiOfTarget(row)}/origins/${what}`, asOf === null ? {} : { asOf })

/** Unit of a target's values: its rates are percent whatever the indicator is counted in. */
export const unitOf = ({ type, unit }: Pick<TargetRow, 'type' | 'unit'>): string | null =>
  type === 'average-growth' || type === 'cumulative-reduction' ? '%' : unit
