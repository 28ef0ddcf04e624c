import type { Bilingual } from '../../model/system.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { type Asking, EVERYTHING, isNobody, isOwnOf, readerOf, type StoredRound } from './round-reading.ts'
import { actsOf, isOver, isOverdue, leadsOn, refusalOfAct, roundActNames, roundStateNames } from './round-state.ts'
import { findConfirmations, findObjections, findRounds, findUnitRows } from './round-store.ts'
import { factsOf } from './round-write-store.ts'

/** Something of an evaluation that waits for a person. */
export interface WaitingEvaluation {
  /**
   * 'confirm': the own unit's data; 'object': its result is on notice; 'answer': an objection; 'step': the next stage;
   * 'stage': the last day of the stage, while the next step cannot be taken yet.
   */
  readonly what: 'confirm' | 'object' | 'answer' | 'step' | 'stage'
  readonly thing: string
  readonly title: string
  /** The unit, or the act. */
  readonly note: Bilingual
  /** 'YYYY-MM-DD', the last day. */
  readonly due: string | null
  /** Whether the office is late. */
  readonly isOverdue: boolean
  readonly href: string
  /** Grows with every change of the round, and when it began: for calendars. */
  readonly revision: number
  readonly since: string
}

/** What of the rounds of a division waits for the person: only what they may do, and only where they may do it. */
export async function findWaitingEvaluations(
  asking: Asking,
  now: Date,
  division: string,
): Promise<readonly WaitingEvaluation[]> {
  const { db, policy, actor } = asking
  const reader = await readerOf(asking, division)
  if (isNobody(reader)) return []
  const today = dayOf(now)
  const [confirms, objects] = await Promise.all([
    readerOf(asking, division, 'evaluations.confirm'),
    readerOf(asking, division, 'evaluations.object'),
  ])
  const mayDecide = policy.may(actor, 'evaluations.decide', { division })
  const mayRun = policy.may(actor, 'evaluations.run', { division })
  const found: WaitingEvaluation[] = []
  const rounds = (await findRounds(db, division, reader)).filter(({ state }) => state !== 'final')
  for (const round of rounds) {
    const address = `/evaluations/${division}/${round.id}`
    const common = {
      title: round.title,
      due: round.dueOn,
      isOverdue: false,
      href: address,
      revision: round.revision,
      since: round.at,
    }
    const ofUnit = (code: string) => `${address}/units/${encodeURIComponent(code)}`
    if (round.state === 'confirming' && !isOver(round, today) && !isNobody(confirms)) {
      const [rows, said] = await Promise.all([
        findUnitRows(db, division, round.id, round.dataNo, confirms),
        findConfirmations(db, division, round.id),
      ])
      for (const row of rows)
        if (isOwnOf(confirms, row) && said.get(row.code)?.rowNo !== row.no)
          found.push({
            ...common,
            what: 'confirm',
            thing: `${round.id}/${row.code}`,
            note: { zh: `核对“${row.name}”的数据`, en: `check the data of “${row.name}”` },
            href: ofUnit(row.code),
          })
    }
    if (round.state === 'notice' && round.dueOn !== null && !isOver(round, today) && !isNobody(objects)) {
      const [rows, raised] = await Promise.all([
        findUnitRows(db, division, round.id, round.dataNo, objects),
        findObjections(db, division, round.id, objects),
      ])
      for (const row of rows)
        if (isOwnOf(objects, row) && !raised.some(({ code }) => code === row.code))
          found.push({
            ...common,
            what: 'object',
            thing: `${round.id}/${row.code}`,
            note: {
              zh: `“${row.name}”的结果正在公示，有异议可以提出`,
              en: `the result of “${row.name}” is on notice; you may object`,
            },
            href: ofUnit(row.code),
          })
    }
    if (mayDecide && (round.state === 'notice' || round.state === 'objections')) {
      const open = (await findObjections(db, division, round.id, EVERYTHING)).filter(({ answer }) => answer === null)
      for (const { id, code, answerBy } of open) {
        const [unit] = await findUnitRows(db, division, round.id, round.dataNo, EVERYTHING, code)
        const name = unit?.name ?? code
        found.push({
          ...common,
          what: 'answer',
          thing: id,
          note: { zh: `答复“${name}”的异议`, en: `answer the objection of “${name}”` },
          due: answerBy,
          isOverdue: today > answerBy,
          href: `${address}?tab=notice`,
        })
      }
    }
    if (mayRun && round.state !== 'draft') found.push({ ...common, ...(await stageOf(asking, round, today)) })
  }
  return found
}

/** What the office is to do with a round now, or what stands in the way until its last day. */
async function stageOf(asking: Asking, round: StoredRound, today: string) {
  const facts = await factsOf(asking, round, today, { reason: 'given', documentNo: 'given' })
  const next = actsOf(round.state).find((act) => leadsOn(act) && refusalOfAct(act, facts) === null)
  const isLate = isOverdue(round, today)
  const late = isLate ? { zh: '，已逾期', en: ', overdue' } : { zh: '', en: '' }
  const stage = roundStateNames[round.state]
  return {
    thing: round.id,
    isOverdue: isLate,
    ...(next === undefined
      ? { what: 'stage' as const, note: { zh: `${stage.zh}期限${late.zh}`, en: `last day: ${stage.en}${late.en}` } }
      : {
          what: 'step' as const,
          note: { zh: `可以${roundActNames[next].zh}${late.zh}`, en: `next: ${roundActNames[next].en}${late.en}` },
        }),
  }
}
