import { createHash } from 'node:crypto'
import type { ExpertSheet, ReadyChallenges, ReviewPage } from '../engines/challenges/answers.ts'
import type { DrawPage } from '../engines/draw-desk/answers.ts'
import { PUBLIC } from '../platform/access/actor.ts'
import type { SimulatedDistrict } from './district.ts'
import { type ActorOf, answerOf, ask, type Stage } from './stage.ts'

const secretOf = (seed: string) => createHash('sha256').update(seed).digest('hex')
const hashOf = (secret: string) => createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex')

/**
 * Blind reviews of the simulated district (模拟数据), through the front door: one closed with its ranks, one whose experts are
 * being drawn. What is marked is invented.
 */
export async function playChallenges(stage: Stage, district: SimulatedDistrict, actorOf: ActorOf): Promise<void> {
  const division = district.division.code
  const clerk = actorOf('science.clerk')
  const planner = actorOf('planner1')
  const begin = async (day: string, challenge: string, due = day) => {
    stage.setNow(new Date(`${day}T01:00:00Z`))
    const { id } = await ask<{ id: string }>(stage, clerk, 'POST', '/api/v1/blind-reviews', {
      division,
      challenge,
      cover: true,
      beacon: { kind: 'lottery', round: `模拟开奖${due}`, due: `${due}T03:00:00.000Z` },
    })
    for (const [who, party] of [
      [clerk, '科技部门'],
      [planner, '监督方'],
    ] as const)
      await ask(stage, who, 'POST', `/api/v1/draws/${division}/${id}/promises`, {
        party,
        hash: hashOf(secretOf(`${id} ${party}`)),
      })
    return id
  }
  stage.setNow(new Date('2025-11-10T01:00:00Z'))
  const { rows } = await ask<ReadyChallenges>(stage, clerk, 'GET', `/api/v1/blind-reviews/ready?division=${division}`)
  const [first, second] = rows
  if (first === undefined) return

  const id = await begin('2025-11-11', first.id)
  const draw = `/api/v1/draws/${division}/${id}`
  stage.setNow(new Date('2025-11-11T03:20:00Z'))
  await ask(stage, clerk, 'POST', `${draw}/beacon`, { value: '02 08 11 19 26 33 + 07（模拟）' })
  for (const [who, party] of [
    [clerk, '科技部门'],
    [planner, '监督方'],
  ] as const)
    await ask(stage, who, 'POST', `${draw}/reveals`, { secret: secretOf(`${id} ${party}`) })
  const { line } = await ask<DrawPage>(stage, clerk, 'GET', draw)
  if (line.stage !== 'drawn') throw new Error(`The simulated draw of experts came to ${line.stage}.`)

  const path = `/api/v1/blind-reviews/${division}/${id}`
  const { seats } = await ask<ReviewPage>(stage, clerk, 'GET', path)
  for (const [i, { code }] of seats.entries()) {
    const { path: link } = await ask<{ path: string }>(stage, clerk, 'POST', `${path}/invitations`, { expert: code })
    const key = { 'x-review-key': link.split('#')[1] ?? '' }
    const say = async (method: 'GET' | 'POST', to: string, body?: object) =>
      answerOf<ExpertSheet>(await stage.send(PUBLIC, method, `/api/v1/expert-review${to}`, body, key), `expert ${to}`)
    await say('POST', '/accept')
    const { bids, criteria } = await say('GET', '')
    await say('POST', '/marks', {
      marks: Object.fromEntries(
        bids.map((bid, b) => [
          bid.code,
          Object.fromEntries(criteria.map((criterion, c) => [criterion.id, 70 + ((i * 7 + b * 11 + c * 5) % 25)])),
        ]),
      ),
      notes: i === 0 ? { [bids[0]?.code ?? 'A']: '路线清楚，放大风险写得实在（模拟）' } : {},
    })
  }
  stage.setNow(new Date('2025-11-13T02:00:00Z'))
  await ask(stage, clerk, 'POST', `${path}/close`)
  // Its beacon is still to come when the demonstration begins.
  if (second !== undefined) await begin('2025-11-18', second.id, '2025-11-24')
}
