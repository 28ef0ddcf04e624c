/** Who keeps places to work in: the desk that answers for them all, and each park or subdistrict its own. */
export const KEEPERS = { planner: 'division', clerk: 'body' } as const
export const READERS = {
  planner: 'division',
  leader: 'division',
  clerk: 'division',
  reviewer: 'body',
  reporter: 'body',
} as const
export const TAKERS = { planner: 'division', leader: 'division', clerk: 'body' } as const

/** What rooms and land may be used for, by their papers; what a demand asks for, in the same words. */
export const USES = {
  industry: { zh: '生产', en: 'Manufacture' },
  research: { zh: '研发', en: 'Research' },
  office: { zh: '办公', en: 'Office' },
  commerce: { zh: '商业', en: 'Commerce' },
  storage: { zh: '仓储物流', en: 'Storage' },
} as const
