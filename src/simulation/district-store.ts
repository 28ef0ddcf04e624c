import type { Role } from '../model/role.ts'
import type { Actor } from '../platform/access/actor.ts'
import { record } from '../platform/audit/record.ts'
import { dayOf } from '../platform/calendar/calendar.ts'
import { newId } from '../platform/database/ids.ts'
import type { Reading, Writing } from '../platform/database/tables.ts'
import { addPerson } from '../platform/identity/person-store.ts'
import type { Duty } from '../platform/identity/tables.ts'
import type { SimulatedDistrict } from './district.ts'

export const SIMULATION: Actor = { kind: 'system', name: '模拟数据' }

/** What divisions there are: none, simulated ones only, or real ones too. A simulation is never written beside real data. */
export async function whatIsThere(db: Reading): Promise<'nothing' | 'simulated' | 'real'> {
  const rows = await db.selectFrom('division').select('simulated').distinct().execute()
  if (rows.length === 0) return 'nothing'
  return rows.every(({ simulated }) => simulated) ? 'simulated' : 'real'
}

/** Writes a district with its bodies and people, everything marked as simulated. Resolves with the people's ids by login. */
export async function writeDistrict(
  tx: Writing,
  { settings, division, parent, bodies, people }: SimulatedDistrict,
): Promise<ReadonlyMap<string, string>> {
  const at = settings.from
  await tx
    .insertInto('division')
    .values([
      { code: parent.code, name_zh: parent.name.zh, name_en: parent.name.en, parent: null, simulated: true },
      {
        code: division.code,
        name_zh: division.name.zh,
        name_en: division.name.en,
        parent: parent.code,
        simulated: true,
      },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('body')
    .values(
      bodies.map(({ id, name, kind, position }) => ({
        division: division.code,
        id,
        name_zh: name.zh,
        name_en: name.en,
        kind,
        parent: null,
        place: null,
        position,
        ended_on: null,
      })),
    )
    .execute()
  const bodyIds = new Map(bodies.map(({ key, id }) => [key, id]))
  const ids = new Map<string, string>()
  for (const { name, loginName, post, body, role, isForBody } of people) {
    // Whoever holds one of the three offices holds nothing else, for life.
    const duty: Duty =
      role === 'system-admin' || role === 'security-admin' || role === 'audit-admin' ? role : 'business'
    const where = body === null ? null : (bodyIds.get(body) ?? null)
    const id = await writePerson(
      tx,
      division.code,
      { name, loginName, post, duty, role, home: where, of: isForBody ? where : null },
      at,
    )
    ids.set(loginName, id)
  }
  await record(tx, SIMULATION, at, {
    division: division.code,
    action: 'simulation.write',
    subject: { kind: 'division', id: division.code },
    detail: { seed: settings.seed, bodies: bodies.length, people: people.length },
  })
  return ids
}

/** Adds a simulated person with one role. `home` is the body it works in, `of` the one that its role is held for. */
export async function writePerson(
  tx: Writing,
  division: string,
  {
    name,
    loginName,
    post,
    duty,
    role,
    home,
    of,
  }: {
    readonly name: string
    readonly loginName: string
    readonly post: string
    readonly duty: Duty
    readonly role: Role
    readonly home: string | null
    readonly of: string | null
  },
  at: Date,
): Promise<string> {
  const id = await addPerson(
    tx,
    { division, name, loginName, duty, body: home, post: `${post}（模拟）`, simulated: true },
    at,
  )
  await tx
    .insertInto('membership')
    .values({
      division,
      id: newId(at.getTime()),
      person: id,
      duty,
      role,
      body: of,
      snapshots: [],
      from_day: dayOf(at),
      to_day: null,
      document_no: null,
      reason: '模拟数据',
      granted_by: 'simulation',
      granted_by_name: '模拟数据',
      granted_at: at,
    })
    .execute()
  return id
}
