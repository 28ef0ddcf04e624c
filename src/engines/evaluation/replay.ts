import type { Aggregation, Normalisation, Step } from '../../model/evaluation-methods.ts'
import type { Factor, Scheme, Uncertainty } from '../../model/evaluation-scheme.ts'
import { admit, conclude, gather, type IndicatorScores, lastOf, scoreIndicators } from './evaluate.ts'
import { type Frame, frameOf } from './frame.ts'
import type { GatherVariation } from './gather.ts'
import { UNGRADED } from './grade.ts'
import { type DataSet, DEFAULT_STEPS, prepare, rawDataOf } from './prepare.ts'
import { uniformAt } from './random.ts'
import { type Design, inputsOf } from './sobol.ts'
import type { UnitTable } from './table.ts'

/** What a scheme without an uncertainty section of its own is replayed with. */
export const DEFAULT_UNCERTAINTY: Uncertainty = { replays: 1000, seed: 1, vary: [{ what: 'weights', noise: 0.25 }] }

/** The results of replays, one row of `size` for each; several threads may write rows of their own. */
export interface ReplaySheet {
  readonly size: number
  /** Place of each unit of the table; 0 where it had none. */
  readonly places: Uint32Array
  /** Grade of each unit of the table; `UNGRADED` where it had none. */
  readonly grades: Uint8Array
  /** 1 where the replay's methods could not work together, a geometric mean of z-scores for instance. */
  readonly failed: Uint8Array
}

export function emptySheet(
  runs: number,
  size: number,
  buffer: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): ReplaySheet {
  return {
    size,
    places: new Uint32Array(buffer(runs * size * 4)),
    grades: new Uint8Array(buffer(runs * size)),
    failed: new Uint8Array(buffer(runs)),
  }
}

/** Replays between two tellings of how many are done. */
const TOLD = 10

/** Runs the replays `from` up to `to` of a design and writes their rows. */
export function runReplays(
  scheme: Scheme,
  table: UnitTable,
  factors: readonly Factor[],
  design: Design,
  sheet: ReplaySheet,
  from: number,
  to: number,
  onRuns: (done: number) => void = () => undefined,
): void {
  const replay = replayerOf(scheme, table, factors)
  for (let run = from; run < to; run++) {
    const at = run * sheet.size
    const places = sheet.places.subarray(at, at + sheet.size)
    const grades = sheet.grades.subarray(at, at + sheet.size)
    grades.fill(UNGRADED)
    sheet.failed[run] = replay(inputsOf(design, run), places, grades) ? 0 : 1
    if ((run - from) % TOLD === TOLD - 1) onRuns(run - from + 1)
  }
}

/**
 * Evaluates once for each set of inputs, one in [0, 1) a factor, into places and grades by row of the table. What does not
 * change from replay to replay is computed once. Returns false when the methods chosen cannot work together.
 */
export function replayerOf(
  scheme: Scheme,
  table: UnitTable,
  factors: readonly Factor[],
): (inputs: Float64Array, places: Uint32Array, grades: Uint8Array) => boolean {
  const frame = frameOf(scheme)
  const { rows } = admit(scheme, table)
  const raw = rawDataOf(frame, table, rows)
  const known = new Map<string, { data: DataSet; indicators: IndicatorScores }>()

  return (inputs, places, grades) => {
    const chosen = chosenOf(scheme, frame, factors, inputs)
    let scored = chosen.noisyData === null ? known.get(chosen.key) : undefined
    if (scored === undefined) {
      const source = chosen.noisyData === null ? raw : noisy(raw, frame, chosen.noisyData)
      const data = lastOf(prepare(frame, table, source, chosen.steps))
      scored = { data, indicators: scoreIndicators(scheme, frame, table, data, chosen.normalisation) }
      if (chosen.noisyData === null) known.set(chosen.key, scored)
    }
    const { data, indicators } = scored
    const groups = gather(scheme, frame, table, data, indicators, chosen.variation)
    if (groups.gathered.some(({ refused }) => refused.length > 0)) return false
    const done = conclude({ scheme, frame, table, data, indicators, groups })
    for (let i = 0; i < data.size; i++) {
      const row = data.rows === null ? i : data.rows[i]! // rows of the table
      places[row] = done.places[i]! // one for each row
      grades[row] = done.graded.grades[i]! // one for each row
    }
    return true
  }
}

interface Chosen {
  /** Names the choices that the indicators' scores depend on. */
  readonly key: string
  readonly steps: readonly Step[]
  readonly normalisation: Normalisation | undefined
  readonly variation: GatherVariation
  readonly noisyData: {
    readonly noise: number
    readonly indicators: ReadonlySet<string> | null
    readonly seed: number
  } | null
}

