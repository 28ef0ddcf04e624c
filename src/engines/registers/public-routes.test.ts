import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutIds } from '../../../test/stage/ids.ts'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import { lanterns } from './lanterns.test-builders.ts'

const [lantern, ...others] = lanterns.records ?? []
if (lantern === undefined) throw new Error('the lanterns have no type')
/** As careless a declaration as there may be: a personal field, an account and photos are named public as well. */
const system = {
  ...lanterns,
  records: [
    {
      ...lantern,
      isPublic: {
        fields: ['number', 'name', 'kind', 'watts', 'keeper_body', 'state', 'note', 'photos', 'mender'],
        when: 'state != "gone" && watts > 10',
      },
    },
    ...others,
  ],
}
const OPEN = '/api/v1/public/records/lantern'

let stage: RegistersStage
beforeAll(async () => {
  stage = await registersStage([system])
  const planner = personWith('planner')
  for (const values of [
    { name: '甲', kind: 'led', watts: '60', note: '=1+1', keeper_name: '欧阳明', keeper_phone: '13800138000' },
    { name: '乙%', kind: 'sodium', reason_for_sodium: '旧', watts: '200', keeper_body: stage.bodies.lamps },
    { name: '丙', kind: 'led', watts: '9' },
    { name: '丁', kind: 'led' },
  ]) {
    const made = await stage.send(planner, 'POST', '/api/v1/records/lantern', { division: LAKESIDE, values })
    expect(made.statusCode, made.body).toBe(200)
  }
})
afterAll(() => stage.close())

const get = (url: string) => stage.server.inject({ method: 'GET', url })

describe('what is public', () => {
  it('[RPU1] is read without an account: the declared fields of the records that the declaration lets anybody know of', async () => {
    const answer = await get(`${OPEN}?division=${LAKESIDE}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const { rows, total } = answer.json()
    expect(total).toBe(2)
    expect(rows.map(({ values }: { values: { name: string } }) => values.name).sort()).toEqual(['乙%', '甲'])
    const second = rows.find(({ values }: { values: { name: string } }) => values.name === '乙%')
    expect(second.values).toEqual({
      number: expect.stringMatching(/^LD/),
      name: '乙%',
      kind: 'sodium',
      watts: '200',
      keeper_body: '临湖区路灯所',
      state: 'lit',
      note: null,
    })
    // Neither what is personal nor an account nor a photo, whatever the declaration names.
    expect(withoutIds(answer.body)).not.toMatch(/欧阳|138|mender|photos|keeper_name/)
  })

  it('[RPU2] is paged, and searched by a public title only; what is asked wrongly is refused', async () => {
    const names = async (query: string) =>
      (await get(`${OPEN}?division=${LAKESIDE}&${query}`))
        .json()
        .rows.map(({ values }: { values: { name: string } }) => values.name)
    expect([...(await names('size=1')), ...(await names('size=1&page=2'))].sort()).toEqual(['乙%', '甲'])
    expect(await names('size=1&page=3')).toEqual([])
    expect(await names(`q=${encodeURIComponent('%')}`)).toEqual(['乙%'])
    expect(await names(`q=${encodeURIComponent('旧')}`)).toEqual([])
    expect(await names(`q=${encodeURIComponent('丙')}`)).toEqual([])
    expect((await get(OPEN)).statusCode).toBe(422)
    expect((await get(`${OPEN}?division=${LAKESIDE}&size=201`)).statusCode).toBe(422)
    expect((await get(`${OPEN}?division=999907`)).statusCode).toBe(404)
    expect((await get(`/api/v1/public/records/lantern-repair?division=${LAKESIDE}`)).statusCode).toBe(404)
  })

  it('[RPU3] comes as a CSV that no spreadsheet runs anything of, and says where it is simulated', async () => {
    const answer = await get(`${OPEN}.csv?division=${LAKESIDE}`)
    expect(answer.headers['content-type']).toContain('text/csv')
    const [head, ...lines] = answer.body.trimEnd().split('\r\n')
    expect(head).toBe('\ufeff编号,名称,类型,功率,管护单位,状态,备注')
    expect(lines).toHaveLength(2)
    expect(answer.body).toContain("'=1+1")
    expect(answer.body).toContain('钠灯,200,临湖区路灯所,正常')
    expect(withoutIds(answer.body)).not.toMatch(/欧阳|138/)
  })

  it('[RPU4] is listed with its fields, and where it runs', async () => {
    const list = (await get('/api/v1/public/registers')).json()
    expect(list).toHaveLength(1)
    expect(list[0]).toMatchObject({ type: 'lantern', places: [{ division: LAKESIDE, isSimulated: false }], json: OPEN })
    expect(list[0].fields.map(({ name }: { name: string }) => name)).toEqual([
      'number',
      'name',
      'kind',
      'watts',
      'keeper_body',
      'state',
      'note',
    ])
    expect(list[0].fields[2].choices).toMatchObject({ led: { zh: 'LED' } })
  })
})
