import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Value } from 'typebox/value'
import { switchSystem } from '../../engines/registers/switch-store.ts'
import { SampleManifest, type SimulatedPlace } from '../../model/sample-manifest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Database } from '../../platform/database/tables.ts'
import { simulateDistrict } from '../../simulation/district.ts'
import { SIMULATION, whatIsThere, writeDistrict } from '../../simulation/district-store.ts'
import { neighbourOf } from '../../simulation/neighbours.ts'
import { playAdoption, type SampleText } from '../../simulation/play-adoption.ts'
import { playAssessment } from '../../simulation/play-assessment.ts'
import { playChains } from '../../simulation/play-chains.ts'
import { playChallenges } from '../../simulation/play-challenges.ts'
import { playCommitments } from '../../simulation/play-commitments.ts'
import { playDraws } from '../../simulation/play-draws.ts'
import { playEvaluations } from '../../simulation/play-evaluations.ts'
import { playHousing } from '../../simulation/play-housing.ts'
import { entrustFirms, playMuYield } from '../../simulation/play-mu-yield.ts'
import { playPolicies } from '../../simulation/play-policies.ts'
import { playRecords } from '../../simulation/play-records.ts'
import { playReturns } from '../../simulation/play-returns.ts'
import { playValues } from '../../simulation/play-values.ts'
import { samples } from '../../simulation/samples.ts'
import { actorsOf, type Stage } from '../../simulation/stage.ts'
import { systems } from '../../systems/all.ts'
import { createServer } from './server.ts'

export interface DemoOptions {
  readonly seed: string
  /** How many districts. */
  readonly scale: number
  /** Begin anew: what the demonstration kept is thrown away. */
  readonly fresh: boolean
}

/** What a folder of the demonstration says of itself, in `demo.json`. */
interface DemoNote {
  readonly seed: string
  readonly scale: number
  /** Milliseconds that its clock is behind the real one. */
  readonly behind: number
  /** Whether it was written to the end. */
  readonly isComplete: boolean
}

/** The day on which the demonstration begins: five years reported, the last one still under way. */
const BEGINS = new Date('2025-11-20T01:00:00Z')

/** The plan's first working day. */
const FROM = new Date('2021-01-04T01:00:00Z')

/** Why the demonstration cannot be had; the sentence is for the person at the terminal. */
export class DemoRefused extends Error {}

/** Whether an address is this machine's own: nobody else may come in without a password. */
export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/.test(host)

/**
 * Makes a folder ready for the demonstration before its database is opened: one that was left half written is emptied, one of
 * a real installation refused.
 */
export function prepareFolder(folder: string, { seed, scale, fresh }: DemoOptions): void {
  const note = readNote(folder)
  const hasData = existsSync(join(folder, 'postgres'))
  if (hasData && note === null)
    throw new DemoRefused(
      `${folder} 里是正式数据，不能用作演示。请换一个 --data。\n${folder} holds real data and is no place for a demonstration. Choose another --data.`,
    )
  if (hasData && note !== null && (fresh || !note.isComplete)) {
    if (existsSync(join(folder, 'postgres', 'postmaster.pid')))
      throw new DemoRefused(
        `${folder} 的演示还在运行，或上次没有正常结束。请先结束它；若已结束，请先不带 --fresh 启动一次。\nThe demonstration in ${folder} still runs, or did not end in order. End it first; if it has ended, start once without --fresh.`,
      )
    rmSync(join(folder, 'postgres'), { recursive: true, force: true })
    rmSync(join(folder, 'demo.json'), { force: true })
    return
  }
  if (note !== null && (note.seed !== seed || note.scale !== scale))
    throw new DemoRefused(
      `${folder} 的演示是用 --seed ${note.seed} --scale ${note.scale} 建的。加 --fresh 重建，或换一个 --data。\nThe demonstration in ${folder} was made with --seed ${note.seed} --scale ${note.scale}. Add --fresh to make it anew, or choose another --data.`,
    )
}

/** Writes the simulated district unless it is there; resolves with the demonstration's clock. */
export async function playDemo(
  db: Database,
  folder: string,
  projectFolder: string,
  { seed, scale }: DemoOptions,
  say: (line: string) => void,
): Promise<() => Date> {
  let note = readNote(folder)
  if (note === null) {
    if ((await whatIsThere(db)) !== 'nothing')
      throw new DemoRefused(
        '数据库里已有数据，不能用作演示。\nThe database holds data already and is no place for a demonstration.',
      )
    note = { seed, scale, behind: Date.now() - BEGINS.getTime(), isComplete: false }
    writeNote(folder, note)
    const begin = Date.now()
    say('  正在生成模拟数据，约一两分钟 … · writing simulated data, a minute or two …')
    await play(db, projectFolder, seed, scale, say)
    note = { ...note, isComplete: true }
    writeNote(folder, note)
    say(`  模拟数据已就绪，用时 ${((Date.now() - begin) / 1000).toFixed(1)} 秒 · simulated data ready`)
  }
  const { behind } = note
  return () => new Date(Date.now() - behind)
}

