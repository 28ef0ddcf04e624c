import { useState } from 'react'
import { FIRM_FACTS } from '../../../systems/05-reform/policy-delivery/firm-facts.ts'
import { useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { FirmAnswer, FirmClause } from '../answers.ts'
import { useWords } from './words.ts'

/** A fact that is wanted, and the day as of which it is. */
export interface Wanted {
  readonly missing: FirmClause['requirements'][number]['missing'][number]
  readonly on: string
}

/** Gives a fact that no record holds, once, for every policy that asks for it. */
export function GiveDialog({
  page,
  wanted: { missing, on },
  path,
  onClose,
}: {
  readonly page: FirmAnswer
  readonly wanted: Wanted
  readonly path: string
  readonly onClose: () => void
}) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const fact = FIRM_FACTS[missing.name]
  const [value, setValue] = useState('')
  const { attempt, problem, isBusy } = useTrying()
  // What is of last year is given for last year, what is of twelve months for this one.
  const year = fact?.from === 'year' ? String(Number(on.slice(0, 4)) - 1) : on.slice(0, 4)
  const isTruth = fact?.kind === 'truth'
  const submit = () =>
    attempt(async () => {
      await api.send('POST', '/api/v1/records/firm-given-fact', {
        division: page.division,
        values: {
          enterprise: page.firm.id,
          fact: missing.name,
          year,
          account: session.person.id,
          ...(isTruth ? { holds: value === 'yes' } : { amount: value.trim() }),
        },
      })
      toast(words.given)
      await forget([path])
      onClose()
    })
  return (
    <Drawer
      place="middle"
      width={480}
      title={words.giveTitle}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.submit}
          onDo={() => void submit()}
          isOff={isBusy || value.trim() === ''}
        />
      }
    >
      {problem !== null && <Problem of={problem} />}
      <p>{words.giveText}</p>
      <label className="field" htmlFor="given-value">
        <span>
          {say(missing.label)} {fact?.unit === undefined ? '' : `（${fact.unit}）`} · {words.year} {year}
        </span>
      </label>
      {isTruth ? (
        <select id="given-value" value={value} onChange={(event) => setValue(event.target.value)}>
          <option value="">—</option>
          <option value="yes">{words.yes}</option>
          <option value="no">{words.no}</option>
        </select>
      ) : (
        <input id="given-value" value={value} inputMode="decimal" onChange={(event) => setValue(event.target.value)} />
      )}
    </Drawer>
  )
}
