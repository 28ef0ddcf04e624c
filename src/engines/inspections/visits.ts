import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { Call } from '../../platform/http/route.ts'
import { announce } from '../../platform/live/live.ts'
import { systems } from '../../systems/all.ts'
import { deskOf } from '../registers/calls.ts'
import { recordActs } from '../registers/desk.ts'
import { changeRecord, createRecord } from '../registers/records.ts'
import { registersOf } from '../registers/register.ts'
import { stateOf } from './draw-desk.ts'
import { appendDrawStep, type StoredDraw } from './draw-store.ts'
import { findByCodes, findItem, findVisitNear } from './lists-store.ts'
import type { DrawRules } from './settings.ts'

const registers = registersOf(systems)

/**
 * Makes the visits that a finished draw comes to: one a firm, joined to a visit that another department has planned near the
 * day. A firm for which too few inspectors remained gets none, and is counted. All or nothing, once.
 */
export async function giveOutVisits(
  tx: Writing,
  call: Call<unknown, unknown, unknown>,
  draw: StoredDraw,
  rules: DrawRules,
  person: { readonly id: string | null; readonly name: string },
): Promise<Outcome<{ made: number; joined: number; short: number }>> {
  const { head } = draw
  const now = call.now()
  const { published } = stateOf(head, draw.steps, now)
  const register = registers.get('inspection')
  if (published.result === null || draw.item === null || register === undefined)
    return refused({
      reason: 'wrong-state',
      code: 'not-drawn',
      message: { zh: '还没有抽出结果。', en: 'Nothing is drawn yet.' },
    })
  if (draw.visits !== null)
    return refused({
      reason: 'wrong-state',
      code: 'given-out',
      message: { zh: '检查已经派发过。', en: 'The visits are given out already.' },
    })
  const item = await findItem(tx, head.division, draw.item, head.frozenAt.slice(0, 10))
  const { assignments } = published.result
  const found = await findByCodes(
    tx,
    head.division,
    assignments.map(({ target }) => target),
    assignments.flatMap(({ inspectors }) => inspectors),
  )
  const desk = deskOf(registers, call, head.division)
  const visits: string[] = []
  const counts = { made: 0, joined: 0, short: 0 }
  for (const { target, inspectors, state } of assignments) {
    const firm = found.firms.get(target)
    const [first, second] = inspectors.map((one) => found.inspectors.get(one))
    if (state === 'short' || firm === undefined || first === undefined || second === undefined) {
      counts.short++
      continue
    }
    const near = await findVisitNear(tx, head.division, firm.id, draw.plannedOn, rules.jointDays)
    const words = item?.name ?? head.title
    const written =
      near === null
        ? await createRecord(tx, desk, register, {
            firm: firm.id,
            firm_name: firm.name,
            draw: head.id,
            items: words,
            lead: draw.lead,
            is_joint: false,
            first,
            second,
            planned_on: draw.plannedOn,
          })
        : await changeRecord(
            tx,
            desk,
            register,
            near.id,
            near.revision,
            { items: near.items.includes(words) ? near.items : `${near.items}、${words}`, is_joint: true },
            `合并抽取“${head.title}”的检查，进一次门`,
          )
    if (written.kind === 'refused') return written
    visits.push(written.value.id)
    if (near === null) counts.made++
    else counts.joined++
  }
  await appendDrawStep(tx, draw, { kind: 'visits', at: now.toISOString(), visits, ...counts }, person)
  await announce(tx, 'draws', { division: head.division, subject: head.id })
  await recordActs(tx, desk)
  return done(counts)
}
