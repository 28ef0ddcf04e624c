import { afterEach, describe, expect, it } from 'vitest'
import {
  act,
  newRound,
  newScheme,
  object,
  ok,
  page,
  path,
  planner,
  result,
  scheme,
  stage,
  unit,
  upload,
  use,
} from '../../../test/stage/evaluations-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Services } from '../../platform/http/route.ts'
import { startWorker, type Worker } from '../../platform/jobs/worker.ts'
import { actedForOf } from '../../platform/organisation/acted-for.ts'
import { computeRound, type Replayer, replayHere } from './compute.ts'
import { lakesideScheme } from './lakeside.test-scheme.ts'
import { module } from './module.ts'
import { columnsOf } from './needs.ts'
import { tableOf } from './unit-data.ts'

/** So many units that their replays are no work for a request. */
const UNITS = 300
const csv = [
  '代码,名称,税收,用地,研发强度,单位能耗,安全事故',
  ...Array.from(
    { length: UNITS },
    (_, i) => `U${i},企业${i},${1000 + ((i * 7919) % 5000)},100,${1 + ((i * 31) % 40) / 10},0.${20 + ((i * 13) % 60)},`,
  ),
].join('\n')

const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})
const work = (replay: Replayer = replayHere) => {
  const services = { db: stage.db, now: stage.now, replay, actedFor: actedForOf([]) } as Services // what the job uses of them
  workers.push(startWorker({ services, modules: [module], pollEvery: 20 }))
}
const settled = async () => {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const { computation } = await page()
    if (computation?.isUnderWay !== true) return computation
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('never settled')
}
/** A round of many units whose data is asked for; nobody answers for them, so the trial waits for nobody. */
async function large() {
  const uncertainty = { ...lakesideScheme.uncertainty, replays: 1000, vary: [{ what: 'weights' as const, noise: 0.5 }] }
  use({ scheme: await newScheme({ ...lakesideScheme, id: `lakeside/large-${newId()}`, uncertainty }) })
  use({ round: await newRound({ scheme: scheme.id }) })
  await ok(upload(csv) as ReturnType<typeof stage.send>)
  await ok(act('ask-confirmation'))
}

