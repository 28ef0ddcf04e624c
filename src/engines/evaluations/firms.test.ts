import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Actor,
  act,
  newRound,
  object,
  ok,
  page,
  path,
  planner,
  result,
  stage,
  unit,
  upload,
  use,
} from '../../../test/stage/evaluations-stage.ts'
import { withoutIds } from '../../../test/stage/ids.ts'
import { stagePerson } from '../../../test/stage/people.ts'
import { LAKESIDE, personWith, sendFile } from '../../../test/stage/server.ts'
import { creditCheck } from '../../language/codes/credit-code.ts'
import { PUBLIC } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import { switchSystem } from '../registers/switch-store.ts'
import type { OwnList, PublicList, RoundList } from './answers.ts'

/** Three firms under evaluation: two with a body and somebody who acts for them, one without. */
const codeOf = (n: number) => {
  const stem = `91430406MA00000${n}X`
  return `${stem}${creditCheck(stem)}`
}
const codes = { one: codeOf(1), two: codeOf(2), three: codeOf(3) }
const firms = { one: newId(), two: newId() }
const one = personWith('enterprise', firms.one)
const two = personWith('enterprise', firms.two)
const clerk = personWith('clerk')
const idOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : '')
const csv = [
  '代码,名称,税收,用地,研发强度,单位能耗,安全事故',
  `${codes.one},湖滨一厂,4000,100,3.0,0.30,`,
  `${codes.two},湖滨二厂,1500,100,1.0,0.60,`,
  `${codes.three},湖滨三厂,2500,100,2.0,0.45,`,
].join('\n')

beforeAll(async () => {
  await stage.db
    .insertInto('body')
    .values(
      (['one', 'two'] as const).map((key) => ({
        id: firms[key],
        division: LAKESIDE,
        name_zh: key === 'one' ? '湖滨一厂' : '湖滨二厂',
        kind: 'company',
        credit_code: codes[key],
        name_en: null,
        parent: null,
        place: null,
        ended_on: null,
      })),
    )
    .execute()
})

const say = (actor: Actor, code: string, more: object) =>
  stage.send(actor, 'POST', path(`/units/${code}/confirmation`), { says: 'confirmed', note: '', ...more })
async function asked() {
  await ok(upload(csv) as ReturnType<typeof stage.send>)
  await ok(act('ask-confirmation'))
  const [row] = (await page(one)).units
  return row?.rowNo ?? 0
}
async function publishedFirms(more: object = {}) {
  const rowNo = await asked()
  await ok(say(one, codes.one, { rowNo }))
  await ok(say(two, codes.two, { rowNo }))
  await ok(act('try'))
  await ok(act('publish', { documentNo: '临工信公示〔2024〕1号', ...more }))
}

