import type { Actor } from '../platform/access/actor.ts'
import type { Database } from '../platform/database/tables.ts'
import type { SimulatedDistrict } from './district.ts'

/** What a server answered. */
export interface StageAnswer {
  readonly statusCode: number
  readonly body: string
}

/**
 * A server that the simulated people use by its front door, as everybody else: what they may not do is refused to them, and
 * what they do is in the record. Its clock is turned as the years go by.
 */
export interface Stage {
  readonly db: Database
  readonly setNow: (at: Date) => void
  readonly send: (
    actor: Actor,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<StageAnswer>
}

/** One of the simulated people, by the name they sign in with. */
export type ActorOf = (loginName: string) => Actor

/** The people of a district as they act. Throws on a name that nobody has. */
export function actorsOf(district: SimulatedDistrict, ids: ReadonlyMap<string, string>): ActorOf {
  const bodies = new Map(district.bodies.map(({ key, id }) => [key, id]))
  const actors = new Map<string, Actor>()
  for (const { name, loginName, body, role, isForBody } of district.people) {
    const id = ids.get(loginName)
    const where = isForBody && body !== null ? (bodies.get(body) ?? null) : null
    const membership = {
      role,
      division: district.division.code,
      body: where,
      bodies: where === null ? [] : [where],
      snapshots: [],
    }
    if (id !== undefined) actors.set(loginName, { kind: 'person', id, name, memberships: [membership] })
  }
  return (loginName) => {
    const actor = actors.get(loginName)
    if (actor === undefined) throw new Error(`Nobody in the simulated district is called ${loginName}.`)
    return actor
  }
}

/** The person that an actor is; null: the program. */

/** Sends a request that must succeed; the simulation is wrong where it does not. */
export async function ask<T>(
  stage: Stage,
  actor: Actor,
  method: Parameters<Stage['send']>[1],
  url: string,
  body?: unknown,
): Promise<T> {
  return answerOf<T>(await stage.send(actor, method, url, body), `${method} ${url}`)
}

/** Sends a file as a form does, field `file`. */
export async function askWithFile<T>(
  stage: Stage,
  actor: Actor,
  url: string,
  name: string,
  bytes: Uint8Array,
  fields: Readonly<Record<string, string>> = {},
): Promise<T> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', new File([new Uint8Array(bytes)], name))
  const request = new Request('http://stage/', { method: 'POST', body: form })
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  return answerOf<T>(
    await stage.send(actor, 'POST', url, Buffer.from(await request.arrayBuffer()), headers),
    `POST ${url} ${name}`,
  )
}

export function answerOf<T>({ statusCode, body }: StageAnswer, what: string): T {
  if (statusCode >= 300) throw new Error(`${what} was answered with ${statusCode}: ${body.slice(0, 600)}`)
  return JSON.parse(body) as T // the answer's schema is that of its route
}
