import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { TECH_FIELDS } from '../../../systems/04-innovation/technology-transfer/choices.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { dayText, UNKNOWN } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { Market, NeedLine, Pair, Pairs, ResultLine } from '../answers.ts'
import { useWords } from './words.ts'
import './market.css'

const LOOKS = {
  true: { tone: 'good', shape: '●' },
  unknown: { tone: 'fair', shape: '◌' },
  false: { tone: 'poor', shape: '✕' },
} as const
type Side = 'needs' | 'results'

/** 成果需求撮合: what is on offer on either side, and for each what fits on the other, with the reasons. */
export default function MarketPage() {
  const words = useWords()
  const session = useSession()
  const market = useAnswer<Market>('/api/v1/technology-market', { division: session.division })
  const [side, setSide] = useState<Side>('needs')
  const [chosen, setChosen] = useState<string | null>(null)
  const turn = (to: Side) => {
    setSide(to)
    setChosen(null)
  }
  return (
    <Answer of={market}>
      {({ needs, results, mayIntroduce }) => (
        <Page
          title={words.title}
          note={
            <>
              {words.note(needs.length, results.length)} {session.isSimulated && <SimulatedMark />}
            </>
          }
          tools={
            <div className="market-tabs" role="tablist">
              {(['needs', 'results'] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  role="tab"
                  aria-selected={side === one}
                  className={`button${side === one ? ' is-primary' : ''}`}
                  onClick={() => turn(one)}
                >
                  {one === 'needs' ? words.byNeed : words.byResult}
                </button>
              ))}
            </div>
          }
        >
          {needs.length + results.length === 0 ? (
            <Empty title={words.empty}>{words.emptyText}</Empty>
          ) : (
            <div className="market-split">
              {side === 'needs' ? (
                <Needs rows={needs} onOpen={setChosen} />
              ) : (
                <Results rows={results} onOpen={setChosen} />
              )}
              {chosen === null ? (
                <Panel title={words.chosen}>
                  <p className="muted">{words.why}</p>
                </Panel>
              ) : (
                <Found key={chosen} side={side} id={chosen} mayIntroduce={mayIntroduce} />
              )}
            </div>
          )}
        </Page>
      )}
    </Answer>
  )
}

function useFieldName() {
  const say = useSay()
  return (field: string) => {
    const name = TECH_FIELDS[field]
    return name === undefined ? field : say(name)
  }
}

function Needs({ rows, onOpen }: { readonly rows: readonly NeedLine[]; readonly onOpen: (id: string) => void }) {
  const words = useWords()
  const fieldName = useFieldName()
  const columns = useMemo(
    (): readonly Column<NeedLine>[] => [
      { key: 'problem', title: words.need, width: 220, isFixed: true, value: (row) => row.problem },
      { key: 'fits', title: words.fits, width: 70, align: 'end', value: (row) => row.fits },
      { key: 'open', title: words.open, width: 80, align: 'end', value: (row) => row.open },
      { key: 'firm', title: words.firm, width: 160, value: (row) => row.firm },
      { key: 'field', title: words.field, width: 110, filters: true, value: (row) => fieldName(row.field) },
      { key: 'budget', title: words.budget, width: 110, align: 'end', value: (row) => row.budget },
      {
        key: 'wanted',
        title: words.wantedBy,
        width: 110,
        value: (row) => row.wantedBy,
        cell: (row) => dayText(row.wantedBy),
      },
    ],
    [words, fieldName],
  )
  return (
    <DataTable
      id="market-needs"
      label={words.byNeed}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      onOpen={({ id }) => onOpen(id)}
      card={(row) => (
        <div>
          <b>{row.problem}</b>
          <div className="muted">
            {row.firm} · {words.fits} {row.fits} · {words.open} {row.open}
          </div>
        </div>
      )}
    />
  )
}

