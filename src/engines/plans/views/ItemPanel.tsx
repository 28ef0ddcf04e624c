import { type ReactNode, useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import type { ApiFault, ApiProblem } from '../../../ui/api.ts'
import { momentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import type { ReviewAnswer } from '../answers.ts'
import type { Action, Decision, Fields, ItemState } from '../decisions.ts'
import { changedFields, fieldsOf } from '../fields.ts'
import { itemWords } from '../item-words.ts'
import type { StoredItem } from '../review-store.ts'
import { FieldsForm } from './FieldsForm.tsx'
import type { TextOnScreen } from './shown-text.ts'
import { sentenceAround } from './shown-text.ts'
import { useWords } from './words.ts'

export type PanelMode = 'look' | 'amend' | 'split' | 'merge'

interface ItemPanelProps {
  readonly review: ReviewAnswer
  readonly item: StoredItem
  readonly state: ItemState
  readonly holder: string | null
  readonly text: TextOnScreen | null
  readonly partners: readonly StoredItem[]
  readonly targets: readonly { readonly id: string; readonly words: string }[]
  readonly mode: PanelMode
  readonly mayReview: boolean
  readonly onMode: (mode: PanelMode) => void
  readonly onAct: (action: Action, reason?: string | null) => Promise<ApiProblem | null>
  readonly onReject: () => void
  readonly onAccept: () => void
  readonly onToText: () => void
}

/** One item: what was read, the sentence it comes from, what was decided, and what can be done. */
export function ItemPanel(props: ItemPanelProps) {
  const words = useWords()
  const language = useLanguage()
  const { item, state, mode, review } = props
  const earlier = review.earlier.find((one) => one.item === item.id)
  const [before, stretch, after] =
    props.text === null ? ['', '', ''] : sentenceAround(props.text, item.clause, item.start, item.end)
  const standing = state.decision
  return (
    <aside className="item-panel" aria-label={itemWords(item)[language]}>
      <header>
        <span className={`plan-kind k-${item.group}`}>{words.groups[item.group]}</span>
        <span className={`item-state is-${state.state}`}>{words.states[state.state]}</span>
        <span className="muted">
          {words.review.confidence} {item.confidence.toFixed(2)}
        </span>
      </header>
      <h2>{itemWords(item)[language]}</h2>
      {props.holder !== null && <p className="wrong">{words.review.held(props.holder)}</p>}
      {props.mayReview && mode === 'look' && <Actions {...props} />}
      {mode === 'amend' && <AmendForm key={item.id} {...props} />}
      {mode === 'split' && <SplitForm key={item.id} {...props} />}
      {mode === 'merge' && <MergeForm key={item.id} {...props} />}
      {mode === 'look' && <FieldList item={item} decision={standing} />}
      {item.kind === 'proposal' && (
        <section>
          <h3>{item.found.isNearMiss ? words.review.differs : words.review.reasons}</h3>
          <ul>
            {(language === 'en' ? item.found.reasonsEn : item.found.reasons).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <p>
            <span className="muted">{words.review.target}：</span>
            {props.targets.find(({ id }) => id === item.found.target)?.words ?? item.found.indicator}
          </p>
        </section>
      )}
      {item.kind === 'diagnostic' && <p className="muted">{language === 'en' ? item.found.hintEn : item.found.hint}</p>}
      {earlier !== undefined && (
        <section className="item-earlier">
          <h3>{words.review.earlier}</h3>
          <p>
            {earlier.fields.length === 0
              ? words.review.earlierWords
              : words.review.earlierFields(
                  earlier.fields.map((name) => words.fields[name as keyof typeof words.fields] ?? name).join('、'),
                )}
          </p>
          {earlier.old !== null && (
            // As the server stored it: `found` belongs to `kind`.
            <p>{itemWords(earlier.old as unknown as StoredItem)[language]}</p>
          )}
          {earlier.decision !== null && (
            <p className="muted">
              {words.review.earlierDecision(words.states[earlier.state], earlier.decision.by.name)}
              {earlier.decision.reason !== null && ` ${earlier.decision.reason}`}
            </p>
          )}
        </section>
      )}
      <section>
        <h3>{words.review.sentence}</h3>
        <blockquote lang="zh-CN">
          {before}
          <mark>{stretch}</mark>
          {after}
        </blockquote>
        <p className="muted">
          {words.review.line(item.line)}
          {item.clause !== null && ` · ${item.clause}`}{' '}
          <button type="button" className="button is-small" onClick={props.onToText}>
            {words.review.toText} <kbd>g</kbd>
          </button>
        </p>
      </section>
      {state.revision > 0 && <History review={review} item={item.id} revision={state.revision} />}
    </aside>
  )
}

function Actions({ item, state, onMode, onAct, onReject, onAccept, holder }: ItemPanelProps) {
  const words = useWords()
  const isDone = state.state === 'merged' || state.state === 'split'
  const isHeld = holder !== null
  const button = (key: string, label: string, run: () => void, isOff = false, isPrimary = false): ReactNode => (
    <button
      type="button"
      className={`button is-small${isPrimary ? ' is-primary' : ''}`}
      disabled={isOff || isHeld}
      onClick={run}
    >
      {label} <kbd>{key}</kbd>
    </button>
  )
  return (
    <div className="item-actions">
      {button('a', words.review.accept, onAccept, isDone || state.state === 'accepted', true)}
      {item.kind !== 'diagnostic' && button('e', words.review.amend, () => onMode('amend'), isDone)}
      {button('r', words.review.reject, onReject, isDone)}
      {(item.kind === 'statement' || item.kind === 'commitment') &&
        button('s', words.review.split, () => onMode('split'), isDone)}
      {(item.kind === 'statement' || item.kind === 'commitment' || item.kind === 'name') &&
        button('m', words.review.merge, () => onMode('merge'), isDone)}
      {button('u', words.review.undo, () => void onAct({ action: 'undo' }), state.decision === null)}
    </div>
  )
}

/** Fields as they stand; what was amended is marked, with what the compiler read beside it. */
function FieldList({ item, decision }: { readonly item: StoredItem; readonly decision: Decision | null }) {
  const words = useWords()
  const found = fieldsOf(item)
  const amended: Fields = decision?.action.action === 'amend' ? decision.action.fields : {}
  const say = (value: unknown): string =>
    value === null || value === ''
      ? '—'
      : Array.isArray(value)
        ? value.join('、') || '—'
        : (words.options[String(value) as keyof typeof words.options] ?? String(value))
  return (
    <dl className="item-list">
      {Object.entries(found)
        .filter(([name]) => name !== 'target')
        .map(([name, value]) => {
          const now = Object.hasOwn(amended, name) ? amended[name] : value
          const isAmended = JSON.stringify(now) !== JSON.stringify(value)
          return (
            <div key={name} className={isAmended ? 'is-amended' : ''}>
              <dt>{words.fields[name as keyof typeof words.fields] ?? name}</dt>
              <dd>
                {say(now)}
                {isAmended && (
                  <small className="muted">
                    {' '}
                    <s>{say(value)}</s>
                  </small>
                )}
              </dd>
            </div>
          )
        })}
      {decision?.action.action === 'split' &&
        decision.action.parts.map((part, i) => (
          <div key={JSON.stringify(part)}>
            <dt>{words.review.part(i + 1)}</dt>
            <dd>{Object.values(part).map(say).join(' · ')}</dd>
          </div>
        ))}
    </dl>
  )
}

function useForm(onAct: ItemPanelProps['onAct'], onMode: ItemPanelProps['onMode']) {
  const say = useSay()
  const [faults, setFaults] = useState<readonly ApiFault[]>([])
  const [message, setMessage] = useState<string | null>(null)
  const send = async (action: Action, reason: string | null = null) => {
    const problem = await onAct(action, reason)
    if (problem === null) return onMode('look')
    setFaults(problem.faults)
    setMessage(
      [
        say(problem.detail),
        ...problem.faults.filter(({ at }) => !at.includes('.')).map((one) => say(one.message)),
      ].join(' '),
    )
  }
  return { faults, message, send }
}

/** Ctrl+Enter sends, Escape leaves. */
const formKeys = (send: () => void, leave: () => void) => (event: React.KeyboardEvent) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement)) {
    event.preventDefault()
    send()
  } else if (event.key === 'Escape') {
    event.preventDefault()
    leave()
  }
}

