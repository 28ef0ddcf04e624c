import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { type Route, route } from '../../platform/http/route.ts'
import {
  describedShapes,
  GivenValues,
  ListQuery,
  One,
  RecordListAnswer,
  RecordPageAnswer,
  Written,
  WrittenSchema,
} from './answers.ts'
import { asking, deskOf, Reason, Revision, readerOf, since, writing } from './calls.ts'
import { noSuchRecord, placeOf } from './desk.ts'
import { fieldsRead } from './filter-store.ts'
import { isPersonal, keeping, notKept } from './kept.ts'
import { findList } from './list-store.ts'
import { otherRoutesOfType } from './other-routes.ts'
import { findWhole } from './page-store.ts'
import { mayOf, pageOf, rowsOf } from './pages.ts'
import { changeRecord, stepRecords } from './records.ts'
import { permissionOf, permissionToDo, type Register, type Registers } from './register.ts'
import { divisionWhileOn } from './switch-store.ts'
import { createTogether, stepTogether } from './together.ts'

const NewRecord = Type.Object({ division: One.properties.division, values: GivenValues })
const Change = Type.Object({ revision: Revision, values: GivenValues, reason: Reason })
const Doing = Type.Object({ revision: Revision, gives: Type.Optional(GivenValues), reason: Reason })
const DoingMany = Type.Object({
  division: One.properties.division,
  ids: Type.Array(Type.Object({ id: One.properties.id, revision: Revision }), { minItems: 1, maxItems: 500 }),
  gives: Type.Optional(GivenValues),
  reason: Reason,
})
const Many = Type.Object({ written: Type.Array(Written) })

/** The interface of one type: lists, pages, making, changing, every transition. */
export function routesOfType(registers: Registers, register: Register): readonly Route[] {
  const { type, system } = register
  const path = `/api/v1/records/${type.id}`
  const tag = `records ${system.id}`
  const shapes = describedShapes(type)
  const called = (zh: string, en: string) => ({ zh: `${zh}：${type.name.zh}`, en: `${en}: ${type.name.en}` })
  const canRead = permissionOf(type, 'read')
  return [
    route({
      method: 'GET',
      path,
      summary: called('列表', 'List'),
      tag,
      since,
      who: canRead,
      query: ListQuery,
      answer: RecordListAnswer,
      described: { answer: shapes.list },
      handle(call) {
        const { db, policy, actor, query } = call
        const scope = policy.scopeOf(actor, canRead)
        const about = { division: query.division, where: query.where, isPersonal: isPersonal(scope) }
        return keeping(registers, register, call, about, async (division) => {
          const asked = await asking(registers, register, call, { ...query, division })
          if (asked.kind === 'refused') return notKept(asked)
          const { reader, fields, ...narrowed } = asked.value
          const shown = { registers, fields: fieldsRead(register, fields) }
          const found = await findList(db, register, scope, { ...query, ...narrowed }, shown)
          if (found.kind === 'refused') return notKept(found)
          const { records, titles, total, isAtLeast, states, change } = found.value
          const rows = await rowsOf(reader, register, records, { fields, titles })
          return { change, outcome: done({ rows, total, isAtLeast, states, may: mayOf(policy, actor, register) }) }
        })
      },
    }),
    route({
      method: 'GET',
      path: `${path}/:division/:id`,
      summary: called('一条记录', 'One record'),
      tag,
      since,
      who: canRead,
      params: One,
      answer: RecordPageAnswer,
      described: { answer: shapes.page },
      handle(call) {
        const { db, policy, actor, params } = call
        const scopes = [canRead, permissionOf(type, 'change')].map((permission) => policy.scopeOf(actor, permission))
        // What may be done next depends on what the person did before.
        const about = {
          division: params.division,
          isPersonal: type.lifecycle !== undefined || scopes.some(isPersonal),
        }
        return keeping(registers, register, call, about, async (division) => {
          const found = await findWhole(db, registers, register, division, params.id)
          if (found === undefined || !policy.may(actor, canRead, placeOf(found.record)))
            return notKept(refused(noSuchRecord))
          const reader = readerOf(registers, call, division)
          return {
            change: found.change,
            outcome: done(await pageOf(reader, deskOf(registers, call, division), register, found)),
          }
        })
      },
    }),
    route({
      method: 'POST',
      path,
      summary: called('登记', 'Make'),
      tag,
      since,
      who: permissionOf(type, 'create'),
      body: NewRecord,
      answer: WrittenSchema,
      described: {
        body: Type.Object({ division: One.properties.division, values: shapes.values }),
        answer: Written,
      },
      async handle(call) {
        const { body, db, actor, now } = call
        const asked = await divisionWhileOn(db, actor, body.division, system)
        if (asked.kind === 'refused') return asked
        return createTogether(db, register, deskOf(registers, call, body.division), now, { given: body.values })
      },
    }),
    route({
      method: 'PUT',
      path: `${path}/:division/:id`,
      summary: called('修改或更正', 'Change or correct'),
      tag,
      since,
      who: permissionOf(type, 'change'),
      params: One,
      body: Change,
      answer: WrittenSchema,
      described: { body: Type.Object({ ...Change.properties, values: shapes.values }), answer: Written },
      handle: (call) =>
        writing(registers, register, call, call.params.division, (tx, desk) =>
          changeRecord(
            tx,
            desk,
            register,
            call.params.id,
            call.body.revision,
            call.body.values,
            call.body.reason ?? '',
          ),
        ),
    }),
    ...Object.entries(type.lifecycle?.transitions ?? {})
      .filter(([, { who }]) => Object.keys(who).length > 0)
      .flatMap(([transition, { name, asks = [], isBulk }]) => {
        const gives = Type.Optional(shapes.given(asks.map(({ field }) => field)))
        const who = permissionToDo(type, transition)
        const one = route({
          method: 'POST',
          path: `${path}/:division/:id/do/${transition}`,
          summary: called(name.zh, name.en),
          tag,
          since,
          who,
          params: One,
          body: Doing,
          answer: WrittenSchema,
          described: { body: Type.Object({ ...Doing.properties, gives }), answer: Written },
          async handle(call) {
            const { db, actor, now, params, body } = call
            const asked = await divisionWhileOn(db, actor, params.division, system)
            if (asked.kind === 'refused') return asked
            return stepTogether(db, register, deskOf(registers, call, params.division), now, {
              id: params.id,
              revision: body.revision,
              transition,
              given: body.gives ?? {},
              reason: body.reason ?? '',
            })
          },
        })
        const many = route({
          method: 'POST',
          path: `${path}/do/${transition}`,
          summary: called(`批量${name.zh}`, `${name.en}, many at once`),
          tag,
          since,
          who,
          body: DoingMany,
          answer: Many,
          described: { body: Type.Object({ ...DoingMany.properties, gives }), answer: Many },
          handle: (call) =>
            writing(registers, register, call, call.body.division, async (tx, desk) => {
              const { ids, gives: given = {}, reason = '' } = call.body
              const written = await stepRecords(tx, desk, register, ids, transition, given, reason)
              if (written.kind === 'refused') return written
              return done({ written: written.value.map((one) => ({ ...one, warnings: [...one.warnings] })) })
            }),
        })
        return isBulk === true ? [one, many] : [one]
      }),
  ]
}

export const recordRoutes = (registers: Registers): readonly Route[] =>
  [...registers.values()].flatMap((register) =>
    [...routesOfType(registers, register), ...otherRoutesOfType(registers, register)].map((one) => ({
      ...one,
      book: register.system.id,
    })),
  )
