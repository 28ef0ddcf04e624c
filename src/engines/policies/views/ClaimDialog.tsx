import { useState } from 'react'
import { useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { FirmAnswer, FirmClause } from '../answers.ts'
import { yuanText } from './looks.tsx'
import { useWords } from './words.ts'

/** Claims one clause in one step: the account, a promise, and whatever else the firm wants to say. */
export function ClaimDialog({
  page,
  clause,
  path,
  onClose,
}: {
  readonly page: FirmAnswer
  readonly clause: FirmClause
  readonly path: string
  readonly onClose: () => void
}) {
  const words = useWords()
  const forget = useForget()
  const [name, setName] = useState(page.firm.name)
  const [bank, setBank] = useState('')
  const [number, setNumber] = useState('')
  const [note, setNote] = useState('')
  const [isPromised, setPromised] = useState(false)
  const { attempt, problem, isBusy } = useTrying()
  const isWhole = isPromised && name.trim() !== '' && bank.trim() !== '' && number.trim().length >= 8
  const submit = () =>
    attempt(async () => {
      const sent = await api.send<{ number: string | null }>('POST', '/api/v1/policies/claims', {
        division: page.division,
        firm: page.firm.id,
        clause: clause.id,
        isPromised: true,
        accountName: name.trim(),
        accountBank: bank.trim(),
        accountNumber: number.trim(),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      })
      toast(words.sent(sent.number ?? ''))
      await forget([path])
      onClose()
    })
  return (
    <Drawer
      place="middle"
      width={560}
      title={words.applyTitle(clause.title)}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.submit}
          onDo={() => void submit()}
          isOff={isBusy || !isWhole}
        />
      }
    >
      {problem !== null && <Problem of={problem} />}
      <p>{clause.amount === null ? words.applyUnknown : words.applySum(yuanText(clause.amount))}</p>
      <label className="field">
        <span>{words.accountName}</span>
        <input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.accountBank}</span>
        <input value={bank} maxLength={100} onChange={(event) => setBank(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.accountNumber}</span>
        <input
          value={number}
          maxLength={40}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => setNumber(event.target.value.replace(/[^0-9 -]/g, ''))}
        />
      </label>
      <label className="field">
        <span>{words.note}</span>
        <textarea value={note} rows={2} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
      </label>
      <label>
        <input type="checkbox" checked={isPromised} onChange={(event) => setPromised(event.target.checked)} />{' '}
        {words.promise}
      </label>
    </Drawer>
  )
}
