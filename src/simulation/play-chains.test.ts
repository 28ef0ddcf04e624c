import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SimulatedStage, simulatedStage, UNTIL, WANGHU } from '../../test/stage/simulated-stage.ts'
import type { ChainList, NeedList, OrderList, OutputAnswer, OwnAnswer } from '../engines/chains/answers.ts'
import { playChains } from './play-chains.ts'

const wanted = ['industrial-chain', 'enterprise-gradient']

let simulated: SimulatedStage
beforeAll(async () => {
  simulated = await simulatedStage('chains', wanted, 0.2)
  const { stage, district, actorOf } = simulated
  await playChains(stage, district, actorOf)
  stage.setNow(UNTIL)
}, 300_000)
afterAll(() => simulated?.stage.close())

const read = async <T>(who: string, path: string): Promise<T> =>
  (
    await simulated.stage.send(
      simulated.actorOf(who),
      'GET',
      path.split('/').length > 5 ? path : `${path}?division=${WANGHU.code}`,
    )
  ).json<T>()

describe('the simulated chains', () => {
  it('have every state and kind of gap to look at, and a rate that may be told', async () => {
    const { rows, supply } = await read<ChainList>('planner1', '/api/v1/chains')
    expect(rows).toHaveLength(3)
    const [first] = [...rows].sort((a, b) => b.counts.nodes - a.counts.nodes)
    for (const [state, count] of Object.entries(first?.counts.states ?? {})) expect(count, state).toBeGreaterThan(0)
    expect(first?.counts.gaps.fill).toBeGreaterThan(0)
    expect(first?.counts.gaps.extend).toBeGreaterThan(0)
    expect(first?.counts.inHand).toBeGreaterThan(0)
    expect(supply.rate).not.toBeNull()
    expect(supply.undecided).toBeGreaterThan(0)
  })

  it('have orders of every standing, whole for their parties alone', async () => {
    const all = await read<OrderList>('planner1', '/api/v1/chain-orders')
    for (const state of ['open', 'confirmed', 'disputed'])
      expect(all.rows.filter((row) => row.state === state).length, state).toBeGreaterThan(0)
    expect(all.rows.every(({ amount }) => amount === null)).toBe(true)
    const own = await read<OrderList>('firm1', '/api/v1/chain-orders')
    expect(own.rows.length).toBeGreaterThan(0)
    expect(own.rows.every(({ amount, sides }) => amount !== null && sides.length > 0)).toBe(true)
    expect((await read<OwnAnswer>('firm3', '/api/v1/chains/mine')).firms.length).toBeGreaterThan(0)
  })

  it('have needs that somebody here could supply, might and cannot, and introductions of every outcome', async () => {
    const { rows } = await read<NeedList>('planner1', '/api/v1/purchase-needs')
    const sum = (of: (row: NeedList['rows'][number]) => number) => rows.reduce((total, row) => total + of(row), 0)
    for (const [what, count] of Object.entries({
      can: sum(({ can }) => can),
      open: sum(({ open }) => open),
      cannot: sum(({ cannot }) => cannot),
      underWay: sum(({ underWay }) => underWay),
      contracted: sum(({ contracted }) => contracted),
      failed: sum(({ failed }) => failed),
    }))
      expect(count, what).toBeGreaterThan(0)
  })

  it('have an output out of monthly data', async () => {
    const { rows } = await read<ChainList>('planner1', '/api/v1/chains')
    const outputs = await Promise.all(
      rows.map(({ id }) => read<OutputAnswer>('planner1', `/api/v1/chains/${WANGHU.code}/${id}/output`)),
    )
    expect(outputs.some(({ year }) => (year?.value ?? 0) > 0)).toBe(true)
  })
})
