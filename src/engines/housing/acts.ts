import { add, decimalText, findExact, whole } from '../../language/conditions/exact.ts'
import { compareDecimals } from '../../language/decimal.ts'
import { factsOf } from '../../language/machine.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { addDays, dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { settingAt, settingsAt } from '../../platform/settings/store.ts'
import { arithmeticText, scoreOf } from '../../systems/08-space/housing-security/score.ts'
import {
  CHOOSE_DAYS,
  RENT,
  SCORE_SETTINGS,
  type ScoreSetting,
  SUBSIDY_FACTORS,
} from '../../systems/08-space/housing-security/settings.ts'
import { stateOf } from '../draw-desk/draw-state.ts'
import { findDraws } from '../draw-desk/draw-store.ts'
import { reservesOf } from '../draws/select.ts'
import { registerOf } from '../registers/declared.ts'
import { type Desk, noSuchRecord, type Written } from '../registers/desk.ts'
import { findMore } from '../registers/facts-store.ts'
import { findRecord, type StoredRecord } from '../registers/record-store.ts'
import { changeRecord, createRecord, stepRecord } from '../registers/records.ts'
import { reservesByRooms } from './classes.ts'
import { placed } from './queue.ts'
import {
  type DueAllowance,
  type DueDeduction,
  findBreachUntil,
  findBusy,
  findCases,
  findCheckItems,
  findPersons,
  findQueue,
  findRoundHomes,
  findRoundTurns,
} from './queue-store.ts'
import { successors } from './succession.ts'

/** The system whose records these are. */
export const SYSTEM = 'housing-security'
/** The same desk, where the program writes on behalf of whoever asked: what no form makes. */
export const programOf = (desk: Desk, name: string): Desk => {
  const actor: Actor = { kind: 'system', name: `住房保障（${name}）` }
  return { ...desk, actor }
}

/** A step that only the program does; what stands against it is told. */
async function stepByProgram(
  tx: Writing,
  program: Desk,
  type: string,
  id: string,
  transition: string,
): Promise<Outcome<Written>> {
  const register = registerOf(type)
  const found = await findRecord(tx, register, program.division, id, 'update')
  if (found === undefined) return refused(noSuchRecord)
  if (found.state !== null && register.type.lifecycle?.transitions[transition]?.to === found.state)
    return done({ id, number: found.number, revision: found.revision, state: found.state, warnings: [] })
  return stepRecord(tx, program, register, id, found.revision, transition, {}, '')
}

const wrongState = (zh: string, en: string) =>
  refused({ reason: 'wrong-state', code: 'wrong-state', message: { zh, en } })

/** Asks every body on the list about a household, once, and takes the case on; who is looked up is told to each of them, nothing else. */
export async function askForChecks(
  tx: Writing,
  program: Desk,
  application: StoredRecord,
): Promise<Outcome<{ readonly asked: number }>> {
  const { division, at } = program
  if (application.state !== 'first-notice')
    return wrongState('只有初审公示的申请可以发起联合核查。', 'A joint check follows the first notice.')
  const barred = await findBreachUntil(tx, division, application.id, dayOf(at))
  if (barred !== null)
    return wrongState(
      `家庭成员有违规记录，${barred} 之前不能再申请。`,
      `A breach is on file for somebody of the household: no new application before ${barred}.`,
    )
  const items = await findCheckItems(tx, division, dayOf(at))
  if (items.length === 0)
    return wrongState(
      '核查分工是空的，先登记问哪些部门。',
      'The list of the joint check is empty: say first who is asked.',
    )
  const persons = (await findPersons(tx, division, application.id)).join('\n')
  for (const { kind, what, askedOf, days } of items) {
    const made = await createRecord(tx, program, registerOf('housing-check'), {
      application: application.id,
      case_number: application.number,
      kind,
      what,
      asked_of: askedOf,
      answer_days: days,
      persons,
    })
    if (made.kind === 'refused') return made
  }
  const stepped = await stepByProgram(tx, program, 'housing-application', application.id, 'to-joint')
  return stepped.kind === 'refused' ? stepped : done({ asked: items.length })
}

