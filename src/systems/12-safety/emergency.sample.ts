import { defineSample, type SampleRecord, type SampleStage, type SampleStep } from '../../language/sample.ts'

/** Goods as districts keep them: code, name, specification, category, unit, target stock, days that they keep, price. */
const GOODS: readonly (readonly [string, string, string, string, string, number, number | null, number])[] = [
  ['SH-01', '救灾帐篷', '12㎡单', 'life', '顶', 300, 2920, 1180],
  ['SH-02', '折叠床', '铁制', 'life', '张', 600, null, 165],
  ['SH-03', '棉被', '2kg', 'life', '床', 1200, 1825, 98],
  ['SH-04', '方便食品', '12袋/箱', 'life', '箱', 400, 270, 46],
  ['SH-05', '饮用水', '24瓶/箱', 'life', '箱', 800, 365, 28],
  ['FX-01', '编织袋', '60×90cm', 'flood', '条', 40000, 1095, 1.4],
  ['FX-02', '救生衣', '成人', 'flood', '件', 500, 1825, 85],
  ['FX-03', '橡皮艇', '6人', 'flood', '艘', 12, 3650, 8600],
  ['FX-04', '移动泵车', '500m³/h', 'flood', '台', 4, null, 386000],
  ['SL-01', '风力灭火机', '便携', 'fire', '台', 60, null, 2450],
  ['SL-02', '防火服', '阻燃', 'fire', '套', 200, 1825, 690],
  ['QX-01', '发电机', '5kW', 'rescue', '台', 20, null, 5200],
  ['QX-02', '应急照明灯', '移动升降', 'rescue', '台', 30, null, 3300],
  ['YL-01', '医用口罩', '独立包装', 'medical', '只', 60000, 730, 0.35],
  ['YL-02', '消毒液', '5L', 'medical', '桶', 500, 730, 32],
]

const DAY = 86_400_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const plus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
const working = (day: string, hour = 2) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)

/** 模拟数据: emergency stores with lots that expire, are rotated, issued and counted, and transfers between bodies. */
export default defineSample({
  system: 'emergency',
  after: ['enterprise-gradient'],
  *make(stage) {
    const office = stage.bodies.find(({ key }) => key === 'emergency')
    if (office === undefined) return
    const clerk = stage.person('clerk', office.id)
    const planner = stage.person('planner')
    const start = working(stage.from)
    const items = GOODS.map(
      ([code, name, spec, category, unit, target], i): SampleRecord => ({
        type: 'supply-item',
        id: stage.id(start),
        values: {
          code,
          name,
          spec,
          category,
          unit,
          target: String(target),
          // For one in five nobody has fixed a floor.
          ...(i % 5 === 4 ? {} : { floor: String(Math.round(target * 0.3)) }),
          listed_on: stage.from,
        },
        at: start,
        by: clerk,
        steps: [],
      }),
    )
    yield* items
    const stores = [...storesOf(stage, office.id)]
    yield* stores
    for (const [i, item] of items.entries())
      yield* lotsOf(stage, item, GOODS[i] as (typeof GOODS)[number], stores, clerk, planner, office.id)
    yield* checksOf(stage, items, stores)
  },
})

function* storesOf(stage: SampleStage, office: string): Iterable<SampleRecord> {
  const firms = stage.made('enterprise').filter(({ values, steps }) => values.kind === 'company' && steps.length === 0)
  const streets = stage.bodies.filter(({ kind }) => kind === 'subdistrict')
  const make = (name: string, kind: string, keeper: string, more = {}): SampleRecord => {
    const at = working(plus(stage.from, stage.integer(0, 120)))
    return {
      type: 'supply-store',
      id: stage.id(at),
      values: {
        name,
        kind,
        keeper,
        address: `模拟路${stage.integer(1, 300)}号`,
        place: [112.6 + stage.random() * 0.06, 26.86 + stage.random() * 0.05],
        area: String(stage.integer(40, 1500)),
        manager: stage.personName(),
        // No local number begins with 0: it reaches nobody.
        manager_phone: `010-0${String(stage.integer(0, 9_999_999)).padStart(7, '0')}`,
        opened_on: dayOf(at),
        ...more,
      },
      at,
      by: stage.person('clerk', keeper),
      steps: [],
    }
  }
  yield make('区应急物资中心库', 'district', office)
  yield make('区防汛物资库', 'district', office)
  for (const { id, name } of streets)
    yield make(`${name.replace(/(?:街道办事处|镇人民政府|人民政府)$/, '')}应急物资库`, 'street', id)
  for (let i = 0; i < stage.scale(4) && i < firms.length; i++)
    yield make(`企业代储点${i + 1}`, 'firm', office, {
      firm: firms[(i * 37) % firms.length]?.id ?? null,
      agreement: `模拟应急〔2024〕${i + 3}号`,
      agreed_to: plus(stage.to, stage.integer(-20, 500)),
    })
}

