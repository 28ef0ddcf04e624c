import type { Role } from '../../src/model/role.ts'
import type { Actor } from '../../src/platform/access/actor.ts'
import { systems } from '../../src/systems/all.ts'

/**
 * Who may reach what, written a second time and apart from the permissions of the engines: the tests hold one against the
 * other, so a role that slips into a permission is seen. Change this table only when it is decided that a role shall reach
 * more or less, never to make a test pass.
 *
 * Letters: P planner 发改, R reporter 填报, V reviewer 审核, L leader 领导, A assessor 第三方评估, and the three administrators
 * Y system 系统, S security 安全, U audit 审计; at the desks C clerk 经办, G grid worker 网格, I intake officer 受理, D dispatcher
 * 派遣, and E enterprise 企业办事人, who is no official and sees only what a desk answers to the firm. After the colon how far: d the whole division, b the body and those under it,
 * o one's own rows, s the snapshots given.
 */
const TABLE: Readonly<Record<string, string>> = {
  // What a plan says is known to everybody who works on it; how it was read, to those who answer for it.
  'plans.read': 'P:d R:d V:d L:d C:d G:d I:d D:d A:s',
  'plans.see-review': 'P:d L:d',
  'plans.review': 'P:d',
  'plans.adopt': 'P:d',
  // Bodies see what is theirs; planning and leading see all. Only planning decides.
  'targets.read': 'P:d R:b V:b L:d',
  'targets.set': 'P:d',
  'targets.rule': 'P:d',
  'observations.record': 'P:d',
  'overview.read': 'P:d R:b V:b L:d',
  'systems.read': 'P:d R:b V:b L:d C:b G:b I:b D:b',
  'systems.switch': 'P:d',
  // The two centres, planning and leading watch the whole desk; a unit sees how itself stands. Deadlines are each one's own.
  'cases.watch': 'P:d L:d I:d D:d',
  'cases.evaluate': 'P:d L:d I:d D:d C:b V:b',
  'cases.outdoors': 'G:b',
  'cases.subscribe': 'P:d L:d V:b R:b C:b G:b I:d D:d',
  'commitments.read': 'P:d R:b V:b L:d',
  'commitments.answer': 'R:b V:b',
  'commitments.endorse': 'V:b',
  'commitments.divide': 'P:d',
  'commitments.accept': 'P:d',
  'commitments.supervise': 'P:d L:d',
  // Whoever fills does not review, whoever reviews does not confirm.
  'returns.read': 'P:d R:b V:b L:d',
  'returns.fill': 'R:b',
  'returns.fill-delegated': 'R:o V:o',
  'returns.review': 'V:b',
  'returns.check': 'P:d',
  'returns.send-back': 'L:d',
  'returns.administer': 'P:d',
  // A body or firm sees its own unit and the list; who computes does not confirm a body's data for it.
  'evaluations.read': 'P:d R:b V:b L:d E:b',
  'evaluations.own': 'E:b',
  'evaluations.design': 'P:d',
  'evaluations.run': 'P:d',
  'evaluations.confirm': 'V:b E:b',
  'evaluations.prove': 'P:d R:b V:b E:b',
  'evaluations.object': 'R:b V:b E:b',
  'evaluations.decide': 'P:d',
  // Whoever helps firms up sees them all; a firm sees itself.
  // What policies give all firms is the desks' to see; a firm's representative sees and claims for that firm alone.
  'policies.read': 'P:d L:d C:d V:d',
  'policies.write': 'P:d C:d',
  'policies.propose': 'P:d C:d',
  'policies.firm': 'P:d L:d C:d E:o',
  'policies.own': 'E:o',
  'policies.claim': 'E:o',
  'policies.export': 'P:d C:d',
  // A draw is watched by everybody who could be a party to it; a department leads its own.
  'draws.read': 'P:d L:d C:d V:d',
  'draws.run': 'P:d C:b',
  'draws.promise': 'P:d L:d C:d V:d',
  // Who bids is the desk’s alone; how a review stands, and what came of it, whoever answers for it may see.
  'reviews.read': 'P:d L:d C:b',
  'reviews.run': 'C:b',
  // A firm sees what is on offer for its own needs.
  'transfers.match': 'P:d L:d C:d E:o',
  'chains.read': 'P:d L:d C:d',
  'chains.keep': 'P:d C:d',
  'chains.export': 'P:d L:d C:d',
  'chains.own': 'E:o',
  'chain-orders.read': 'P:d L:d C:d E:o',
  'chain-orders.act': 'P:d C:d E:o',
  'housing.read': 'P:d L:d C:d',
  'housing.work': 'C:b',
  'gradient.read': 'P:d L:d C:d',
  'gradient.firm': 'P:d L:d C:d E:o',
  'gradient.own': 'E:o',
  'gradient.export': 'P:d C:d',
  // Numbers and vacancies are seen by all who work on them; people only by the station that serves them, a firm its own vacancies.
  'placement.read': 'P:d L:d C:d V:d',
  'placement.people': 'C:b V:b',
  'placement.firm': 'E:o',
  'placement.close-month': 'C:b',
  'reports.read': 'P:d V:b L:d',
  'reports.comment': 'P:d V:b L:d',
  'reports.export': 'P:d L:d',
  'reports.write': 'P:d',
  'reports.decide': 'P:d',
  'reports.assign': 'P:d',
  'reports.assess': 'A:o',
  // 三员分立: none of the three does another's work, and none a plan's.
  'people.read': 'Y:d S:d',
  'people.manage': 'Y:d',
  'people.read-phone': 'Y:d',
  'people.secure': 'S:d',
  'directory.read': 'P:d R:d V:d L:d C:d G:d I:d D:d Y:d S:d',
  'bodies.read': 'P:d R:d V:d L:d A:d C:d G:d I:d D:d Y:d S:d U:d',
  'bodies.manage': 'Y:d',
  'divisions.read': 'P:d Y:d S:d U:d',
  'divisions.manage': 'Y:d',
  'roles.read': 'Y:d S:d U:d',
  'roles.grant': 'S:d',
  'delegations.read': 'R:o V:b C:o G:o S:d',
  'delegations.grant': 'R:o V:b C:o G:o',
  'settings.read': 'P:d V:d L:d Y:d S:d U:d',
  'settings.set-method': 'P:d',
  'settings.set-policy': 'S:d',
  'audit.read': 'U:d',
  'audit.export': 'U:d',
  'jobs.read': 'Y:d',
  'jobs.retry': 'Y:d',
}

