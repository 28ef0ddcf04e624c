import { type KeptClock, type LoadedPoint, loadClocks, pointKey } from '../engines/cases/clock-store.ts'
import { keptFrom } from '../engines/cases/clocks.ts'
import { SERVICE_HOURS } from '../engines/cases/settings.ts'
import { workingTimeOf } from '../engines/cases/working-time.ts'
import { type LoadedFile, linkLater, loadRecords } from '../engines/registers/exchange/load-store.ts'
import { inLoadingOrder, laterLinks } from '../engines/registers/exchange/loading-order.ts'
import { type Register, registersOf } from '../engines/registers/register.ts'
import type { Point } from '../language/field.ts'
import type { Sample } from '../language/sample.ts'
import type { System } from '../language/system.ts'
import { dayOf } from '../model/calendar.ts'
import { record } from '../platform/audit/record.ts'
import { inTransaction } from '../platform/database/connect.ts'
import type { Database, Writing } from '../platform/database/tables.ts'
import { checkFile } from '../platform/files/check-file.ts'
import { keepFile } from '../platform/files/files-store.ts'
import type { SimulatedDistrict } from './district.ts'
import { SIMULATION } from './district-store.ts'
import { makeSamples } from './make-samples.ts'
import { SIMULATED_PHOTO } from './picture.ts'
import { type ReplayedRecord, replayRecords } from './replay-records.ts'

export interface PlayedRecords {
  readonly records: number
  readonly steps: number
}

/**
 * The records of all systems with their histories (模拟数据): made by the samples, judged step by step by the rules of their
 * systems, and loaded in one transaction.
 */
export async function playRecords(
  db: Database,
  district: SimulatedDistrict,
  people: ReadonlyMap<string, string>,
  systems: readonly System[],
  samples: readonly Sample[],
  { scale, until }: { readonly scale: number; readonly until: Date },
): Promise<PlayedRecords> {
  const from = dayOf(district.settings.from)
  const to = dayOf(new Date(until.getTime() - 86_400_000))
  const made = makeSamples(samples, { district, people, scale, from, to })
  const lives = replayRecords(systems, made.records, until, made.newId)
  const division = district.division.code
  const byType = new Map<string, ReplayedRecord[]>()
  for (const life of lives) {
    const found = byType.get(life.type)
    if (found === undefined) byType.set(life.type, [life])
    else found.push(life)
  }
  const registers = inLoadingOrder([...registersOf(systems).values()].filter(({ type }) => byType.has(type.id)))
  let steps = 0
  await inTransaction(db, async (tx) => {
    const photo = await keepPhoto(tx, division, until)
    const later = laterLinks(registers)
    for (const register of registers) {
      const own = byType.get(register.type.id) ?? []
      steps += own.reduce((sum, life) => sum + life.steps.length, 0)
      await load(tx, register, division, own, later.get(register.type.id) ?? [], photo)
      await loadOwnClocks(tx, register, division, own, until)
    }
    for (const register of registers)
      for (const name of later.get(register.type.id) ?? [])
        await linkLater(
          tx,
          register,
          division,
          name,
          (byType.get(register.type.id) ?? []).flatMap(({ id, values }) =>
            typeof values[name] === 'string' ? [{ id, to: values[name] }] : [],
          ),
        )
    await record(tx, SIMULATION, until, {
      division,
      action: 'simulation.records',
      subject: { kind: 'division', id: division },
      detail: { records: lives.length, steps, systems: samples.map(({ system }) => system).sort() },
    })
  })
  return { records: lives.length, steps }
}

async function keepPhoto(tx: Writing, division: string, at: Date): Promise<string> {
  const bytes = new Uint8Array(Buffer.from(SIMULATED_PHOTO, 'base64'))
  const checked = await checkFile('模拟照片.png', bytes)
  if (checked.kind === 'refused') throw new Error(checked.refusal.message.en)
  return (await keepFile(tx, division, checked.value, bytes, SIMULATION, at)).id
}

async function load(
  tx: Writing,
  register: Register,
  division: string,
  lives: readonly ReplayedRecord[],
  later: readonly string[],
  photo: string,
) {
  const names = new Map<string, string>()
  for (const { steps } of lives) for (const { by } of steps) if (by !== null) names.set(by.id, by.name)
  const without = Object.fromEntries(later.map((name) => [name, null]))
  await loadRecords(
    tx,
    register,
    division,
    lives.map((life) => ({
      id: life.id,
      number: life.number,
      revision: life.steps.length,
      state: life.state,
      body: life.body,
      person: life.person,
      madeAt: life.madeAt,
      madeBy: life.madeBy === '' ? null : life.madeBy,
      madeByName: names.get(life.madeBy) ?? SIMULATED,
      changedAt: life.changedAt,
      values: { ...life.values, ...without },
      day: dayOf(life.madeAt),
    })),
    lives.flatMap(({ id, steps }) =>
      steps.map((step, i) => ({
        record: id,
        revision: i + 1,
        at: step.at,
        does: step.does,
        from: step.from,
        to: step.to,
        byId: step.by?.id ?? null,
        byName: step.by?.name ?? register.system.name.zh,
        byBody: step.by?.body ?? null,
        reason: step.reason,
        gives: step.gives,
        warnings: step.warnings,
      })),
    ),
    lives.flatMap((life) => filesOf(register, life)),
    photo,
  )
}

/** The deadlines of records as they stand, and what was told of them while the simulated time went by. */
async function loadOwnClocks(
  tx: Writing,
  register: Register,
  division: string,
  lives: readonly ReplayedRecord[],
  until: Date,
): Promise<void> {
  const { clocks = [] } = register.type
  if (clocks.length === 0) return
  const { edition } = workingTimeOf(SERVICE_HOURS.default).calendar
  const kept: KeptClock[] = []
  const told: LoadedPoint[] = []
  for (const life of lives) {
    const stored = { ...life, division, revision: life.steps.length, endedAt: null }
    for (const row of life.clocks) {
      const over = row.endedAt !== null && row.endedAt < until ? row.endedAt : until
      const passed = row.points.flatMap((at, point) => (at !== null && at <= over ? [{ point, at }] : []))
      const keys = new Set(passed.map(({ point }) => pointKey(row.clock, row.startedAt, point)))
      const one = keptFrom(register, stored, row, edition, keys)
      kept.push(one)
      const declared = clocks.find(({ id }) => id === row.clock)
      for (const { point, at } of passed)
        told.push({ kept: one, point, at, roles: declared?.escalation?.[point]?.tell ?? [] })
    }
  }
  await loadClocks(tx, kept, told, until)
}

const SIMULATED = '模拟数据'

/** Every file that a record's steps brought, taken where the record lies and when the step was. */
function filesOf({ fields, type }: Register, { id, values, steps }: ReplayedRecord): readonly LoadedFile[] {
  const named = fields.filter(([, { kind }]) => kind === 'files' || kind === 'photos').map(([name]) => name)
  if (named.length === 0) return []
  const point = type.map === undefined ? null : (values[type.map] ?? null)
  const place = Array.isArray(point) ? (point as unknown as Point) : null // a map's field that holds two numbers
  const seen = new Set<string>()
  return steps.flatMap(({ gives, at, by }) =>
    named.flatMap((field) =>
      (Array.isArray(gives[field]) ? gives[field] : []).map(String).flatMap((file): LoadedFile[] => {
        if (seen.has(file)) return []
        seen.add(file)
        return [{ id: file, record: id, field, takenAt: at, place, by: by?.id ?? null }]
      }),
    ),
  )
}
