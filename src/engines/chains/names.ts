import type { Bilingual } from '../../model/system.ts'

/** Where a node stands along its chain (上中下游), in drawing order; services stand beside all of them. */
export const STAGES = ['upstream', 'midstream', 'downstream', 'service'] as const
export type Stage = (typeof STAGES)[number]

/** 断、弱、强, from worst to best. */
export const NODE_STATES = ['missing', 'weak', 'strong'] as const
export type NodeState = (typeof NODE_STATES)[number]

/** 强链、补链、延链、建链. */
export const GAP_KINDS = ['strengthen', 'fill', 'extend', 'build'] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** Where a supplier is, from near to far. */
export const PLACES = ['district', 'city', 'province', 'country', 'abroad'] as const
export type SupplierPlace = (typeof PLACES)[number]

export const WANTED = ['here', 'nearby', 'elsewhere'] as const
export type Wanted = (typeof WANTED)[number]
export const WEIGHTS = ['core', 'important', 'ordinary'] as const
export type Weight = (typeof WEIGHTS)[number]
export const IMPORTANCES = ['critical', 'important', 'ordinary'] as const
export type Importance = (typeof IMPORTANCES)[number]
export const NODE_KINDS = ['product', 'technology', 'service'] as const
export type NodeKind = (typeof NODE_KINDS)[number]
/** Levels of technology, from low to high. */
export const LEVELS = ['ordinary', 'provincial', 'national', 'world'] as const
export type Level = (typeof LEVELS)[number]

export const stageNames: Readonly<Record<Stage, Bilingual>> = {
  upstream: { zh: '上游', en: 'Upstream' },
  midstream: { zh: '中游', en: 'Midstream' },
  downstream: { zh: '下游', en: 'Downstream' },
  service: { zh: '配套服务', en: 'Services' },
}
/** What the state of a node is called; 'unknown' where firms have still to confirm what would decide it. */
export const stateNames: Readonly<Record<NodeState | 'unknown', Bilingual>> = {
  missing: { zh: '断', en: 'Missing' },
  weak: { zh: '弱', en: 'Weak' },
  strong: { zh: '强', en: 'Strong' },
  unknown: { zh: '待核实', en: 'To be verified' },
}
export const gapNames: Readonly<Record<GapKind, Bilingual>> = {
  strengthen: { zh: '强链', en: 'Strengthen' },
  fill: { zh: '补链', en: 'Fill' },
  extend: { zh: '延链', en: 'Extend' },
  build: { zh: '建链', en: 'Build' },
}
export const placeNames: Readonly<Record<SupplierPlace, Bilingual>> = {
  district: { zh: '本区', en: 'The district' },
  city: { zh: '本市', en: 'The city' },
  province: { zh: '本省', en: 'The province' },
  country: { zh: '国内', en: 'The country' },
  abroad: { zh: '境外', en: 'Abroad' },
}
export const levelNames: Readonly<Record<Level, Bilingual>> = {
  ordinary: { zh: '一般', en: 'ordinary' },
  provincial: { zh: '省内先进', en: 'provincially advanced' },
  national: { zh: '国内先进', en: 'nationally advanced' },
  world: { zh: '国际先进', en: 'world class' },
}
