import { Type } from 'typebox'
import type { FieldValue } from '../../language/field.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { deskOf } from '../registers/calls.ts'
import { recordActs } from '../registers/desk.ts'
import { titleOf } from '../registers/facts-store.ts'
import { findList } from '../registers/list-store.ts'
import { findRecord } from '../registers/record-store.ts'
import { createRecord } from '../registers/records.ts'
import { permissionOf, permissionToDo, type Registers } from '../registers/register.ts'
import { whileOn } from '../registers/switch-store.ts'
import { FieldAnswer, FieldReport, FieldReported } from './answers.ts'
import { clocksOfRecords } from './clock-store.ts'
import { doorNamed } from './desk-answers.ts'
import { type Door, kindOf } from './doors.ts'
import { findByKey, findCell } from './open311-store.ts'

const tag = 'cases'
const since = '0.3.0'
const Desk = Type.Object({ system: Type.String({ maxLength: 60 }) })
const TASKS = 200

/** What a grid worker's phone asks: what may be reported, what waits outdoors, and reports that were made without a network. */
export const fieldRoutes = (registers: Registers, doors: readonly Door[]): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/desks/:system/field',
    summary: { zh: '网格员：可报类别和待办任务', en: 'Grid worker: classes to report, tasks outdoors' },
    tag,
    since,
    who: 'cases.outdoors',
    params: Desk,
    query: Type.Object({ division: Type.Optional(Type.String({ pattern: '^\\d{2,12}$' })) }),
    answer: FieldAnswer,
    async handle({ db, policy, actor, now, params, query }) {
      const asked = doorNamed(doors, params.system)
      if (asked.kind === 'refused') return asked
      const door = asked.value
      const placed = divisionAsked(actor, query.division)
      if (placed.kind === 'refused') return placed
      const division = placed.value
      const on = await whileOn(db, division, door.system)
      if (on.kind === 'refused') return on
      const { type } = door.cases
      const transitions = door.desk.outdoors.map((id) => ({ id, from: type.lifecycle?.transitions[id]?.from ?? [] }))
      const states = [...new Set(transitions.flatMap(({ from }) => from))]
      const scope = policy.scopeOf(actor, permissionOf(type, 'read'))
      const found = await findList(db, door.cases, scope, {
        division,
        state: states.join(','),
        sort: 'changed_at',
        size: TASKS,
      })
      if (found.kind === 'refused') return found
      const tasks = found.value.records
        .map((record) => ({
          record,
          may: transitions
            .filter(({ from }) => from.includes(record.state ?? ''))
            .filter(({ id }) =>
              policy.may(actor, permissionToDo(type, id), { division, body: record.body, person: record.person }),
            )
            .map(({ id }) => id),
        }))
        .filter(({ may }) => may.length > 0)
      const [classes, clocks] = await Promise.all([
        everyClass(db, door, division),
        clocksOfRecords(
          db,
          division,
          type.id,
          tasks.map(({ record }) => record.id),
        ),
      ])
      const { desk } = door
      const { service } = desk
      const text = (value: FieldValue | undefined) => (typeof value === 'string' ? value : '')
      return done({
        system: door.system.id,
        type: type.id,
        now: now().toISOString(),
        classes: [...classes.values()]
          .filter(({ state }) => door.classes.type.lifecycle?.states[state ?? '']?.kind !== 'done')
          .map((record) => ({
            id: record.id,
            name: text(record.values[service.name]),
            group: service.group === undefined ? '' : text(record.values[service.group]),
            kind: kindOf(door, record.values),
            hint: text(record.values[service.description]),
          })),
        tasks: tasks.map(({ record, may }) => {
          const place = record.values[desk.place]
          const classOf = classes.get(text(record.values[desk.class]))
          const due = clocks
            .filter((one) => one.record === record.id && one.state === 'running' && one.dueAt !== null)
            .filter(({ clock }) =>
              (type.clocks ?? []).some(({ id, endsAt }) => id === clock && endsAt.some((end) => may.includes(end))),
            )
            .map(({ dueAt }) => dueAt?.toISOString() ?? '')
            .sort()[0]
          return {
            id: record.id,
            number: record.number,
            revision: record.revision,
            state: record.state ?? '',
            className: classOf === undefined ? '' : titleOf(door.classes, classOf),
            description: text(record.values[desk.description]),
            address: desk.address === undefined ? null : text(record.values[desk.address]) || null,
            place: Array.isArray(place) ? ([place[0], place[1]] as [number, number]) : null, // a field of kind 'point'
            dueAt: due ?? null,
            may,
          }
        }),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/desks/:system/reports',
    summary: { zh: '网格员上报：同一凭据只成一案', en: 'A grid worker’s report: one key, one case' },
    tag,
    since,
    who: 'signed-in',
    params: Desk,
    body: FieldReport,
    answer: FieldReported,
    async handle(call) {
      const { db, policy, actor, params, body } = call
      const asked = doorNamed(doors, params.system)
      if (asked.kind === 'refused') return asked
      const door = asked.value
      const placed = divisionAsked(actor, body.division)
      if (placed.kind === 'refused') return placed
      const division = placed.value
      const on = await whileOn(db, division, door.system)
      if (on.kind === 'refused') return on
      if (!policy.may(actor, permissionOf(door.cases.type, 'create'))) return refused(notYours)
      const known = await knownReport(call, door, division, body.key)
      if (known !== null) return known
      const desk = deskOf(registers, call, division)
      const made = await inRefusableTransaction(
        db,
        async (tx): Promise<Outcome<{ id: string; number: string | null; revision: number; isNew: boolean }>> => {
          const words = door.desk
          const place: [number, number] = [body.place[0], body.place[1]]
          const [classRecord, cell] = [
            await findRecord(tx, door.classes, division, body.class),
            await findCell(tx, door, division, place),
          ]
          const kind = classRecord === undefined ? null : kindOf(door, classRecord.values)
          const { person } = door.cases.type
          const values: Record<string, FieldValue> = {
            [words.class]: body.class,
            ...(words.kind === undefined || kind === null ? {} : { [words.kind.field]: kind }),
            ...(words.cell === undefined || cell === null ? {} : { [words.cell.field]: cell.id }),
            [words.source.field]: words.source.worker,
            [words.place]: place,
            ...(words.address === undefined ? {} : { [words.address]: body.address ?? null }),
            [words.description]: body.description,
            [words.at]: body.foundAt,
            [words.photos]: body.photos,
            [words.key]: body.key,
            ...(person === undefined || actor.kind !== 'person' ? {} : { [person]: actor.id }),
          }
          const written = await createRecord(tx, desk, door.cases, values)
          if (written.kind === 'refused') return written
          await recordActs(tx, desk)
          const { id, number, revision } = written.value
          return done({ id, number, revision, isNew: true })
        },
      )
      // Sent twice at once: the other one made the case.
      if (made.kind === 'refused' && made.refusal.code === 'exists-already')
        return (await knownReport(call, door, division, body.key)) ?? made
      return made
    },
  }),
]

