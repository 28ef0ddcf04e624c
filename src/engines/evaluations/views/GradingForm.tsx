import type { ReactNode } from 'react'
import type { Grading, Scheme, Veto } from '../../../model/evaluation-scheme.ts'
import { percentText } from '../../../ui/format.ts'
import { Panel } from '../../../ui/Page.tsx'
import { nameOf } from '../../evaluation/result.ts'
import { NumberField, TextField } from './SchemeFields.tsx'
import { useSchemeWords } from './scheme-words.ts'

interface FormProps {
  readonly scheme: Scheme
  readonly onChange: (scheme: Scheme) => void
}

/** Grades by share or score, and the vetoes. */
export function GradingForm({ scheme, onChange }: FormProps) {
  return (
    <>
      <Grades scheme={scheme} onChange={onChange} />
      <Vetoes scheme={scheme} onChange={onChange} />
    </>
  )
}

const BY_SHARES: Grading = {
  by: 'shares',
  grades: [{ id: 'A', upTo: 0.2 }, { id: 'B', upTo: 0.6 }, { id: 'C', upTo: 0.95 }, { id: 'D' }],
}
const BY_SCORE: Grading = {
  by: 'score',
  grades: [{ id: 'A', from: 90 }, { id: 'B', from: 75 }, { id: 'C', from: 60 }, { id: 'D' }],
}

function Grades({ scheme, onChange }: FormProps) {
  const { grading: words } = useSchemeWords()
  const { grading } = scheme
  const set = (next: Grading | undefined) => {
    const { grading: _, ...rest } = scheme
    onChange(next === undefined ? rest : { ...rest, grading: next })
  }
  return (
    <Panel title={words.title}>
      <label className="field">
        <span>{words.by}</span>
        <select
          value={grading?.by ?? ''}
          onChange={(event) =>
            set(event.target.value === '' ? undefined : event.target.value === 'shares' ? BY_SHARES : BY_SCORE)
          }
        >
          <option value="">{words.none}</option>
          <option value="shares">{words.shares}</option>
          <option value="score">{words.score}</option>
        </select>
      </label>
      {grading?.by === 'shares' && <Shares grading={grading} onChange={set} />}
      {grading?.by === 'score' && <Scores grading={grading} onChange={set} />}
    </Panel>
  )
}

type ByShares = Extract<Grading, { by: 'shares' }>
type ByScore = Extract<Grading, { by: 'score' }>

function Shares({ grading, onChange }: { readonly grading: ByShares; readonly onChange: (next: Grading) => void }) {
  const { grading: words } = useSchemeWords()
  const { grades } = grading
  return (
    <>
      <GradeTable<ByShares['grades'][number]>
        grades={grades}
        heads={[words.grade, words.upTo, '', '']}
        make={(id) => ({ id })}
        closed={({ upTo: _, ...rest }) => rest}
        opened={(last, above) => ({ ...last, upTo: Number((((above?.upTo ?? 0) + 1) / 2).toFixed(2)) })}
        onChange={(next) => onChange({ ...grading, grades: next })}
      >
        {(grade, i, put) => {
          const isLast = i === grades.length - 1
          const above = grades[i - 1]?.upTo ?? 0
          const upTo = isLast ? 1 : (grade.upTo ?? above)
          return (
            <>
              <td>
                {isLast ? (
                  words.rest
                ) : (
                  <NumberField
                    label={words.upTo}
                    value={Number(((grade.upTo ?? 0) * 100).toPrecision(8))}
                    onChange={(percent) => put({ ...grade, upTo: Math.min(1, Math.max(0, (percent ?? 0) / 100)) })}
                  />
                )}
              </td>
              <td className={upTo < above ? 'wrong' : 'muted'}>{words.share(percentText(upTo - above, 1))}</td>
            </>
          )
        }}
      </GradeTable>
      <label className="field">
        <span>{words.ties}</span>
        <select
          value={grading.ties ?? 'better'}
          onChange={(event) => onChange({ ...grading, ties: event.target.value === 'worse' ? 'worse' : 'better' })}
        >
          <option value="better">{words.better}</option>
          <option value="worse">{words.worse}</option>
        </select>
      </label>
    </>
  )
}

function Scores({ grading, onChange }: { readonly grading: ByScore; readonly onChange: (next: Grading) => void }) {
  const { grading: words } = useSchemeWords()
  const { grades } = grading
  return (
    <GradeTable<ByScore['grades'][number]>
      grades={grades}
      make={(id) => ({ id })}
      closed={({ from: _, ...rest }) => rest}
      opened={(last, above) => ({ ...last, from: (above?.from ?? 60) - 10 })}
      onChange={(next) => onChange({ ...grading, grades: next })}
    >
      {(grade, i, put) => (
        <td>
          {i === grades.length - 1 ? (
            words.rest
          ) : (
            <NumberField
              label={words.from}
              value={grade.from ?? null}
              onChange={(from) => put({ ...grade, from: from ?? 0 })}
            />
          )}
        </td>
      )}
    </GradeTable>
  )
}

interface GradeTableProps<Grade> {
  readonly grades: readonly Grade[]
  readonly heads?: readonly string[]
  readonly make: (id: string) => Grade
  /** A grade as the last one, which takes the rest. */
  readonly closed: (grade: Grade) => Grade
  /** The last grade once another stands below it; `above` is the one before it. */
  readonly opened: (last: Grade, above: Grade | undefined) => Grade
  readonly onChange: (next: Grade[]) => void
  /** The cells of its limit. */
  readonly children: (grade: Grade, i: number, put: (next: Grade) => void) => ReactNode
}

