import { casesModule } from '../../src/engines/cases/cases.ts'
import type { Role } from '../../src/model/role.ts'
import type { Actor } from '../../src/platform/access/actor.ts'
import { newId } from '../../src/platform/database/ids.ts'
import cityOperation from '../../src/systems/12-safety/city-operation.ts'
import { stagePerson } from './people.ts'
import { type RegistersStage, registersStage } from './registers-stage.ts'
import { LAKESIDE, personWith, sendFile } from './server.ts'

/** The desk for city cases in the fictional district, with its people, a class and a grid cell. */
export interface CityStage extends RegistersStage {
  readonly people: Readonly<
    Record<
      | 'worker'
      | 'otherWorker'
      | 'officer'
      | 'otherOfficer'
      | 'dispatcher'
      | 'clerk'
      | 'parksClerk'
      | 'leader'
      | 'planner',
      Actor
    >
  >
  readonly class: string
  readonly cell: string
  /** Makes a case as somebody; resolves with its id, number and revision. */
  readonly report: (actor?: Actor, values?: object) => Promise<Made>
  /** Does a transition; throws with what was answered unless it is done. */
  readonly go: (made: Made, actor: Actor, transition: string, gives?: object, reason?: string) => Promise<Made>
  readonly page: (id: string, actor?: Actor) => Promise<Record<string, never>>
  /** A photo that somebody brings for a field of a case. */
  readonly photo: (actor: Actor, field: string, record?: string | null) => Promise<string>
}

export interface Made {
  readonly id: string
  readonly number: string
  readonly revision: number
  readonly state: string
}

export const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.id : '')

const P = '/api/v1/records/city-case'
/** A red dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
)

export async function cityStage(now = new Date('2025-09-26T01:00:00Z')): Promise<CityStage> {
  const stage = await registersStage([cityOperation], { now, also: [casesModule([cityOperation])] })
  const { lamps, parks, street } = stage.bodies
  const person = async (loginName: string, role: Role, body: string | null = null): Promise<Actor> => {
    const id = await stagePerson(stage.db, { division: LAKESIDE, loginName, roles: [{ role, body }] }, now)
    const actor = personWith(role, body)
    return actor.kind === 'person' ? { ...actor, id, name: loginName } : actor
  }
  const people = {
    worker: await person('worker1', 'grid-worker', street),
    otherWorker: await person('worker2', 'grid-worker', street),
    officer: await person('officer1', 'intake-officer'),
    otherOfficer: await person('officer2', 'intake-officer'),
    dispatcher: await person('dispatcher1', 'dispatcher'),
    clerk: await person('clerk1', 'clerk', lamps),
    parksClerk: await person('clerk2', 'clerk', parks),
    leader: await person('leader1', 'leader'),
    planner: await person('planner1', 'planner'),
  }
  const made = async (actor: Actor, type: string, values: object): Promise<Made> => {
    const answer = await stage.send(actor, 'POST', `/api/v1/records/${type}`, { division: LAKESIDE, values })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer.json()
  }
  const classRecord = await made(people.planner, 'case-class', {
    kind: 'event',
    code: '4399060102',
    name: '暴露垃圾',
    major: '市容环境',
    english: 'Exposed waste',
    filing_condition: '垃圾露天堆放',
    closing_condition: '清运干净',
    limit_unit: 'work-hours',
    limit_a: '4',
    limit_b: '4',
    limit_c: '8',
    is_extendable: true,
    responsible: lamps,
    is_for_public: true,
    edition: '示例',
  })
  const cell = await made(people.planner, 'grid-cell', {
    code: '439906001001001',
    name: '湖东 1',
    community: '湖东社区',
    street,
    area_class: 'A',
    worker: idOf(people.worker),
    shape: {
      type: 'Polygon',
      coordinates: [
        [
          [112.6, 26.8],
          [112.601, 26.8],
          [112.601, 26.801],
          [112.6, 26.801],
          [112.6, 26.8],
        ],
      ],
    },
  })
  const photo: CityStage['photo'] = async (actor, field, record = null) => {
    const kept = await sendFile(stage, actor, `/api/v1/files?division=${LAKESIDE}`, 'photo.png', DOT)
    if (kept.statusCode !== 200) throw new Error(kept.body)
    const id = newId()
    await stage.db
      .insertInto('record_file')
      .values({
        division: LAKESIDE,
        id,
        type: 'city-case',
        record,
        field,
        file: kept.json().id,
        taken_at: stage.now(),
        lng: 112.6005,
        lat: 26.8005,
        by_id: actor.kind === 'person' ? actor.id : null,
        at: stage.now(),
      })
      .execute()
    return id
  }
  return {
    ...stage,
    people,
    class: classRecord.id,
    cell: cell.id,
    photo,
    async report(actor = people.worker, values = {}) {
      const photos = await photo(actor, 'photos_before')
      return made(actor, 'city-case', {
        kind: 'event',
        source: 'grid-worker',
        class: classRecord.id,
        description: '路边垃圾成堆',
        found_at: stage.now().toISOString(),
        place: [112.6005, 26.8005],
        cell: cell.id,
        photos_before: [photos],
        ...(actor.kind === 'person' && actor.memberships[0]?.role === 'grid-worker' ? { worker: actor.id } : {}),
        ...values,
      })
    },
    async go(record, actor, transition, gives = {}, reason = '') {
      const answer = await stage.send(actor, 'POST', `${P}/${LAKESIDE}/${record.id}/do/${transition}`, {
        revision: record.revision,
        gives,
        ...(reason === '' ? {} : { reason }),
      })
      if (answer.statusCode !== 200) throw new Error(`${transition}: ${answer.body}`)
      return { ...record, ...answer.json() }
    },
    async page(id, actor = people.officer) {
      const answer = await stage.send(actor, 'GET', `${P}/${LAKESIDE}/${id}`)
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return answer.json()
    },
  }
}