describe('a firm and its evaluation', () => {
  it('[FM1] it is known by its credit code; whoever acts for it sees its own and nothing of another', async () => {
    await ok(upload(csv) as ReturnType<typeof stage.send>)
    const listOf = (actor: Actor) => ok<RoundList>(stage.send(actor, 'GET', '/api/v1/evaluation-rounds'))
    expect((await stage.send(one, 'GET', path())).statusCode, 'a draft').toBe(404)
    await ok(act('ask-confirmation'))
    const own = await page(one)
    expect(own.units.map(({ code }) => code)).toEqual([codes.one])
    expect(own).toMatchObject({ seesAll: false, acts: [], data: [], results: [], computation: null, unitsInAll: 3 })
    expect((await listOf(one)).rows.map(({ id }) => id)).toContain(own.id)
    expect(await unit(codes.one, one)).toMatchObject({ mayConfirm: true, mayObject: false, result: null })
    const others: [Actor, string][] = [
      [one, codes.two],
      [one, codes.three],
      [two, codes.one],
    ]
    for (const [actor, code] of others) {
      for (const rest of ['', '/lifts'])
        expect((await stage.send(actor, 'GET', path(`/units/${code}${rest}`))).statusCode).toBe(404)
      expect((await say(actor, code, { rowNo: own.units[0]?.rowNo })).statusCode).toBe(404)
      expect((await object(actor, code)).statusCode).toBe(404)
    }
    const strangers = [
      personWith('enterprise', newId()),
      personWith('enterprise', firms.one, { division: '999907' }),
      personWith('clerk', firms.one),
    ]
    for (const stranger of strangers)
      for (const rest of ['', '/results', `/units/${codes.one}`, '/list', '/table'])
        expect((await stage.send(stranger, 'GET', path(rest))).statusCode).toBeGreaterThanOrEqual(403)
    expect((await stage.send(one, 'GET', path('/table'))).statusCode).toBe(404)
    expect(
      (await stage.send(one, 'POST', path('/steps'), { revision: 1, act: 'try', reason: '', documentNo: null }))
        .statusCode,
    ).toBe(403)
    // Its account is withdrawn: the firm is not seen by its old body any longer, and a new one sees it.
    const later = newId()
    await stage.db.updateTable('body').set({ ended_on: '2024-03-05' }).where('id', '=', firms.two).execute()
    await stage.db
      .insertInto('body')
      .values({
        id: later,
        division: LAKESIDE,
        name_zh: '湖滨二厂（新）',
        kind: 'company',
        credit_code: codes.two,
        name_en: null,
        parent: null,
        place: null,
        ended_on: null,
      })
      .execute()
    expect((await stage.send(two, 'GET', path())).statusCode).toBe(404)
    expect((await page(personWith('enterprise', later))).units.map(({ name }) => name)).toEqual(['湖滨二厂'])
    await stage.owner.deleteFrom('body').where('id', '=', later).execute()
    await stage.db.updateTable('body').set({ ended_on: null }).where('id', '=', firms.two).execute()
  })

  it('[FM2] it confirms, or doubts cell by cell; the office corrects or says why not, and only then goes on', async () => {
    const rowNo = await asked()
    const doubt = (cells: object[], note = '') => say(one, codes.one, { rowNo, says: 'doubted', note, cells })
    const faults = (
      await doubt([
        { column: '税收', text: '', note: '' },
        { column: '税收', text: '1', note: '' },
        { column: '没有', text: '1', note: '' },
      ])
    ).json().faults
    expect(faults.map(({ at, code }: { at: string; code: string }) => `${at} ${code}`).sort()).toEqual([
      'cells.0.text empty',
      'cells.1.column twice',
      'cells.2.column unknown-column',
    ])
    expect((await doubt([])).json().faults).toMatchObject([{ at: 'note', code: 'empty' }])
    await ok(
      doubt([
        { column: '税收', text: '4200', note: '漏计代征' },
        { column: '用地', text: '', note: '租出 5 亩没有扣' },
      ]),
    )
    expect((await page()).units.find(({ code }) => code === codes.one)).toMatchObject({
      says: 'doubted',
      doubts: [{ column: '税收', text: '4200', note: '漏计代征' }, { column: '用地' }],
      doubtAnswer: null,
    })
    await ok(say(two, codes.two, { rowNo }))
    expect((await act('try')).json()).toMatchObject({ code: 'units-doubt' })
    const answer = (actor: Actor, reason: string) =>
      stage.send(actor, 'POST', path(`/units/${codes.one}/doubt-answer`), { reason })
    expect((await answer(one, '自己答复')).statusCode).toBe(403)
    expect((await answer(planner, ' ')).statusCode).toBe(422)
    await ok(answer(planner, '税务部门核实无误，租赁合同未备案'))
    expect((await answer(planner, '再答')).json()).toMatchObject({ code: 'no-doubt' })
    expect((await unit(codes.one, one)).unit.doubtAnswer).toMatchObject({ reason: '税务部门核实无误，租赁合同未备案' })
    expect((await page(two)).units.every(({ doubts }) => doubts.length === 0)).toBe(true)
    await ok(act('try'))
  })

  it('[FM2] a corrected row is confirmed anew, and after the last day nothing more is said of the data', async () => {
    const rowNo = await asked()
    await ok(
      say(one, codes.one, { rowNo, says: 'doubted', note: '', cells: [{ column: '税收', text: '4200', note: '' }] }),
    )
    const cells = {
      revision: (await page()).revision,
      cells: [{ code: codes.one, column: '税收', text: '4200' }],
      reason: '核实',
    }
    await ok(stage.send(planner, 'PUT', path('/cells'), cells))
    expect((await unit(codes.one, one)).unit).toMatchObject({ says: null, doubts: [], cells: { 税收: '4200' } })
    expect((await say(one, codes.one, { rowNo })).json()).toMatchObject({ code: 'round-changed' })
    await ok(say(one, codes.one, { rowNo: rowNo + 1 }))
    stage.setNow(new Date('2024-03-13T02:00:00Z'))
    expect((await unit(codes.two, two)).mayConfirm).toBe(false)
    expect((await say(two, codes.two, { rowNo })).json()).toMatchObject({ code: 'window-over' })
    await ok(act('try'))
  })

  it('[FM3] from the notice on it sees its grade unfolded, how sure it is and what would change it, and no other’s', async () => {
    await publishedFirms()
    const own = await unit(codes.two, two)
    expect(own.result).toMatchObject({ rank: 3, grade: '较差' })
    expect(own.result?.certainty?.rank.high).toBeGreaterThanOrEqual(own.result?.certainty?.rank.low ?? 9)
    expect(own.arithmetic).not.toBeNull()
    expect(own.replays).toMatchObject({ count: 200 })
    const what = await ok<{ supposed: { rank: number } }>(
      stage.send(two, 'POST', path(`/units/${codes.two}/what-if`), { values: { 税收: 9000 } }),
    )
    expect(what.supposed.rank).toBeLessThan(3)
    expect(
      (await ok<{ by: unknown[] }>(stage.send(two, 'GET', path(`/units/${codes.two}/lifts`)))).by.length,
    ).toBeGreaterThan(0)
    expect((await result(two)).units.map(({ unit: code }) => code)).toEqual([codes.two])
    // Aggregates aside, nothing of another firm's values is in what it was given.
    const told = JSON.stringify([own, await page(two), await result(two)])
    for (const value of [codes.one, codes.three]) {
      const places = told.split(value).length - 1
      // Its name stands in the list; its values nowhere.
      const published = (await page(two)).published?.rows.filter(({ unit: code }) => code === value).length ?? 0
      expect(places, value).toBe(published)
    }
  })

  it('[FM3] it objects with proof; the answer is a new result and the old one stays in sight', async () => {
    await publishedFirms()
    const { id } = await ok<{ id: string }>(object(two, codes.two))
    expect((await page(two)).objections).toMatchObject([{ id, mayWithdraw: true }])
    expect((await page(one)).objections).toEqual([])
    const proof = { columns: ['税收'], title: '完税证明', documentNo: '临税〔2024〕12号', files: [] }
    await ok(stage.send(two, 'POST', path(`/units/${codes.two}/evidence`), proof))
    expect((await stage.send(one, 'POST', path(`/units/${codes.two}/evidence`), proof)).statusCode).toBe(404)
    const before = (await unit(codes.two, two)).result
    const answer = { act: 'accepted', reason: '漏计', corrections: [{ code: codes.two, column: '税收', text: '9000' }] }
    expect((await stage.send(two, 'POST', path(`/objections/${id}/answer`), answer)).statusCode).toBe(403)
    await ok(stage.send(planner, 'POST', path(`/objections/${id}/answer`), answer))
    const after = await unit(codes.two, two)
    expect(after.result?.rank).toBeLessThan(before?.rank ?? 0)
    expect(after.earlier).toMatchObject([{ no: 1, score: before?.score, rank: before?.rank, grade: before?.grade }])
    const old = await ok<typeof after>(stage.send(two, 'GET', path(`/units/${codes.two}?no=1`)))
    expect(old.result).toEqual(before)
    expect(old.unit.cells.税收).toBe('1500')
  })

  it('[FM4] a firm is told what waits for it, and its own days', async () => {
    await publishedFirms()
    const list = async (actor: Actor) => ok<OwnList>(stage.send(actor, 'GET', '/api/v1/evaluation-own'))
    const { rows } = await list(one)
    const here = (await page(one)).id
    expect(rows.find(({ round }) => round === here)).toMatchObject({
      unit: codes.one,
      state: 'notice',
      result: { rank: 1, grade: '优秀' },
      says: 'confirmed',
      mayConfirm: false,
      mayObject: true,
      unitsInAll: 3,
    })
    expect((await list(two)).rows.every(({ unit: code }) => code === codes.two)).toBe(true)
    expect((await stage.send(planner, 'GET', '/api/v1/evaluation-own')).statusCode).toBe(403)
    const { steps } = await page(one)
    expect(steps.findLast(({ state }) => state === 'notice')?.dueOn).not.toBeNull()
    expect((await unit(codes.one, one)).mayObject).toBe(true)
    stage.setNow(new Date('2024-03-20T02:00:00Z'))
    expect((await unit(codes.one, one)).mayObject).toBe(false)
    expect((await object(one, codes.one)).json()).toMatchObject({ code: 'no-notice' })
  })

  it('[FM5] units drawn again from a source that names nobody keep their firm, and need not confirm anew', async () => {
    const rowNo = await asked()
    await ok(say(one, codes.one, { rowNo }))
    const units = {
      kind: 'named',
      units: [
        { code: codes.one, name: '湖滨一厂' },
        { code: codes.two, name: '湖滨二厂' },
        { code: codes.three, name: '湖滨三厂' },
      ],
    }
    await ok(
      stage.send(planner, 'PUT', path('/units'), {
        revision: (await page()).revision,
        dryRun: false,
        units,
        reason: '核对名单',
      }),
    )
    expect((await unit(codes.one, one)).unit.says).toBe('confirmed')
  })
})

