import { type ReactNode, useId, useState, useSyncExternalStore } from 'react'
import { Drawer } from './Drawer.tsx'
import { defineWords } from './language.ts'

const useWords = defineWords({
  zh: {
    reason: '理由',
    reasonHint: '理由将记入操作记录，今后可以查到',
    tooShort: (n: number) => `请至少写 ${n} 个字`,
    confirm: '确定',
    cancel: '取消',
    staleTitle: '在您编辑期间，内容已被他人修改',
    staleWhat: '两个版本并列如下，不同之处已标出。请选择以哪一个为准；两个版本都会留在历史里。',
    field: '项目',
    mine: '我的修改',
    theirs: '现在的内容',
    keepMine: '用我的覆盖',
    keepTheirs: '保留现在的',
    later: '先不处理',
    same: '相同',
  },
  en: {
    reason: 'Reason',
    reasonHint: 'The reason is kept in the record and can be looked up later',
    tooShort: (n: number) => `Write at least ${n} characters`,
    confirm: 'Confirm',
    cancel: 'Cancel',
    staleTitle: 'Someone changed this while you were editing',
    staleWhat:
      'Both versions stand side by side, differences marked. Choose which one holds; both stay in the history.',
    field: 'Field',
    mine: 'Yours',
    theirs: 'As it stands now',
    keepMine: 'Use mine',
    keepTheirs: 'Keep what stands',
    later: 'Decide later',
    same: 'same',
  },
})

interface Asked {
  readonly title: string
  readonly text?: ReactNode
  /** Word on the button; 确定 when left out. */
  readonly does?: string
  /** Marks what cannot be undone. */
  readonly isDangerous?: boolean
}

interface ReasonAsked extends Asked {
  readonly label?: string
  /** Characters that a reason needs at least; 2 when left out. */
  readonly atLeast?: number
  readonly start?: string
}

/** One field of an edit that met another: the words of both versions. */
export interface StaleField {
  readonly name: string
  readonly mine: string
  readonly theirs: string
}

type Question =
  | { readonly kind: 'confirm'; readonly asked: Asked; readonly answer: (is: boolean) => void }
  | { readonly kind: 'reason'; readonly asked: ReasonAsked; readonly answer: (reason: string | null) => void }
  | {
      readonly kind: 'stale'
      readonly fields: readonly StaleField[]
      readonly who: string | null
      readonly answer: (choice: 'mine' | 'theirs' | null) => void
    }

let questions: readonly Question[] = []
const listeners = new Set<() => void>()
function change(next: readonly Question[]) {
  questions = next
  for (const listener of listeners) listener()
}

/** Asks whether to go on: `if (await askConfirmation({ title: words.lock })) …`. */
export const askConfirmation = (asked: Asked) =>
  new Promise<boolean>((answer) => change([...questions, { kind: 'confirm', asked, answer }]))

/** Asks for the reason of an act: `const reason = await askReason({ title: words.return })`; null when it was cancelled. */
export const askReason = (asked: ReasonAsked) =>
  new Promise<string | null>((answer) => change([...questions, { kind: 'reason', asked, answer }]))

/**
 * After a refusal with `problem.isStale`: shows both versions and asks which holds. 'mine' means: send again on top of
 * the version in `problem.current`; 'theirs': take what stands; null: leave it open.
 */
export const askWhichHolds = (fields: readonly StaleField[], who: string | null = null) =>
  new Promise<'mine' | 'theirs' | null>((answer) => change([...questions, { kind: 'stale', fields, who, answer }]))

/** Where these dialogs appear; the shell has one. */
export function Dialogs() {
  const [question] = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => questions,
  )
  if (question === undefined) return null
  const close = () => change(questions.filter((one) => one !== question))
  switch (question.kind) {
    case 'confirm':
      return (
        <Confirmation
          asked={question.asked}
          onAnswer={(is) => {
            close()
            question.answer(is)
          }}
        />
      )
    case 'reason':
      return (
        <Reason
          asked={question.asked}
          onAnswer={(reason) => {
            close()
            question.answer(reason)
          }}
        />
      )
    case 'stale':
      return (
        <Stale
          fields={question.fields}
          who={question.who}
          onAnswer={(choice) => {
            close()
            question.answer(choice)
          }}
        />
      )
  }
}

function Confirmation({ asked, onAnswer }: { readonly asked: Asked; readonly onAnswer: (is: boolean) => void }) {
  const words = useWords()
  return (
    <Drawer
      place="middle"
      title={asked.title}
      onClose={() => onAnswer(false)}
      foot={
        <>
          <button type="button" className="button" onClick={() => onAnswer(false)}>
            {words.cancel}
          </button>
          <button
            type="button"
            className={`button is-primary${asked.isDangerous ? ' is-dangerous' : ''}`}
            onClick={() => onAnswer(true)}
          >
            {asked.does ?? words.confirm}
          </button>
        </>
      }
    >
      {asked.text}
    </Drawer>
  )
}

function Reason({
  asked,
  onAnswer,
}: {
  readonly asked: ReasonAsked
  readonly onAnswer: (reason: string | null) => void
}) {
  const words = useWords()
  const id = useId()
  const [reason, setReason] = useState(asked.start ?? '')
  const [isTried, setTried] = useState(false)
  const atLeast = asked.atLeast ?? 2
  const isEnough = reason.trim().length >= atLeast
  const submit = () => {
    setTried(true)
    if (isEnough) onAnswer(reason.trim())
  }
  return (
    <Drawer
      place="middle"
      title={asked.title}
      onClose={() => onAnswer(null)}
      foot={
        <>
          <button type="button" className="button" onClick={() => onAnswer(null)}>
            {words.cancel}
          </button>
          <button
            type="button"
            className={`button is-primary${asked.isDangerous ? ' is-dangerous' : ''}`}
            onClick={submit}
          >
            {asked.does ?? words.confirm}
          </button>
        </>
      }
    >
      {asked.text}
      <label className="field" htmlFor={id}>
        <span>{asked.label ?? words.reason}</span>
        <textarea
          id={id}
          rows={4}
          value={reason}
          aria-invalid={isTried && !isEnough}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          }}
        />
        <small id={`${id}-hint`} className={isTried && !isEnough ? 'wrong' : 'muted'}>
          {isTried && !isEnough ? words.tooShort(atLeast) : words.reasonHint}
        </small>
      </label>
    </Drawer>
  )
}

function Stale({
  fields,
  who,
  onAnswer,
}: {
  readonly fields: readonly StaleField[]
  readonly who: string | null
  readonly onAnswer: (choice: 'mine' | 'theirs' | null) => void
}) {
  const words = useWords()
  return (
    <Drawer
      place="middle"
      width={760}
      title={words.staleTitle}
      onClose={() => onAnswer(null)}
      foot={
        <>
          <button type="button" className="button" onClick={() => onAnswer(null)}>
            {words.later}
          </button>
          <button type="button" className="button" onClick={() => onAnswer('theirs')}>
            {words.keepTheirs}
          </button>
          <button type="button" className="button is-primary" onClick={() => onAnswer('mine')}>
            {words.keepMine}
          </button>
        </>
      }
    >
      <p>{words.staleWhat}</p>
      <table className="versions">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.mine}</th>
            <th scope="col">
              {words.theirs}
              {who !== null && <small className="muted"> {who}</small>}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, mine, theirs }) => (
            <tr key={name} className={mine === theirs ? 'muted' : 'is-changed'}>
              <th scope="row">{name}</th>
              <td>{mine === '' ? '—' : mine}</td>
              <td>{mine === theirs ? words.same : theirs === '' ? '—' : theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Drawer>
  )
}
