import { type AnyStanding, standingLooks } from '../../../model/standing.ts'

interface SparkProps {
  readonly planned: readonly { readonly at: number; readonly value: number }[]
  readonly observed: readonly { readonly at: number; readonly value: number }[]
  readonly standing: AnyStanding
  readonly width?: number
  readonly height?: number
  /** Said to those who cannot see it. */
  readonly label: string
}

const PAD = 3

/** The path of a target in a cell: what is asked (dashed) and what was reached, ending in the standing's colour. */
export function Spark({ planned, observed, standing, width = 104, height = 26, label }: SparkProps) {
  const all = [...planned, ...observed]
  if (observed.length === 0 || all.length < 2) return <span className="muted">—</span>
  const xs = all.map(({ at }) => at)
  const ys = all.map(({ value }) => value)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  const x = (at: number) => PAD + ((at - left) / Math.max(1e-9, right - left)) * (width - 2 * PAD)
  const y = (value: number) =>
    high - low < 1e-12 ? height / 2 : height - PAD - ((value - low) / (high - low)) * (height - 2 * PAD)
  const line = (points: SparkProps['observed']) =>
    points.map(({ at, value }, i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('')
  const last = observed.at(-1)
  return (
    <svg
      className={`spark is-${standingLooks[standing].tone}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {planned.length > 1 && <path className="spark-planned" d={line(planned)} />}
      {observed.length > 1 && <path className="spark-observed" d={line(observed)} />}
      {last !== undefined && <circle cx={x(last.at)} cy={y(last.value)} r={2.6} />}
    </svg>
  )
}