const LETTER: Readonly<Record<Role, string>> = {
  planner: 'P',
  reporter: 'R',
  reviewer: 'V',
  leader: 'L',
  assessor: 'A',
  clerk: 'C',
  'grid-worker': 'G',
  'intake-officer': 'I',
  dispatcher: 'D',
  enterprise: 'E',
  'system-admin': 'Y',
  'security-admin': 'S',
  'audit-admin': 'U',
}

export interface OracleRow {
  readonly division: string
  readonly body: string | null
  readonly person: string | null
  readonly snapshot: string | null
}

/**
 * What systems declare of their records, read a second time: a plain reading of the same declarations, which the engine's own
 * has to agree with. Whether a role should reach so far is decided where the declaration is written.
 */
function declared(): Record<string, string> {
  const lines: Record<string, string> = {}
  const lineOf = (who: Readonly<Record<string, string>> = {}) =>
    Object.entries(who)
      .map(([role, far]) => `${LETTER[role as Role]}:${far[0]}`)
      .join(' ')
  for (const { records = [] } of systems)
    for (const { id, who, lifecycle } of records) {
      for (const act of ['read', 'create', 'change', 'reveal', 'import', 'export', 'merge'] as const)
        lines[`records.${id}.${act}`] = lineOf(who[act])
      for (const [step, transition] of Object.entries(lifecycle?.transitions ?? {}))
        lines[`records.${id}.do.${step}`] = lineOf(transition.who)
    }
  return lines
}

const LINES: Readonly<Record<string, string>> = { ...declared(), ...TABLE }

export const oracleKnows: readonly string[] = Object.keys(LINES)

/** Whether the actor may reach the row. Throws on a permission that the table does not know. */
export function oracleAllows(actor: Actor, permission: string, row: OracleRow): boolean {
  const line = LINES[permission]
  if (line === undefined) throw new Error(`The oracle does not know ${permission}: decide who may, and write it down.`)
  if (actor.kind !== 'person') return actor.kind === 'system'
  for (const held of actor.memberships) {
    if (held.division !== row.division) continue
    const far = line.split(' ').find((entry) => entry.startsWith(`${LETTER[held.role]}:`))?.[2]
    if (far === 'd') return true
    if (far === 'b' && (held.body === null || (row.body !== null && held.bodies.includes(row.body)))) return true
    if (far === 'o' && row.person === actor.id) return true
    if (far === 's' && row.snapshot !== null && held.snapshots.includes(row.snapshot)) return true
  }
  return false
}

/** Whether there is any row at all, anywhere, that the actor may reach. */
export function oracleAllowsSomewhere(actor: Actor, permission: string): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system'
  return actor.memberships.some(({ division, bodies, snapshots }) =>
    [null, ...bodies].some((body) =>
      [null, ...snapshots].some((snapshot) =>
        oracleAllows(actor, permission, { division, body, person: actor.id, snapshot }),
      ),
    ),
  )
}
