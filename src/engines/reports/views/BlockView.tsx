import { createContext, useContext, useState } from 'react'
import { Figure } from '../../../ui/Figure.tsx'
import { momentText } from '../../../ui/format.ts'
import type { Block, Run } from '../../official-documents/model.ts'
import type { CommentAnswer, MergedBlockAnswer } from '../answers.ts'
import { type Known, noneKnown, originOf } from './origins.ts'
import { useWords } from './words.ts'

export interface BlockActs {
  readonly mayWrite: boolean
  readonly mayComment: boolean
  readonly edit: (
    block: MergedBlockAnswer,
    kind: 'replace' | 'omit' | 'insert' | 'restore',
    words: string,
    isNew?: boolean,
  ) => Promise<boolean>
  readonly resolve: (block: MergedBlockAnswer, resolution: 'accept' | 'keep' | 'merge') => Promise<void>
  readonly comment: (key: string) => void
}

/** Names of the records that figures count, for the whole report. */
export const KnownRecords = createContext<Known>(noneKnown)

/** One block of a report: its text with live figures, what a person may do to it, what has changed under it. */
export function BlockView({
  block: merged,
  comments,
  acts,
}: {
  readonly block: MergedBlockAnswer
  readonly comments: readonly CommentAnswer[]
  readonly acts: BlockActs
}) {
  const { page: words } = useWords()
  const [writing, setWriting] = useState<'replace' | 'insert' | null>(null)
  const { state, block, edit } = merged
  const shown = block ?? merged.generated
  const isTable = shown?.kind === 'table'
  const note =
    edit === null || state === 'generated'
      ? null
      : state === 'inserted'
        ? words.inserted(edit.by, momentText(edit.at))
        : state === 'omitted'
          ? `${words.omitted} · ${words.rewritten(edit.by, momentText(edit.at))}`
          : words.rewritten(edit.by, momentText(edit.at))
  const open = comments.filter((one) => !one.isResolved).length
  const save = async (text: string) => {
    if (writing !== null && (await acts.edit(merged, writing, text, writing === 'insert' && state !== 'inserted')))
      setWriting(null)
  }
  return (
    <section
      id={blockId(merged)}
      className={`report-block is-${state}`}
      aria-label={shown === null ? '' : shortOf(shown)}
    >
      {state === 'changed' && <Changed merged={merged} acts={acts} />}
      {state === 'orphaned' && <p className="report-flag">{words.orphaned}</p>}
      {writing === 'replace' ? (
        <Writing text={shown === null ? '' : plainOf(shown)} onSave={save} onClose={() => setWriting(null)} />
      ) : (
        shown !== null && <Shown block={shown} marker={merged.marker} />
      )}
      <div className="report-tools">
        {note !== null && <span className="muted">{note}</span>}
        {open > 0 && (
          <button type="button" className="button is-small is-quiet" onClick={() => acts.comment(merged.key)}>
            {words.comments} {open}
          </button>
        )}
        {acts.mayWrite && writing === null && (
          <>
            {!isTable && state !== 'omitted' && (
              <button type="button" className="button is-small" onClick={() => setWriting('replace')}>
                {shown?.kind === 'question' ? words.answerQuestion : words.edit}
              </button>
            )}
            {state !== 'inserted' && state !== 'orphaned' && (
              <button type="button" className="button is-small is-quiet" onClick={() => setWriting('insert')}>
                {words.insert}
              </button>
            )}
            {!isTable && state === 'generated' && (
              <button
                type="button"
                className="button is-small is-quiet"
                onClick={() => void acts.edit(merged, 'omit', '')}
              >
                {words.omit}
              </button>
            )}
            {state !== 'generated' && state !== 'changed' && (
              <button
                type="button"
                className="button is-small is-quiet"
                onClick={() => void acts.edit(merged, 'restore', '')}
              >
                {state === 'inserted' || state === 'orphaned'
                  ? words.remove
                  : state === 'omitted'
                    ? words.bringBack
                    : words.restore}
              </button>
            )}
          </>
        )}
        {acts.mayComment && (
          <button type="button" className="button is-small is-quiet" onClick={() => acts.comment(merged.key)}>
            {words.comment}
          </button>
        )}
      </div>
      {writing === 'insert' && <Writing text="" onSave={save} onClose={() => setWriting(null)} />}
    </section>
  )
}

export const blockId = ({ key, part }: Pick<MergedBlockAnswer, 'key' | 'part'>) => `block-${key}-${part}`

