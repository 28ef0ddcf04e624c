import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark } from '../../../ui/marks.tsx'
import { Answer, Empty } from '../../../ui/states.tsx'
import { addressOfList, findType } from '../../registers/views/declared.ts'
import type { NeedLine, NeedList } from '../answers.ts'
import { placeNames } from '../names.ts'
import { useNeedWords } from './need-words.ts'

const PATHS = ['/api/v1/purchase-needs']
export const NEED_LOOKS = {
  submitted: { tone: 'fair', shape: '◔' },
  listed: { tone: 'accent', shape: '◇' },
  met: { tone: 'good', shape: '●' },
  expired: { tone: 'none', shape: '○' },
  withdrawn: { tone: 'none', shape: '○' },
} as const

/** Purchase needs with how many firms here could supply each: of one chain, or all that somebody may see. */
export function NeedTable({ division, chain }: { readonly division: string; readonly chain?: string }) {
  const words = useNeedWords()
  const say = useSay()
  const navigate = useNavigate()
  const answer = useAnswer<NeedList>('/api/v1/purchase-needs', { division, ...(chain === undefined ? {} : { chain }) })
  useLive('records.purchase-need', PATHS)
  useLive('records.supply-introduction', PATHS)
  const columns = useMemo(
    (): readonly Column<NeedLine>[] => [
      { key: 'product', title: words.product, width: 200, isFixed: true, value: ({ product }) => product },
      {
        key: 'state',
        title: words.state,
        width: 130,
        filters: true,
        value: ({ state }) => words.states[state],
        cell: ({ state }) => <Mark {...NEED_LOOKS[state]}>{words.states[state]}</Mark>,
      },
      { key: 'can', title: words.can, width: 90, align: 'end', value: ({ can, node }) => (node === null ? null : can) },
      {
        key: 'open',
        title: words.open,
        width: 110,
        align: 'end',
        value: ({ open, node }) => (node === null ? null : open),
      },
      {
        key: 'cannot',
        title: words.cannot,
        width: 90,
        align: 'end',
        value: ({ cannot, node }) => (node === null ? null : cannot),
      },
      { key: 'buyer', title: words.buyer, width: 210, filters: true, value: ({ buyerName }) => buyerName },
      {
        key: 'node',
        title: words.node,
        width: 150,
        filters: true,
        value: ({ nodeName }) => nodeName ?? words.toClass,
      },
      {
        key: 'amount',
        title: words.amount,
        width: 130,
        align: 'end',
        value: ({ amount }) => amount,
        cell: ({ amount }) => numberText(amount),
      },
      {
        key: 'from',
        title: words.buysFrom,
        width: 110,
        filters: true,
        value: ({ buysFrom }) => (buysFrom === null ? '' : say(placeNames[buysFrom])),
      },
      { key: 'by', title: words.wantedBy, width: 120, value: ({ wantedBy }) => wantedBy ?? '' },
      {
        key: 'talks',
        title: words.talks,
        width: 170,
        value: ({ underWay, contracted, failed }) => words.introductions(underWay, contracted, failed),
      },
    ],
    [words, say],
  )
  const declared = findType('purchase-need')
  const entering = declared === undefined ? null : `${addressOfList(declared)}/new`
  return (
    <Answer of={answer}>
      {({ rows, mayEnter }) => (
        <>
          {mayEnter && entering !== null && (
            <p className="chain-actions">
              <Link className="button is-primary is-small" to={entering}>
                {words.enter}
              </Link>
            </p>
          )}
          <DataTable
            id="chain-needs"
            label={words.title}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={({ id }) => navigate(`/chains/needs/${division}/${id}`)}
            empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
            card={(need) => (
              <span className="chain-form">
                <span className="chain-card-line">
                  <b>{need.product}</b>
                  <Mark {...NEED_LOOKS[need.state]}>{words.states[need.state]}</Mark>
                </span>
                <span className="muted">
                  {need.buyerName} · {words.can} {need.can} · {words.open} {need.open}
                </span>
              </span>
            )}
          />
        </>
      )}
    </Answer>
  )
}
