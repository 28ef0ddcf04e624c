import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { addressOfList, findType } from '../../registers/views/declared.ts'
import type { ChainList } from '../answers.ts'
import { StatesBar, SupplyLine } from './figures.tsx'
import { chainAddress, SupplyText } from './looks.tsx'
import { useWords } from './words.ts'
import './chains.css'

const PATHS = ['/api/v1/chains']

/** Address of the list of a declared type; nowhere where it is not declared. */
const listOf = (type: string) => {
  const declared = findType(type)
  return declared === undefined ? null : addressOfList(declared)
}

/** 产业链: every chain of the division with where it stands. */
export default function ChainsPage() {
  const words = useWords()
  const session = useSession()
  const answer = useAnswer<ChainList>('/api/v1/chains', { division: session.division })
  useLive('chain-orders', PATHS)
  const list = listOf('industry-chain')
  const actions = (
    <>
      <Link className="button" to="/chains/orders">
        {words.orders}
      </Link>
      {list !== null && session.may('records.industry-chain.create') && (
        <Link className="button is-primary" to={`${list}/new`}>
          {words.newChain}
        </Link>
      )}
    </>
  )
  return (
    <Page title={words.title} note={session.isSimulated && <SimulatedMark />} actions={actions}>
      <Answer
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <Empty title={words.empty} actions={actions}>
            {words.emptyText}
          </Empty>
        }
      >
        {({ division, rows, supply }) => (
          <>
            <Panel title={words.whole}>
              <SupplyLine of={supply} />
            </Panel>
            <div className="chain-cards">
              {rows.map((row) => (
                <Link key={row.id} className="chain-card" to={chainAddress(division, row.id)}>
                  <h2 lang="zh">{row.name}</h2>
                  <span className="chain-card-line muted">
                    <span lang="zh">{words.chief(row.chiefPost ?? words.noChief)}</span>
                    <span lang="zh">{words.office(row.officeName)}</span>
                    {row.state !== 'active' && (
                      <Mark tone="none" shape={row.state === 'closed' ? '■' : '○'}>
                        {row.state === 'closed' ? words.closed : words.drafting}
                      </Mark>
                    )}
                  </span>
                  <StatesBar of={row.counts.states} />
                  <span className="chain-card-line">
                    <span>{words.nodes(row.counts.nodes)}</span>
                    <span>{words.firms(row.counts.firms)}</span>
                    <b>{words.gapsIn(sum(row.counts.gaps))}</b>
                    <span>{words.singles(row.counts.singles)}</span>
                    <span>{words.inHand(row.counts.inHand)}</span>
                    {row.counts.overdue > 0 && (
                      <Mark tone="bad" shape="!">
                        {words.overdue(row.counts.overdue)}
                      </Mark>
                    )}
                  </span>
                  <span className="chain-card-line muted">
                    {words.rate} <b className="chain-rate">{<SupplyText of={row.supply} />}</b>
                  </span>
                </Link>
              ))}
            </div>
            <Panel title={words.how}>
              <p>{words.howText}</p>
            </Panel>
          </>
        )}
      </Answer>
    </Page>
  )
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, one) => total + one, 0)
