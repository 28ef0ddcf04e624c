import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { addressOfPointing, addressOfRecord } from '../../registers/views/declared.ts'
import type { ChainAnswer, DrawnNode, FollowUpAnswer } from '../answers.ts'
import { gapNames, stageNames } from '../names.ts'
import { GapMark } from './looks.tsx'
import { useWords } from './words.ts'

interface GapRow {
  readonly node: DrawnNode
  readonly gap: NonNullable<DrawnNode['gap']>
  readonly task: FollowUpAnswer | null
}

const isInHand = ({ state }: FollowUpAnswer) => state === 'open' || state === 'doing'

/** 强链补链延链: what the graph computed, the most pressing first; what somebody took up; what firms asked for. */
export function GapsTab({ chain, onOpen }: { readonly chain: ChainAnswer; readonly onOpen: (id: string) => void }) {
  const words = useWords()
  const say = useSay()
  const navigate = useNavigate()
  const rows = useMemo(() => {
    const nodes = new Map(chain.nodes.map((node) => [node.id, node]))
    return chain.gaps.flatMap((id): readonly GapRow[] => {
      const node = nodes.get(id)
      if (node?.gap == null) return []
      return [{ node, gap: node.gap, task: chain.followUps.find((one) => one.node === id && isInHand(one)) ?? null }]
    })
  }, [chain])
  const columns = useMemo(
    (): readonly Column<GapRow>[] => [
      { key: 'name', title: words.columns.name, width: 180, isFixed: true, value: ({ node }) => node.name },
      {
        key: 'gap',
        title: words.columns.gap,
        width: 110,
        filters: true,
        value: ({ gap }) => say(gapNames[gap.kind]),
        cell: ({ gap }) => <GapMark kind={gap.kind} />,
      },
      {
        key: 'order',
        title: words.columns.order,
        width: 100,
        align: 'end',
        value: ({ gap }) => gap.priority,
        cell: ({ gap }) => <span title={say(gap.worked)}>{numberText(gap.priority * 100, 1)}</span>,
      },
      {
        key: 'reasons',
        title: words.columns.reasons,
        width: 380,
        wraps: true,
        value: ({ gap }) => gap.reasons.map(say).join('；'),
      },
      {
        key: 'stage',
        title: words.columns.stage,
        width: 100,
        filters: true,
        value: ({ node }) => say(stageNames[node.stage]),
      },
      {
        key: 'reach',
        title: words.columns.reach,
        width: 110,
        align: 'end',
        value: ({ node }) => node.downstream,
        cell: ({ node }) => percentText(node.downstream),
      },
      {
        key: 'task',
        title: words.columns.task,
        width: 200,
        filters: true,
        value: ({ task }) => task?.ownerName ?? '',
        cell: ({ task }) =>
          task !== null && (
            <Link
              to={addressOfRecord('chain-gap', chain.division, task.id) ?? '#'}
              onClick={(event) => event.stopPropagation()}
            >
              {task.ownerName} · {task.due}
            </Link>
          ),
      },
      {
        key: 'targets',
        title: words.columns.targets,
        width: 80,
        align: 'end',
        value: ({ task }) => task?.targets ?? null,
      },
    ],
    [words, say, chain.division],
  )
  const tasks = useMemo(
    (): readonly Column<FollowUpAnswer>[] => [
      { key: 'number', title: words.columns.number, width: 130, isFixed: true, value: ({ number }) => number },
      { key: 'name', title: words.columns.name, width: 220, value: ({ name }) => name },
      {
        key: 'state',
        title: words.columns.state,
        width: 120,
        filters: true,
        value: ({ state }) => words.gaps.states[state],
      },
      { key: 'owner', title: words.columns.owner, width: 180, filters: true, value: ({ ownerName }) => ownerName },
      {
        key: 'due',
        title: words.columns.due,
        width: 140,
        value: ({ due }) => due,
        cell: (one) =>
          isInHand(one) && one.due < chain.on ? (
            <Mark tone="bad" shape="!">
              {one.due}
            </Mark>
          ) : (
            one.due
          ),
      },
      { key: 'targets', title: words.columns.targets, width: 80, align: 'end', value: ({ targets }) => targets },
    ],
    [words, chain.on],
  )
  const all = addressOfPointing('chain-gap', 'chain', chain.chain.id)
  return (
    <>
      <Panel title={words.gaps.title} note={words.gaps.rule[chain.rules.by]}>
        <DataTable
          id="chain-gaps"
          label={words.gaps.title}
          rows={rows}
          rowKey={({ node }) => node.id}
          columns={columns}
          onOpen={({ node }) => onOpen(node.id)}
          empty={<Empty title={words.gaps.none}>{words.gaps.noneText}</Empty>}
          card={({ node, gap, task }) => (
            <span className="chain-form">
              <span className="chain-card-line">
                <b>{node.name}</b>
                <GapMark kind={gap.kind} />
              </span>
              <span>{gap.reasons.map(say).join('；')}</span>
              {task !== null && (
                <span className="muted">
                  {task.ownerName} · {task.due}
                </span>
              )}
            </span>
          )}
        />
      </Panel>
      <Panel
        title={words.gaps.tasks}
        actions={
          all !== null && (
            <Link className="button is-small" to={all}>
              {words.gaps.open}
            </Link>
          )
        }
      >
        <DataTable
          id="chain-tasks"
          label={words.gaps.tasks}
          rows={chain.followUps}
          rowKey={({ id }) => id}
          columns={tasks}
          onOpen={({ id }) => navigate(addressOfRecord('chain-gap', chain.division, id) ?? '/chains')}
          empty={<p className="muted">{words.gaps.noTasks}</p>}
          card={(one) => (
            <span className="chain-card-line">
              <b>{one.name}</b>
              <span className="muted">
                {words.gaps.states[one.state]} · {one.ownerName} · {one.due}
              </span>
            </span>
          )}
        />
      </Panel>
      <Panel title={words.gaps.tickets}>
        {chain.tickets.length === 0 ? (
          <p className="muted">{words.gaps.noTickets}</p>
        ) : (
          <ul className="chain-list">
            {chain.tickets.map((one) => (
              <li key={one.id}>
                <Link to={addressOfRecord('chain-ticket', chain.division, one.id) ?? '#'}>
                  {one.number} {one.name}
                </Link>{' '}
                <span className="muted">
                  {words.gaps.ticketStates[one.state as keyof typeof words.gaps.ticketStates] ?? one.state}
                  {one.handlerName !== null && ` · ${one.handlerName}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  )
}
