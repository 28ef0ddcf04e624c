import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { CommitmentPage } from '../answers.ts'
import { useWords } from './words.ts'

interface Line {
  readonly key: string
  readonly id: string | null
  readonly title: string
  readonly dueOn: string
  readonly weight: string
  readonly needsEvidence: boolean
  readonly isFixed: boolean
}

let made = 0
const emptyLine = (title = '', dueOn = ''): Line => ({
  key: `new-${++made}`,
  id: null,
  title,
  dueOn,
  weight: '1',
  needsEvidence: true,
  isFixed: false,
})

/** 节点: each with a day and a weight; what was accepted stays as it is. */
export function MilestoneForm({
  page,
  years,
  onClose,
  onSaved,
}: {
  readonly page: CommitmentPage
  /** First and last year of the plan. */
  readonly years: readonly [number, number]
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const { form: words, page: labels } = useWords()
  const [lines, setLines] = useState<readonly Line[]>(() =>
    page.milestoneList.map(({ id, title, dueOn, weight, needsEvidence, state }) => ({
      key: id,
      id,
      title,
      dueOn,
      weight: String(weight),
      needsEvidence,
      isFixed: state === 'reached',
    })),
  )
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const change = (key: string, part: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const faultsOf = (index: number) => (problem?.faults ?? []).filter(({ at }) => at.startsWith(`milestones.${index}`))
  const save = async () => {
    try {
      await api.send('PUT', `/api/v1/commitments/${page.division}/${page.id}/milestones`, {
        revision: page.revision,
        milestones: lines.map(({ id, title, dueOn, weight, needsEvidence }) => ({
          id,
          title,
          dueOn,
          weight: weight.trim() === '' ? 0 : Number(weight),
          needsEvidence,
        })),
        reason,
      })
      toast(words.saved)
      onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  const addYears = () => {
    const last = page.dueOn === null ? years[1] : Math.min(years[1], Number(page.dueOn.slice(0, 4)))
    const have = new Set(lines.map(({ dueOn }) => dueOn.slice(0, 4)))
    const wanted = Array.from({ length: last - years[0] + 1 }, (_, i) => years[0] + i)
    setLines([
      ...lines,
      ...wanted
        .filter((year) => !have.has(String(year)))
        .map((year) =>
          emptyLine(words.yearlyTitle(year), page.dueOn?.startsWith(String(year)) ? page.dueOn : `${year}-12-31`),
        ),
    ])
  }
  return (
    <Drawer
      title={labels.editMilestones}
      width={860}
      onClose={onClose}
      foot={<BoxButtons cancel={words.cancel} onCancel={onClose} does={words.save} onDo={() => void save()} />}
    >
      <table className="milestone-form">
        <thead>
          <tr>
            {[labels.title, labels.due, labels.weight, labels.evidence].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" aria-label={words.remove} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <tr
              key={line.key}
              className={faultsOf(i).length > 0 ? 'is-wrong' : ''}
              title={line.isFixed ? words.fixed : undefined}
            >
              <td>
                <input
                  aria-label={labels.title}
                  value={line.title}
                  disabled={line.isFixed}
                  onChange={(event) => change(line.key, { title: event.target.value })}
                />
                {faultsOf(i).map(({ at, message }) => (
                  <small key={`${at}${message.zh}`} className="wrong">
                    {message.zh}
                  </small>
                ))}
              </td>
              <td>
                <input
                  type="date"
                  aria-label={labels.due}
                  value={line.dueOn}
                  disabled={line.isFixed}
                  onChange={(event) => change(line.key, { dueOn: event.target.value })}
                />
              </td>
              <td>
                <input
                  inputMode="decimal"
                  className="is-short"
                  aria-label={labels.weight}
                  value={line.weight}
                  disabled={line.isFixed}
                  onChange={(event) => change(line.key, { weight: event.target.value })}
                />
              </td>
              <td>
                <input
                  type="checkbox"
                  aria-label={labels.evidence}
                  checked={line.needsEvidence}
                  disabled={line.isFixed}
                  onChange={(event) => change(line.key, { needsEvidence: event.target.checked })}
                />
              </td>
              <td>
                {!line.isFixed && (
                  <button
                    type="button"
                    className="button is-quiet is-icon"
                    aria-label={words.remove}
                    onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
                  >
                    <Icon name="close" />
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form-actions">
        <button type="button" className="button" onClick={() => setLines([...lines, emptyLine()])}>
          {words.add}
        </button>
        <button type="button" className="button" onClick={addYears}>
          {words.yearly}
        </button>
      </div>
      <label className="field">
        <span>{words.reason}</span>
        <input
          value={reason}
          placeholder={page.issue === 'draft' ? '' : words.reasonNeeded}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
