import type { Origin } from '../../../model/origin.ts'
import type { BodyLoad, CommitmentPage, CommitmentRow } from '../answers.ts'

export const addressOfCommitment = ({ division, id }: Pick<CommitmentRow, 'division' | 'id'>) =>
  `/tasks/${division}/${id}`

/** A share of progress, unfolded into the milestones and the reports that it rests on. */
export function progressOrigin(page: CommitmentPage): Origin {
  const reports = new Map(page.reports.map((report) => [report.id, report]))
  const total = page.milestoneList.reduce((sum, { weight }) => sum + weight, 0)
  const reached = page.milestoneList.filter(({ state }) => state === 'reached')
  const sum = reached.reduce((part, { weight }) => part + weight, 0)
  return {
    kind: 'computed',
    name: { zh: '进度', en: 'Progress' },
    formula: 'P = Σw(已确认) ÷ Σw',
    worked: total === 0 ? null : `${sum} ÷ ${total}`,
    rule: 'CP1',
    parts: page.milestoneList.map(({ title, weight, state, dueOn, report }) => {
      const found = report === null ? undefined : reports.get(report)
      return {
        name: {
          zh: `${title}${state === 'reached' ? '（计入）' : ''}`,
          en: `${title}${state === 'reached' ? ' (counts)' : ''}`,
        },
        value: weight,
        period: dueOn,
        origin: found === undefined ? null : reportOrigin(found),
      }
    }),
  }
}

const reportOrigin = (report: CommitmentPage['reports'][number]): Origin => ({
  kind: 'submitted',
  body: report.body.name,
  person: report.by,
  at: report.at,
  period: report.doneOn ?? report.at.slice(0, 10),
  approvals: report.steps
    .filter(({ state }) => state === 'endorsed' || state === 'accepted')
    .map(({ state, by, at }) => ({
      step: state === 'endorsed' ? { zh: '本单位审核', en: 'Endorsed' } : { zh: '发改确认', en: 'Accepted' },
      person: by,
      at,
    })),
  note: report.text,
})

/** The share that a body has finished, with the list behind both of its parts. */
export const finishedOrigin = (load: BodyLoad, plan: string | null): Origin => {
  const list = (standing: string | null) =>
    `/tasks?body=${load.body.id}${standing === null ? '' : `&standing=${standing}`}${plan === null ? '' : `&plan=${plan}`}`
  const records = (zh: string, en: string, count: number, standing: string | null): Origin => ({
    kind: 'records',
    question: { zh, en },
    at: new Date().toISOString(),
    count,
    records: [],
    href: list(standing),
  })
  const finished = load.standings.finished ?? 0
  return {
    kind: 'computed',
    name: { zh: '完成率', en: 'Share finished' },
    formula: '已完成的牵头任务 ÷ 牵头任务',
    worked: `${finished} ÷ ${load.leads}`,
    parts: [
      {
        name: { zh: '已完成', en: 'Finished' },
        value: finished,
        origin: records('该单位牵头且已完成的任务', 'Led by it and finished', finished, 'finished'),
      },
      {
        name: { zh: '牵头', en: 'Led' },
        value: load.leads,
        origin: records('该单位牵头的任务', 'Led by it', load.leads, null),
      },
    ],
  }
}
