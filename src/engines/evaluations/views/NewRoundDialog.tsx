import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { RoundList, SchemeList, SourceList } from '../answers.ts'
import { useWords } from './words.ts'

type Way = 'bodies' | 'previous' | 'file' | 'records'

/** Begins a round: scheme in force, period, the round before, and who takes part. */
export function NewRoundDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}) {
  const { create: words } = useWords()
  const say = useSay()
  const session = useSession()
  const { division } = session
  const schemes = useAnswer<SchemeList>('/api/v1/evaluation-schemes', { division })
  const sources = useAnswer<SourceList>('/api/v1/evaluation-sources', { division })
  const rounds = useAnswer<RoundList>('/api/v1/evaluation-rounds', { division })
  const [title, setTitle] = useState('')
  const [scheme, setScheme] = useState('')
  const [period, setPeriod] = useState(String(Number(session.today().slice(0, 4)) - 1))
  const [previous, setPrevious] = useState('')
  const [way, setWay] = useState<Way>('bodies')
  const [bodies, setBodies] = useState<ReadonlySet<string>>(new Set())
  const [source, setSource] = useState('')
  const { attempt, problem, isBusy } = useTrying()
  const inForce = schemes.data?.rows.filter((row) => row.inForce !== null) ?? []
  const chosen = inForce.find(({ id }) => id === scheme) ?? inForce[0]
  const unitsOf = () => {
    switch (way) {
      case 'bodies':
        return { kind: way, bodies: [...bodies] }
      case 'records':
        return { kind: way, source: source || (sources.data?.records[0]?.id ?? '') }
      default:
        return { kind: way }
    }
  }
  const make = async () => {
    const version = chosen?.inForce
    if (chosen === undefined || version == null) return
    await attempt(async () => {
      const { id } = await api.send<{ id: string }>('POST', `/api/v1/evaluation-rounds/${division}`, {
        title,
        scheme: chosen.id,
        schemeNo: version.no,
        period: period.trim(),
        previous: previous === '' ? null : previous,
        units: unitsOf(),
      })
      onMade(id)
    })
  }
  return (
    <Drawer
      place="middle"
      width={720}
      title={words.title}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.does}
          onDo={() => void make()}
          isOff={isBusy || chosen === undefined}
        />
      }
    >
      <Answer of={schemes} lines={2}>
        {() =>
          inForce.length === 0 ? (
            <p className="evaluation-banner">{words.noScheme}</p>
          ) : (
            <label className="field">
              <span>{words.scheme}</span>
              <select value={chosen?.id ?? ''} onChange={(event) => setScheme(event.target.value)}>
                {inForce.map((row) => (
                  <option key={row.id} value={row.id}>
                    {say(row.name)} · {row.inForce?.documentNo}
                  </option>
                ))}
              </select>
            </label>
          )
        }
      </Answer>
      <label className="field">
        <span>{words.name}</span>
        <input value={title} placeholder={words.nameHint} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.period}</span>
        <input value={period} placeholder={words.periodHint} onChange={(event) => setPeriod(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.previous}</span>
        <select value={previous} onChange={(event) => setPrevious(event.target.value)}>
          <option value="">{words.none}</option>
          {rounds.data?.rows.map((row) => (
            <option key={row.id} value={row.id}>
              {row.title}（{row.period}）
            </option>
          ))}
        </select>
      </label>
      <fieldset className="field">
        <legend>{words.units}</legend>
        {(['bodies', 'previous', 'file', 'records'] as const)
          .filter((one) => one !== 'records' || (sources.data?.records.length ?? 0) > 0)
          .map((one) => (
            <label key={one} className="evaluation-choice">
              <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
              {words.ways[one]}
            </label>
          ))}
      </fieldset>
      {way === 'records' && (
        <label className="field">
          <span>{words.source}</span>
          <select value={source} onChange={(event) => setSource(event.target.value)}>
            {sources.data?.records.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {way === 'bodies' && (
        <Answer of={sources} lines={3}>
          {({ bodies: all }) => <BodyChoice all={all} chosen={bodies} onChange={setBodies} />}
        </Answer>
      )}
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}

/** Bodies by kind, each kind at once or one by one. */
function BodyChoice({
  all,
  chosen,
  onChange,
}: {
  readonly all: SourceList['bodies']
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}) {
  const { create: words } = useWords()
  const kinds = [...new Set(all.map(({ kind }) => kind))].filter((kind) => kind !== 'assessor' && kind !== 'leadership')
  const set = (ids: readonly string[], is: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (is) next.add(id)
      else next.delete(id)
    }
    onChange(next)
  }
  return (
    <div className="evaluation-bodies">
      <p className="muted" role="status">
        {words.chosen(chosen.size)}
      </p>
      {kinds.map((kind) => {
        const own = all.filter((body) => body.kind === kind)
        const ids = own.map(({ id }) => id)
        return (
          <details key={kind} open={kind === 'park' || kind === 'subdistrict'}>
            <summary>
              {(words.kinds as Readonly<Record<string, string>>)[kind] ?? kind}{' '}
              <span className="muted">{own.length}</span>
            </summary>
            <label className="evaluation-choice">
              <input
                type="checkbox"
                checked={ids.every((id) => chosen.has(id))}
                onChange={(event) => set(ids, event.target.checked)}
              />
              {words.all}
            </label>
            {own.map(({ id, name }) => (
              <label key={id} className="evaluation-choice">
                <input type="checkbox" checked={chosen.has(id)} onChange={(event) => set([id], event.target.checked)} />
                <span lang="zh">{name}</span>
              </label>
            ))}
          </details>
        )
      })}
    </div>
  )
}
