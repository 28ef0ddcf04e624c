import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith, sendFile } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { sweepFiles } from '../../platform/files/files-store.ts'
import { lanterns } from './lanterns.test-builders.ts'

let stage: RegistersStage
let planner: Actor
let reporter: Actor
let reviewer: Actor
let stranger: Actor
beforeAll(async () => {
  stage = await registersStage([lanterns])
  planner = personWith('planner')
  reporter = personWith('reporter', stage.bodies.lamps)
  reviewer = personWith('reviewer', stage.bodies.lamps)
  stranger = personWith('reporter', stage.bodies.parks)
})
afterAll(() => stage.close())

const P = '/api/v1/records/lantern'
const at = (id: string, rest = '') => `${P}/${LAKESIDE}/${id}${rest}`
const post = (actor: Actor, url: string, body: unknown) => stage.send(actor, 'POST', url, body)

async function make(values: object = {}, actor: Actor = planner) {
  const made = await post(actor, P, {
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
const repair = async (lantern: string, cost: string) => {
  const made = await post(planner, '/api/v1/records/lantern-repair', {
    division: LAKESIDE,
    values: { what: '换灯头', lantern, cost, over: '说明' },
  })
  expect(made.statusCode, made.body).toBe(200)
}
const faultsAt = (answer: { json: () => { faults?: { at: string }[] } }) =>
  (answer.json().faults ?? []).map((fault) => fault.at).sort()

describe('a record', () => {
  it('is made, read, changed and goes its way, every step kept', async () => {
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
    const broken = await post(reporter, at(id, '/do/break'), { revision: 2, gives: { broken_note: '灯罩破' } })
    expect(broken.json()).toMatchObject({ revision: 3, state: 'broken' })
    const last = await page(id)
    expect(last.steps.map(({ does }: { does: string }) => does)).toEqual(['create', 'change', 'break'])
    const list = await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&q=湖心`)
    expect(list.json()).toMatchObject({ total: 1, rows: [{ id }], states: { broken: 1 } })
  })

  it('is refused with every fault at once, each at its field', async () => {
    const before = await sql<{ n: number }>`select count(*)::int n from r_lantern`.execute(stage.db)
    const made = await post(planner, P, {
      division: LAKESIDE,
      values: {
        name: '长'.repeat(51),
        kind: 'sodium',
        watts: '0',
        keeper_phone: '123',
        lit_on: '2024-02-30',
        keeper_body: '00000000-0000-7000-8000-000000000001',
        mended_on: '2024-03-01',
        colour: 'red',
        works_at: ['noon'],
        place: [500, 1],
      },
    })
    expect(made.statusCode).toBe(422)
    expect(faultsAt(made)).toEqual(
      [
        'colour',
        'keeper_body',
        'keeper_phone',
        'lit_on',
        'mended_on',
        'name',
        'place',
        'reason_for_sodium',
        'watts',
        'works_at',
      ].map((name) => `values.${name}`),
    )
    const after = await sql<{ n: number }>`select count(*)::int n from r_lantern`.execute(stage.db)
    expect(after.rows).toEqual(before.rows)
  })

  it('takes a fixed field back only with a reason, as a correction', async () => {
    const { id } = await make({ pole_code: 'A-1' })
    const refused = await stage.send(planner, 'PUT', at(id), { revision: 1, values: { pole_code: 'A-2' } })
    expect(refused.statusCode).toBe(422)
    expect(faultsAt(refused)).toEqual(['values.pole_code'])
    const corrected = await stage.send(planner, 'PUT', at(id), {
      revision: 1,
      values: { pole_code: 'A-2' },
      reason: '登记时抄错',
    })
    expect(corrected.statusCode, corrected.body).toBe(200)
    expect((await page(id)).steps.at(-1)).toMatchObject({ does: 'correct', reason: '登记时抄错' })
  })

  it('is not made twice where its type says what is unique', async () => {
    await make({ pole_code: 'U-1' })
    const again = await post(planner, P, {
      division: LAKESIDE,
      values: { name: '另一盏', kind: 'led', pole_code: 'U-1' },
    })
    expect(again.statusCode).toBe(409)
    expect(again.json()).toMatchObject({ code: 'exists-already', faults: [{ at: 'values.pole_code' }] })
  })

  it('refuses a stale edit with what stands now, personal data masked', async () => {
    const { id } = await make({ keeper_name: '张三丰', keeper_phone: '13800138000' })
    await stage.send(planner, 'PUT', at(id), { revision: 1, values: { note: '先改' } })
    const late = await stage.send(planner, 'PUT', at(id), { revision: 1, values: { note: '后改' } })
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({
      code: 'stale',
      current: { revision: 2, values: { note: '先改', keeper_name: '张**', keeper_phone: '138****8000' } },
    })
  })
})

describe('two who write at once', () => {
  it('one wins, the other is told that it is stale, and nothing is lost', async () => {
    const { id } = await make()
    const answers = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((note) => stage.send(planner, 'PUT', at(id), { revision: 1, values: { note } })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409])
    const { steps, revision } = await page(id)
    expect(revision).toBe(2)
    expect(steps).toHaveLength(2)
  })

  it('numbers are given once each', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => make()))
    expect(new Set(made.map(({ number }) => number)).size).toBe(20)
  })
})

describe('transitions', () => {
  const steps = async (id: string, revision: number, ...all: readonly (readonly [Actor, string, object?])[]) => {
    let now = revision
    for (const [actor, step, body] of all) {
      const done = await post(actor, at(id, `/do/${step}`), { revision: now, ...body })
      expect(done.statusCode, `${step}: ${done.body}`).toBe(200)
      now = done.json().revision
    }
    return now
  }
  const broken = { gives: { broken_note: '不亮' } }

  it('say what is missing, and why, before and when they are tried', async () => {
    const { id } = await make()
    const asked = await post(planner, at(id, '/do/break'), { revision: 1 })
    expect(faultsAt(asked)).toEqual(['gives.broken_note'])
    const wrong = await post(planner, at(id, '/do/mend'), { revision: 1 })
    expect(wrong.statusCode).toBe(409)
    expect(wrong.json()).toMatchObject({ code: 'wrong-state' })
    await steps(id, 1, [planner, 'break', broken])
    // No limit was given: what is unknown is not false, and not true either.
    const unknown = (await page(id)).mayDo.find(({ transition }: { transition: string }) => transition === 'mend')
    expect(unknown).toMatchObject({ may: 'no' })
    expect(unknown.because[0].zh).toContain('还不知道：费用上限')
    const tried = await post(planner, at(id, '/do/mend'), { revision: 2 })
    expect(tried.statusCode).toBe(422)
    expect(tried.json().faults[0].message).toContain('还不知道：费用上限')
    await stage.send(planner, 'PUT', at(id), { revision: 2, values: { cost_limit: '100' } })
    await repair(id, '120')
    const over = await post(planner, at(id, '/do/mend'), { revision: 3 })
    expect(over.json().faults[0].message).toContain('维修费超过上限')
  })

  it('keep apart who mends and who accepts', async () => {
    const { id } = await make({ cost_limit: '100', lamps: 1 })
    const now = await steps(id, 1, [reporter, 'break', broken], [reporter, 'mend'])
    const own = await post(reporter, at(id, '/do/accept'), { revision: now })
    expect(own.statusCode).toBe(422)
    expect(own.json().faults).toMatchObject([{ code: 'same-person' }])
    const offered = (await page(id, reporter)).mayDo.find(
      ({ transition }: { transition: string }) => transition === 'accept',
    )
    expect(offered).toMatchObject({ may: 'no' })
    await steps(id, now, [reviewer, 'accept'])
    const { values, links, state } = await page(id)
    expect(state).toBe('lit')
    expect(values.mended_on).toBe('2024-03-05')
    expect(links.mender.id).toBe((reporter as { id: string }).id)
  })

  it('let a warning pass and keep it', async () => {
    const { id } = await make({ cost_limit: '100' })
    await steps(id, 1, [planner, 'break', broken], [planner, 'mend'])
    const { steps: all } = await page(id)
    expect(all.at(-1).warnings).toMatchObject([{ code: 'not-met' }])
  })

  it('go by themselves where the declaration says so', async () => {
    const { id } = await make({ lit_on: '1999-05-01' })
    const { state, steps: all } = await page(id)
    expect(state).toBe('broken')
    expect(all.map(({ does, byName }: { does: string; byName: string }) => [does, byName])).toEqual([
      ['create', 'planner'],
      ['expire', '路灯管护'],
    ])
  })

  it('of many records are all done or none', async () => {
    const good = await make({ cost_limit: '10' })
    const bad = await make()
    for (const { id } of [good, bad]) await steps(id, 1, [planner, 'break', broken])
    const ids = [good, bad].map(({ id }) => ({ id, revision: 2 }))
    const tried = await post(planner, `${P}/do/mend`, { division: LAKESIDE, ids })
    expect(tried.statusCode).toBe(422)
    expect(faultsAt(tried)).toEqual(['ids.1.transition'])
    expect((await page(good.id)).state).toBe('broken')
    const done = await post(planner, `${P}/do/mend`, { division: LAKESIDE, ids: ids.slice(0, 1) })
    expect(done.statusCode, done.body).toBe(200)
    expect((await page(good.id)).state).toBe('mended')
  })
})

describe('personal data', () => {
  it('are masked in lists, pages, history and refusals, and whole only for a purpose on record', async () => {
    const { id } = await make({ keeper_name: '欧阳明明', keeper_phone: '13912345678', keeper_income: '86420' })
    await stage.send(planner, 'PUT', at(id), { revision: 1, values: { keeper_phone: '13987654321' } })
    const answers = [
      await stage.send(planner, 'GET', at(id)),
      await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&size=500`),
      await stage.send(planner, 'GET', `${P}/board?division=${LAKESIDE}`),
      await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&q=${encodeURIComponent('欧阳明明')}`),
    ]
    for (const { body } of answers) expect(body).not.toMatch(/欧阳明明|13912345678|13987654321|86420/)
    expect(answers[3]?.json().total).toBe(0)
    expect(answers[0]?.json().hidden).toEqual(['keeper_income'])
    for (const where of ['keeper_phone == "13987654321"', 'keeper_income > 1000']) {
      const asked = await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&where=${encodeURIComponent(where)}`)
      expect(asked.statusCode).toBe(422)
    }
    expect((await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&sort=keeper_phone`)).statusCode).toBe(422)
    expect((await post(planner, at(id, '/reveal'), { purpose: ' ' })).statusCode).toBe(422)
    expect((await post(reporter, at(id, '/reveal'), { purpose: '核对联系方式' })).statusCode).toBe(403)
    const whole = await post(planner, at(id, '/reveal'), { purpose: '核对联系方式' })
    expect(whole.json().values).toEqual({
      keeper_name: '欧阳明明',
      keeper_phone: '13987654321',
      keeper_income: '86420',
    })
    const audit = await sql<{ reason: string; detail: string }>`
      select reason, detail from audit_entry where action = 'records.lantern.reveal' and subject_id = ${id}`.execute(
      stage.db,
    )
    expect(audit.rows).toMatchObject([{ reason: '核对联系方式' }])
    const all = await sql<{ text: string }>`select string_agg(detail, ' ') text from audit_entry`.execute(stage.db)
    expect(all.rows[0]?.text).not.toMatch(/欧阳明明|13912345678/)
  })

  it('stay as they are when a form gives the masks back', async () => {
    const { id } = await make({ keeper_name: '张三', keeper_phone: '13800138000' })
    const saved = await stage.send(planner, 'PUT', at(id), {
      revision: 1,
      values: { keeper_name: '张*', keeper_phone: '138****8000', note: '改备注' },
    })
    expect(saved.statusCode, saved.body).toBe(200)
    const whole = await post(planner, at(id, '/reveal'), { purpose: '检查测试' })
    expect(whole.json().values).toMatchObject({ keeper_name: '张三', keeper_phone: '13800138000' })
  })
})

describe('scope', () => {
  it('another body sees nothing of it and changes nothing', async () => {
    const { id } = await make({}, reporter)
    expect((await stage.send(stranger, 'GET', at(id))).statusCode).toBe(404)
    expect((await stage.send(stranger, 'PUT', at(id), { revision: 1, values: { note: 'x' } })).statusCode).toBe(404)
    expect((await post(stranger, at(id, '/do/break'), { revision: 1, gives: { broken_note: 'x' } })).statusCode).toBe(
      404,
    )
    const list = await stage.send(stranger, 'GET', `${P}?division=${LAKESIDE}&size=500`)
    expect(list.json().rows.map((row: { id: string }) => row.id)).not.toContain(id)
    const elsewhere = await post(stranger, P, {
      division: LAKESIDE,
      values: { name: '越界', kind: 'led', keeper_body: stage.bodies.lamps },
    })
    expect(elsewhere.statusCode).toBe(403)
  })

  it('a role that sees it and may not do the step is told so', async () => {
    const { id } = await make()
    expect((await stage.send(reviewer, 'PUT', at(id), { revision: 1, values: { note: 'x' } })).statusCode).toBe(403)
  })
})

describe('lists', () => {
  it('filter by condition, by view and by words; sort; count by state', async () => {
    await make({ name: '北岸灯甲', watts: '30' })
    await make({ name: '北岸灯乙', watts: '90' })
    await make({ name: '北岸灯丙' })
    const names = async (query: string) =>
      (await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&${query}`))
        .json()
        .rows.map((row: { values: { name: string } }) => row.values.name)
    const q = `q=${encodeURIComponent('北岸')}`
    expect(await names(`${q}&sort=watts`)).toEqual(['北岸灯甲', '北岸灯乙', '北岸灯丙'])
    expect(await names(`${q}&sort=-watts`)).toEqual(['北岸灯乙', '北岸灯甲', '北岸灯丙'])
    expect(await names(`${q}&where=${encodeURIComponent('watts >= 30.5')}`)).toEqual(['北岸灯乙'])
    expect(await names(`${q}&where=${encodeURIComponent('!has(watts)')}`)).toEqual(['北岸灯丙'])
    expect(await names(`q=${encodeURIComponent('灯甲')}`)).toEqual(['北岸灯甲'])
    const wrong = await stage.send(
      planner,
      'GET',
      `${P}?division=${LAKESIDE}&where=${encodeURIComponent('wats > 1')}&view=x`,
    )
    expect(wrong.statusCode).toBe(422)
  })

  it('end with those of which nothing is known, whichever way they are sorted, and no page repeats another', async () => {
    // A view is sorted by days, none by watts.
    for (const [field, known] of [
      ['watts', ['40', '50', '60', '70']],
      ['lit_on', ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01']],
    ] as const) {
      const name = `顺序 ${field}`
      for (const value of [known[2], null, known[0], null, known[3], known[1], null])
        await make(value === null ? { name } : { name, [field]: value })
      for (const way of ['', '-']) {
        const seen: { id: string; values: Record<string, string | null> }[] = []
        for (const number of [1, 2, 3, 4]) {
          const asked = `${P}?division=${LAKESIDE}&q=${encodeURIComponent(name)}&sort=${way}${field}&size=2&page=${number}`
          seen.push(...(await stage.send(planner, 'GET', asked)).json().rows)
        }
        expect(seen.map(({ values }) => values[field] ?? null)).toEqual([
          ...(way === '' ? known : known.toReversed()),
          null,
          null,
          null,
        ])
        expect(new Set(seen.map(({ id }) => id)).size).toBe(7)
      }
    }
  })

  it('of some states hold the same rows in the same order as a list of all, page by page', async () => {
    const name = '分态'
    const days = ['2020-01-01', '2021-06-01', null, '2021-06-01', '2022-03-03', null, '2019-12-31', '2021-06-01']
    for (const [i, lit_on] of days.entries()) {
      const { id, revision } = await make(lit_on === null ? { name } : { name, lit_on })
      if (i % 3 === 1) await post(planner, at(id, '/do/break'), { revision, gives: { broken_note: '不亮' } })
      if (i % 3 === 2) await post(planner, at(id, '/do/remove'), { revision, reason: '拆' })
    }
    type Row = { id: string; state: string; values: Record<string, string | null> }
    const read = async (query: string, size: number) => {
      const rows: Row[] = []
      for (let number = 1; ; number++) {
        const asked = `${P}?division=${LAKESIDE}&q=${encodeURIComponent(name)}&${query}&size=${size}&page=${number}`
        const answer = await stage.send(planner, 'GET', asked)
        expect(answer.statusCode, answer.body).toBe(200)
        rows.push(...answer.json().rows)
        if (answer.json().rows.length < size) return rows
      }
    }
    for (const sort of ['', 'sort=lit_on', 'sort=-lit_on', 'sort=-changed_at', 'sort=watts', 'sort=-made_at']) {
      const all = await read(sort, 500)
      expect(all).toHaveLength(days.length)
      for (const [narrowed, states] of [
        ['state=lit,broken', ['lit', 'broken']],
        ['state=gone', ['gone']],
        [`where=${encodeURIComponent('state != "gone"')}`, ['lit', 'broken', 'mended']],
        [
          `where=${encodeURIComponent('!(state in ["gone", "lit"]) || state == "gone" && lit_on > "2030-01-01"')}`,
          ['broken'],
        ],
        [`view=standing&where=${encodeURIComponent('state != "broken"')}`, ['lit', 'mended']],
        [`where=${encodeURIComponent('state == "lit" && state == "gone"')}`, []],
      ] as const)
        for (const size of [2, 3, 500]) {
          // The view has an order of its own where none is asked for.
          const order = narrowed.startsWith('view') && sort === '' ? await read('sort=lit_on', 500) : all
          const rows = await read(`${narrowed}&${sort}`, size)
          const expected = order.filter(({ state }) => (states as readonly string[]).includes(state))
          expect(
            rows.map(({ id }) => id),
            `${narrowed} ${sort} ${size}`,
          ).toEqual(expected.map(({ id }) => id))
        }
    }
  })

  it('show figures of what points to a record', async () => {
    const { id } = await make({ name: '南岸灯', cost_limit: '1000' })
    await repair(id, '120.50')
    await repair(id, '30')
    const list = await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&q=${encodeURIComponent('南岸')}`)
    expect(list.json().rows[0]).toMatchObject({
      rollups: { mended: 2, cost_total: '150.5' },
      computed: { cost_left: '849.5' },
    })
  })

  it('draw a board and a map', async () => {
    const { id } = await make({ name: '地图灯', place: [112.6, 26.8] })
    const board = await stage.send(planner, 'GET', `${P}/board?division=${LAKESIDE}`)
    expect(board.json().columns.map(({ state }: { state: string }) => state)).toEqual([
      'lit',
      'broken',
      'mended',
      'gone',
    ])
    const map = await stage.send(planner, 'GET', `${P}/map?division=${LAKESIDE}&bbox=112.59,26.79,112.61,26.81`)
    expect(map.json().features).toMatchObject([{ id, geometry: { coordinates: [112.6, 26.8] } }])
  })
})

describe('duplicates, merging, taking out', () => {
  it('are found near by, merged with what points to them, and keep their history', async () => {
    const one = await make({ name: '重灯', place: [113, 27], kind: 'led' })
    const two = await make({ name: '重灯二', place: [113.0001, 27.0001], kind: 'led', note: '有备注' })
    await repair(two.id, '10')
    expect((await page(one.id)).duplicates).toMatchObject([{ id: two.id }])
    const merged = await post(planner, at(two.id, '/merge'), {
      into: one.id,
      revision: 1,
      intoRevision: 1,
      take: ['note'],
      reason: '同一根灯杆',
    })
    expect(merged.statusCode, merged.body).toBe(200)
    const kept = await page(one.id)
    expect(kept).toMatchObject({ values: { note: '有备注' }, rollups: { mended: 1 } })
    expect(kept.steps.at(-1)).toMatchObject({ does: 'merge', reason: '同一根灯杆' })
    const gone = await page(two.id)
    expect(gone).toMatchObject({ mergedInto: one.id, mayDo: [] })
    const list = await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&q=${encodeURIComponent('重灯')}`)
    expect(list.json().total).toBe(1)
  })

  it('take a record out with a reason, unless others point to it, and bring it back', async () => {
    const { id } = await make({ name: '误登' })
    expect((await post(planner, at(id, '/take-out'), { revision: 1, reason: '' })).statusCode).toBe(422)
    expect((await post(planner, at(id, '/take-out'), { revision: 1, reason: '登错了' })).statusCode).toBe(200)
    expect((await stage.send(planner, 'PUT', at(id), { revision: 2, values: { note: 'x' } })).statusCode).toBe(409)
    expect((await post(planner, at(id, '/restore'), { revision: 2, reason: '没有错' })).statusCode).toBe(200)
    await repair(id, '1')
    expect((await post(planner, at(id, '/take-out'), { revision: 3, reason: '登错了' })).json()).toMatchObject({
      code: 'pointed-at',
    })
  })
})

