import { useSearchParams } from 'react-router'
import type { Desk } from '../../../language/desk.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { System } from '../../../language/system.ts'
import { systems } from '../../../systems/all.ts'

/** A system with a desk, and the records that are its cases. */
export interface DeclaredDesk {
  readonly system: System
  readonly desk: Desk
  readonly type: RecordType
}

export const desks: readonly DeclaredDesk[] = systems.flatMap((system) => {
  const type = system.records?.find(({ id }) => id === system.desk?.cases)
  return system.desk === undefined || type === undefined ? [] : [{ system, desk: system.desk, type }]
})

/** The desk that the address names, else the first there is. */
export function useDesk(): DeclaredDesk | undefined {
  const [search] = useSearchParams()
  const named = search.get('system')
  return desks.find(({ system }) => system.id === named) ?? desks[0]
}

export const addressOfCase = ({ system, type }: DeclaredDesk, division: string, id: string): string =>
  `/systems/${system.id}/${type.id}/${division}/${id}`
export const addressOfCases = ({ system, type }: DeclaredDesk, query: string): string =>
  `/systems/${system.id}/${type.id}${query === '' ? '' : `?${query}`}`
