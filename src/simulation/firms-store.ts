import type { Actor } from '../platform/access/actor.ts'
import type { Writing } from '../platform/database/tables.ts'
import type { SimulatedDistrict } from './district.ts'
import { writePerson } from './district-store.ts'
import { inventName } from './names.ts'
import { randomFrom } from './random.ts'

/** A simulated firm as registers have it: what it is known by. */
export interface SimulatedFirm {
  readonly code: string
  readonly name: string
}

/** Gives firms of the registers a body each and somebody who acts for it (企业办事人), all marked as simulated. */
export async function writeFirms(
  tx: Writing,
  district: SimulatedDistrict,
  firms: readonly SimulatedFirm[],
): Promise<readonly Actor[]> {
  const { settings, division, bodies, people } = district
  const at = settings.from
  const random = randomFrom(settings.seed).part('firms')
  const taken = new Set(people.map(({ name }) => name))
  const actors: Actor[] = []
  for (const [i, { code, name }] of firms.entries()) {
    const body = random.id(at)
    await tx
      .insertInto('body')
      .values({
        division: division.code,
        id: body,
        name_zh: name,
        name_en: null,
        kind: 'company',
        credit_code: code,
        parent: null,
        place: null,
        position: bodies.length + 1 + i,
        ended_on: null,
      })
      .execute()
    const loginName = `${settings.logins ?? ''}yield${i + 1}`
    const person = inventName(random, taken)
    const id = await writePerson(
      tx,
      division.code,
      { name: person, loginName, post: '企业办事人', duty: 'business', role: 'enterprise', home: body, of: body },
      at,
    )
    const membership = { role: 'enterprise', division: division.code, body, bodies: [body], snapshots: [] } as const
    actors.push({ kind: 'person', id, name: person, memberships: [membership] })
  }
  return actors
}
