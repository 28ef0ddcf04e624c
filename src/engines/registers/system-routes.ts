import { Type } from 'typebox'
import { canRun, type System } from '../../language/system.ts'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import { Place } from './answers.ts'
import { since } from './calls.ts'
import { conditionsOf, countAll, countByState } from './list-store.ts'
import { mayOf } from './pages.ts'
import { permissionOf, type Register, type Registers } from './register.ts'
import { findSwitches, switchSystem } from './switch-store.ts'

const Nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()])
const Name = Type.Object({ zh: Type.String(), en: Type.String() })
const OneSystem = Type.Object({ system: Type.String({ maxLength: 60 }) })
const Switched = Type.Object({
  isOn: Type.Boolean(),
  because: Type.String(),
  /** null: the adoption of a plan did it. */
  byId: Nullable(Type.String()),
  byName: Type.String(),
  at: Type.String(),
})
const TypeAnswer = Type.Object({
  id: Type.String(),
  name: Name,
  total: Type.Integer(),
  isAtLeast: Type.Boolean(),
  states: Type.Unsafe<Readonly<Record<string, number>>>(Type.Object({}, { additionalProperties: Type.Integer() })),
  hasBoard: Type.Boolean(),
  hasMap: Type.Boolean(),
  mayCreate: Type.Boolean(),
})
const SystemAnswer = Type.Object({
  id: Type.String(),
  name: Name,
  isOn: Type.Boolean(),
  /** Whether it can be switched on at all: it declares records. */
  runs: Type.Boolean(),
  switched: Nullable(Switched),
  /** Key of the body that usually runs it. */
  runBy: Nullable(Type.String()),
  maySwitch: Type.Boolean(),
  types: Type.Array(TypeAnswer),
})

const noSuchSystem: Refusal = {
  reason: 'not-found',
  code: 'no-such-system',
  message: { zh: '没有这个系统。', en: 'There is no such system.' },
}

/** How a system stands in a division, and switching it. */
export function systemRoutes(registers: Registers, systems: readonly System[]): readonly Route[] {
  const find = (id: string): Outcome<System> => {
    const system = systems.find((one) => one.id === id)
    return system === undefined ? refused(noSuchSystem) : done(system)
  }
  const own = (system: System): readonly Register[] =>
    (system.records ?? []).flatMap(({ id }) => registers.get(id) ?? [])
  return [
    route({
      method: 'GET',
      path: '/api/v1/systems/:system',
      summary: { zh: '一个系统的运行情况', en: 'How a system stands here' },
      tag: 'systems',
      since,
      who: 'signed-in',
      params: OneSystem,
      query: Type.Partial(Place),
      answer: SystemAnswer,
      async handle({ db, policy, actor, params, query }) {
        const division = divisionAsked(actor, query.division)
        if (division.kind === 'refused') return division
        const found = find(params.system)
        if (found.kind === 'refused') return found
        const system = found.value
        const switched = (await findSwitches(db, division.value)).get(system.id)
        const isOn = switched?.isOn === true
        const seen = own(system).filter(({ type }) => policy.may(actor, permissionOf(type, 'read')))
        const types = []
        for (const register of seen) {
          const scope = policy.scopeOf(actor, permissionOf(register.type, 'read'))
          const here = conditionsOf(register, scope, { division: division.value })
          const { total, isAtLeast } = isOn
            ? await countAll(db, register, division.value, here)
            : { total: 0, isAtLeast: false }
          types.push({
            id: register.type.id,
            name: register.type.name,
            total,
            isAtLeast,
            states: isOn ? await countByState(db, register, division.value, here) : {},
            hasBoard: register.type.lifecycle !== undefined,
            hasMap: register.type.map !== undefined,
            mayCreate: mayOf(policy, actor, register).create,
          })
        }
        return done({
          id: system.id,
          name: system.name,
          isOn,
          runs: canRun(system),
          switched: switched === undefined ? null : { ...switched, at: switched.at.toISOString() },
          runBy: system.runBy ?? null,
          maySwitch: policy.may(actor, 'systems.switch', { division: division.value }),
          types,
        })
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/systems/:system/switch',
      summary: { zh: '启用或停用系统', en: 'Switch a system on or off' },
      tag: 'systems',
      since,
      who: 'systems.switch',
      params: OneSystem,
      body: Type.Object({
        ...Place.properties,
        isOn: Type.Boolean(),
        because: Type.String({ maxLength: 500 }),
      }),
      answer: Type.Object({ isOn: Type.Boolean() }),
      async handle({ db, policy, actor, now, params, body }) {
        const division = divisionAsked(actor, body.division)
        if (division.kind === 'refused') return division
        if (!policy.may(actor, 'systems.switch', { division: division.value })) return refused(noSuchSystem)
        const found = find(params.system)
        if (found.kind === 'refused') return found
        const system = found.value
        if (body.because.trim() === '')
          return faulty([
            {
              at: 'because',
              code: 'missing',
              message: { zh: '请写明理由或依据', en: 'Say why, or by which document' },
            },
          ])
        if (!canRun(system))
          return refused({
            reason: 'wrong-state',
            code: 'nothing-to-run',
            message: {
              zh: `“${system.name.zh}”还只是识别，没有可以运行的内容。`,
              en: `“${system.name.en}” is only recognised so far; there is nothing to run.`,
            },
          })
        return inRefusableTransaction(db, async (tx) => {
          await switchSystem(tx, division.value, system.id, body.isOn, body.because.trim(), actor, now())
          return done({ isOn: body.isOn })
        })
      },
    }),
  ]
}
