import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Actor } from './actor.ts'

/** Divisions in which the person holds a role, each once. */
export function divisionsOf(actor: Actor): readonly string[] {
  return actor.kind === 'person' ? [...new Set(actor.memberships.map(({ division }) => division))] : []
}

/** The division a request speaks of: the one it names, else the only one the person belongs to. */
export function divisionAsked(actor: Actor, asked: string | undefined): Outcome<string> {
  if (asked !== undefined) return done(asked)
  const [only, ...others] = divisionsOf(actor)
  if (only !== undefined && others.length === 0) return done(only)
  return refused({
    reason: 'faulty',
    code: 'which-division',
    message: {
      zh: '请在 division 中写明行政区划代码。',
      en: 'Say which division you mean: its code in “division”.',
    },
    faults: [
      {
        at: 'division',
        code: 'missing',
        message: { zh: '缺少行政区划代码', en: 'The division code is missing' },
      },
    ],
  })
}
