import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Bilingual } from '../../../model/system.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { momentText, numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { EvaluationAnswer, EvaluationRecords } from '../answers.ts'
import { GRADES, type Grade, percentText } from '../evaluation.ts'
import { addressOfCase, type DeclaredDesk, useDesk } from './desks.ts'
import { useWords } from './words.ts'
import './cases.css'

type Row = EvaluationAnswer['whole'][number]
type By = 'whole' | 'area' | 'body'
interface Opened {
  readonly by: By
  readonly clock: string
  readonly group: string | null
  readonly name: Bilingual
}

/** How the desk kept its deadlines in a period: by area, body and post; every figure opens to its records. */
export default function EvaluationPage() {
  const { evaluation: words, today } = useWords()
  const desk = useDesk()
  const session = useSession()
  const [search, setSearch] = useSearchParams()
  const [opened, setOpened] = useState<Opened | null>(null)
  const day = session.today()
  const from = search.get('from') ?? `${day.slice(0, 8)}01`
  const to = search.get('to') ?? day
  const set = (name: 'from' | 'to', value: string) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now)
        if (value !== '') next.set(name, value)
        return next
      },
      { replace: true },
    )
  const query = { division: session.division, from, to }
  const answer = useAnswer<EvaluationAnswer>(`/api/v1/desks/${desk?.system.id ?? ''}/evaluation`, query, {
    when: desk !== undefined,
    keepsLast: true,
  })
  if (desk === undefined) return <Empty title={today.noDesk} />
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      back={{ to: `/cases?system=${desk.system.id}`, title: today.title }}
      tools={
        <>
          <label>
            {words.from}{' '}
            <input type="date" value={from} max={to} onChange={({ target }) => set('from', target.value)} />
          </label>
          <label>
            {words.to}{' '}
            <input type="date" value={to} min={from} max={day} onChange={({ target }) => set('to', target.value)} />
          </label>
        </>
      }
    >
      <Answer of={answer}>
        {(found) => (
          <>
            <p className="muted">
              {words.cutOff(momentText(found.cutOff))} {words.method(found.bounds.leavesOutExtended)}
            </p>
            <ul className="cases-legend">
              {GRADES.map((grade) => (
                <li key={grade}>
                  <GradeMark grade={grade} />
                  <span className="muted">
                    {grade === 'red' ? words.below(found.bounds.orange) : words.fromShare(found.bounds[grade])}
                  </span>
                </li>
              ))}
            </ul>
            <Panel title={words.whole}>
              <Figures found={found} rows={found.whole} by="whole" onOpen={setOpened} />
            </Panel>
            <Panel title={words.areas}>
              <Figures found={found} rows={found.areas} by="area" onOpen={setOpened} />
            </Panel>
            <Panel title={words.bodies}>
              <Figures found={found} rows={found.bodies} by="body" onOpen={setOpened} />
            </Panel>
            <Panel title={words.posts} note={words.postsNote}>
              <Figures found={found} rows={found.posts} by="whole" onOpen={setOpened} isPosts />
            </Panel>
          </>
        )}
      </Answer>
      {opened !== null && <Records desk={desk} opened={opened} query={query} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function GradeMark({ grade }: { readonly grade: Grade }) {
  const { evaluation: words } = useWords()
  return (
    <span className="cases-grade">
      <i className={`is-${grade}`} aria-hidden="true" />
      {words.grades[grade]}
    </span>
  )
}

function Figures({
  found,
  rows,
  by,
  onOpen,
  isPosts = false,
}: {
  readonly found: EvaluationAnswer
  readonly rows: readonly Row[]
  readonly by: By
  readonly onOpen: (opened: Opened) => void
  readonly isPosts?: boolean
}) {
  const { evaluation: words } = useWords()
  const say = useSay()
  if (rows.every(({ due }) => due === 0)) return <p className="muted">{words.none}</p>
  const clockName = (id: string) => found.clocks.find((clock) => clock.id === id)?.name
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          {!isPosts && by !== 'whole' && <th scope="col">{words.clock}</th>}
          <th scope="col">{words.due}</th>
          <th scope="col">{words.ended} %</th>
          <th scope="col">{words.met} %</th>
          <th scope="col">{words.grade}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { clock, group, name, due, ended, met, grade } = row
          const open = () => onOpen({ by, clock, group, name })
          const label = clockName(clock)
          return (
            <tr key={`${group ?? ''} ${clock}`}>
              <th scope="row">{say(name)}</th>
              {!isPosts && by !== 'whole' && <td>{label === undefined ? clock : say(label)}</td>}
              {(
                [
                  ['due', numberText(due), undefined],
                  ['ended', percentText(ended.value), `${ended.part} ÷ ${ended.whole}`],
                  ['met', percentText(met.value), `${met.part} ÷ ${met.whole}`],
                ] as const
              ).map(([key, text, worked]) => (
                <td key={key}>
                  <button type="button" className="button is-quiet is-small" title={worked} onClick={open}>
                    {text}
                  </button>
                </td>
              ))}
              <td>{grade === null ? words.nothing : <GradeMark grade={grade as Grade} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Records({
  desk,
  opened,
  query,
  onClose,
}: {
  readonly desk: DeclaredDesk
  readonly opened: Opened
  readonly query: { readonly division: string; readonly from: string; readonly to: string }
  readonly onClose: () => void
}) {
  const { evaluation: words } = useWords()
  const say = useSay()
  const { by, clock, group, name } = opened
  const answer = useAnswer<EvaluationRecords>(`/api/v1/desks/${desk.system.id}/evaluation/records`, {
    ...query,
    clock,
    by,
    group: group ?? undefined,
  })
  return (
    <Drawer title={words.recordsOf(say(name))} onClose={onClose}>
      <Answer of={answer}>
        {({ records }) => (
          <>
            <p className="muted">{words.records(records.length)}</p>
            <table className="figures">
              <tbody>
                {records.map(({ record, number, dueAt, endedAt, isEnded, isMet, isExtended }) => (
                  <tr key={record}>
                    <th scope="row">
                      <Link to={addressOfCase(desk, query.division, record)}>{number ?? record.slice(0, 8)}</Link>
                    </th>
                    <td>
                      {words.dueAt} {momentText(dueAt)}
                    </td>
                    <td>{endedAt === null || !isEnded ? words.open : `${words.endedAt} ${momentText(endedAt)}`}</td>
                    <td>
                      {isMet ? `✓ ${words.inTime}` : isEnded ? `▼ ${words.tooLate}` : '—'}
                      {isExtended && ` · ${words.extended}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Answer>
    </Drawer>
  )
}