describe('photos', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )

  it('come with the moment and the place, belong to the record, and are read by whoever reads it', async () => {
    const { id } = await make({}, reporter)
    const taken = { takenAt: '2024-03-05T09:00:00+08:00', lng: '112.5', lat: '26.5' }
    const brought = await sendFile(stage, reporter, at(id, '/files/photos'), '灯.png', PNG, taken)
    expect(brought.statusCode, brought.body).toBe(200)
    const { id: photo, file } = brought.json()
    expect((await page(id)).files).toEqual([])
    const saved = await stage.send(reporter, 'PUT', at(id), { revision: 1, values: { photos: [photo] } })
    expect(saved.statusCode, saved.body).toBe(200)
    expect((await page(id)).files).toMatchObject([
      { id: photo, field: 'photos', takenAt: '2024-03-05T01:00:00.000Z', place: [112.5, 26.5] },
    ])
    const url = `/api/v1/files/${LAKESIDE}/${file}`
    expect((await stage.send(reviewer, 'GET', url)).statusCode).toBe(200)
    expect((await stage.send(stranger, 'GET', url)).statusCode).toBe(404)
    const stolen = await post(stranger, P, {
      division: LAKESIDE,
      values: { name: '盗图', kind: 'led', photos: [photo] },
    })
    expect(faultsAt(stolen)).toEqual(['values.photos'])
  })

  it('may be brought before the record is made', async () => {
    const brought = await sendFile(stage, reporter, `${P}/files/photos?division=${LAKESIDE}`, '灯.png', PNG)
    expect(brought.statusCode, brought.body).toBe(200)
    const { id } = await make({ photos: [brought.json().id] }, reporter)
    expect((await page(id)).files).toHaveLength(1)
  })

  it('[RP4] are swept when no record came of them; one that a record holds never goes and stops no sweep', async () => {
    const bring = async (text: string) => {
      const bytes = Buffer.concat([PNG, Buffer.from(text)])
      return (await sendFile(stage, reporter, `${P}/files/photos?division=${LAKESIDE}`, '灯.png', bytes)).json()
    }
    const [held, lost] = [await bring('1'), await bring('2')]
    const { id } = await make({ photos: [held.id] }, reporter)
    // Even where the note of its owner were lost, what the record refers to stays.
    await sql`delete from file_owner where file = ${held.file}`.execute(stage.owner)
    await sql`update file set at = '2020-01-01' where id = any(${[held.file, lost.file]}::uuid[])`.execute(stage.owner)
    await sql`update file set at = '2019-12-31' where id = ${held.file}`.execute(stage.owner)
    expect(await sweepFiles(stage.db, new Date('2020-01-02T00:00:00Z'))).toBe(1)
    expect((await page(id)).files).toMatchObject([{ id: held.id }])
    const left = await sql<{ id: string }>`select id from record_file where file = ${lost.file}`.execute(stage.owner)
    expect(left.rows).toEqual([])
  })
})

