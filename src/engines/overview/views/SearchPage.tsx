import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { SearchAnswer } from '../answers.ts'
import './overview.css'
import { useWords } from './words.ts'

type Found = SearchAnswer['found'][number]

/** Search across targets, commitments, systems and clauses of the plan. */
export default function SearchPage() {
  const words = useWords()
  const { division } = useSession()
  const { id: plan } = usePlan()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('q') ?? ''
  const [text, setText] = useState(asked)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setText(asked), [asked])
  useEffect(() => field.current?.focus(), [])
  const answer = useAnswer<SearchAnswer>(
    '/api/v1/search',
    { q: asked, division, plan },
    { when: asked.trim() !== '', keepsLast: true },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSearch((now) => {
      const next = new URLSearchParams(now)
      next.set('q', text.trim())
      return next
    })
  }
  return (
    <Page
      title={words.search.title}
      note={
        answer.data !== undefined && asked !== '' ? <span>{words.search.found(answer.data.total)}</span> : undefined
      }
      width="text"
    >
      <search>
        <form className="overview-search" onSubmit={submit}>
          <input
            ref={field}
            type="search"
            value={text}
            maxLength={100}
            placeholder={words.search.prompt}
            aria-label={words.search.prompt}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button is-primary">
            {words.search.go}
          </button>
        </form>
      </search>
      {asked.trim() === '' ? (
        <Empty title={words.search.ask}>{words.search.prompt}</Empty>
      ) : (
        <Answer
          of={answer}
          isEmpty={({ found }) => found.length === 0}
          empty={<Empty title={words.search.none}>{words.search.noneTodo}</Empty>}
        >
          {({ found }) => (
            <ol className="overview-found">
              {found.map((one) => (
                <li key={`${one.kind} ${one.id}`}>
                  <Link to={one.href}>
                    <span className={`overview-kind is-${one.kind}`}>{words.search.kinds[one.kind]}</span>
                    <b>
                      <Hit text={one.name} of={one} in="name" />
                    </b>
                    {one.note !== '' && <span className="muted">{one.note}</span>}
                    {one.text !== '' && one.text !== one.name && (
                      <p lang="zh-CN">
                        <Hit text={one.text} of={one} in="text" />
                      </p>
                    )}
                  </Link>
                </li>
              ))}
            </ol>
          )}
        </Answer>
      )}
    </Page>
  )
}

/** A text with what was asked for marked in it; of a long text, the stretch around it. */
function Hit({
  text,
  of: { hit },
  in: where,
}: {
  readonly text: string
  readonly of: Found
  readonly in: 'name' | 'text'
}) {
  if (hit === null || hit.in !== where) return text.length > 120 ? `${text.slice(0, 120)}…` : text
  const from = Math.max(0, hit.from - 40)
  const to = Math.min(text.length, hit.to + 80)
  return (
    <>
      {from > 0 && '…'}
      {text.slice(from, hit.from)}
      <mark>{text.slice(hit.from, hit.to)}</mark>
      {text.slice(hit.to, to)}
      {to < text.length && '…'}
    </>
  )
}
