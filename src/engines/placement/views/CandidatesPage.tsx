import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { Page } from '../../../ui/Page.tsx'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { Candidate, VacancyAnswer } from '../answers.ts'
import { Card, firstOf, type Nearness, NearnessTabs, recordAddress, SYSTEM, VacancyNote } from './looks.tsx'
import { useWords } from './words.ts'
import './placement.css'

/** Candidates for a firm's own vacancy: people who agreed to be shown, without name, contact and home. */
export default function CandidatesPage() {
  const words = useWords()
  const { division = '', id = '' } = useParams()
  const [chosen, setChosen] = useState<Nearness | null>(null)
  const path = `/api/v1/placement/firm/${division}/${id}`
  const answer = useAnswer<VacancyAnswer>(path)
  return (
    <Page
      title={answer.data?.vacancy.title ?? words.firm}
      note={<VacancyNote answer={answer.data} />}
      back={{ to: '/placement/firm', title: words.firm }}
      actions={
        <>
          <Link className="button" to={recordAddress('vacancy', division, id)}>
            {words.vacancy.record}
          </Link>
          <Link className="button" to={`${SYSTEM}/job-referral`}>
            {words.candidates.referrals}
          </Link>
        </>
      }
    >
      <p className="placement-note">{words.candidates.about}</p>
      <Answer of={answer}>
        {({ totals, rows }) => {
          const nearness = chosen ?? firstOf(totals)
          const listed = rows.filter((row) => row.nearness === nearness)
          return (
            <>
              <NearnessTabs totals={totals} chosen={nearness} onChoose={setChosen} />
              {listed.length === 0 ? (
                <Empty title={words.candidates.none}>{words.candidates.noneHint}</Empty>
              ) : (
                <ul className="placement-list">
                  {listed.map((row) => (
                    <CandidateCard key={row.id} row={row} path={path} />
                  ))}
                </ul>
              )}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function CandidateCard({ row, path }: { readonly row: Candidate; readonly path: string }) {
  const words = useWords()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const ask = () =>
    attempt(async () => {
      await api.send('POST', `${path}/proposals`, { candidate: row.id })
      await forget(['/api/v1/placement'])
      toast(words.candidates.asked)
    })
  return (
    <Card
      title={words.candidates.called(row.called)}
      note=""
      nearness={row.nearness}
      criteria={row.criteria}
      actions={
        row.referral !== null ? (
          <span>
            {words.candidates.waiting} · {words.states[row.referral.state] ?? row.referral.state}
          </span>
        ) : (
          <button type="button" className="button is-primary is-small" disabled={isBusy} onClick={() => void ask()}>
            {words.candidates.ask}
          </button>
        )
      }
    >
      {problem !== null && <Problem of={problem} />}
    </Card>
  )
}
