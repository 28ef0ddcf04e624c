import { useState } from 'react'
import { Link } from 'react-router'
import { supplyIntroduction } from '../../../systems/03-industry/industrial-chain/purchase.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { numberText, percentText, UNKNOWN } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import { useBodies } from '../../registers/views/choices.ts'
import { addressOfRecord, findType } from '../../registers/views/declared.ts'
import type { ChainAnswer, NodeAnswer } from '../answers.ts'
import { levelNames, stageNames, stateNames } from '../names.ts'
import { SupplyLine } from './figures.tsx'
import { GapMark, StateMark } from './looks.tsx'
import { placeOn, towardsFrom } from './towards.ts'
import { useWords } from './words.ts'

const WHY_NOT = supplyIntroduction.fields.why_not
const whyNotNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> =
  WHY_NOT?.kind === 'choice' ? WHY_NOT.choices : {}

const TRUTHS = {
  true: { tone: 'good', shape: '✓' },
  false: { tone: 'bad', shape: '✕' },
  unknown: { tone: 'none', shape: '?' },
} as const

/** One node: why it stands where it stands, who is on it, what hangs on it, and what is done about it. */
export function NodePanel({
  chain,
  node,
  onOpen,
  onClose,
}: {
  readonly chain: ChainAnswer
  readonly node: string
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}) {
  const known = chain.nodes.find(({ id }) => id === node)
  const answer = useAnswer<NodeAnswer>(`/api/v1/chains/${chain.division}/${chain.chain.id}/nodes/${node}`)
  return (
    <Drawer title={<span lang="zh">{known?.name ?? ''}</span>} width={620} onClose={onClose}>
      <Answer of={answer}>{(found) => <Inside chain={chain} page={found} onOpen={onOpen} />}</Answer>
    </Drawer>
  )
}

