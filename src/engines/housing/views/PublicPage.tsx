import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { api, saveFile } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { momentText } from '../../../ui/format.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer, Empty } from '../../../ui/states.tsx'
import { useWords as useDrawWords } from '../../draw-desk/views/words.ts'
import type { PublishedDraw } from '../../draws/published.ts'
import { verifyDraw } from '../../draws/verify.ts'
import type { Published } from '../answers.ts'
import type { ObjectionAbout } from '../object.ts'
import { useNames } from './looks.tsx'
import { type Objected, ObjectionDialog, Objections } from './Objections.tsx'
import { useQueueColumns } from './queue-columns.ts'
import { useWords } from './words.ts'
import './housing.css'

type Waiting = Published['queue'][number]
type Noticed = Published['notices'][number]
type Draw = Published['draws'][number]

/** 住房保障公示, without an account: who is under notice, the queue, the draws; each finds oneself by number. */
export default function PublicPage() {
  const [search, setSearch] = useSearchParams()
  const division = search.get('division')
  const answer = useAnswer<Published>('/api/v1/housing/published', division === null ? {} : { division })
  const { open: words } = useWords()
  const [objected, setObjected] = useState<Objected | null>(null)
  return (
    <Page title={words.title} width="wide">
      <Answer of={answer}>
        {(published) => (
          <>
            <p>
              <b>{published.name}</b> {published.simulated && <SimulatedMark />} {words.intro}
            </p>
            {published.divisions.length > 1 && (
              <label className="field housing-day">
                <span>{words.division}</span>
                <select value={published.division} onChange={(event) => setSearch({ division: event.target.value })}>
                  {published.divisions.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <Find published={published} onObject={setObjected} />
            <Notices rows={published.notices} onObject={setObjected} />
            <Queue published={published} />
            <Draws published={published} />
            <Objections
              rows={published.objections}
              onObject={() => setObjected({ caseNumber: '', about: 'first-notice' })}
            />
            {objected !== null && (
              <ObjectionDialog division={published.division} objected={objected} onClose={() => setObjected(null)} />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

interface Objectable {
  readonly onObject: (what: Objected) => void
}

/** Where a number stands: under notice, in the queue, drawn, among those who come next; or an objection, by its own number. */
function Find({ published, onObject }: { readonly published: Published } & Objectable) {
  const { open: words, objection } = useWords()
  const names = useNames()
  const [number, setNumber] = useState('')
  const asked = number.trim().toUpperCase()
  const noticed = published.notices.find((one) => one.number === asked)
  const waiting = published.queue.find((one) => one.number === asked)
  const drawn = published.draws.flatMap(({ title, results }) =>
    results.filter((one) => one.number === asked).map((one) => ({ ...one, title })),
  )
  const listed = published.draws.filter(
    (draw) => draw.results.length === 0 && draw.listed.some((one) => one.number === asked),
  )
  const reserve = published.draws.flatMap(({ title, reserves }) =>
    reserves.filter((one) => one.number === asked).map((one) => ({ ...one, title })),
  )
  const objections = published.objections.filter((one) => one.number === asked)
  const isWhole = /^[A-Z]{2}\d{4}-\d{4,5}$/.test(asked)
  const about: ObjectionAbout | null =
    noticed !== undefined
      ? noticed.level === 'first-notice'
        ? 'first-notice'
        : 'second-notice'
      : drawn.length > 0
        ? 'draw'
        : waiting !== undefined
          ? 'queue'
          : null
  const isFound = about !== null || listed.length > 0 || reserve.length > 0 || objections.length > 0
  return (
    <Panel title={words.findTitle}>
      <label className="field housing-day">
        <span>{words.find}</span>
        <input value={number} placeholder={words.findHint} onChange={(event) => setNumber(event.target.value)} />
      </label>
      <div aria-live="polite">
        {noticed !== undefined && (
          <p>
            <b>{noticed.name}</b>{' '}
            {words.noticing(words.levels[noticed.level as keyof typeof words.levels] ?? noticed.level, noticed.until)}
          </p>
        )}
        {waiting !== undefined && (
          <p>
            <b>{waiting.name}</b> {words.mine(waiting.place, waiting.of)}
          </p>
        )}
        {drawn.map((one) => (
          <p key={one.title}>{words.drawn(one.title, one.name, one.order)}</p>
        ))}
        {listed.map((draw) => (
          <p key={draw.id}>{words.onList(draw.title, words.stages[draw.stage as keyof typeof words.stages])}</p>
        ))}
        {reserve.map((one) => (
          <p key={one.title}>
            {words.reserveOf(one.title, one.order)}
            {one.state !== null && ` · ${names.state('housing-offer', one.state)}`}
          </p>
        ))}
        {objections.map((one) => (
          <p key={one.number}>
            {names.objection(one.about)} {one.caseNumber} · {names.state('housing-objection', one.state)}
            {one.answer !== null && ` · ${one.answer}`}
            {one.answeredOn === null && one.dueOn !== null && ` · ${objection.until(one.dueOn)}`}
          </p>
        ))}
        {isWhole && !isFound && <p className="muted">{words.notFound}</p>}
        {about !== null && (
          <p>
            <button type="button" className="button is-small" onClick={() => onObject({ caseNumber: asked, about })}>
              {objection.title}
            </button>
          </p>
        )}
      </div>
    </Panel>
  )
}

function Notices({ rows, onObject }: { readonly rows: readonly Noticed[] } & Objectable) {
  const all = useWords()
  const { open: words } = all
  const names = useNames()
  const columns = useMemo(
    (): readonly Column<Noticed>[] => [
      { key: 'number', title: all.number, width: 150, isFixed: true, value: (row) => row.number },
      { key: 'name', title: all.name, width: 90, value: (row) => row.name },
      { key: 'kind', title: all.kind, width: 130, filters: true, value: (row) => names.kind(row.wants) },
      { key: 'persons', title: words.persons, width: 80, align: 'end', value: (row) => row.persons },
      { key: 'street', title: words.street, width: 180, filters: true, value: (row) => row.street },
      {
        key: 'level',
        title: words.level,
        width: 120,
        filters: true,
        value: (row) => words.levels[row.level as keyof typeof words.levels] ?? row.level,
      },
      { key: 'until', title: words.until, width: 120, value: (row) => row.until },
      {
        key: 'object',
        title: '',
        width: 120,
        sorts: false,
        value: () => null,
        cell: (row) => <ObjectTo row={row} onObject={onObject} />,
      },
    ],
    [all, words, names, onObject],
  )
  return (
    <Panel title={words.notices} note={words.objection}>
      <DataTable
        id="housing-notices"
        label={words.notices}
        rows={rows}
        rowKey={({ number }) => number}
        columns={columns}
        height={320}
        card={(row) => (
          <div className="housing-card">
            <b>
              {row.number} {row.name}
            </b>
            <span className="muted">
              {row.street} · {words.until} {row.until}
            </span>
            <span>
              <ObjectTo row={row} onObject={onObject} />
            </span>
          </div>
        )}
        empty={<Empty title={words.noNotices} />}
      />
    </Panel>
  )
}

function ObjectTo({ row, onObject }: { readonly row: Noticed } & Objectable) {
  const { objection } = useWords()
  return (
    <button
      type="button"
      className="button is-small"
      onClick={() =>
        onObject({
          caseNumber: row.number,
          about: row.level === 'first-notice' ? 'first-notice' : 'second-notice',
        })
      }
    >
      {objection.title}
    </button>
  )
}

function Queue({ published }: { readonly published: Published }) {
  const words = useWords()
  const names = useNames()
  const columns = useQueueColumns<Waiting>()
  return (
    <Panel title={words.open.queue} note={words.open.asOf(published.day)}>
      <DataTable
        id="housing-public-queue"
        label={words.open.queue}
        rows={published.queue}
        rowKey={({ number }) => number}
        columns={columns}
        height={420}
        card={(row) => (
          <div className="housing-card">
            <b>
              {words.placeOf(row.place, row.of)} {row.number} {row.name}
            </b>
            <span className="muted">
              {names.rooms(row.rooms)} · {names.group(row.group)} · {row.points ?? '—'}
            </span>
          </div>
        )}
        empty={<Empty title={words.empty} />}
      />
    </Panel>
  )
}

function Draws({ published }: { readonly published: Published }) {
  const { open: words } = useWords()
  return (
    <>
      <h2>{words.draws}</h2>
      {published.draws.length === 0 && <p className="muted">{words.noDraws}</p>}
      {published.draws.map((draw) => (
        <OneDraw key={draw.id} draw={draw} division={published.division} />
      ))}
    </>
  )
}

function OneDraw({ draw, division }: { readonly draw: Draw; readonly division: string }) {
  const all = useWords()
  const { open: words } = all
  const names = useNames()
  const { verdicts } = useDrawWords()
  const [verdict, setVerdict] = useState<keyof typeof verdicts | null>(null)
  const path = `/api/v1/draws/${division}/${draw.id}/published`
  const take = async () => {
    const published = await api.get<PublishedDraw>(path)
    saveFile(`${published.title}.json`, new Blob([JSON.stringify(published, null, 2)], { type: 'application/json' }))
  }
  return (
    <Panel
      title={draw.title}
      isName
      note={`${words.stages[draw.stage as keyof typeof words.stages] ?? draw.stage} · ${words.homes(draw.homes, draw.listed.length)}`}
    >
      <div className="housing-acts">
        <button
          type="button"
          className="button is-small"
          onClick={() => void api.get<PublishedDraw>(path).then((one) => setVerdict(verifyDraw(one).verdict))}
        >
          {words.verify}
        </button>
        <button type="button" className="button is-small" onClick={() => void take()}>
          {words.download}
        </button>
        <a className="button is-small" href="/draw-verifier.html" download="draw-verifier.html">
          {words.verifier}
        </a>
      </div>
      <p className="muted">
        {words.frozen} {momentText(draw.frozenAt)} · {words.beacon} {momentText(draw.beaconDue)}
      </p>
      <p aria-live="polite">{verdict !== null && <b>{verdicts[verdict]}</b>}</p>
      {draw.listed.length > 0 && (
        <details>
          <summary>{words.list(draw.listed.length)}</summary>
          <Lines
            heads={[all.draw.class, all.number, all.name]}
            rows={draw.listed.map((one) => [one.number, [names.drawClass(one.class), one.number, one.name]])}
          />
        </details>
      )}
      {draw.results.length > 0 && (
        <Lines
          heads={[all.draw.class, words.order, all.number, all.name, all.draw.home]}
          rows={draw.results.map((one) => [
            one.number,
            [names.drawClass(one.class), one.order, one.number, one.name, one.home ?? '—'],
          ])}
        />
      )}
      {draw.reserves.length > 0 && (
        <details>
          <summary>{words.reserves(draw.reserves.length)}</summary>
          <p className="muted">{words.reservesText}</p>
          <Lines
            heads={[all.draw.class, words.order, all.number, all.name, all.case.offers]}
            rows={draw.reserves.map((one) => [
              one.number,
              [
                names.drawClass(one.class),
                one.order,
                one.number,
                one.name,
                one.state === null ? words.notYet : names.state('housing-offer', one.state),
              ],
            ])}
          />
        </details>
      )}
    </Panel>
  )
}

/** A published list: by its key what stands in each column. */
function Lines({
  heads,
  rows,
}: {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly [key: string, cells: readonly (string | number)[]])[]
}) {
  return (
    <div className="housing-scroll">
      <table className="figures">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, cells]) => (
            <tr key={key}>
              {cells.map((cell, i) => (
                <td key={heads[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
