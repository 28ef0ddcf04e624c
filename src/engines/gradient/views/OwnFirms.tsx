import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'

interface Own {
  readonly division: string
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly news?: readonly { readonly title: string; readonly to: string }[]
  }[]
}

/** The firms that a person acts for: each opens to its own page, and to nothing else. */
export function OwnFirms({
  path,
  title,
  none,
  noneTodo,
  addressOf,
  newsText,
}: {
  /** Where the server lists them. */
  readonly path: string
  readonly title: string
  readonly none: string
  readonly noneTodo: string
  readonly addressOf: (division: string, id: string) => string
  /** What is said of something new that the server tells of a firm: its title and its last day. */
  readonly newsText?: (title: string, to: string) => string
}) {
  const session = useSession()
  const answer = useAnswer<Own>(path, { division: session.division })
  return (
    <Page title={title} note={session.isSimulated && <SimulatedMark />} width="text">
      <Answer of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty title={none}>{noneTodo}</Empty>}>
        {({ rows, division }) => (
          <Panel>
            <ul>
              {rows.map(({ id, name, news }) => (
                <li key={id}>
                  <Link to={addressOf(division, id)}>{name}</Link>
                  {newsText !== undefined && news !== undefined && news.length > 0 && (
                    <ul className="muted">
                      {news.map((one) => (
                        <li key={one.title}>{newsText(one.title, one.to)}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Answer>
    </Page>
  )
}
