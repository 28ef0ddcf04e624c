import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Outcome } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Actor } from '../access/actor.ts'
import type { Policy } from '../access/policy.ts'
import type { Database } from '../database/tables.ts'
import type { Tell } from '../events/event.ts'
import type { WrittenJson } from './written-json.ts'

/** What every handler is given besides the request. */
export interface Services {
  readonly db: Database
  readonly policy: Policy
  /** The present moment; tests and the simulated district turn it. */
  readonly now: () => Date
  /** Tells other engines of an event, within a transaction. */
  readonly tell: Tell
}

/** A file that came with a request. */
export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file to be saved by the browser. */
export class Download {
  constructor(
    readonly name: string,
    readonly mediaType: string,
    readonly bytes: Uint8Array,
  ) {}
}

export interface Call<Params, Query, Body> extends Services {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly upload: Upload
  readonly actor: Actor
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type StaticOf<S> = S extends TSchema ? Static<S> : undefined

export interface RouteDefinition<
  P extends TSchema | undefined,
  Q extends TSchema | undefined,
  B extends TSchema | undefined,
  A extends TSchema | 'file' | 'stream',
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** '/api/v1/targets/:id'. */
  readonly path: string
  readonly summary: Bilingual
  readonly tag: string
  /** Version of Gangmu that brought it. */
  readonly since: string
  /** The permission that guards it; 'signed-in' any account, 'anyone' no account at all. */
  readonly who: string
  /** Answers also people who must change their password or set up a second factor first. */
  readonly evenWhenDue?: true
  /** The page asks it by itself, without a person's doing: it keeps no session alive. */
  readonly isPassive?: true
  /** How often it may be asked; 'sign-in' for whatever tests a password or code, 'public' for doors that need no account. */
  readonly limit?: 'usual' | 'sign-in' | 'export' | 'public'
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /**
   * Takes one file as multipart/form-data, field `file`; other fields arrive in `body` as text. With `isOptional` a form without
   * a file, urlencoded or JSON, is taken as well: `upload` has no bytes then, and a field that comes several times is a list.
   */
  readonly takesFile?: { readonly atMost: number; readonly isOptional?: true }
  /** Schema of the answer; 'file' for a Download; 'stream' when the handler writes to `reply` itself. */
  readonly answer: A
  /**
   * What the interface's description says in place of `body` and `answer`, where the handler checks more closely than a schema
   * can, and tells of it better: the values of a record, field by field.
   */
  readonly described?: { readonly body?: TSchema; readonly answer?: TSchema }
  /** Described in a book of its own, `/api/v1/openapi/<book>`, and not with the rest: what comes from declarations. */
  readonly book?: string
  readonly handle: (
    call: Call<StaticOf<P>, StaticOf<Q>, StaticOf<B>>,
  ) => Promise<Outcome<A extends TSchema ? Static<A> | WrittenJson : A extends 'file' ? Download : undefined>>
}

/** A route as the server takes it. */
export type Route = RouteDefinition<
  TSchema | undefined,
  TSchema | undefined,
  TSchema | undefined,
  TSchema | 'file' | 'stream'
>

/**
 * Declares a route. It reads as policy: what it is for, who may, what goes in, what comes out; then one call.
 *
 *     route({ method: 'GET', path: '/api/v1/targets', summary: …, tag: 'targets', since: '0.2.0', who: 'targets.read',
 *       query: Filter, answer: TargetList, handle: ({ db, policy, actor, query }) => listTargets(db, policy.scopeOf(actor, 'targets.read'), query) })
 */
export function route<
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
  A extends TSchema | 'file' | 'stream' = TSchema,
>(definition: RouteDefinition<P, Q, B, A>): Route {
  // The server validates against the same schemas before it calls `handle`, so what the type forgets here still holds.
  return definition as unknown as Route
}