/** The text with the new one under it, the figures that differ, and what to do. */
function Changed({ merged, acts }: { readonly merged: MergedBlockAnswer; readonly acts: BlockActs }) {
  const { page: words } = useWords()
  return (
    <div className="report-changed" role="alert">
      <p className="report-flag">{words.changed}</p>
      {merged.changes.length === 0 ? (
        <p className="muted">{words.wordsOnly}</p>
      ) : (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {merged.changes.map(({ id, before, after }) => (
              <tr key={id}>
                <td>
                  <del>{before ?? '—'}</del>
                </td>
                <td>
                  <ins>{after ?? '—'}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {merged.generated !== null && (
        <blockquote>
          <strong>{words.theirs}</strong>
          <Shown block={merged.generated} marker={null} />
        </blockquote>
      )}
      {acts.mayWrite && (
        <p className="report-tools">
          {(['merge', 'keep', 'accept'] as const).map((resolution) => (
            <button
              key={resolution}
              type="button"
              className={`button is-small ${resolution === 'merge' ? 'is-primary' : ''}`}
              onClick={() => void acts.resolve(merged, resolution)}
            >
              {words[resolution]}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}

function Writing({
  text,
  onSave,
  onClose,
}: {
  readonly text: string
  readonly onSave: (text: string) => Promise<void>
  readonly onClose: () => void
}) {
  const { page: words } = useWords()
  const [draft, setDraft] = useState(text)
  return (
    <div className="report-writing">
      <textarea
        aria-label={words.edit}
        rows={Math.min(14, Math.max(3, Math.ceil(draft.length / 42)))}
        value={draft}
        // Whoever opens the field wants to write in it.
        // biome-ignore lint/a11y/noAutofocus: opened by a button of the same block
        autoFocus
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void onSave(draft)
        }}
      />
      <p className="report-tools">
        <button type="button" className="button is-small is-primary" onClick={() => void onSave(draft)}>
          {words.save}
        </button>
        <button type="button" className="button is-small" onClick={onClose}>
          {words.cancel}
        </button>
      </p>
    </div>
  )
}

/** A block as the document has it. */
export function Shown({ block, marker }: { readonly block: Block; readonly marker: string | null }) {
  const { page: words } = useWords()
  switch (block.kind) {
    case 'heading': {
      const Tag = `h${block.level + 1}` as 'h2' | 'h3' | 'h4' | 'h5' // levels are 1 to 4
      return (
        <Tag className="report-heading">
          {marker}
          {block.text}
        </Tag>
      )
    }
    case 'paragraph':
      return (
        <p className="report-text">
          <Runs runs={block.runs} />
        </p>
      )
    case 'question':
      return (
        <p className="report-text report-question">
          【{words.question}
          {block.of === null ? '' : `（${block.of}）`}：{block.asks}】
        </p>
      )
    case 'table':
      return (
        <figure className="report-table scroll-x">
          {block.caption !== null && <figcaption>{block.caption}</figcaption>}
          {block.unit !== null && <p className="muted">{block.unit}</p>}
          <table className="figures">
            <thead>
              <tr>
                {block.columns.map((column) => (
                  <th key={`${column.group ?? ''}${column.title}`} scope="col">
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.key}>
                  {row.cells.map((cell, i) => (
                    <td
                      key={`${row.key}/${block.columns[i]?.title ?? i}`}
                      colSpan={row.band ? block.columns.length : 1}
                      className={block.columns[i]?.align === 'right' ? 'is-number' : ''}
                    >
                      <Runs runs={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {block.notes.map((note) => (
            <p key={note} className="muted">
              {note}
            </p>
          ))}
        </figure>
      )
  }
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  const known = useContext(KnownRecords)
  const seen = new Map<string, number>()
  return runs.map((run) => {
    // The same words or figure may stand twice; their order never changes.
    const name = run.kind === 'text' ? run.text : run.id
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    const key = `${name}#${times}`
    return run.kind === 'text' ? (
      <span key={key}>{run.text}</span>
    ) : (
      <Figure
        key={key}
        value={run.value}
        text={run.text}
        title={titleOf(run)}
        origin={() => Promise.resolve(originOf(run.cites, known))}
      />
    )
  })
}

const titleOf = (run: Extract<Run, { kind: 'figure' }>): string => {
  const { cites } = run
  switch (cites.kind) {
    case 'observation':
      return `${cites.indicator} ${cites.period}`
    case 'computed':
    case 'query':
      return cites.name
    case 'sentence':
      return run.text
  }
}

const plainOf = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
      return block.runs.map(({ text }) => text).join('')
    case 'question':
    case 'table':
      return ''
  }
}

const shortOf = (block: Block): string => (block.kind === 'table' ? (block.caption ?? '') : plainOf(block).slice(0, 24))
