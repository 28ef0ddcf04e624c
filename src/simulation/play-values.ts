import { suggestLead } from '../compiler/commitments/lead.ts'
import { type NewObservation, observe } from '../engines/indicators/observation-store.ts'
import { addBase, setTarget } from '../engines/indicators/target-write-store.ts'
import { findTargets, type StoredTarget } from '../engines/indicators/targets-store.ts'
import type { Outcome } from '../model/outcome.ts'
import { EVERYTHING } from '../platform/access/policy.ts'
import { record } from '../platform/audit/record.ts'
import { inTransaction } from '../platform/database/connect.ts'
import type { Database } from '../platform/database/tables.ts'
import type { SimulatedDistrict } from './district.ts'
import { SIMULATION } from './district-store.ts'
import { randomFrom } from './random.ts'
import { type SimulatedSeries, type SimulatedValue, simulateSeries } from './series.ts'
import type { ActorOf } from './stage.ts'

const NOW = { on: '9999-12-31', knownAt: '9999-12-31T00:00:00.000Z' }

/** What was invented for a target, and the body that answers for it. */
export interface PlayedTarget {
  readonly stored: StoredTarget
  readonly series: SimulatedSeries
  /** Key of the body in the simulation. */
  readonly body: string
}

/**
 * Five years of values for every target: reported by the body whose work it is, late, wrong, mended and missing ones among
 * them, each marked as simulated. Written by the engine's own functions, in the order in which they came in.
 */
export async function playValues(
  db: Database,
  district: SimulatedDistrict,
  actorOf: ActorOf,
  until: Date,
): Promise<readonly PlayedTarget[]> {
  const division = district.division.code
  const random = randomFrom(district.settings.seed).part('values')
  const targets = await findTargets(db, EVERYTHING, division, NOW)
  const played = targets.map((stored): PlayedTarget => {
    const { target, words } = stored
    return {
      stored,
      series: simulateSeries(target, random.part(`${words.clause}/${target.indicator}/${target.type}`), until),
      body: bodyFor(district, stored),
    }
  })
  await setUp(db, district, actorOf, played)
  await report(db, district, actorOf, played)
  return played
}

/** The body whose duties the target's words fit best; the statistics office for what fits nobody. */
function bodyFor({ bodies, division }: SimulatedDistrict, { target, words }: StoredTarget): string {
  const lead = suggestLead(
    [
      { text: target.name.zh, weight: 2 },
      { text: words.sentence ?? '', weight: 1 },
    ],
    'county',
    division.name.zh,
  )
  return bodies.find(({ name }) => name.zh === lead?.body)?.key ?? 'statistics'
}

/** In the plan's first spring the planner says who answers for each target, and where it started from. */
async function setUp(db: Database, district: SimulatedDistrict, actorOf: ActorOf, played: readonly PlayedTarget[]) {
  const bodyIds = new Map(district.bodies.map(({ key, id }) => [key, id]))
  const writer = {
    actor: actorOf('planner1'),
    at: new Date('2021-04-20T02:00:00Z'),
    scope: EVERYTHING,
    division: district.division.code,
  }
  await inTransaction(db, async (tx) => {
    for (const { stored, series, body } of played) {
      const set = must(
        await setTarget(
          tx,
          writer,
          stored.id,
          stored.revision,
          { body: bodyIds.get(body) ?? null },
          '分工确定（模拟）',
        ),
      )
      if (series.base === null || stored.target.bases.length > 0) continue
      must(
        await addBase(tx, writer, stored.id, set.revision, {
          name: { zh: '2020年实绩（模拟数据）', en: 'as of 2020 (simulated)' },
          value: series.base,
          basis: null,
          reason: '模拟数据',
        }),
      )
    }
  })
}

interface Reported {
  readonly played: PlayedTarget
  readonly value: SimulatedValue
}

async function report(db: Database, district: SimulatedDistrict, actorOf: ActorOf, played: readonly PlayedTarget[]) {
  const division = district.division.code
  const bodies = new Map(district.bodies.map((body) => [body.key, body]))
  const inOrder: Reported[] = played
    .flatMap((one) => one.series.values.map((value) => ({ played: one, value })))
    .sort((a, b) => a.value.at.getTime() - b.value.at.getTime())
  const written = new Map<string, string>()
  // Those of one body on one day come in together.
  for (const [key, batch] of groupedBy(
    inOrder,
    ({ played: { body }, value }) => `${value.at.toISOString().slice(0, 10)} ${body}`,
  )) {
    const [first] = batch
    if (first === undefined) continue
    const at = first.value.at
    const body = bodies.get(first.played.body)
    const actor = actorOf(`${first.played.body}.reporter`)
    const reviewer = actorOf(`${first.played.body}.reviewer`)
    await inTransaction(db, async (tx) => {
      const observations = batch.map(({ played: { stored }, value }): NewObservation => {
        const before = written.get(`${stored.id} ${value.period}`) ?? null
        const { target } = stored
        return {
          part: null,
          indicator: target.indicator,
          dimension: target.dimension,
          period: value.period,
          measure: target.measure,
          covers:
            target.accumulates || target.measure === 'flow'
              ? 'year-to-date'
              : target.measure === 'level'
                ? 'moment'
                : 'year-to-date',
          value: String(value.value),
          unit: target.measure === 'growth' || target.measure === 'reduction' ? '%' : target.unit,
          status: value.status,
          evidence: value.status === 'verified' ? 'bulletin' : 'own-statement',
          documents: [],
          definition: null,
          baseVersion: null,
          supersedes: value.reason === null ? null : before,
          body: body?.id ?? null,
          note: value.kind === 'late' ? '迟报（模拟）' : null,
          reason: value.reason === null || before === null ? null : value.reason,
          origin: {
            kind: 'submitted',
            body: body?.name.zh ?? '',
            person: nameOf(actor),
            at: at.toISOString(),
            period: value.period,
            approvals: [{ step: { zh: '审核', en: 'reviewed' }, person: nameOf(reviewer), at: at.toISOString() }],
            note: '模拟数据',
          },
          isSimulated: true,
        }
      })
      const ids = must(await observe(tx, { division, actor, at }, observations))
      for (const [i, { played, value }] of batch.entries())
        written.set(`${played.stored.id} ${value.period}`, ids[i] ?? '')
      await record(tx, SIMULATION, at, {
        division,
        action: 'observation.record',
        subject: { kind: 'observation', id: null },
        body: body?.id ?? null,
        detail: { batch: key, count: batch.length },
      })
    })
  }
}

const nameOf = (actor: ReturnType<ActorOf>) => (actor.kind === 'person' ? actor.name : '')

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

/** The simulation does only what is permitted; a refusal is its own fault. */
function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'refused') throw new Error(`The simulation was refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}
