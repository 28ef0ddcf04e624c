import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import type { TargetBodies, TargetPage } from '../answers.ts'
import { type Combines, checkShares, proposeShares } from '../shares.ts'
import { apiOfTarget } from './addresses.ts'
import { ChoiceField, FormBox, TextField } from './FormParts.tsx'
import { useFormWords } from './form-words.ts'
import { type FormProps, numberFrom, useSaving } from './saving.ts'

interface Line {
  readonly part: string
  readonly name: string
  readonly value: string
  readonly weight: string
}

const COMBINES: readonly Combines[] = ['adds', 'weighted', 'each']

/** Shares of departments and subdistricts: the same check as the server's says at once by how much they miss the target. */
export function SharesForm({ page, onClose, onSaved }: FormProps<TargetPage>) {
  const words = useFormWords()
  const say = useSay()
  const { row } = page
  const [latest] = page.shares
  const [year, setYear] = useState(latest?.year ?? row.targetYear)
  const [combines, setCombines] = useState<Combines>(latest?.combines ?? page.setting.combines)
  const [lines, setLines] = useState<readonly Line[]>(() =>
    (latest?.shares ?? []).map(({ part, name, value, weight }) => ({
      part,
      name,
      value: String(value),
      weight: weight === null ? '' : String(weight),
    })),
  )
  const [reason, setReason] = useState('')
  const [documentNo, setDocumentNo] = useState(latest?.documentNo ?? '')
  const { problem, isBusy, save } = useSaving(words.saved, onSaved)
  const bodies = useAnswer<TargetBodies>('/api/v1/target-bodies', { division: row.division })
  const years = page.standing.years.map((one) => one.year)
  const yearly = page.annualPlans.find(({ isInForce }) => isInForce)?.years.find((one) => one.year === year)
  const wanted = yearly?.value ?? (year === row.targetYear ? row.value : null)
  const shares = lines.map(({ part, name, value, weight }) => ({
    part,
    name,
    value: numberFrom(value) ?? 0,
    weight: numberFrom(weight),
  }))
  const check =
    wanted === null
      ? null
      : checkShares({ nature: row.nature, operator: row.operator, value: wanted, unit: row.unit }, shares, combines)
  const change = (part: string, fields: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.part === part ? { ...line, ...fields } : line)))
  const free = (bodies.data?.rows ?? []).filter(({ id }) => !lines.some(({ part }) => part === id))
  const spread = () => {
    if (wanted === null) return
    const decimals = page.setting.decimals ?? 2
    const proposed = proposeShares(
      { nature: row.nature, operator: row.operator, value: wanted, unit: row.unit },
      shares.map(({ part, name, weight }) => ({ part, name, weight: weight ?? 0 })),
      decimals,
      combines,
    )
    setLines((now) =>
      now.map((line) => {
        const found = proposed.find(({ part }) => part === line.part)
        return found === undefined ? line : { ...line, value: String(found.value) }
      }),
    )
  }
  const send = (publishes: boolean) =>
    save('PUT', `${apiOfTarget(row)}/shares`, {
      revision: row.revision,
      year,
      combines,
      publishes,
      reason,
      documentNo: documentNo.trim() === '' ? null : documentNo.trim(),
      shares: shares.map(({ part, value, weight }) => ({ part, value, weight })),
    })
  return (
    <FormBox
      title={words.sharesTitle}
      width={820}
      onClose={onClose}
      onSave={() => void send(true)}
      saves={words.publish}
      isBusy={isBusy || check === null || (check.isBlocked && row.nature === 'binding')}
      problem={problem}
      more={
        <button type="button" className="button" disabled={isBusy} onClick={() => void send(false)}>
          {words.saveDraft}
        </button>
      }
    >
      <div className="target-two">
        <ChoiceField
          label={words.sharedYear}
          value={String(year)}
          choices={(years.length === 0 ? [row.targetYear] : years).map((one) => [String(one), String(one)] as const)}
          onChange={(one) => setYear(Number(one))}
        />
        <ChoiceField
          label={words.combines}
          value={combines}
          choices={COMBINES.map((one) => [one, words.combine[one]] as const)}
          onChange={setCombines}
        />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col" className="is-number">
              {words.share} {row.unit}
            </th>
            <th scope="col" className="is-number">
              {words.weight}
            </th>
            <th scope="col" aria-label={words.remove} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => {
            const faults = (check?.faults ?? []).filter(({ at }) => at.startsWith(`shares.${i}.`))
            return (
              <tr key={line.part}>
                <th scope="row">
                  {line.name}
                  {faults.map((fault) => (
                    <small key={fault.code} className="wrong">
                      {say(fault.message)}
                    </small>
                  ))}
                </th>
                <td className="is-number">
                  <input
                    inputMode="decimal"
                    aria-label={`${line.name} ${words.share}`}
                    aria-invalid={numberFrom(line.value) === null}
                    value={line.value}
                    onChange={(event) => change(line.part, { value: event.target.value })}
                  />
                </td>
                <td className="is-number">
                  <input
                    inputMode="decimal"
                    aria-label={`${line.name} ${words.weight}`}
                    value={line.weight}
                    onChange={(event) => change(line.part, { weight: event.target.value })}
                  />
                </td>
                <td>
                  <button
                    type="button"
                    className="button is-quiet is-icon"
                    aria-label={`${words.remove} ${line.name}`}
                    onClick={() => setLines(lines.filter(({ part }) => part !== line.part))}
                  >
                    <Icon name="close" />
                  </button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="compare-tools">
        <select
          aria-label={words.addPart}
          value=""
          onChange={(event) => {
            const body = free.find(({ id }) => id === event.target.value)
            if (body !== undefined) setLines([...lines, { part: body.id, name: body.name, value: '', weight: '' }])
          }}
        >
          <option value="">{words.addPart}</option>
          {free.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" className="button is-small" onClick={spread} disabled={wanted === null}>
          {words.spread}
        </button>
      </p>
      <div className="target-sum" role="status">
        <span>
          {words.wantedOf} <b>{numberText(wanted)}</b>
          {row.unit}
        </span>
        {check !== null && check.combined !== null && (
          <span>
            {words.combined} <b>{numberText(check.combined, 6)}</b>
            {row.unit}
          </span>
        )}
        {check !== null && lines.length > 0 && (
          <Mark
            tone={check.faults.length === 0 ? 'good' : check.isBlocked ? 'bad' : 'fair'}
            shape={check.faults.length === 0 ? '✓' : '✕'}
          >
            {check.faults.length === 0 ? words.made : words.short(`${numberText(check.shortfall)}${row.unit ?? ''}`)}
          </Mark>
        )}
      </div>
      {(check?.faults ?? [])
        .filter(({ at }) => !/^shares\.\d/.test(at))
        .map((fault) => (
          <p key={fault.code} className="muted">
            {say(fault.message)}
          </p>
        ))}
      <TextField label={words.reason} value={reason} onChange={setReason} isLong />
      <TextField label={words.documentNo} value={documentNo} onChange={setDocumentNo} />
      <p className="muted">{words.publishHint}</p>
    </FormBox>
  )
}
