import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import { useBodies } from '../../registers/views/choices.ts'
import type { ClauseAnswer } from '../answers.ts'
import { type Draft, draftFrom, EMPTY, valuesOf } from './draft.ts'
import { FactList } from './FactList.tsx'
import { clauseAddress, DESK } from './looks.tsx'
import { Preview } from './Preview.tsx'
import { useWords } from './words.ts'
import './policies.css'

interface PolicyRow {
  readonly id: string
  readonly values: { readonly title?: string; readonly lead?: string }
}

/** Writes a clause, or a new version of one, with what comes of it beside it as it is written. */
export default function WritePage() {
  const words = useWords()
  const session = useSession()
  const [search] = useSearchParams()
  const from = search.get('from')
  const answer = useAnswer<ClauseAnswer>(`/api/v1/policies/clauses/${session.division}/${from ?? ''}`, undefined, {
    when: from !== null,
  })
  return (
    <Page
      title={words.writeTitle}
      back={
        from === null
          ? { to: '/policies', title: words.back }
          : { to: clauseAddress(session.division, from), title: answer.data?.clause.title ?? words.back }
      }
      note={session.isSimulated && <SimulatedMark />}
    >
      {from === null ? (
        <Writing key="new" start={EMPTY} replaces={null} />
      ) : (
        <Answer of={answer}>
          {({ clause }) => <Writing key={clause.id} start={draftFrom(clause)} replaces={clause} />}
        </Answer>
      )}
    </Page>
  )
}

function Writing({ start, replaces }: { readonly start: Draft; readonly replaces: ClauseAnswer['clause'] | null }) {
  const words = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const forget = useForget()
  const year = session.today().slice(0, 4)
  const [draft, setDraft] = useState<Draft>(() => ({
    ...start,
    from: start.from === '' ? session.today() : start.from,
    to: start.to === '' ? `${year}-12-31` : start.to,
  }))
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }))
  const { choices: bodies } = useBodies(session.division)
  const policies = useAnswer<{ readonly rows: readonly PolicyRow[] }>('/api/v1/records/policy', {
    division: session.division,
    where: 'state == "published"',
    size: 200,
  })
  const rows = policies.data?.rows ?? []
  const policy = draft.policy === '' ? (rows[0]?.id ?? '') : draft.policy
  const chosen = rows.find(({ id }) => id === policy)
  const department = draft.department === '' ? (chosen?.values.lead ?? bodies[0]?.value ?? '') : draft.department
  const tried = useDeferredValue(draft)
  const { attempt, problem, isBusy } = useTrying()
  const isWhole =
    policy !== '' && draft.title.trim() !== '' && draft.key.trim() !== '' && draft.beneficiaries.trim() !== ''
  const save = (issues: boolean) =>
    attempt(async () => {
      const values = valuesOf({ ...draft, policy, department }, replaces)
      const made = await api.send<{ id: string; revision: number }>('POST', '/api/v1/records/policy-clause', {
        division: session.division,
        values,
      })
      if (issues)
        await api.send('POST', `/api/v1/records/policy-clause/${session.division}/${made.id}/do/issue`, {
          revision: made.revision,
        })
      toast(issues ? words.issued : words.saved)
      await forget([DESK, '/api/v1/policies'])
      await navigate(clauseAddress(session.division, made.id))
    })
  if (policies.data !== undefined && rows.length === 0) return <Empty title={words.noPolicies} />
  return (
    <>
      <p className="muted">{words.writeText}</p>
      <div className="policies-write">
        <div>
          <Panel title={words.clause}>
            <div className="policies-two">
              <label className="field">
                <span>{words.choosePolicy}</span>
                <select
                  value={policy}
                  disabled={replaces !== null}
                  onChange={(event) => set({ policy: event.target.value })}
                >
                  {rows.map((row) => (
                    <option key={row.id} value={row.id}>
                      {row.values.title}
                    </option>
                  ))}
                </select>
              </label>
              <Text
                label={words.key}
                value={draft.key}
                hint={words.keyHint}
                isFixed={replaces !== null}
                onChange={(key) => set({ key })}
              />
              <Text
                label={words.title}
                value={draft.title}
                hint={words.titleHint}
                onChange={(title) => set({ title })}
              />
            </div>
            <label className="field">
              <span>{words.beneficiaries}</span>
              <textarea
                rows={2}
                value={draft.beneficiaries}
                placeholder={words.beneficiariesHint}
                onChange={(event) => set({ beneficiaries: event.target.value })}
              />
            </label>
          </Panel>
          <Lines draft={draft} onChange={set} />
          <Rest draft={draft} department={department} bodies={bodies} onChange={set} />
          {problem !== null && <Problem of={problem} />}
          <div className="policies-actions">
            <button
              type="button"
              className="button is-primary"
              disabled={isBusy || !isWhole}
              onClick={() => void save(true)}
            >
              {words.issue}
            </button>
            <button type="button" className="button" disabled={isBusy || !isWhole} onClick={() => void save(false)}>
              {words.saveDraft}
            </button>
          </div>
        </div>
        <Preview draft={tried} />
      </div>
    </>
  )
}

