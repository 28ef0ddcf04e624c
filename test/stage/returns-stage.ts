import type { Desk } from '../../src/engines/returns/desk.ts'
import type { EditedForm, EditedRow } from '../../src/engines/returns/forms.ts'
import { rowWith } from '../../src/engines/returns/lakeside.test-builders.ts'
import { permissions } from '../../src/engines/returns/permissions.ts'
import { returnSettingsAt } from '../../src/engines/returns/setting-store.ts'
import { sweepReturns } from '../../src/engines/returns/sweep.ts'
import type { Actor } from '../../src/platform/access/actor.ts'
import { createPolicy } from '../../src/platform/access/policy.ts'
import { newId } from '../../src/platform/database/ids.ts'
import { LAKESIDE, personWith, type TestServer, testServer } from './server.ts'

/** The fictional district with three bodies and their people, and a monthly form of the commerce bureau. */
export interface ReturnsStage extends TestServer {
  readonly bodies: { readonly commerce: string; readonly statistics: string; readonly street: string }
  readonly people: {
    readonly reporter: Actor
    readonly colleague: Actor
    readonly reviewer: Actor
    readonly stranger: Actor
    readonly planner: Actor
    readonly leader: Actor
  }
  readonly desk: (actor: Actor) => Desk
  readonly sweep: () => ReturnType<typeof sweepReturns>
  /** Makes a form by its front door and sweeps; resolves with the form's id. */
  readonly formWith: (rows: readonly EditedRow[], over?: Partial<EditedForm>) => Promise<string>
}

export async function returnsStage(now = new Date('2024-04-05T02:00:00Z')): Promise<ReturnsStage> {
  const server = await testServer(now)
  const bodies = { commerce: newId(), statistics: newId(), street: newId() }
  await server.db
    .insertInto('body')
    .values(
      (
        [
          [bodies.commerce, '临湖区商务局', 'department'],
          [bodies.statistics, '临湖区统计局', 'department'],
          [bodies.street, '湖东街道办事处', 'subdistrict'],
        ] as const
      ).map(([id, name_zh, kind], position) => ({
        division: LAKESIDE,
        id,
        name_zh,
        name_en: null,
        kind,
        parent: null,
        place: null,
        position,
        ended_on: null,
      })),
    )
    .execute()
  const people = {
    reporter: personWith('reporter', bodies.commerce),
    colleague: { ...personWith('reporter', bodies.commerce), id: 'colleague', name: '同事' } as Actor, // a person, as built
    reviewer: personWith('reviewer', bodies.commerce),
    stranger: personWith('reporter', bodies.street),
    planner: personWith('planner'),
    leader: personWith('leader'),
  }
  const desk = (actor: Actor): Desk => ({
    db: server.db,
    policy: createPolicy([permissions]),
    metrics: new Map(),
    actor,
    at: server.now(),
    division: LAKESIDE,
  })
  const sweep = async () =>
    sweepReturns(
      desk({ kind: 'system', name: 'sweep' }),
      await returnSettingsAt(server.db, LAKESIDE, server.now().toISOString().slice(0, 10)),
    )
  return {
    ...server,
    bodies,
    people,
    desk,
    sweep,
    async formWith(rows, over = {}) {
      const made = await server.send(people.planner, 'POST', '/api/v1/return-forms', {
        name: '商务月报',
        frequency: 'month',
        plan: null,
        firstPeriod: '2024-03',
        lastPeriod: null,
        validFrom: '2024-03',
        reason: '',
        rows,
        ...over,
      })
      if (made.statusCode !== 200) throw new Error(made.body)
      await sweep()
      return made.json().id
    },
  }
}

/** A row as the planner types it, answered by a body of the stage. */
export function editedRow(body: string, over: Partial<EditedRow> = {}): EditedRow {
  const { id: _, position: __, ...row } = rowWith({ id: '' })
  return { ...row, id: null, answeredBy: body, ...over }
}
