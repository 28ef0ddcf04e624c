import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { firmAddress } from './looks.tsx'
import { useWords } from './words.ts'
import './gradient.css'

interface Mine {
  readonly division: string
  readonly rows: readonly { readonly id: string; readonly name: string }[]
}

/** The firms that a person acts for: each opens to its own page, and to nothing else. */
export default function MinePage() {
  const words = useWords()
  const session = useSession()
  const answer = useAnswer<Mine>('/api/v1/gradient/mine', { division: session.division })
  return (
    <Page title={words.mine} note={session.isSimulated && <SimulatedMark />} width="text">
      <Answer
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={words.firm.none}>{words.firm.noneHint}</Empty>}
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