describe('a published list', () => {
  const open = (rest = '', actor: Parameters<typeof stage.send>[0] = PUBLIC) =>
    stage.send(actor, 'GET', `/api/v1/public/evaluations${rest}`)
  const list = async () => open(`/${LAKESIDE}/${(await page()).id}`)

  it('[PB1] is for everybody only where its notice says so, and then holds the list and nothing more', async () => {
    await publishedFirms()
    expect((await list()).statusCode).toBe(404)
    expect((await open()).json().rows).toEqual([])
    use({ round: await newRound({ title: '2023年度企业评价' }) })
    const rowNo = await asked()
    await ok(say(one, codes.one, { rowNo }))
    await ok(say(two, codes.two, { rowNo }))
    await ok(act('try', { isPublic: true }))
    expect((await list()).statusCode, 'no notice yet').toBe(404)
    await ok(act('publish', { documentNo: '临工信公示〔2024〕2号', isPublic: true }))
    expect((await page()).isPublic).toBe(true)
    const shown = (await ok<PublicList>(list())) as PublicList
    expect(shown).toMatchObject({
      title: '2023年度企业评价',
      division: '临湖区',
      documentNo: '临工信公示〔2024〕2号',
      until: '2024-03-12',
    })
    expect(shown.rows.map(([, name]) => name)).toEqual(['湖滨一厂', '湖滨三厂', '湖滨二厂'])
    for (const hidden of ['4000', '0.45', ...Object.values(codes)]) expect(withoutIds(shown)).not.toContain(hidden)
    expect((await open()).json().rows).toMatchObject([{ title: '2023年度企业评价', until: '2024-03-12' }])
    const file = await open(`/${LAKESIDE}/${(await page()).id}/list`)
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await open(`/999907/${(await page()).id}`)).statusCode).toBe(404)
  })
})