function Inside({
  chain,
  page,
  onOpen,
}: {
  readonly chain: ChainAnswer
  readonly page: NodeAnswer
  readonly onOpen: (id: string) => void
}) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const { node, division } = page
  const record = addressOfRecord('chain-node', division, node.id)
  const place = placeOn(node.id)
  const task = page.followUps.find(({ state }) => state === 'open' || state === 'doing')
  return (
    <div className="chain-panel">
      <p className="chain-card-line">
        <StateMark state={node.state} />
        {node.gap !== null && <GapMark kind={node.gap.kind} />}
        <span className="muted">
          {node.code} · {say(stageNames[node.stage])} · {words.kinds[node.kind]} · {words.weights[node.weight]} ·{' '}
          {words.wanted[node.wanted]}
        </span>
      </p>
      {node.state === 'unknown' && <p>{words.node.unknown(say(stateNames[node.worst]), say(stateNames[node.best]))}</p>}
      <p className="muted">{words.node.reach(percentText(node.downstream), node.dependants)}</p>

      <h3>{words.node.why}</h3>
      <ul className="chain-asked">
        {page.asked.map(({ id, truth, words: because }) => (
          <li key={id}>
            <Mark {...TRUTHS[truth]}>{words.truth[truth]}</Mark>
            <span>{say(because)}</span>
          </li>
        ))}
      </ul>

      <h3>{words.node.gap}</h3>
      {node.gap === null ? (
        <p className="muted">
          {node.isDependency ? words.node.dependency : node.state === 'unknown' ? words.node.verify : words.node.noGap}
        </p>
      ) : (
        <>
          <ul className="chain-list">
            {node.gap.reasons.map((reason) => (
              <li key={reason.zh}>{say(reason)}</li>
            ))}
          </ul>
          <p className="muted">
            {words.node.order} <b>{numberText(node.gap.priority * 100, 1)}</b> = {say(node.gap.worked)} × 100
          </p>
        </>
      )}
      {node.gap !== null && task === undefined && chain.mayKeep && <TakeUp chain={chain} node={node.id} />}

      {page.followUps.length > 0 && (
        <>
          <h3>{words.node.tasks}</h3>
          <ul className="chain-list">
            {page.followUps.map((one) => (
              <li key={one.id}>
                <Link to={addressOfRecord('chain-gap', division, one.id) ?? '#'}>
                  {one.number} {one.name}
                </Link>{' '}
                <span className="muted">
                  {words.gaps.states[one.state]} · {one.ownerName} · {one.due}
                </span>
              </li>
            ))}
          </ul>
          {task !== undefined && (
            <div className="chain-actions">
              {towardsFrom(task, chain.chain.id, session.may).map(({ type, name, address }) => (
                <Link key={type} className="button is-small" to={address}>
                  {words.node.towards(say(name))}
                </Link>
              ))}
            </div>
          )}
        </>
      )}

      {page.works.length > 0 && (
        <>
          <h3>{words.node.works}</h3>
          <ul className="chain-list">
            {page.works.map((one) => {
              const declared = findType(one.type)
              const state = declared?.type.lifecycle?.states[one.state]
              return (
                <li key={one.id}>
                  <Link to={addressOfRecord(one.type, division, one.id) ?? '#'}>{one.name}</Link>{' '}
                  <span className="muted">
                    {declared !== undefined && say(declared.type.name)} ·{' '}
                    {state === undefined ? one.state : say(state.name)}
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      )}

      <h3>{words.node.firms}</h3>
      {page.placements.length === 0 ? (
        <p className="muted">{words.node.noFirms}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.columns.firm}</th>
              <th scope="col">{words.columns.role}</th>
              <th scope="col">{words.node.output}</th>
              <th scope="col">{words.node.level}</th>
              <th scope="col">{words.node.asOf}</th>
            </tr>
          </thead>
          <tbody>
            {page.placements.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to={addressOfRecord('chain-firm', division, one.id) ?? '#'}>{one.name}</Link>
                </td>
                <td>{words.roles[one.role]}</td>
                <td>{one.output === null ? UNKNOWN : numberText(one.output)}</td>
                <td>{one.level === null ? UNKNOWN : say(levelNames[one.level])}</td>
                <td>
                  {one.asOf}{' '}
                  <Mark tone={one.counts ? 'good' : 'none'} shape={one.counts ? '✓' : '?'}>
                    {one.counts ? words.node.counts : words.node.pending}
                  </Mark>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="chain-facts">
        <div>
          <dt>{words.node.demand}</dt>
          <dd>{page.demand === null ? UNKNOWN : `${numberText(page.demand)} ${words.supply.unit}`}</dd>
        </div>
        <div>
          <dt>{words.node.coverage}</dt>
          <dd>{percentText(page.coverage, 0)}</dd>
        </div>
        <div>
          <dt>{words.node.concentration}</dt>
          <dd>{page.concentration === null ? UNKNOWN : numberText(page.concentration, 2)}</dd>
        </div>
      </dl>

      {(
        [
          ['suppliers', page.suppliers],
          ['users', page.users],
        ] as const
      ).map(([side, near]) => (
        <div key={side}>
          <h3>{words.node[side]}</h3>
          {near.length === 0 ? (
            <p className="muted">{words.node.noNear}</p>
          ) : (
            <div className="chain-near">
              {near.map((one) =>
                one.chain === null ? (
                  <button
                    key={one.id}
                    type="button"
                    className="button is-small"
                    title={words.weights[one.importance === 'critical' ? 'core' : one.importance]}
                    onClick={() => onOpen(one.id)}
                  >
                    {one.name} {one.state !== null && <StateMark state={one.state} />}
                  </button>
                ) : (
                  <Link
                    key={one.id}
                    className="button is-small"
                    to={`/chains/${division}/${one.chain.id}?node=${one.id}`}
                  >
                    {one.name} <small className="muted">{words.node.elsewhere(one.chain.name)}</small>
                  </Link>
                ),
              )}
            </div>
          )}
        </div>
      ))}

      {(page.needs.open > 0 || page.needs.whyNot.length > 0) && (
        <>
          <h3>{words.node.needs}</h3>
          <p>
            <Link to={`/chains/${division}/${chain.chain.id}?tab=needs`}>{words.node.needsOpen(page.needs.open)}</Link>
          </p>
          {page.needs.whyNot.length > 0 && (
            <p className="muted">
              {words.node.whyNot}：
              {page.needs.whyNot
                .map(({ why, count }) => `${say(whyNotNames[why] ?? { zh: why, en: why })} ${words.node.times(count)}`)
                .join('、')}
            </p>
          )}
        </>
      )}

      <h3>{words.rate}</h3>
      <SupplyLine of={page.supply} isDetailed />

      {page.entries.length > 0 && (
        <>
          <h3>{words.node.entries}</h3>
          <ul className="chain-list">
            {page.entries.map((one) => (
              <li key={one.id}>
                <Link to={addressOfRecord('chain-entry', division, one.id) ?? '#'}>{one.name}</Link>{' '}
                <span className="muted">
                  {words.kit.kindsOf[one.kind]} ·{' '}
                  {words.kit.states[one.state as keyof typeof words.kit.states] ?? one.state}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {page.candidates.length > 0 && (
        <>
          <h3>{words.node.candidates}</h3>
          <ul className="chain-list">
            {page.candidates.map((one) => (
              <li key={one.id}>
                <Link to={addressOfRecord('enterprise', division, one.id) ?? '#'}>{one.name}</Link>{' '}
                <span className="muted">{one.sector}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="chain-actions">
        {record !== null && (
          <Link className="button is-small" to={record}>
            {words.node.open}
          </Link>
        )}
        {place !== null && session.may('records.chain-firm.create') && (
          <Link className="button is-small" to={place}>
            {words.node.place}
          </Link>
        )}
      </div>
    </div>
  )
}

/** Takes a gap up: who answers for it, and by when. */
function TakeUp({ chain, node }: { readonly chain: ChainAnswer; readonly node: string }) {
  const words = useWords()
  const session = useSession()
  const forget = useForget()
  const { choices } = useBodies(chain.division)
  const [isOpen, setOpen] = useState(false)
  const [owner, setOwner] = useState(chain.chain.office)
  const [due, setDue] = useState('')
  const { attempt, problem, isBusy } = useTrying()
  if (!isOpen)
    return (
      <button type="button" className="button is-primary is-small" onClick={() => setOpen(true)}>
        {words.node.take}
      </button>
    )
  const take = () =>
    attempt(async () => {
      await api.send('POST', `/api/v1/chains/${chain.division}/${chain.chain.id}/gaps`, {
        node,
        owner,
        ...(due === '' ? {} : { due }),
      })
      toast(words.node.taken)
      await forget(['/api/v1/chains', '/api/v1/records/chain-gap'])
    })
  const bodies = choices.some(({ value }) => value === chain.chain.office)
    ? choices
    : [{ value: chain.chain.office, label: chain.chain.officeName }, ...choices]
  return (
    <div className="chain-form">
      {problem !== null && <Problem of={problem} />}
      <label className="field">
        <span>{words.node.owner}</span>
        <select value={owner} onChange={(event) => setOwner(event.target.value)}>
          {bodies.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>
          {words.node.due} <small className="muted">{words.node.dueHint}</small>
        </span>
        <input type="date" min={session.today()} value={due} onChange={(event) => setDue(event.target.value)} />
      </label>
      <div className="chain-actions">
        <button type="button" className="button is-primary is-small" disabled={isBusy} onClick={() => void take()}>
          {words.node.doTake}
        </button>
        <button type="button" className="button is-small" onClick={() => setOpen(false)}>
          {words.node.cancel}
        </button>
      </div>
    </div>
  )
}
