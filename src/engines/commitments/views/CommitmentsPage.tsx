import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { ProgressBar, SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { CommitmentList, CommitmentRow } from '../answers.ts'
import { COMMITMENT_STANDINGS, type CommitmentStanding, commitmentStandingNames } from '../standing.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { CommitmentMark, commitmentLooks } from './looks.tsx'
import { addressOfCommitment } from './origins.ts'
import { useWords } from './words.ts'
import './commitments.css'

const PATHS = ['/api/v1/commitments', '/api/v1/commitment-bodies']

/** 任务: what the plan promises, who does it, how it stands; divided, issued and followed from here. */
export default function CommitmentsPage() {
  const { list: words } = useWords()
  const say = useSay()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const forget = useForget()
  const [search, setSearch] = useSearchParams()
  const [issuing, setIssuing] = useState<readonly CommitmentRow[] | null>(null)
  const [isImporting, setImporting] = useState(false)
  const standing = search.get('standing')
  const query = {
    division: session.division,
    plan: search.get('plan') ?? plan.id,
    on: plan.asOf,
    body: search.get('body'),
    supervised: search.get('supervised') === 'true' ? true : null,
    waiting: search.get('waiting') === 'true' ? true : null,
    take: 5000,
  }
  const answer = useAnswer<CommitmentList>('/api/v1/commitments', query, { keepsLast: true })
  useLive('commitments', PATHS)
  const mayDivide = session.may('commitments.divide')
  const choose = (key: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(key)
    else next.set(key, value)
    setSearch(next, { replace: true })
  }
  const download = async (path: string) => {
    try {
      toast(words.exported(await api.download(path, { division: session.division, plan: query.plan })))
    } catch (error) {
      if (error instanceof ApiProblem) toast(say(error.detail), { tone: 'wrong' })
      else throw error
    }
  }
  const takeSuggestions = async (rows: readonly CommitmentRow[], clear: () => void) => {
    const open = rows.filter(({ lead, suggestion }) => lead === null && suggestion?.body != null)
    if (open.length === 0) return toast(words.noSuggestion, { tone: 'wrong' })
    let taken = 0
    try {
      for (const row of open) {
        await api.send('PUT', `/api/v1/commitments/${row.division}/${row.id}/work`, {
          revision: row.revision,
          work: {
            lead: row.suggestion?.body?.id ?? null,
            supports: row.supports.map(({ id }) => id).filter((id) => id !== row.suggestion?.body?.id),
            goal: row.goal,
            dueOn: row.dueOn,
          },
          reason: '',
        })
        taken++
      }
      clear()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    } finally {
      if (taken > 0) toast(words.taken(taken))
      await forget(PATHS)
    }
  }

  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          {mayDivide && (
            <>
              <button
                type="button"
                className="button"
                onClick={() => void download('/api/v1/commitment-workbooks/division')}
              >
                {words.exportSheet}
              </button>
              <button type="button" className="button" onClick={() => setImporting(true)}>
                {words.importSheet}
              </button>
            </>
          )}
          <button
            type="button"
            className="button"
            onClick={() => void download('/api/v1/commitment-workbooks/progress')}
          >
            {words.exportProgress}
          </button>
        </>
      }
      tools={
        <Answer of={answer}>
          {({ counts }) => (
            <StandingTabs counts={counts} chosen={standing} onChoose={(value) => choose('standing', value)} />
          )}
        </Answer>
      }
    >
      <Answer of={answer}>
        {(list) => {
          const rows = standing === null ? list.rows : list.rows.filter((row) => row.standing === standing)
          return (
            <DataTable
              id="commitments"
              label={words.label}
              rows={rows}
              rowKey={({ id }) => id}
              columns={columnsOf(words, say)}
              onOpen={(row) => navigate(addressOfCommitment(row))}
              tools={
                <>
                  <Toggle
                    label={words.onlySupervised}
                    isOn={search.get('supervised') === 'true'}
                    onChange={(is) => choose('supervised', is ? 'true' : null)}
                  />
                  <Toggle
                    label={words.onlyWaiting}
                    isOn={search.get('waiting') === 'true'}
                    onChange={(is) => choose('waiting', is ? 'true' : null)}
                  />
                </>
              }
              {...(mayDivide
                ? {
                    bulk: (chosen: readonly CommitmentRow[], clear: () => void) => (
                      <>
                        <button
                          type="button"
                          className="button is-small"
                          onClick={() => void takeSuggestions(chosen, clear)}
                        >
                          {words.takeSuggestions}
                        </button>
                        <button type="button" className="button is-small is-primary" onClick={() => setIssuing(chosen)}>
                          {words.issue}
                        </button>
                      </>
                    ),
                  }
                : {})}
              empty={
                <Empty
                  title={words.empty}
                  actions={
                    <Link className="button" to="/plans">
                      {words.toPlans}
                    </Link>
                  }
                >
                  {words.emptyTodo}
                </Empty>
              }
              card={(row) => <Card row={row} />}
            />
          )
        }}
      </Answer>
      {issuing !== null && (
        <IssueDialog
          rows={issuing}
          onClose={() => setIssuing(null)}
          onIssued={(issued) => {
            setIssuing(null)
            toast(words.issued(issued))
            void forget(PATHS)
          }}
        />
      )}
      {isImporting && (
        <ImportDialog
          plan={query.plan}
          onClose={() => setImporting(false)}
          onSaved={() => {
            setImporting(false)
            void forget(PATHS)
          }}
        />
      )}
    </Page>
  )
}

