import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { momentText, numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { MapView } from '../../../ui/MapView.tsx'
import type { MapLegendEntry } from '../../../ui/map-features.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { WatchAnswer } from '../answers.ts'
import { addressOfCase, addressOfCases, type DeclaredDesk, useDesk } from './desks.ts'
import { useWords } from './words.ts'
import './cases.css'

/** The desk at a glance: what is in hand, what is overdue, where trouble comes again; every figure leads to its records. */
export default function TodayPage() {
  const { today: words } = useWords()
  const desk = useDesk()
  const session = useSession()
  const path = `/api/v1/desks/${desk?.system.id ?? ''}/today`
  const answer = useAnswer<WatchAnswer>(
    path,
    { division: session.division },
    { when: desk !== undefined, every: 60_000 },
  )
  useLive(`records.${desk?.type.id ?? ''}`, [path])
  if (desk === undefined) return <Empty title={words.noDesk} />
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          <Link className="button" to={addressOfCases(desk, '')}>
            {words.list}
          </Link>
          <Link className="button" to={`/systems/${desk.system.id}/${desk.type.id}/board`}>
            {words.board}
          </Link>
          <Link className="button" to={`/cases/evaluation?system=${desk.system.id}`}>
            {words.evaluation}
          </Link>
        </>
      }
    >
      <Answer of={answer}>{(found) => <Shown desk={desk} found={found} />}</Answer>
    </Page>
  )
}

function Shown({ desk, found }: { readonly desk: DeclaredDesk; readonly found: WatchAnswer }) {
  const { today: words } = useWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const hot = useMemo(() => new Set(found.hotSpots.spots.map(({ cell }) => cell)), [found])
  const legend: readonly MapLegendEntry[] = useMemo(
    () => [
      { kind: 'late', label: words.isLate, tone: 'bad' },
      { kind: 'in-time', label: words.onTime, tone: 'good' },
      { kind: 'hot', label: words.hotCell, tone: 'poor' },
      { kind: 'some', label: words.someCell, tone: 'fair' },
    ],
    [words],
  )
  const points = useMemo(
    () =>
      found.points.map(({ id, number, className, place, isOverdue, state }) => ({
        id,
        place,
        label: `${number ?? ''} ${className}`,
        note: say(desk.type.lifecycle?.states[state]?.name ?? { zh: state, en: state }),
        kind: isOverdue ? 'late' : 'in-time',
      })),
    [found, desk, say],
  )
  const areas = useMemo(
    () =>
      found.cells.map(({ id, name, cases, shape }) => ({
        id: `cell ${id}`,
        label: name,
        note: `${cases}`,
        shape,
        kind: hot.has(id) ? 'hot' : cases > 0 ? 'some' : null,
      })),
    [found, hot],
  )
  const listOf = (where: string) => addressOfCases(desk, new URLSearchParams({ where }).toString())
  const openCell = (id: string) => navigate(listOf(found.cells.find((cell) => cell.id === id)?.where ?? ''))
  const open = (id: string) =>
    id.startsWith('cell ') ? openCell(id.slice(5)) : navigate(addressOfCase(desk, session.division, id))
  return (
    <>
      <Panel title={words.states}>
        <table className="figures cases-states">
          <thead>
            <tr>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.cases}</th>
              <th scope="col">{words.late}</th>
              <th scope="col">{words.fresh}</th>
            </tr>
          </thead>
          <tbody>
            {found.states
              .filter(({ cases }) => cases > 0)
              .map(({ state, name, cases, overdue, today }) => (
                <tr key={state}>
                  <th scope="row">{say(name)}</th>
                  <td>
                    <Link to={addressOfCases(desk, `state=${state}`)} aria-label={words.open(say(name))}>
                      {numberText(cases)}
                    </Link>
                  </td>
                  <td className={overdue > 0 ? 'is-bad' : ''}>{overdue > 0 ? `▼ ${numberText(overdue)}` : '0'}</td>
                  <td>{numberText(today)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={words.map}>
        <MapView
          title={words.map}
          points={points}
          areas={areas}
          legend={legend}
          onOpen={open}
          note={
            <>
              {words.mapNote(found.hotSpots.days)} {found.isSimulated && words.simulated}
            </>
          }
        />
      </Panel>
      <div className="cases-pair">
        <Panel title={words.overdue}>
          {found.overdue.length === 0 ? (
            <p className="muted">{words.noOverdue}</p>
          ) : (
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{words.number}</th>
                  <th scope="col">{words.clock}</th>
                  <th scope="col">{words.due}</th>
                  <th scope="col">{words.body}</th>
                </tr>
              </thead>
              <tbody>
                {found.overdue.slice(0, 20).map(({ record, number, clock, dueAt, bodyName }) => (
                  <tr key={`${record} ${clock.zh}`}>
                    <th scope="row">
                      <Link to={addressOfCase(desk, session.division, record)}>{number ?? record.slice(0, 8)}</Link>
                    </th>
                    <td>{say(clock)}</td>
                    <td>
                      <time dateTime={dueAt}>{momentText(dueAt)}</time>
                    </td>
                    <td>{bodyName ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
        <Panel title={words.hot} note={words.hotRule(found.hotSpots.days, found.hotSpots.cases)}>
          {found.hotSpots.spots.length === 0 ? (
            <p className="muted">{words.noHot}</p>
          ) : (
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{words.cell}</th>
                  <th scope="col">{words.class}</th>
                  <th scope="col">{words.times}</th>
                  <th scope="col">{words.last}</th>
                </tr>
              </thead>
              <tbody>
                {found.hotSpots.spots
                  .slice(0, 20)
                  .map(({ cell, cellName, class: kind, className, cases, to, where }) => (
                    <tr key={`${cell} ${kind}`}>
                      <th scope="row">{cellName}</th>
                      <td>{className}</td>
                      <td>
                        <Link to={listOf(where)} aria-label={words.open(`${cellName} ${className}`)}>
                          {numberText(cases)}
                        </Link>
                      </td>
                      <td>
                        <time dateTime={to}>{momentText(to)}</time>
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          )}
        </Panel>
      </div>
    </>
  )
}
