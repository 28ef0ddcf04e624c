import { Select } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { Answer } from '../../../ui/states.tsx'
import type { ChainAnswer, DrawnNode, WhatIfAnswer } from '../answers.ts'
import { type NodeState, stateNames } from '../names.ts'
import { StateMark } from './looks.tsx'
import { useWords } from './words.ts'

/** Single points of failure, the critical path, what is bought elsewhere, and what would come of a firm's leaving. */
export function RiskTab({ chain, onOpen }: { readonly chain: ChainAnswer; readonly onOpen: (id: string) => void }) {
  const words = useWords()
  const nodes = new Map(chain.nodes.map((node) => [node.id, node]))
  const named = (ids: readonly string[]) => ids.flatMap((id) => nodes.get(id) ?? [])
  const dependencies = chain.nodes
    .filter(({ isDependency }) => isDependency)
    .sort((a, b) => b.downstream - a.downstream)
  return (
    <>
      <div className="chain-two">
        <Panel title={words.risk.title}>
          <NodeList nodes={named(chain.singles)} none={words.risk.none} onOpen={onOpen} />
        </Panel>
        <Panel title={words.risk.dependencies}>
          <NodeList nodes={dependencies} none={words.risk.noDependencies} onOpen={onOpen} />
        </Panel>
      </div>
      <Panel title={words.risk.path}>
        {chain.critical.length === 0 ? (
          <p className="muted">{words.risk.noPath}</p>
        ) : (
          <div className="chain-path">
            {named(chain.critical).map((node, i) => (
              <span key={node.id} className="chain-path">
                {i > 0 && <span aria-hidden="true">→</span>}
                <button type="button" className="button is-small" onClick={() => onOpen(node.id)}>
                  {node.name} <StateMark state={node.state} />
                </button>
              </span>
            ))}
          </div>
        )}
      </Panel>
      <WhatIf chain={chain} nodes={nodes} onOpen={onOpen} />
    </>
  )
}

function NodeList({
  nodes,
  none,
  onOpen,
}: {
  readonly nodes: readonly DrawnNode[]
  readonly none: string
  readonly onOpen: (id: string) => void
}) {
  const words = useWords()
  if (nodes.length === 0) return <p className="muted">{none}</p>
  return (
    <ul className="chain-list">
      {nodes.map((node) => (
        <li key={node.id} className="chain-card-line">
          <button type="button" className="button is-quiet is-small" onClick={() => onOpen(node.id)}>
            {node.name}
          </button>
          <StateMark state={node.state} />
          <span className="muted">
            {words.columns.reach} {percentText(node.downstream)}
          </span>
          {node.isCut && (
            <Mark tone="poor" shape="✂">
              {words.map.cut}
            </Mark>
          )}
        </li>
      ))}
    </ul>
  )
}

function WhatIf({
  chain,
  nodes,
  onOpen,
}: {
  readonly chain: ChainAnswer
  readonly nodes: ReadonlyMap<string, DrawnNode>
  readonly onOpen: (id: string) => void
}) {
  const words = useWords()
  const say = useSay()
  const [firms, setFirms] = useState<readonly string[]>([])
  const answer = useAnswer<WhatIfAnswer>(
    `/api/v1/chains/${chain.division}/${chain.chain.id}/what-if`,
    { firms },
    { when: firms.length > 0, keepsLast: true },
  )
  const name = (state: NodeState | null) => say(stateNames[state ?? 'unknown'])
  return (
    <Panel title={words.risk.whatIf}>
      <p className="muted">{words.risk.whatIfText}</p>
      {chain.firms.length === 0 ? (
        <p className="muted">{words.risk.nobody}</p>
      ) : (
        <Select
          mode="multiple"
          aria-label={words.risk.choose}
          placeholder={words.risk.choose}
          style={{ inlineSize: 'min(100%, 560px)' }}
          maxCount={50}
          optionFilterProp="label"
          value={[...firms]}
          onChange={(next: string[]) => setFirms(next)}
          options={chain.firms.map((firm) => ({
            value: firm.id,
            label: `${firm.name}（${words.roles[firm.role]}${firm.alone.length > 0 ? ` · ${words.columns.alone} ${firm.alone.length}` : ''}）`,
          }))}
        />
      )}
      {firms.length > 0 && (
        <Answer of={answer} lines={2}>
          {({ changes, missing, affected, share }) => (
            <div className="chain-form" role="status">
              <p>
                <b>{words.risk.result(missing.length, percentText(share))}</b>
              </p>
              <ul className="chain-list">
                {changes.map((change) => (
                  <li key={change.id} className="chain-card-line">
                    <button type="button" className="button is-quiet is-small" onClick={() => onOpen(change.id)}>
                      {nodes.get(change.id)?.name ?? ''}
                    </button>
                    <span>{words.risk.change(name(change.before), name(change.after))}</span>
                    {change.becomesSingle && (
                      <Mark tone="poor" shape="1">
                        {words.risk.becomesSingle}
                      </Mark>
                    )}
                    {change.becomesGap && (
                      <Mark tone="accent" shape="▣">
                        {words.risk.becomesGap}
                      </Mark>
                    )}
                  </li>
                ))}
              </ul>
              {affected.length > missing.length && (
                <p className="muted">
                  {words.risk.affected}：
                  {affected
                    .filter((id) => !missing.includes(id))
                    .map((id) => nodes.get(id)?.name ?? '')
                    .join('、')}
                </p>
              )}
            </div>
          )}
        </Answer>
      )}
    </Panel>
  )
}