describe('what a transition makes, and what repeats', () => {
  const C = '/api/v1/records/lantern-complaint'
  const complain = async (lantern: string, price?: string) => {
    const made = await post(planner, C, { division: LAKESIDE, values: { what: '灯不亮', lantern, price } })
    expect(made.statusCode, made.body).toBe(200)
    return made.json().id as string
  }
  const complaint = async (id: string) => (await stage.send(planner, 'GET', `${C}/${LAKESIDE}/${id}`)).json()

  it('a record of another desk is made by its own rules, in the same step, and kept', async () => {
    const { id } = await make({ name: '转办灯', cost_limit: '1000' })
    const one = await complain(id, '88')
    const passed = await post(planner, `${C}/${LAKESIDE}/${one}/do/pass`, { revision: 1 })
    expect(passed.statusCode, passed.body).toBe(200)
    const { links } = await complaint(one)
    expect(links.became.title).toBe('灯不亮')
    const became = await stage.send(planner, 'GET', `/api/v1/records/lantern-repair/${LAKESIDE}/${links.became.id}`)
    expect(became.json()).toMatchObject({ values: { cost: '88', lantern: id }, madeByName: '路灯管护（planner）' })
    // What its own rules refuse is told here, and nothing is written.
    const two = await complain(id, '2000')
    const refused = await post(planner, `${C}/${LAKESIDE}/${two}/do/pass`, { revision: 1 })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().faults[0].message).toContain('转为“维修单”')
    expect(await complaint(two)).toMatchObject({ state: 'open', revision: 1 })
  })

  it('a record knows the earlier one that it repeats, within the days that are set', async () => {
    const { id } = await make({ name: '反复灯' })
    const first = await complain(id)
    const second = await complain(id)
    expect((await complaint(first)).values.repeats).toBe(null)
    expect((await complaint(second)).values.repeats).toBe(first)
    const now = stage.now()
    stage.setNow(new Date(now.getTime() + 11 * 86_400_000))
    const late = await complain(id)
    stage.setNow(now)
    expect((await complaint(late)).values.repeats).toBe(null)
  })
})

describe('a system that is off', () => {
  it('answers nothing until planning switches it on', async () => {
    const off = (isOn: boolean) =>
      post(planner, '/api/v1/systems/lanterns/switch', { division: LAKESIDE, isOn, because: '试停' })
    expect((await off(false)).statusCode).toBe(200)
    const list = await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}`)
    expect(list.statusCode).toBe(404)
    expect(list.json().code).toBe('system-off')
    expect(
      (await post(reporter, '/api/v1/systems/lanterns/switch', { division: LAKESIDE, isOn: true, because: 'x' }))
        .statusCode,
    ).toBe(403)
    expect((await off(true)).statusCode).toBe(200)
    const told = await stage.send(planner, 'GET', `/api/v1/systems/lanterns?division=${LAKESIDE}`)
    expect(told.json()).toMatchObject({
      isOn: true,
      switched: { because: '试停' },
      types: [{ id: 'lantern' }, { id: 'lantern-repair' }, { id: 'lantern-complaint' }],
    })
  })
})
