import type { SampleActor, SampleRecord, SampleStage, SampleStep } from '../../../language/sample.ts'
import { atWork, plusDays } from '../../05-reform/enterprise-gradient/invent.ts'
import type { SampleSeeker } from './people-sample.ts'

const COURSES = [
  ['低压电工取证班', ['electrician'], 120],
  ['数控操作技能班', ['cnc', 'inspection'], 160],
  ['焊工取证班', ['welding'], 140],
  ['叉车司机取证班', ['forklift'], 60],
  ['养老护理员班', ['elderly-care'], 100],
  ['育婴员班', ['infant-care'], 100],
  ['中式烹调班', ['cooking'], 120],
  ['直播销售班', ['livestream', 'office'], 60],
  ['消防设施操作员班', ['fire-control'], 120],
  ['变压器绕线班', ['winding'], 80],
] as const

/** 模拟数据: courses that are over, running, or take people now, with those who sit in them. */
export function* coursesFor(
  stage: SampleStage,
  host: string,
  clerk: SampleActor,
  seeking: readonly SampleSeeker[],
): Iterable<SampleRecord> {
  for (const [i, [name, skills, hours]] of COURSES.entries()) {
    // A third is over, a third is on, a third begins after the end.
    const begins = plusDays(stage.to, i % 3 === 0 ? -70 : i % 3 === 1 ? -12 : 15 + i)
    const ends = plusDays(begins, 28)
    const made = plusDays(begins, -40)
    const steps: SampleStep[] = [{ does: 'open', at: atWork(plusDays(made, 1), 20), by: clerk }]
    if (begins <= stage.to) steps.push({ does: 'begin', at: atWork(begins, 0), by: clerk })
    if (ends < stage.to) steps.push({ does: 'finish', at: atWork(plusDays(ends, 1), 400), by: clerk })
    const id = stage.id(atWork(made))
    yield {
      type: 'training-course',
      id,
      values: {
        name: `${name}（模拟）`,
        skills: [...skills],
        provider: '模拟职业培训学校',
        host,
        seats: stage.integer(12, 30),
        class_hours: hours,
        fee: '0',
        venue: '模拟实训楼',
        begins_on: begins,
        ends_on: ends,
      },
      at: atWork(made),
      by: clerk,
      steps,
    }
    const enrolled = plusDays(begins, -4) < stage.to ? plusDays(begins, -4) : plusDays(stage.to, -3)
    const fitting = seeking.filter(
      ({ filed, record }) =>
        filed < enrolled && !((record.values.skills as readonly string[] | null) ?? []).includes(skills[0]),
    )
    let seat = 0
    for (const { record, station } of fitting.slice(i * 7, i * 7 + stage.scale(6))) {
      seat += 1
      const at = atWork(enrolled, 30 + seat * 7)
      const life: SampleStep[] = [
        { does: 'admit', at: new Date(at.getTime() + 600_000), by: station.clerk, gives: { seat } },
      ]
      if (ends < stage.to) {
        const attended = stage.integer(60, 100)
        life.push({
          does: 'finish',
          at: atWork(plusDays(ends, 2), 100 + seat),
          by: station.clerk,
          gives: { attended: String(attended), is_certified: attended >= 80 },
        })
      }
      yield {
        type: 'course-enrolment',
        id: stage.id(at),
        values: { course: id, seeker: record.id, service_body: station.id, enrolled_on: enrolled },
        at,
        by: station.clerk,
        steps: life,
      }
    }
  }
}
