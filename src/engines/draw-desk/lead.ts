import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import type { Call } from '../../platform/http/route.ts'
import { announce } from '../../platform/live/live.ts'
import { systems } from '../../systems/all.ts'
import { whileOn } from '../registers/switch-store.ts'
import type { DrawHead } from './draw-state.ts'
import { stateOf } from './draw-state.ts'
import {
  appendDrawStep,
  type DrawAbout,
  type DrawFollowed,
  insertDraw,
  lockDraw,
  type StoredDraw,
} from './draw-store.ts'

export const noSuchDraw = {
  reason: 'not-found' as const,
  code: 'no-such-draw',
  message: { zh: '没有这次抽取，或您无权查看。', en: 'There is no such draw, or you may not see it.' },
}

export type DrawCall = Pick<Call<unknown, unknown, unknown>, 'policy' | 'actor' | 'now'>

/** Who acts, as a step keeps it. */
export const personOf = ({ actor }: DrawCall) =>
  actor.kind === 'person'
    ? { id: actor.id, name: actor.name }
    : { id: null, name: actor.kind === 'system' ? actor.name : '公众' }

/** Whether the system that leads a draw runs in the division. */
export function openFor(db: Reading, division: string, system: string): Promise<Outcome<null>> {
  const declared = systems.find(({ id }) => id === system)
  return declared === undefined ? Promise.resolve(refused(noSuchDraw)) : whileOn(db, division, declared)
}

/** Keeps a draw that a desk froze: what it is of, who leads it, what the desk has to know of it later. */
export async function beginDraw(
  tx: Writing,
  call: DrawCall,
  draw: { readonly head: DrawHead; readonly system: string; readonly lead: string; readonly about: DrawAbout },
): Promise<void> {
  const person = personOf(call)
  const now = call.now()
  const { division, id, listHash } = draw.head
  await insertDraw(tx, { ...draw, madeBy: person.id, madeByName: person.name, madeAt: now })
  await announce(tx, 'draws', { division, subject: id })
  await record(tx, call.actor, now, {
    division,
    action: 'draws.freeze',
    subject: { kind: 'draw', id },
    detail: { system: draw.system, listHash, ...draw.about },
  })
}

/** A draw of a system with its result, held until the transaction ends, for what its desk makes of it once. */
export async function takeDrawn(
  tx: Writing,
  call: DrawCall,
  system: string,
  { division, id }: { readonly division: string; readonly id: string },
): Promise<Outcome<StoredDraw & { readonly result: NonNullable<ReturnType<typeof stateOf>['published']['result']> }>> {
  const isOn = await openFor(tx, division, system)
  if (isOn.kind === 'refused') return isOn
  const draw = await lockDraw(tx, division, id)
  if (
    draw === null ||
    draw.system !== system ||
    !call.policy.may(call.actor, 'draws.run', { division, body: draw.lead })
  )
    return refused(noSuchDraw)
  const { result } = stateOf(draw.head, draw.steps, call.now()).published
  if (result === null)
    return refused({
      reason: 'wrong-state',
      code: 'not-drawn',
      message: { zh: '还没有抽出结果。', en: 'Nothing is drawn yet.' },
    })
  if (draw.followed !== null)
    return refused({
      reason: 'wrong-state',
      code: 'given-out',
      message: { zh: '这次结果已经派发过。', en: 'What follows of this draw is given out already.' },
    })
  return done({ ...draw, result })
}

/** Puts on the draw what its desk made of the result. */
export async function followDraw(tx: Writing, call: DrawCall, draw: StoredDraw, what: DrawFollowed): Promise<void> {
  const { division, id } = draw.head
  await appendDrawStep(tx, draw, { ...what, kind: 'followed', at: call.now().toISOString() }, personOf(call))
  await announce(tx, 'draws', { division, subject: id })
}
