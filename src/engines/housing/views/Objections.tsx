import { useMemo, useState } from 'react'
import { useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Mark } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { Empty, Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { Published } from '../answers.ts'
import type { ObjectionAbout } from '../object.ts'
import { useNames } from './looks.tsx'
import { useWords } from './words.ts'

type Objection = Published['objections'][number]

/** What is objected to: a case as it stands on the page; or nothing yet, to be filled in. */
export interface Objected {
  readonly caseNumber: string
  readonly about: ObjectionAbout
}

const ABOUTS: readonly ObjectionAbout[] = ['first-notice', 'second-notice', 'queue', 'draw', 'decision']

/** 提出异议, without an account: the number, what about, what is wrong, and whom to answer. */
export function ObjectionDialog({
  division,
  objected,
  onClose,
}: {
  readonly division: string
  readonly objected: Objected
  readonly onClose: () => void
}) {
  const { objection: words } = useWords()
  const names = useNames()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const [caseNumber, setCaseNumber] = useState(objected.caseNumber)
  const [about, setAbout] = useState<ObjectionAbout>(objected.about)
  const [matter, setMatter] = useState('')
  const [reporter, setReporter] = useState('')
  const [phone, setPhone] = useState('')
  const [sent, setSent] = useState<string | null>(null)
  const isWhole =
    caseNumber.trim().length >= 5 &&
    matter.trim().length >= 5 &&
    reporter.trim().length >= 2 &&
    phone.trim().length >= 7
  const submit = () =>
    attempt(async () => {
      const { number } = await api.send<{ number: string }>('POST', '/api/v1/housing/objections', {
        division,
        caseNumber: caseNumber.trim(),
        about,
        matter: matter.trim(),
        reporter: reporter.trim(),
        phone: phone.trim(),
      })
      setSent(number)
      await forget(['/api/v1/housing/published'])
    })
  if (sent !== null)
    return (
      <Drawer
        place="middle"
        width={520}
        title={words.received}
        onClose={onClose}
        foot={
          <button type="button" className="button is-primary" onClick={onClose}>
            {words.close}
          </button>
        }
      >
        <p>{words.keep}</p>
        <p className="housing-number">{sent}</p>
        <p className="muted">{words.pending}</p>
      </Drawer>
    )
  return (
    <Drawer
      place="middle"
      width={560}
      title={words.title}
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
      <p className="muted">{words.text}</p>
      <label className="field">
        <span>{words.caseNumber}</span>
        <input
          value={caseNumber}
          maxLength={40}
          placeholder="BZ2024-00001"
          onChange={(event) => setCaseNumber(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{words.about}</span>
        <select value={about} onChange={(event) => setAbout(event.target.value as ObjectionAbout)}>
          {ABOUTS.map((one) => (
            <option key={one} value={one}>
              {names.objection(one)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.matter}</span>
        <textarea value={matter} rows={4} maxLength={2000} onChange={(event) => setMatter(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.reporter}</span>
        <input
          value={reporter}
          maxLength={40}
          autoComplete="name"
          onChange={(event) => setReporter(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{words.phone}</span>
        <input
          value={phone}
          maxLength={20}
          inputMode="tel"
          autoComplete="tel"
          onChange={(event) => setPhone(event.target.value)}
        />
      </label>
    </Drawer>
  )
}

/** 异议和答复: what was objected to lately, by when it is answered, and the answer; of nobody the name. */
export function Objections({ rows, onObject }: { readonly rows: readonly Objection[]; readonly onObject: () => void }) {
  const all = useWords()
  const { objection: words } = all
  const names = useNames()
  const columns = useMemo(
    (): readonly Column<Objection>[] => [
      { key: 'number', title: words.number, width: 140, isFixed: true, value: (row) => row.number },
      { key: 'case', title: all.number, width: 150, value: (row) => row.caseNumber },
      { key: 'about', title: words.about, width: 150, filters: true, value: (row) => names.objection(row.about) },
      { key: 'received', title: words.receivedOn, width: 120, value: (row) => row.receivedOn },
      {
        key: 'state',
        title: all.case.state,
        width: 110,
        filters: true,
        value: (row) => names.state('housing-objection', row.state),
      },
      {
        key: 'due',
        title: words.due,
        width: 150,
        value: (row) => row.answeredOn ?? row.dueOn,
        cell: (row) => <Answered of={row} />,
      },
      { key: 'answer', title: words.answer, width: 360, value: (row) => row.answer ?? '' },
    ],
    [all, words, names],
  )
  return (
    <Panel
      title={words.list}
      note={words.listNote}
      actions={
        <button type="button" className="button is-small" onClick={onObject}>
          {words.title}
        </button>
      }
    >
      <DataTable
        id="housing-objections"
        label={words.list}
        rows={rows}
        rowKey={({ number }) => number}
        columns={columns}
        height={280}
        card={(row) => (
          <div className="housing-card">
            <b>
              {row.number} · {names.state('housing-objection', row.state)}
            </b>
            <span className="muted">
              {row.caseNumber} · {names.objection(row.about)} · <Answered of={row} />
            </span>
            {row.answer !== null && <span>{row.answer}</span>}
          </div>
        )}
        empty={<Empty title={words.none} />}
      />
    </Panel>
  )
}

function Answered({ of: { answeredOn, dueOn, isLate } }: { readonly of: Objection }) {
  const { objection: words } = useWords()
  if (answeredOn !== null) return <>{words.answeredOn(answeredOn)}</>
  if (dueOn === null) return <>—</>
  return isLate ? (
    <Mark tone="bad" shape="!">
      {words.late(dueOn)}
    </Mark>
  ) : (
    words.until(dueOn)
  )
}
