import { useMemo, useState } from 'react'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark } from '../../../ui/marks.tsx'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { OrderLine, OrderList } from '../answers.ts'
import { placeNames } from '../names.ts'
import { NewOrderDialog } from './NewOrderDialog.tsx'
import { TermsFields } from './TermsFields.tsx'
import { useWords } from './words.ts'

const PATHS = ['/api/v1/chain-orders', '/api/v1/chains']
const LOOKS = {
  open: { tone: 'fair', shape: '◔' },
  confirmed: { tone: 'good', shape: '●' },
  disputed: { tone: 'bad', shape: '!' },
  withdrawn: { tone: 'none', shape: '○' },
} as const

function StateOf({ order }: { readonly order: OrderLine }) {
  const words = useWords()
  return <Mark {...LOOKS[order.state]}>{words.order.states[order.state]}</Mark>
}

/** Orders: whole for their parties, by their band for others; confirmed, corrected, disputed and withdrawn here. */
export function OrderTable({ division, chain }: { readonly division: string; readonly chain?: string }) {
  const words = useWords()
  const say = useSay()
  const [isMaking, setMaking] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const answer = useAnswer<OrderList>('/api/v1/chain-orders', {
    division,
    ...(chain === undefined ? {} : { chain }),
  })
  useLive('chain-orders', PATHS)
  const columns = useMemo(
    (): readonly Column<OrderLine>[] => [
      { key: 'contract', title: words.order.contract, width: 170, isFixed: true, value: ({ contract }) => contract },
      {
        key: 'state',
        title: words.order.state,
        width: 140,
        filters: true,
        value: ({ state }) => words.order.states[state],
        cell: (order) => <StateOf order={order} />,
      },
      { key: 'node', title: words.order.node, width: 150, filters: true, value: ({ nodeName }) => nodeName },
      { key: 'buyer', title: words.order.buyer, width: 210, filters: true, value: ({ buyerName }) => buyerName },
      {
        key: 'supplier',
        title: words.order.supplier,
        width: 210,
        filters: true,
        value: ({ supplierName }) => supplierName,
      },
      {
        key: 'place',
        title: words.order.place,
        width: 110,
        filters: true,
        value: ({ place }) => say(placeNames[place]),
      },
      {
        key: 'amount',
        title: words.order.amount,
        width: 150,
        align: 'end',
        value: (order) => amountOf(order, say(order.band), words.supply.unit),
      },
      { key: 'signed', title: words.order.signedOn, width: 120, value: ({ signedOn }) => signedOn },
    ],
    [words, say],
  )
  return (
    <Answer of={answer}>
      {({ rows, mayEnter }) => {
        const order = rows.find(({ id }) => id === opened)
        const enter = mayEnter && (
          <button type="button" className="button is-primary" onClick={() => setMaking(true)}>
            {words.order.enter}
          </button>
        )
        return (
          <>
            <DataTable
              id="chain-orders"
              label={words.order.title}
              rows={rows}
              rowKey={({ id }) => id}
              columns={columns}
              tools={enter}
              onOpen={({ id }) => setOpened(id)}
              empty={
                <Empty title={words.order.empty} actions={enter}>
                  {words.order.emptyText}
                </Empty>
              }
              card={(one) => (
                <span className="chain-form">
                  <span className="chain-card-line">
                    <b>{one.nodeName}</b>
                    <StateOf order={one} />
                  </span>
                  <span>
                    {one.buyerName} ← {one.supplierName}
                  </span>
                  <span className="muted">
                    {one.contract} · {amountOf(one, say(one.band), words.supply.unit)} · {one.signedOn}
                  </span>
                </span>
              )}
            />
            {isMaking && <NewOrderDialog division={division} onClose={() => setMaking(false)} />}
            {order !== undefined && <OrderBox order={order} onClose={() => setOpened(null)} />}
          </>
        )
      }}
    </Answer>
  )
}

const amountOf = ({ amount }: OrderLine, band: string, unit: string) =>
  amount === null ? band : `${numberText(Number(amount))} ${unit}`

