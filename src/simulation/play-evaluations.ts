import type { ColumnNeed } from '../engines/evaluations/needs.ts'
import type { Scheme } from '../model/evaluation-scheme.ts'
import type { SimulatedDistrict } from './district.ts'
import { type Random, randomFrom } from './random.ts'
import { type EnactedScheme, enactScheme, openRound, type RoundDesk, roundOf, shippedScheme } from './round-desk.ts'
import type { ActorOf, Stage } from './stage.ts'

const SHIPPED = 'high-quality-development/min-max'

/** What the simulated district makes of the shipped scheme: grades by share, an accident that vetoes, who provides what. */
export function simulatedScheme(): { readonly content: Scheme; readonly needs: readonly ColumnNeed[] } {
  const shipped = shippedScheme(SHIPPED)
  const need = (column: string, unit: string, provider: string, about: string): ColumnNeed => ({
    column,
    unit,
    provider,
    about,
    from: null,
  })
  return {
    content: {
      ...shipped,
      vetoes: [
        {
          id: 'accident',
          name: { zh: '较大以上安全事故', en: 'Serious accident' },
          when: { column: '安全事故', is: 'one-of', of: ['较大', '重大', '特别重大'], blank: 'fails' },
          effect: { lowerBy: 1 },
        },
      ],
      grading: {
        by: 'shares',
        grades: [
          { id: '优秀', name: { zh: '优秀', en: 'Excellent' }, upTo: 0.25 },
          { id: '良好', name: { zh: '良好', en: 'Good' }, upTo: 0.65 },
          { id: '一般', name: { zh: '一般', en: 'Fair' }, upTo: 0.9 },
          { id: '较差', name: { zh: '较差', en: 'Poor' } },
        ],
      },
    },
    needs: [
      need('税收', '万元', '税务部门', '评价期内实缴税收，不含出让相关税费（模拟口径）'),
      need('建设用地面积', '亩', '自然资源部门', '期末登记和实际占用的建设用地（模拟口径）'),
      need('研发经费', '万元', '统计、科技部门', '规模以上企业研发经费内部支出（模拟口径）'),
      need('营业收入', '万元', '统计部门', '规模以上企业营业收入（模拟口径）'),
      need('净增四上企业数', '家', '统计部门', '评价期内新纳入减退出（模拟口径）'),
      need('上年末四上企业数', '家', '统计部门', '上年末在库（模拟口径）'),
      need('能耗降低率', '%', '发展改革部门', '单位工业增加值能耗同比降低（模拟口径）'),
      need('排放削减率', '%', '生态环境部门', '主要污染物排放当量同比削减（模拟口径）'),
      need('安全事故', '', '应急管理部门', '发生较大以上事故写等级，没有留空（模拟口径）'),
    ],
  }
}

const COLUMNS = [
  '税收',
  '建设用地面积',
  '研发经费',
  '营业收入',
  '净增四上企业数',
  '上年末四上企业数',
  '能耗降低率',
  '排放削减率',
  '安全事故',
] as const

/** What does not change about a place from year to year. */
interface Nature {
  readonly land: number
  readonly taxPerMu: number
  readonly incomePerMu: number
  readonly research: number
  readonly firms: number
}

function natureOf(isPark: boolean, random: Random): Nature {
  return {
    land: Math.round((isPark ? 2600 : 900) * (0.7 + 0.6 * random.next())),
    taxPerMu: (isPark ? 13 : 10) * (0.75 + 0.5 * random.next()),
    incomePerMu: (isPark ? 150 : 90) * (0.8 + 0.4 * random.next()),
    research: (isPark ? 2.6 : 1.3) * (0.7 + 0.6 * random.next()),
    firms: random.whole(isPark ? 60 : 22, isPark ? 110 : 48),
  }
}

/** Invented figures of one place for one period; `part` is the share of a year that it covers. */
function figuresOf(nature: Nature, years: number, part: number, random: Random): readonly string[] {
  const grown = 1.05 ** years
  const about = (value: number, spread = 0.05) => value * (1 + spread * random.normal())
  const income = about(nature.land * nature.incomePerMu * grown) * part
  return [
    about(nature.land * nature.taxPerMu * grown) * part,
    nature.land,
    (income * Math.max(0.3, about(nature.research, 0.08))) / 100,
    income,
    Math.round(Math.max(0, nature.firms * 0.08 * part + random.normal() * 1.5)),
    Math.round(nature.firms * 1.07 ** years),
    Math.max(0.4, 3 + 0.9 * random.normal()),
    Math.max(0.2, 3.4 + random.normal()),
  ].map((value, i) => (i === 1 || i === 4 || i === 5 ? String(Math.round(value)) : value.toFixed(i >= 6 ? 1 : 0)))
}

/**
 * Three rounds over the parks and subdistricts of the simulated district, through the front door: two years final, with an
 * objection that was accepted and one that was not, and a half-year whose notice still stands. Everything says 模拟.
 */