const notYours = {
  reason: 'forbidden',
  code: 'not-yours',
  message: { zh: '您的角色不能上报案件。', en: 'Your role does not report cases.' },
} as const

/** The case that an earlier report with this key made; refused when that report was somebody else’s. */
async function knownReport(
  {
    db,
    actor,
  }: { readonly db: Parameters<typeof findByKey>[0]; readonly actor: { readonly kind: string; readonly id?: string } },
  door: Door,
  division: string,
  key: string,
): Promise<Outcome<{ id: string; number: string | null; revision: number; isNew: boolean }> | null> {
  const found = await findByKey(db, door, division, key)
  if (found === null) return null
  if (actor.kind === 'person' && found.madeBy === actor.id)
    return done({ id: found.id, number: found.number, revision: found.revision, isNew: false })
  return refused({
    reason: 'conflict',
    code: 'key-taken',
    message: { zh: '这个上报凭据已被使用，请重新填写上报。', en: 'This key of a report is taken; report it anew.' },
  })
}

async function everyClass(db: Parameters<typeof findByKey>[0], door: Door, division: string) {
  const found = await findList(db, door.classes, EVERYTHING, { division, size: 500 })
  return new Map(found.kind === 'done' ? found.value.records.map((record) => [record.id, record] as const) : [])
}
