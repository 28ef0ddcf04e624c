import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api, type Query } from '../../../ui/api.ts'
import { askConfirmation, askWhichHolds } from '../../../ui/dialogs.tsx'
import { percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { AnnexAnswer, MergedBlockAnswer, ReportPage as Shown } from '../answers.ts'
import type { ReportState } from '../tables.ts'
import { AssignForm } from './AssignForm.tsx'
import { type BlockActs, BlockView, blockId, KnownRecords } from './BlockView.tsx'
import { Comments } from './Comments.tsx'
import { DecideForm } from './DecideForm.tsx'
import { FrameForm } from './FrameForm.tsx'
import { StateMark } from './looks.tsx'
import { ProposeForm } from './ProposeForm.tsx'
import { RegenerateForm } from './RegenerateForm.tsx'
import { useWords } from './words.ts'
import './reports.css'

/** The editor of a report: outline at the left, blocks with live figures, comments at the right. */
export default function ReportPage() {
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/reports/${division}/${id}`
  const answer = useAnswer<Shown>(path)
  useLive('reports', [path])
  return <Answer of={answer}>{(page) => <Editor key={page.id} page={page} path={path} />}</Answer>
}

type Open = 'frame' | 'regenerate' | 'assign' | 'propose' | { readonly to: ReportState } | null

function Editor({ page, path }: { readonly page: Shown; readonly path: string }) {
  const { list, page: words } = useWords()
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const [open, setOpen] = useState<Open>(null)
  const [commentOn, setCommentOn] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const isOpen = page.state === 'draft' || page.state === 'consulting'
  const mayWrite = session.may('reports.write') && isOpen
  const refresh = () => {
    setOpen(null)
    void forget(['/api/v1/reports'])
  }
  const refused = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error
    toast([say(error.detail), ...error.faults.map((fault) => say(fault.message))].join(' '), { tone: 'wrong' })
    refresh()
  }
  const send = async (block: MergedBlockAnswer, kind: string, text: string, isNew: boolean, seen: number) =>
    api.send('PUT', `${path}/blocks`, { key: block.key, part: isNew ? '' : block.part, kind, words: text, seen })
  const acts: BlockActs = {
    mayWrite,
    mayComment: session.may('reports.comment') && isOpen,
    comment: setCommentOn,
    async edit(block, kind, text, isNew = kind === 'insert' && block.state !== 'inserted') {
      // A paragraph of a person's own is rewritten as what it is.
      const does = kind === 'replace' && block.state === 'inserted' ? 'insert' : kind
      const seen = isNew ? 0 : (block.edit?.seq ?? 0)
      try {
        await send(block, does, text, isNew, seen)
      } catch (error) {
        if (!(error instanceof ApiProblem) || !error.isStale) {
          refused(error)
          return false
        }
        const current = error.current as {
          readonly seq: number
          readonly by: string
          readonly runs: { text: string }[]
        } | null // the edit that stands
        const theirs = current?.runs.map((run) => run.text).join('') ?? ''
        const which = await askWhichHolds([{ name: words.edit, mine: text, theirs }], current?.by ?? null)
        if (which === 'mine') await send(block, does, text, isNew, current?.seq ?? 0).catch(refused)
        if (which === null) return false
      }
      refresh()
      return true
    },
    async resolve(block, resolution) {
      try {
        await api.send('POST', `${path}/blocks/resolve`, {
          key: block.key,
          part: block.part,
          resolution,
          seen: block.edit?.seq ?? 0,
        })
        refresh()
      } catch (error) {
        refused(error)
      }
    },
  }
  const headings = page.blocks.filter(({ block }) => block?.kind === 'heading' && block.level <= 2)
  const waiting = page.blocks.filter(
    ({ state, block }) => state === 'changed' || state === 'orphaned' || block?.kind === 'question',
  )
  const next = () => {
    const block = waiting[at % Math.max(1, waiting.length)]
    setAt(at + 1)
    if (block !== undefined) document.getElementById(blockId(block))?.scrollIntoView({ block: 'center' })
  }
  const current = page.snapshots.at(-1)
  const known = useMemo(
    () => ({ division: page.division, names: new Map(page.targets.map(({ id, name }) => [id, name])) }),
    [page.division, page.targets],
  )
  return (
    <Page
      title={page.title}
      note={
        <>
          <StateMark state={page.state} words={page.stateWords} /> {page.label !== null && <SimulatedMark />}{' '}
          <span className="muted">{words.waits(page.open.questions.length, page.open.changed.length)}</span>
        </>
      }
      back={{ to: '/reports', title: list.title }}
      actions={
        <>
          {page.next.map(
            (to) =>
              session.may('reports.decide') && (
                <button
                  key={to}
                  type="button"
                  className={`button ${to === 'draft' ? '' : 'is-primary'}`}
                  onClick={() => setOpen({ to })}
                >
                  {words.to[to]}
                </button>
              ),
          )}
          {session.may('reports.export') && <Downloads path={path} page={page} />}
        </>
      }
      tools={
        <>
          {waiting.length > 0 && (
            <button type="button" className="button is-small" onClick={next}>
              {words.nextOpen}
            </button>
          )}
          {mayWrite && (
            <>
              <button type="button" className="button is-small" onClick={() => setOpen('regenerate')}>
                {words.regenerate}
              </button>
              <button type="button" className="button is-small" onClick={() => setOpen('frame')}>
                {words.frame}
              </button>
              {page.kind === 'mid-term' && (
                <button type="button" className="button is-small" onClick={() => setOpen('propose')}>
                  {words.propose}
                </button>
              )}
            </>
          )}
          {session.may('reports.assign') && (
            <button type="button" className="button is-small" onClick={() => setOpen('assign')}>
              {words.assess}
            </button>
          )}
          <Link className="button is-small" to="differences">
            {words.differences(page.differences)}
          </Link>
        </>
      }
    >
      {!page.isIntact && <p className="banner">{words.notIntact}</p>}
      <div className="report-grid">
        <nav className="report-outline" aria-label={words.outline}>
          <h2>{words.outline}</h2>
          <ol>
            {headings.map((merged) => (
              <li
                key={blockId(merged)}
                className={merged.block?.kind === 'heading' ? `is-level-${merged.block.level}` : ''}
              >
                <a href={`#${blockId(merged)}`}>
                  {merged.marker}
                  {merged.block?.kind === 'heading' ? merged.block.text : ''}
                </a>
              </li>
            ))}
          </ol>
          <h2>{words.annexes}</h2>
          <ol>
            {page.annexes.map((annex) => (
              <li key={annex.key}>
                <a href={`#annex-${annex.key}`}>{annex.title}</a>
              </li>
            ))}
          </ol>
          <h2>{words.versions}</h2>
          <ul className="muted">
            {current !== undefined && (
              <li title={current.hash}>{words.snapshot(current.no, current.asOf, current.hash.slice(0, 8))}</li>
            )}
            {page.versions.map((version) => (
              <li key={version.no} title={version.hash}>
                <button
                  type="button"
                  className="button is-small is-quiet"
                  onClick={() =>
                    void download(path, { format: 'docx', version: version.no }, words.saved).catch(refused)
                  }
                >
                  {words.versionOf(version.no)} docx
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <KnownRecords value={known}>
          <article className="report-paper">
            <h2 className="report-title">{page.documentTitle}</h2>
            {page.blocks.map((block) => (
              <BlockView
                key={blockId(block)}
                block={block}
                comments={page.comments.filter(({ key }) => key === block.key)}
                acts={acts}
              />
            ))}
            {page.annexes.map((annex) => (
              <Annex key={annex.key} path={path} annex={annex} acts={acts} revision={page.revision} />
            ))}
          </article>
        </KnownRecords>
        <Comments page={page} path={path} on={commentOn} setOn={setCommentOn} onChanged={refresh} />
      </div>
      {open === 'frame' && <FrameForm page={page} path={path} onClose={() => setOpen(null)} onSaved={refresh} />}
      {open === 'regenerate' && (
        <RegenerateForm page={page} path={path} onClose={() => setOpen(null)} onSaved={refresh} />
      )}
      {open === 'assign' && <AssignForm page={page} path={path} onClose={() => setOpen(null)} onSaved={refresh} />}
      {open === 'propose' && <ProposeForm page={page} path={path} onClose={() => setOpen(null)} onSaved={refresh} />}
      {open !== null && typeof open === 'object' && (
        <DecideForm page={page} path={path} to={open.to} onClose={() => setOpen(null)} onSaved={refresh} />
      )}
    </Page>
  )
}

/** An annex is fetched when it is opened: its tables are long. */
function Annex({
  path,
  annex,
  acts,
  revision,
}: {
  readonly path: string
  readonly annex: Shown['annexes'][number]
  readonly acts: BlockActs
  readonly revision: number
}) {
  const { page: words } = useWords()
  const [isOpen, setOpen] = useState(false)
  const answer = useAnswer<AnnexAnswer>(`${path}/annexes/${annex.key}`, { revision }, { when: isOpen, keepsLast: true })
  return (
    <div id={`annex-${annex.key}`}>
      <Panel
        title={annex.title}
        note={annex.rows === 0 ? undefined : words.rows(annex.rows)}
        actions={
          <button type="button" className="button is-small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? words.hide : words.show}
          </button>
        }
      >
        {isOpen && (
          <Answer of={answer}>
            {({ blocks }) => (
              <>
                {blocks.map((block) => (
                  <BlockView key={blockId(block)} block={block} comments={[]} acts={acts} />
                ))}
              </>
            )}
          </Answer>
        )}
      </Panel>
    </div>
  )
}

async function download(path: string, query: Query, saved: (name: string) => string): Promise<void> {
  toast(saved(await api.download(`${path}/file`, query)))
}

/** docx and xlsx at once; the pdf is made in the background and saved when it is ready. */
function Downloads({ path, page }: { readonly path: string; readonly page: Shown }) {
  const { page: words } = useWords()
  const say = useSay()
  const [share, setShare] = useState<number | null>(null)
  const version = page.versions.at(-1)?.no
  // What was frozen is what goes out.
  const frozen = (page.state === 'final' || page.state === 'issued') && version !== undefined ? { version } : {}
  const wrong = (error: unknown) => {
    setShare(null)
    if (!(error instanceof ApiProblem)) throw error
    toast(say(error.detail), { tone: 'wrong' })
  }
  const pdf = async () => {
    setShare(0)
    const { job } = await api.send<{ job: string }>('POST', `${path}/pdf`, {
      version: frozen.version ?? null,
      sources: 'appendix',
    })
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 700))
      const state = await api.get<PdfJob>(`/api/v1/jobs/${page.division}/${job}`)
      setShare(state.progress ?? 0)
      if (state.state === 'failed')
        throw new ApiProblem(0, 'pdf-failed', { zh: state.error ?? '', en: state.error ?? '' })
      if (state.state !== 'done') continue
      setShare(null)
      const { file, refusal } = state.result ?? { file: null, refusal: null }
      if (file === null) {
        await askConfirmation({ title: words.pdf, text: refusal === null ? '' : say(refusal) })
        return
      }
      toast(words.saved(await api.download(`/api/v1/files/${page.division}/${file}`)))
      return
    }
  }
  return (
    <details className="report-downloads">
      <summary className="button">{share === null ? words.download : words.pdfDoing(percentText(share, 0))}</summary>
      <div className="report-choices">
        <button
          type="button"
          className="button is-quiet"
          onClick={() => void download(path, { format: 'docx', ...frozen }, words.saved).catch(wrong)}
        >
          {words.docx}
        </button>
        <button
          type="button"
          className="button is-quiet"
          onClick={() => void download(path, { format: 'docx', sources: 'none', ...frozen }, words.saved).catch(wrong)}
        >
          {words.docxClean}
        </button>
        <button
          type="button"
          className="button is-quiet"
          onClick={() => void download(path, { format: 'xlsx', ...frozen }, words.saved).catch(wrong)}
        >
          {words.xlsx}
        </button>
        <button
          type="button"
          className="button is-quiet"
          disabled={share !== null}
          onClick={() => void pdf().catch(wrong)}
        >
          {words.pdf}
        </button>
      </div>
    </details>
  )
}

interface PdfJob {
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly progress: number | null
  readonly error: string | null
  readonly result: {
    readonly file: string | null
    readonly refusal: { readonly zh: string; readonly en: string } | null
  } | null
}
