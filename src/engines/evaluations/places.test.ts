import { describe, expect, it } from 'vitest'
import {
  type Actor,
  act,
  bodies,
  eastReviewer,
  newRound,
  ok,
  page,
  path,
  planner,
  stage,
  use,
} from '../../../test/stage/evaluations-stage.ts'
import { writeRecords } from '../../../test/stage/firms-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { SampleRecord } from '../../language/sample.ts'
import { findPeriod } from '../../model/period.ts'
import { newId } from '../../platform/database/ids.ts'
import { systems } from '../../systems/all.ts'
import { registersOf } from '../registers/register.ts'
import { roundSources } from '../registers/rounds/round-sources-store.ts'
import type { RoundPlaces } from './answers.ts'

const at = new Date('2024-03-01T02:00:00Z')
const by = { id: 'nobody', name: '模拟' } as SampleRecord['by'] // as much of an actor as a row keeps
const record = (type: string, values: Readonly<Record<string, unknown>>): SampleRecord => ({
  type,
  id: newId(),
  at,
  by,
  values: values as SampleRecord['values'], // columns as the table has them
  steps: [],
})
const square = (lng: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lng, 26.8],
      [lng + 0.01, 26.8],
      [lng + 0.01, 26.81],
      [lng, 26.8],
    ],
  ],
})
const places = (actor: Actor = planner) => ok<RoundPlaces>(stage.send(actor, 'GET', path('/places')))

describe('where units lie', () => {
  it('[MP1] a body lies on the shapes that stand under it; of a body its own alone', async () => {
    await writeRecords(stage.owner, LAKESIDE, [
      record('grid-cell', {
        code: '999906001001001',
        name: '一格',
        community: '湖畔',
        street: bodies.east,
        area_class: 'A',
        shape: square(112.6),
      }),
      record('grid-cell', {
        code: '999906001001002',
        name: '二格',
        community: '湖畔',
        street: bodies.east,
        area_class: 'A',
        shape: square(112.61),
      }),
      record('grid-cell', {
        code: '999906002001001',
        name: '三格',
        community: '湖尾',
        street: bodies.west,
        area_class: 'B',
        shape: square(112.7),
      }),
    ])
    use({ round: await newRound({ units: { kind: 'bodies', bodies: [bodies.east, bodies.west, bodies.south] } }) })
    const { units } = await page()
    const codeOf = (body: string) => units.find((unit) => unit.body === body)?.code
    const found = await places()
    expect(found.without).toBe(1)
    expect(found.places.map(({ unit, ground }) => [unit, ground.type])).toEqual(
      expect.arrayContaining([
        [codeOf(bodies.east), 'Polygon'],
        [codeOf(bodies.west), 'Polygon'],
      ]),
    )
    expect(found.places).toHaveLength(3)
    expect((await stage.send(eastReviewer, 'GET', path('/places'))).statusCode, 'a draft').toBe(404)
    await ok(act('ask-confirmation'))
    expect(await places(eastReviewer)).toMatchObject({
      without: 0,
      places: [{ unit: codeOf(bodies.east) }, { unit: codeOf(bodies.east) }],
    })
  })

  it('[MP2] a firm lies on the parcels that it uses, each of them', async () => {
    const firm = record('enterprise', {
      credit_code: '91999906MA0000017X',
      name: '湖滨一厂',
      kind: 'company',
      sector: '3311',
    })
    const [first, second] = [112.61, 112.62].map((lng, i) =>
      record('parcel', {
        code: `宗地${i + 1}`,
        location: '工业大道',
        zone: bodies.park,
        area: 10,
        state_of_use: 'used',
        place_lng: lng,
        place_lat: 26.86,
      }),
    ) as [SampleRecord, SampleRecord]
    const use1 = (parcel: SampleRecord) =>
      record('land-use', { parcel: parcel.id, firm: firm.id, kind: 'registered', mu: 5, from_day: '2023-01-01' })
    const taking = record('mu-firm', {
      enterprise: firm.id,
      year: '2023',
      code: '91999906MA0000017X',
      firm_name: '湖滨一厂',
      pool: 'above',
    })
    await writeRecords(stage.owner, LAKESIDE, [firm, first, second, use1(first), use1(second), taking])
    await stage.owner
      .updateTable('r_mu_firm' as never)
      .set({ state: 'gathered' } as never)
      .execute()
    use({ round: await newRound({ units: { kind: 'records', source: 'mu-yield-evaluation.firms' } }) })
    const found = await places()
    expect(found.without).toBe(0)
    expect(found.places).toEqual([
      { unit: '91999906MA0000017X', label: '宗地1', ground: { type: 'Point', coordinates: [112.61, 26.86] } },
      { unit: '91999906MA0000017X', label: '宗地2', ground: { type: 'Point', coordinates: [112.62, 26.86] } },
    ])
    expect((await stage.send(personWith('enterprise', newId()), 'GET', path('/places'))).statusCode).toBe(404)
    // Nobody types the land in: it is what the parcels say, unless it was decided otherwise.
    const source = roundSources(registersOf(systems)).find(({ id }) => id === 'mu-yield-evaluation.firms')
    const period = findPeriod('2023')
    if (source === undefined || period === null) throw new Error('no source')
    const ask = { division: LAKESIDE, period, units: ['91999906MA0000017X'], columns: ['用地面积'] }
    expect(await source.cells(stage.db, ask)).toMatchObject([{ text: '10', records: [{ kind: 'mu-firm' }] }])
    await stage.owner
      .updateTable('r_mu_firm' as never)
      .set({ land: 9.5, accident: 'general' } as never)
      .execute()
    const columns = ['用地面积', '安全事故', '一票否决', '数据提报']
    const texts = async () => (await source.cells(stage.db, { ...ask, columns })).map(({ text }) => text)
    expect(await texts()).toEqual(['9.5', '一般', null, '已报'])
    await stage.owner
      .updateTable('r_mu_firm' as never)
      .set({ refused_on: '2024-03-01', veto: 'tax' } as never)
      .execute()
    expect(await texts()).toEqual(['9.5', '一般', '重大税收违法', '拒报'])
  })
})
