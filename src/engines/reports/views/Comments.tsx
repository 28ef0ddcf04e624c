import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { toast } from '../../../ui/toasts.tsx'
import type { CommentAnswer, ReportPage } from '../answers.ts'
import { useWords } from './words.ts'

/** Comments at the right, those on the chosen block first; new ones are written here. */
export function Comments({
  page,
  path,
  on,
  setOn,
  onChanged,
}: {
  readonly page: ReportPage
  readonly path: string
  /** Key of the block that is spoken of. */
  readonly on: string | null
  readonly setOn: (key: string | null) => void
  readonly onChanged: () => void
}) {
  const { page: words } = useWords()
  const say = useSay()
  const session = useSession()
  const [text, setText] = useState('')
  const [answers, setAnswers] = useState<string | null>(null)
  const isOpen = page.state === 'draft' || page.state === 'consulting'
  const mayComment = session.may('reports.comment') && isOpen
  const act = async (where: string, body?: unknown) => {
    try {
      await api.send('POST', `${path}/comments${where}`, body)
      setText('')
      setAnswers(null)
      onChanged()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
  }
  const roots = page.comments.filter((one) => one.answers === null)
  const sorted = [...roots].sort((a, b) => Number(b.key === on) - Number(a.key === on))
  const blockWords = (key: string | null) => {
    const block = page.blocks.find((one) => one.key === key)?.block
    if (block == null) return ''
    return block.kind === 'paragraph'
      ? block.runs
          .map((run) => run.text)
          .join('')
          .slice(0, 18)
      : block.kind === 'heading'
        ? block.text
        : ''
  }
  return (
    <aside className="report-comments" aria-label={words.comments}>
      <h2>
        {words.comments}（{page.comments.length}）
      </h2>
      {mayComment && (
        <div className="report-writing">
          <p className="muted">
            {answers !== null ? words.answer : on === null ? words.commentWhole : `${words.comment}：${blockWords(on)}`}
            {(on !== null || answers !== null) && (
              <button
                type="button"
                className="button is-small is-quiet"
                onClick={() => {
                  setOn(null)
                  setAnswers(null)
                }}
              >
                {words.commentWhole}
              </button>
            )}
          </p>
          <textarea
            aria-label={words.commentText}
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button
            type="button"
            className="button is-small is-primary"
            disabled={text.trim() === ''}
            onClick={() => void act('', { key: answers === null ? on : null, answers, text })}
          >
            {words.send}
          </button>
        </div>
      )}
      {sorted.length === 0 && <p className="muted">{words.noComments}</p>}
      {sorted.map((comment) => (
        <article key={comment.id} className={`report-comment ${comment.isResolved ? 'is-resolved' : ''}`}>
          <Said comment={comment} about={blockWords(comment.key)} />
          {page.comments
            .filter((one) => one.answers === comment.id)
            .map((answer) => (
              <Said key={answer.id} comment={answer} about="" />
            ))}
          <p className="report-tools">
            {mayComment && (
              <button type="button" className="button is-small is-quiet" onClick={() => setAnswers(comment.id)}>
                {words.answer}
              </button>
            )}
            {session.may('reports.write') && (
              <button
                type="button"
                className="button is-small is-quiet"
                onClick={() => void act(`/${comment.id}/${comment.isResolved ? 'reopened' : 'resolved'}`)}
              >
                {comment.isResolved ? words.reopen : words.settle}
              </button>
            )}
          </p>
        </article>
      ))}
    </aside>
  )
}

function Said({ comment, about }: { readonly comment: CommentAnswer; readonly about: string }) {
  const { page: words } = useWords()
  return (
    <>
      <p className="muted">
        {comment.by} · {momentText(comment.at)}
        {about !== '' && ` · “${about}…”`}
        {comment.resolvedBy !== null && ` · ${words.settledBy(comment.resolvedBy)}`}
      </p>
      <p>{comment.text}</p>
    </>
  )
}
