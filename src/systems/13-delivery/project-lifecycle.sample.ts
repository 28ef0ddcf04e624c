import { defineSample, type SampleActor, type SampleRecord, type SampleStage } from '../../language/sample.ts'
import { KINDS, type ProjectKind } from './project-lifecycle/sample-kinds.ts'
import { lifeOf, type Parts } from './project-lifecycle/sample-life.ts'

/**
 * Key projects of a simulated district (模拟数据): from ideas to works in use, with their papers, money, months and problems;
 * some late, some stalled, one whose start was withdrawn. Sites are drawn on a ruler and stand nowhere.
 */
export default defineSample({
  system: 'project-lifecycle',
  *make(stage) {
    const planner = stage.person('planner')
    const checker = otherThan(stage, planner)
    for (let i = 0; i < stage.scale(120); i++) {
      const kind = stage.pick(KINDS)
      const body = bodyOf(stage, kind)
      const clerk = stage.person('clerk', body)
      yield* all(lifeOf(stage, { index: i, kind, body, clerk, planner, checker }))
    }
  },
})

function* all({ project, others }: Parts): Iterable<SampleRecord> {
  yield project
  yield* others
}

/** Who admits what another planner made; the same person where there is only one, and then nothing is admitted. */
function otherThan(stage: SampleStage, actor: SampleActor): SampleActor {
  for (let i = 0; i < 20; i++) {
    const other = stage.person('planner')
    if (other.id !== actor.id) return other
  }
  return actor
}

function bodyOf(stage: SampleStage, kind: ProjectKind): string {
  const found = stage.bodies.find(({ key }) => kind.bodies.includes(key))
  const street = stage.bodies.find((body) => body.kind === 'subdistrict')
  const body = found ?? street ?? stage.bodies[0]
  if (body === undefined) throw new Error('The district has no body that could be in charge of a project.')
  return body.id
}
