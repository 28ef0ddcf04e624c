import { useMemo } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Shape } from '../../../language/field.ts'
import type { State } from '../../../language/lifecycle.ts'
import type { Tone } from '../../../model/standing.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { useIsNarrow } from '../../../ui/DataTable.tsx'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { MapView } from '../../../ui/MapView.tsx'
import type { MapArea, MapLegendEntry, MapPoint } from '../../../ui/map-features.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { addressOfList, addressOfSystem, type Declared, findType, pathOf } from './declared.ts'
import { Ways } from './ListPage.tsx'
import { queryOf, viewFromAddress } from './list-query.ts'
import { useListWords } from './list-words.ts'
import { NotDeclared, RegisterAnswer } from './RegisterStates.tsx'
import './registers.css'

/** Records as GeoJSON: a point or a shape each, with its name, number and state. */
interface MapAnswer {
  readonly features: readonly {
    readonly id: string
    readonly geometry: Shape | { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
    readonly properties: { readonly title: string; readonly number: string | null; readonly state: string | null }
  }[]
  readonly isAtLeast?: boolean
}

const tones: Readonly<Record<State['kind'], Tone>> = { open: 'poor', waiting: 'fair', done: 'good', void: 'none' }

/** A register on a map, with the same records as a list beside it. */
export default function MapPage() {
  const { system, type } = useParams()
  const declared = findType(type)
  if (declared === undefined || declared.system.id !== system) return <NotDeclared />
  return <Shown key={declared.type.id} declared={declared} />
}

function Shown({ declared }: { readonly declared: Declared }) {
  const { system, type } = declared
  const words = useListWords()
  const say = useSay()
  const session = useSession()
  const [search] = useSearchParams()
  const { page: _, size: __, sort: ___, ...query } = queryOf(type, session.division, viewFromAddress(type, search))
  const answer = useAnswer<MapAnswer>(`${pathOf(type.id)}/map`, query, {
    when: type.map !== undefined,
    keepsLast: true,
  })
  useLive(`records.${type.id}`, [pathOf(type.id)])
  return (
    <Page
      title={say(type.name)}
      back={{ to: addressOfSystem(system.id), title: say(system.name) }}
      note={session.isSimulated && <SimulatedMark />}
      actions={<Ways declared={declared} at="map" />}
    >
      {type.map === undefined ? (
        <Empty
          title={words.noMap}
          actions={
            <Link className="button" to={addressOfList(declared)}>
              {words.list}
            </Link>
          }
        />
      ) : (
        <RegisterAnswer of={answer} system={system} lines={8}>
          {(found) => <Drawn declared={declared} found={found} />}
        </RegisterAnswer>
      )}
    </Page>
  )
}

function Drawn({ declared, found }: { readonly declared: Declared; readonly found: MapAnswer }) {
  const { type } = declared
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const name = say(type.name)
  const height = useIsNarrow() ? 340 : 560
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` changes with the language, and `name` with it
  const { points, areas, legend } = useMemo(() => {
    const kindOf = (state: string | null) => (state === null ? 'all' : state)
    const points: MapPoint[] = []
    const areas: MapArea[] = []
    for (const { id, geometry, properties } of found.features) {
      const shared = {
        id,
        label: properties.title,
        ...(properties.number === null ? {} : { note: properties.number }),
        kind: kindOf(properties.state),
      }
      if (geometry.type === 'Point') points.push({ ...shared, place: geometry.coordinates })
      else areas.push({ ...shared, shape: geometry })
    }
    const present = new Set([...points, ...areas].map(({ kind }) => kind))
    const legend: readonly MapLegendEntry[] =
      type.lifecycle === undefined
        ? [{ kind: 'all', label: name, tone: 'good' }]
        : Object.entries(type.lifecycle.states)
            .filter(([id]) => present.has(id))
            .map(([id, state]) => ({ kind: id, label: say(state.name), tone: tones[state.kind] }))
    return { points, areas, legend }
  }, [found, type, name])
  return (
    <MapView
      title={name}
      points={points}
      areas={areas}
      legend={legend}
      height={height}
      onOpen={(id) => navigate(`${addressOfList(declared)}/${session.division}/${id}`)}
    />
  )
}
