import { projectCheck } from '../../../language/codes/project-code.ts'
import type { Values } from '../../../language/field.ts'
import type { SampleActor, SampleRecord, SampleStage, SampleStep } from '../../../language/sample.ts'
import type { ProjectKind } from './sample-kinds.ts'

export interface Given {
  readonly index: number
  readonly kind: ProjectKind
  readonly body: string
  readonly clerk: SampleActor
  readonly planner: SampleActor
  readonly checker: SampleActor
}

export interface Parts {
  readonly project: SampleRecord
  readonly others: readonly SampleRecord[]
}

const DAY = 86_400_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY)
const monthOf = (at: Date) => dayOf(at).slice(0, 7)
const money = (value: number) => (Math.round(value * 100) / 100).toString()

/** One project from its first idea to wherever the simulated time finds it, with all that hangs on it. */
export function lifeOf(stage: SampleStage, given: Given): Parts {
  return new Life(stage, given).parts()
}

class Life {
  readonly #stage: SampleStage
  readonly #given: Given
  readonly #others: SampleRecord[] = []
  readonly #steps: SampleStep[] = []
  readonly #id: string
  readonly #made: Date
  readonly #end: Date
  readonly #total: number
  readonly #isPublic: boolean
  readonly #point: readonly [number, number]
  #at: Date
  #countedSince: string | null = null

  constructor(stage: SampleStage, given: Given) {
    this.#stage = stage
    this.#given = given
    this.#end = new Date(`${stage.to}T02:00:00Z`)
    const begins = new Date(`${stage.from}T02:00:00Z`).getTime()
    // Ideas come all along; nothing is thought of in the last month.
    this.#made = new Date(begins + Math.floor(stage.random() * Math.max(DAY, this.#end.getTime() - begins - 30 * DAY)))
    this.#at = this.#made
    this.#id = stage.id(this.#made)
    const [least, most] = given.kind.money
    // Many small ones and few large ones.
    this.#total = Math.round(least * (most / least) ** (stage.random() ** 1.6))
    this.#isPublic = stage.pick(given.kind.investors) === 'government'
    this.#point = [112.6 + stage.random() * 0.06, 26.86 + stage.random() * 0.05]
  }

