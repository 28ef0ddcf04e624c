import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { claim } from '../../../systems/05-reform/policy-delivery/claim.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { numberText } from '../../../ui/format.ts'
import { ProgressBar, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { ClauseRow, DeskAnswer, FundRow } from '../answers.ts'
import { ClaimMark, clauseAddress, DESK, registerAddress, UNCLAIMED, usePolicyNews, yuanText } from './looks.tsx'
import { useWords } from './words.ts'
import './policies.css'

const PATHS = [DESK]

/** 政策直达: every clause in force against every firm, budgets, and where claims stand. */
export default function DeskPage() {
  const words = useWords()
  const session = useSession()
  const answer = useAnswer<DeskAnswer>(DESK, { division: session.division })
  usePolicyNews(PATHS)
  return (
    <Page
      title={words.desk}
      note={
        <>
          {answer.data !== undefined && words.asOf(answer.data.on, numberText(answer.data.firms))}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        <>
          {session.may('policies.write') && (
            <Link className="button is-primary" to="/policies/write">
              {words.write}
            </Link>
          )}
          <Link className="button" to="/policies/unclaimed">
            {words.toUnclaimed}
          </Link>
          <Link className="button" to="/policies/reach">
            {words.reach.title}
          </Link>
          <Link className="button" to={registerAddress('policy-claim')}>
            {words.toClaims}
          </Link>
          <Link className="button" to={registerAddress('policy')}>
            {words.toPolicies}
          </Link>
        </>
      }
    >
      <Answer of={answer}>{(desk) => <Desk desk={desk} />}</Answer>
    </Page>
  )
}

function Desk({ desk }: { readonly desk: DeskAnswer }) {
  const words = useWords()
  return (
    <>
      <Panel>
        <p>{words.how}</p>
        <Propose desk={desk} />
      </Panel>
      <Clauses desk={desk} />
      <Funds funds={desk.funds} />
      <States states={desk.states} />
    </>
  )
}

function Propose({ desk }: { readonly desk: DeskAnswer }) {
  const words = useWords()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  if (!desk.mayPropose || !desk.clauses.some(({ mode, isOpen }) => mode === 'auto' && isOpen)) return null
  const propose = async () => {
    if (!(await askConfirmation({ title: words.propose, text: words.proposeAsk, does: words.propose }))) return
    await attempt(async () => {
      const { made, skipped } = await api.send<{ made: number; skipped: number }>(
        'POST',
        '/api/v1/policies/proposals',
        {
          division: desk.division,
        },
      )
      toast(words.proposed(made, skipped))
      await forget([DESK, UNCLAIMED])
    })
  }
  return (
    <div className="policies-actions">
      <button type="button" className="button" disabled={isBusy} onClick={() => void propose()}>
        {words.propose}
      </button>
      {problem !== null && <Problem of={problem} />}
    </div>
  )
}

function Clauses({ desk }: { readonly desk: DeskAnswer }) {
  const words = useWords()
  const navigate = useNavigate()
  const columns = useMemo(
    (): readonly Column<ClauseRow>[] => [
      { key: 'title', title: words.clause, width: 230, isFixed: true, value: (row) => row.title },
      { key: 'policy', title: words.policy, width: 250, filters: true, value: (row) => row.policyTitle },
      { key: 'mode', title: words.mode, width: 110, filters: true, value: (row) => words.modes[row.mode] },
      {
        key: 'window',
        title: words.window,
        width: 190,
        value: (row) => row.from,
        cell: (row) => (row.isOpen ? `${row.from} — ${row.to}` : <span className="muted">{words.closed}</span>),
      },
      { key: 'yes', title: words.truths.true, width: 80, align: 'end', value: (row) => row.yes },
      { key: 'unknown', title: words.truths.unknown, width: 90, align: 'end', value: (row) => row.unknown },
      { key: 'no', title: words.truths.false, width: 90, align: 'end', value: (row) => row.no },
      { key: 'claims', title: words.claims, width: 110, align: 'end', value: (row) => row.claims },
      {
        key: 'paid',
        title: words.paid,
        unit: words.yuan,
        width: 120,
        align: 'end',
        value: (row) => Number(row.paidAmount),
        cell: (row) => yuanText(row.paidAmount),
      },
      { key: 'unclaimed', title: words.unclaimed, width: 130, align: 'end', value: (row) => row.unclaimed },
      {
        key: 'amount',
        title: words.unclaimedAmount,
        unit: words.yuan,
        width: 140,
        align: 'end',
        value: (row) => Number(row.unclaimedAmount),
        cell: (row) => yuanText(row.unclaimedAmount),
      },
    ],
    [words],
  )
  return (
    <DataTable
      id="policy-clauses"
      label={words.clauses}
      rows={desk.clauses}
      rowKey={({ id }) => id}
      columns={columns}
      onOpen={({ id }) => navigate(clauseAddress(desk.division, id))}
      card={(row) => (
        <div className="policies-card">
          <b>{row.title}</b>
          <span className="muted">
            {row.policyTitle} · {words.modes[row.mode]}
          </span>
          <span>
            {words.truths.true} {numberText(row.yes)} · {words.truths.unknown} {numberText(row.unknown)} ·{' '}
            {words.claims} {numberText(row.claims)}
          </span>
        </div>
      )}
      empty={<Empty title={words.noClauses}>{words.noClausesText}</Empty>}
    />
  )
}

function Funds({ funds }: { readonly funds: readonly FundRow[] }) {
  const words = useWords()
  return (
    <Panel title={words.funds}>
      {funds.length === 0 ? (
        <p className="muted">{words.noFunds}</p>
      ) : (
        <section className="policies-scroll" aria-label={words.funds}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.policy}</th>
                {[words.allotted, words.reserved, words.spent, words.left].map((head) => (
                  <th key={head} scope="col" className="policies-number">
                    {head}（{words.yuan}）
                  </th>
                ))}
                <th scope="col">{words.spent}</th>
              </tr>
            </thead>
            <tbody>
              {funds.map((fund) => (
                <tr key={fund.policy}>
                  <th scope="row">
                    {fund.title === '' ? (
                      fund.policy
                    ) : (
                      <Link
                        to={`${registerAddress('policy-budget')}?where=${encodeURIComponent(`policy.id == "${fund.policy}"`)}`}
                      >
                        {fund.title}
                      </Link>
                    )}
                  </th>
                  {[fund.allotted, fund.reserved, fund.paid, fund.left].map((amount, i) => (
                    // The four amounts stand in one order.
                    <td key={['a', 'r', 'p', 'l'][i]} className="policies-number">
                      {yuanText(amount)}
                    </td>
                  ))}
                  <td>
                    <ProgressBar
                      tone="good"
                      share={Number(fund.allotted) === 0 ? null : Number(fund.paid) / Number(fund.allotted)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  )
}

function States({ states }: { readonly states: DeskAnswer['states'] }) {
  const words = useWords()
  const known = Object.keys(claim.lifecycle?.states ?? {}).filter((state) => (states[state] ?? 0) > 0)
  return (
    <Panel title={words.states}>
      {known.length === 0 ? (
        <p className="muted">{words.noClaims}</p>
      ) : (
        <ul className="policies-states">
          {known.map((state) => (
            <li key={state}>
              <Link to={`${registerAddress('policy-claim')}?where=${encodeURIComponent(`state == "${state}"`)}`}>
                <ClaimMark state={state} /> {numberText(states[state] ?? 0)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
