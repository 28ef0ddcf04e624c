import { createHash } from 'node:crypto'
import type { DrawPage } from '../engines/draw-desk/answers.ts'
import type { RecordList, RecordRow } from '../engines/registers/answers.ts'
import type { SimulatedDistrict } from './district.ts'
import { type ActorOf, ask, type Stage } from './stage.ts'

const secretOf = (seed: string) => createHash('sha256').update(seed).digest('hex')
const hashOf = (secret: string) => createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex')

/**
 * Two rounds of the simulated housing desk (模拟数据), through the front door: one drawn, offered and partly chosen, one whose list
 * is frozen and that waits for promises. The beacons are invented, which the name of each round says.
 */
export async function playHousing(stage: Stage, district: SimulatedDistrict, actorOf: ActorOf): Promise<void> {
  const division = district.division.code
  const office = district.bodies.find(({ key }) => key === 'housing')
  if (office === undefined) return
  const clerk = actorOf('housing.clerk')
  const families = actorOf('planner2')
  const list = async (type: string, where: string) =>
    (
      await ask<RecordList>(
        stage,
        clerk,
        'GET',
        `/api/v1/records/${type}?division=${division}&size=200&where=${encodeURIComponent(where)}`,
      )
    ).rows
  const step = (row: Pick<RecordRow, 'id' | 'revision'>, type: string, does: string, gives: object = {}) =>
    ask(stage, clerk, 'POST', `/api/v1/records/${type}/${division}/${row.id}/do/${does}`, {
      revision: row.revision,
      gives,
      reason: '',
    })
  const round = async (day: string, name: string, mode: string, estate: string) => {
    stage.setNow(new Date(`${day}T01:00:00Z`))
    const made = await ask<{ id: string }>(stage, clerk, 'POST', '/api/v1/records/housing-round', {
      division,
      values: {
        name: `${name}（模拟）`,
        kind: 'public-rental',
        mode,
        planned_on: day,
        office: office.id,
      },
    })
    for (const home of await list('housing-home', 'state == "free"'))
      if (String(home.values.code).startsWith(estate)) await step(home, 'housing-home', 'offer', { round: made.id })
    return made.id
  }
  const begin = async (id: string, moment: string, due: string) => {
    stage.setNow(new Date(moment))
    const draw = await ask<{ id: string }>(stage, clerk, 'POST', `/api/v1/housing/rounds/${division}/${id}/draw`, {
      beacon: { kind: 'lottery', round: `模拟开奖${due.slice(0, 10)}`, due },
    })
    return `/api/v1/draws/${division}/${draw.id}`
  }
  const promise = (path: string, who: typeof clerk, party: string) =>
    ask(stage, who, 'POST', `${path}/promises`, { party, hash: hashOf(secretOf(`${path} ${party}`)) })
  const reveal = (path: string, who: typeof clerk, party: string) =>
    ask(stage, who, 'POST', `${path}/reveals`, { secret: secretOf(`${path} ${party}`) })

  const autumn = await round('2025-10-09', '2025年秋季公租房摇号配租', 'choice', 'B')
  const drawn = await begin(autumn, '2025-10-09T02:00:00Z', '2025-10-10T13:15:00.000Z')
  await promise(drawn, clerk, '住房保障部门')
  await promise(drawn, families, '轮候家庭代表')
  stage.setNow(new Date('2025-10-10T13:40:00Z'))
  await ask(stage, clerk, 'POST', `${drawn}/beacon`, { value: '02 08 15 19 26 30 + 11（模拟）' })
  await reveal(drawn, clerk, '住房保障部门')
  await reveal(drawn, families, '轮候家庭代表')
  const { line } = await ask<DrawPage>(stage, clerk, 'GET', drawn)
  if (line.stage !== 'drawn') throw new Error(`The simulated housing draw came to ${line.stage}.`)
  stage.setNow(new Date('2025-11-12T02:00:00Z'))
  await ask(stage, clerk, 'POST', `${drawn}/offers`)
  // The first of each line choose; the others have still to.
  stage.setNow(new Date('2025-11-17T02:00:00Z'))
  const homes = await list('housing-home', `state == "in-round" && round.id == "${autumn}"`)
  const offers = (await list('housing-offer', `round.id == "${autumn}"`)).toSorted(
    (a, b) => Number(a.values.turn) - Number(b.values.turn),
  )
  for (const rooms of ['1', '2', '3']) {
    const free = homes.filter(({ values }) => values.rooms === rooms)
    for (const [i, offer] of offers
      .filter(({ values }) => values.rooms === rooms)
      .slice(0, 3)
      .entries())
      await step(offer, 'housing-offer', 'choose', { home: free[i]?.id ?? '' })
  }
  const [chosen] = await list('housing-offer', `round.id == "${autumn}" && state == "chosen" && turn == 1`)
  if (chosen !== undefined)
    await step(chosen, 'housing-offer', 'sign', {
      lease_from: '2025-12-01',
      lease_until: '2030-11-30',
      pays_by: 'self',
    })

  const winter = await round('2025-11-18', '2025年冬季公租房摇号定房', 'assigned', 'A')
  const open = await begin(winter, '2025-11-18T02:00:00Z', '2025-11-24T13:15:00.000Z')
  await promise(open, clerk, '住房保障部门')
}