async function play(db: Database, projectFolder: string, seed: string, scale: number, say: (line: string) => void) {
  const { manifest, plan } = await readSampleTexts(join(projectFolder, 'plans'))
  const place: SimulatedPlace | undefined = manifest.simulated
  if (place === undefined) throw new Error(`The sample ${manifest.id} names no place to simulate.`)
  const district = simulateDistrict({ seed, place, from: FROM })
  const ids = await inTransaction(db, (tx) => writeDistrict(tx, district))
  const actorOf = actorsOf(district, ids)
  const { stage, close } = await openStage(db, projectFolder)
  try {
    await playAdoption(stage, place.code, actorOf, plan)
    const played = await playValues(db, district, actorOf, BEGINS)
    await playCommitments(db, district, actorOf, BEGINS)
    await playReturns(stage, district, actorOf, played)
    say('  规划已采用，有指标数据、任务分工和报送 · plan adopted, with values, divided work and returns')
    const { records, steps } = await playRecords(db, district, ids, systems, samples, { scale: 1, until: BEGINS })
    say(`  各系统记录 ${records} 条，办理 ${steps} 步 · ${records} records of systems with ${steps} steps`)
    for (let number = 2; number <= scale; number++) await playNeighbour(db, seed, neighbourOf(place, number), number)
    if (scale > 1) say(`  邻区 ${scale - 1} 个 · ${scale - 1} neighbouring districts`)
    await playEvaluations(stage, district, actorOf)
    await playAssessment(stage, district, actorOf)
    const firms = await playMuYield(stage, district, actorOf)
    say('  评价轮次已办 · evaluations held')
    await playPolicies(stage, district, actorOf)
    await playDraws(stage, district, actorOf)
    await playChallenges(stage, district, actorOf)
    await playChains(stage, district, actorOf)
    await playHousing(stage, district, actorOf)
    await entrustFirms(stage, district, actorOf, firms)
  } finally {
    await close()
  }
}

/** A district beside the sample's, without a plan of its own: bodies, people, and the records of every system that has samples. */
async function playNeighbour(db: Database, seed: string, place: SimulatedPlace, number: number) {
  const district = simulateDistrict({ seed: `${seed}/${number}`, place, from: FROM, logins: `d${number}.` })
  const ids = await inTransaction(db, async (tx) => {
    const people = await writeDistrict(tx, district)
    for (const { system } of samples) await switchSystem(tx, place.code, system, true, '模拟数据', SIMULATION, FROM)
    return people
  })
  await playRecords(db, district, ids, systems, samples, { scale: 1, until: BEGINS })
}

/** A server that nobody else can reach, whose people are who they say they are. */
async function openStage(db: Database, projectFolder: string): Promise<{ stage: Stage; close: () => Promise<void> }> {
  const actors = new Map<string, Actor>()
  let now = new Date()
  const server = await createServer({
    webFolder: join(projectFolder, 'dist', 'web'),
    plansFolder: join(projectFolder, 'plans'),
    projectFolder,
    running: {
      db,
      now: () => now,
      identify: async (request, sessions) => actors.get(String(request.headers['x-actor'])) ?? sessions(request),
    },
  })
  return {
    stage: {
      db,
      setNow: (at) => {
        now = at
      },
      async send(actor, method, url, body, headers = {}) {
        const key = actor.kind === 'person' ? actor.id : actor.kind
        actors.set(key, actor)
        return server.inject({
          method,
          url,
          headers: { ...headers, 'x-actor': key },
          ...(body === undefined ? {} : { payload: body as object }), // JSON or a form's bytes
        })
      },
    },
    close: () => server.close(),
  }
}

async function readSampleTexts(
  plansFolder: string,
): Promise<{ manifest: SampleManifest; plan: SampleText; reports: readonly SampleText[] }> {
  for (const id of readdirSync(plansFolder).sort()) {
    const path = join(plansFolder, id, 'sample.json')
    if (!existsSync(path)) continue
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (!Value.Check(SampleManifest, manifest)) throw new Error(`${path} is no manifest of a sample.`)
    const text = async (name: string): Promise<SampleText> => ({
      name: basename(name),
      bytes: await readFile(resolve(plansFolder, id, name)),
    })
    return { manifest, plan: await text(manifest.plan), reports: await Promise.all(manifest.reports.map(text)) }
  }
  throw new Error(`There is no sample plan in ${plansFolder}.`)
}

/** Whether a folder holds a demonstration. */
export const isDemoFolder = (folder: string): boolean => readNote(folder) !== null

const noteOf = (folder: string) => join(folder, 'demo.json')

function readNote(folder: string): DemoNote | null {
  try {
    const { seed, scale, behind, isComplete }: Partial<Record<keyof DemoNote, unknown>> = JSON.parse(
      readFileSync(noteOf(folder), 'utf8'),
    )
    return typeof seed === 'string' && typeof scale === 'number' && typeof behind === 'number'
      ? { seed, scale, behind, isComplete: isComplete === true }
      : null
  } catch {
    return null
  }
}

function writeNote(folder: string, note: DemoNote) {
  writeFileSync(noteOf(folder), `${JSON.stringify(note)}\n`)
}
