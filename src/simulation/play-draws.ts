import { createHash } from 'node:crypto'
import type { DrawPage } from '../engines/draw-desk/answers.ts'
import type { Items } from '../engines/inspections/answers.ts'
import type { SimulatedDistrict } from './district.ts'
import { type ActorOf, ask, type Stage } from './stage.ts'

const secretOf = (seed: string) => createHash('sha256').update(seed).digest('hex')
const hashOf = (secret: string) => createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex')

/**
 * Draws of the simulated district (模拟数据), through the front door: one drawn and its visits given out, one void because a party
 * stayed silent, one that waits for promises. The beacons are invented, which the value of each says in its round.
 */
export async function playDraws(stage: Stage, district: SimulatedDistrict, actorOf: ActorOf): Promise<void> {
  const division = district.division.code
  const planner = actorOf('planner1')
  const other = actorOf('planner2')
  const { rows: items } = await ask<Items>(stage, planner, 'GET', `/api/v1/draw-items?division=${division}`)
  const begin = async (day: string, title: string, item: number, counts: object, due: string) => {
    stage.setNow(new Date(`${day}T01:00:00Z`))
    const chosen = items[item % items.length]
    const { id } = await ask<{ id: string }>(stage, planner, 'POST', '/api/v1/inspection-draws', {
      division,
      title: `${title}（模拟）`,
      item: chosen?.id,
      month: day.slice(0, 7),
      plannedOn: new Date(Date.parse(due) + 6 * 86_400_000).toISOString().slice(0, 10),
      sectors: [],
      bodies: [],
      counts,
      beacon: { kind: 'lottery', round: `模拟开奖${due.slice(0, 10)}`, due },
    })
    return `/api/v1/draws/${division}/${id}`
  }
  const promise = (path: string, who: typeof planner, party: string) =>
    ask(stage, who, 'POST', `${path}/promises`, { party, hash: hashOf(secretOf(`${path} ${party}`)) })
  const reveal = (path: string, who: typeof planner, party: string) =>
    ask(stage, who, 'POST', `${path}/reveals`, { secret: secretOf(`${path} ${party}`) })
  if (items.length === 0) return

  const drawn = await begin('2025-10-13', '十月联合抽查', 0, { A: 6, B: 5, C: 3, D: 1 }, '2025-10-14T13:15:00.000Z')
  await promise(drawn, planner, '市场监管部门')
  await promise(drawn, other, '企业代表')
  stage.setNow(new Date('2025-10-14T13:40:00Z'))
  await ask(stage, planner, 'POST', `${drawn}/beacon`, { value: '03 09 14 22 27 31 + 05（模拟）' })
  await reveal(drawn, planner, '市场监管部门')
  await reveal(drawn, other, '企业代表')
  const { line } = await ask<DrawPage>(stage, planner, 'GET', drawn)
  if (line.stage !== 'drawn') throw new Error(`The simulated draw came to ${line.stage}.`)
  await ask(stage, planner, 'POST', `${drawn}/visits`)

  const silent = await begin('2025-11-03', '十一月安全抽查', 1, { B: 4, C: 2 }, '2025-11-04T13:15:00.000Z')
  await promise(silent, planner, '应急管理部门')
  await promise(silent, other, '街道代表')
  stage.setNow(new Date('2025-11-06T02:00:00Z'))
  await ask(stage, planner, 'POST', `${silent}/void`, { because: '未按时揭示' })

  const open = await begin('2025-11-19', '十一月排污单位抽查', 2, { A: 3, B: 2, C: 2 }, '2025-11-23T13:15:00.000Z')
  await promise(open, planner, '生态环境部门')
}
