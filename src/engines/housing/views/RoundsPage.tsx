import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import { BeaconFields, useBeacon } from '../../draw-desk/views/BeaconFields.tsx'
import { DrawsTable } from '../../draw-desk/views/DrawsTable.tsx'
import { useWords as useDrawWords } from '../../draw-desk/views/words.ts'
import type { RecordList, RecordRow } from '../../registers/answers.ts'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import { listOf, recordOf, SYSTEM, useNames } from './looks.tsx'
import { useWords } from './words.ts'
import './housing.css'

const PATH = '/api/v1/records/housing-round'

/** 配租批次: homes that are given together, and the draws by which they are. */
export default function RoundsPage() {
  const words = useWords()
  const names = useNames()
  const { how, howText } = useDrawWords()
  const session = useSession()
  const navigate = useNavigate()
  const answer = useAnswer<RecordList>(PATH, { division: session.division, sort: '-planned_on', size: 100 })
  const followed = useMemo(
    () => ({ title: words.round.offers, of: ({ offers = 0 }: Readonly<Record<string, number>>) => offers }),
    [words],
  )
  const columns = useMemo(
    (): readonly Column<RecordRow>[] => [
      { key: 'name', title: words.round.name, width: 260, isFixed: true, value: (row) => String(row.values.name) },
      {
        key: 'kind',
        title: words.kind,
        width: 120,
        filters: true,
        value: (row) => names.kind(String(row.values.kind)),
      },
      {
        key: 'mode',
        title: words.round.mode,
        width: 180,
        filters: true,
        value: (row) => names.mode(String(row.values.mode)),
      },
      { key: 'planned', title: words.round.planned, width: 110, value: (row) => String(row.values.planned_on) },
      {
        key: 'homes',
        title: words.round.homes,
        width: 80,
        align: 'end',
        value: (row) => Number(row.rollups.homes ?? 0),
      },
      {
        key: 'taken',
        title: words.round.taken,
        width: 90,
        align: 'end',
        value: (row) => Number(row.rollups.taken ?? 0),
      },
      {
        key: 'state',
        title: words.round.state,
        width: 110,
        filters: true,
        value: (row) => names.state('housing-round', row.state ?? ''),
      },
      {
        key: 'does',
        title: '',
        width: 210,
        sorts: false,
        value: () => null,
        cell: (row) => <RoundActs round={row} />,
      },
    ],
    [words, names],
  )
  return (
    <Page
      title={words.rounds}
      back={{ to: '/housing', title: words.back }}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          {session.may('records.housing-round.create') && (
            <Link className="button is-primary" to={listOf('housing-round')}>
              {words.round.create}
            </Link>
          )}
          <Link className="button" to={listOf('housing-home')}>
            {words.round.homes}
          </Link>
        </>
      }
    >
      <RegisterAnswer of={answer} system={SYSTEM}>
        {({ rows }) => (
          <DataTable
            id="housing-rounds"
            label={words.rounds}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={({ division, id }) => navigate(recordOf('housing-round', division, id))}
            card={(row) => (
              <div className="housing-card">
                <b>{String(row.values.name)}</b>
                <span className="muted">
                  {names.mode(String(row.values.mode))} · {names.state('housing-round', row.state ?? '')}
                </span>
                <RoundActs round={row} />
              </div>
            )}
            empty={<Empty title={words.round.empty}>{words.round.emptyText}</Empty>}
          />
        )}
      </RegisterAnswer>
      <h2>{words.round.draws}</h2>
      <Panel title={how}>
        <p>{howText}</p>
      </Panel>
      <DrawsTable
        system={SYSTEM.id}
        title={words.round.draws}
        followed={followed}
        counted={words.draw.counted}
        onOpen={({ division, id }) => navigate(`/housing/draws/${division}/${id}`)}
        empty={words.round.emptyDraws}
      />
    </Page>
  )
}

function RoundActs({ round }: { readonly round: RecordRow }) {
  const { round: words } = useWords()
  const session = useSession()
  const forget = useForget()
  const [isDrawing, setDrawing] = useState(false)
  const { attempt, problem, isBusy } = useTrying()
  const mode = round.values.mode
  if (!session.may('housing.work') || (round.state !== 'planned' && round.state !== 'frozen')) return null
  if (round.state === 'frozen' && mode === 'queue') return null
  const byQueue = async () => {
    if (!(await askConfirmation({ title: words.byQueue, text: words.byQueueAsk, does: words.byQueue }))) return
    await attempt(async () => {
      const given = await api.send<{ offers: number; gone: number }>(
        'POST',
        `/api/v1/housing/rounds/${round.division}/${round.id}/offers`,
      )
      await forget([PATH])
      toast(words.given(given.offers, given.gone))
    })
  }
  if (mode !== 'queue' && round.state === 'frozen') return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps a click on the button from opening the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons within have keys of their own
    <div onClick={(event) => event.stopPropagation()}>
      {problem !== null && <Problem of={problem} />}
      <button
        type="button"
        className="button is-small"
        disabled={isBusy}
        onClick={() => (mode === 'queue' ? void byQueue() : setDrawing(true))}
      >
        {mode === 'queue' ? words.byQueue : words.begin}
      </button>
      {isDrawing && <NewDraw round={round} onClose={() => setDrawing(false)} />}
    </div>
  )
}

/** Freezes the list of a round: who may be drawn follows from the queue, so that only the beacon is asked for. */
function NewDraw({ round, onClose }: { readonly round: RecordRow; readonly onClose: () => void }) {
  const { round: words } = useWords()
  const navigate = useNavigate()
  const forget = useForget()
  const beacon = useBeacon()
  const { attempt, problem, isBusy } = useTrying()
  const freeze = () =>
    attempt(async () => {
      const { id } = await api.send<{ id: string }>(
        'POST',
        `/api/v1/housing/rounds/${round.division}/${round.id}/draw`,
        { beacon: beacon.asked },
      )
      await forget([PATH, '/api/v1/draws'])
      navigate(`/housing/draws/${round.division}/${id}`)
    })
  return (
    <Drawer
      place="middle"
      width={560}
      title={words.beginTitle(String(round.values.name))}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.does}
          onDo={() => void freeze()}
          isOff={isBusy}
        />
      }
    >
      {problem !== null && <Problem of={problem} />}
      <p>{words.beginText}</p>
      <BeaconFields of={beacon} />
    </Drawer>
  )
}
