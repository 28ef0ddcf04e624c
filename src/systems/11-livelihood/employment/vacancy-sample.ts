import type { SampleActor, SampleRecord, SampleStage, SampleStep } from '../../../language/sample.ts'
import { atWork, plusDays } from '../../05-reform/enterprise-gradient/invent.ts'
import { OCCUPATION_IDS, skillsOf } from './people-sample.ts'

const TITLES: Readonly<Record<string, string>> = {
  assembly: '装配工',
  machining: '数控车工',
  welding: '焊工',
  electrical: '电工',
  sewing: '缝纫工',
  quality: '检验员',
  warehouse: '仓库管理员',
  driving: '货车司机',
  delivery: '配送员',
  catering: '厨师',
  sales: '导购员',
  clerical: '行政文员',
  accounting: '会计',
  software: '程序员',
  engineering: '工艺工程师',
  construction: '泥瓦工',
  care: '护理员',
  property: '消控室值班员',
}

export interface SampleVacancy {
  readonly id: string
  readonly opened: string
  readonly until: string
  readonly occupation: string
  readonly wage: number
  /** People who get it in the sample; the post is for at least one more, so that it stays open until it expires. */
  hired: number
  readonly record: (headcount: number) => SampleRecord
}

/** 模拟数据: one vacancy of a firm, submitted by one clerk and verified by another. */
export function vacancyOf(
  stage: SampleStage,
  firm: SampleRecord,
  submitted: string,
  desks: readonly [post: SampleActor, verify: SampleActor],
): SampleVacancy {
  const at = atWork(submitted, stage.integer(0, 120))
  const occupation = stage.pick(OCCUPATION_IDS)
  const wage = stage.integer(28, 60) * 100
  const until = plusDays(submitted, stage.integer(60, 110))
  const own = skillsOf(occupation)
  const agreed = stage.random() < 0.06
  const opened = plusDays(submitted, 1)
  const values = {
    firm: firm.id,
    title: TITLES[occupation] ?? '操作工',
    occupation,
    duties: `${TITLES[occupation] ?? '操作工'}岗位的日常工作（模拟数据）`,
    demands: stage.random() < 0.3 ? '男女不限，服从安排' : null,
    wage_least: agreed ? null : String(wage),
    wage_most: agreed ? null : String(wage + stage.integer(3, 20) * 100),
    hours: stage.pick(['day', 'day', 'day', 'shift', 'shift', 'night', 'flexible'] as const),
    contract: 'labour',
    education: stage.pick(['none', 'none', 'junior', 'senior', 'college'] as const),
    experience: stage.random() < 0.4 ? stage.integer(1, 3) : null,
    skills: stage.random() < 0.6 ? [stage.pick(own)] : null,
    start_by: stage.random() < 0.2 ? plusDays(until, 20) : null,
    place: [
      Number((112.6 + (stage.random() - 0.5) * 0.12).toFixed(5)),
      Number((26.885 + (stage.random() - 0.5) * 0.1).toFixed(5)),
    ] as const,
    address: '模拟园区一号路',
    lodging: stage.random() < 0.35,
    sex: 'any',
    valid_until: until,
  }
  const steps: SampleStep[] = [
    { does: 'post', at: new Date(at.getTime() + 3_600_000), by: desks[0] },
    { does: 'publish', at: atWork(opened, 30), by: desks[1] },
  ]
  const id = stage.id(at)
  const posts = stage.integer(1, 8)
  return {
    id,
    opened,
    until,
    occupation,
    wage,
    hired: 0,
    record: (hired) => ({
      type: 'vacancy',
      id,
      values: { ...values, headcount: Math.max(posts, hired + 1) },
      at,
      by: desks[0],
      steps: opened <= stage.to ? steps : steps.slice(0, 1),
    }),
  }
}
