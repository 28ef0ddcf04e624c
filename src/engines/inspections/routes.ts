import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { dayOf, isDay } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { settingAt, settingsAt } from '../../platform/settings/store.ts'
import { systems } from '../../systems/all.ts'
import { AskedBeacon } from '../draw-desk/answers.ts'
import { stateOf } from '../draw-desk/draw-state.ts'
import { findDraws } from '../draw-desk/draw-store.ts'
import { beginDraw, noSuchDraw, openFor } from '../draw-desk/lead.ts'
import { InspectionDraw, Items } from './answers.ts'
import { findAvoidances, findByCodes, findInspectors, findItem, findItems, findTargets } from './lists-store.ts'
import { DRAWS } from './settings.ts'
import { type Shares, startDraw } from './start-draw.ts'
import { giveOutVisits, SYSTEM } from './visits.ts'

const tag = 'draws'
const since = '0.3.0'
const Division = Type.String({ pattern: '^\\d{2,12}$' })
const One = Type.Object({ division: Division, id: Type.String({ format: 'uuid' }) })
const system = systems.find(({ id }) => id === SYSTEM)
const SHARES = system?.settings?.find(({ key }) => key === 'inspection.shares')

/** Whether the desk runs in the division. */
const open = (db: Reading, division: string) => openFor(db, division, SYSTEM)

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/draw-items',
    summary: { zh: '可抽查的事项', en: 'Items that may be drawn for' },
    tag,
    since,
    who: 'draws.run',
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: Items,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const isOn = await open(db, division.value)
      if (isOn.kind === 'refused') return isOn
      const items = await findItems(db, division.value, dayOf(now()))
      return done({
        rows: items
          .filter(({ department }) => policy.may(actor, 'draws.run', { division: division.value, body: department }))
          .map((item) => ({ ...item })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/inspection-draws',
    summary: { zh: '冻结名单，开始一次抽取', en: 'Freeze the list and begin a draw' },
    tag,
    since,
    who: 'draws.run',
    body: Type.Object({
      division: Division,
      title: Type.String({ minLength: 1, maxLength: 200 }),
      item: Type.String({ format: 'uuid' }),
      month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
      plannedOn: Type.String({ format: 'date' }),
      /** Only firms whose sector begins so. */
      sectors: Type.Array(Type.String({ pattern: '^\\d{2,4}$' }), { maxItems: 100 }),
      /** Bodies whose inspectors are drawn; the item's department is always among them. */
      bodies: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 }),
      counts: Type.Union([
        Type.Null(),
        Type.Partial(
          Type.Object({
            A: Type.Integer({ minimum: 0 }),
            B: Type.Integer({ minimum: 0 }),
            C: Type.Integer({ minimum: 0 }),
            D: Type.Integer({ minimum: 0 }),
            N: Type.Integer({ minimum: 0 }),
          }),
        ),
      ]),
      beacon: AskedBeacon,
    }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      inRefusableTransaction(call.db, async (tx) => {
        const { body, policy, actor } = call
        const { division } = body
        const isOn = await open(tx, division)
        if (isOn.kind === 'refused') return isOn
        const now = call.now()
        const today = dayOf(now)
        const item = await findItem(tx, division, body.item, today)
        if (item === null || !policy.may(actor, 'draws.run', { division, body: item.department }))
          return refused(noSuchDraw)
        if (!isDay(body.plannedOn) || body.plannedOn < today)
          return refused({
            reason: 'faulty',
            code: 'planned-on',
            message: { zh: '计划检查日期须在今天或以后。', en: 'The visits are planned for today or later.' },
            faults: [
              { at: 'plannedOn', code: 'past', message: { zh: '须在今天或以后', en: 'must be today or later' } },
            ],
          })
        const [rules, shares] = await settingsAt(tx, division, [DRAWS, SHARES ?? DRAWS], today)
        const firms = await findTargets(tx, division, {
          month: body.month,
          item: item.id,
          year: body.plannedOn.slice(0, 4),
          sectors: body.sectors,
        })
        const members = await findInspectors(tx, division, [item.department, ...body.bodies], body.plannedOn)
        const avoidances = await findAvoidances(
          tx,
          division,
          members.map(({ id }) => id),
          body.plannedOn,
        )
        const names = await tx
          .selectFrom('body')
          .select('name_zh')
          .where('division', '=', division)
          .where('id', '=', item.department)
          .executeTakeFirst()
        const codes = new Set(firms.map(({ code }) => code))
        const id = newId(now.getTime())
        const started = startDraw(
          body,
          {
            firms,
            item,
            members,
            avoidances: avoidances.filter(({ target }) => codes.has(target)),
            by: names?.name_zh ?? '',
            simulated: await isSimulated(tx, division),
          },
          // The setting that the system declares by this key.
          shares as Shares,
          rules,
          { division, id, now },
        )
        if (started.kind === 'refused') return started
        await beginDraw(tx, call, {
          head: started.value.head,
          system: SYSTEM,
          lead: item.department,
          about: { item: item.id, plannedOn: body.plannedOn, excluded: started.value.excluded },
        })
        return done({ id })
      }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/inspection-draws/:division/:id',
    summary: {
      zh: '一次随机抽查的抽取：企业、计划日期、检查任务',
      en: 'What a draw of inspections has: firms, day, visits',
    },
    tag,
    since,
    who: 'draws.read',
    params: One,
    answer: InspectionDraw,
    async handle({ db, policy, actor, params, now }) {
      const isOn = await open(db, params.division)
      if (isOn.kind === 'refused') return isOn
      const [draw] = await findDraws(db, params.division, { id: params.id, system: SYSTEM })
      if (draw === undefined || !policy.may(actor, 'draws.read', { division: params.division }))
        return refused(noSuchDraw)
      const { result } = stateOf(draw.head, draw.steps, now()).published
      const drawn = result?.strata.flatMap((stratum) => stratum.drawn) ?? []
      const { firms } = await findByCodes(db, params.division, drawn, [])
      const visits = draw.followed?.visits
      return done({
        plannedOn: String(draw.about.plannedOn),
        excluded: Number(draw.about.excluded),
        names: Object.fromEntries([...firms].map(([code, { name }]) => [code, name])),
        visits: Array.isArray(visits) ? visits.map(String) : null,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/draws/:division/:id/visits',
    summary: { zh: '派发检查', en: 'Give out the visits' },
    tag,
    since,
    who: 'draws.run',
    params: One,
    answer: Type.Object({ made: Type.Integer(), joined: Type.Integer(), short: Type.Integer() }),
    handle: (call) =>
      inRefusableTransaction(call.db, async (tx) => {
        const { params } = call
        const rules = await settingAt(tx, params.division, DRAWS, dayOf(call.now()))
        return giveOutVisits(tx, call, params, rules)
      }),
  }),
]