function* lotsOf(
  stage: SampleStage,
  item: SampleRecord,
  [, , , , , target, keeps, price]: (typeof GOODS)[number],
  stores: readonly SampleRecord[],
  clerk: SampleRecord['by'],
  planner: SampleRecord['by'],
  office: string,
): Iterable<SampleRecord> {
  const years = (Date.parse(stage.to) - Date.parse(stage.from)) / (365 * DAY)
  for (let i = 0; i < stage.scale(Math.ceil(years * 5)); i++) {
    const store = stage.pick(stores)
    const received = plus(dayOf(store.at), stage.integer(1, Math.max(2, Math.round(years * 365) - 130)))
    if (received >= stage.to) continue
    const quantity = Math.max(1, Math.round((target / 5) * (0.4 + stage.random() * 1.2)))
    const expires = keeps === null ? null : plus(received, Math.round(keeps * (0.85 + stage.random() * 0.1)))
    const at = working(received)
    const record: SampleRecord = {
      type: 'supply-lot',
      id: stage.id(at),
      values: {
        item: item.id,
        batch: `${item.values.code}-${received.slice(2, 7).replace('-', '')}-${i + 1}`,
        store: store.id,
        quantity: String(quantity),
        worth: (quantity * price).toFixed(2),
        ...(expires === null ? {} : { made_on: plus(received, -20), expires_on: expires }),
        received_on: received,
        keeper: store.values.keeper ?? office,
      },
      at,
      by: clerk,
      steps: [...lifeOf(stage, received, expires, clerk, planner)],
    }
    yield record
    if (record.steps.length === 0 && expires === null && stage.random() < 0.25)
      yield* transferOf(stage, item, record, quantity, received, clerk, planner)
  }
}

/** Most lots are rotated before they expire; some are used, some forgotten until somebody scraps them. */
function* lifeOf(
  stage: SampleStage,
  received: string,
  expires: string | null,
  clerk: SampleRecord['by'],
  planner: SampleRecord['by'],
): Iterable<SampleStep> {
  const chance = stage.random()
  if (chance < 0.12) {
    const on = plus(received, stage.integer(20, 200))
    if (on < stage.to && (expires === null || on < expires))
      yield { does: 'issue', at: working(on), by: clerk, gives: { used_for: '抢险救灾（模拟）' } }
    return
  }
  if (expires === null) return
  if (chance < 0.85) {
    const on = plus(expires, -stage.integer(5, 80))
    if (on > received && on < stage.to)
      yield { does: 'rotate', at: working(on), by: clerk, gives: { used_for: '轮换使用（模拟）' } }
    return
  }
  const on = plus(expires, stage.integer(20, 120))
  if (chance < 0.95 && on < stage.to) {
    yield { does: 'expire', at: working(plus(expires, 1)), by: clerk }
    yield { does: 'scrap', at: working(on, 3), by: planner, reason: '过期，检验不合格（模拟）' }
  }
}

function* transferOf(
  stage: SampleStage,
  item: SampleRecord,
  lot: SampleRecord,
  quantity: number,
  received: string,
  clerk: SampleRecord['by'],
  planner: SampleRecord['by'],
): Iterable<SampleRecord> {
  const asked = plus(received, stage.integer(30, 120))
  if (asked >= stage.to) return
  const to = stage.pick(stage.bodies.filter(({ kind }) => kind === 'subdistrict'))
  const amount = Math.max(1, Math.round(quantity * 0.3))
  const at = working(asked)
  const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
  const isRefused = stage.random() < 0.1
  const late = stage.random() < 0.15
  yield {
    type: 'supply-transfer',
    id: stage.id(at),
    values: {
      item: item.id,
      lot: lot.id,
      amount: String(amount),
      to_body: to.id,
      purpose: '汛期前置（模拟）',
      command: `模拟应急〔${asked.slice(0, 4)}〕${stage.integer(1, 90)}号`,
      asked_on: asked,
    },
    at,
    by: clerk,
    steps: isRefused
      ? [{ does: 'refuse', at: after(3), by: planner, reason: '存量不足（模拟）' }]
      : [
          { does: 'approve', at: after(2), by: planner },
          { does: 'send', at: after(4), by: clerk },
          {
            does: 'receive',
            at: after(late ? 40 : 9),
            by: stage.person('clerk', to.id),
            gives: { received: String(amount) },
          },
        ],
  }
}

/** Every store is counted about once a year; one in eight counts finds a difference that has to be explained. */
function* checksOf(
  stage: SampleStage,
  items: readonly SampleRecord[],
  stores: readonly SampleRecord[],
): Iterable<SampleRecord> {
  for (const store of stores) {
    const keeper = String(store.values.keeper)
    for (let day = plus(dayOf(store.at), 330); day < stage.to; day = plus(day, stage.integer(300, 420))) {
      for (const item of items.filter((_, i) => i % 3 === stores.indexOf(store) % 3)) {
        const booked = stage.integer(20, 900)
        const isOff = stage.random() < 0.12
        const counted = isOff ? Math.round(booked * 0.93) : booked
        const at = working(day)
        yield {
          type: 'supply-check',
          id: stage.id(at),
          values: {
            store: store.id,
            item: item.id,
            keeper,
            checked_on: day,
            booked: String(booked),
            counted: String(counted),
            ...(isOff ? { reason: '发放后未及时销账（模拟）' } : {}),
          },
          at,
          by: stage.person('clerk', keeper),
          steps: [],
        }
      }
    }
  }
}
