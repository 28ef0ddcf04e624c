import { useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { Tone } from '../../../model/standing.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { momentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { VERDICTS, type Verdict } from '../alignment.ts'
import type { AlignmentAnswer } from '../alignment-answers.ts'
import type { PlanAnswer, PlanList } from '../answers.ts'
import { AlignmentDialog } from './AlignmentDialog.tsx'
import { useWords } from './words.ts'
import './plans.css'

type Line = AlignmentAnswer['lines'][number]

const LOOKS: Readonly<Record<Verdict, { readonly tone: Tone; readonly shape: string }>> = {
  taken: { tone: 'good', shape: '●' },
  weaker: { tone: 'poor', shape: '▼' },
  missing: { tone: 'bad', shape: '✕' },
  'not-applicable': { tone: 'none', shape: '○' },
}

/** 规划衔接: what another plan asks, where this one takes it up, and what people said about it. */
export default function AlignmentPage() {
  const words = useWords()
  const { id = '' } = useParams()
  const session = useSession()
  const [search, setSearch] = useSearchParams()
  const plans = useAnswer<PlanList>('/api/v1/plans', { division: session.division })
  const others = (plans.data?.plans ?? []).filter(
    (one) => one.kind !== 'outline' && one.id !== id && one.inForce !== null,
  )
  const upper = others.find((one) => one.id === search.get('with')) ?? firstOf(others)
  const own = plans.data?.plans.find((one) => one.id === id)
  return (
    <Page
      title={words.alignment.title}
      note={own?.title}
      back={{ to: `/plans/${id}`, title: own?.title ?? words.list.title }}
      tools={
        upper !== null && (
          <label className="plan-field">
            <span>{words.alignment.upper}</span>
            <select
              value={upper.id}
              onChange={(event) =>
                setSearch((now) => {
                  const next = new URLSearchParams(now)
                  next.set('with', event.target.value)
                  return next
                })
              }
            >
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {words.kinds[one.kind]}：{one.title}
                </option>
              ))}
            </select>
          </label>
        )
      }
    >
      <Answer
        of={plans}
        isEmpty={() => upper === null}
        empty={<Empty title={words.alignment.noPlans}>{words.alignment.noPlansTodo}</Empty>}
      >
        {() => upper !== null && <Lines key={upper.id} own={id} upper={upper.id} />}
      </Answer>
    </Page>
  )
}

const firstOf = (plans: readonly PlanAnswer[]) => plans.find(({ kind }) => kind === 'upper') ?? plans[0] ?? null

function Lines({ own, upper }: { readonly own: string; readonly upper: string }) {
  const words = useWords()
  const say = useSay()
  const language = useLanguage()
  const session = useSession()
  const forget = useForget()
  const [only, setOnly] = useState<Verdict | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const path = `/api/v1/plans/${session.division}/${own}/alignment`
  const answer = useAnswer<AlignmentAnswer>(path, { with: upper })
  const save = async () => {
    try {
      await api.download(`${path}/workbook`, { with: upper })
    } catch (error) {
      if (error instanceof ApiProblem) toast(say(error.detail), { tone: 'wrong' })
      else throw error
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` follows `language`
  const columns = useMemo((): readonly Column<Line>[] => {
    const sentence = (side: Line['own']) =>
      side === null ? '—' : `${side.sentence}（${words.alignment.line(side.line)}）`
    return [
      {
        key: 'verdict',
        title: words.alignment.verdict,
        width: 100,
        value: ({ stands }) => words.alignment.verdicts[stands],
        cell: ({ stands }) => <Mark {...LOOKS[stands]}>{words.alignment.verdicts[stands]}</Mark>,
        filters: true,
      },
      { key: 'asks', title: words.alignment.asks, width: 180, value: ({ upper: asked }) => asked.words, wraps: true },
      {
        key: 'asksText',
        title: words.alignment.asksText,
        width: 280,
        value: ({ upper: asked }) => sentence(asked),
        wraps: true,
      },
      { key: 'takes', title: words.alignment.takes, width: 180, value: (line) => line.own?.words ?? '—', wraps: true },
      {
        key: 'takesText',
        title: words.alignment.takesText,
        width: 280,
        value: (line) => sentence(line.own),
        wraps: true,
      },
      {
        key: 'computed',
        title: words.alignment.computed,
        width: 120,
        value: ({ uptake }) => words.alignment.uptakes[uptake],
        filters: true,
        wraps: true,
      },
      { key: 'why', title: words.alignment.why, width: 200, value: ({ reason }) => say(reason), wraps: true },
      {
        key: 'person',
        title: words.alignment.person,
        width: 180,
        value: ({ decision, isDecided }) =>
          decision === null
            ? words.alignment.undecided
            : [
                isDecided ? '' : `${words.alignment.outdated}（${words.alignment.verdicts[decision.verdict]}）`,
                decision.note,
                decision.reason,
                words.alignment.decidedBy(decision.byName, momentText(decision.at)),
              ]
                .filter((part) => part !== '')
                .join(' · '),
        wraps: true,
      },
    ]
  }, [words, language])
  return (
    <Answer of={answer}>
      {(found) => {
        const line = found.lines.find((one) => one.upper.id === opened)
        return (
          <>
            <div className="review-groups">
              <button
                type="button"
                className="button is-small"
                aria-pressed={only === null}
                onClick={() => setOnly(null)}
              >
                {words.alignment.all} {found.lines.length}
              </button>
              {VERDICTS.map((verdict) => (
                <button
                  key={verdict}
                  type="button"
                  className="button is-small"
                  aria-pressed={only === verdict}
                  onClick={() => setOnly(verdict)}
                >
                  <Mark {...LOOKS[verdict]}>{words.alignment.verdicts[verdict]}</Mark> {found.counts[verdict]}
                </button>
              ))}
              <button type="button" className="button is-small" onClick={() => void save()}>
                {words.alignment.export}
              </button>
            </div>
            <p className="muted">{words.alignment.versions(found.upper.version, found.own.version)}</p>
            <DataTable
              id="plan-alignment"
              label={words.alignment.title}
              rows={only === null ? found.lines : found.lines.filter(({ stands }) => stands === only)}
              columns={columns}
              rowKey={(one) => one.upper.id}
              onOpen={(one) => setOpened(one.upper.id)}
              empty={<Empty title={found.lines.length === 0 ? words.alignment.noLines : undefined} />}
              virtualFrom={1000}
            />
            {line !== undefined && (
              <AlignmentDialog
                key={`${line.upper.id}|${line.seq}`}
                path={path}
                answer={found}
                line={line}
                onClose={() => setOpened(null)}
                onChanged={() => void forget([path])}
              />
            )}
          </>
        )
      }}
    </Answer>
  )
}
