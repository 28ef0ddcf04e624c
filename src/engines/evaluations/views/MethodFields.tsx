import type { Normalisation } from '../../../model/evaluation-methods.ts'
import type { Scheme } from '../../../model/evaluation-scheme.ts'
import { Panel } from '../../../ui/Page.tsx'
import { NumberField } from './SchemeFields.tsx'
import { useSchemeWords } from './scheme-words.ts'

/** Methods that the form makes, each with what it begins with; others stand in the JSON. */
const BEGINNINGS = {
  'min-max': { method: 'min-max', range: [60, 100] },
  'z-score': { method: 'z-score' },
  percentile: { method: 'percentile', times: 100 },
  places: { method: 'places', form: 'linear' },
  'ratio-to-base': { method: 'ratio-to-base', cap: 1.5 },
  completion: { method: 'completion', cap: 1.2 },
  efficacy: { method: 'efficacy', satisfactory: 100, unacceptable: 0 },
  goalposts: { method: 'goalposts', lower: 0, upper: 100, scale: 100 },
  identity: { method: 'identity' },
} as const satisfies Readonly<Record<string, Normalisation>>
type Method = keyof typeof BEGINNINGS
const isMethod = (method: string): method is Method => method in BEGINNINGS

/** How values become scores: of the scheme, or of one indicator that has its own way. */
export function NormalisationFields({
  title,
  inherits,
  value,
  onChange,
}: {
  readonly title: string | undefined
  /** Words for “as the scheme”; without them a method has to stand. */
  readonly inherits?: string
  readonly value: Normalisation | undefined
  readonly onChange: (value: Normalisation | undefined) => void
}) {
  const { normalise: words } = useSchemeWords()
  const method = value?.method ?? (inherits === undefined ? 'min-max' : '')
  const body = (
    <div className="evaluation-fields">
      <label className="field">
        <span>{words.method}</span>
        <select
          value={method}
          onChange={(event) => {
            const next = event.target.value
            if (next === '') onChange(undefined)
            else if (isMethod(next)) onChange(BEGINNINGS[next])
          }}
        >
          {inherits !== undefined && <option value="">{inherits}</option>}
          {(Object.keys(BEGINNINGS) as Method[]).map((one) => (
            <option key={one} value={one}>
              {words.methods[one]}
            </option>
          ))}
          {method !== '' && !isMethod(method) && <option value={method}>{words.methods[method]}</option>}
        </select>
      </label>
      {value !== undefined && <Parameters value={value} onChange={onChange} />}
    </div>
  )
  return title === undefined ? (
    <Panel title={words.title}>{body}</Panel>
  ) : (
    <>
      <h3>{title}</h3>
      {body}
    </>
  )
}

function Parameters({
  value,
  onChange,
}: {
  readonly value: Normalisation
  readonly onChange: (value: Normalisation) => void
}) {
  const { normalise: words } = useSchemeWords()
  switch (value.method) {
    case 'min-max': {
      const [low, high] = value.range ?? [0, 100]
      return (
        <>
          <NumberField
            label={words.low}
            value={low}
            onChange={(next) => onChange({ ...value, range: [next ?? 0, high] })}
          />
          <NumberField
            label={words.high}
            value={high}
            onChange={(next) => onChange({ ...value, range: [low, next ?? 100] })}
          />
        </>
      )
    }
    case 'efficacy':
      return (
        <>
          <NumberField
            label={words.satisfactory}
            value={value.satisfactory}
            onChange={(next) => onChange({ ...value, satisfactory: next ?? 0 })}
          />
          <NumberField
            label={words.unacceptable}
            value={value.unacceptable}
            onChange={(next) => onChange({ ...value, unacceptable: next ?? 0 })}
          />
        </>
      )
    case 'goalposts':
      return (
        <>
          <NumberField
            label={words.low}
            value={value.lower ?? null}
            onChange={(next) => onChange(without(value, 'lower', next))}
          />
          <NumberField
            label={words.high}
            value={value.upper ?? null}
            onChange={(next) => onChange(without(value, 'upper', next))}
          />
        </>
      )
    case 'ratio-to-base':
    case 'completion':
      return (
        <NumberField
          label={words.cap}
          value={value.cap ?? null}
          onChange={(next) => onChange({ ...value, cap: next === null || next <= 0 ? null : next })}
        />
      )
    case 'places':
      return (
        <NumberField
          label={words.top}
          value={value.top ?? 100}
          onChange={(next) => onChange(without(value, 'top', next))}
        />
      )
    case 'z-score':
    case 'percentile':
    case 'identity':
      return null
    default:
      return <p className="muted">{words.more}</p>
  }
}

/** The method with a parameter set, or taken out where it was emptied. */
function without<T extends Normalisation, K extends keyof T>(value: T, key: K, next: number | null): T {
  if (next !== null) return { ...value, [key]: next }
  const { [key]: _, ...rest } = value
  return rest as unknown as T // only optional parameters are emptied
}

const AGGREGATIONS = ['arithmetic', 'geometric', 'sum', 'minimum', 'median'] as const
const MISSING = ['renormalise', 'zero', 'missing'] as const

/** How scores are put together, what a missing one does, and how the final score is rounded. */
export function AggregationFields({
  scheme,
  onChange,
}: {
  readonly scheme: Scheme
  readonly onChange: (scheme: Scheme) => void
}) {
  const { aggregation: words, fields } = useSchemeWords()
  const aggregation = scheme.aggregation ?? { method: 'arithmetic' as const }
  const set = (change: Readonly<Record<string, unknown>>) =>
    onChange({ ...scheme, aggregation: { ...aggregation, ...change } as typeof aggregation }) // checked as a whole
  const isKnown = (AGGREGATIONS as readonly string[]).includes(aggregation.method)
  return (
    <Panel title={words.title}>
      <div className="evaluation-fields">
        <label className="field">
          <span>{fields.aggregation}</span>
          <select value={aggregation.method} onChange={(event) => set({ method: event.target.value })}>
            {AGGREGATIONS.map((one) => (
              <option key={one} value={one}>
                {words.methods[one]}
              </option>
            ))}
            {!isKnown && <option value={aggregation.method}>{words.methods[aggregation.method]}</option>}
          </select>
        </label>
        <label className="field">
          <span>{fields.missing}</span>
          <select
            value={aggregation.missing ?? 'renormalise'}
            onChange={(event) => set({ missing: event.target.value })}
          >
            {MISSING.map((one) => (
              <option key={one} value={one}>
                {words.missing[one]}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label={words.threshold}
          value={aggregation.threshold ?? 0}
          onChange={(threshold) => set({ threshold: Math.min(1, Math.max(0, threshold ?? 0)) })}
        />
        <NumberField
          label={words.digits}
          value={scheme.score?.digits ?? null}
          onChange={(digits) => {
            const { digits: _, ...score } = scheme.score ?? {}
            onChange({ ...scheme, score: digits === null ? score : { ...score, digits: Math.round(digits) } })
          }}
        />
      </div>
    </Panel>
  )
}