/** Grades from the best to the last, a row each; at least two stay. */
function GradeTable<Grade extends { readonly id: string }>(props: GradeTableProps<Grade>) {
  const { grades, heads, make, closed, opened, onChange, children } = props
  const { grading: words, vetoes } = useSchemeWords()
  const put = (i: number, next: Grade) => onChange(grades.map((one, k) => (k === i ? next : one)))
  return (
    <>
      <table className="figures">
        {heads !== undefined && (
          <thead>
            <tr>
              {heads.map((head, i) => (
                // Heads without words have no identity but their place.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <th key={i} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {grades.map((grade, i) => (
            // Grades are told by their place: their words are what is being typed.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={i}>
              <td>
                <TextField
                  label={words.grade}
                  value={grade.id}
                  onDone={(id) => id !== '' && put(i, { ...grade, id })}
                />
              </td>
              {children(grade, i, (next) => put(i, next))}
              <td>
                {grades.length > 2 && (
                  <button
                    type="button"
                    className="button is-quiet is-small"
                    onClick={() => {
                      const left = grades.filter((_, k) => k !== i)
                      onChange(left.map((one, k) => (k === left.length - 1 ? closed(one) : one)))
                    }}
                  >
                    {vetoes.remove}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="button is-small"
        onClick={() => {
          const last = grades.at(-1)
          if (last === undefined) return
          const id = freeGrade(grades.map((one) => one.id))
          onChange([...grades.slice(0, -1), opened(last, grades.at(-2)), make(id)])
        }}
      >
        {words.add}
      </button>
    </>
  )
}

const freeGrade = (taken: readonly string[]) => [...'ABCDEFGHIJ'].find((one) => !taken.includes(one)) ?? 'Z'

/** Vetoes on a word in a column; more involved conditions are shown and left to the JSON. */
function Vetoes({ scheme, onChange }: FormProps) {
  const { vetoes: words } = useSchemeWords()
  const vetoes = scheme.vetoes ?? []
  const grades = scheme.grading?.grades.map(({ id }) => id) ?? []
  const set = (next: readonly Veto[]) => {
    const { vetoes: _, ...rest } = scheme
    onChange(next.length === 0 ? rest : { ...rest, vetoes: [...next] })
  }
  const change = (i: number, next: Veto) => set(vetoes.map((one, k) => (k === i ? next : one)))
  if (scheme.grading === undefined && vetoes.length === 0) return null
  return (
    <Panel title={words.title}>
      <p className="muted">{words.about}</p>
      {vetoes.map((veto, i) => (
        // Vetoes are told by their place: their ids are what is being typed.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className="evaluation-veto">
          <VetoForm veto={veto} grades={grades} onChange={(next) => change(i, next)} />
          <button
            type="button"
            className="button is-quiet is-small"
            onClick={() => set(vetoes.filter((_, k) => k !== i))}
          >
            {words.remove}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button is-small"
        disabled={grades.length === 0}
        onClick={() =>
          set([
            ...vetoes,
            {
              id: freeVeto(vetoes.map(({ id }) => id)),
              when: { column: '否决事项', is: 'one-of', of: ['是'], blank: 'fails' },
              effect: { grade: grades.at(-1) ?? '' },
            },
          ])
        }
      >
        {words.add}
      </button>
    </Panel>
  )
}

function freeVeto(taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`veto${n}`)) return `veto${n}`
}

function VetoForm({
  veto,
  grades,
  onChange,
}: {
  readonly veto: Veto
  readonly grades: readonly string[]
  readonly onChange: (next: Veto) => void
}) {
  const { vetoes: words } = useSchemeWords()
  const { when, effect } = veto
  const isSimple = 'is' in when && when.is === 'one-of' && when.column !== undefined
  const kind = 'grade' in effect ? 'grade' : 'lowerBy' in effect ? 'lowerBy' : 'atMost'
  return (
    <div className="evaluation-fields">
      <TextField
        label={words.name}
        value={nameOf(veto.name, veto.id).zh}
        onDone={(name) => name !== '' && onChange({ ...veto, name })}
      />
      {isSimple ? (
        <>
          <TextField
            label={words.column}
            value={when.column ?? ''}
            onDone={(column) => column !== '' && onChange({ ...veto, when: { ...when, column } })}
          />
          <TextField
            label={words.words}
            value={(when.of ?? []).join('、')}
            onDone={(text) => {
              const of = text
                .split(/[、,，；;]/)
                .map((word) => word.trim())
                .filter((word) => word !== '')
              if (of.length > 0) onChange({ ...veto, when: { ...when, of } })
            }}
          />
        </>
      ) : (
        <p className="muted">{words.other}</p>
      )}
      <label className="field">
        <span>{words.effect}</span>
        <select
          value={kind}
          onChange={(event) => {
            const last = grades.at(-1) ?? ''
            const next = event.target.value
            onChange({
              ...veto,
              effect: next === 'lowerBy' ? { lowerBy: 1 } : next === 'atMost' ? { atMost: last } : { grade: last },
            })
          }}
        >
          <option value="grade">{words.grade}</option>
          <option value="lowerBy">{words.lowerBy}</option>
          <option value="atMost">{words.atMost}</option>
        </select>
      </label>
      {'lowerBy' in effect ? (
        <NumberField
          label={words.lowerBy}
          value={effect.lowerBy}
          onChange={(by) => onChange({ ...veto, effect: { lowerBy: Math.max(1, Math.round(by ?? 1)) } })}
        />
      ) : (
        <label className="field">
          <span>{words.effect}</span>
          <select
            value={'grade' in effect ? effect.grade : effect.atMost}
            onChange={(event) =>
              onChange({
                ...veto,
                effect: 'grade' in effect ? { grade: event.target.value } : { atMost: event.target.value },
              })
            }
          >
            {grades.map((grade) => (
              <option key={grade} value={grade}>
                {grade}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