function Text({
  label,
  value,
  hint,
  isFixed = false,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly isFixed?: boolean
  readonly onChange: (value: string) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input value={value} placeholder={hint} disabled={isFixed} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

interface Editing {
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
}

/** Conditions, a row each, and the formula; a fact that is clicked goes where the cursor was. */
function Lines({ draft, onChange }: Editing) {
  const words = useWords()
  const [at, setAt] = useState<number | 'formula'>(0)
  const last = useRef<HTMLInputElement>(null)
  const count = draft.lines.length
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) last.current?.focus()
    before.current = count
  }, [count])
  const change = (i: number, part: Partial<Draft['lines'][number]>) =>
    onChange({ lines: draft.lines.map((line, n) => (n === i ? { ...line, ...part } : line)) })
  const put = (name: string) => {
    const joined = (text: string) => (text === '' || /[\s(]$/.test(text) ? `${text}${name}` : `${text} ${name}`)
    if (at === 'formula') onChange({ formula: joined(draft.formula) })
    else change(Math.min(at, count - 1), { condition: joined(draft.lines[Math.min(at, count - 1)]?.condition ?? '') })
  }
  return (
    <Panel title={words.conditions}>
      {draft.lines.map((line, i) => (
        <div key={line.id} className="policies-line">
          <input
            ref={i === count - 1 ? last : undefined}
            className="is-code"
            aria-label={`${words.line} ${i + 1}`}
            value={line.condition}
            placeholder={words.conditionHint}
            spellCheck={false}
            onFocus={() => setAt(i)}
            onChange={(event) => change(i, { condition: event.target.value })}
          />
          <input
            aria-label={`${words.cite} ${i + 1}`}
            value={line.cite}
            placeholder={words.citeHint}
            onChange={(event) => change(i, { cite: event.target.value })}
          />
          <button
            type="button"
            className="button"
            aria-label={`${words.removeLine} ${i + 1}`}
            title={words.removeLine}
            disabled={count === 1}
            onClick={() => onChange({ lines: draft.lines.filter((_, n) => n !== i) })}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() =>
          onChange({
            lines: [...draft.lines, { id: 1 + Math.max(...draft.lines.map(({ id }) => id)), condition: '', cite: '' }],
          })
        }
      >
        {words.addLine}
      </button>
      <label className="field">
        <span>
          {words.formula}（{words.yuan}）
        </span>
        <textarea
          className="is-code"
          rows={2}
          value={draft.formula}
          placeholder={words.formulaHint}
          spellCheck={false}
          onFocus={() => setAt('formula')}
          onChange={(event) => onChange({ formula: event.target.value })}
        />
      </label>
      <FactList onPick={put} />
    </Panel>
  )
}

function Rest({
  draft,
  department,
  bodies,
  onChange,
}: Editing & {
  readonly department: string
  readonly bodies: readonly { readonly value: string; readonly label: string }[]
}) {
  const words = useWords()
  const select = <K extends keyof Draft & string>(
    name: K,
    label: string,
    choices: Readonly<Record<string, string>>,
  ) => (
    <label className="field">
      <span>{label}</span>
      <select value={String(draft[name])} onChange={(event) => onChange({ [name]: event.target.value })}>
        {Object.entries(choices).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Panel title={words.mode}>
      <div className="policies-two">
        <Text label={words.capLabel} value={draft.cap} onChange={(cap) => onChange({ cap })} />
        {select('roundTo', words.rounding, words.roundings)}
        {select('mode', words.mode, words.modes)}
        {select('per', words.per, words.pers)}
        <label className="field">
          <span>{words.from}</span>
          <input type="date" value={draft.from} onChange={(event) => onChange({ from: event.target.value })} />
        </label>
        <label className="field">
          <span>{words.until}</span>
          <input type="date" value={draft.to} onChange={(event) => onChange({ to: event.target.value })} />
        </label>
        <label className="field">
          <span>{words.department}</span>
          <select value={department} onChange={(event) => onChange({ department: event.target.value })}>
            {bodies.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Text label={words.payDays} value={draft.payDays} onChange={(payDays) => onChange({ payDays })} />
        <Text label={words.groupName} value={draft.group} onChange={(group) => onChange({ group })} />
        {draft.group !== '' && select('rule', words.groupRule, words.groupRules)}
        {draft.group !== '' && draft.rule === 'total-cap' && (
          <Text label={words.groupCap} value={draft.groupCap} onChange={(groupCap) => onChange({ groupCap })} />
        )}
      </div>
      <label>
        <input
          type="checkbox"
          checked={draft.needsNotice}
          onChange={(event) => onChange({ needsNotice: event.target.checked })}
        />{' '}
        {words.needsNotice}
      </label>
      <Text label={words.basisLabel} value={draft.basis} onChange={(basis) => onChange({ basis })} />
      <Text label={words.evidenceLabel} value={draft.evidence} onChange={(evidence) => onChange({ evidence })} />
    </Panel>
  )
}
