import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Answer } from '../../../ui/states.tsx'
import type { DecompositionProposal, TargetPage } from '../answers.ts'
import { apiOfTarget, unitOf } from './addresses.ts'
import { ChoiceField, FormBox, TextField } from './FormParts.tsx'
import { useFormWords } from './form-words.ts'
import { type FormProps, numberFrom, useSaving } from './saving.ts'

type Method = DecompositionProposal['method']

/** What the person typed over the computed values, by year. */
interface Typed {
  readonly value: string
  readonly reason: string
}

/** 年度分解 and 滚动再分解: computed values, what stands, what was reached, and what the person sets instead, with a reason. */
export function AnnualPlanForm({ page, onClose, onSaved }: FormProps<TargetPage>) {
  const words = useFormWords()
  const say = useSay()
  const { row } = page
  const [method, setMethod] = useState<Method | null>(null)
  const [after, setAfter] = useState<number | null>(null)
  const [typed, setTyped] = useState<Readonly<Record<number, Typed>>>({})
  const [reason, setReason] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const { problem, isBusy, save } = useSaving(words.saved, onSaved)
  const answer = useAnswer<DecompositionProposal>(
    `${apiOfTarget(row)}/decomposition`,
    { ...(method === null ? {} : { method }), ...(after === null ? {} : { after }) },
    { keepsLast: true },
  )
  const observedYears = page.standing.path.observed.filter(({ at }) => Number.isInteger(at) && at < row.targetYear)
  const unit = unitOf(row)
  const shownOf = (year: DecompositionProposal['years'][number]) =>
    typed[year.year]?.value ?? (year.computed === null ? '' : String(year.computed))
  const send = (proposal: DecompositionProposal) =>
    save('PUT', `${apiOfTarget(row)}/annual-plan`, {
      revision: row.revision,
      method: proposal.method,
      weights: null,
      rolledAfter: after,
      documentNo: documentNo.trim() === '' ? null : documentNo.trim(),
      reason,
      years: proposal.years.map((year) => {
        const value = numberFrom(shownOf(year)) ?? 0
        const isOwn = year.computed === null || Math.abs(value - year.computed) > 1e-9
        return {
          year: year.year,
          value,
          override: isOwn && !year.isPast ? { computed: year.computed, reason: typed[year.year]?.reason ?? '' } : null,
        }
      }),
    })
  const change = (year: number, part: Partial<Typed>, start: string) =>
    setTyped((now) => ({ ...now, [year]: { value: start, reason: '', ...now[year], ...part } }))
  return (
    <FormBox
      title={words.divideTitle}
      width={820}
      onClose={onClose}
      onSave={() => {
        if (answer.data !== undefined) void send(answer.data)
      }}
      isBusy={isBusy}
      problem={problem}
    >
      <Answer of={answer}>
        {(proposal) => (
          <>
            <div className="target-two">
              <ChoiceField
                label={words.method}
                value={proposal.method}
                choices={proposal.methods.map(({ method: one, name }) => [one, say(name)] as const)}
                onChange={(one) => {
                  setMethod(one)
                  setTyped({})
                }}
              />
              <ChoiceField
                label={words.after}
                value={after === null ? '' : String(after)}
                choices={[
                  ['', words.fromBase] as const,
                  ...observedYears.map(({ at }) => [String(at), words.afterYear(at)] as const),
                ]}
                onChange={(one) => {
                  setAfter(one === '' ? null : Number(one))
                  setTyped({})
                }}
              />
            </div>
            {proposal.reached !== null && <p className="muted">{words.reachedAt(numberText(proposal.reached, 4))}</p>}
            {proposal.years.some(({ computed }) => computed === null) && <p className="banner">{words.cannot}</p>}
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.year}</th>
                  <th scope="col" className="is-number">
                    {words.actual}
                  </th>
                  <th scope="col" className="is-number">
                    {words.now}
                  </th>
                  <th scope="col" className="is-number">
                    {words.computed}
                  </th>
                  <th scope="col" className="is-number">
                    {words.set} {unit}
                  </th>
                  <th scope="col">{words.changeReason}</th>
                </tr>
              </thead>
              <tbody>
                {proposal.years.map((year, i) => {
                  const start = year.computed === null ? '' : String(year.computed)
                  const isOwn = typed[year.year] !== undefined && typed[year.year]?.value !== start
                  const faults = (problem?.faults ?? []).filter(({ at }) => at.startsWith(`years.${i}.`))
                  return (
                    <tr key={year.year} className={year.isPast ? 'is-past' : ''}>
                      <th scope="row">{year.year}</th>
                      <td className="is-number">{numberText(year.actual, 2)}</td>
                      <td className="is-number">{numberText(year.now, 4)}</td>
                      <td className="is-number">{numberText(year.computed, 4)}</td>
                      <td className="is-number">
                        {year.isPast ? (
                          numberText(year.computed, 4)
                        ) : (
                          <input
                            inputMode="decimal"
                            aria-label={`${year.year} ${words.set}`}
                            aria-invalid={numberFrom(shownOf(year)) === null}
                            value={shownOf(year)}
                            onChange={(event) => change(year.year, { value: event.target.value }, start)}
                          />
                        )}
                      </td>
                      <td>
                        {!year.isPast && (isOwn || year.computed === null) && (
                          <input
                            aria-label={`${year.year} ${words.changeReason}`}
                            value={typed[year.year]?.reason ?? ''}
                            onChange={(event) => change(year.year, { reason: event.target.value }, start)}
                          />
                        )}
                        {faults.map((fault) => (
                          <small key={fault.at} className="wrong">
                            {say(fault.message)}
                          </small>
                        ))}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
            <p>
              <button type="button" className="button is-small" onClick={() => setTyped({})}>
                {words.takeComputed}
              </button>
            </p>
            <TextField label={words.reason} value={reason} onChange={setReason} isLong />
            <TextField label={words.documentNo} value={documentNo} onChange={setDocumentNo} />
          </>
        )}
      </Answer>
    </FormBox>
  )
}