function AmendForm({ item, state, targets, onAct, onMode }: ItemPanelProps) {
  const words = useWords()
  const standing = state.decision?.action
  const start = standing?.action === 'amend' ? standing.fields : {}
  const [fields, setFields] = useState<Fields>({ ...fieldsOf(item), ...start })
  const [reason, setReason] = useState(state.decision?.reason ?? '')
  const { faults, message, send } = useForm(onAct, onMode)
  const save = () =>
    void send({ action: 'amend', fields: changedFields(item, fields) }, reason.trim() === '' ? null : reason.trim())
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the form as a whole
    <div className="item-form" onKeyDown={formKeys(save, () => onMode('look'))}>
      <FieldsForm
        item={item}
        start={start}
        at="fields"
        faults={faults}
        targets={targets}
        onChange={setFields}
        isFirst
      />
      {item.kind === 'proposal' && (
        <label className="item-field">
          <span>{item.found.isNearMiss ? words.review.acceptWhy : words.differences.reason}</span>
          <input value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      {message !== null && (
        <p className="wrong" role="alert">
          {message}
        </p>
      )}
      <FormButtons does={words.review.save} onSave={save} onCancel={() => onMode('look')} />
    </div>
  )
}

function SplitForm({ item, targets, onAct, onMode }: ItemPanelProps) {
  const words = useWords()
  const [parts, setParts] = useState<readonly { readonly key: number; readonly fields: Fields }[]>([
    { key: 1, fields: fieldsOf(item) },
    { key: 2, fields: fieldsOf(item) },
  ])
  const { faults, message, send } = useForm(onAct, onMode)
  const save = () => void send({ action: 'split', parts: parts.map(({ fields }) => changedFields(item, fields)) })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the form as a whole
    <div className="item-form" onKeyDown={formKeys(save, () => onMode('look'))}>
      {parts.map(({ key, fields }, i) => (
        <fieldset key={key}>
          <legend>{words.review.part(i + 1)}</legend>
          <FieldsForm
            item={item}
            start={fields}
            at={`parts.${i}`}
            faults={faults}
            targets={targets}
            isFirst={i === 0}
            onChange={(next) => setParts((now) => now.map((one) => (one.key === key ? { key, fields: next } : one)))}
          />
          {faults
            .filter(({ at }) => at === `parts.${i}`)
            .map((fault) => (
              <p key={fault.code} className="wrong">
                {fault.message.zh}
              </p>
            ))}
        </fieldset>
      ))}
      {message !== null && (
        <p className="wrong" role="alert">
          {message}
        </p>
      )}
      <button
        type="button"
        className="button is-small"
        onClick={() => setParts((now) => [...now, { key: Date.now(), fields: fieldsOf(item) }])}
      >
        {words.review.addPart}
      </button>
      <FormButtons does={words.review.splitSave} onSave={save} onCancel={() => onMode('look')} />
    </div>
  )
}

