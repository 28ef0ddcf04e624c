import type { Point, Values } from '../../../language/field.ts'
import type { SampleActor, SampleRecord, SampleStage, SampleStep } from '../../../language/sample.ts'
import type { ClassRow } from './class-table.ts'
import { type Cell, pointIn, pointNear } from './sample-cells.ts'

interface Told {
  readonly row: ClassRow
  readonly classId: string
  readonly cell: Cell
  readonly part: SampleRecord | null
  /** The body that answers for it. */
  readonly body: string
  readonly at: Date
  /** What would happen later has not happened yet. */
  readonly end: Date
  /** Cases that a duplicate may be joined to. */
  readonly earlier: readonly SampleRecord[]
}

const SOURCES = ['public', 'public', 'hotline', 'video'] as const

/** One case with its life until `end`: most go straight; some are refused, joined, returned, extended, suspended, done again. */
export function lifeOf(stage: SampleStage, told: Told): SampleRecord {
  const life = new Life(stage, told)
  const isOurs = stage.random() < 0.72
  const main = stage.random() < 0.05 ? life.openNow() : null
  const finder = isOurs ? stage.person('grid-worker', told.cell.street) : stage.person('intake-officer')
  const source = isOurs ? 'grid-worker' : stage.pick(SOURCES)
  const record: SampleRecord = {
    type: 'city-case',
    id: stage.id(told.at),
    at: told.at,
    by: finder,
    values: {
      kind: told.row.kind,
      source,
      class: told.classId,
      ...(told.part === null ? {} : { part: told.part.id }),
      description: `${told.row.name}：${told.row.filing}（模拟数据）`,
      found_at: new Date(told.at.getTime() - stage.integer(1, 9) * 60_000).toISOString(),
      place:
        main !== null
          ? pointNear(stage, main.values.place as Point)
          : (told.part?.values.place ?? pointIn(stage, told.cell)), // a case has a point
      address: `${told.cell.record.values.name}（模拟数据）`,
      cell: told.cell.record.id,
      urgency: told.row.unit === 'urgent-hours' ? 'urgent' : 'ordinary',
      ...(isOurs ? { photos_before: [stage.id(told.at)], worker: finder.id } : {}),
      ...(source === 'public' || source === 'hotline'
        ? {
            reporter_name: stage.personName(),
            reporter_phone: `1990000${String(stage.integer(0, 9999)).padStart(4, '0')}`,
          }
        : {}),
    },
    steps: life.steps,
  }
  if (main !== null) {
    life.step('join', 'intake-officer', [5, 30], { duplicate_of: main.id }, '与主案是同一处问题')
    return record
  }
  if (!life.intake(finder, isOurs)) return record
  life.handle(finder)
  return record
}

class Life {
  readonly steps: SampleStep[] = []
  private at: Date
  private isOver = false

  constructor(
    private readonly stage: SampleStage,
    private readonly told: Told,
  ) {
    this.at = told.at
  }

  /** A filed case of the same class that a later report may be joined to. */
  openNow(): SampleRecord | null {
    const { earlier, classId, at } = this.told
    return earlier.find(({ values, at: made }) => values.class === classId && made < at) ?? null
  }

  /** One step after some minutes of service; nothing more once the simulated time is over. */
  step(
    does: string,
    who: SampleActor | SampleActor['role'],
    minutes: readonly [number, number],
    gives: Values = {},
    reason = '',
    body?: string,
  ): SampleActor | null {
    if (this.isOver) return null
    this.at = inService(this.at, this.stage.integer(...minutes))
    if (this.at > this.told.end) {
      this.isOver = true
      return null
    }
    const by = typeof who === 'string' ? this.stage.person(who, body) : who
    this.steps.push({ does, at: this.at, by, gives, ...(reason === '' ? {} : { reason }) })
    return by
  }

  /** Until it is filed; false when it is not. */
  intake(finder: SampleActor, isOurs: boolean): boolean {
    const { stage, told } = this
    const asked = { class: told.classId, cell: told.cell.record.id }
    if (!isOurs) {
      const worker = stage.person('grid-worker', told.cell.street)
      this.step('send-verify', 'intake-officer', [3, 15], { worker: worker.id })
      if (stage.random() < 0.12) {
        this.step('not-found', worker, [20, 110], { verify_note: '到场未发现所述问题' })
        this.step('refuse', 'intake-officer', [5, 25], {}, '现场未发现问题')
        return false
      }
      this.step('verify', worker, [20, 140], { photos_before: [stage.id(this.at)], verify_note: '属实' })
    } else if (stage.random() < 0.05) {
      this.step('refuse', 'intake-officer', [3, 20], {}, '达不到立案条件')
      return false
    }
    this.step('file', other(stage, 'intake-officer', isOurs ? null : finder), [2, 25], asked)
    return !this.isOver
  }