/** What scores go by in a division on a day. */
export async function scoreSetting(db: Reading, division: string, day: string): Promise<ScoreSetting> {
  const [limits, rooms, points, order] = await settingsAt(db, division, SCORE_SETTINGS, day)
  return { limits, rooms, points, order }
}

/** Works out the points of a household and, where its notice is over, takes it into the queue. Each score is a row of its own. */
export async function score(
  tx: Writing,
  program: Desk,
  application: StoredRecord,
): Promise<Outcome<{ readonly points: string; readonly state: string | null }>> {
  const { division, at } = program
  const day = dayOf(at)
  if (application.state !== 'second-notice' && application.state !== 'queued')
    return wrongState(
      '只有复审公示或轮候中的申请可以评分。',
      'Only cases after the second check, or in the queue, are scored.',
    )
  const own = scoreOf(application.values, await scoreSetting(tx, division, day))
  const { total, parts } = own.points
  if (total === null) {
    const unknown = parts.filter(({ points }) => points === null)
    return refused({
      reason: 'faulty',
      code: 'unknown-points',
      message: {
        zh: `有项目算不出来，不能评分：${unknown.map(({ name }) => name.zh).join('、')}。`,
        en: `It cannot be scored; not known: ${unknown.map(({ name }) => name.en).join(', ')}.`,
      },
      faults: unknown.map(({ id, name, fault }) => ({
        at: `points.${id}`,
        code: fault === null ? 'unknown' : 'formula',
        message: fault ?? {
          zh: `${name.zh}：用到的信息还不知道`,
          en: `${name.en}: something it speaks of is not known`,
        },
      })),
    })
  }
  const made = await createRecord(
    tx,
    program,
    registerOf('housing-score'),
    {
      application: application.id,
      case_number: application.number,
      office: application.body,
      from_day: day,
      scored_at: at.toISOString(),
      group: own.group,
      points: total,
      rooms: own.rooms,
      arithmetic: arithmeticText(own),
    },
    { mayDerive: true },
  )
  if (made.kind === 'refused') return made
  const stepped = await stepByProgram(tx, program, 'housing-application', application.id, 'enter-queue')
  return stepped.kind === 'refused' ? stepped : done({ points: total, state: stepped.value.state })
}

/** The queue of a day with places, without those who have a turn in some round already where `free` is asked. */
export async function queueOn(db: Reading, division: string, day: string, { free }: { readonly free: boolean }) {
  const { order } = await scoreSetting(db, division, day)
  const waiting = await findQueue(db, division, day)
  if (!free) return { order, queue: placed(waiting, order) }
  const busy = await findBusy(db, division)
  return {
    order,
    queue: placed(
      waiting.filter(({ id }) => !busy.has(id)),
      order,
    ),
  }
}

export interface Turn {
  /** 'draw' 摇号 · 'queue' 轮候次序 · 'reserve' 摇号候补 · 'next' 轮候递补. */
  readonly cameBy: 'draw' | 'queue' | 'reserve' | 'next'
  readonly number: string
  readonly rooms: string
  readonly turn: number
  /** The code of the home that was drawn for it; null where it chooses. */
  readonly home: string | null
}

/**
 * Gives out the turns of a round: an offer each, in order, and choosing begins. A household that has left the queue since, or has a
 * turn elsewhere, gets none and is counted; what it would have had goes to the next. All or nothing.
 */
export async function giveTurns(
  tx: Writing,
  program: Desk,
  round: StoredRecord,
  turns: readonly Turn[],
): Promise<Outcome<{ readonly offers: number; readonly gone: number }>> {
  const made = await makeOffers(tx, program, round, turns)
  if (made.kind === 'refused') return made
  const begun = await stepByProgram(tx, program, 'housing-round', round.id, 'begin')
  if (begun.kind === 'refused') return begun
  if (made.value.gone > 0) {
    const next = await succeed(tx, program, round.id)
    if (next.kind === 'refused') return next
  }
  return made
}