export async function playEvaluations(stage: Stage, district: SimulatedDistrict, actorOf: ActorOf): Promise<void> {
  const desk = { stage, district, planner: actorOf('planner1'), actorOf }
  const random = randomFrom(district.settings.seed).part('evaluations')
  const units = district.bodies.filter(({ kind }) => kind === 'park' || kind === 'subdistrict')
  if (units.length < 2) return
  const natures = new Map(units.map(({ key, kind }) => [key, natureOf(kind === 'park', random.part(key))]))
  stage.setNow(new Date('2024-03-04T02:00:00Z'))
  const scheme = await enactScheme(desk, {
    shipped: SHIPPED,
    ...simulatedScheme(),
    because: ['以随程序提供的方案为起点（模拟）', '按比例定等，增加安全事故降档，写明数据提供单位（模拟）'],
    from: '2024-03-01',
    documentNo: '模拟政办发〔2024〕3号',
  })
  const play = new Play(desk, scheme, (period, years, part) => {
    const rows = units.map(({ key, name }) => {
      const nature = natures.get(key)
      if (nature === undefined) throw new Error(`nothing was invented for ${key}`)
      const own = random.part(`${period}/${key}`)
      return { key, name: name.zh, figures: figuresOf(nature, years, part, own) }
    })
    // One subdistrict had an accident in the first year, and one figure is missing: neither is hidden.
    return rows.map((row, i) => ({
      ...row,
      figures: [
        ...row.figures.map((figure, f) => (period === '2024' && i === rows.length - 1 && f === 7 ? '' : figure)),
        period === '2023' && i === Math.min(2, rows.length - 1) ? '较大' : '',
      ],
    }))
  })
  const first = await play.upToNotice('2023', '2023年度', null, ['2024-03-06', '2024-03-18', '2024-03-20'], 0, 1)
  await play.toFinal(first, '2024-03-29', '模拟政发〔2024〕5号', [])
  const second = await play.upToNotice('2024', '2024年度', first, ['2025-03-05', '2025-03-17', '2025-03-19'], 1, 1)
  await play.toFinal(second, '2025-03-31', '模拟政发〔2025〕4号', ['accepted', 'rejected'])
  await play.upToNotice('2025-H1', '2025年上半年', second, ['2025-11-03', '2025-11-14', '2025-11-18'], 2, 0.5)
}

type Rows = (
  period: string,
  years: number,
  part: number,
) => readonly { readonly key: string; readonly name: string; readonly figures: readonly string[] }[]

/** The people of the simulated district running a round. */
class Play {
  constructor(
    private readonly desk: RoundDesk,
    private readonly scheme: EnactedScheme,
    private readonly rows: Rows,
  ) {}

  private turn = (day: string) => this.desk.stage.setNow(new Date(`${day}T02:00:00Z`))

  /** Data, confirmation by every unit, trial and notice, on the three days. */
  async upToNotice(
    period: string,
    title: string,
    previous: string | null,
    [asked, tried, published]: readonly [string, string, string],
    years: number,
    part: number,
  ): Promise<string> {
    const { district } = this.desk
    this.turn(asked)
    const rows = this.rows(period, years, part)
    const bodies = new Map(district.bodies.map(({ key, id }) => [key, id]))
    const round = await openRound(this.desk, {
      title: `${title}高质量发展评价（模拟）`,
      scheme: this.scheme,
      period,
      previous,
      units: { kind: 'bodies', bodies: rows.map(({ key }) => bodies.get(key)) },
    })
    await round.fill(
      `${title}数据（模拟）.csv`,
      ['代码', '名称', ...COLUMNS],
      rows.map(({ name, figures }) => [name, ...figures]),
    )
    await round.step('ask-confirmation')
    await round.confirm(rows)
    this.turn(tried)
    await round.step('try')
    this.turn(published)
    await round.step('publish', `模拟发改公示〔${published.slice(0, 4)}〕${years + 2}号`)
    return round.id
  }

  /** Objections raised in the notice and answered after it; then final. */
  async toFinal(
    id: string,
    day: string,
    documentNo: string,
    answers: readonly ('accepted' | 'rejected')[],
  ): Promise<void> {
    const { district, planner, actorOf } = this.desk
    const round = roundOf(this.desk, id)
    const { units } = await round.page()
    const keys = new Map(district.bodies.map(({ name, key }) => [name.zh, key]))
    const raised: {
      readonly objection: string
      readonly code: string
      readonly tax: number
      readonly act: 'accepted' | 'rejected'
    }[] = []
    for (const [i, act] of answers.entries()) {
      const unit = units.at(-1 - i)
      if (unit === undefined) continue
      const { id: objection } = await round.post<{ id: string }>(
        '/objections',
        actorOf(`${keys.get(unit.name)}.reporter`),
        {
          code: unit.code,
          columns: [act === 'accepted' ? '税收' : '建设用地面积'],
          text:
            act === 'accepted'
              ? '税收数据未包括年末补缴入库部分，请核实更正。（模拟）'
              : '道路用地不应计入建设用地面积。（模拟）',
          files: [],
        },
      )
      raised.push({ objection, code: unit.code, tax: Number(unit.cells.税收 ?? '0'), act })
    }
    this.turn(day)
    await round.step('close-notice')
    for (const { objection, code, tax, act } of raised)
      await round.post(`/objections/${objection}/answer`, planner, {
        act,
        reason:
          act === 'accepted'
            ? '经税务部门核实，补缴部分应计入，予以更正并重新计算。（模拟）'
            : '方案规定按登记和实际占用的建设用地计算，各单位口径一致，不作调整。（模拟）',
        corrections: act === 'accepted' ? [{ code, column: '税收', text: String(Math.round(tax * 1.12)) }] : [],
      })
    await round.step('finalise', documentNo)
  }
}
