import { numberText } from '../../../ui/format.ts'
import { useWords } from './words.ts'

interface Point {
  readonly at: number
  readonly value: number
}

interface PathLineProps {
  readonly planned: readonly Point[]
  readonly observed: readonly Point[]
  readonly forecast: readonly (Point & { readonly low: number; readonly high: number })[]
}

const WIDTH = 340
const HEIGHT = 150
const SIDE = 8
const TOP = 18
const FOOT = 20

/** The required path, what was reached, and where it goes on to, as a small drawing with its figures in a table for those who cannot see it. */
export function PathLine({ planned, observed, forecast }: PathLineProps) {
  const words = useWords()
  const all = [
    ...planned,
    ...observed,
    ...forecast.flatMap((one) => [one, { ...one, value: one.low }, { ...one, value: one.high }]),
  ]
  const [first] = all
  if (first === undefined) return null
  const times = all.map(({ at }) => at)
  const values = all.map(({ value }) => value)
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = (at: number) => SIDE + ((at - from) / (to - from || 1)) * (WIDTH - 2 * SIDE)
  const y = (value: number) => TOP + (1 - (value - low) / (high - low || 1)) * (HEIGHT - TOP - FOOT)
  const line = (points: readonly Point[]) => points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')
  const last = observed.at(-1)
  const goal = planned.at(-1)
  const band = [
    ...forecast.map((one) => ({ at: one.at, value: one.high })),
    ...[...forecast].reverse().map((one) => ({ at: one.at, value: one.low })),
  ]
  const rows = [...new Set([...planned, ...observed, ...forecast].map(({ at }) => at))].sort((a, b) => a - b)
  const valueAt = (points: readonly Point[], at: number) => points.find((point) => point.at === at)?.value ?? null
  return (
    <figure className="leader-path">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.path}>
        {band.length > 2 && <polygon className="path-band" points={line(band)} />}
        <polyline className="path-planned" points={line(planned)} />
        {forecast.length > 0 && (
          <polyline className="path-forecast" points={line(last ? [last, ...forecast] : forecast)} />
        )}
        <polyline className="path-observed" points={line(observed)} />
        {observed.map((point) => (
          <circle key={point.at} className="path-point" cx={x(point.at)} cy={y(point.value)} r={3.5} />
        ))}
        {goal && (
          <text x={WIDTH - SIDE} y={Math.max(12, y(goal.value) - 6)} textAnchor="end">
            {numberText(goal.value, 2)}
          </text>
        )}
        {last && last.at !== goal?.at && (
          <text
            className="path-last"
            x={x(last.at)}
            y={Math.min(HEIGHT - FOOT - 2, y(last.value) + 16)}
            textAnchor="middle"
          >
            {numberText(last.value, 2)}
          </text>
        )}
        <text className="path-year" x={SIDE} y={HEIGHT - 4}>
          {Math.round(from)}
        </text>
        <text className="path-year" x={WIDTH - SIDE} y={HEIGHT - 4} textAnchor="end">
          {Math.round(to)}
        </text>
      </svg>
      <figcaption className="leader-legend">
        <span className="is-planned">{words.planned}</span>
        <span className="is-observed">{words.observed}</span>
        {forecast.length > 0 && <span className="is-forecast">{words.forecast}</span>}
      </figcaption>
      <table className="visually-hidden">
        <thead>
          <tr>
            <th scope="col">{words.path}</th>
            <th scope="col">{words.planned}</th>
            <th scope="col">{words.observed}</th>
            <th scope="col">{words.forecast}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((at) => (
            <tr key={at}>
              <th scope="row">{numberText(at, 2)}</th>
              <td>{numberText(valueAt(planned, at), 2)}</td>
              <td>{numberText(valueAt(observed, at), 2)}</td>
              <td>{numberText(valueAt(forecast, at), 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
