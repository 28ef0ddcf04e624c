import { Link } from 'react-router'
import powerLists from '../../../systems/05-reform/power-lists.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { percentText } from '../../../ui/format.ts'
import { ProgressBar, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { Matches } from '../answers.ts'
import { useWords } from './words.ts'
import './duties.css'

/** 镇街权责匹配: of each subdistrict, how far powers stand behind its duties, and which duties have none. */
export default function MatchPage() {
  const words = useWords()
  const session = useSession()
  const plan = usePlan()
  const answer = useAnswer<Matches>('/api/v1/duties/match', { division: session.division, on: plan.asOf })
  const register = `/systems/${powerLists.id}/street-duty`
  const toRegister = (
    <Link className="button" to={register}>
      {words.toDuties}
    </Link>
  )
  return (
    <Page
      title={words.match}
      back={{ to: '/duties', title: words.title }}
      note={session.isSimulated && <SimulatedMark />}
      actions={toRegister}
    >
      <RegisterAnswer of={answer} system={powerLists}>
        {({ all, streets, division }) =>
          streets.length === 0 ? (
            <Empty title={words.noDuty} actions={toRegister}>
              {words.noDutyTodo}
            </Empty>
          ) : (
            <>
              <p>
                {words.all}: <b>{percentText(all.share)}</b> {words.count(all.matched, all.all)}{' '}
                <span className="muted">{words.matchAbout}</span>
              </p>
              <div className="duties-streets">
                {streets.map((street) => (
                  <Panel key={street.id} title={street.name} isName note={words.count(street.matched, street.all)}>
                    <ProgressBar
                      share={street.share}
                      tone={street.share === 1 ? 'good' : street.share >= 0.5 ? 'fair' : 'bad'}
                    />
                    {street.unmatched.length === 0 ? (
                      <p className="muted">{words.allMatched}</p>
                    ) : (
                      <>
                        <h3>{words.unmatched}</h3>
                        <ul>
                          {street.unmatched.map(({ id, name, source, departmentName, lapsed }) => (
                            <li key={id}>
                              <Link to={`${register}/${division}/${id}`} lang="zh">
                                {name}
                              </Link>{' '}
                              <span className="muted">
                                {words.source}: {source}
                                {departmentName !== null && ` · ${words.department}: ${departmentName}`}
                                {lapsed !== null && ` · ${words.lapsedItem(lapsed)}`}
                              </span>
                            </li>
                          ))}
                        </ul>
                      </>
                    )}
                  </Panel>
                ))}
              </div>
            </>
          )
        }
      </RegisterAnswer>
    </Page>
  )
}
