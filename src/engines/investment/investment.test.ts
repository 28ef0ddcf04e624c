import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage, systemsWith } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { InvestmentAnswer } from './answers.ts'

let stage: RegistersStage

beforeAll(async () => {
  stage = await registersStage(systemsWith('investment-promotion'), { now: new Date('2024-03-05T01:00:00Z') })
  const planner = personWith('planner')
  const made = async (type: string, values: object): Promise<string> => {
    const answer = await stage.send(planner, 'POST', `/api/v1/records/${type}`, { division: LAKESIDE, values })
    expect(answer.statusCode, `${type} ${answer.body}`).toBe(200)
    return answer.json().id
  }
  for (const [name, body] of [
    ['蓝塔灯具', stage.bodies.lamps],
    ['湖东园林', stage.bodies.parks],
    ['湖西园林', stage.bodies.parks],
  ] as const) {
    const investor = await made('investor', { name: `${name}投资方`, home: 'province' })
    await made('lead', {
      name,
      investor,
      body,
      sector: '3872',
      source: 'native',
      kind: 'plant',
      summary: '模拟产线',
      investment: '1200',
    })
  }
})
afterAll(() => stage.close())

const seenBy = async (actor: Actor): Promise<InvestmentAnswer> => {
  const answer = await stage.send(actor, 'GET', `/api/v1/investment?division=${LAKESIDE}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const leadsIn = ({ stages }: InvestmentAnswer) => stages.reduce((sum, { count }) => sum + count, 0)

describe('where the leads stand', () => {
  it('is told of the whole division to whoever plans it', async () => {
    const seen = await seenBy(personWith('planner'))
    expect(seen.isWhole).toBe(true)
    expect(leadsIn(seen)).toBe(3)
  })

  it('is told to a body of its own leads, and that it is of no others', async () => {
    for (const [body, leads] of [
      [stage.bodies.lamps, 1],
      [stage.bodies.parks, 2],
      [stage.bodies.street, 0],
    ] as const) {
      const seen = await seenBy(personWith('reviewer', body))
      expect(seen.isWhole).toBe(false)
      expect(leadsIn(seen)).toBe(leads)
    }
  })

  it('is not told to a firm', async () => {
    const answer = await stage.send(
      personWith('enterprise', stage.bodies.street),
      'GET',
      `/api/v1/investment?division=${LAKESIDE}`,
    )
    expect(answer.statusCode).toBeGreaterThanOrEqual(403)
  })
})
