import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'

interface Own {
  readonly division: string
  readonly rows: readonly { readonly id: string; readonly name: string }[]
}

/** The firms that a person acts for: each opens to its own page, and to nothing else. */
export function OwnFirms({
  path,
  title,
  none,
  noneTodo,
  addressOf,
}: {
  /** Where the server lists them. */
  readonly path: string
  readonly title: string
  readonly none: string
  readonly noneTodo: string
  readonly addressOf: (division: string, id: string) => string
}) {
  const session = useSession()
  const answer = useAnswer<Own>(path, { division: session.division })
  return (
    <Page title={title} note={session.isSimulated && <SimulatedMark />} width="text">
      <Answer of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty title={none}>{noneTodo}</Empty>}>
        {({ rows, division }) => (
          <Panel>
            <ul>
              {rows.map(({ id, name }) => (
                <li key={id}>
                  <Link to={addressOf(division, id)}>{name}</Link>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Answer>
    </Page>
  )
}
