import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { MineAnswer } from '../answers.ts'
import { firmAddress } from './looks.tsx'
import { useWords } from './words.ts'
import './policies.css'

/** 我的政策: the firms that a person acts for, each with what policies give it. */
export default function MinePage() {
  const words = useWords()
  const session = useSession()
  const answer = useAnswer<MineAnswer>('/api/v1/policies/mine', { division: session.division })
  return (
    <Page title={words.mine} note={session.isSimulated && <SimulatedMark />} width="text">
      <Answer
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={words.mineNone}>{words.mineNoneText}</Empty>}
      >
        {({ rows, division }) => (
          <Panel>
            <ul>
              {rows.map(({ id, name }) => (
                <li key={id}>
                  <Link to={firmAddress(division, id)}>{name}</Link>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Answer>
    </Page>
  )
}
