import { done, type Outcome } from '../../model/outcome.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { Call } from '../../platform/http/route.ts'
import { followDraw, takeDrawn } from '../draw-desk/lead.ts'
import { deskOf } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { recordActs } from '../registers/desk.ts'
import { changeRecord, createRecord } from '../registers/records.ts'
import { findByCodes, findItem, findVisitNear } from './lists-store.ts'
import type { DrawRules } from './settings.ts'

/** The system whose draws come to visits. */
export const SYSTEM = 'regulation'

/**
 * Makes the visits that a finished draw comes to: one a firm, joined to a visit that another department has planned near the
 * day. A firm for which too few inspectors remained gets none, and is counted. All or nothing, once.
 */
export async function giveOutVisits(
  tx: Writing,
  call: Call<unknown, unknown, unknown>,
  which: { readonly division: string; readonly id: string },
  rules: DrawRules,
): Promise<Outcome<{ made: number; joined: number; short: number }>> {
  const taken = await takeDrawn(tx, call, SYSTEM, which)
  if (taken.kind === 'refused') return taken
  const draw = taken.value
  const { head, about } = draw
  const register = registerOf('inspection')
  const plannedOn = String(about.plannedOn)
  const item = await findItem(tx, head.division, String(about.item), head.frozenAt.slice(0, 10))
  const { assignments } = draw.result
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
    const near = await findVisitNear(tx, head.division, firm.id, plannedOn, rules.jointDays)
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
            planned_on: plannedOn,
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
  await followDraw(tx, call, draw, { visits, ...counts })
  await recordActs(tx, desk)
  return done(counts)
}
