/** 进展判断 during the period. */
export type Standing =
  | 'achieved-early'
  | 'ahead'
  | 'on-track'
  | 'roughly-on-track'
  | 'behind'
  | 'far-behind'
  | 'no-data'
  | 'definition-pending'

/** 总结评估 at the end of the period. */
export type FinalStanding = 'exceeded' | 'completed' | 'roughly-completed' | 'not-completed' | 'no-data'

export type AnyStanding = Standing | FinalStanding

/** The official words, best first. */
export const standingNames: Readonly<Record<AnyStanding, { readonly zh: string; readonly en: string }>> = {
  'achieved-early': { zh: '提前实现', en: 'achieved early' },
  ahead: { zh: '快于预期', en: 'ahead' },
  'on-track': { zh: '符合预期', en: 'on track' },
  'roughly-on-track': { zh: '基本符合预期', en: 'roughly on track' },
  behind: { zh: '滞后', en: 'behind' },
  'far-behind': { zh: '严重滞后', en: 'far behind' },
  'no-data': { zh: '数据缺失', en: 'no data' },
  'definition-pending': { zh: '口径调整待定', en: 'definition changed, pending' },
  exceeded: { zh: '超额完成', en: 'exceeded' },
  completed: { zh: '完成', en: 'completed' },
  'roughly-completed': { zh: '基本完成', en: 'roughly completed' },
  'not-completed': { zh: '未完成', en: 'not completed' },
}

/** How good a standing is, for colours and sorting: 'none' where nothing can be said. */
export type Tone = 'good' | 'fair' | 'poor' | 'bad' | 'none'

/** A sign for each tone, where no single standing is meant. */
export const toneShapes: Readonly<Record<Tone, string>> = { good: '●', fair: '◐', poor: '▼', bad: '▼▼', none: '○' }

/** A tone and a shape for each standing, so that colour is never the only difference. Best first. */
export const standingLooks: Readonly<Record<AnyStanding, { readonly tone: Tone; readonly shape: string }>> = {
  'achieved-early': { tone: 'good', shape: '★' },
  ahead: { tone: 'good', shape: '▲' },
  'on-track': { tone: 'good', shape: '●' },
  'roughly-on-track': { tone: 'fair', shape: '◐' },
  behind: { tone: 'poor', shape: '▼' },
  'far-behind': { tone: 'bad', shape: '▼▼' },
  'no-data': { tone: 'none', shape: '○' },
  'definition-pending': { tone: 'none', shape: '?' },
  exceeded: { tone: 'good', shape: '★' },
  completed: { tone: 'good', shape: '●' },
  'roughly-completed': { tone: 'fair', shape: '◐' },
  'not-completed': { tone: 'bad', shape: '▼' },
}

export const standings = Object.keys(standingNames) as readonly AnyStanding[] // keys of a closed record

/** The standing that a text names; 'no-data' for a text that names none. */
export const standingFrom = (text: string): AnyStanding => standings.find((name) => name === text) ?? 'no-data'
