import { useState } from 'react'
import { useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { COVERS, MEASURES } from '../../indicators/definition.ts'
import type { FormPage as FormAnswer, FormRowBody } from '../answers.ts'
import { CatchUpForm } from './CatchUpForm.tsx'
import { useWords } from './words.ts'
import './returns.css'

/** One form: its rows, who answers each, its versions, and returns for past periods. */
export default function FormPage() {
  const { id = '' } = useParams()
  const session = useSession()
  const path = `/api/v1/return-forms/${session.division}/${id}`
  const answer = useAnswer<FormAnswer>(path)
  return <Answer of={answer}>{(form) => <Editor key={`${form.id}.${form.version}`} form={form} path={path} />}</Answer>
}

/** A row under the editor's hand, with a key that stays while it is moved. */
type Edited = FormRowBody & { readonly key: string }

const editedOf = (row: FormAnswer['rows'][number]): Edited => {
  const { position: _, label: __, partName: ___, ...rest } = row
  return { ...rest, key: row.id }
}

function Editor({ form, path }: { readonly form: FormAnswer; readonly path: string }) {
  const { forms: words } = useWords()
  const say = useSay()
  const forget = useForget()
  const [name, setName] = useState(form.name)
  const [lastPeriod, setLastPeriod] = useState(form.lastPeriod ?? '')
  const [validFrom, setValidFrom] = useState(form.validFrom)
  const [reason, setReason] = useState('')
  const [rows, setRows] = useState<readonly Edited[]>(form.rows.map(editedOf))
  const [isDirty, setDirty] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const change = (key: string, part: Partial<FormRowBody>) => {
    setDirty(true)
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)))
  }
  const move = (at: number, by: number) => {
    setDirty(true)
    setRows((now) => {
      const next = [...now]
      const [row] = next.splice(at, 1)
      if (row !== undefined) next.splice(at + by, 0, row)
      return next
    })
  }
  const save = async () => {
    try {
      const { version, revised, cancelled } = await api.send<{ version: number; revised: number; cancelled: number }>(
        'PUT',
        path,
        {
          version: form.version,
          name,
          frequency: form.frequency,
          plan: null,
          firstPeriod: form.firstPeriod,
          lastPeriod: lastPeriod.trim() || null,
          validFrom,
          reason,
          rows: rows.map(({ key: _, ...row }) => row),
        },
      )
      toast(words.revised(version, revised, cancelled))
      setProblem(null)
      await forget(['/api/v1/return-forms', '/api/v1/returns', '/api/v1/return-matrix'])
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  const addTargets = async () => {
    const { rows: found } = await api.get<{ rows: readonly FormRowBody[] }>('/api/v1/return-forms/rows-for-targets', {
      division: form.division,
      frequency: form.frequency,
    })
    const present = new Set(rows.map(({ target }) => target))
    const fresh = found.filter(({ target }) => !present.has(target))
    if (fresh.length === 0) return toast(words.noTargets, { tone: 'wrong' })
    setDirty(true)
    setRows((now) => [...now, ...fresh.map((row, i) => ({ ...row, key: `new-${now.length + i}-${row.indicator}` }))])
    toast(words.fromTargetsDone(fresh.length, fresh.filter(({ answeredBy }) => answeredBy === null).length))
  }
  const addRow = () => {
    setDirty(true)
    setRows((now) => [...now, { ...BLANK, key: `new-${now.length}-${Date.now()}` }])
  }
  const faultsAt = (index: number) =>
    (problem?.faults ?? []).filter(({ at }) => at.startsWith(`rows.${index}.`)).map(({ message }) => say(message))

  return (
    <Page
      title={form.name}
      back={{ to: '/returns/forms', title: words.title }}
      note={`${words.frequencies[form.frequency]} · v${form.version}`}
      actions={
        <>
          <button type="button" className="button" onClick={() => void addTargets()}>
            {words.fromTargets}
          </button>
          <button type="button" className="button" onClick={addRow}>
            {words.addRow}
          </button>
          <button
            type="button"
            className="button is-primary"
            disabled={reason.trim() === ''}
            title={reason.trim() === '' ? words.reason : ''}
            onClick={() => void save()}
          >
            {words.save}
          </button>
        </>
      }
      tools={
        <div className="returns-facts">
          <label>
            {words.name} <input className="input" value={name} onChange={(event) => setName(event.target.value)} />
          </label>
          <label>
            {words.validFrom}{' '}
            <input
              className="input is-short"
              value={validFrom}
              onChange={(event) => setValidFrom(event.target.value)}
            />
          </label>
          <label>
            {words.last}{' '}
            <input
              className="input is-short"
              value={lastPeriod}
              onChange={(event) => setLastPeriod(event.target.value)}
            />
          </label>
          <label>
            {words.reason}{' '}
            <input className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
          {isDirty && <span className="muted">{words.unsaved}</span>}
        </div>
      }
    >
      {problem !== null && <Problem of={problem} />}
      <div className="returns-form">
        <table>
          <thead>
            <tr>
              <th>#</th>
              <th>{words.indicator}</th>
              <th>{words.part}</th>
              <th>{words.dimension}</th>
              <th>{words.unit}</th>
              <th>{words.decimals}</th>
              <th>{words.measure}</th>
              <th>{words.covers}</th>
              <th>{words.answeredBy}</th>
              <th>{words.responsible}</th>
              <th>{words.metric}</th>
              <th>{words.evidence}</th>
              <th>{words.optional}</th>
              <th>{words.wholeRow}</th>
              <th>{words.explanation}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <FormRowEditor
                key={row.key}
                row={row}
                index={index}
                count={rows.length}
                form={form}
                rows={rows}
                faults={faultsAt(index)}
                change={change}
                move={move}
                remove={() => {
                  setDirty(true)
                  setRows((now) => now.filter(({ key }) => key !== row.key))
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="returns-below">
        <Panel title={words.openTasks}>
          <CatchUpForm form={form} path={path} />
        </Panel>
        <Panel title={words.versions}>
          <ol className="returns-steps">
            {form.versions.map((one) => (
              <li key={one.version}>
                <b>v{one.version}</b> {words.validFrom} {one.validFrom} · {one.by}{' '}
                <time className="muted">{momentText(one.at)}</time>
                {one.reason !== '' && <q>{one.reason}</q>}
              </li>
            ))}
          </ol>
        </Panel>
      </div>
    </Page>
  )
}

const BLANK: FormRowBody = {
  id: null,
  indicator: '',
  name: { zh: '', en: '' },
  part: null,
  dimension: null,
  unit: null,
  decimals: 2,
  measure: 'level',
  covers: 'year-to-date',
  direction: 'up',
  isComparablePrice: false,
  least: null,
  most: null,
  answeredBy: null,
  responsible: null,
  metric: null,
  evidence: 'none',
  isOptional: false,
  wholeRow: null,
  explanation: null,
  target: null,
}

function FormRowEditor({
  row,
  index,
  count,
  form,
  rows,
  faults,
  change,
  move,
  remove,
}: {
  readonly row: Edited
  readonly index: number
  readonly count: number
  readonly form: FormAnswer
  readonly rows: readonly Edited[]
  readonly faults: readonly string[]
  readonly change: (key: string, part: Partial<FormRowBody>) => void
  readonly move: (at: number, by: number) => void
  readonly remove: () => void
}) {
  const words = useWords()
  const { forms, grid } = words
  const say = useSay()
  const set = (part: Partial<FormRowBody>) => change(row.key, part)
  const text = (value: string) => (value.trim() === '' ? null : value)
  return (
    <>
      <tr className={faults.length > 0 ? 'is-error' : ''}>
        <td>{index + 1}</td>
        <td>
          <input
            className="input is-wide"
            aria-label={forms.indicator}
            value={row.name.zh}
            onChange={(event) =>
              set({
                name: { zh: event.target.value, en: row.name.en === row.name.zh ? event.target.value : row.name.en },
                ...(row.target === null && row.id === null ? { indicator: event.target.value } : {}),
              })
            }
          />
        </td>
        <td>
          <BodySelect
            label={forms.part}
            value={row.part}
            none={forms.whole}
            bodies={form.bodies}
            onChange={(part) => set({ part })}
          />
        </td>
        <td>
          <input
            className="input is-short"
            aria-label={forms.dimension}
            value={row.dimension ?? ''}
            onChange={(event) => set({ dimension: text(event.target.value) })}
          />
        </td>
        <td>
          <input
            className="input is-short"
            aria-label={forms.unit}
            value={row.unit ?? ''}
            onChange={(event) => set({ unit: text(event.target.value) })}
          />
        </td>
        <td>
          <input
            className="input is-tiny"
            type="number"
            min={0}
            max={8}
            aria-label={forms.decimals}
            value={row.decimals ?? ''}
            onChange={(event) => set({ decimals: event.target.value === '' ? null : Number(event.target.value) })}
          />
        </td>
        <td>
          <select
            className="select"
            aria-label={forms.measure}
            value={row.measure}
            onChange={(event) => set({ measure: MEASURES.find((one) => one === event.target.value) ?? row.measure })}
          >
            {MEASURES.map((one) => (
              <option key={one} value={one}>
                {forms.measures[one]}
              </option>
            ))}
          </select>
        </td>
        <td>
          <select
            className="select"
            aria-label={forms.covers}
            value={row.covers}
            onChange={(event) => set({ covers: COVERS.find((one) => one === event.target.value) ?? row.covers })}
          >
            {COVERS.map((one) => (
              <option key={one} value={one}>
                {grid.covers[one]}
              </option>
            ))}
          </select>
        </td>
        <td>
          <BodySelect
            label={forms.answeredBy}
            value={row.answeredBy}
            none={forms.nobody}
            bodies={form.bodies}
            onChange={(answeredBy) => set({ answeredBy })}
          />
        </td>
        <td>
          <input
            className="input is-short"
            aria-label={forms.responsible}
            value={row.responsible ?? ''}
            onChange={(event) => set({ responsible: text(event.target.value) })}
          />
        </td>
        <td>
          <select
            className="select"
            aria-label={forms.metric}
            value={row.metric ?? ''}
            onChange={(event) => set({ metric: text(event.target.value) })}
          >
            <option value="">{forms.manual}</option>
            {form.metrics.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.name)}
              </option>
            ))}
          </select>
        </td>
        <td>
          <select
            className="select"
            aria-label={forms.evidence}
            value={row.evidence}
            onChange={(event) => set({ evidence: EVIDENCES.find((one) => one === event.target.value) ?? row.evidence })}
          >
            {EVIDENCES.map((one) => (
              <option key={one} value={one}>
                {forms.evidences[one]}
              </option>
            ))}
          </select>
        </td>
        <td>
          <input
            type="checkbox"
            aria-label={forms.optional}
            checked={row.isOptional}
            onChange={(event) => set({ isOptional: event.target.checked })}
          />
        </td>
        <td>
          <select
            className="select"
            aria-label={forms.wholeRow}
            value={row.wholeRow ?? ''}
            onChange={(event) => set({ wholeRow: text(event.target.value) })}
          >
            <option value="">{words.common.none}</option>
            {rows.map((other, i) =>
              other.key === row.key ? null : (
                <option key={other.key} value={other.id ?? `#${i + 1}`}>
                  {i + 1} {other.name.zh}
                </option>
              ),
            )}
          </select>
        </td>
        <td>
          <input
            className="input"
            aria-label={forms.explanation}
            value={row.explanation ?? ''}
            onChange={(event) => set({ explanation: text(event.target.value) })}
          />
        </td>
        <td className="returns-row-acts">
          <button
            type="button"
            className="button is-quiet is-small"
            disabled={index === 0}
            onClick={() => move(index, -1)}
          >
            {forms.up}
          </button>
          <button
            type="button"
            className="button is-quiet is-small"
            disabled={index === count - 1}
            onClick={() => move(index, 1)}
          >
            {forms.down}
          </button>
          <button type="button" className="button is-quiet is-small" onClick={remove}>
            {forms.removeRow}
          </button>
        </td>
      </tr>
      {faults.length > 0 && (
        <tr className="is-error">
          <td />
          <td colSpan={15}>{faults.join('　')}</td>
        </tr>
      )}
    </>
  )
}

const EVIDENCES = ['none', 'wanted', 'required'] as const

function BodySelect({
  label,
  value,
  none,
  bodies,
  onChange,
}: {
  readonly label: string
  readonly value: string | null
  readonly none: string
  readonly bodies: FormAnswer['bodies']
  readonly onChange: (body: string | null) => void
}) {
  return (
    <select
      className="select"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{none}</option>
      {bodies.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