  parts(): Parts {
    const { index, kind, body, clerk } = this.#given
    const stage = this.#stage
    const investor = this.#isPublic
      ? 'government'
      : stage.pick(kind.investors.filter((one) => one !== 'government').concat('private'))
    const control = this.#isPublic ? 'approval' : stage.random() < 0.2 ? 'verification' : 'filing'
    const values: Values = {
      name: `${stage.pick(['东湖', '南岭', '白鹭', '松林', '云桥', '北塘', '长堤', '石桥'])}${stage.pick(kind.names)}${index % 7 === 0 ? '（二期）' : ''}`,
      code: this.#code(control),
      control,
      category: kind.category,
      new_infrastructure: kind.newInfrastructure ?? [],
      is_resilience: kind.isResilience === true,
      investor,
      sector: kind.sector,
      builder: investor === 'government' ? '区城建投资公司（模拟）' : stage.firmName(),
      body,
      officer: clerk.id,
      summary: `按规划建设，主要内容以批复为准（模拟数据）`,
      total_investment: money(this.#total),
      ...(control === 'approval'
        ? { estimate: money(this.#total), budget: money(this.#total * (0.9 + stage.random() * 0.25)) }
        : {}),
      land: money(Math.max(1, Math.round(this.#total / 400))),
      demand: stage.random() < 0.7 ? '有调查和测算（模拟数据）' : null,
      place: this.#point,
    }
    this.#live(control)
    return {
      project: { type: 'project', id: this.#id, values, at: this.#made, by: clerk, steps: this.#steps },
      others: this.#others,
    }
  }

  /** Goes on as far as time and luck allow. */
  #live(control: string): void {
    const { planner, checker, clerk, kind } = this.#given
    const stage = this.#stage
    this.#fund()
    if (this.#isPublic && !this.#gate('screening', [10, 40])) return
    if (!this.#gate(control === 'approval' ? 'feasibility' : control, [20, 120])) return
    if (stage.random() < 0.06) return
    if (!this.#does('admit', checker, [5, 30])) return
    // Some wait in the reserve for a year and more; what waits too long to be begun stays there.
    const wait = stage.random() < 0.3 ? ([120, 500] as const) : ([3, 20] as const)
    const start = later(this.#at, wait[1] + stage.integer(60, 260))
    const months = stage.integer(...kind.months)
    if (
      !this.#does('prepare', clerk, wait, {
        planned_start: dayOf(start),
        planned_end: dayOf(later(start, months * 30)),
      })
    )
      return
    if (stage.random() < 0.05) {
      this.#does('drop', planner, [60, 200], {}, '投资人退出，项目终止（模拟数据）')
      return
    }
    for (const gate of ['land', 'environment', 'permit'] as const) if (!this.#gate(gate, [15, 70])) return
    const broke = later(start, stage.random() < 0.7 ? stage.integer(-10, 10) : stage.integer(20, 200))
    if (broke > this.#at) this.#at = broke
    const startedOn = dayOf(this.#at)
    if (!this.#does('start', planner, [1, 6], { started_on: startedOn, start_photos: [stage.id(this.#at)] })) return
    if (stage.random() < 0.03) {
      this.#does('withdraw-start', checker, [40, 90], {}, '现场核查未见永久性工程（模拟数据）')
      return
    }
    // Most are in the statistics a month later; a few are forgotten, which is what the list of them is for.
    const counted = later(this.#at, stage.integer(12, 32))
    if (stage.random() < 0.92 && counted <= this.#end)
      this.#steps.push({
        does: null,
        at: counted,
        by: planner,
        gives: { counted_since: monthOf(counted) },
        reason: '已纳入统计（模拟数据）',
      })
    this.#build(months, new Date(`${startedOn}T02:00:00Z`))
  }

  #build(months: number, start: Date): void {
    const { planner, clerk } = this.#given
    const stage = this.#stage
    this.#years(months, start)
    this.#enterStatistics(start)
    if (this.#isPublic && stage.random() < 0.4) this.#bond(start)
    const stallsAfter = stage.random() < 0.08 ? stage.integer(2, 8) : Number.POSITIVE_INFINITY
    // A few are ahead, most about on their plan, some behind.
    const pace = stage.random() < 0.2 ? 0.55 + stage.random() * 0.25 : 0.92 + stage.random() * 0.2
    let invested = 0
    let isBuilding = false
    for (let i = 0; ; i++) {
      // Each month is reported on the third of the next.
      const reported = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + i + 1, 3, 2))
      if (reported > this.#end || (i > months * 3 && invested < this.#total)) break
      const amount =
        i >= stallsAfter
          ? 0
          : Math.min(this.#total - invested, (this.#total / months) * pace * (0.85 + stage.random() * 0.3))
      invested += amount
      const image = Math.min(100, Math.round((invested / this.#total) * 1000) / 10)
      this.#month(reported, monthOf(later(reported, -10)), amount, image)
      if (!isBuilding && amount > 0) {
        this.#at = later(reported, 1)
        isBuilding = this.#does('build', clerk, [1, 2])
      }
      if (amount > 0 && stage.random() < 0.08) this.#problem(reported)
      if (invested >= this.#total - 0.01) {
        this.#at = later(reported, 5)
        break
      }
    }
    if (invested < this.#total - 0.01 || !isBuilding) return
    if (!this.#gate('acceptance', [10, 45])) return
    const completedOn = dayOf(this.#at)
    if (!this.#does('complete', planner, [2, 15], { completed_on: completedOn })) return
    if (!this.#does('use', clerk, [10, 60], { used_on: dayOf(later(this.#at, 1)) }, undefined, true)) return
    if (stage.random() < 0.3) this.#does('evaluate', planner, [90, 300], {}, '后评价完成（模拟数据）')
  }

  /** Most are in investment statistics within weeks of their start, some late, some never; small ones need not be. */
  #enterStatistics(start: Date): void {
    const stage = this.#stage
    const luck = stage.random()
    if (luck > 0.94 || this.#total < 500) return
    const at = later(start, luck < 0.8 ? stage.integer(12, 45) : stage.integer(60, 150))
    if (at > this.#end) return
    this.#countedSince = monthOf(at)
    this.#steps.push({ does: null, at, by: this.#given.planner, gives: { counted_since: this.#countedSince } })
  }

  /** A special bond for a part of the work, most of them with income enough. */
  #bond(start: Date): void {
    const stage = this.#stage
    const { clerk, body, index } = this.#given
    const at = later(start, stage.integer(5, 90))
    if (at > this.#end) return
    const amount = Math.round(this.#total * (0.2 + stage.random() * 0.3))
    const years = stage.pick([10, 15, 20] as const)
    const rate = 2.4 + stage.random() * 0.9
    const debt = amount * (1 + (rate * years) / 100)
    this.#others.push({
      type: 'project-bond',
      id: stage.id(at),
      values: {
        project: this.#id,
        name: `专项债券${dayOf(at).slice(0, 4)}-${index + 1}（模拟）`,
        amount: money(amount),
        rate: rate.toFixed(2),
        years,
        issued_on: dayOf(at),
        net_income: money(debt * (0.95 + stage.random() * 0.6)),
        project_years: years + stage.pick([-2, 0, 3, 5] as const),
        spent: money(amount * stage.random()),
        body,
      },
      at,
      by: clerk,
      steps: [],
    })
  }

  /** One step, unless the simulated time ends before it. `onDay`: its day field is the day of the step itself. */
  #does(
    does: string,
    by: SampleActor,
    [least, most]: readonly [number, number],
    gives: Values = {},
    reason?: string,
    onDay = false,
  ): boolean {
    const at = later(this.#at, this.#stage.integer(least, most))
    if (at > this.#end) return false
    this.#at = at
    const own = onDay ? Object.fromEntries(Object.keys(gives).map((field) => [field, dayOf(at)])) : gives
    this.#steps.push({ does, at, by, gives: own, ...(reason === undefined ? {} : { reason }) })
    return true
  }

  #fund(): void {
    const stage = this.#stage
    const { clerk, body } = this.#given
    const sources = this.#isPublic ? (['district', 'province', 'bond'] as const) : (['own', 'loan', 'private'] as const)
    let left = this.#total
    for (const source of sources) {
      const amount = source === sources[2] ? left * stage.random() : left * (0.3 + stage.random() * 0.5)
      left -= amount
      if (amount < 1) continue
      this.#others.push({
        type: 'project-fund',
        id: stage.id(this.#made),
        values: {
          project: this.#id,
          source,
          amount: money(amount),
          document_no: '模拟文件',
          is_equity: source === 'own',
          body,
        },
        at: later(this.#made, 1),
        by: clerk,
        steps: [],
      })
    }
  }

  /** A paper that is applied for and granted, unless time ends before. */
  #gate(gate: string, [least, most]: readonly [number, number]): boolean {
    const stage = this.#stage
    const { clerk, body } = this.#given
    const applied = later(this.#at, 2)
    const granted = later(applied, stage.integer(least, most))
    if (applied > this.#end) return false
    const steps: SampleStep[] = [{ does: 'apply', at: applied, by: clerk, gives: { applied_on: dayOf(applied) } }]
    const isGranted = granted <= this.#end
    if (isGranted)
      steps.push({
        does: 'grant',
        at: granted,
        by: clerk,
        gives: {
          issuer: '主管部门（模拟）',
          document_no: `模拟${gate}${dayOf(granted).slice(0, 4)}-${this.#given.index + 1}`,
          granted_on: dayOf(granted),
          valid_to: ['verification', 'land'].includes(gate) ? dayOf(later(granted, 730)) : null,
          proof: [stage.id(granted)],
        },
      })
    this.#others.push({
      type: 'project-gate',
      id: stage.id(later(this.#at, 1)),
      values: { project: this.#id, gate, body },
      at: later(this.#at, 1),
      by: clerk,
      steps,
    })
    if (isGranted) this.#at = granted
    return isGranted
  }

  #month(at: Date, month: string, amount: number, image: number): void {
    const stage = this.#stage
    const { clerk, planner, body } = this.#given
    const made = later(at, -1)
    const steps: SampleStep[] = [{ does: 'submit', at, by: clerk }]
    const confirmed = later(at, 1)
    if (confirmed <= this.#end)
      steps.push({
        does: 'confirm',
        at: confirmed,
        by: planner,
        // Nothing is counted before the project is in the statistics.
        gives:
          this.#countedSince !== null && month >= this.#countedSince && stage.random() < 0.9
            ? { counted: money(amount * (0.8 + stage.random() * 0.2)) }
            : {},
      })
    this.#others.push({
      type: 'project-month',
      id: stage.id(made),
      values: {
        project: this.#id,
        month,
        invested: money(amount),
        image: image.toString(),
        image_text: `累计完成 ${image}%（模拟数据）`,
        photos: amount > 0 ? [stage.id(made)] : [],
        body,
      },
      at: made,
      by: clerk,
      steps,
    })
    if (amount <= 0) return
    for (const [kind, share] of [
      ['arrival', 1.05],
      ['payment', 0.85],
    ] as const) {
      const value = amount * share * (0.7 + stage.random() * 0.4)
      this.#others.push({
        type: 'project-payment',
        id: stage.id(made),
        values: {
          project: this.#id,
          kind,
          source: this.#isPublic
            ? stage.pick(['district', 'province', 'bond'] as const)
            : stage.pick(['own', 'loan'] as const),
          amount: money(value),
          on: dayOf(made),
          voucher: `${kind === 'arrival' ? 'D' : 'Z'}${this.#given.index + 1}-${month.replace('-', '')}`,
          body,
        },
        at: made,
        by: clerk,
        steps: [],
      })
    }
  }

  /** The plan of each year in which it is to be built, divided over its months, approved in January or once it is ready. */
  #years(months: number, start: Date): void {
    const stage = this.#stage
    const { clerk, planner, body } = this.#given
    const first = start.getUTCFullYear()
    const last = later(start, months * 30).getUTCFullYear()
    for (let year = first; year <= last; year++) {
      const at = new Date(Math.max(Date.UTC(year, 0, 12, 2), later(start, 3).getTime()))
      if (later(at, 4) > this.#end) return
      const cents = Array.from({ length: 12 }, (_, i) => {
        const passed = (year - first) * 12 + i - start.getUTCMonth()
        return passed < 0 || passed >= months ? 0 : Math.round((this.#total / months) * 100)
      })
      const whole = cents.reduce((sum, one) => sum + one, 0)
      if (whole === 0) continue
      this.#others.push({
        type: 'project-year',
        id: stage.id(at),
        values: {
          project: this.#id,
          year: String(year),
          batch: year === last ? 'complete' : year === first ? 'start' : 'carry-on',
          investment: money(whole / 100),
          goal: year === last ? '竣工（模拟数据）' : '完成年度工程量（模拟数据）',
          ...Object.fromEntries(cents.map((one, i) => [`plan_${String(i + 1).padStart(2, '0')}`, money(one / 100)])),
          body,
        },
        at,
        by: clerk,
        steps: [
          {
            does: 'approve',
            at: later(at, 4),
            by: planner,
            gives: { document_no: `模拟发〔${year}〕${(this.#given.index % 90) + 1}号` },
          },
        ],
      })
    }
  }

  #problem(at: Date): void {
    const stage = this.#stage
    const { clerk, planner, checker, body } = this.#given
    const owner = stage.pick(stage.bodies.filter(({ kind }) => kind === 'department'))
    const given = later(at, 2)
    if (given > this.#end) return
    const answered = later(given, stage.integer(4, 40))
    const steps: SampleStep[] = [
      { does: 'give', at: given, by: planner, gives: { owner: owner.id, days: stage.pick([10, 15, 20]) } },
    ]
    if (answered <= this.#end) {
      steps.push({
        does: 'answer',
        at: answered,
        by: stage.person('clerk', owner.id),
        gives: { answer: '已协调解决（模拟数据）' },
      })
      const closed = later(answered, 2)
      if (closed <= this.#end) steps.push({ does: 'close', at: closed, by: checker })
    }
    this.#others.push({
      type: 'project-problem',
      id: stage.id(at),
      values: {
        project: this.#id,
        kind: stage.pick(['land', 'funds', 'permit', 'relocation', 'utilities'] as const),
        what: stage.pick([
          '用地红线未交付',
          '管线迁改未完成',
          '专项资金未到位',
          '施工便道受阻',
          '征拆剩余两户',
        ] as const),
        owner: body,
      },
      at,
      by: clerk,
      steps,
    })
  }

  #code(control: string): string {
    const { division } = this.#stage
    const month = dayOf(this.#made).slice(2, 7).replace('-', '')
    const digits = `${month}${division}04${control === 'filing' ? '05' : '01'}${String(10_000 + this.#given.index).slice(0, 5)}`
    const check = projectCheck(digits)
    return `${digits.slice(0, 4)}-${digits.slice(4, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}-${digits.slice(14)}${check}`
  }
}