function OrderBox({ order, onClose }: { readonly order: OrderLine; readonly onClose: () => void }) {
  const words = useWords()
  const say = useSay()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const [paper, setPaper] = useState('')
  const [asking, setAsking] = useState<'correct' | 'dispute' | 'withdraw' | null>(null)
  const [reason, setReason] = useState('')
  const [amount, setAmount] = useState(order.amount ?? '')
  const [signedOn, setSignedOn] = useState(order.signedOn)
  const path = `/api/v1/chain-orders/${order.division}/${order.id}`
  const send = (what: string, body: object) =>
    attempt(async () => {
      await api.send('POST', `${path}/${what}`, body)
      toast(words.order.acted)
      setAsking(null)
      setReason('')
      await forget(PATHS)
    })
  const finish = () => {
    if (asking === 'correct') return send('corrections', { amount: amount.trim(), signedOn, reason })
    if (asking === 'dispute') return send('disputes', { reason })
    return send('withdrawal', { reason })
  }
  const needsPaper = order.mayConfirm.some((side) => !order.sides.includes(side))
  return (
    <Drawer title={`${words.order.title} ${order.contract}`} width={520} onClose={onClose}>
      <div className="chain-panel">
        {problem !== null && <Problem of={problem} />}
        <p className="chain-card-line">
          <StateOf order={order} />
          <span className="muted">{order.nodeName}</span>
        </p>
        <dl className="chain-facts">
          <div>
            <dt>{words.order.buyer}</dt>
            <dd>
              {order.buyerName}
              <Confirmed of={order.confirmed.buyer} side="buyer" />
            </dd>
          </div>
          <div>
            <dt>
              {words.order.supplier}（{say(placeNames[order.place])}）
            </dt>
            <dd>
              {order.supplierName}
              <Confirmed of={order.confirmed.supplier} side="supplier" />
            </dd>
          </div>
          <div>
            <dt>{words.order.amount}</dt>
            <dd>{amountOf(order, say(order.band), words.supply.unit)}</dd>
          </div>
          <div>
            <dt>{words.order.signedOn}</dt>
            <dd>{order.signedOn}</dd>
          </div>
        </dl>
        {order.dispute !== null && (
          <p>
            {words.order.dispute}：{order.dispute}
          </p>
        )}
        {needsPaper && (
          <label className="field">
            <span>
              {words.order.paper} <small className="muted">{words.order.paperHint}</small>
            </span>
            <input value={paper} onChange={(event) => setPaper(event.target.value)} />
          </label>
        )}
        <div className="chain-actions">
          {order.mayConfirm.map((side) => (
            <button
              key={side}
              type="button"
              className="button is-primary is-small"
              disabled={isBusy}
              onClick={() => void send('confirmations', { side, ...(order.sides.includes(side) ? {} : { paper }) })}
            >
              {words.order.confirm(words.order.sides[side])}
            </button>
          ))}
          {(
            [
              ['correct', order.mayCorrect],
              ['dispute', order.mayDispute],
              ['withdraw', order.mayWithdraw],
            ] as const
          ).map(
            ([what, may]) =>
              may && (
                <button
                  key={what}
                  type="button"
                  className="button is-small"
                  aria-pressed={asking === what}
                  onClick={() => setAsking(asking === what ? null : what)}
                >
                  {words.order[what]}
                </button>
              ),
          )}
        </div>
        {asking !== null && (
          <div className="chain-form">
            {asking === 'correct' && (
              <TermsFields amount={amount} onAmount={setAmount} signedOn={signedOn} onSignedOn={setSignedOn} />
            )}
            <label className="field">
              <span>{words.order.reason}</span>
              <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
            </label>
            <div className="chain-actions">
              <button
                type="button"
                className="button is-primary is-small"
                disabled={isBusy || reason.trim() === ''}
                onClick={() => void finish()}
              >
                {words.order.does}
              </button>
              <button type="button" className="button is-small" onClick={() => setAsking(null)}>
                {words.order.cancel}
              </button>
            </div>
          </div>
        )}
      </div>
    </Drawer>
  )
}

function Confirmed({
  of,
  side,
}: {
  readonly of: OrderLine['confirmed']['buyer']
  readonly side: 'buyer' | 'supplier'
}) {
  const words = useWords()
  return (
    <div className="muted">
      {of === null ? (
        <Mark tone="none" shape="○">
          {words.order.waits(words.order.sides[side])}
        </Mark>
      ) : (
        <Mark tone="good" shape="✓">
          {words.order.confirmedBy(of.byName, of.isPaper)}
        </Mark>
      )}
    </div>
  )
}
