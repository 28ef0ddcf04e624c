import type { ChainAnswer, ChainList, NeedAnswer, NeedList } from '../engines/chains/answers.ts'
import { idOf } from '../platform/access/actor.ts'
import type { SimulatedDistrict } from './district.ts'
import { type ActorOf, ask, type Stage } from './stage.ts'

/** Who acts for firms in the simulated district. */
const AGENTS = ['firm1', 'firm2', 'firm3'] as const
/** Orders of a chain that are played. */
const ORDERS = 12
const ELSEWHERE = [
  ['省会某钢厂（模拟）', 'province'],
  ['邻市某铜材厂（模拟）', 'city'],
  ['沿海某材料厂（模拟）', 'country'],
  ['境外某器件厂（模拟）', 'abroad'],
] as const

/**
 * Orders between the chains' firms (模拟数据), through the front door: entered by those who act for the buyers, confirmed by
 * both sides, one in dispute, some waiting; for sellers from elsewhere an officer confirms by their papers.
 */
export async function playChains(stage: Stage, district: SimulatedDistrict, actorOf: ActorOf): Promise<void> {
  const division = district.division.code
  const planner = actorOf('planner1')
  const clerk = actorOf('industry.clerk')
  stage.setNow(new Date('2025-11-03T01:00:00Z'))
  const { rows } = await ask<ChainList>(stage, planner, 'GET', `/api/v1/chains?division=${division}`)
  const agentOf = new Map<string, (typeof AGENTS)[number]>()
  const giveTo = async (firm: string, agent: (typeof AGENTS)[number]) => {
    if (agentOf.has(firm)) return
    const path = `/api/v1/records/enterprise/${division}/${firm}`
    const { revision } = await ask<{ revision: number }>(stage, clerk, 'GET', path)
    await ask(stage, clerk, 'PUT', path, { revision, values: { account: idOf(actorOf(agent)) } })
    agentOf.set(firm, agent)
  }
  await introduceSome(stage, division, clerk, planner)
  for (const { id, counts } of rows) {
    if (counts.firms < 8) continue
    const chain = await ask<ChainAnswer>(stage, planner, 'GET', `/api/v1/chains/${division}/${id}`)
    const on = new Map(chain.nodes.map((node) => [node.id, node]))
    const firmsAt = (node: string) => chain.firms.filter(({ nodes }) => nodes.includes(node)).map((firm) => firm.id)
    let made = 0
    for (const { from, to } of chain.supplies) {
      if (made >= ORDERS) break
      const node = on.get(from)
      const sellers = firmsAt(from)
      const buyers = firmsAt(to).filter((firm) => !sellers.includes(firm))
      const buyer = buyers[made % Math.max(1, buyers.length)]
      if (buyer === undefined || node === undefined) continue
      const seller = sellers[made % Math.max(1, sellers.length)]
      // Buyer and seller have different agents.
      const agent = agentOf.get(buyer) ?? AGENTS[made % 2] ?? 'firm1'
      await giveTo(buyer, agent)
      if (seller !== undefined) await giveTo(seller, agent === 'firm3' ? 'firm1' : 'firm3')
      const outside = ELSEWHERE[made % ELSEWHERE.length] ?? ELSEWHERE[0]
      const { id: order } = await ask<{ id: string }>(stage, actorOf(agent), 'POST', '/api/v1/chain-orders', {
        division,
        contract: `${chain.chain.code}-${String(2501 + made)}`,
        node: from,
        buyer,
        supplier: seller ?? null,
        ...(seller === undefined ? { supplierName: outside[0], place: outside[1] } : { place: 'district' }),
        amount: String(60 + ((made * 137) % 900)),
        signedOn: `2025-${String(2 + (made % 8)).padStart(2, '0')}-${String(5 + (made % 20)).padStart(2, '0')}`,
      })
      made++
      const path = `/api/v1/chain-orders/${division}/${order}`
      if (made % 7 === 0) continue
      await ask(stage, actorOf(agent), 'POST', `${path}/confirmations`, { side: 'buyer' })
      if (made % 9 === 0) continue
      const other = seller === undefined ? undefined : agentOf.get(seller)
      if (seller !== undefined && other !== undefined && other !== agent)
        await ask(stage, actorOf(other), 'POST', `${path}/confirmations`, { side: 'supplier' })
      else
        await ask(stage, clerk, 'POST', `${path}/confirmations`, {
          side: 'supplier',
          paper: `卖方确认函 ${made} 号（模拟）`,
        })
      if (made === 11)
        await ask(stage, actorOf(agent), 'POST', `${path}/disputes`, { reason: '数量有出入，正在核对（模拟）' })
    }
  }
}

/** Purchase needs brought together with whoever here could supply them: some under way, some contracted, some that came to nothing. */
async function introduceSome(
  stage: Stage,
  division: string,
  clerk: ReturnType<ActorOf>,
  planner: ReturnType<ActorOf>,
): Promise<void> {
  const { rows } = await ask<NeedList>(stage, planner, 'GET', `/api/v1/purchase-needs?division=${division}`)
  const open = rows.filter(({ state, can, open: unknown }) => state === 'listed' && can + unknown > 0)
  for (const [i, { id }] of open.slice(0, 9).entries()) {
    const path = `/api/v1/purchase-needs/${division}/${id}`
    const { suppliers } = await ask<NeedAnswer>(stage, planner, 'GET', path)
    const [supplier] = suppliers
    if (supplier === undefined || supplier.truth === 'false') continue
    const made = await ask<{ id: string }>(stage, clerk, 'POST', `${path}/introductions`, {
      placement: supplier.placement,
    })
    if (i % 3 === 0) continue
    await ask(
      stage,
      clerk,
      'POST',
      `/api/v1/records/supply-introduction/${division}/${made.id}/do/${i % 3 === 1 ? 'contract' : 'fail'}`,
      {
        revision: 1,
        gives: i % 3 === 1 ? { contract: `PT-${2501 + i}` } : { why_not: i % 2 === 0 ? 'price' : 'delivery' },
      },
    )
  }
}
