import { matchBody } from '../../platform/organisation/match-body.ts'
import type { BodyLoad, BodyLoads, CommitmentList, CommitmentPage, CommitmentRow, Filter } from './answers.ts'
import { factsOf, type StoredCommitment } from './commitments-store.ts'
import { type CommitmentStanding, commitmentStandingNames, judgeCommitment, type Setting } from './standing.ts'

/** A commitment as a row of the list: its text, who does it, how it stands and why. */
export function rowOf(commitment: StoredCommitment, setting: Setting): CommitmentRow {
  const { text, work, issue, milestones, reports, supervisions } = commitment
  const judged = judgeCommitment(factsOf(commitment), setting.on, setting.settings)
  const name = namer(setting)
  const open = supervisions.findLast(({ isOpen }) => isOpen)
  return {
    division: commitment.division,
    id: commitment.id,
    plan: commitment.plan,
    revision: commitment.revision,
    clause: text.clause,
    line: text.line,
    version: text.version,
    chapter: text.chapter,
    section: text.section,
    text: text.text,
    isEnded: commitment.isEnded,
    isVerifiable: text.is_verifiable,
    lead: work?.lead == null ? null : name(work.lead),
    supports: (work?.supports ?? []).map(name),
    suggestion:
      text.suggested_lead === null
        ? null
        : {
            words: text.suggested_lead,
            because: text.suggested_because ?? '',
            body: suggestedBody(text.suggested_lead, setting),
          },
    goal: work?.goal ?? '',
    dueOn: work?.dueOn ?? null,
    issue,
    standing: judged.standing,
    standingWords: commitmentStandingNames[judged.standing],
    reason: judged.reason,
    progress: {
      reached: judged.progress.reached,
      claimed: judged.progress.claimed,
      expected: judged.progress.expected,
    },
    milestones: milestones.length,
    waiting: reports.filter(({ state }) => state === 'submitted').length,
    daysOverdue: judged.daysOverdue,
    nextDue: judged.nextDue,
    supervision: open?.level ?? null,
  }
}

const suggestedBody = (words: string, { bodies, division }: Setting) => {
  const found = matchBody(words, bodies, division)
  return found === null ? null : { id: found.id, name: found.name }
}

function namer({ bodies }: Setting) {
  const names = new Map(bodies.map(({ id, name }) => [id, name]))
  return (id: string) => ({ id, name: names.get(id) ?? id })
}

/** The commitments that a filter leaves, sorted and cut, with counts by standing over all the other filters. */
export function listOf(commitments: readonly StoredCommitment[], filter: Filter, setting: Setting): CommitmentList {
  const words = filter.q?.trim().toLowerCase() ?? ''
  const rows = commitments
    .map((commitment) => rowOf(commitment, setting))
    .filter(
      (row) =>
        (filter.body === undefined ||
          row.lead?.id === filter.body ||
          row.supports.some(({ id }) => id === filter.body)) &&
        (filter.chapter === undefined || row.chapter === filter.chapter) &&
        (filter.supervised !== true || row.supervision !== null) &&
        (filter.waiting !== true || row.waiting > 0) &&
        (words === '' ||
          [row.text, row.section, row.goal, row.lead?.name ?? ''].some((text) => text.toLowerCase().includes(words))),
    )
  const counts: Record<string, number> = {}
  for (const { standing } of rows) counts[standing] = (counts[standing] ?? 0) + 1
  const chosen = rows
    .filter(({ standing }) => filter.standing === undefined || standing === filter.standing)
    .sort(comparing(filter.sort ?? 'line'))
  const skip = filter.skip ?? 0
  return { total: chosen.length, on: setting.on, counts, rows: chosen.slice(skip, skip + (filter.take ?? 200)) }
}

function comparing(sort: NonNullable<Filter['sort']>): (a: CommitmentRow, b: CommitmentRow) => number {
  const last = '9999-12-31'
  switch (sort) {
    case 'line':
      return (a, b) => a.line - b.line
    case 'due':
      return (a, b) => compare(a.nextDue ?? a.dueOn ?? last, b.nextDue ?? b.dueOn ?? last) || a.line - b.line
    case 'overdue':
      return (a, b) => b.daysOverdue - a.daysOverdue || a.line - b.line
    case 'progress':
      return (a, b) => (a.progress.reached ?? -1) - (b.progress.reached ?? -1) || a.line - b.line
    case 'lead':
      return (a, b) => (a.lead?.name ?? '\uffff').localeCompare(b.lead?.name ?? '\uffff', 'zh') || a.line - b.line
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Everything of one commitment, with every version of its text and of its division of work. */
export function pageOf(
  commitment: StoredCommitment,
  history: Pick<CommitmentPage, 'texts' | 'works'>,
  setting: Setting,
): CommitmentPage {
  const name = namer(setting)
  const { progress } = judgeCommitment(factsOf(commitment), setting.on, setting.settings)
  return {
    ...rowOf(commitment, setting),
    planYears: [commitment.text.plan_from, commitment.text.plan_to],
    documentNo: commitment.documentNo,
    acknowledgeBy: commitment.acknowledgeBy,
    objection: commitment.objection,
    milestoneList: progress.milestones.map(({ milestone, state, report, daysLate }) => ({
      ...milestone,
      state,
      daysLate,
      report,
    })),
    reports: commitment.reports.map(
      ({ id, milestone, body, says, doneOn, text, needs, by, at, state, isEndorsed, steps, proofs }) => ({
        id,
        milestone,
        body: name(body),
        says,
        doneOn,
        text,
        needs,
        by,
        at,
        state: isEndorsed ? 'endorsed' : state,
        steps: [...steps],
        proofs: [...proofs],
      }),
    ),
    supervisions: commitment.supervisions.map(({ commitment: _of, steps, ...supervision }) => ({
      ...supervision,
      steps: [...steps],
    })),
    ...history,
  }
}

/** How much each body carries and how it stands with it, the most overdue first. */
export function loadsOf(
  commitments: readonly StoredCommitment[],
  kinds: ReadonlyMap<string, string>,
  setting: Setting,
): BodyLoads {
  const rows = commitments.filter(({ isEnded }) => !isEnded).map((commitment) => rowOf(commitment, setting))
  const loads = new Map<string, BodyLoad>()
  const of = (body: { readonly id: string; readonly name: string }): BodyLoad => {
    const found = loads.get(body.id)
    if (found !== undefined) return found
    const load: BodyLoad = {
      body: { ...body, kind: kinds.get(body.id) ?? 'department' },
      leads: 0,
      supports: 0,
      standings: {},
      overdue: 0,
      daysOverdue: 0,
      supervised: 0,
      waiting: 0,
      finishedShare: null,
    }
    loads.set(body.id, load)
    return load
  }
  for (const row of rows) {
    for (const body of row.supports) of(body).supports++
    if (row.lead === null) continue
    const load = of(row.lead)
    load.leads++
    load.standings[row.standing] = (load.standings[row.standing] ?? 0) + 1
    load.waiting += row.waiting
    if (row.supervision !== null) load.supervised++
    if (row.standing === 'overdue') {
      load.overdue++
      load.daysOverdue = Math.max(load.daysOverdue, row.daysOverdue)
    }
  }
  const finished: CommitmentStanding = 'finished'
  for (const load of loads.values())
    load.finishedShare = load.leads === 0 ? null : (load.standings[finished] ?? 0) / load.leads
  return {
    on: setting.on,
    rows: [...loads.values()].sort(
      (a, b) => b.overdue - a.overdue || b.daysOverdue - a.daysOverdue || b.leads - a.leads,
    ),
  }
}
