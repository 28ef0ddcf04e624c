import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { addressOfRecord } from '../../registers/views/declared.ts'
import type { OwnAnswer } from '../answers.ts'
import { OrderTable } from './OrderTable.tsx'
import { useWords } from './words.ts'
import './chains.css'

/** 配套订单: a firm's representative sees its own, the office all by their band. */
export default function OrdersPage() {
  const words = useWords()
  const session = useSession()
  return (
    <Page
      title={words.order.title}
      note={session.isSimulated && <SimulatedMark />}
      {...(session.may('chains.read') ? { back: { to: '/chains', title: words.title } } : {})}
    >
      {session.may('chains.own') && <Own division={session.division} />}
      <Panel>
        <p className="muted">{words.order.about}</p>
        <OrderTable division={session.division} />
      </Panel>
    </Page>
  )
}

/** Where one's firms stand on chains, to be looked over and confirmed. */
function Own({ division }: { readonly division: string }) {
  const words = useWords()
  const answer = useAnswer<OwnAnswer>('/api/v1/chains/mine', { division })
  return (
    <Panel title={words.order.own}>
      <Answer
        of={answer}
        isEmpty={({ firms }) => firms.length === 0}
        empty={<Empty title={words.order.ownNone}>{words.order.ownNoneText}</Empty>}
      >
        {({ firms, placements }) => (
          <ul className="chain-list">
            {firms.map((firm) => (
              <li key={firm.id}>
                <b>{firm.name}</b>
                <ul className="chain-list">
                  {placements
                    .filter((one) => one.firm === firm.id)
                    .map((one) => (
                      <li key={one.id} className="chain-card-line">
                        <Link to={addressOfRecord('chain-firm', division, one.id) ?? '#'}>
                          {one.nodeName} · {one.chainName}
                        </Link>
                        <Mark
                          tone={one.state === 'confirmed' ? 'good' : 'fair'}
                          shape={one.state === 'confirmed' ? '✓' : '?'}
                        >
                          {one.state === 'confirmed' ? words.order.ownConfirmed : words.order.stated}
                        </Mark>
                      </li>
                    ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Panel>
  )
}
