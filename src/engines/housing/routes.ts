import { type Static, Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { nameOf } from '../../platform/access/actor.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { maskName } from '../../platform/access/mask.ts'
import { record } from '../../platform/audit/record.ts'
import { addDays, addMonths, dayOf, isDay } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { type Call, Download, type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import { isSimulated, simulatedLabel } from '../../platform/organisation/simulated.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { AskedBeacon } from '../draw-desk/answers.ts'
import { stateOf } from '../draw-desk/draw-state.ts'
import { findDraws } from '../draw-desk/draw-store.ts'
import { beginDraw, followDraw, noSuchDraw, openFor, takeDrawn } from '../draw-desk/lead.ts'
import { writing } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { type Desk, noSuchRecord, placeOf } from '../registers/desk.ts'
import { findRecord, type StoredRecord } from '../registers/record-store.ts'
import { permissionOf } from '../registers/register.ts'
import { askForChecks, giveTurns, programOf, queueOn, SYSTEM, score, stepRound } from './acts.ts'
import { Case, HousingDraw, Queue } from './answers.ts'
import { startRoundDraw, turnsByQueue, turnsOf } from './classes.ts'
import { publicRoutes } from './public-routes.ts'
import { lineOf, movementOf } from './queue.ts'
import { findCaseParts, findCases, findRoundHomes } from './queue-store.ts'
import { HOUSING_DRAWS } from './settings.ts'
import { writeQueue } from './workbook.ts'

const tag = 'housing'
const since = '0.3.0'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Division = Type.String({ pattern: '^\\d{2,12}$' })
const One = Type.Object({ division: Division, id: Type.String({ format: 'uuid' }) })

/** A day asked for, or today; refused where it is none. */
function dayAsked(asked: string | undefined, at: string, today: string): Outcome<string> {
  if (asked === undefined) return done(today)
  if (isDay(asked)) return done(asked)
  return faulty([{ at, code: 'no-day', message: { zh: '不是日期', en: 'is no day' } }])
}

/** An act on one record of the desk, for whoever works for the body that is in charge of it. */
function working<T>(
  call: Call<unknown, unknown, unknown>,
  type: string,
  { division, id }: { readonly division: string; readonly id: string },
  work: (tx: Writing, desk: Desk, program: Desk, found: StoredRecord) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const register = registerOf(type)
  return writing(registers, register, call, division, async (tx, desk) => {
    const found = await findRecord(tx, register, division, id, 'update')
    if (found === undefined || found.endedAt !== null || !call.policy.may(call.actor, 'housing.work', placeOf(found)))
      return refused(noSuchRecord)
    // What the program writes on the person's behalf goes on record with what the person did.
    return work(tx, desk, programOf(desk, nameOf(call.actor)), found)
  })
}

const QueueAsked = Type.Object({
  division: Type.Optional(Division),
  day: Type.Optional(Type.String({ maxLength: 10 })),
  since: Type.Optional(Type.String({ maxLength: 10 })),
})

/** The queue of a day as whoever asks may see it, each with its place on an earlier day. */
async function queueAsked(
  { db, policy, actor, now }: Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>,
  query: Static<typeof QueueAsked>,
): Promise<Outcome<Static<typeof Queue>>> {
  const asked = divisionAsked(actor, query.division)
  if (asked.kind === 'refused') return asked
  const division = asked.value
  const isOn = await openFor(db, division, SYSTEM)
  if (isOn.kind === 'refused') return isOn
  const day = dayAsked(query.day, 'day', dayOf(now()))
  if (day.kind === 'refused') return day
  const from = dayAsked(query.since, 'since', addDays(day.value, -90))
  if (from.kind === 'refused') return from
  const head = { division, day: day.value, since: from.value }
  if (!policy.may(actor, 'housing.read', { division })) return done({ ...head, first: true, rows: [] })
  const { queue, order } = await queueOn(db, division, day.value, { free: false })
  const earlier = await queueOn(db, division, from.value, { free: false })
  const before = new Map(earlier.queue.map((one) => [`${one.id} ${lineOf(one)}`, one.place]))
  return done({
    ...head,
    first: order.first,
    rows: queue.map((one) => ({ ...one, before: before.get(`${one.id} ${lineOf(one)}`) ?? null })),
  })
}

const bodyName = async (db: Reading, division: string, body: string | null): Promise<string> => {
  if (body === null) return ''
  const row = await db
    .selectFrom('body')
    .select('name_zh')
    .where('division', '=', division)
    .where('id', '=', body)
    .executeTakeFirst()
  return row?.name_zh ?? ''
}

export const routes: readonly Route[] = [
  ...publicRoutes,
  route({
    method: 'GET',
    path: '/api/v1/housing/queue',
    summary: { zh: '轮候名单：某一天的次序和变化', en: 'The queue of a day, with what moved' },
    tag,
    since,
    who: 'housing.read',
    query: QueueAsked,
    answer: Queue,
    handle: (call) => queueAsked(call, call.query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/housing/queue.xlsx',
    summary: { zh: '导出轮候名单（姓名脱敏）', en: 'The queue as a workbook, names masked' },
    tag,
    since,
    who: 'housing.read',
    limit: 'export',
    query: Type.Object({ ...QueueAsked.properties, language: Type.Optional(Type.Enum(['zh', 'en'])) }),
    answer: 'file',
    async handle(call) {
      const { db, actor, now, query } = call
      const list = await queueAsked(call, query)
      if (list.kind === 'refused') return list
      const { division, day, rows } = list.value
      const language = query.language === 'en' ? 'en' : 'zh'
      const label = await simulatedLabel(db, division)
      const title = language === 'zh' ? `轮候名单 ${day}` : `The queue ${day}`
      const bytes = await writeQueue(title, label ?? '', rows, language)
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division,
          action: 'housing.export-queue',
          subject: { kind: 'division', id: division },
          detail: { day, rows: rows.length },
        }),
      )
      return done(new Download(`轮候名单-${day}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/housing/cases/:division/:id',
    summary: { zh: '一个家庭的办理情况', en: 'How a household’s case stands' },
    tag,
    since,
    who: 'housing.read',
    params: One,
    answer: Case,
    async handle({ db, policy, actor, now, params: { division, id } }) {
      const isOn = await openFor(db, division, SYSTEM)
      if (isOn.kind === 'refused') return isOn
      const register = registerOf('housing-application')
      const found = await findRecord(db, register, division, id)
      // The record itself decides who may see how it is handled: the body in charge, and those who oversee it.
      const may = found !== undefined && policy.may(actor, permissionOf(register.type, 'read'), placeOf(found))
      if (found === undefined || !may) return refused(noSuchRecord)
      const { values } = found
      const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
      const parts = await findCaseParts(db, division, id)
      return done({
        id,
        number: found.number ?? '',
        name: maskName(text('applicant') ?? ''),
        state: found.state ?? '',
        wants: text('wants') ?? '',
        persons: Number(values.household_size ?? 0),
        inCharge: await bodyName(db, division, found.body),
        firstNoticeUntil: text('first_notice_until'),
        secondNoticeUntil: text('second_notice_until'),
        queuedOn: text('queued_on'),
        leftOn: text('left_on'),
        place: found.state === 'queued' ? await placeOfCase(db, division, id, dayOf(now()), text('queued_on')) : null,
        ...parts,
        mayWork: policy.may(actor, 'housing.work', placeOf(found)),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/housing/cases/:division/:id/checks',
    summary: { zh: '发起联合核查', en: 'Ask every body of the joint check' },
    tag,
    since,
    who: 'housing.work',
    params: One,
    answer: Type.Object({ asked: Type.Integer() }),
    handle: (call) =>
      working(call, 'housing-application', call.params, (tx, _, program, found) => askForChecks(tx, program, found)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/housing/cases/:division/:id/score',
    summary: { zh: '评分；公示期满的进入轮候', en: 'Score; take into the queue when its notice is over' },
    tag,
    since,
    who: 'housing.work',
    params: One,
    answer: Type.Object({ points: Type.String(), state: Type.Union([Type.String(), Type.Null()]) }),
    handle: (call) =>
      working(call, 'housing-application', call.params, (tx, _, program, found) => score(tx, program, found)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/housing/rounds/:division/:id/draw',
    summary: { zh: '冻结名单，开始一次配租摇号', en: 'Freeze the list and begin the draw of a round' },
    tag,
    since,
    who: 'housing.work',
    params: One,
    body: Type.Object({ beacon: AskedBeacon }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      working(call, 'housing-round', call.params, async (tx, _, program, round) => {
        const { division, at } = program
        const { mode, name, kind } = round.values
        if (mode !== 'choice' && mode !== 'assigned')
          return refused({
            reason: 'wrong-state',
            code: 'no-draw',
            message: { zh: '这个批次按轮候次序选房，不摇号。', en: 'This round goes by the queue: there is no draw.' },
          })
        const earlier = (await findDraws(tx, division, { system: SYSTEM })).filter(
          ({ about }) => about.round === round.id,
        )
        if (earlier.some(({ head, steps }) => stateOf(head, steps, at).stage !== 'void'))
          return refused({
            reason: 'conflict',
            code: 'drawn-already',
            message: {
              zh: '这个批次已经有一次抽取，作废后才能另抽。',
              en: 'This round has a draw already; another only when that is void.',
            },
          })
        const { order, queue } = await queueOn(tx, division, dayOf(at), { free: true })
        const rules = await settingAt(tx, division, HOUSING_DRAWS, dayOf(at))
        const id = newId(at.getTime())
        const head = startRoundDraw(
          {
            title: String(name),
            by: await bodyName(tx, division, round.body),
            simulated: await isSimulated(tx, division),
            mode,
            homes: await findRoundHomes(tx, division, round.id),
            queue: queue.filter(({ wants }) => wants === kind),
          },
          call.body.beacon,
          { ...order, ...rules },
          { division, id, now: at },
        )
        if (head.kind === 'refused') return head
        const frozen = await stepRound(tx, program, round.id, 'freeze')
        if (frozen.kind === 'refused') return frozen
        await beginDraw(tx, call, {
          head: head.value,
          system: SYSTEM,
          lead: round.body ?? '',
          about: { round: round.id },
        })
        return done({ id })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/housing/rounds/:division/:id/offers',
    summary: { zh: '按轮候次序发配租通知', en: 'Give out the turns of a round by the queue' },
    tag,
    since,
    who: 'housing.work',
    params: One,
    answer: Type.Object({ offers: Type.Integer(), gone: Type.Integer() }),
    handle: (call) =>
      working(call, 'housing-round', call.params, async (tx, _, program, round) => {
        if (round.values.mode !== 'queue' || round.state !== 'planned')
          return refused({
            reason: 'wrong-state',
            code: 'not-by-queue',
            message: {
              zh: '只有筹备中、按轮候次序选房的批次可以这样发通知。',
              en: 'Only a round that is planned and goes by the queue gives out turns so.',
            },
          })
        const { order, queue } = await queueOn(tx, program.division, dayOf(program.at), { free: true })
        const homes = await findRoundHomes(tx, program.division, round.id)
        const line = queue.filter(({ wants }) => wants === round.values.kind)
        return giveTurns(tx, program, round, turnsByQueue(homes, line, order))
      }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/housing/draws/:division/:id',
    summary: { zh: '一次配租摇号：批次和脱敏姓名', en: 'What a housing draw has: its round, masked names' },
    tag,
    since,
    who: 'housing.read',
    params: One,
    answer: HousingDraw,
    async handle({ db, policy, actor, params: { division, id } }) {
      const isOn = await openFor(db, division, SYSTEM)
      if (isOn.kind === 'refused') return isOn
      const [draw] = await findDraws(db, division, { id, system: SYSTEM })
      if (draw === undefined || !policy.may(actor, 'housing.read', { division })) return refused(noSuchDraw)
      const round = await findRecord(db, registerOf('housing-round'), division, String(draw.about.round))
      const cases = await findCases(
        db,
        division,
        draw.head.strata.flatMap(({ ids }) => ids),
      )
      return done({
        round: String(draw.about.round),
        roundState: round?.state ?? '',
        names: Object.fromEntries([...cases].map(([number, { name }]) => [number, name])),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/draws/:division/:id/offers',
    summary: { zh: '按摇号结果发配租通知', en: 'Give out the turns that a draw came to' },
    tag,
    since,
    who: 'draws.run',
    params: One,
    answer: Type.Object({ offers: Type.Integer(), gone: Type.Integer() }),
    handle: (call) =>
      writing(registers, registerOf('housing-round'), call, call.params.division, async (tx, desk) => {
        const taken = await takeDrawn(tx, call, SYSTEM, call.params)
        if (taken.kind === 'refused') return taken
        const draw = taken.value
        const round = await findRecord(
          tx,
          registerOf('housing-round'),
          desk.division,
          String(draw.about.round),
          'update',
        )
        if (round === undefined) return refused(noSuchRecord)
        const { result, head } = draw
        const turns = turnsOf(head.lots?.groups ?? [], result.strata, result.lots ?? [])
        const given = await giveTurns(tx, programOf(desk, nameOf(call.actor)), round, turns)
        if (given.kind === 'refused') return given
        await followDraw(tx, call, draw, given.value)
        return given
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/housing/rounds/:division/:id/thaw',
    summary: { zh: '抽取作废后重新筹备批次', en: 'Plan a round anew after its draw is void' },
    tag,
    since,
    who: 'housing.work',
    params: One,
    answer: Type.Object({ state: Type.Union([Type.String(), Type.Null()]) }),
    handle: (call) =>
      working(call, 'housing-round', call.params, async (tx, _, program, round) => {
        const draws = (await findDraws(tx, program.division, { system: SYSTEM })).filter(
          ({ about }) => about.round === round.id,
        )
        if (draws.some(({ head, steps }) => stateOf(head, steps, program.at).stage !== 'void'))
          return refused({
            reason: 'wrong-state',
            code: 'not-void',
            message: { zh: '抽取没有作废，名单不能改。', en: 'The draw is not void: its list stands.' },
          })
        const thawed = await stepRound(tx, program, round.id, 'thaw')
        return thawed.kind === 'refused' ? thawed : done({ state: thawed.value.state })
      }),
  }),
]

/** Where a household stands, how it came there, and where it stood at the ends of the last months. */
async function placeOfCase(db: Reading, division: string, id: string, today: string, queuedOn: string | null) {
  const from = addDays(today, -90)
  const now = (await queueOn(db, division, today, { free: false })).queue
  const own = now.find((one) => one.id === id)
  if (own === undefined) return null
  const movement = movementOf(id, (await queueOn(db, division, from, { free: false })).queue, now)
  const days = Array.from({ length: 12 }, (_, i) => addDays(`${addMonths(today, -i).slice(0, 7)}-01`, -1)).filter(
    (day) => queuedOn === null || day >= queuedOn,
  )
  const history = await Promise.all(
    days.toReversed().map(async (day) => {
      const then = (await queueOn(db, division, day, { free: false })).queue.find((one) => one.id === id)
      return { day, place: then?.place ?? null, of: then?.of ?? 0 }
    }),
  )
  return {
    place: own.place,
    of: own.of,
    since: from,
    movement: movement ?? { before: null, now: own.place, left: 0, came: 0, passed: 0, fell: 0 },
    history: [...history, { day: today, place: own.place, of: own.of }],
  }
}
