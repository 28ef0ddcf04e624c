import type { Scheme } from '../../model/evaluation-scheme.ts'
import type { Say } from './say.ts'

/** Grades out of order, vetoes and gates that name none of them. */
export function checkGrading(scheme: Scheme, say: Say): void {
  const grades = scheme.grading?.grades.map(({ id }) => id) ?? []
  const known = (id: string, path: string) => {
    if (!grades.includes(id))
      say(
        'unknown-grade',
        path,
        `没有“${id}”这个等级`,
        `there is no grade “${id}”`,
        `等级有：${grades.join('、')}`,
        `grades: ${grades.join(', ')}`,
      )
  }
  scheme.vetoes?.forEach(({ effect }, i) => {
    const path = `/vetoes/${i}/effect`
    if (scheme.grading === undefined)
      say(
        'no-grading',
        path,
        '否决改变等级，方案却没有 grading',
        'a veto changes grades, and the scheme has no grading',
      )
    else if ('grade' in effect) known(effect.grade, `${path}/grade`)
    else if ('atMost' in effect) known(effect.atMost, `${path}/atMost`)
  })
  const { grading } = scheme
  if (grading === undefined) return
  grades.forEach((id, i) => {
    if (grades.indexOf(id) < i)
      say('id-twice', `/grading/grades/${i}/id`, `等级“${id}”重复`, `grade “${id}” stands twice`)
  })
  grading.grades.forEach((_, i) => {
    const isLast = i === grading.grades.length - 1
    const key = grading.by === 'shares' ? 'upTo' : 'from'
    const bound = (at: number) => (grading.by === 'shares' ? grading.grades[at]?.upTo : grading.grades[at]?.from)
    const own = bound(i)
    const path = `/grading/grades/${i}`
    if (isLast !== (own === undefined) && !(isLast && own === 1 && grading.by === 'shares'))
      say(
        'grade-bound',
        path,
        isLast ? `最后一个等级取其余全部，不写 ${key}` : `缺少 ${key}`,
        isLast ? `the last grade takes the rest and has no ${key}` : `${key} is missing`,
      )
    const before = bound(i - 1)
    if (own === undefined || before === undefined) return
    if (grading.by === 'shares' ? own < before : own >= before)
      say(
        'grade-order',
        `${path}/${key}`,
        grading.by === 'shares' ? `累计比例应不小于上一等的 ${before}` : `应低于上一等的 ${before}`,
        grading.by === 'shares'
          ? `cumulative shares do not fall below ${before}`
          : `must be below ${before} of the grade before`,
      )
  })
  grading.gates?.forEach((gate, i) => {
    known(gate.grade, `/grading/gates/${i}/grade`)
    known(gate.otherwise, `/grading/gates/${i}/otherwise`)
    if (grades.indexOf(gate.otherwise) <= grades.indexOf(gate.grade) && grades.includes(gate.otherwise))
      say(
        'gate-up',
        `/grading/gates/${i}/otherwise`,
        `门槛不达标应降到“${gate.grade}”以下`,
        `a gate that is not met leads below “${gate.grade}”`,
      )
  })
}