function MergeForm({ partners, onAct, onMode }: ItemPanelProps) {
  const words = useWords()
  const language = useLanguage()
  const [into, setInto] = useState(partners[0]?.id ?? '')
  const { message, send } = useForm(onAct, onMode)
  const save = () => void send({ action: 'merge', into })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the form as a whole
    <div className="item-form" onKeyDown={formKeys(save, () => onMode('look'))}>
      {partners.length === 0 ? (
        <p>{words.review.mergeNone}</p>
      ) : (
        <label className="item-field">
          <span>{words.review.mergeInto}</span>
          <select
            // biome-ignore lint/a11y/noAutofocus: the form was asked for by a key, its only input comes next
            autoFocus
            size={Math.min(8, Math.max(2, partners.length))}
            value={into}
            onChange={(event) => setInto(event.target.value)}
          >
            {partners.map((one) => (
              <option key={one.id} value={one.id}>
                {itemWords(one)[language]}（{words.review.line(one.line)}）
              </option>
            ))}
          </select>
        </label>
      )}
      {message !== null && (
        <p className="wrong" role="alert">
          {message}
        </p>
      )}
      <FormButtons
        does={words.review.mergeSave}
        onSave={save}
        onCancel={() => onMode('look')}
        isOff={partners.length === 0}
      />
    </div>
  )
}

function FormButtons({
  does,
  onSave,
  onCancel,
  isOff = false,
}: {
  readonly does: string
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly isOff?: boolean
}) {
  const words = useWords()
  return (
    <div className="item-actions">
      <button type="button" className="button is-primary is-small" disabled={isOff} onClick={onSave}>
        {does} <kbd>Enter</kbd>
      </button>
      <button type="button" className="button is-small" onClick={onCancel}>
        {words.review.cancel} <kbd>Esc</kbd>
      </button>
    </div>
  )
}

function History({
  review,
  item,
  revision,
}: {
  readonly review: ReviewAnswer
  readonly item: string
  readonly revision: number
}) {
  const words = useWords()
  const answer = useAnswer<{ readonly decisions: readonly Decision[] }>(
    `/api/v1/reviews/${review.division}/${review.compilation}/history`,
    { item, revision },
  )
  const names = {
    accept: words.review.accept,
    amend: words.review.amend,
    reject: words.review.reject,
    split: words.review.split,
    merge: words.review.merge,
    undo: words.review.undo,
  } as const
  if (answer.data === undefined) return null
  return (
    <section>
      <h3>{words.review.history}</h3>
      <ol className="item-history">
        {answer.data.decisions.map((one) => (
          <li key={one.seq}>
            <b>{names[one.action.action]}</b> {words.review.by(one.by.name, momentText(one.at))}
            {one.way === 'bulk' && <small className="muted"> {words.review.bulkWay}</small>}
            {one.way === 'carried' && <small className="muted"> {words.review.carriedWay}</small>}
            {one.reason !== null && <p className="muted">{one.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
