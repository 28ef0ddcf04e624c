import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { numberText } from '../../../ui/format.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { Reach, ReachRow } from '../answers.ts'
import { REACH, registerAddress, usePolicyNews } from './looks.tsx'
import { useWords } from './words.ts'
import './policies.css'

const PATHS = [REACH]

/** A share as text; '—' where there is nothing to be shared. */
const shareText = (part: number, whole: number) => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`)

/** 触达率: of the firms that have come to qualify, who was told, has looked, has claimed and was paid; each number opens its records. */
export default function ReachPage() {
  const words = useWords()
  const { reach } = words
  const session = useSession()
  const navigate = useNavigate()
  const forget = useForget()
  const answer = useAnswer<Reach>(REACH, { division: session.division })
  const { attempt, problem, isBusy } = useTrying()
  usePolicyNews(PATHS)
  const columns = useMemo((): readonly Column<ReachRow>[] => {
    const count = (key: 'entitled' | 'told' | 'reached' | 'claimed' | 'paid' | 'untold'): Column<ReachRow> => ({
      key,
      title: reach[key],
      width: 110,
      align: 'end',
      value: (row) => row[key],
    })
    const share = (key: 'told' | 'reached' | 'claimed', title: string): Column<ReachRow> => ({
      key: `${key}-share`,
      title,
      width: 110,
      align: 'end',
      value: (row) => (row.entitled === 0 ? null : row[key] / row.entitled),
      cell: (row) => shareText(row[key], row.entitled),
    })
    return [
      { key: 'title', title: words.clause, width: 220, isFixed: true, value: (row) => row.title },
      { key: 'policy', title: words.policy, width: 230, filters: true, value: (row) => row.policyTitle },
      { key: 'mode', title: words.mode, width: 110, filters: true, value: (row) => words.modes[row.mode] },
      count('entitled'),
      count('told'),
      share('told', reach.toldShare),
      count('reached'),
      share('reached', reach.reachShare),
      count('claimed'),
      share('claimed', reach.claimedShare),
      count('paid'),
      count('untold'),
    ]
  }, [words, reach])
  const find = (division: string) =>
    attempt(async () => {
      const { found, told } = await api.send<{ found: number; told: number }>('POST', '/api/v1/policies/tellings', {
        division,
      })
      toast(reach.told2(found, told))
      await forget([REACH])
    })
  return (
    <Page
      title={reach.title}
      back={{ to: '/policies', title: words.back }}
      note={
        <>
          {answer.data !== undefined && reach.year(answer.data.year)}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        <>
          {answer.data?.mayTell === true && (
            <button
              type="button"
              className="button is-primary"
              disabled={isBusy}
              onClick={() => void find(answer.data?.division ?? '')}
            >
              {reach.find}
            </button>
          )}
          <Link className="button" to={registerAddress('policy-told')}>
            {reach.records}
          </Link>
        </>
      }
    >
      {problem !== null && <Problem of={problem} />}
      <Panel>
        <p>{reach.text}</p>
      </Panel>
      <Answer of={answer}>
        {({ rows }) => (
          <>
            <Steps rows={rows} />
            <DataTable
              id="policy-reach"
              label={reach.title}
              rows={rows}
              rowKey={({ clause }) => clause}
              columns={columns}
              onOpen={({ clause }) => navigate(recordsOf(`clause.id == "${clause}"`))}
              card={(row) => (
                <div className="policies-card">
                  <b>{row.title}</b>
                  <span className="muted">{row.policyTitle}</span>
                  <span>
                    {reach.entitled} {numberText(row.entitled)} · {reach.reachShare}{' '}
                    {shareText(row.reached, row.entitled)} · {reach.claimedShare} {shareText(row.claimed, row.entitled)}
                  </span>
                </div>
              )}
              empty={<Empty title={reach.none}>{reach.noneText}</Empty>}
            />
          </>
        )}
      </Answer>
    </Page>
  )
}

const recordsOf = (where: string) => `${registerAddress('policy-told')}?where=${encodeURIComponent(where)}`

/** All clauses together, step by step; each step opens the records that it counts. */
function Steps({ rows }: { readonly rows: readonly ReachRow[] }) {
  const { reach } = useWords()
  const sum = (key: 'entitled' | 'told' | 'reached' | 'claimed' | 'untold') =>
    rows.reduce((total, row) => total + row[key], 0)
  const whole = sum('entitled')
  if (whole === 0) return null
  const steps = [
    ['entitled', 'state != "over"'],
    ['told', 'state != "over" && (has(told_on) || state == "claimed")'],
    ['reached', 'state != "over" && (has(opened_on) || state == "claimed" || told_how in ["phone", "visit"])'],
    ['claimed', 'state == "claimed"'],
    ['untold', 'state == "standing" && !has(told_on)'],
  ] as const
  return (
    <Panel title={reach.all}>
      <ul className="policies-states">
        {steps.map(([key, where]) => (
          <li key={key}>
            <Link to={recordsOf(where)}>
              {reach[key]} <b>{numberText(sum(key))}</b> {key !== 'entitled' && shareText(sum(key), whole)}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
