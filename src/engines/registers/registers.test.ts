import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { lanterns } from './lanterns.test-builders.ts'

let stage: RegistersStage
let planner: Actor
let reporter: Actor
beforeAll(async () => {
  stage = await registersStage([lanterns])
  planner = personWith('planner')
  reporter = personWith('reporter', stage.bodies.lamps)
})
afterAll(() => stage.close())

const P = '/api/v1/records/lantern'
const at = (id: string, rest = '') => `${P}/${LAKESIDE}/${id}${rest}`

async function make(values: object = {}, actor: Actor = planner) {
  const made = await stage.send(actor, 'POST', P, {
    division: LAKESIDE,
    values: { name: '湖滨路灯', kind: 'led', keeper_body: stage.bodies.lamps, ...values },
  })
  expect(made.statusCode, made.body).toBe(200)
  return made.json() as { id: string; number: string; revision: number }
}
const page = async (id: string, actor: Actor = planner) => {
  const answer = await stage.send(actor, 'GET', at(id))
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

describe('a record', () => {
  it('is made, read, changed and goes its way', async () => {
    const { id, number } = await make({ watts: '60.50', works_at: ['night', 'dusk'], place: [112.5, 26.5], lamps: 2 })
    expect(number).toMatch(/^LD20240305-\d{4}$/)
    const first = await page(id)
    expect(first.values).toMatchObject({
      name: '湖滨路灯',
      watts: '60.5',
      works_at: ['dusk', 'night'],
      place: [112.5, 26.5],
    })
    expect(first.state).toBe('lit')
    const changed = await stage.send(planner, 'PUT', at(id), { revision: 1, values: { name: '湖心路灯' } })
    expect(changed.json()).toMatchObject({ revision: 2 })
    const broken = await stage.send(reporter, 'POST', at(id, '/do/break'), {
      revision: 2,
      gives: { broken_note: '灯罩破' },
    })
    expect(broken.json()).toMatchObject({ revision: 3, state: 'broken' })
    const last = await page(id)
    expect(last.steps.map(({ does }: { does: string }) => does)).toEqual(['create', 'change', 'break'])
    const list = await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&q=湖心`)
    expect(list.json()).toMatchObject({ total: 1, rows: [{ id }], states: { broken: 1 } })
  })
})
