import { useCallback, useEffect, useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { Scheme } from '../../../model/evaluation-scheme.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api, saveFile } from '../../../ui/api.ts'
import { askReason, askWhichHolds } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { schemeFrom } from '../../evaluation/check-scheme.ts'
import { nameOf } from '../../evaluation/result.ts'
import type { SchemePage as SchemeAnswer } from '../answers.ts'
import type { ColumnNeed } from '../needs.ts'
import { columnsOf } from '../needs.ts'
import { EnactDialog } from './EnactDialog.tsx'
import { GradingForm } from './GradingForm.tsx'
import { JsonEditor } from './JsonEditor.tsx'
import { NeedsTable } from './NeedsTable.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { SchemeTree } from './SchemeTree.tsx'
import { useSchemeWords } from './scheme-words.ts'
import { VersionsTable } from './VersionsTable.tsx'
import './evaluations.css'

const TABS = ['tree', 'grading', 'needs', 'json', 'versions'] as const
type Tab = (typeof TABS)[number]

/** 评价方案: read by those it applies to; edited by planning, with the sums of weights and a trial as one types. */
export default function SchemePage() {
  const words = useSchemeWords()
  const { division = '', id = '' } = useParams()
  const [search] = useSearchParams()
  const no = search.get('no')
  const path = `/api/v1/evaluation-schemes/${division}/${id}`
  const answer = useAnswer<SchemeAnswer>(path, no === null ? {} : { no })
  const say = useSay()
  if (answer.data === undefined)
    return (
      <Page title={words.back} back={{ to: '/evaluation-schemes', title: words.back }}>
        <Answer of={answer}>{() => null}</Answer>
      </Page>
    )
  // A new version is another page: what was typed on the old one does not leak into it.
  return (
    <Editor
      key={`${answer.data.no} ${answer.data.revision}`}
      page={answer.data}
      path={path}
      title={say(nameOf(answer.data.content.name, answer.data.key))}
    />
  )
}

interface Draft {
  readonly content: Scheme
  readonly needs: readonly ColumnNeed[]
}

function Editor({ page, path, title }: { readonly page: SchemeAnswer; readonly path: string; readonly title: string }) {
  const words = useSchemeWords()
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const [, setSearch] = useSearchParams()
  const [tab, setTab] = useState<Tab>('tree')
  const [draft, setDraft] = useState<Draft>({ content: page.content, needs: page.needs })
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [enacting, setEnacting] = useState<number | null>(null)
  const [isBusy, setBusy] = useState(false)
  const mayEdit = session.may('evaluations.design')
  const isChanged = draft.content !== page.content || draft.needs !== page.needs
  const checked = useMemo(() => schemeFrom(JSON.parse(JSON.stringify(draft.content))), [draft.content])
  const faults = checked.ok ? [] : checked.faults
  const columns = useMemo(
    () => (checked.ok ? columnsOf(checked.scheme, draft.needs) : page.columns),
    [checked, draft.needs, page.columns],
  )
  const setContent = useCallback((content: Scheme) => setDraft((now) => ({ ...now, content })), [])
  const latest = page.versions.at(-1)?.no ?? page.no
  useEffect(() => {
    if (!isChanged) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isChanged])

  const save = async (revision: number, reason: string): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      const used = new Set(columns.map(({ column }) => column))
      const saved = await api.send<{ no: number }>('PUT', path, {
        revision,
        content: draft.content,
        // Requirements of columns that are no longer read go with them.
        needs: draft.needs.filter(({ column }) => used.has(column)),
        reason,
      })
      toast(words.saved(saved.no))
      setSearch({}, { replace: true })
      await forget(['/api/v1/evaluation-schemes'])
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.isStale) {
        const current = error.current as { readonly revision: number; readonly no: number; readonly content: Scheme }
        const text = (scheme: Scheme) =>
          `${scheme.version} · ${scheme.indicators.length} · ${JSON.stringify(scheme).length}`
        const choice = await askWhichHolds([
          { name: words.version(current.no), mine: text(draft.content), theirs: text(current.content) },
        ])
        if (choice === 'mine') return save(current.revision, reason)
        if (choice === 'theirs') await forget(['/api/v1/evaluation-schemes'])
      } else setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const askAndSave = async () => {
    const reason = await askReason({ title: words.save, label: words.saveAsk })
    if (reason !== null) await save(page.revision, reason)
  }
  return (
    <Page
      title={title}
      back={{ to: '/evaluation-schemes', title: words.back }}
      note={
        <>
          {page.isSimulated && <SimulatedMark />} {words.version(page.no)} ·{' '}
          {page.inForce === page.no ? words.inForce : words.draft}
          {page.no !== latest && <span className="wrong"> {words.newer}</span>}
        </>
      }
      actions={
        <>
          {mayEdit && isChanged && (
            <>
              <span className="muted">{words.unsaved}</span>
              <button
                type="button"
                className="button"
                onClick={() => setDraft({ content: page.content, needs: page.needs })}
              >
                {words.discard}
              </button>
              <button
                type="button"
                className="button is-primary"
                disabled={faults.length > 0 || isBusy}
                onClick={() => void askAndSave()}
              >
                {words.save}
              </button>
            </>
          )}
          {mayEdit && !isChanged && page.inForce !== page.no && (
            <button type="button" className="button is-primary" onClick={() => setEnacting(page.no)}>
              {words.enact}
            </button>
          )}
          <button
            type="button"
            className="button"
            onClick={() =>
              saveFile(
                `${page.key.replaceAll('/', '-')}-${page.no}.json`,
                new Blob([`${JSON.stringify(draft.content, null, 2)}\n`], { type: 'application/json' }),
              )
            }
          >
            {words.download}
          </button>
        </>
      }
      tools={
        <div className="evaluation-tabs" role="tablist" aria-label={title}>
          {TABS.map((one) => (
            <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => setTab(one)}>
              {words.tabs[one]}
            </button>
          ))}
        </div>
      }
    >
      {problem !== null && <Problem of={problem} />}
      <div className="evaluation-editor">
        <fieldset className="evaluation-form" disabled={!mayEdit}>
          {mayEdit && (
            <p className={faults.length > 0 ? 'wrong' : 'muted'} role="status">
              {faults.length > 0 ? words.faults(faults.length) : words.right}
            </p>
          )}
          {faults.length > 0 && (
            <ul className="evaluation-faults">
              {faults.slice(0, 20).map(({ at, code, message, hint }) => (
                <li key={`${'path' in at ? at.path : ''} ${code} ${message.zh}`}>
                  <code>{'path' in at ? at.path : ''}</code> {say(message)}
                  {hint !== undefined && <span className="muted"> {say(hint)}</span>}
                </li>
              ))}
            </ul>
          )}
          {tab === 'tree' && <SchemeTree scheme={draft.content} onChange={setContent} mayEdit={mayEdit} />}
          {tab === 'grading' && <GradingForm scheme={draft.content} onChange={setContent} />}
          {tab === 'needs' && (
            <NeedsTable
              columns={columns}
              needs={draft.needs}
              mayEdit={mayEdit}
              onChange={(needs) => setDraft((now) => ({ ...now, needs }))}
            />
          )}
          {tab === 'json' && <JsonEditor scheme={draft.content} onChange={setContent} />}
          {tab === 'versions' && (
            <Panel title={words.tabs.versions}>
              <VersionsTable page={page} mayEdit={mayEdit} onEnact={setEnacting} />
            </Panel>
          )}
        </fieldset>
        {mayEdit && tab !== 'versions' && <PreviewPanel scheme={draft.content} saved={page.content} id={page.id} />}
      </div>
      {enacting !== null && (
        <EnactDialog
          page={page}
          path={path}
          no={enacting}
          onClose={() => setEnacting(null)}
          onDone={async () => {
            setEnacting(null)
            toast(words.enacted)
            await forget(['/api/v1/evaluation-schemes'])
          }}
        />
      )}
    </Page>
  )
}