/** What the inputs choose: the scheme's own way, or one of its alternatives, with even chances. */
function chosenOf(scheme: Scheme, frame: Frame, factors: readonly Factor[], inputs: Float64Array): Chosen {
  let steps = scheme.prepare ?? DEFAULT_STEPS
  let normalisation: Normalisation | undefined
  let aggregation: Aggregation | undefined
  let weightFactors: Float64Array | undefined
  let omitted: number | undefined
  let noisyData: Chosen['noisyData'] = null
  const key: number[] = []
  factors.forEach((factor, f) => {
    const u = inputs[f] ?? 0
    const pick = <T>(alternatives: readonly T[]): T | undefined => {
      const at = Math.floor(u * (alternatives.length + 1))
      if (factor.what !== 'aggregation' && factor.what !== 'omission') key.push(f, at)
      return alternatives[at - 1]
    }
    switch (factor.what) {
      case 'normalisation':
        normalisation = pick(factor.alternatives)
        return
      case 'treatment': {
        const one = pick(factor.alternatives)
        if (one !== undefined) steps = withTreatment(steps, one)
        return
      }
      case 'imputation': {
        const one = pick(factor.alternatives)
        if (one !== undefined) steps = withImputation(steps, one)
        return
      }
      case 'aggregation':
        aggregation = pick(factor.alternatives)
        return
      case 'weights':
        weightFactors = noisyWeights(frame, factor, seedOf(u))
        return
      case 'omission': {
        const ids = factor.indicators ?? frame.indicators.map(({ id }) => id)
        const id = pick(ids)
        omitted = id === undefined ? undefined : frame.ids.indexOf(id)
        return
      }
      case 'data':
        noisyData = {
          noise: factor.noise,
          indicators: factor.indicators === undefined ? null : new Set(factor.indicators),
          seed: seedOf(u),
        }
        return
    }
  })
  return {
    key: key.join(' '),
    steps,
    normalisation,
    noisyData,
    variation: {
      ...(aggregation === undefined ? {} : { aggregation }),
      ...(weightFactors === undefined ? {} : { weightFactors }),
      ...(omitted === undefined ? {} : { omitted }),
    },
  }
}

const seedOf = (u: number): number => Math.floor(u * 2 ** 32)

/** A factor within 1 ± noise for every weight that may vary. */
function noisyWeights(frame: Frame, factor: Extract<Factor, { what: 'weights' }>, seed: number): Float64Array {
  const out = new Float64Array(frame.ids.length).fill(1)
  for (const { group, members } of frame.groups) {
    if (factor.groups !== undefined && !factor.groups.includes(group.id)) continue
    for (const member of members) out[member] = 1 + factor.noise * (2 * uniformAt(seed, member, 0) - 1)
  }
  return out
}

function noisy(raw: DataSet, frame: Frame, { noise, indicators, seed }: NonNullable<Chosen['noisyData']>): DataSet {
  return {
    ...raw,
    columns: raw.columns.map((x, c) => {
      if (indicators !== null && !indicators.has(frame.ids[c] ?? '')) return x
      return x.map((v, i) => v * (1 + noise * (2 * uniformAt(seed, i, c, 1) - 1)))
    }),
  }
}

/** The steps with another treatment; where the scheme has none it comes last. */
function withTreatment(
  steps: readonly Step[],
  treatment: Extract<Factor, { what: 'treatment' }>['alternatives'][number],
): readonly Step[] {
  const others = steps.filter(({ step }) => step !== 'treat')
  if (treatment === 'none') return others
  const at = steps.findIndex(({ step }) => step === 'treat')
  const step: Step = { step: 'treat', ...treatment }
  return at < 0 ? [...steps, step] : steps.map((one) => (one.step === 'treat' ? step : one))
}

/** The steps with another imputation; where the scheme has none it comes after the denominators. */
function withImputation(
  steps: readonly Step[],
  imputation: Extract<Factor, { what: 'imputation' }>['alternatives'][number],
): readonly Step[] {
  const at = steps.findIndex(({ step }) => step === 'impute')
  const others = steps.filter(({ step }) => step !== 'impute')
  if (imputation === 'none') return others
  const step: Step = { step: 'impute', ...imputation }
  const to = at >= 0 ? at : others.findIndex((one) => one.step === 'denominate') + 1
  return [...others.slice(0, to), step, ...others.slice(to)]
}
