import type { Role } from '../model/role.ts'
import type { Values } from './field.ts'

/** How a simulated district makes the records of a system (模拟数据): `src/systems/<chapter>/<id>.sample.ts`. */
export interface Sample {
  readonly system: string
  /** Systems whose records it builds on; they are made first. */
  readonly after?: readonly string[]
  readonly make: (stage: SampleStage) => Iterable<SampleRecord>
}

export interface SampleStage {
  /** Own stream of chance for this system: the same seed gives the same records. */
  readonly random: () => number
  readonly integer: (from: number, to: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** How many records, relative to the ordinary district (1): scale(19090) at 0.01 is 191, never under 1. */
  readonly scale: (count: number) => number
  /** First and last day of the simulated time. */
  readonly from: string
  readonly to: string
  readonly division: string
  readonly bodies: readonly {
    readonly id: string
    readonly key: string
    readonly name: string
    readonly kind: string
  }[]
  /** Somebody with the role, of the body where one is given. Throws where the district has nobody. */
  readonly person: (role: Role, body?: string) => SampleActor
  /** Records that systems named in `after`, or this one before, have made. */
  readonly made: (type: string) => readonly SampleRecord[]
  /** A new id, time-ordered by the moment. */
  readonly id: (at: Date) => string
  /** An invented name of a person, of a firm. */
  readonly personName: () => string
  readonly firmName: () => string
}

export interface SampleActor {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly body: string | null
}

/** One record with its whole life: made, then step by step. Checked against its lifecycle like any other. */
export interface SampleRecord {
  readonly type: string
  readonly id: string
  readonly values: Values
  readonly at: Date
  readonly by: SampleActor
  readonly steps: readonly SampleStep[]
}

export interface SampleStep {
  /** A transition, or null for a change of fields. */
  readonly does: string | null
  readonly at: Date
  readonly by: SampleActor
  readonly gives?: Values
  readonly reason?: string
}

export const defineSample = (sample: Sample): Sample => sample
