import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Actor } from './actor.ts'

/** Divisions in which the person holds a role, each once. */
export function divisionsOf(actor: Actor): readonly string[] {
  return actor.kind === 'person' ? [...new Set(actor.memberships.map(({ division }) => division))] : []
}

/**
 * The division a request speaks of: the one it names, else the only one the person belongs to. A division in which the person
 * holds no role is not found, whatever the route goes on to read.
 */
export function divisionAsked(actor: Actor, asked: string | undefined): Outcome<string> {
  if (asked !== undefined) {
    const isTheirs = actor.kind === 'system' || divisionsOf(actor).includes(asked)
    return isTheirs ? done(asked) : refused(noSuchDivision)
  }
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

const noSuchDivision = {
  reason: 'not-found',
  code: 'no-such-division',
  message: {
    zh: '没有这个行政区划，或您在那里没有角色。',
    en: 'There is no such division, or you hold no role there.',
  },
} as const
