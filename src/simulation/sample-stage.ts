import type { SampleActor, SampleRecord, SampleStage } from '../language/sample.ts'
import type { Role } from '../model/role.ts'
import type { SimulatedDistrict } from './district.ts'
import { inventFirm, inventName } from './names.ts'
import { randomFrom } from './random.ts'

/** What a simulated district gives the samples of all its systems. */
export interface StageSetting {
  readonly district: SimulatedDistrict
  /** Ids of the district's people by the name they sign in with. */
  readonly people: ReadonlyMap<string, string>
  /** How many ordinary districts it is as large as. */
  readonly scale: number
  /** First and last day of the simulated time. */
  readonly from: string
  readonly to: string
  readonly made: (type: string) => readonly SampleRecord[]
}

/** The stage of one system: its chance is its own, so that what one system draws does not move another. */
export function sampleStage(setting: StageSetting, system: string): SampleStage {
  const { district, people, scale } = setting
  const random = randomFrom(district.settings.seed).part(`records/${system}`)
  // Whoever acts for firms is drawn apart: what a sample draws does not hang on whether the district has such people.
  const agents = random.part('agents')
  const bodies = district.bodies.map(({ id, key, name, kind }) => ({ id, key, name: name.zh, kind }))
  const bodyIds = new Map(bodies.flatMap(({ id, key }) => [[key, id] as const, [id, id] as const]))
  const byRole = new Map<string, SampleActor[]>()
  for (const { loginName, name, role, body, isForBody } of district.people) {
    const id = people.get(loginName)
    if (id === undefined) continue
    const where = body === null ? null : (bodyIds.get(body) ?? null)
    const actor = { id, name, role, body: isForBody ? where : null }
    for (const key of [role, `${role}/${where}`]) {
      const found = byRole.get(key)
      if (found === undefined) byRole.set(key, [actor])
      else found.push(actor)
    }
  }
  const firms = new Set<string>()
  return {
    random: random.next,
    integer: random.whole,
    pick: random.pick,
    scale: (count) => Math.max(1, Math.round(count * scale)),
    from: setting.from,
    to: setting.to,
    division: district.division.code,
    bodies,
    person(role: Role, body?: string) {
      const found = byRole.get(body === undefined ? role : `${role}/${bodyIds.get(body)}`)
      if (found === undefined)
        throw new Error(`The simulated district has no ${role}${body === undefined ? '' : ` in the body ${body}`}.`)
      return (role === 'enterprise' ? agents : random).pick(found)
    },
    made: setting.made,
    id: random.id,
    personName: () => inventName(random, new Set()),
    firmName: () => inventFirm(random, firms),
  }
}
