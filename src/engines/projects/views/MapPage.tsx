import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { MapView } from '../../../ui/MapView.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { MapAnswer } from '../answers.ts'
import { LIGHT_NAMES } from '../names.ts'
import { PROJECTS } from './figures.ts'
import { addressOf, LIGHT_LOOKS, system, useNames } from './marks.tsx'
import { filterFrom } from './query.ts'
import { Ways } from './Ways.tsx'
import { useWords } from './words.ts'
import './projects.css'

const LIGHTS = ['red', 'yellow', 'green', 'unknown'] as const

/** 项目地图: where they stand, by their light. */
export default function MapPage() {
  const words = useWords()
  const session = useSession()
  const plan = usePlan()
  const [search] = useSearchParams()
  const query = { ...filterFrom(search), division: session.division, on: plan.asOf }
  const answer = useAnswer<MapAnswer>(`${PROJECTS}/map`, query, { keepsLast: true })
  return (
    <Page
      title={words.map.title}
      back={{ to: '/projects', title: words.overview.title }}
      note={
        <>
          {answer.data !== undefined && (
            <span className="muted">{words.map.placed(answer.data.placed, answer.data.all)}</span>
          )}{' '}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={<Ways at="map" />}
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {(found) => <Drawn found={found} />}
      </RegisterAnswer>
    </Page>
  )
}

function Drawn({ found }: { readonly found: MapAnswer }) {
  const words = useWords()
  const say = useSay()
  const language = useLanguage()
  const names = useNames()
  const navigate = useNavigate()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  const { points, legend } = useMemo(
    () => ({
      points: found.points.map(({ id, name, state, light, place }) => ({
        id,
        label: name,
        note: names.state(state),
        kind: light ?? 'none',
        place,
      })),
      legend: [
        ...LIGHTS.map((light) => ({
          kind: light as string,
          label: say(LIGHT_NAMES[light]),
          tone: LIGHT_LOOKS[light].tone,
        })),
        { kind: 'none', label: words.noLight, tone: 'none' as const },
      ],
    }),
    [found, language],
  )
  return (
    <MapView
      title={words.map.title}
      points={points}
      legend={legend}
      height={560}
      onOpen={(id) => navigate(addressOf({ division: found.division, id }))}
    />
  )
}
