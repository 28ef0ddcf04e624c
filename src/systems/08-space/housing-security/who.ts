import type { RecordType } from '../../../language/record-type.ts'

/** Whoever sees how it goes in the division, personal data masked; the work is done by the body in charge alone. */
export const SEEN = { planner: 'division', leader: 'division', clerk: 'body' } as const
/** Records of the office in charge: its clerks keep them, nobody else. */
export const KEPT: RecordType['who'] = {
  read: SEEN,
  create: { clerk: 'body' },
  change: { clerk: 'body' },
  reveal: { clerk: 'body' },
  import: { clerk: 'body' },
  export: { planner: 'division', clerk: 'body' },
  merge: { planner: 'division' },
}

export const OFFICE = {
  kind: 'body',
  label: { zh: '住房保障部门', en: 'Housing office' },
  required: true,
} as const

/** What a household may be given. */
export const KINDS = {
  'public-rental': { zh: '公租房', en: 'Public rental home' },
  affordable: { zh: '保障性租赁住房', en: 'Affordable rental home' },
  talent: { zh: '人才房', en: 'Home for talents' },
  turnover: { zh: '周转房', en: 'Turnover home' },
} as const

/** Homes by rooms, as they are offered and waited for. */
export const ROOM_CHOICES = {
  '1': { zh: '一居室', en: 'One room' },
  '2': { zh: '两居室', en: 'Two rooms' },
  '3': { zh: '三居室', en: 'Three rooms' },
} as const

/** How a household pays its rent: by itself, or deducted by whoever pays its wages or keeps its housing fund. */
export const PAYS_BY = {
  self: { zh: '自行缴纳', en: 'Itself' },
  wages: { zh: '单位代扣', en: 'From wages' },
  fund: { zh: '公积金划转', en: 'From the housing fund' },
} as const

/** The employer that deducts; whom somebody works for is a personal matter. */
export const PAYER = {
  kind: 'text',
  atMost: 100,
  label: { zh: '代扣单位', en: 'Employer that deducts' },
  personal: 'hidden',
  shownWhen: 'pays_by == "wages"',
} as const
export const HAS_PAYER = {
  that: 'pays_by != "wages" || has(payer)',
  else: { zh: '单位代扣的，写明代扣单位。', en: 'Name the employer that deducts.' },
} as const

export const GROUPS = {
  first: { zh: '优先', en: 'Priority' },
  ordinary: { zh: '普通', en: 'Ordinary' },
} as const