  /** From the dispatch to the closing. */
  handle(finder: SampleActor): void {
    const { stage, told } = this
    const body = told.body
    const luck = stage.random()
    if (luck < 0.07) {
      const wrong = wrongBody(stage, body)
      this.step('dispatch', 'dispatcher', [2, 25], { handler_body: wrong })
      this.step('ask-return', 'clerk', [10, 100], {}, '不属于本单位职责范围', wrong)
      this.step('confirm-return', 'dispatcher', [10, 60])
      if (luck < 0.015) {
        const second = wrongBody(stage, body)
        this.step('dispatch', 'dispatcher', [2, 25], { handler_body: second })
        this.step('ask-return', 'clerk', [10, 100], {}, '权属不在本单位', second)
        this.step('refer', 'dispatcher', [10, 60], {}, '两次回退，责任有争议')
        this.step('arbitrate', 'leader', [60, 400], { handler_body: body }, '按权责清单明确')
      } else this.step('dispatch', 'dispatcher', [2, 25], { handler_body: body })
    } else this.step('dispatch', 'dispatcher', [2, 25], { handler_body: body })
    this.step('accept', 'clerk', [2, 60], {}, '', body)
    if (told.row.isExtendable && stage.random() < 0.25) {
      this.step(
        'ask-extension',
        'clerk',
        [60, 400],
        { extension_amount: '1', extension_signed_by: stage.personName() },
        '需要采购材料',
        body,
      )
      this.step('grant-extension', 'dispatcher', [10, 80])
    }
    if (told.row.isExtendable && stage.random() < 0.08) {
      const resume = new Date(this.at.getTime() + stage.integer(5, 20) * 86_400_000)
      this.step(
        'ask-suspension',
        'clerk',
        [30, 200],
        { suspension_cause: stage.pick(['works', 'season', 'weather'] as const), resume_on: dayOf(resume) },
        '需等待施工条件',
        body,
      )
      this.step('suspend', 'dispatcher', [10, 80])
      if (!this.isOver && resume < told.end) {
        this.at = resume
        this.step('resume', 'dispatcher', [5, 30])
      } else this.isOver = true
    }
    const minutes = limitMinutes(told)
    const isLate = stage.random() < 0.14
    this.feedBack(body, isLate ? [minutes, minutes * 2] : [Math.ceil(minutes * 0.2), Math.ceil(minutes * 0.8)])
    if (stage.random() < 0.09) {
      this.check(false)
      this.step('rework', other(stage, 'intake-officer', finder), [5, 25], {}, '核查未通过')
      this.feedBack(body, [60, 240])
    }
    this.check(true)
    this.step('close', other(stage, 'intake-officer', finder), [3, 25])
  }

  private feedBack(body: string, minutes: readonly [number, number]) {
    this.step(
      'feed-back',
      'clerk',
      minutes,
      { photos_after: [this.stage.id(this.at)], handling_note: '已处置（模拟数据）' },
      '',
      body,
    )
  }

  private check(isRight: boolean) {
    const worker = this.stage.person('grid-worker', this.told.cell.street)
    this.step('send-check', 'intake-officer', [3, 25], { worker: worker.id })
    this.step(isRight ? 'check-pass' : 'check-fail', worker, [15, 230], {
      photos_check: [this.stage.id(this.at)],
      check_note: isRight ? '已恢复' : '问题仍在',
    })
  }
}

/** Somebody of the role, and not this person: finder, handler and closer are different people. */
function other(stage: SampleStage, role: SampleActor['role'], than: SampleActor | null): SampleActor {
  for (let i = 0; i < 50; i++) {
    const found = stage.person(role)
    if (found.id !== than?.id) return found
  }
  throw new Error(`The simulated district has only one ${role}.`)
}

const wrongBody = (stage: SampleStage, right: string): string =>
  stage.pick(stage.bodies.filter(({ id, kind }) => kind === 'department' && id !== right)).id

/** The class's limit in minutes of service, for how long handling takes. */
function limitMinutes({ row, cell }: Told): number {
  const limit = row.limits[cell.record.values.area_class === 'A' ? 0 : cell.record.values.area_class === 'B' ? 1 : 2]
  return row.unit === 'workdays' ? limit * 390 : limit * 60
}

const CHINA = 8 * 3_600_000
const dayOf = (at: Date) => new Date(at.getTime() + CHINA).toISOString().slice(0, 10)

/** So many minutes later between 08:30 and 17:30 of China: the desk of the simulated district works every day. */
function inService(from: Date, minutes: number): Date {
  const [opens, closes] = [8 * 60 + 30, 17 * 60 + 30]
  let at = from.getTime()
  let left = minutes
  for (;;) {
    const china = new Date(at + CHINA)
    const now = china.getUTCHours() * 60 + china.getUTCMinutes()
    const begins = now < opens ? opens : now
    if (now < closes && begins + left <= closes) return new Date(at + (begins - now + left) * 60_000)
    if (now < closes) left -= closes - begins
    at += (24 * 60 - now + opens) * 60_000
  }
}
