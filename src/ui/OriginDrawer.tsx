import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type {
  ComputedOrigin,
  Origin,
  RecordsOrigin,
  SentenceOrigin,
  SettingOrigin,
  SubmittedOrigin,
} from '../model/origin.ts'
import { Drawer } from './Drawer.tsx'
import { type ShownFigure, showOrigin, useShownFigure } from './Figure.tsx'
import { dayText, momentText, numberText, periodText } from './format.ts'
import { defineWords, useSay } from './language.ts'
import { Loading, Problem } from './states.tsx'

const useWords = defineWords({
  zh: {
    sentence: { plan: '规划原句', report: '报告原句' },
    line: (n: number) => `第 ${n} 行`,
    page: (n: number) => `第 ${n} 页`,
    clause: '条款',
    inText: '在原文中查看',
    submitted: '报送值',
    body: '报送单位',
    person: '填报人',
    at: '报送时间',
    period: '统计时期',
    status: '数据状态',
    approvals: '审核',
    noApproval: '尚未审核',
    note: '说明',
    evidence: '佐证材料',
    earlier: '历次版本',
    open: '打开报送记录',
    computed: '计算得出',
    formula: '算式',
    worked: '代入',
    rule: '规则',
    parts: '各项取值',
    noOrigin: '无出处',
    records: '由记录得出',
    count: (n: string) => `共 ${n} 条`,
    more: '查看全部',
    asOf: '统计时刻',
    setting: '参数设置',
    since: '生效日期',
    version: '版本',
    basis: '依据',
    openSetting: '查看设置',
  },
  en: {
    sentence: { plan: 'Sentence of the plan', report: 'Sentence of a report' },
    line: (n: number) => `line ${n}`,
    page: (n: number) => `page ${n}`,
    clause: 'Clause',
    inText: 'Show in the text',
    submitted: 'Submitted value',
    body: 'Body',
    person: 'By',
    at: 'Submitted',
    period: 'Period',
    status: 'Status',
    approvals: 'Passed by',
    noApproval: 'Not reviewed yet',
    note: 'Note',
    evidence: 'Evidence',
    earlier: 'Earlier versions',
    open: 'Open the return',
    computed: 'Computed',
    formula: 'Formula',
    worked: 'With figures',
    rule: 'Rule',
    parts: 'Its parts',
    noOrigin: 'No source',
    records: 'From records',
    count: (n: string) => `${n} in all`,
    more: 'Show them all',
    asOf: 'Counted at',
    setting: 'Setting',
    since: 'In force since',
    version: 'Version',
    basis: 'Basis',
    openSetting: 'Show the setting',
  },
})

/** The drawer that says where a figure comes from; the shell has one. */
export function OriginDrawer() {
  const figure = useShownFigure()
  if (figure === null) return null
  return (
    <Drawer
      width={520}
      title={
        <>
          <span className="origin-title">{figure.title}</span>
          <span className="origin-value">
            {figure.value}
            {figure.unit !== null && <small className="unit">{figure.unit}</small>}
          </span>
        </>
      }
      onClose={() => showOrigin(null)}
    >
      <OriginOf figure={figure} />
    </Drawer>
  )
}

function OriginOf({ figure }: { readonly figure: ShownFigure }) {
  const [fetched, setFetched] = useState<{
    readonly of: ShownFigure
    readonly origin?: Origin
    readonly error?: unknown
  }>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt fetches again
  useEffect(() => {
    if (typeof figure.origin !== 'function') return
    let isWanted = true
    figure.origin().then(
      (origin) => isWanted && setFetched({ of: figure, origin }),
      (error: unknown) => isWanted && setFetched({ of: figure, error }),
    )
    return () => {
      isWanted = false
    }
  }, [figure, attempt])
  if (typeof figure.origin !== 'function') return <OriginView origin={figure.origin} />
  if (fetched?.of !== figure) return <Loading />
  if (fetched.origin !== undefined) return <OriginView origin={fetched.origin} />
  return <Problem of={fetched.error} onRetry={() => setAttempt(attempt + 1)} />
}

/** An origin in full. Also for pages that show it in place. */
export function OriginView({ origin }: { readonly origin: Origin }) {
  switch (origin.kind) {
    case 'sentence':
      return <Sentence origin={origin} />
    case 'submitted':
      return <Submitted origin={origin} />
    case 'computed':
      return <Computed origin={origin} />
    case 'records':
      return <Records origin={origin} />
    case 'setting':
      return <Setting origin={origin} />
  }
}

/** A link within the application, which closes the drawer it stands in. */
function Way({ to, children }: { readonly to: string; readonly children: React.ReactNode }) {
  return (
    <Link className="way" to={to} onClick={() => showOrigin(null)}>
      {children}
    </Link>
  )
}

function Sentence({ origin }: { readonly origin: SentenceOrigin }) {
  const words = useWords()
  const { sentence, from, to } = origin
  const isMarked = from !== undefined && to !== undefined && from >= 0 && to <= sentence.length && from < to
  return (
    <section className="origin is-sentence">
      <h3>{words.sentence[origin.of]}</h3>
      <blockquote lang="zh-CN">
        {isMarked ? (
          <>
            {sentence.slice(0, from)}
            <mark>{sentence.slice(from, to)}</mark>
            {sentence.slice(to)}
          </>
        ) : (
          sentence
        )}
      </blockquote>
      <p className="origin-place">
        <b>{origin.document}</b>
        {[
          origin.version,
          origin.clause == null ? null : `${words.clause} ${origin.clause}`,
          origin.page == null ? null : words.page(origin.page),
          origin.line == null ? null : words.line(origin.line),
        ]
          .filter((part) => part != null)
          .map((part) => (
            <span key={part}>{part}</span>
          ))}
      </p>
      {origin.href != null && <Way to={origin.href}>{words.inText}</Way>}
    </section>
  )
}

