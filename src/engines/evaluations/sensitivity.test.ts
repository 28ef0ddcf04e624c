import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import {
  act,
  confirmAll,
  eastReviewer,
  leader,
  newRound,
  newScheme,
  ok,
  page,
  path,
  planner,
  scheme,
  stage,
  upload,
  use,
} from '../../../test/stage/evaluations-stage.ts'
import type { TestServer } from '../../../test/stage/server.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Services } from '../../platform/http/route.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import { actedForOf } from '../../platform/organisation/acted-for.ts'
import type { SensitivityPage } from './answers.ts'
import { replayHere } from './compute.ts'
import { lakesideCsv, lakesideScheme } from './lakeside.test-scheme.ts'
import { module } from './module.ts'
import { conclusionOf, type KeptSensitivity, offeredFactors, suggestedFactors, wordsOfFactor } from './sensitivity.ts'

const from = (no = 1) => path(`/results/${no}/sensitivity`)
const look = (no = 1) => ok<SensitivityPage>(stage.send(planner, 'GET', from(no)))

describe('which assumptions the places hang on', () => {
  it('[SN1] what the scheme names is offered, and what varies in any; less than two of its own are made up', () => {
    const own = [{ what: 'normalisation' as const, alternatives: [{ method: 'rank' as const }] }]
    const offered = offeredFactors({ ...lakesideScheme, uncertainty: { vary: own } })
    expect(offered.map(({ id, isOwn }) => [id, isOwn])).toEqual([
      ['own-0', true],
      ['weights', false],
      ['data', false],
      ['omission', false],
    ])
    expect(suggestedFactors(offered)).toHaveLength(4)
    const two = offeredFactors({ ...lakesideScheme, uncertainty: { vary: [...own, { what: 'weights', noise: 0.1 }] } })
    expect(suggestedFactors(two)).toEqual(['own-0', 'own-1'])
    expect(wordsOfFactor({ what: 'weights', noise: 0.125 }).zh).toBe('各项权重上下浮动 12.5%')
    expect(offered[0]?.words).toEqual({ zh: '换一种标准化方法：排序', en: 'another normalisation: rank' })
  })

  it('[SN2] says which to settle first, what hardly matters, and what cannot be told', () => {
    const words = (zh: string) => ({ zh, en: zh })
    const factor = (id: string, total: number | null) => ({
      id,
      words: words(id),
      first: total,
      total,
      firstInterval: null,
      totalInterval: null,
    })
    const kept: KeptSensitivity = {
      n: 512,
      runs: 2048,
      seed: 1,
      failed: 0,
      units: 20,
      meanShift: 2.345,
      factors: [factor('权重', 0.2), factor('方法', 0.79), factor('数据', 0.01)],
    }
    const { zh } = conclusionOf(kept)
    expect(zh).toContain('平均挪动 2.3 位')
    expect(zh).toContain('“方法”（约占 79%）')
    expect(zh).toContain('不必再争的：数据')
    expect(zh).not.toContain('不必再争的：权重')
    expect(conclusionOf({ ...kept, meanShift: 0 }).zh).toContain('名次都不动')
    expect(conclusionOf({ ...kept, failed: 3 }).zh).toContain('3 次的方法不能配合使用')
  })

  it('[SN3] is asked for by planning, kept with its result, seen by whoever sees all units, and goes out as a workbook', async () => {
    const [head = ''] = lakesideCsv.split('\n')
    const mixed = ['E,东湖街道,4000,100,1.0,0.60,', 'W,西湖街道,1500,100,3.0,0.30,', 'S,南湖街道,2500,100,2.0,0.45,']
    await ok(upload([head, ...mixed, 'P,湖北工业园,3300,100,1.6,0.40,'].join('\n')) as ReturnType<TestServer['send']>)
    await ok(act('ask-confirmation'))
    await confirmAll()
    await ok(act('try'))
    const before = await look()
    expect(before).toMatchObject({ kept: null, computing: null, trouble: null })
    const ask = { n: 256, factors: ['own-0', 'own-1', 'data'] }
    expect((await stage.send(leader, 'POST', from(), ask)).statusCode).toBe(403)
    expect((await stage.send(eastReviewer, 'GET', from())).statusCode).toBe(404)
    expect((await stage.send(planner, 'POST', from(9), ask)).statusCode).toBe(404)
    expect((await stage.send(planner, 'POST', from(), { ...ask, factors: ['own-0'] })).statusCode, 'one').toBe(422)
    const unknown = await stage.send(planner, 'POST', from(), { ...ask, factors: ['own-0', 'luck'] })
    expect(unknown.json()).toMatchObject({ status: 422, faults: [{ at: 'factors.1' }] })
    expect(await ok(stage.send(planner, 'POST', from(), ask))).toMatchObject({ job: null })
    const { kept } = await look()
    expect(kept?.content).toMatchObject({ n: 256, runs: 256 * 5, failed: 0, units: 4 })
    expect(kept?.content.factors.map(({ id }) => id)).toEqual(['own-0', 'own-1', 'data'])
    const [weights, omission, data] = kept?.content.factors ?? []
    // Units that are good at different things: without one indicator they change places, an error of 5 % moves them less.
    expect(omission?.total ?? 0).toBeGreaterThan(data?.total ?? 1)
    for (const one of [weights, omission, data]) expect(one?.total ?? -1).toBeGreaterThanOrEqual(0)
    expect(kept?.says.zh).toContain('名次平均挪动')
    expect((await ok<SensitivityPage>(stage.send(leader, 'GET', from()))).kept).toEqual(kept)
    // Made again with the same seed it is the same.
    await ok(stage.send(planner, 'POST', from(), ask))
    expect((await look()).kept?.content).toEqual(kept?.content)
    const file = await stage.send(planner, 'GET', `${from()}/workbook`)
    const book = new Excel.Workbook()
    await book.xlsx.load(file.rawPayload as unknown as ArrayBuffer) // the types of exceljs name Node's buffer of old
    const [sheet] = book.worksheets
    expect(String(sheet?.getCell('A2').value)).toContain('名次平均挪动')
    expect(sheet?.getCell('A5').value).toBe('去掉其中一个指标')
    expect(sheet?.getCell('E5').value).toBe(omission?.total)
  })

  it('[SN4] a large one is a job that may run twice and makes one analysis', async () => {
    const uncertainty = { replays: 20, vary: [{ what: 'weights' as const, noise: 0.5 }] }
    use({ scheme: await newScheme({ ...lakesideScheme, id: `lakeside/many-${newId()}`, uncertainty }) })
    use({ round: await newRound({ scheme: scheme.id }) })
    const [head = ''] = lakesideCsv.split('\n')
    const rows = Array.from(
      { length: 300 },
      (_, i) => `U${i},单位${i},${1000 + ((i * 37) % 900)},100,${1 + (i % 5)},0.4,`,
    )
    await ok(upload([head, ...rows].join('\n')) as ReturnType<TestServer['send']>)
    await ok(act('ask-confirmation'))
    await ok(act('try'))
    const asked = await ok<{ job: string | null }>(
      stage.send(planner, 'POST', from(), { n: 256, factors: ['own-0', 'omission'] }),
    )
    expect(asked.job).not.toBeNull()
    expect((await stage.send(planner, 'POST', from(), { n: 256, factors: ['own-0', 'data'] })).json()).toMatchObject({
      code: 'analysing',
    })
    expect((await look()).computing).toMatchObject({ progress: 0 })
    const services = { db: stage.db, now: stage.now, replay: replayHere, actedFor: actedForOf([]) } as Services // what the job uses of them
    const worker = startWorker({ services, modules: [module], pollEvery: 20 })
    for (let waited = 0; (await look()).computing !== null && waited < 600; waited++)
      await new Promise((done) => setTimeout(done, 100))
    await worker.stop()
    const { kept, trouble } = await look()
    expect(trouble).toBeNull()
    expect(kept?.content).toMatchObject({ units: 300, runs: 256 * 4, failed: 0 })
    // The work was done when the machine died before it said so.
    const { sensitivityJob } = await import('./sensitivity-store.ts')
    await sensitivityJob.run({
      services,
      division: (await page()).division,
      id: asked.job ?? '',
      attempt: 2,
      signal: new AbortController().signal,
      progress: async () => undefined,
      input: {
        round: (await page()).id,
        resultNo: 1,
        by: { id: null, name: 'stage' },
        ask: { n: 256, factors: ['own-0', 'omission'] },
      },
    })
    const count = await stage.db
      .selectFrom('evaluation_sensitivity')
      .select('seq')
      .where('job', '=', asked.job)
      .execute()
    expect(count).toHaveLength(1)
  }, 120_000)
})