describe('somebody who acts for several firms', () => {
  it('[FM6] sees each that names their account, confirms, proves and objects for it, and reads their own files', async () => {
    const login = {
      division: LAKESIDE,
      loginName: 'agent',
      roles: [{ role: 'enterprise' as const, body: firms.one }],
    }
    const agent = { ...one, id: await stagePerson(stage.db, login, stage.now()) } as Actor // the account that a record names
    await inTransaction(stage.db, (tx) =>
      switchSystem(tx, LAKESIDE, 'enterprise-gradient', true, 'stage', { kind: 'system', name: 'stage' }, stage.now()),
    )
    const profile = { kind: 'company', sector: '3831', registered_on: '2015-01-05', entered_on: '2015-01-05' }
    const values = { ...profile, credit_code: codes.three, name: '湖滨三厂', account: idOf(agent) }
    await ok(stage.send(clerk, 'POST', '/api/v1/records/enterprise', { division: LAKESIDE, values }))
    await ok(upload(csv) as ReturnType<typeof stage.send>)
    await ok(act('ask-confirmation'))
    expect((await page(agent)).units.map(({ code }) => code).sort()).toEqual([codes.one, codes.three].sort())
    expect((await page(one)).units.map(({ code }) => code)).toEqual([codes.one])
    // The firm has nobody but this account: the trial waits for it all the same.
    expect((await act('try')).json().detail).toContain('湖滨三厂')
    const { rowNo } = (await unit(codes.three, agent)).unit
    expect((await say(two, codes.three, { rowNo })).statusCode).toBe(404)
    await ok(say(agent, codes.three, { rowNo }))
    await ok(say(agent, codes.one, { rowNo }))
    await ok(say(two, codes.two, { rowNo }))
    await ok(act('try'))
    await ok(act('publish', { documentNo: '临工信公示〔2024〕3号' }))
    const own = await ok<OwnList>(stage.send(agent, 'GET', '/api/v1/evaluation-own'))
    const here = (await page(agent)).id
    const mine = own.rows.filter(({ round }) => round === here)
    expect(mine.map(({ unit: code }) => code).sort()).toEqual([codes.one, codes.three].sort())
    const sent = await sendFile(
      stage,
      agent,
      `/api/v1/files?division=${LAKESIDE}`,
      '完税证明.pdf',
      new TextEncoder().encode('%PDF-1.4\n%%EOF\n'),
    )
    expect(sent.statusCode, sent.body).toBe(200)
    const file = (sent.json() as { id: string }).id
    const { id } = await ok<{ id: string }>(
      stage.send(agent, 'POST', path('/objections'), {
        code: codes.three,
        columns: ['税收'],
        text: '税收漏计',
        files: [file],
      }),
    )
    const read = (actor: Actor) => stage.send(actor, 'GET', `/api/v1/files/${LAKESIDE}/${file}`)
    expect((await read(agent)).statusCode).toBe(200)
    expect((await read(two)).statusCode, 'another firm').toBe(404)
    expect((await unit(codes.three, agent)).objections).toMatchObject([{ id, mayWithdraw: true }])
    const withdrawal = { reason: '已核对' }
    expect((await stage.send(two, 'POST', path(`/objections/${id}/withdrawal`), withdrawal)).statusCode).toBe(404)
    await ok(stage.send(agent, 'POST', path(`/objections/${id}/withdrawal`), withdrawal))
  })
})
