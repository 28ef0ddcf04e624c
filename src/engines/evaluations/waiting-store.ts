import type { Bilingual } from '../../model/system.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Policy } from '../../platform/access/policy.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { isNobody, maySee, readerOf } from './round-reading.ts'
import { actsOf, refusalOfAct, roundActNames } from './round-state.ts'
import { findConfirmations, findObjections, findRounds, findUnitRows } from './round-store.ts'
import { EVERYTHING, factsOf, isOver } from './round-write-store.ts'

/** Something of an evaluation that waits for a person. */
export interface WaitingEvaluation {
  /** 'confirm': the own unit's data; 'object': its result is on notice; 'answer': an objection; 'step': the next stage. */
  readonly what: 'confirm' | 'object' | 'answer' | 'step'
  readonly thing: string
  readonly title: string
  /** The unit, or the act. */
  readonly note: Bilingual
  readonly due: string | null
  readonly href: string
}

/** What of the rounds of a division waits for the person: only what they may do, and only where they may do it. */
export async function findWaitingEvaluations(
  db: Reading,
  policy: Policy,
  actor: Actor,
  now: Date,
  division: string,
): Promise<readonly WaitingEvaluation[]> {
  const reader = readerOf(policy, actor, division)
  if (isNobody(reader)) return []
  const today = dayOf(now)
  const confirms = readerOf(policy, actor, division, 'evaluations.confirm')
  const objects = readerOf(policy, actor, division, 'evaluations.object')
  const mayDecide = policy.may(actor, 'evaluations.decide', { division })
  const mayRun = policy.may(actor, 'evaluations.run', { division })
  const found: WaitingEvaluation[] = []
  const rounds = (await findRounds(db, division, reader)).filter(({ state }) => state !== 'final')
  for (const round of rounds) {
    const address = `/evaluations/${division}/${round.id}`
    if (round.state === 'confirming' && !isOver(round, today) && !isNobody(confirms)) {
      const [rows, said] = await Promise.all([
        findUnitRows(db, division, round.id, round.dataNo, confirms),
        findConfirmations(db, division, round.id),
      ])
      for (const { code, name, body, no } of rows)
        if (body !== null && maySee(confirms, body) && said.get(code)?.rowNo !== no)
          found.push({
            what: 'confirm',
            thing: `${round.id}/${code}`,
            title: round.title,
            note: { zh: `核对“${name}”的数据`, en: `check the data of “${name}”` },
            due: round.dueOn,
            href: `${address}/units/${encodeURIComponent(code)}`,
          })
    }
    if (round.state === 'notice' && round.dueOn !== null && today <= round.dueOn && !isNobody(objects)) {
      const [rows, raised] = await Promise.all([
        findUnitRows(db, division, round.id, round.dataNo, objects),
        findObjections(db, division, round.id, objects),
      ])
      for (const { code, name, body } of rows)
        if (body !== null && !raised.some((one) => one.code === code))
          found.push({
            what: 'object',
            thing: `${round.id}/${code}`,
            title: round.title,
            note: {
              zh: `“${name}”的结果正在公示，有异议可以提出`,
              en: `the result of “${name}” is on notice; you may object`,
            },
            due: round.dueOn,
            href: `${address}/units/${encodeURIComponent(code)}`,
          })
    }
    if (mayDecide && (round.state === 'notice' || round.state === 'objections'))
      for (const { id, code, answerBy, answer } of await findObjections(db, division, round.id, EVERYTHING))
        if (answer === null)
          found.push({
            what: 'answer',
            thing: id,
            title: round.title,
            note: { zh: `答复“${code}”的异议`, en: `answer the objection of “${code}”` },
            due: answerBy,
            href: `${address}?tab=notice`,
          })
    if (mayRun && (round.state === 'confirming' || round.state === 'notice' || round.state === 'objections')) {
      const facts = await factsOf(db, round, today, { reason: 'given', documentNo: 'given' })
      const next = actsOf(round.state).find((act) => act !== 'back-to-draft' && refusalOfAct(act, facts) === null)
      if (next !== undefined)
        found.push({
          what: 'step',
          thing: round.id,
          title: round.title,
          note: { zh: `可以${roundActNames[next].zh}`, en: `next: ${roundActNames[next].en}` },
          due: null,
          href: address,
        })
    }
  }
  return found
}