function Submitted({ origin }: { readonly origin: SubmittedOrigin }) {
  const words = useWords()
  const say = useSay()
  return (
    <section className="origin is-submitted">
      <h3>{words.submitted}</h3>
      <dl className="facts">
        <dt>{words.body}</dt>
        <dd>{origin.body}</dd>
        {origin.person != null && (
          <>
            <dt>{words.person}</dt>
            <dd>{origin.person}</dd>
          </>
        )}
        <dt>{words.period}</dt>
        <dd>{periodText(origin.period)}</dd>
        <dt>{words.at}</dt>
        <dd>{momentText(origin.at)}</dd>
        {origin.status != null && (
          <>
            <dt>{words.status}</dt>
            <dd>{say(origin.status)}</dd>
          </>
        )}
        <dt>{words.approvals}</dt>
        <dd>
          {origin.approvals.length === 0 ? (
            <span className="muted">{words.noApproval}</span>
          ) : (
            <ol className="approvals">
              {origin.approvals.map(({ step, person, at }) => (
                <li key={`${step.zh} ${at}`}>
                  <b>{say(step)}</b> {person} <span className="muted">{momentText(at)}</span>
                </li>
              ))}
            </ol>
          )}
        </dd>
        {origin.note != null && origin.note !== '' && (
          <>
            <dt>{words.note}</dt>
            <dd>{origin.note}</dd>
          </>
        )}
        {(origin.evidence ?? []).length > 0 && (
          <>
            <dt>{words.evidence}</dt>
            <dd>
              {origin.evidence?.map(({ name, href, grade }) => (
                <div key={href}>
                  <a href={href}>{name}</a> {grade != null && <span className="muted">{say(grade)}</span>}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {(origin.earlier ?? []).length > 0 && (
        <>
          <h4>{words.earlier}</h4>
          <ol className="earlier">
            {origin.earlier?.map(({ value, at, person, reason }) => (
              <li key={at}>
                <b>{numberText(value)}</b> <span className="muted">{momentText(at)}</span> {person} {reason}
              </li>
            ))}
          </ol>
        </>
      )}
      {origin.href != null && <Way to={origin.href}>{words.open}</Way>}
    </section>
  )
}

function Computed({ origin }: { readonly origin: ComputedOrigin }) {
  const words = useWords()
  const say = useSay()
  return (
    <section className="origin is-computed">
      <h3>
        {words.computed} · {say(origin.name)}
      </h3>
      <dl className="facts">
        <dt>{words.formula}</dt>
        <dd className="formula">{origin.formula}</dd>
        {origin.worked != null && (
          <>
            <dt>{words.worked}</dt>
            <dd className="formula">{origin.worked}</dd>
          </>
        )}
        {origin.rule != null && (
          <>
            <dt>{words.rule}</dt>
            <dd>{origin.rule}</dd>
          </>
        )}
      </dl>
      {origin.note != null && <p>{say(origin.note)}</p>}
      {origin.parts.length > 0 && (
        <>
          <h4>{words.parts}</h4>
          <ul className="origin-parts">
            {origin.parts.map((part) => {
              const head = (
                <>
                  {part.symbol != null && <i className="symbol">{part.symbol}</i>}
                  <span className="origin-part-name">
                    {say(part.name)}
                    {part.period != null && <small className="muted"> {periodText(part.period)}</small>}
                  </span>
                  <b>
                    {numberText(part.value)}
                    {part.unit != null && <small className="unit">{part.unit}</small>}
                  </b>
                </>
              )
              const key = `${part.symbol ?? ''} ${part.name.zh} ${part.period ?? ''}`
              return (
                <li key={key}>
                  {part.origin === null ? (
                    <div className="origin-part">
                      {head}
                      <span className="muted">{words.noOrigin}</span>
                    </div>
                  ) : (
                    <details>
                      <summary className="origin-part">{head}</summary>
                      <OriginView origin={part.origin} />
                    </details>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}

function Records({ origin }: { readonly origin: RecordsOrigin }) {
  const words = useWords()
  const say = useSay()
  return (
    <section className="origin is-records">
      <h3>
        {words.records} · {say(origin.question)}
      </h3>
      <p className="origin-place">
        <b>{words.count(numberText(origin.count))}</b>
        <span>
          {words.asOf} {momentText(origin.at)}
        </span>
      </p>
      <ul className="origin-records">
        {origin.records.map(({ id, label, href }) => (
          <li key={id}>{href == null ? label : <Way to={href}>{label}</Way>}</li>
        ))}
      </ul>
      {origin.href != null && <Way to={origin.href}>{words.more}</Way>}
    </section>
  )
}

function Setting({ origin }: { readonly origin: SettingOrigin }) {
  const words = useWords()
  const say = useSay()
  return (
    <section className="origin is-setting">
      <h3>
        {words.setting} · {say(origin.name)}
      </h3>
      <dl className="facts">
        <dt>{words.version}</dt>
        <dd>{origin.version}</dd>
        <dt>{words.since}</dt>
        <dd>{dayText(origin.since)}</dd>
        {origin.person != null && (
          <>
            <dt>{words.person}</dt>
            <dd>{origin.person}</dd>
          </>
        )}
        {origin.basis != null && (
          <>
            <dt>{words.basis}</dt>
            <dd>{say(origin.basis)}</dd>
          </>
        )}
      </dl>
      {origin.href != null && <Way to={origin.href}>{words.openSetting}</Way>}
    </section>
  )
}
