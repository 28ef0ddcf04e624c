import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Tone } from '../../../model/standing.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText } from '../../../ui/format.ts'
import { MapView } from '../../../ui/MapView.tsx'
import type { MapArea, MapLegendEntry, MapPoint } from '../../../ui/map-features.ts'
import { Panel } from '../../../ui/Page.tsx'
import { Answer } from '../../../ui/states.tsx'
import type { ResultAnswer, RoundPage, RoundPlaces } from '../answers.ts'
import { useOwnWords } from './own-words.ts'

/** The results where they lie: bodies by their ground, firms by their parcels, coloured by grade. */
export function ResultMap({
  result,
  round,
  path,
}: {
  readonly result: ResultAnswer
  readonly round: RoundPage
  readonly path: string
}) {
  const { map: words } = useOwnWords()
  const answer = useAnswer<RoundPlaces>(`${path}/places`)
  return (
    <Panel title={words.title} note={answer.data !== undefined && words.note(answer.data.without)}>
      <Answer of={answer} isEmpty={({ places }) => places.length === 0} empty={<p className="muted">{words.none}</p>}>
        {(found) => <Drawn result={result} round={round} found={found} />}
      </Answer>
    </Panel>
  )
}

const TONES = ['good', 'fair', 'poor', 'bad'] as const
/** A map has four tones beside none: the best grade the first, the worst the last, those between in order. */
const toneOf = (at: number, of: number): Tone => TONES[at === of - 1 && of > 1 ? 3 : Math.min(at, 2)] ?? 'none'

const UNGRADED = ''
const SCORED = 'scored'

function Drawn({
  result: { units, grades, head },
  round,
  found,
}: {
  readonly result: ResultAnswer
  readonly round: RoundPage
  readonly found: RoundPlaces
}) {
  const { map: words } = useOwnWords()
  const navigate = useNavigate()
  const { areas, points, legend } = useMemo(() => {
    const exempt = new Map(head.exempt.map(({ unit, grade }) => [unit, grade]))
    const byUnit = new Map(units.map((unit) => [unit.unit, unit]))
    const names = new Map(round.units.map(({ code, name }) => [code, name]))
    const kindOf = (code: string) => {
      const unit = byUnit.get(code)
      if (grades.length === 0) return unit?.score == null ? UNGRADED : SCORED
      const grade = unit === undefined ? (exempt.get(code) ?? null) : unit.grade
      return grade !== null && grades.includes(grade) ? grade : UNGRADED
    }
    const areas: MapArea[] = []
    const points: MapPoint[] = []
    for (const [i, { unit, label, ground }] of found.places.entries()) {
      const own = byUnit.get(unit)
      const name = names.get(unit) ?? unit
      const said = {
        id: `${unit} ${i}`,
        label: label === '' ? name : `${name} · ${label}`,
        note: own === undefined ? '—' : `${numberText(own.score)} · ${words.rank(own.rank)}`,
        kind: kindOf(unit),
      }
      if (ground.type === 'Point') points.push({ ...said, place: ground.coordinates })
      else areas.push({ ...said, shape: ground })
    }
    const legend: MapLegendEntry[] = [
      ...(grades.length === 0
        ? [{ kind: SCORED, label: words.scored, tone: 'good' as const }]
        : grades.map((grade, i) => ({ kind: grade, label: grade, tone: toneOf(i, grades.length) }))),
      { kind: UNGRADED, label: words.ungraded, tone: 'none' },
    ]
    return { areas: joined(areas), points, legend }
  }, [units, grades, head, round.units, found, words])
  return (
    <MapView
      title={words.title}
      areas={areas}
      points={points}
      legend={legend}
      onOpen={(id) =>
        navigate(`/evaluations/${round.division}/${round.id}/units/${encodeURIComponent(id.split(' ')[0] ?? id)}`)
      }
    />
  )
}

/** Patches of one unit as one area: a subdistrict is listed once, not once a cell. */
function joined(areas: readonly MapArea[]): readonly MapArea[] {
  const byUnit = new Map<string, MapArea[]>()
  for (const area of areas) {
    const unit = area.id.split(' ')[0] ?? area.id
    const own = byUnit.get(unit)
    if (own === undefined) byUnit.set(unit, [area])
    else own.push(area)
  }
  return [...byUnit].flatMap(([unit, own]) => {
    const [first] = own
    if (first === undefined) return []
    const coordinates = own.flatMap(({ shape }) =>
      shape.type === 'Polygon' ? [shape.coordinates] : (shape.coordinates as readonly unknown[][]),
    )
    return [{ ...first, id: unit, shape: { type: 'MultiPolygon', coordinates } }]
  })
}