describe('a large round', () => {
  it('[CM1] is computed as a job that may be left: the answer comes at once, then progress, then the result', async () => {
    await large()
    const asked = await ok<{ job: string | null; revision: number }>(act('try'))
    expect(asked.job).not.toBeNull()
    const waiting = await page()
    expect(waiting).toMatchObject({
      state: 'confirming',
      resultNo: 0,
      computation: { isUnderWay: true, why: 'trial', state: 'waiting', progress: 0 },
    })
    expect(waiting.acts.every(({ refusal }) => refusal !== null)).toBe(true)
    expect((await act('try')).json()).toMatchObject({ code: 'computing' })
    const seen: number[] = []
    work(async (input, watching) => {
      const sheet = await replayHere(input, watching)
      seen.push((await page()).computation?.progress ?? -1)
      return sheet
    })
    expect(await settled()).toBeNull()
    expect(seen[0]).toBeGreaterThan(0.5)
    const done = await page()
    expect(done).toMatchObject({ state: 'trial', resultNo: 1, results: [{ why: 'trial', by: 'planner' }] })
    // The same to the last digit, replays and all, as computed again from what was kept.
    const { units } = await result()
    const rows = done.units.map(({ code, name, cells }) => ({ code, name, cells }))
    const uncertainty = {
      ...lakesideScheme.uncertainty,
      replays: 1000,
      vary: [{ what: 'weights' as const, noise: 0.5 }],
    }
    const read = tableOf(lakesideScheme, columnsOf(lakesideScheme, []), rows)
    if (!read.ok) throw new Error('unreadable')
    const again = await computeRound({ ...lakesideScheme, uncertainty }, read.table)
    expect(again.ok && JSON.parse(JSON.stringify(again.result.units))).toEqual(units)
    expect(await ok(stage.send(planner, 'GET', path('/results/1/verification')))).toMatchObject({
      isSame: true,
      isDataSame: true,
    })
  })

  it('[CM2] what changed meanwhile is told, and nothing is half written', async () => {
    await large()
    await ok(act('try'))
    const cells = {
      revision: (await page()).revision,
      cells: [{ code: 'U1', column: '税收', text: '1' }],
      reason: '改正',
    }
    let isFirst = true
    work(async (input, watching) => {
      const sheet = await replayHere(input, watching)
      if (isFirst) await ok(stage.send(planner, 'PUT', path('/cells'), cells))
      isFirst = false
      return sheet
    })
    const told = await settled()
    expect(told).toMatchObject({ state: 'refused', isUnderWay: false, why: 'trial' })
    expect(told?.refusal?.zh).toContain('数据有改动')
    expect(await page()).toMatchObject({ state: 'confirming', resultNo: 0, dataNo: 2 })
    await ok(act('try'))
    expect(await settled()).toBeNull()
    expect(await page()).toMatchObject({ state: 'trial', resultNo: 1 })
  })

  it('[CM3] cut off and run again it makes one result', async () => {
    await large()
    await ok(act('try'))
    let runs = 0
    const replay: Replayer = (input, watching) => {
      runs++
      if (runs === 1) throw new Error('cut off')
      return replayHere(input, watching)
    }
    work(replay)
    for (let waited = 0; runs < 1 && waited < 20_000; waited += 20) await new Promise((done) => setTimeout(done, 20))
    for (let waited = 0; (await page()).state !== 'trial' && waited < 20_000; waited += 50) {
      await stage.db
        .updateTable('job')
        .set({ run_at: new Date(0) })
        .where('state', '=', 'waiting')
        .execute()
      await new Promise((done) => setTimeout(done, 50))
    }
    expect(await page()).toMatchObject({ state: 'trial', resultNo: 1 })
    // A worker that died after the work and before it said so: the job runs once more and changes nothing.
    const { id } = await page()
    const job = () =>
      stage.db.selectFrom('job').select(['state', 'attempts']).where('key', '=', id).executeTakeFirstOrThrow()
    const until = async (attempts: number) => {
      for (let waited = 0; waited < 20_000; waited += 20) {
        const now = await job()
        if (now.state === 'done' && now.attempts >= attempts) return
        await new Promise((done) => setTimeout(done, 20))
      }
      throw new Error(`never done: ${JSON.stringify(await job())}`)
    }
    await until(2)
    await stage.db
      .updateTable('job')
      .set({ state: 'waiting', run_at: new Date(0) })
      .where('key', '=', id)
      .execute()
    await until(3)
    expect(await settled()).toBeNull()
    expect(await page()).toMatchObject({ state: 'trial', resultNo: 1, results: [{ no: 1 }] })
  })

  it('[CM4] an objection is accepted when its result is there, and the earlier result stays', async () => {
    const body = newId()
    await stage.db
      .insertInto('body')
      .values({
        id: body,
        division: LAKESIDE,
        name_zh: `企业甲${body}`,
        kind: 'department',
        name_en: null,
        parent: null,
        place: null,
        ended_on: null,
      })
      .execute()
    await large()
    await ok(
      stage.send(planner, 'POST', path('/steps'), {
        revision: (await page()).revision,
        act: 'back-to-draft',
        reason: '补名单',
        documentNo: null,
      }),
    )
    await stage.owner
      .updateTable('evaluation_unit_row')
      .set({ body })
      .where('round', '=', (await page()).id)
      .where('code', '=', 'U7')
      .execute()
    await ok(act('ask-confirmation'))
    const reviewer = personWith('reviewer', body)
    const { rowNo } = (await unit('U7', reviewer)).unit
    await ok(stage.send(reviewer, 'POST', path('/units/U7/confirmation'), { rowNo, says: 'confirmed', note: '' }))
    work()
    await ok(act('try'))
    await settled()
    await ok(act('publish', { documentNo: '临发改公示〔2024〕9号' }))
    const { id } = await ok<{ id: string }>(object(reviewer, 'U7'))
    const answer = { act: 'accepted', reason: '漏计', corrections: [{ code: 'U7', column: '税收', text: '9999' }] }
    const asked = await ok<{ job: string | null }>(
      stage.send(planner, 'POST', path(`/objections/${id}/answer`), answer),
    )
    expect(asked.job).not.toBeNull()
    expect(await settled()).toBeNull()
    const after = await page()
    expect(after).toMatchObject({ resultNo: 2, dataNo: 2 })
    expect(after.objections).toMatchObject([
      { answer: { act: 'accepted', resultNo: 2, corrections: [{ text: '9999' }] } },
    ])
    expect((await unit('U7', reviewer)).earlier).toMatchObject([{ no: 1 }])
  })
})
