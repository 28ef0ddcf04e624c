import type { FirmAnswer, MineAnswer } from '../engines/policies/answers.ts'
import type { RecordList } from '../engines/registers/answers.ts'
import type { SimulatedDistrict } from './district.ts'
import { type ActorOf, ask, type Stage } from './stage.ts'

/** Claims that the simulated representative makes, at most. */
const CLAIMS = 14
/** Proposed claims that the desks take up, of the many that wait. */
const TAKEN_UP = 10

/**
 * Claims of the simulated district (模拟数据), through the front door: a representative claims what its firms qualify for, the
 * program proposes what needs no application, and desks are met at every stage, from waiting to paid, refused and recovered.
 */
export async function playPolicies(stage: Stage, district: SimulatedDistrict, actorOf: ActorOf): Promise<void> {
  const division = district.division.code
  const prefix = district.settings.logins ?? ''
  // Whoever acts for firms of the district.
  const agents = district.people.filter(({ role }) => role === 'enterprise').map(({ loginName }) => actorOf(loginName))
  const agentOf = ({ values }: RecordList['rows'][number]) =>
    agents.find((one) => one.kind === 'person' && one.id === values.applicant)
  const keyOf = new Map(district.bodies.map(({ id, key }) => [id, key]))
  const of = (body: string | null, role: 'clerk' | 'reviewer') =>
    actorOf(`${prefix}${keyOf.get(body ?? '') ?? 'industry'}.${role}`)
  const turn = (day: string) => stage.setNow(new Date(`${day}T02:00:00Z`))
  const claims = async (where: string) =>
    (
      await ask<RecordList>(
        stage,
        actorOf('planner1'),
        'GET',
        `/api/v1/records/policy-claim?division=${division}&size=100&where=${encodeURIComponent(where)}`,
      )
    ).rows
  /** Does a step; false where the rules do not let it pass, a budget that is used up for instance. */
  const step = async (
    claim: RecordList['rows'][number],
    does: string,
    who: ReturnType<ActorOf>,
    gives: object = {},
    reason = '模拟办理',
  ) => {
    const path = `/api/v1/records/policy-claim/${division}/${claim.id}`
    const { revision } = await ask<{ revision: number }>(stage, actorOf('planner1'), 'GET', path)
    const { statusCode, body } = await stage.send(who, 'POST', `${path}/do/${does}`, { revision, gives, reason })
    if (statusCode >= 500 || statusCode === 403 || statusCode === 404) throw new Error(`${does}: ${body.slice(0, 600)}`)
    return statusCode < 300
  }

  turn('2025-09-08')
  let made = 0
  for (const agent of agents) {
    const { rows: firms } = await ask<MineAnswer>(stage, agent, 'GET', `/api/v1/policies/mine?division=${division}`)
    for (const { id: firm } of firms) {
      const page = await ask<FirmAnswer>(stage, agent, 'GET', `/api/v1/policies/firms/${division}/${firm}`)
      const open = page.clauses.filter(
        ({ truth, isOpen, mode, isShort, nothing, claim }) =>
          truth === 'true' && isOpen && mode !== 'auto' && !isShort && nothing === null && claim === null,
      )
      for (const { id: clause } of open.slice(0, 2)) {
        if (made >= CLAIMS) break
        // Another claim of the same group may have taken what was left.
        const { statusCode } = await stage.send(agent, 'POST', '/api/v1/policies/claims', {
          division,
          firm,
          clause,
          isPromised: true,
          accountName: page.firm.name,
          accountBank: '模拟银行临湖支行',
          accountNumber: `6200 0000 0000 ${String(1000 + made)}`,
        })
        if (statusCode === 200) made++
      }
    }
  }

  await ask(stage, of(null, 'clerk'), 'POST', '/api/v1/policies/proposals', { division })
  const submitted = await claims('state == "submitted"')
  const applied = submitted.filter(({ values }) => values.mode === 'apply')
  const proposed = submitted.filter(({ values }) => values.mode === 'auto').slice(0, TAKEN_UP)
  turn('2025-09-10')
  const [first, ...others] = [...applied, ...proposed]
  if (first !== undefined) await step(first, 'return', of(first.body, 'clerk'), {}, '请补充说明研发项目（模拟）')
  for (const claim of others) await step(claim, 'accept', of(claim.body, 'clerk'))

  turn('2025-09-16')
  const accepted = await claims('state == "accepted"')
  for (const claim of accepted.slice(2)) await step(claim, 'review', of(claim.body, 'clerk'))
  turn('2025-09-22')
  const reviewed = await claims('state == "reviewed"')
  // Only whoever acts for its firm appeals: one of those is refused, where there is more than one.
  const own = reviewed.filter((claim) => agentOf(claim) !== undefined)
  const refused = own.length > 1 ? own[0] : reviewed[0]
  const granted = reviewed.filter((claim) => claim !== refused)
  for (const claim of granted)
    await step(claim, 'approve', of(claim.body, 'reviewer'), { amount: String(claim.values.expected) })
  if (refused !== undefined) {
    await step(refused, 'reject', of(refused.body, 'reviewer'), {}, '材料与实际不符（模拟）')
    const agent = agentOf(refused)
    if (agent !== undefined) await step(refused, 'appeal', agent, {}, '已另附证明，请复核（模拟）')
  }
  turn('2025-09-24')
  const approved = await claims('state == "approved"')
  for (const claim of approved.slice(0, -1)) await step(claim, 'announce', of(claim.body, 'clerk'))
  turn('2025-10-20')
  const noticed = await claims('state == "on-notice"')
  for (const claim of noticed.slice(0, -1)) await step(claim, 'end-notice', of(claim.body, 'clerk'))
  const payable = await claims('state == "payable"')
  for (const [i, claim] of payable.entries()) {
    // Some are paid in time, one late, and a few still wait.
    if (i % 4 === 3) continue
    turn(i % 4 === 2 ? '2025-11-12' : '2025-10-24')
    await step(claim, 'pay', of(claim.body, 'clerk'), { voucher: `模拟付${String(i + 1).padStart(3, '0')}` })
  }
}
