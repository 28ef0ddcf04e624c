import { Link, useParams, useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer } from '../../../ui/states.tsx'
import { addressOfRecord } from '../../registers/views/declared.ts'
import type { ChainAnswer } from '../answers.ts'
import { GapsTab } from './GapsTab.tsx'
import { KitTab } from './KitTab.tsx'
import { MapTab } from './MapTab.tsx'
import { NeedTable } from './NeedTable.tsx'
import { NodePanel } from './NodePanel.tsx'
import { useNeedWords } from './need-words.ts'
import { OutputTab } from './OutputTab.tsx'
import { RiskTab } from './RiskTab.tsx'
import { SupplyTab } from './SupplyTab.tsx'
import { useWords } from './words.ts'
import './chains.css'

const TABS = ['map', 'gaps', 'risk', 'needs', 'supply', 'output', 'kit'] as const
const PATHS = ['/api/v1/chains']

/** One chain: its graph, its gaps, its single points, local supply, and what is kept for it. */
export default function ChainPage() {
  const words = useWords()
  const needs = useNeedWords()
  const { division = '', id = '' } = useParams()
  const [asked, setAsked] = useSearchParams()
  const tab = TABS.find((one) => one === asked.get('tab')) ?? 'map'
  const node = asked.get('node')
  const answer = useAnswer<ChainAnswer>(`/api/v1/chains/${division}/${id}`)
  useLive('chain-orders', PATHS)
  const change = (values: Readonly<Record<string, string | null>>) =>
    setAsked((now) => {
      const next = new URLSearchParams(now)
      for (const [key, value] of Object.entries(values)) {
        if (value === null) next.delete(key)
        else next.set(key, value)
      }
      return next
    })
  const open = (one: string) => change({ node: one })
  const record = addressOfRecord('industry-chain', division, id)
  const { chain } = answer.data ?? {}
  return (
    <Page
      title={chain?.name ?? words.title}
      back={{ to: '/chains', title: words.title }}
      note={
        chain !== undefined && (
          <>
            {answer.data?.isSimulated === true && <SimulatedMark />}
            {chain.state !== 'active' && (
              <Mark tone="none" shape="○">
                {chain.state === 'closed' ? words.closed : words.drafting}
              </Mark>
            )}
            <span className="muted" lang="zh">
              {words.chief(chain.chiefPost ?? words.noChief)} · {chain.officeName}
            </span>
          </>
        )
      }
      actions={
        record !== null && (
          <Link className="button" to={record}>
            {words.records}
          </Link>
        )
      }
      tools={
        <nav className="chain-tabs" aria-label={words.map.view}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              className="button is-small"
              aria-pressed={tab === one}
              onClick={() => change({ tab: one === 'map' ? null : one })}
            >
              {words.tabs[one]}
            </button>
          ))}
        </nav>
      }
    >
      <Answer of={answer}>
        {(found) => (
          <>
            {tab === 'map' && <MapTab chain={found} onOpen={open} />}
            {tab === 'gaps' && <GapsTab chain={found} onOpen={open} />}
            {tab === 'risk' && <RiskTab chain={found} onOpen={open} />}
            {tab === 'needs' && (
              <Panel title={needs.title}>
                <p className="muted">{needs.about}</p>
                <NeedTable division={division} chain={id} />
              </Panel>
            )}
            {tab === 'output' && <OutputTab chain={found} onOpen={open} />}
            {tab === 'supply' && <SupplyTab chain={found} />}
            {tab === 'kit' && <KitTab chain={found} onShow={(to) => change({ tab: to === 'map' ? null : to })} />}
            {node !== null && (
              <NodePanel chain={found} node={node} onOpen={open} onClose={() => change({ node: null })} />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}
