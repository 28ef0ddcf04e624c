import type { OutlineNode } from '../../model/plan-model.ts'
import { standingLooks, standingNames, type Tone } from '../../model/standing.ts'
import type { Bilingual } from '../../model/system.ts'
import type { CommitmentRow } from '../commitments/answers.ts'
import { COMMITMENT_STANDINGS, type CommitmentStanding, commitmentStandingNames } from '../commitments/standing.ts'
import type { TargetRow } from '../indicators/answers.ts'
import type { AttentionEntry, Overview, TargetBrief } from './answers.ts'
import { attentionOf, type Watched } from './attention.ts'
import { elapsedOn, type Held, type PictureSettings, pictureOf } from './picture.ts'
import type { PlanInForce } from './plan-text.ts'

/** Entries of the list of what needs attention that are sent; the rest is counted. */
const ATTENTION_AT_MOST = 60

/** How a commitment's standing looks [OP5]. */
export const commitmentTones: Readonly<Record<CommitmentStanding, Tone>> = {
  finished: 'good',
  'under-way': 'good',
  'due-soon': 'fair',
  blocked: 'poor',
  overdue: 'bad',
  'no-lead': 'none',
  'not-issued': 'none',
  objected: 'none',
  'no-milestones': 'none',
}

export const addressOfTarget = ({ division, id }: Pick<TargetRow, 'division' | 'id'>): string =>
  `/targets/${division}/${id}`
export const addressOfCommitment = ({ division, id }: Pick<CommitmentRow, 'division' | 'id'>): string =>
  `/tasks/${division}/${id}`
/** The line of the text that a clause begins in. */
export const addressOfLine = (division: string, plan: string, line: number): string =>
  `/plans/${division}/${plan}?line=${line}`

/** A target as the overview shows it. */
export function briefOf(row: TargetRow): TargetBrief {
  return {
    id: row.id,
    name: row.name,
    wanted: row.wanted,
    unit: row.unit,
    isBinding: row.nature === 'binding',
    standing: row.standing,
    tone: standingLooks[row.standing].tone,
    progress: row.progress,
    elapsed: row.elapsed,
    latest: row.latest === null ? null : { period: row.latest.period, value: row.latest.value },
    warning: row.warning === null ? null : { severity: row.warning.severity, words: row.warning.words },
    body: row.body?.name ?? null,
    chapter: row.chapter,
    line: row.line,
    href: addressOfTarget(row),
  }
}

const NOTHING: Bilingual = { zh: '', en: '' }

type Entry = Watched & { readonly entry: AttentionEntry }

function watchedTarget(row: TargetRow): Entry {
  const { tone } = standingLooks[row.standing]
  const why = row.warning?.words ?? NOTHING
  return {
    kind: 'target',
    id: row.id,
    name: row.name.zh,
    tone,
    isBinding: row.nature === 'binding',
    pace: row.pace,
    willMiss: row.forecast !== null && !row.forecast.meets && !row.forecast.isShort,
    why,
    entry: {
      kind: 'target',
      id: row.id,
      name: row.name,
      tone,
      judgement: standingNames[row.standing],
      why,
      isBinding: row.nature === 'binding',
      progress: row.progress,
      elapsed: row.elapsed,
      body: row.body?.name ?? null,
      href: addressOfTarget(row),
    },
  }
}

/** Characters of a commitment's sentence that name it in a list. */
const NAME_LENGTH = 48
export const shortened = (text: string): string =>
  text.length <= NAME_LENGTH ? text : `${text.slice(0, NAME_LENGTH - 1)}…`

function watchedCommitment(row: CommitmentRow): Entry {
  const tone = commitmentTones[row.standing]
  const name = shortened(row.text)
  return {
    kind: 'commitment',
    id: row.id,
    name,
    tone,
    isBlocked: row.standing === 'blocked',
    daysOverdue: row.daysOverdue,
    supervision: row.supervision,
    why: row.reason,
    entry: {
      kind: 'commitment',
      id: row.id,
      name: { zh: name, en: name },
      tone,
      judgement: row.standingWords,
      why: row.reason,
      isBinding: false,
      progress: row.progress.reached,
      elapsed: row.progress.expected,
      body: row.lead?.name ?? null,
      href: addressOfCommitment(row),
    },
  }
}

/** The overview of a plan from what the engines say of it. */
export function overviewOf(given: {
  readonly division: string
  readonly on: string
  readonly found: PlanInForce
  readonly outline: readonly OutlineNode[]
  readonly targets: readonly TargetRow[]
  readonly commitments: readonly CommitmentRow[]
  readonly settings: PictureSettings
  readonly isSimulated: boolean
}): Overview {
  const { division, on, found, outline, targets, settings } = given
  const { plan, version } = found
  // What a later text left out is no longer part of the picture.
  const commitments = given.commitments.filter(({ isEnded }) => !isEnded)
  const held: readonly Held[] = [
    ...targets.map(
      (row): Held => ({
        kind: 'target',
        id: row.id,
        line: row.line,
        tone: standingLooks[row.standing].tone,
        isBinding: row.nature === 'binding',
      }),
    ),
    ...commitments.map(
      (row): Held => ({
        kind: 'commitment',
        id: row.id,
        line: row.line,
        tone: commitmentTones[row.standing],
        isBinding: false,
      }),
    ),
  ]
  const attention = attentionOf([...targets.map(watchedTarget), ...commitments.map(watchedCommitment)])
  return {
    division,
    on,
    plan: {
      id: plan.id,
      title: plan.title,
      period: plan.from === null || plan.to === null ? null : `${plan.from}/${plan.to}`,
      version: version.number,
      effectiveFrom: version.effectiveFrom,
    },
    elapsed: plan.from === null || plan.to === null ? null : elapsedOn(on, plan.from, plan.to),
    picture: pictureOf(plan.title, outline, held, settings),
    targets: targets.map(briefOf),
    commitments: {
      total: commitments.length,
      counts: COMMITMENT_STANDINGS.map((standing) => ({
        standing,
        words: commitmentStandingNames[standing],
        tone: commitmentTones[standing],
        count: commitments.filter((row) => row.standing === standing).length,
      })).filter(({ count }) => count > 0),
    },
    attention: attention.slice(0, ATTENTION_AT_MOST).map(({ entry }) => entry),
    attentionTotal: attention.length,
    isSimulated: given.isSimulated,
  }
}
