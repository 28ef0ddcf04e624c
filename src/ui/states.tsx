import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiProblem } from './api.ts'
import { Icon } from './Icon.tsx'
import { defineWords, useSay } from './language.ts'

const useWords = defineWords({
  zh: {
    loading: '正在读取…',
    stillLoading: '还在读取，数据较多时需要几秒。',
    empty: '这里还没有内容',
    refused: '没有权限查看',
    refusedTodo: '需要时请向本单位的安全管理员申请，并说明用途。',
    missing: '没有找到',
    failed: '没有读到数据',
    retry: '重试',
    faults: (n: number) => `共 ${n} 处需要修改`,
    at: '位置',
    what: '问题与改法',
  },
  en: {
    loading: 'Loading…',
    stillLoading: 'Still loading; a lot of data can take some seconds.',
    empty: 'Nothing here yet',
    refused: 'You may not see this',
    refusedTodo: 'If you need it, ask your security administrator and say what for.',
    missing: 'Not found',
    failed: 'The data could not be read',
    retry: 'Try again',
    faults: (n: number) => `${n} ${n === 1 ? 'thing' : 'things'} to mend`,
    at: 'Where',
    what: 'What is wrong and what to do',
  },
})

/** While something is on its way. Shown after a moment only, so that quick answers do not flicker. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  const words = useWords()
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 4000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="state is-loading" role="status" aria-label={words.loading}>
      {Array.from({ length: lines }, (_, i) => (
        // The bars are alike and never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
        <i key={i} className="state-bar" style={{ inlineSize: `${[92, 78, 85, 60][i % 4]}%` }} />
      ))}
      {isSlow && <p className="muted">{words.stillLoading}</p>}
    </div>
  )
}

interface StateProps {
  readonly title?: string
  /** What it means and what to do next. */
  readonly children?: ReactNode
  /** Buttons. */
  readonly actions?: ReactNode
}

/** There is nothing, and that is in order; says what will fill it. */
export function Empty({ title, children, actions }: StateProps) {
  const words = useWords()
  return (
    <div className="state is-empty" role="status">
      <Icon name="file" size={32} />
      <h3>{title ?? words.empty}</h3>
      {children !== undefined && <div className="state-text">{children}</div>}
      {actions !== undefined && <div className="state-actions">{actions}</div>}
    </div>
  )
}

/** The person may not see it; says who can help. */
export function Refused({ title, children, actions }: StateProps) {
  const words = useWords()
  return (
    <div className="state is-refused" role="alert">
      <Icon name="lock" size={32} />
      <h3>{title ?? words.refused}</h3>
      <div className="state-text">{children ?? words.refusedTodo}</div>
      {actions !== undefined && <div className="state-actions">{actions}</div>}
    </div>
  )
}

/** It did not work; says why and offers to try again. */
export function Failed({
  title,
  children,
  actions,
  onRetry,
}: StateProps & { readonly onRetry?: (() => void) | undefined }) {
  const words = useWords()
  return (
    <div className="state is-failed" role="alert">
      <Icon name="warning" size={32} />
      <h3>{title ?? words.failed}</h3>
      {children !== undefined && <div className="state-text">{children}</div>}
      <div className="state-actions">
        {actions}
        {onRetry !== undefined && (
          <button type="button" className="button" onClick={onRetry}>
            {words.retry}
          </button>
        )}
      </div>
    </div>
  )
}

/** The state that a problem calls for: refused, not there, failed; with every fault at its place. */
export function Problem({ of, onRetry }: { readonly of: unknown; readonly onRetry?: () => void }) {
  const words = useWords()
  const say = useSay()
  if (!(of instanceof ApiProblem))
    return <Failed onRetry={onRetry}>{of instanceof Error ? of.message : String(of)}</Failed>
  if (of.status === 403) return <Refused>{say(of.detail)}</Refused>
  if (of.status === 404) return <Empty title={words.missing}>{say(of.detail)}</Empty>
  return (
    <Failed onRetry={of.faults.length > 0 ? undefined : onRetry}>
      {say(of.detail)}
      <Faults of={of} />
    </Failed>
  )
}

/** Every fault of a refused form or file, at its place; nothing when there is none. */
export function Faults({ of }: { readonly of: ApiProblem }) {
  const words = useWords()
  const say = useSay()
  if (of.faults.length === 0) return null
  return (
    <table className="faults">
      <caption>{words.faults(of.faults.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.at}</th>
          <th scope="col">{words.what}</th>
        </tr>
      </thead>
      <tbody>
        {of.faults.map((fault) => (
          <tr key={`${fault.at} ${fault.code} ${fault.message.zh}`}>
            <td>
              <code>{fault.at}</code>
            </td>
            <td>{say(fault.message)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface AnswerProps<T> {
  readonly of: UseQueryResult<T, ApiProblem>
  readonly children: (value: T) => ReactNode
  /** Whether the answer holds nothing; then `empty` is shown. */
  readonly isEmpty?: (value: T) => boolean
  readonly empty?: ReactNode
  readonly lines?: number
}

/** An answer of the server in the state it is in: loading, refused, failed, empty, or there. */
export function Answer<T>({ of, children, isEmpty, empty, lines }: AnswerProps<T>) {
  if (of.data !== undefined) {
    if (isEmpty?.(of.data)) return empty ?? <Empty />
    return children(of.data)
  }
  if (of.isError) return <Problem of={of.error} onRetry={() => void of.refetch()} />
  return <Loading {...(lines === undefined ? {} : { lines })} />
}