function Results({ rows, onOpen }: { readonly rows: readonly ResultLine[]; readonly onOpen: (id: string) => void }) {
  const words = useWords()
  const fieldName = useFieldName()
  const columns = useMemo(
    (): readonly Column<ResultLine>[] => [
      { key: 'name', title: words.result, width: 220, isFixed: true, value: (row) => row.name },
      { key: 'holder', title: words.holder, width: 180, value: (row) => row.holder },
      { key: 'field', title: words.field, width: 110, filters: true, value: (row) => fieldName(row.field) },
      { key: 'maturity', title: words.maturity, width: 80, align: 'end', value: (row) => row.maturity },
      { key: 'price', title: words.price, width: 130, align: 'end', value: (row) => row.price },
    ],
    [words, fieldName],
  )
  return (
    <DataTable
      id="market-results"
      label={words.byResult}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      onOpen={({ id }) => onOpen(id)}
      card={(row) => (
        <div>
          <b>{row.name}</b>
          <div className="muted">
            {row.holder} · TRL {row.maturity ?? UNKNOWN}
          </div>
        </div>
      )}
    />
  )
}

function Found({
  side,
  id,
  mayIntroduce,
}: {
  readonly side: Side
  readonly id: string
  readonly mayIntroduce: boolean
}) {
  const words = useWords()
  const { division } = useSession()
  const pairs = useAnswer<Pairs>(`/api/v1/technology-market/${side}/${id}`, { division })
  return (
    <Answer of={pairs}>
      {({ rows, atMost }) => (
        <Panel
          title={side === 'needs' ? words.byNeed : words.byResult}
          note={rows.length >= atMost ? words.atMost(atMost) : words.found(rows.length)}
        >
          {rows.length === 0 ? (
            <p className="muted">{side === 'needs' ? words.none : words.noneForResult}</p>
          ) : (
            <ul className="market-pairs">
              {rows.map((pair) => (
                <One key={pair.result.id + pair.need.id} pair={pair} side={side} mayIntroduce={mayIntroduce} />
              ))}
            </ul>
          )}
        </Panel>
      )}
    </Answer>
  )
}

function One({
  pair,
  side,
  mayIntroduce,
}: {
  readonly pair: Pair
  readonly side: Side
  readonly mayIntroduce: boolean
}) {
  const words = useWords()
  const say = useSay()
  const forget = useForget()
  const { division } = useSession()
  const { attempt, problem, isBusy } = useTrying()
  const { result, need, verdicts, introduction } = pair
  const lookOf = (truth: string) => LOOKS[truth as keyof typeof LOOKS]
  const introduce = async () => {
    if (!(await askConfirmation({ title: words.introduce, text: words.introduceAsk, does: words.introduce }))) return
    await attempt(async () => {
      await api.send('POST', '/api/v1/technology-market/introductions', { division, result: result.id, need: need.id })
      toast(words.made)
    })
    await forget(['/api/v1/technology-market'])
  }
  return (
    <li>
      <div className="market-head">
        <span>
          <Mark {...lookOf(pair.truth)}>{words.truths[pair.truth as keyof typeof words.truths]}</Mark>{' '}
          {side === 'needs' ? (
            <>
              <Link to={`/systems/technology-transfer/tech-result/${division}/${result.id}`}>{result.name}</Link>{' '}
              <span className="muted">{result.holder}</span>
            </>
          ) : (
            <>
              <Link to={`/systems/technology-transfer/tech-need/${division}/${need.id}`}>{need.problem}</Link>{' '}
              <span className="muted">{need.firm}</span>
            </>
          )}
        </span>
        {introduction !== null ? (
          <Link to={`/systems/technology-transfer/tech-introduction/${division}/${introduction}`}>
            {words.introduced}
          </Link>
        ) : (
          mayIntroduce && (
            <button type="button" className="button" disabled={isBusy} onClick={() => void introduce()}>
              {words.introduce}
            </button>
          )
        )}
      </div>
      {problem !== null && <Problem of={problem} />}
      <div className="market-tests">
        {verdicts.map(({ test, truth }) => (
          <Mark key={test} {...lookOf(truth)}>
            {words.tests[test as keyof typeof words.tests]}
          </Mark>
        ))}
      </div>
      {verdicts.some(({ truth }) => truth !== 'true') && (
        <ul className="market-why">
          {verdicts
            .filter(({ truth }) => truth !== 'true')
            .map(({ test, why }) => (
              <li key={test}>
                {words.tests[test as keyof typeof words.tests]}：{say(why)}
              </li>
            ))}
        </ul>
      )}
      <span className="muted">{words.asOf(result.asOf, need.asOf)}</span>
    </li>
  )
}
