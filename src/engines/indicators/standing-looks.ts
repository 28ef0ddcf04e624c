import type { FinalStanding, Standing } from './standing.ts'

export type AnyStanding = Standing | FinalStanding

/**
 * How a standing looks, the same on a page, in a table and in a document: a colour of the field (红 means behind, not up), a
 * sign that tells without the colour, and its place in a list from worst to best.
 */
export interface StandingLooks {
  readonly colour: 'green' | 'blue' | 'yellow' | 'orange' | 'red' | 'grey'
  readonly icon: 'star' | 'up' | 'check' | 'tilde' | 'down' | 'double-down' | 'question' | 'pause' | 'cross'
  /** Text sign for documents and terminals. */
  readonly sign: string
  readonly rank: number
}

export const looksOfStanding: Readonly<Record<AnyStanding, StandingLooks>> = {
  'far-behind': { colour: 'red', icon: 'double-down', sign: '▼▼', rank: 0 },
  'not-completed': { colour: 'red', icon: 'cross', sign: '✕', rank: 1 },
  behind: { colour: 'orange', icon: 'down', sign: '▼', rank: 2 },
  'roughly-completed': { colour: 'yellow', icon: 'tilde', sign: '◐', rank: 3 },
  'roughly-on-track': { colour: 'yellow', icon: 'tilde', sign: '◐', rank: 4 },
  'definition-pending': { colour: 'grey', icon: 'pause', sign: '‖', rank: 5 },
  'no-data': { colour: 'grey', icon: 'question', sign: '○', rank: 6 },
  'on-track': { colour: 'blue', icon: 'check', sign: '●', rank: 7 },
  completed: { colour: 'green', icon: 'check', sign: '●', rank: 8 },
  ahead: { colour: 'green', icon: 'up', sign: '▲', rank: 9 },
  exceeded: { colour: 'green', icon: 'star', sign: '★', rank: 10 },
  'achieved-early': { colour: 'green', icon: 'star', sign: '★', rank: 11 },
}

/** Whether somebody must act: behind in any way. */
export const isLagging = (standing: AnyStanding): boolean =>
  standing === 'behind' || standing === 'far-behind' || standing === 'not-completed'
