import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import { addressOfList, addressOfRecord, findType } from '../../registers/views/declared.ts'
import type { ChainAnswer, KitAnswer } from '../answers.ts'
import { useWords } from './words.ts'

type Item = KitAnswer['items'][number]

/** 两网、两图、两库、两池、两报告, by the names that the place gives them. */
export function KitTab({
  chain,
  onShow,
}: {
  readonly chain: ChainAnswer
  readonly onShow: (tab: 'map' | 'supply') => void
}) {
  const words = useWords()
  const say = useSay()
  const { attempt, problem, isBusy } = useTrying()
  const path = `/api/v1/chains/${chain.division}/${chain.chain.id}`
  const answer = useAnswer<KitAnswer>(`${path}/kit`)
  const write = (item: Item, sources: 'appendix' | 'none') =>
    attempt(async () => toast(words.kit.downloaded(await api.download(`${path}/reports/${item.id}`, { sources }))))
  /** Entries of these kinds of this chain, as their register lists them. */
  const listOf = (item: Item) => {
    const declared = findType('chain-entry')
    if (declared === undefined) return null
    const where = `chain.id == ${JSON.stringify(chain.chain.id)} && kind in ${JSON.stringify(item.entries)}`
    return `${addressOfList(declared)}?where=${encodeURIComponent(where)}`
  }
  return (
    <>
      {problem !== null && <Problem of={problem} />}
      <Answer of={answer}>
        {({ items, entries, on }) => {
          const recent = entries
            .map((one) => ({ ...one, day: one.leftOn ?? one.listedOn }))
            .filter(({ day }) => Date.parse(on) - Date.parse(day) <= 30 * 86_400_000)
            .sort((a, b) => (a.day < b.day ? 1 : -1))
          return (
            <>
              <Panel title={words.kit.title}>
                <p className="muted">{words.kit.about}</p>
                <div className="chain-cards">
                  {items.map((item) => {
                    const list = item.entries.length > 0 ? listOf(item) : null
                    return (
                      <div key={item.id} className="chain-card">
                        <span className="muted">{words.kit.kinds[item.kind]}</span>
                        <h2>{say(item.name)}</h2>
                        {item.count !== null && (
                          <span className="chain-card-line">
                            <b className="chain-rate">{item.count}</b>
                            {item.entries.length > 0 && (
                              <span className="muted">
                                {words.kit.entered(item.entered)}，{words.kit.left(item.left)}
                              </span>
                            )}
                          </span>
                        )}
                        <span className="chain-actions">
                          {(item.content === 'panorama' || item.content === 'status') && (
                            <button type="button" className="button is-small" onClick={() => onShow('map')}>
                              {words.kit.open}
                            </button>
                          )}
                          {(item.content === 'supply-network' || item.content === 'firms') && (
                            <button type="button" className="button is-small" onClick={() => onShow('supply')}>
                              {words.kit.open}
                            </button>
                          )}
                          {list !== null && (
                            <Link className="button is-small" to={list}>
                              {words.kit.open}
                            </Link>
                          )}
                          {item.kind === 'report' && chain.mayExport && (
                            <>
                              <button
                                type="button"
                                className="button is-primary is-small"
                                disabled={isBusy}
                                onClick={() => void write(item, 'appendix')}
                              >
                                {words.kit.download}
                              </button>
                              <button
                                type="button"
                                className="button is-small"
                                disabled={isBusy}
                                onClick={() => void write(item, 'none')}
                              >
                                {words.kit.plain}
                              </button>
                            </>
                          )}
                        </span>
                      </div>
                    )
                  })}
                </div>
              </Panel>
              <Panel title={words.kit.changes}>
                {recent.length === 0 ? (
                  <p className="muted">{words.kit.noChanges}</p>
                ) : (
                  <ul className="chain-list">
                    {recent.map((one) => (
                      <li key={one.id}>
                        <span className="muted">
                          {one.day} {one.leftOn === null ? words.kit.listedOn : words.kit.leftOn}
                        </span>{' '}
                        <Link to={addressOfRecord('chain-entry', chain.division, one.id) ?? '#'}>{one.name}</Link>{' '}
                        <span className="muted">
                          {words.kit.kindsOf[one.kind]} · {words.kit.states[one.state]}
                          {one.gapName !== null && ` · ${one.gapName}`}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </Panel>
            </>
          )
        }}
      </Answer>
    </>
  )
}
