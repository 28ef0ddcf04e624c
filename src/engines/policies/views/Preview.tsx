import { useEffect, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { useSay } from '../../../ui/language.ts'
import type { TruthWord } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Empty, Problem } from '../../../ui/states.tsx'
import type { PreviewAnswer } from '../answers.ts'
import { Requirements, useFirmColumns } from './ClausePage.tsx'
import { type Draft, textOfLines } from './draft.ts'
import { FirmCard, TruthTabs, yuanText } from './looks.tsx'
import { useWords } from './words.ts'

/** Milliseconds after the last key before the server is asked. */
const PATIENCE = 400

/** What a clause would do as it is written: its faults, how many firms each condition lets through, and who they are. */
export function Preview({ draft }: { readonly draft: Draft }) {
  const words = useWords()
  const say = useSay()
  const { division } = useSession()
  const [shown, setShown] = useState<TruthWord>('true')
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const columns = useFirmColumns(shown)
  const conditions = textOfLines(draft.lines)
  const { formula, basis, roundTo } = draft
  const cap = /^\d{1,16}(\.\d{1,2})?$/.test(draft.cap.trim()) ? draft.cap.trim() : '9999999999'
  const isEmpty = conditions.trim() === '' || formula.trim() === ''
  useEffect(() => {
    if (isEmpty) return
    let isLate = false
    const timer = setTimeout(async () => {
      try {
        const body = { division, conditions, formula, basis: basis === '' ? null : basis, cap, roundTo, shown }
        const tried = await api.send<PreviewAnswer>('POST', '/api/v1/policies/preview', body)
        if (isLate) return
        setAnswer(tried)
        setProblem(null)
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        if (!isLate) setProblem(error)
      }
    }, PATIENCE)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [isEmpty, division, conditions, formula, basis, cap, roundTo, shown])
  if (isEmpty || (answer === null && problem === null))
    return (
      <Panel title={words.preview}>
        <p className="muted">{words.previewEmpty}</p>
      </Panel>
    )
  if (problem !== null) return <Problem of={problem} />
  if (answer === null) return null
  if (answer.faults.length > 0)
    return (
      <Panel title={`${words.preview} · ${words.faulty(answer.faults.length)}`}>
        <ul className="faults" aria-live="polite">
          {answer.faults.map((fault) => (
            <li key={`${fault.at} ${fault.message.zh}`}>{say(fault.message)}</li>
          ))}
        </ul>
      </Panel>
    )
  return (
    <div aria-live="polite">
      <Panel title={words.preview}>
        <TruthTabs
          counts={{ true: answer.yes, unknown: answer.unknown, false: answer.no }}
          shown={shown}
          onShow={setShown}
        />
        <p>{words.previewSum(yuanText(answer.amount))}</p>
      </Panel>
      <Requirements page={answer} />
      <DataTable
        id="policy-preview"
        label={words.firms}
        rows={answer.rows}
        rowKey={({ id }) => id}
        columns={columns}
        height={360}
        card={(row) => <FirmCard firm={row} />}
        empty={<Empty title={words.noFirms} />}
      />
    </div>
  )
}
