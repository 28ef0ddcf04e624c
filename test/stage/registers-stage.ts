import { modules } from '../../src/apps/server/modules.ts'
import { registersModule } from '../../src/engines/registers/registers.ts'
import { switchSystem } from '../../src/engines/registers/switch-store.ts'
import type { System } from '../../src/language/system.ts'
import { inTransaction } from '../../src/platform/database/connect.ts'
import { APP } from '../../src/platform/database/embedded/cluster.ts'
import { grantToApplication } from '../../src/platform/database/grants.ts'
import { newId } from '../../src/platform/database/ids.ts'
import type { ServerModule } from '../../src/platform/http/module.ts'
import { systems as declared } from '../../src/systems/all.ts'
import { LAKESIDE, type TestServer, testServer } from './server.ts'

/** The fictional district with bodies of its own and these systems switched on, instead of the declared ones. */
export interface RegistersStage extends TestServer {
  readonly bodies: Readonly<Record<'lamps' | 'parks' | 'street', string>>
}

/** These systems with every system that their records link to, count of, or make records of: whatever they need to run. */
export function systemsWith(...ids: readonly string[]): readonly System[] {
  const ofType = new Map(declared.flatMap((system) => (system.records ?? []).map(({ id }) => [id, system.id] as const)))
  const wanted = new Set(ids)
  for (const id of wanted)
    for (const { fields, rollups = {}, lifecycle } of declared.find((system) => system.id === id)?.records ?? [])
      for (const type of [
        ...Object.values(fields).flatMap((field) => (field.kind === 'link' ? [field.to] : [])),
        ...Object.values(rollups).map(({ of }) => of),
        ...Object.values(lifecycle?.transitions ?? {}).flatMap(({ makes = [] }) => makes.map((making) => making.type)),
      ])
        wanted.add(ofType.get(type) ?? id)
  return declared.filter(({ id }) => wanted.has(id))
}

export async function registersStage(
  systems: readonly System[],
  options: { readonly now?: Date; readonly also?: readonly ServerModule[] } = {},
): Promise<RegistersStage> {
  const registers = registersModule(systems)
  const known = new Set(
    [...modules.filter(({ id }) => id !== 'registers'), registers].flatMap(({ permissions }) =>
      Object.keys(permissions),
    ),
  )
  // Engines that stand on records of the declared systems stay away with them.
  const others = modules.filter(
    ({ id, routes }) =>
      id !== 'registers' &&
      id !== 'cases' &&
      routes.every(({ who }) => who === 'anyone' || who === 'signed-in' || known.has(who)),
  )
  const all = [...others, registers, ...(options.also ?? [])]
  const server = await testServer(options.now, { modules: all })
  for (const { schema } of all) await schema?.(server.owner)
  await grantToApplication(server.owner, APP, ['audit_entry', ...all.flatMap((module) => module.appendOnly ?? [])])
  const bodies = { lamps: newId(), parks: newId(), street: newId() }
  await server.db
    .insertInto('body')
    .values(
      (
        [
          [bodies.lamps, '临湖区路灯所', 'department'],
          [bodies.parks, '临湖区园林所', 'department'],
          [bodies.street, '湖东街道办事处', 'subdistrict'],
        ] as const
      ).map(([id, name_zh, kind], position) => ({
        division: LAKESIDE,
        id,
        name_zh,
        name_en: null,
        kind,
        parent: null,
        place: null,
        position,
        ended_on: null,
      })),
    )
    .execute()
  await inTransaction(server.db, async (tx) => {
    for (const { id } of systems)
      await switchSystem(tx, LAKESIDE, id, true, 'stage', { kind: 'system', name: 'stage' }, server.now())
  })
  return { ...server, bodies }
}
