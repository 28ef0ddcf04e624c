import { Type } from 'typebox'
import type { Call } from '../../platform/http/route.ts'
import type { Writer } from './scheme-store.ts'

export const tag = 'evaluations'
export const since = '0.3.0'
export const Division = Type.Object({ division: Type.String({ pattern: '^\\d{2,12}$' }) })
export const One = Type.Object({ ...Division.properties, id: Type.String({ format: 'uuid' }) })
export const OneUnit = Type.Object({ ...One.properties, code: Type.String({ minLength: 1, maxLength: 100 }) })
export const Reason = Type.String({ maxLength: 2000 })

export type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now' | 'actedFor'>

export const writerOf = ({ actor, now, actedFor }: AnyCall, division: string): Writer => ({
  actor,
  at: now(),
  division,
  actedFor,
})