function StandingTabs({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: Readonly<Record<string, number>>
  readonly chosen: string | null
  readonly onChoose: (standing: CommitmentStanding | null) => void
}) {
  const { list: words } = useWords()
  const say = useSay()
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return (
    <div className="standing-tabs" role="tablist" aria-label={words.standing}>
      <button type="button" role="tab" aria-selected={chosen === null} onClick={() => onChoose(null)}>
        {words.all} <b>{total}</b>
      </button>
      {COMMITMENT_STANDINGS.filter((standing) => (counts[standing] ?? 0) > 0 || chosen === standing).map((standing) => (
        <button
          key={standing}
          type="button"
          role="tab"
          aria-selected={chosen === standing}
          className={`is-${commitmentLooks[standing].tone}`}
          onClick={() => onChoose(chosen === standing ? null : standing)}
        >
          <i aria-hidden="true">{commitmentLooks[standing].shape}</i> {say(commitmentStandingNames[standing])}{' '}
          <b>{counts[standing] ?? 0}</b>
        </button>
      ))}
    </div>
  )
}

function Toggle({
  label,
  isOn,
  onChange,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (is: boolean) => void
}) {
  return (
    <label className="toggle">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}

function columnsOf(
  words: ReturnType<typeof useWords>['list'],
  say: ReturnType<typeof useSay>,
): readonly Column<CommitmentRow>[] {
  return [
    { key: 'line', title: words.line, width: 56, align: 'end', value: (row) => row.line },
    { key: 'chapter', title: words.chapter, width: 140, filters: true, isHidden: true, value: (row) => row.chapter },
    {
      key: 'text',
      title: words.text,
      width: 360,
      isFixed: true,
      sorts: false,
      value: (row) => row.text.replace(/\s+/g, ''),
    },
    {
      key: 'standing',
      title: words.standing,
      width: 108,
      value: (row) => COMMITMENT_STANDINGS.indexOf(row.standing),
      cell: (row) => <CommitmentMark standing={row.standing} />,
    },
    {
      key: 'lead',
      title: words.lead,
      width: 210,
      filters: true,
      value: (row) => row.lead?.name ?? null,
      cell: (row) =>
        row.lead?.name ??
        (row.suggestion === null ? (
          '—'
        ) : (
          <span className="muted" title={row.suggestion.because}>
            {words.suggested(row.suggestion.body?.name ?? row.suggestion.words)}
          </span>
        )),
    },
    {
      key: 'supports',
      title: words.supports,
      width: 170,
      value: (row) => row.supports.map(({ name }) => name).join('、') || null,
    },
    { key: 'goal', title: words.goal, width: 180, isHidden: true, value: (row) => row.goal || null },
    { key: 'due', title: words.due, width: 108, value: (row) => row.dueOn },
    { key: 'next', title: words.next, width: 108, value: (row) => row.nextDue },
    {
      key: 'progress',
      title: words.progress,
      width: 150,
      value: (row) => row.progress.reached,
      cell: (row) => (
        <ProgressBar
          share={row.progress.reached}
          elapsed={row.progress.expected}
          tone={row.standing === 'overdue' ? 'bad' : row.standing === 'due-soon' ? 'fair' : 'good'}
        />
      ),
    },
    {
      key: 'overdue',
      title: words.overdue,
      unit: words.days,
      width: 84,
      align: 'end',
      value: (row) => row.daysOverdue || null,
    },
    {
      key: 'supervised',
      title: words.supervised,
      width: 84,
      filters: true,
      value: (row) => (row.supervision === null ? null : words.level(row.supervision)),
    },
    { key: 'waiting', title: words.waiting, width: 96, align: 'end', value: (row) => row.waiting || null },
    { key: 'reason', title: words.reason, width: 240, sorts: false, value: (row) => say(row.reason) },
  ]
}

function Card({ row }: { readonly row: CommitmentRow }) {
  const say = useSay()
  return (
    <div className="commitment-card">
      <CommitmentMark standing={row.standing} />
      <b>{row.text.replace(/\s+/g, '')}</b>
      <span className="muted">
        {row.lead?.name ?? '—'} · {say(row.reason)}
      </span>
    </div>
  )
}
