import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText } from '../../../ui/format.ts'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { VacancyAnswer } from '../answers.ts'
import { Card, firstOf, type Nearness, NearnessTabs, recordAddress, usePlacementNews, VacancyNote } from './looks.tsx'
import { useWords } from './words.ts'
import './placement.css'

/** One vacancy: how many people in the division fit, and those of the own station by masked name. */
export default function VacancyPage() {
  const words = useWords()
  const session = useSession()
  const { division = '', id = '' } = useParams()
  const [chosen, setChosen] = useState<Nearness | null>(null)
  usePlacementNews()
  const answer = useAnswer<VacancyAnswer>(`/api/v1/placement/vacancies/${division}/${id}`)
  return (
    <Page
      title={answer.data?.vacancy.title ?? words.vacancies}
      note={<VacancyNote answer={answer.data} />}
      back={{ to: '/placement/vacancies', title: words.vacancies }}
      actions={
        session.may('records.vacancy.read') ? (
          <Link className="button" to={recordAddress('vacancy', division, id)}>
            {words.vacancy.record}
          </Link>
        ) : undefined
      }
    >
      <Answer of={answer}>
        {({ totals, shown, rows }) => {
          const own = { fits: 0, open: 0, near: 0 }
          for (const row of rows) own[row.nearness]++
          const nearness = chosen ?? firstOf(own)
          const listed = rows.filter((row) => row.nearness === nearness)
          return (
            <>
              <Panel title={words.vacancy.totals}>
                <dl className="placement-figures">
                  {(['fits', 'open', 'near', 'all'] as const).map((key) => (
                    <div key={key}>
                      <dt>{words.nearness[key]}</dt>
                      <dd>{numberText(totals[key])}</dd>
                    </div>
                  ))}
                </dl>
              </Panel>
              {session.may('placement.people') && (
                <>
                  <p className="placement-note">{words.vacancy.mine(shown)}</p>
                  <NearnessTabs totals={own} chosen={nearness} onChoose={setChosen} />
                  {listed.length === 0 ? (
                    <Empty title={words.vacancy.nobody}>{words.vacancy.nobodyHint}</Empty>
                  ) : (
                    <ul className="placement-list">
                      {listed.map((row) => (
                        <Card
                          key={row.id}
                          title={<Link to={`/placement/people/${division}/${row.id}`}>{row.called}</Link>}
                          note={row.km === null ? '' : words.km(numberText(row.km, 1))}
                          nearness={row.nearness}
                          criteria={row.criteria}
                          actions={
                            row.referral === null ? null : (
                              <Link to={recordAddress('job-referral', division, row.referral.id)}>
                                {words.states[row.referral.state] ?? row.referral.state}
                              </Link>
                            )
                          }
                        />
                      ))}
                    </ul>
                  )}
                </>
              )}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}
