import { useAnswer } from '../../../ui/answers.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import type { SourceList } from '../answers.ts'
import type { Binding, ColumnFacts, ColumnNeed } from '../needs.ts'
import { usePunctuation } from './looks.tsx'
import { TextField } from './SchemeFields.tsx'
import { useSchemeWords } from './scheme-words.ts'

/** What the office asks of every column: what counts, who provides it, where it is drawn from. */
export function NeedsTable({
  columns,
  needs,
  mayEdit,
  onChange,
}: {
  readonly columns: readonly ColumnFacts[]
  readonly needs: readonly ColumnNeed[]
  readonly mayEdit: boolean
  readonly onChange: (needs: readonly ColumnNeed[]) => void
}) {
  const { needs: words } = useSchemeWords()
  const { listed } = usePunctuation()
  const say = useSay()
  const session = useSession()
  const sources = useAnswer<SourceList>('/api/v1/evaluation-sources', { division: session.division }, { when: mayEdit })
  const set = (column: string, change: Partial<ColumnNeed>) => {
    const own = needs.find((need) => need.column === column)
    const next = { column, about: '', provider: '', unit: '', from: null, ...own, ...change }
    onChange(own === undefined ? [...needs, next] : needs.map((need) => (need.column === column ? next : need)))
  }
  return (
    <Panel title={words.title}>
      <p className="muted">{words.about}</p>
      {mayEdit && (sources.data?.records.length ?? 0) > 0 && (
        <p>
          {sources.data?.records.map((source) => (
            <button
              key={source.id}
              type="button"
              className="button is-small"
              onClick={() => onChange(boundTo(source, columns, needs))}
            >
              {words.bindTo(say(source.name))}
            </button>
          ))}
        </p>
      )}
      {columns.map(({ column, usedBy, unit, provider, about, from }) => (
        <details key={column} className="evaluation-need" open={columns.length <= 8}>
          <summary>
            <b lang="zh">{column}</b> <span className="muted">{listed(usedBy.map(say))}</span>
          </summary>
          <div className="evaluation-fields">
            <TextField
              label={words.unit}
              value={unit}
              onDone={(text) => text !== unit && set(column, { unit: text })}
            />
            <TextField
              label={words.provider}
              value={provider}
              onDone={(text) => text !== provider && set(column, { provider: text })}
            />
            <TextField
              label={words.note}
              value={about}
              onDone={(text) => text !== about && set(column, { about: text })}
            />
            <BindingFields from={from} sources={sources.data} onChange={(next) => set(column, { from: next })} />
          </div>
        </details>
      ))}
    </Panel>
  )
}

/** Every column that is called like one of a register's, bound to it; what was bound before stays. */
function boundTo(
  source: SourceList['records'][number],
  columns: readonly ColumnFacts[],
  needs: readonly ColumnNeed[],
): readonly ColumnNeed[] {
  const given = new Map(needs.map((need) => [need.column, need]))
  for (const { column, from, unit, about, provider } of columns) {
    const own = source.columns.find(({ id, name }) => id === column || name.zh === column)
    if (own === undefined || from !== null) continue
    given.set(column, {
      column,
      unit: unit || (own.unit ?? ''),
      about,
      provider,
      from: { kind: 'records', source: source.id, column: own.id },
    })
  }
  return [...given.values()]
}

function BindingFields({
  from,
  sources,
  onChange,
}: {
  readonly from: Binding | null
  readonly sources: SourceList | undefined
  readonly onChange: (from: Binding | null) => void
}) {
  const { needs: words } = useSchemeWords()
  const say = useSay()
  const begin = (kind: string): Binding | null => {
    switch (kind) {
      case 'observation':
        return { kind, indicator: '', measure: 'level' }
      case 'metric':
        return { kind, metric: sources?.metrics[0]?.id ?? '' }
      case 'records': {
        const [source] = sources?.records ?? []
        return { kind, source: source?.id ?? '', column: source?.columns[0]?.id ?? '' }
      }
      default:
        return null
    }
  }
  const source = from?.kind === 'records' ? sources?.records.find(({ id }) => id === from.source) : undefined
  return (
    <>
      <label className="field">
        <span>{words.from}</span>
        <select value={from?.kind ?? ''} onChange={(event) => onChange(begin(event.target.value))}>
          <option value="">{words.byHand}</option>
          <option value="observation">{words.observation}</option>
          {((sources?.metrics.length ?? 0) > 0 || from?.kind === 'metric') && (
            <option value="metric">{words.metric}</option>
          )}
          {((sources?.records.length ?? 0) > 0 || from?.kind === 'records') && (
            <option value="records">{words.records}</option>
          )}
        </select>
      </label>
      {from?.kind === 'observation' && (
        <>
          <TextField
            label={words.indicator}
            value={from.indicator}
            onDone={(indicator) => onChange({ ...from, indicator })}
          />
          <label className="field">
            <span>{words.measure}</span>
            <select value={from.measure} onChange={(event) => onChange({ ...from, measure: event.target.value })}>
              {Object.entries(words.measures).map(([measure, name]) => (
                <option key={measure} value={measure}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {from?.kind === 'metric' && (
        <label className="field">
          <span>{words.metric}</span>
          <select value={from.metric} onChange={(event) => onChange({ ...from, metric: event.target.value })}>
            {sources?.metrics.map((metric) => (
              <option key={metric.id} value={metric.id}>
                {say(metric.name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {from?.kind === 'records' && (
        <>
          <label className="field">
            <span>{words.records}</span>
            <select value={from.source} onChange={(event) => onChange({ ...from, source: event.target.value })}>
              {sources?.records.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one.name)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{words.column}</span>
            <select value={from.column} onChange={(event) => onChange({ ...from, column: event.target.value })}>
              {source?.columns.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one.name)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </>
  )
}