async function makeOffers(
  tx: Writing,
  program: Desk,
  round: StoredRecord,
  turns: readonly Turn[],
): Promise<Outcome<{ readonly offers: number; readonly gone: number }>> {
  const { division, at } = program
  const day = dayOf(at)
  const days = await settingAt(tx, division, CHOOSE_DAYS, day)
  const cases = await findCases(
    tx,
    division,
    turns.map(({ number }) => number),
  )
  const busy = await findBusy(tx, division)
  const homes = new Map((await findRoundHomes(tx, division, round.id)).map(({ code, id }) => [code, id]))
  let gone = 0
  for (const { number, rooms, turn, home, cameBy } of turns) {
    const found = cases.get(number)
    if (found === undefined || found.state !== 'queued' || busy.has(found.id)) {
      gone++
      continue
    }
    const drawn = home === null ? undefined : homes.get(home)
    const made = await createRecord(
      tx,
      program,
      registerOf('housing-offer'),
      {
        round: round.id,
        application: found.id,
        case_number: number,
        office: round.body,
        rooms,
        group: found.group,
        turn: String(turn),
        came_by: cameBy,
        offered_on: day,
        answer_until: addDays(day, days),
        live: found.id,
        ...(drawn === undefined ? {} : { home: drawn, holds: drawn }),
      },
      { mayDerive: true },
    )
    if (made.kind === 'refused') return made
  }
  return done({ offers: turns.length - gone, gone })
}

/**
 * 递补: offers what is held by nobody in a round to the next, at once: in the order of its draw first, then of today's queue. May run
 * as often as anybody likes; with every home held or offered it does nothing.
 */
export async function succeed(tx: Writing, program: Desk, id: string): Promise<Outcome<{ readonly offers: number }>> {
  const { division, at } = program
  // Held until the transaction ends: two homes given up at once are offered one after the other.
  const round = await findRecord(tx, registerOf('housing-round'), division, id, 'update')
  if (round === undefined || round.endedAt !== null || round.state !== 'choosing') return done({ offers: 0 })
  const homes = await findRoundHomes(tx, division, id)
  if (homes.length === 0) return done({ offers: 0 })
  const { order, queue } = await queueOn(tx, division, dayOf(at), { free: true })
  const next = successors(
    homes,
    await findRoundTurns(tx, division, id),
    await findReserves(tx, division, id, at),
    queue.filter(({ wants }) => wants === round.values.kind),
    order,
    round.values.mode === 'assigned',
  )
  if (next.length === 0) return done({ offers: 0 })
  const made = await makeOffers(tx, program, round, next)
  return made.kind === 'refused' ? made : done({ offers: made.value.offers })
}

/** The reserves of a round's draw by size of home; none where it had no draw, or only void ones. */
async function findReserves(
  db: Reading,
  division: string,
  round: string,
  at: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  for (const { head, steps, about } of await findDraws(db, division, { system: SYSTEM })) {
    if (about.round !== round) continue
    const { seed } = stateOf(head, steps, at).published
    if (seed !== null) return reservesByRooms(head.lots?.groups ?? [], reservesOf(seed, head.strata))
  }
  return new Map()
}

/** A step of a round that the desk of its draw does: the list frozen, or planned anew. */
export const stepRound = (tx: Writing, program: Desk, round: string, transition: 'freeze' | 'thaw') =>
  stepByProgram(tx, program, 'housing-round', round, transition)

