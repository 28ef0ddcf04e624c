import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { Icon } from './Icon.tsx'
import { defineWords } from './language.ts'

const useWords = defineWords({ zh: { back: '返回', product: '纲目' }, en: { back: 'Back', product: 'Gangmu' } })

interface PageProps {
  readonly title: string
  /** Said beside the title: a period, a count, a mark. */
  readonly note?: ReactNode
  /** Buttons at the right; the first is the most usual. */
  readonly actions?: ReactNode
  /** The screen that this one was reached from. */
  readonly back?: { readonly to: string; readonly title: string }
  /** Filters and tabs under the title. */
  readonly tools?: ReactNode
  /** 'wide' fills the window, for tables; 'text' is a column to read. */
  readonly width?: 'wide' | 'text'
  readonly children: ReactNode
}

/** A screen: its title, what can be done, its content. */
export function Page({ title, note, actions, back, tools, width = 'wide', children }: PageProps) {
  const words = useWords()
  useEffect(() => {
    document.title = `${title} · ${words.product}`
  }, [title, words])
  return (
    <div className={`page-frame is-${width}`}>
      <header className="page-head">
        <div className="page-title">
          {back !== undefined && (
            <Link className="page-back" to={back.to}>
              <Icon name="left" size={14} />
              {back.title || words.back}
            </Link>
          )}
          <h1 tabIndex={-1}>{title}</h1>
          {note !== undefined && <div className="page-note">{note}</div>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {tools !== undefined && <div className="page-tools">{tools}</div>}
      <div className="page-body">{children}</div>
    </div>
  )
}

/** A titled part of a page. */
export function Panel({
  title,
  isName = false,
  note,
  actions,
  children,
  className = '',
}: {
  readonly title?: string
  /** The title is a name out of the plan: Chinese in either language. */
  readonly isName?: boolean
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}) {
  return (
    <section className={`panel ${className}`} aria-label={title}>
      {(title !== undefined || actions !== undefined) && (
        <header className="panel-head">
          {title !== undefined && <h2 lang={isName ? 'zh' : undefined}>{title}</h2>}
          {note !== undefined && <span className="muted">{note}</span>}
          {actions !== undefined && <div className="panel-actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
