import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
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
  return chooseDivision(divisionsOf(actor), asked, (division) => actor.kind === 'system' || reaches(actor, division))
}

const reaches = (actor: Actor, division: string) => divisionsOf(actor).includes(division)

/**
 * The one rule by which a request is about a division, whoever asks: the one it names, if it is theirs; else the only one
 * that is. Nothing is guessed between two, and one that is not theirs is not found.
 */
export function chooseDivision(
  theirs: readonly string[],
  asked: string | undefined,
  isTheirs: (division: string) => boolean = (division) => theirs.includes(division),
): Outcome<string> {
  if (asked !== undefined) return isTheirs(asked) ? done(asked) : refused(noSuchDivision)
  const [only, ...others] = theirs
  if (only === undefined) return refused(noSuchDivision)
  return others.length === 0 ? done(only) : refused(whichDivision)
}

const whichDivision: Refusal = {
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
}

const noSuchDivision: Refusal = {
  reason: 'not-found',
  code: 'no-such-division',
  message: {
    zh: '没有这个行政区划，或您在那里没有办这件事的角色。',
    en: 'There is no such division, or you hold no role there that may do this.',
  },
}
