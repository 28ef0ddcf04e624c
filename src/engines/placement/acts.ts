import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { nameOf } from '../../platform/access/actor.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { type AnyCall, writing } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import type { Desk } from '../registers/desk.ts'
import { createRecord, doAutomatic, stepRecord } from '../registers/records.ts'
import type { Register } from '../registers/register.ts'
import { countBetween, findMonths } from './figures-store.ts'
import type { Market } from './market.ts'
import { findFreeSeat } from './market-store.ts'
import { lastDayOf, mayClose } from './month.ts'
import { reasonsOf, sayForFirm } from './say.ts'
import type { Seeker, Vacancy } from './sides.ts'

export const employment = registerOf('job-seeker').system

/** What stands on a referral of why the two were brought together; the firm reads it, so that it tells no wish of the person. */
function meeting(market: Market, seeker: Seeker, vacancy: Vacancy) {
  const said = sayForFirm(market.explain(seeker, vacancy), seeker, vacancy)
  const truths = said.map(({ truth }) => truth)
  const fit = truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true'
  return { fit, reasons: reasonsOf(said) }
}

/** The station refers a person; where the person asked for it, their agreement is put down with it. */
export function refer(
  call: AnyCall,
  division: string,
  market: Market,
  seeker: Seeker,
  vacancy: Vacancy,
  by: 'seeker' | 'station',
): Promise<Outcome<{ id: string }>> {
  const register = registerOf('job-referral')
  return writing(registers, register, call, division, async (tx, desk) => {
    const made = await createRecord(
      tx,
      desk,
      register,
      {
        seeker: seeker.id,
        vacancy: vacancy.id,
        service_body: seeker.body,
        proposed_by: by,
        proposed_on: dayOf(desk.at),
        ...meeting(market, seeker, vacancy),
      },
      { mayDerive: true },
    )
    if (made.kind === 'refused') return made
    if (by === 'station') return done({ id: made.value.id })
    const agreed = await stepRecord(tx, desk, register, made.value.id, made.value.revision, 'seeker-agrees', {}, '')
    return agreed.kind === 'refused' ? agreed : done({ id: made.value.id })
  })
}

/**
 * A firm asks for somebody whom it saw without a name: the program makes the referral on its behalf, at the station that serves
 * the person. The firm has agreed with it; whether the person does is asked there, and before that the firm learns nothing.
 */
export function propose(
  call: AnyCall,
  division: string,
  market: Market,
  seeker: Seeker,
  vacancy: Vacancy,
): Promise<Outcome<{ id: string }>> {
  const register = registerOf('job-referral')
  return writing(registers, register, call, division, async (tx, desk) => {
    const { actor } = call
    const name = `${register.system.name.zh}（${nameOf(actor)}）`
    const program: Desk = { ...desk, actor: { kind: 'system', name } }
    const today = dayOf(desk.at)
    const made = await createRecord(
      tx,
      program,
      register,
      {
        seeker: seeker.id,
        vacancy: vacancy.id,
        service_body: seeker.body,
        proposed_by: 'firm',
        proposed_on: today,
        firm_agreed_on: today,
        ...meeting(market, seeker, vacancy),
      },
      { mayDerive: true },
    )
    if (made.kind === 'refused') return made
    // Who asked for it stands beside what the program wrote.
    desk.acts.push({
      actor,
      act: {
        division,
        action: 'placement.propose',
        subject: { kind: 'vacancy', id: vacancy.id },
        detail: { referral: made.value.id },
      },
    })
    return done({ id: made.value.id })
  })
}

const TURNS = 4

const courseFull: Refusal = {
  reason: 'conflict',
  code: 'course-full',
  message: {
    zh: '这期培训班已经没有名额，请选别的班。',
    en: 'No seat is left in this course: choose another.',
  },
}

/** Enrols a person on the lowest free seat. Whoever loses the race for a seat takes the next; a seat is never given twice. */
export async function enrol(
  call: AnyCall,
  division: string,
  seeker: Seeker,
  course: string,
  vacancy: string | null,
): Promise<Outcome<{ id: string; seat: number }>> {
  const register = registerOf('course-enrolment')
  for (let turn = 0; ; turn++) {
    const taken = await writing(registers, register, call, division, (tx, desk) =>
      enrolOnce(tx, desk, register, seeker, course, vacancy),
    )
    // The seat was taken in between; that the person is in the course already comes to the same refusal, and stays.
    const isRace = taken.kind === 'refused' && taken.refusal.code === 'exists-already'
    if (!isRace || turn >= TURNS) return taken
  }
}

async function enrolOnce(
  tx: Writing,
  desk: Desk,
  register: Register,
  seeker: Seeker,
  course: string,
  vacancy: string | null,
): Promise<Outcome<{ id: string; seat: number }>> {
  const seat = await findFreeSeat(tx, desk.division, course)
  if (seat === null) return refused(courseFull)
  const id = newId(desk.at.getTime())
  const made = await createRecord(
    tx,
    desk,
    register,
    {
      course,
      seeker: seeker.id,
      service_body: seeker.body,
      enrolled_on: dayOf(desk.at),
      ...(vacancy === null ? {} : { vacancy }),
    },
    { id },
  )
  if (made.kind === 'refused') return made
  const admitted = await stepRecord(tx, desk, register, id, made.value.revision, 'admit', { seat }, '')
  return admitted.kind === 'refused' ? admitted : done({ id, seat })
}

/** Closes a month: counts the registers at its end and puts the figures down beside the base that statistics give. */
export function closeMonth(
  call: AnyCall,
  {
    division,
    month,
    host,
    urbanEmployed,
    source,
  }: {
    readonly division: string
    readonly month: string
    readonly host: string
    readonly urbanEmployed: number
    readonly source: string
  },
): Promise<Outcome<{ id: string }>> {
  const register = registerOf('employment-month')
  return writing(registers, register, call, division, async (tx, desk) => {
    const [latest] = await findMonths(tx, division, 1)
    const may = mayClose(month, latest?.month ?? null, dayOf(desk.at))
    if (may.kind === 'refused') return may
    const last = lastDayOf(month)
    const counted = await countBetween(tx, division, `${month}-01`, last)
    const made = await createRecord(
      tx,
      desk,
      register,
      {
        month,
        host,
        urban_employed: urbanEmployed,
        base_source: source,
        as_of: last,
        previous: latest?.id ?? null,
        ...counted,
      },
      { mayDerive: true },
    )
    if (made.kind === 'refused') return made
    if (latest !== undefined) await doAutomatic(tx, desk, register, latest.id)
    return done({ id: made.value.id })
  })
}
