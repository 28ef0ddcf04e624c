import type { RoundPage } from '../engines/evaluations/answers.ts'
import type { ColumnNeed } from '../engines/evaluations/needs.ts'
import { shippedSchemes } from '../engines/evaluations/shipped-store.ts'
import type { Scheme } from '../model/evaluation-scheme.ts'
import type { Actor } from '../platform/access/actor.ts'
import type { SimulatedDistrict } from './district.ts'
import { type ActorOf, ask, askWithFile, type Stage } from './stage.ts'

/** Who runs the evaluations of the simulated district, and where. */
export interface RoundDesk {
  readonly stage: Stage
  readonly district: SimulatedDistrict
  readonly planner: Actor
  readonly actorOf: ActorOf
}

/** A scheme in force, by its number. */
export interface EnactedScheme {
  readonly id: string
  readonly no: number
}

/** A shipped scheme. Throws when there is none. */
export function shippedScheme(key: string): Scheme {
  const shipped = shippedSchemes.get(key)
  if (shipped === undefined) throw new Error(`The scheme ${key} is not shipped.`)
  return shipped
}

/** Takes a shipped scheme, changes it as the district does, and enacts it. */
export async function enactScheme(
  { stage, district, planner }: RoundDesk,
  given: {
    readonly shipped: string
    readonly content: Scheme
    readonly needs: readonly ColumnNeed[]
    /** Why it is taken, and why it is changed. */
    readonly because: readonly [taken: string, changed: string]
    readonly from: string
    readonly documentNo: string
  },
): Promise<EnactedScheme> {
  const { shipped, content, needs, because, from, documentNo } = given
  const at = `/api/v1/evaluation-schemes/${district.division.code}`
  const { id, revision } = await ask<{ id: string; revision: number }>(stage, planner, 'POST', at, {
    shipped,
    reason: because[0],
  })
  const saved = await ask<{ no: number; revision: number }>(stage, planner, 'PUT', `${at}/${id}`, {
    revision,
    // As JSON it loses what is undefined, as from a browser.
    content: JSON.parse(JSON.stringify(content)),
    needs,
    reason: because[1],
  })
  await ask(stage, planner, 'POST', `${at}/${id}/enact`, { revision: saved.revision, no: saved.no, from, documentNo })
  return { id, no: saved.no }
}

/** A round of evaluation as its people run it. */
export interface SimulatedRound {
  readonly id: string
  readonly page: () => Promise<RoundPage>
  readonly post: <T>(rest: string, actor: Actor, body: unknown) => Promise<T>
  /** `isPublic`: with a notice, whether it is to everybody. */
  readonly step: (act: string, documentNo?: string, isPublic?: boolean) => Promise<void>
  /** Draws what schemes are bound to out of the systems. */
  readonly draw: () => Promise<void>
  /** Uploads a table; each row begins with the name of its unit, for which its code is looked up. */
  readonly fill: (file: string, heads: readonly string[], rows: readonly (readonly string[])[]) => Promise<void>
  /** The reviewers of these bodies confirm their rows. */
  readonly confirm: (bodies: readonly { readonly key: string; readonly name: string }[]) => Promise<void>
}

export async function openRound(
  desk: RoundDesk,
  given: {
    readonly title: string
    readonly scheme: EnactedScheme
    readonly period: string
    readonly previous: string | null
    readonly units: object
  },
): Promise<SimulatedRound> {
  const { stage, district, planner } = desk
  const { title, scheme, period, previous, units } = given
  const rounds = `/api/v1/evaluation-rounds/${district.division.code}`
  const body = { title, scheme: scheme.id, schemeNo: scheme.no, period, previous, units }
  return roundOf(desk, (await ask<{ id: string }>(stage, planner, 'POST', rounds, body)).id)
}

/** A round that was opened before. */
export function roundOf({ stage, district, planner, actorOf }: RoundDesk, id: string): SimulatedRound {
  const path = `/api/v1/evaluation-rounds/${district.division.code}/${id}`
  const page = () => ask<RoundPage>(stage, planner, 'GET', path)
  const post = <T>(rest: string, actor: Actor, body: unknown) => ask<T>(stage, actor, 'POST', `${path}${rest}`, body)
  return {
    id,
    page,
    post,
    async step(act, documentNo, isPublic = false) {
      const { revision } = await page()
      await post('/steps', planner, {
        revision,
        act,
        reason: '',
        documentNo: documentNo ?? null,
        isPublic,
      })
    },
    async draw() {
      const { revision } = await page()
      await post('/draw', planner, { revision, dryRun: false, replaces: true, reason: '' })
    },
    async fill(file, heads, rows) {
      const { units, revision } = await page()
      const codes = new Map(units.map(({ name, code }) => [name, code]))
      const lines = rows.map(([name = '', ...cells]) => [codes.get(name) ?? name, name, ...cells])
      const csv = [heads, ...lines].map((line) => line.join(',')).join('\n')
      await askWithFile(stage, planner, `${path}/data?revision=${revision}`, file, new TextEncoder().encode(csv))
    },
    async confirm(bodies) {
      const { units } = await page()
      for (const { key, name } of bodies) {
        const row = units.find((unit) => unit.name === name)
        if (row === undefined) continue
        await post(`/units/${encodeURIComponent(row.code)}/confirmation`, actorOf(`${key}.reviewer`), {
          rowNo: row.rowNo,
          says: 'confirmed',
          note: '',
        })
      }
    },
  }
}
