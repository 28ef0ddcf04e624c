import type { RecordType } from '../../../language/record-type.ts'

const EDITORS = { planner: 'division', clerk: 'division' } as const
export const STAFF = { planner: 'division', leader: 'division', clerk: 'division' } as const

/** Who keeps the graph of a chain (链长办、产业专班); its leaders read. Firms see what is their own, where a type says so. */
export const KEPT_BY_THE_OFFICE: RecordType['who'] = {
  read: STAFF,
  create: EDITORS,
  change: EDITORS,
  import: EDITORS,
  export: STAFF,
  merge: EDITORS,
}

/** Work that a body answers for: everybody may begin it, its own body goes on with it. */
export const KEPT_BY_ITS_BODY: RecordType['who'] = {
  ...KEPT_BY_THE_OFFICE,
  change: { planner: 'division', clerk: 'body' },
}
export const ITS_BODY = { planner: 'division', clerk: 'body' } as const
