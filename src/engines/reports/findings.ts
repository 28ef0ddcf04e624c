import { type Static, Type } from 'typebox'
import type { Fault } from '../../model/outcome.ts'
import { AssessmentFact, type ReportFacts } from './facts.ts'

/** What an assessor finds: their own words on the whole, and a judgement with a reason where they give one. */
export const Findings = Type.Object(
  {
    overall: Type.String({ maxLength: 20_000 }),
    targets: Type.Array(
      Type.Object({
        target: Type.String({ maxLength: 64 }),
        standing: AssessmentFact.properties.targets.items.properties.standing,
        text: Type.String({ maxLength: 2000 }),
      }),
      { maxItems: 1000 },
    ),
    commitments: Type.Array(
      Type.Object({
        commitment: Type.String({ maxLength: 64 }),
        state: AssessmentFact.properties.commitments.items.properties.state,
        text: Type.String({ maxLength: 2000 }),
      }),
      { maxItems: 3000 },
    ),
  },
  { additionalProperties: false },
)
export type Findings = Static<typeof Findings>

export const noFindings: Findings = { overall: '', targets: [], commitments: [] }

/** Every fault of findings that are to be submitted: about something outside the snapshot, twice, or without a word. */
export function faultsInFindings(findings: Findings, facts: ReportFacts): readonly Fault[] {
  const faults: Fault[] = []
  const add = (at: string, code: string, zh: string, en: string) => faults.push({ at, code, message: { zh, en } })
  if (findings.overall.trim() === '') add('overall', 'empty', '请填写总体评估意见', 'Give your findings on the whole')
  const check = (list: 'targets' | 'commitments', ids: readonly string[], known: ReadonlySet<string>) => {
    const seen = new Set<string>()
    ids.forEach((id, i) => {
      if (!known.has(id))
        add(`${list}.${i}`, 'unknown', '冻结的事实中没有这一项', 'There is no such item among the frozen facts')
      else if (seen.has(id)) add(`${list}.${i}`, 'twice', '同一项写了两次判断', 'The same item is judged twice')
      seen.add(id)
    })
  }
  check(
    'targets',
    findings.targets.map(({ target }) => target),
    new Set(facts.targets.map(({ id }) => id)),
  )
  check(
    'commitments',
    findings.commitments.map(({ commitment }) => commitment),
    new Set(facts.commitments.map(({ id }) => id)),
  )
  for (const [i, { target, standing, text }] of findings.targets.entries()) {
    const own = facts.targets.find(({ id }) => id === target)
    if (own !== undefined && own.standing !== standing && text.trim() === '')
      add(
        `targets.${i}.text`,
        'empty',
        '与自评不一致的判断请写明理由',
        'Say why your judgement differs from the report’s own',
      )
  }
  return faults
}
