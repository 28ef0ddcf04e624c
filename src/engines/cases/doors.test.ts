import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CityStage, cityStage } from '../../../test/stage/city-stage.ts'
import { LAKESIDE } from '../../../test/stage/server.ts'

let stage: CityStage
beforeAll(async () => {
  stage = await cityStage(new Date('2025-09-22T01:00:00Z'))
})
afterAll(() => stage.close())

const SCHEMA = '../shared/assets/open311/georeport-v2.schema.json'
const schema = existsSync(SCHEMA) ? JSON.parse(readFileSync(SCHEMA, 'utf8')) : null

/** Holds an answer against the published schema of GeoReport v2, where it lies beside the checkout. */
function expectShape(name: string, value: unknown) {
  if (schema === null) return
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajv.addSchema(schema, 'georeport')
  const check = ajv.getSchema(`georeport#/$defs/${name}`)
  if (check === undefined) throw new Error(`The schema has no ${name}.`)
  expect(check(value), JSON.stringify(check.errors)).toBe(true)
}

const get = (path: string) => stage.server.inject({ method: 'GET', url: `/open311/v2/${path}` })
const post = (
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
  format = 'json',
) =>
  stage.server.inject({
    method: 'POST',
    url: `/open311/v2/requests.${format}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  })
const CODE = '4399060102'
const REPORT = { service_code: CODE, lat: '26.8005', long: '112.6005', description: '门口垃圾成堆，我是住 3 栋的张三' }

describe('the public door', () => {
  it('[CO1] tells what may be reported, and what each class asks', async () => {
    const services = await get('services.json')
    expect(services.statusCode, services.body).toBe(200)
    expectShape('services', services.json())
    expect(services.json()).toEqual([
      expect.objectContaining({ service_code: CODE, service_name: '暴露垃圾', metadata: true, type: 'realtime' }),
    ])
    const one = await get(`services/${CODE}.json`)
    expectShape('service_definition', one.json())
    expect(one.json().attributes[0]).toMatchObject({ code: 'urgency', datatype: 'singlevaluelist' })
    expect((await get('services/nothing.json')).statusCode).toBe(404)
    expect((await get('discovery.json')).json().endpoints[0].specification).toContain('GeoReport_v2')
  })

  it('[CO2] takes a report without an account, and makes one case of a report that is sent twice', async () => {
    const first = await post(
      { ...REPORT, 'attribute[urgency]': 'urgent', last_name: '张', first_name: '三', phone: '13900000001' },
      { 'idempotency-key': 'phone-0001-0001' },
    )
    expect(first.statusCode, first.body).toBe(201)
    expectShape('request_created', first.json())
    const again = await post(REPORT, { 'idempotency-key': 'phone-0001-0001' })
    expect(again.json()[0].service_request_id).toBe(first.json()[0].service_request_id)
    const made = (
      await stage.send(
        stage.people.officer,
        'GET',
        `/api/v1/records/city-case?division=${LAKESIDE}&q=${first.json()[0].service_request_id}`,
      )
    ).json()
    expect(made.total).toBe(1)
    expect(made.rows[0]).toMatchObject({
      state: 'reported',
      values: { source: 'public', urgency: 'urgent', cell: stage.cell },
    })
    expect(made.rows[0].values.reporter_phone).toBe('139****0001')
  })

  it('[CO3] says everything that is wrong with a report at once, and makes nothing of it', async () => {
    const before = await stage.db.selectFrom('record_step').select('record').execute()
    const answer = await post({ service_code: 'x', lat: '99', foo: '1', 'attribute[size]': 'big' })
    expect(answer.statusCode).toBe(404)
    expectShape('error', answer.json())
    const words = JSON.stringify(answer.json())
    for (const part of ['service_code', 'lat must', 'long', 'description', 'foo', 'size']) expect(words).toContain(part)
    expect(await stage.db.selectFrom('record_step').select('record').execute()).toHaveLength(before.length)
    const wrong = await post({ ...REPORT, 'attribute[urgency]': 'whenever' })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.body).toContain('urgent')
  })

  it('[CO4] shows reports and what became of them, and nothing of whoever reported', async () => {
    const id = (await post({ ...REPORT, phone: '13900000002' })).json()[0].service_request_id
    const list = await get('requests.json')
    expect(list.statusCode, list.body).toBe(200)
    expectShape('requests', list.json())
    expect(list.body).not.toMatch(/张三|13900000002|139\*|门口/)
    const one = (await get(`requests/${id}.json`)).json()
    expect(one).toHaveLength(1)
    expect(one[0]).toMatchObject({
      service_request_id: id,
      status: 'open',
      status_notes: '已上报',
      lat: 26.8005,
      long: 112.6005,
      description: null,
    })
    expect((await get('requests.json?status=closed')).json()).toEqual([])
    expect((await get(`requests.json?service_code=${CODE}`)).json().length).toBeGreaterThan(0)
    expect((await get('requests.json?service_code=other')).json()).toEqual([])
    expect((await get(`requests.json?service_request_id=${id},nothing`)).json()).toHaveLength(1)
    expect((await get('requests.json?start_date=2024-01-01T00:00:00Z&end_date=2024-02-01T00:00:00Z')).json()).toEqual(
      [],
    )
    for (const query of [
      'start_date=yesterday',
      'status=done',
      'start_date=2024-01-01T00:00:00Z&end_date=2025-01-01T00:00:00Z',
    ])
      expect((await get(`requests.json?${query}`)).statusCode, query).toBe(400)
    expect((await get('requests/nothing.json')).statusCode).toBe(404)
  })

  it('[CO5] answers in XML as well, and the token of a report is its number', async () => {
    const made = await post({ ...REPORT, description: 'a < b & c' }, {}, 'xml')
    expect(made.statusCode).toBe(201)
    expect(made.headers['content-type']).toContain('xml')
    const id = /<service_request_id>([^<]+)</.exec(made.body)?.[1] ?? ''
    expect(id).toMatch(/^AJ\d{8}-\d{4}$/)
    expect((await get(`requests/${id}.xml`)).body).toContain(
      `<service_requests><request><service_request_id>${id}</service_request_id><status>open</status>`,
    )
    expect((await get('services.xml')).body).toContain('<services><service><service_code>')
    const record = (
      await stage.send(stage.people.officer, 'GET', `/api/v1/records/city-case?division=${LAKESIDE}&q=${id}`)
    ).json().rows[0]
    expect((await get(`tokens/${record.id}.json`)).json()).toEqual([{ service_request_id: id, token: record.id }])
    expect((await get('tokens/nothing.json')).statusCode).toBe(404)
  })

  it('[CO7] takes a photo with the report, and the address of one; what is neither is refused in the standard’s words', async () => {
    const send = (parts: Readonly<Record<string, string>>, photo: readonly [name: string, bytes: Buffer] | null) => {
      const fields = Object.entries(parts).map(
        ([name, text]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
      )
      const file =
        photo === null
          ? []
          : [
              Buffer.from(
                `--b\r\ncontent-disposition: form-data; name="media"; filename="${photo[0]}"\r\ncontent-type: image/png\r\n\r\n`,
              ),
              photo[1],
              Buffer.from('\r\n'),
            ]
      return stage.server.inject({
        method: 'POST',
        url: '/open311/v2/requests.json',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        payload: Buffer.concat([Buffer.from(fields.join('')), ...file, Buffer.from('--b--\r\n')]),
      })
    }
    const DOT = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
      'base64',
    )
    const made = await send({ ...REPORT, media_url: 'https://photos.example/1.jpg' }, ['现场.png', DOT])
    expect(made.statusCode, made.body).toBe(201)
    const id = made.json()[0].service_request_id
    const record = (
      await stage.send(stage.people.officer, 'GET', `/api/v1/records/city-case?division=${LAKESIDE}&q=${id}`)
    ).json().rows[0]
    expect(record.values.media_url).toBe('https://photos.example/1.jpg')
    expect(record.values.photos_before).toHaveLength(1)
    const page = (await stage.page(record.id)) as { files?: readonly { file: string; field: string }[] }
    expect(page.files).toMatchObject([{ field: 'photos_before' }])
    const url = `/api/v1/files/${LAKESIDE}/${page.files?.[0]?.file}`
    expect((await stage.send(stage.people.officer, 'GET', url)).rawPayload).toEqual(DOT)
    // Nobody outside is shown it: a photo may show persons.
    expect((await stage.server.inject({ method: 'GET', url })).statusCode).toBe(401)
    expect((await get(`requests/${id}.json`)).json()[0].media_url).toBeNull()
    for (const [parts, photo] of [
      [REPORT, ['现场.png', Buffer.from('no picture')]],
      [REPORT, ['说明.txt', Buffer.from('no picture')]],
      [{ ...REPORT, media_url: 'file:///etc/hostname' }, null],
    ] as const) {
      const refused = await send(parts, photo)
      expect(refused.statusCode, refused.body).toBe(400)
      expectShape('error', refused.json())
    }
    expect((await send(REPORT, null)).statusCode).toBe(201)
    const empty = await stage.server.inject({ method: 'POST', url: '/open311/v2/requests.json' })
    expect(empty.statusCode).toBe(400)
    expectShape('error', empty.json())
    const xml = await stage.server.inject({ method: 'POST', url: '/open311/v2/requests.xml' })
    expect(xml.body).toContain('<errors><error><code>400</code><description>')
  })

  it('[CO8] gives requests page by page, the newest first; a page that cannot be is refused', async () => {
    const all = (await get('requests.json')).json().map((one: { service_request_id: string }) => one.service_request_id)
    expect(all.length).toBeGreaterThan(2)
    const page = async (query: string) =>
      (await get(`requests.json?${query}`)).json().map((one: { service_request_id: string }) => one.service_request_id)
    expect(await page('page_size=2')).toEqual(all.slice(0, 2))
    expect(await page('page=2&page_size=2')).toEqual(all.slice(2, 4))
    expect(await page('page=9999')).toEqual([])
    for (const query of ['page=0', 'page_size=501', 'page=x']) {
      const refused = await get(`requests.json?${query}`)
      expect(refused.statusCode).toBe(400)
      expectShape('error', refused.json())
    }
  })

  it('[CO6] knows its jurisdiction, and stays shut where the system does not run', async () => {
    expect((await get(`services.json?jurisdiction_id=${LAKESIDE}`)).json()).toHaveLength(1)
    expect((await get('services.json?jurisdiction_id=9999')).statusCode).toBe(404)
  })
})

describe('the grid worker’s phone', () => {
  const report = async (key: string, actor = stage.people.worker) =>
    stage.send(actor, 'POST', '/api/v1/desks/city-operation/reports', {
      division: LAKESIDE,
      key,
      class: stage.class,
      place: [112.6002, 26.8002],
      foundAt: stage.now().toISOString(),
      description: '路面垃圾',
      photos: [await stage.photo(actor, 'photos_before')],
    })

  it('[CF1] a report that is sent twice, also at once, makes one case; another person’s key is refused', async () => {
    const key = 'abcdef0123456789abcd'
    const [a, b] = await Promise.all([report(key), report(key)])
    expect([a.statusCode, b.statusCode], a.body + b.body).toEqual([200, 200])
    expect(a.json().id).toBe(b.json().id)
    expect([a.json().isNew, b.json().isNew].sort()).toEqual([false, true])
    expect((await report(key)).json()).toMatchObject({ id: a.json().id, isNew: false })
    expect((await report(key, stage.people.otherWorker)).statusCode).toBe(409)
    const page = (await stage.page(a.json().id)) as { values?: Record<string, unknown> }
    expect(page.values).toMatchObject({ source: 'grid-worker', cell: stage.cell })
  })

  it('[CF2] only whoever may report cases does', async () => {
    expect((await report('abcdef0123456789abce', stage.people.clerk)).statusCode).toBe(403)
    expect((await stage.send(stage.people.clerk, 'GET', '/api/v1/desks/city-operation/field')).statusCode).toBe(403)
  })

  it('[CF3] lists what waits for the worker outdoors, and nobody else’s', async () => {
    const { officer, worker, otherWorker } = stage.people
    const made = await stage.report(officer, { source: 'hotline' })
    await stage.go(made, officer, 'send-verify', { worker: worker.kind === 'person' ? worker.id : '' })
    const tasks = async (actor: typeof worker) => {
      const answer = await stage.send(actor, 'GET', '/api/v1/desks/city-operation/field')
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json().tasks as { id: string; may: string[]; dueAt: string | null }[]
    }
    const own = (await tasks(worker)).find(({ id }) => id === made.id)
    expect(own?.may).toEqual(['verify', 'not-found'])
    expect(own?.dueAt).not.toBeNull()
    expect((await tasks(otherWorker)).map(({ id }) => id)).not.toContain(made.id)
  })
})

describe('watching the desk', () => {
  it('[CE6] counts what is in hand and overdue, shows hot spots by their rule, and opens each figure', async () => {
    const { officer, dispatcher, planner, clerk } = stage.people
    stage.setNow(new Date('2025-09-22T02:00:00Z'))
    for (let i = 0; i < 3; i++) {
      const filed = await stage.go(await stage.report(), officer, 'file', { class: stage.class, cell: stage.cell })
      await stage.go(filed, dispatcher, 'dispatch', { handler_body: stage.bodies.lamps })
    }
    stage.setNow(new Date('2025-09-24T02:00:00Z'))
    const today = (await stage.send(planner, 'GET', '/api/v1/desks/city-operation/today')).json()
    const dispatched = today.states.find(({ state }: { state: string }) => state === 'dispatched')
    expect(dispatched).toMatchObject({ cases: 3, overdue: 3 })
    const [spot] = today.hotSpots.spots
    expect(spot.cases).toBeGreaterThanOrEqual(3)
    const list = await stage.send(
      planner,
      'GET',
      `/api/v1/records/city-case?division=${LAKESIDE}&where=${encodeURIComponent(spot.where)}`,
    )
    expect(list.statusCode, list.body).toBe(200)
    expect(list.json().total).toBeGreaterThanOrEqual(spot.cases)
    expect((await stage.send(clerk, 'GET', '/api/v1/desks/city-operation/today')).statusCode).toBe(403)
    const query = 'from=2025-09-22&to=2025-09-24'
    const evaluation = (await stage.send(planner, 'GET', `/api/v1/desks/city-operation/evaluation?${query}`)).json()
    const handling = evaluation.whole.find(({ clock }: { clock: string }) => clock === 'handling')
    expect(handling).toMatchObject({ due: 3, ended: { value: 0, part: 0, whole: 3 }, grade: 'red' })
    const records = (
      await stage.send(
        planner,
        'GET',
        `/api/v1/desks/city-operation/evaluation/records?${query}&clock=handling&by=body&group=${stage.bodies.lamps}`,
      )
    ).json()
    expect(records.records).toHaveLength(3)
    const own = (
      await stage.send(stage.people.parksClerk, 'GET', `/api/v1/desks/city-operation/evaluation?${query}`)
    ).json()
    expect(own.whole.find(({ clock }: { clock: string }) => clock === 'handling')).toMatchObject({
      due: 0,
      met: { value: null },
      grade: null,
    })
  })
})
