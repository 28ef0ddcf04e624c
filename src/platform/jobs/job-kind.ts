import type { Static, TSchema } from 'typebox'
import type { Bilingual } from '../../model/system.ts'
import type { Reading } from '../database/tables.ts'
import type { Services } from '../http/route.ts'

declare module '../http/module.ts' {
  interface ServerModule {
    /** Work that it does in the background. */
    readonly jobs?: readonly JobKind[]
    /** Work that it does by the clock. */
    readonly schedules?: readonly Schedule[]
  }
}

/** One run of a job. */
export interface JobRun<Input> {
  readonly services: Services
  readonly division: string
  readonly id: string
  readonly input: Input
  /** Which attempt this is, from 1. */
  readonly attempt: number
  /** Ends when the program is told to stop: leave off at the next good place, the job runs again. */
  readonly signal: AbortSignal
  /** Tells how far it is, 0 to 1. */
  readonly progress: (done: number) => Promise<void>
}

/**
 * A kind of background work. Every job may run twice, also at the same time (a machine may die after the work and before it
 * said so): write so that the second run changes nothing.
 */
export interface JobKind<Input = never> {
  /** 'reports.build'. */
  readonly name: string
  readonly about: Bilingual
  readonly input: TSchema
  /** How often it is tried before it counts as failed. */
  readonly attempts: number
  /** Seconds after which another may take it over, unless its worker says that it is still at it. */
  readonly leaseSeconds: number
  /** Resolves with what is kept as its result; throws when it has to be tried again. */
  readonly run: (run: JobRun<Input>) => Promise<unknown>
}

/** Work that is due by the clock of China. */
export interface Schedule {
  readonly job: JobKind
  readonly every: { readonly minutes: number } | { readonly dailyAt: string }
  /** Each of these divisions gets a job of its own; left out: one job for the whole installation. */
  readonly divisions?: (db: Reading) => Promise<readonly string[]>
}

/** The division of jobs that belong to the installation as a whole. */
export const INSTALLATION = '00'

/**
 * Declares a kind of job. List it in `jobs` of its module.
 *
 *     export const buildReport = defineJob({ name: 'reports.build', input: Type.Object({ report: Type.String() }), … })
 */
// `I` stands apart from `S`: written as `JobKind<Static<S>>`, the type checker works the type of every possible schema out.
export function defineJob<S extends TSchema, I = Static<S>>(
  definition: Omit<JobKind<NoInfer<I>>, 'input' | 'attempts' | 'leaseSeconds'> & {
    readonly input: S
    readonly attempts?: number
    readonly leaseSeconds?: number
  },
): JobKind<I> {
  return { attempts: 5, leaseSeconds: 60, ...definition }
}

/** A kind without its input's type, for lists: input is checked against the schema before `run` sees it. */
export const anyJob = <I>(kind: JobKind<I>): JobKind => kind as unknown as JobKind

const CHINA = 8 * 3_600_000
const DAY = 86_400_000

/**
 * The moment for which a schedule is due now: the latest one that has passed. As a name, so that each is done once.
 *
 * @example slotOf({ dailyAt: '02:30' }, new Date('2024-03-05T00:00:00Z')) === '2024-03-04T18:30:00.000Z'
 */
export function slotOf(every: Schedule['every'], now: Date): string {
  if ('minutes' in every) {
    const step = every.minutes * 60_000
    return new Date(Math.floor(now.getTime() / step) * step).toISOString()
  }
  const [hours = 0, minutes = 0] = every.dailyAt.split(':').map(Number)
  const offset = (hours * 60 + minutes) * 60_000 - CHINA
  return new Date(Math.floor((now.getTime() - offset) / DAY) * DAY + offset).toISOString()
}

/** How long a job waits before it is tried again, in milliseconds: 10 s, 40 s, 160 s … at most an hour. */
export const backoffOf = (attempt: number): number => Math.min(10_000 * 4 ** (attempt - 1), 3_600_000)
