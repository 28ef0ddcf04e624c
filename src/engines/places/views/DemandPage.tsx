import { useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { MapView } from '../../../ui/MapView.tsx'
import type { MapLegendEntry, MapPoint } from '../../../ui/map-features.ts'
import { SimulatedMark, TruthMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { DemandPage as Found } from '../answers.ts'
import { asksOf, nameOfUse, SYSTEM, system } from './looks.tsx'
import { useWords } from './words.ts'
import './places.css'

const PATHS = ['/api/v1/places']

/** One demand: of every space on offer whether it suits, and what stands in the way. */
export default function DemandPage() {
  const words = useWords()
  const { division = '', id = '' } = useParams()
  useLive('records.site-demand', PATHS)
  useLive('records.space', PATHS)
  const answer = useAnswer<Found>(`/api/v1/places/demands/${division}/${id}`)
  return (
    <Page
      title={answer.data?.demand.who ?? words.title}
      back={{ to: '/places', title: words.back }}
      note={answer.data?.isSimulated === true && <SimulatedMark />}
      actions={
        <Link className="button" to={`${SYSTEM}/site-demand/${division}/${id}`}>
          {words.record}
        </Link>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={10}>
        {(found) => <Shown found={found} />}
      </RegisterAnswer>
    </Page>
  )
}

function Shown({ found }: { readonly found: Found }) {
  const words = useWords()
  const say = useSay()
  const navigate = useNavigate()
  const [isMap, setMap] = useState(false)
  const { demand, rows, division } = found
  type Row = Found['rows'][number]
  const open = ({ id }: { readonly id: string }) => navigate(`${SYSTEM}/space/${division}/${id}`)
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        key: 'truth',
        title: words.suits,
        width: 120,
        filters: true,
        value: (row) => words.truth[row.truth],
        cell: (row) => <TruthMark truth={row.truth} words={words.truth} />,
      },
      { key: 'name', title: words.name, width: 180, value: (row) => row.name },
      { key: 'carrier', title: words.carrier, width: 160, filters: true, value: (row) => row.carrier },
      {
        key: 'area',
        title: words.area,
        width: 110,
        align: 'end',
        value: (row) => Number(row.area),
        cell: (row) => numberText(row.area),
      },
      {
        key: 'rent',
        title: words.rent,
        width: 130,
        align: 'end',
        value: (row) => (row.rent === null ? null : Number(row.rent)),
        cell: (row) => numberText(row.rent),
      },
      {
        key: 'state',
        title: words.state,
        width: 150,
        filters: true,
        value: (row) =>
          row.isKeptForOther
            ? words.keptForOther
            : row.state === 'reserved'
              ? words.states.reserved
              : words.states.offered,
      },
      {
        key: 'why',
        title: words.why,
        width: 460,
        value: (row) => row.reasons.map(({ text }) => say(text)).join('；'),
        cell: (row) => (
          <ul className="places-why">
            {row.reasons.map(({ truth, text }) => (
              <li key={text.zh} className={truth === 'unknown' ? 'is-open' : ''}>
                {say(text)}
              </li>
            ))}
          </ul>
        ),
      },
    ],
    [words, say],
  )
  const points = useMemo(
    () =>
      rows.flatMap(({ id, name, lng, lat, truth }): MapPoint[] =>
        lng === null || lat === null
          ? []
          : [{ id, place: [lng, lat], label: name, note: words.truth[truth], kind: truth }],
      ),
    [rows, words],
  )
  const legend = useMemo(
    (): readonly MapLegendEntry[] => [
      { kind: 'true', label: words.truth.true, tone: 'good' },
      { kind: 'unknown', label: words.truth.unknown, tone: 'fair' },
      { kind: 'false', label: words.truth.false, tone: 'none' },
    ],
    [words],
  )
  return (
    <>
      <Panel title={say(nameOfUse(demand.use))} note={demand.number}>
        <p>{asksOf(demand, words)}</p>
        <p className="muted">
          {words.condition}：<code>{found.condition}</code>
        </p>
      </Panel>
      {rows.length > 0 && points.length > 0 && (
        <div className="places-switch">
          <button type="button" className="button" aria-pressed={isMap} onClick={() => setMap(!isMap)}>
            {isMap ? words.list : words.map}
          </button>
        </div>
      )}
      {isMap ? (
        <MapView title={words.mapTitle} points={points} legend={legend} onOpen={(id) => open({ id })} />
      ) : (
        <DataTable
          id="places-spaces"
          label={words.spaces}
          rows={rows}
          rowKey={({ id }) => id}
          columns={columns}
          onOpen={open}
          card={(row) => (
            <div>
              <TruthMark truth={row.truth} words={words.truth} /> <b>{row.name}</b>
              <div className="muted">{row.reasons.map(({ text }) => say(text)).join('；')}</div>
            </div>
          )}
          empty={<Empty title={words.noSpaces}>{words.noSpacesTodo}</Empty>}
        />
      )}
    </>
  )
}