/** Draws up the bill of a month for a lease, at the rent of that day. Nothing is billed whose rent is not known. */
export async function billLease(
  tx: Writing,
  program: Desk,
  id: string,
  month: string,
): Promise<Outcome<{ readonly due: string | null }>> {
  const register = registerOf('housing-lease')
  const lease = await findRecord(tx, register, program.division, id, 'update')
  if (lease === undefined) return refused(noSuchRecord)
  const more = await findMore(tx, program.registers, register, program.division, [lease], program.at)
  const facts = factsOf(
    register.rules,
    { state: lease.state, values: lease.values, more: more.get(id) ?? {} },
    { actor: null, actorBody: null, now: program.at },
  )
  const { monthly } = facts
  if (typeof monthly !== 'string') return done({ due: null })
  const made = await createRecord(tx, program, registerOf('housing-rent'), {
    lease: id,
    office: lease.body,
    month,
    due: monthly,
    due_on: `${month}-15`,
  })
  return made.kind === 'refused' ? made : done({ due: monthly })
}

/** Asks an employer or the housing fund for what is owed of a bill. */
export async function askDeduction(tx: Writing, program: Desk, due: DueDeduction): Promise<Outcome<Written>> {
  const { lease, bill, office, month, from, why, payer, asked } = due
  return createRecord(
    tx,
    program,
    registerOf('housing-deduction'),
    { lease, bill, office, month, from, why, payer, asked, asked_on: dayOf(program.at), open_of: bill },
    { mayDerive: true },
  )
}

/** Puts what was deducted on its bill. */
export async function creditBill(
  tx: Writing,
  program: Desk,
  bill: string,
  taken: { readonly amount: string; readonly on: string },
): Promise<Outcome<Written>> {
  const register = registerOf('housing-rent')
  const found = await findRecord(tx, register, program.division, bill, 'update')
  if (found === undefined) return refused(noSuchRecord)
  const before = typeof found.values.paid === 'string' ? found.values.paid : '0'
  const paid = decimalText(add(findExact(before) ?? whole(0), findExact(taken.amount) ?? whole(0)), 2)
  return changeRecord(tx, program, register, bill, found.revision, { paid, paid_on: taken.on }, '代扣到账')
}

/** The rent of a household follows its income as it is known at its yearly check. */
export async function reassess(tx: Writing, program: Desk, lease: string): Promise<Outcome<Written | null>> {
  const register = registerOf('housing-lease')
  const found = await findRecord(tx, register, program.division, lease, 'update')
  if (found === undefined || found.state !== 'running') return done(null)
  return stepRecord(tx, program, register, lease, found.revision, 'reassess', {}, '')
}

/** Draws up the allowance of a quarter for a household: persons, own home and class of income as they stand. */
export async function drawUpAllowance(
  tx: Writing,
  program: Desk,
  quarter: string,
  { application, number, office, persons, ownedArea, perHead }: DueAllowance,
): Promise<Outcome<Written>> {
  const [rent, factors] = await settingsAt(tx, program.division, [RENT, SUBSIDY_FACTORS] as const, dayOf(program.at))
  const factor =
    compareDecimals(perHead, String(rent.low)) <= 0
      ? factors.low
      : compareDecimals(perHead, String(rent.middle)) <= 0
        ? factors.middle
        : factors.high
  return createRecord(tx, program, registerOf('housing-subsidy'), {
    application,
    case_number: number,
    office,
    quarter,
    persons,
    owned_area: ownedArea,
    factor: String(factor),
  })
}

/** Opens the yearly check of a household in its home. */
export async function openReview(tx: Writing, program: Desk, id: string, dueOn: string): Promise<Outcome<Written>> {
  const lease = await findRecord(tx, registerOf('housing-lease'), program.division, id, 'update')
  if (lease === undefined) return refused(noSuchRecord)
  return createRecord(tx, program, registerOf('housing-review'), {
    application: lease.values.application,
    case_number: lease.values.case_number,
    lease: id,
    office: lease.body,
    year: dueOn.slice(0, 4),
    due_on: dueOn,
  })
}
