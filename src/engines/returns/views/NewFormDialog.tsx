import { useState } from 'react'
import { type Frequency, periodOfDate } from '../../../model/period.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { FormRowBody } from '../answers.ts'
import { useWords } from './words.ts'

const FREQUENCIES = ['month', 'quarter', 'half', 'year'] as const satisfies readonly Frequency[]

/** Makes a form; its first rows are those of the adopted targets. */
export function NewFormDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}) {
  const { forms: words, common } = useWords()
  const session = useSession()
  const today = session.today()
  const [name, setName] = useState('')
  const [frequency, setFrequency] = useState<Frequency>('quarter')
  const [first, setFirst] = useState(periodOfDate(today, 'quarter').text)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async () => {
    try {
      const { rows } = await api.get<{ rows: readonly FormRowBody[] }>('/api/v1/return-forms/rows-for-targets', {
        division: session.division,
        frequency,
      })
      if (rows.length === 0) return toast(words.noTargets, { tone: 'wrong' })
      const { id } = await api.send<{ id: string }>('POST', '/api/v1/return-forms', {
        division: session.division,
        name,
        frequency,
        plan: null,
        firstPeriod: first,
        lastPeriod: null,
        validFrom: first,
        rows,
        reason: '',
      })
      toast(words.fromTargetsDone(rows.length, rows.filter(({ answeredBy }) => answeredBy === null).length))
      onMade(id)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      place="middle"
      title={words.create}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={common.cancel}
          onCancel={onClose}
          does={words.create}
          onDo={() => void make()}
          isOff={name.trim() === ''}
        />
      }
    >
      <p className="muted">{words.emptyTodo}</p>
      <label className="field">
        <span>{words.name}</span>
        <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.frequency}</span>
        <select
          value={frequency}
          onChange={(event) => {
            const chosen = FREQUENCIES.find((one) => one === event.target.value) ?? 'quarter'
            setFrequency(chosen)
            setFirst(periodOfDate(today, chosen).text)
          }}
        >
          {FREQUENCIES.map((one) => (
            <option key={one} value={one}>
              {words.frequencies[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.first}</span>
        <input value={first} onChange={(event) => setFirst(event.target.value)} />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
