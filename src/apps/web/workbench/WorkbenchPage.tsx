import { lazy, Suspense, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { SystemDeclaration } from '../../../model/system.ts'
import { useLook } from '../../../ui/appearance.ts'
import { isTyping } from '../../../ui/keys.ts'
import { useChooseLanguage, useLanguage } from '../../../ui/language.ts'
import { createCompilerClient, type GivenFile } from './documents/compiler-client.ts'
import type { OpenDocument, Refusal } from './documents/document.ts'
import { fetchSample } from './documents/sample-client.ts'
import { Boundary } from './shell/Boundary.tsx'
import { Header } from './shell/Header.tsx'
import { HelpDialog } from './shell/HelpDialog.tsx'
import { type Job, JobBar } from './shell/JobBar.tsx'
import { type Notice, Notices } from './shell/Notices.tsx'
import { Welcome } from './shell/Welcome.tsx'
import { useTracking } from './tracking/tracking.ts'
import './styles.css'
import { show, useView } from './view.ts'
import { catalogues } from './words/words.ts'
import { changeWorkspace, emptyWorkspace, planOf } from './workspace.ts'

const Workbench = lazy(() => import('./Workbench.tsx'))
const ACCEPTED = '.txt,.md,.markdown,.html,.htm,.docx,.pdf'

/** The public workbench: documents opened in the browser, compiled there, held against reports. Needs no account. */
export default function WorkbenchPage() {
  const language = useLanguage()
  const chooseLanguage = useChooseLanguage()
  const { appearance, isDark, choose: chooseAppearance } = useLook()
  const words = catalogues[language]
  const [workspace, change] = useReducer(changeWorkspace, emptyWorkspace)
  const [job, setJob] = useState<Job | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isSampleMissing, setSampleMissing] = useState(false)
  const [systems, setSystems] = useState<readonly SystemDeclaration[]>([])
  const client = useMemo(createCompilerClient, [])
  const cancel = useRef<AbortController | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const view = useView()
  const { documents } = workspace
  const plan = planOf(documents)
  const tracking = useTracking(client, documents)

  useEffect(() => {
    document.title = words.app.title(plan?.model.plan.title || plan?.name || null)
  }, [words, plan])

  const notify = useCallback((text: string, canUndo = false) => {
    const id = Date.now() + Math.random()
    setNotices((now) => [...now.slice(-2), { id, text, canUndo }])
    setTimeout(() => setNotices((now) => now.filter((notice) => notice.id !== id)), canUndo ? 8000 : 4000)
  }, [])

  const openFiles = useCallback(
    async (
      files: readonly GivenFile[],
      options: { known?: ReadonlyMap<string, Pick<OpenDocument, 'role' | 'note' | 'notice'>>; instead?: boolean } = {},
    ): Promise<boolean> => {
      if (files.length === 0) return false
      cancel.current?.abort()
      const controller = new AbortController()
      cancel.current = controller
      setRefusals([])
      setJob({ kind: 'files', progress: null })
      const outcomes = await client.compile(files, (progress) => setJob({ kind: 'files', progress }), controller.signal)
      if (cancel.current === controller) setJob(null)
      if (outcomes === null) {
        notify(catalogues[language].job.cancelled)
        return false
      }
      const compiled = outcomes.flatMap((outcome) => (outcome.kind === 'compiled' ? [outcome.document] : []))
      setRefusals(
        outcomes.flatMap((outcome) =>
          outcome.kind === 'refused'
            ? [outcome.refusal]
            : outcome.kind === 'failed'
              ? [refusalOfFailure(outcome.file, outcome.cause)]
              : [],
        ),
      )
      if (compiled.length === 0) return false
      change({ kind: 'open', documents: compiled, ...options })
      if (!options.instead) notify(catalogues[language].job.opened(compiled.length), true)
      return true
    },
    [client, language, notify],
  )

  const openChosen = useCallback(
    async (list: FileList | readonly File[]) => {
      const files = await Promise.all(
        [...list].map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })),
      )
      if (await openFiles(files)) show({ sample: null, document: null, item: view.item }, 'replace')
    },
    [openFiles, view.item],
  )

  const openSample = useCallback(async () => {
    setJob({ kind: 'sample' })
    setSampleMissing(false)
    try {
      const sample = await fetchSample()
      setJob(null)
      if (await openFiles(sample.files, { known: sample.known, instead: true })) show({ sample: sample.id }, 'replace')
    } catch {
      setJob(null)
      setSampleMissing(true)
    }
  }, [openFiles])

  // A link into the sample opens the sample.
  const isLinked = useRef(false)
  useEffect(() => {
    if (isLinked.current || view.sample === null || documents.length > 0) return
    isLinked.current = true
    void openSample()
  }, [view.sample, documents.length, openSample])

  // What each mechanism is for is known to the worker, where the declarations are bundled already.
  useEffect(() => {
    if (documents.length === 0 || systems.length > 0) return
    client.catalogue().then(setSystems, (error: unknown) => {
      setRefusals((others) => [...others, refusalOfFailure(catalogues[language].job.catalogue, String(error))])
    })
  }, [documents.length, systems.length, client, language])

  const undo = useCallback(() => {
    if (workspace.past.length === 0) return
    change({ kind: 'undo' })
    notify(catalogues[language].job.undone)
  }, [workspace.past.length, language, notify])

  const isDropping = useFileDrop(openChosen)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey) {
        event.preventDefault()
        undo()
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey) setHelpOpen(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [undo])

  const choose = () => chooser.current?.click()
  const close = (document: OpenDocument) => {
    change({ kind: 'close', id: document.id })
    notify(words.job.closed(document.name), true)
    if (view.document === document.id || document.role === 'plan') show({ document: null, item: null }, 'replace')
  }

  return (
    <Boundary>
      <div className={`app${isDropping ? ' is-dropping' : ''}`} data-drop={words.welcome.dropNow}>
        <Header
          documents={documents}
          shown={view.document ?? plan?.id ?? documents[0]?.id ?? null}
          canUndo={workspace.past.length > 0}
          appearance={appearance}
          onShow={(id) => show({ document: id, item: null, tab: 'text' })}
          onClose={close}
          onRole={(id, role) => change({ kind: 'role', id, role })}
          onHome={() => {
            change({ kind: 'close-all' })
            show({ tab: 'text', document: null, item: null, sample: null })
          }}
          onOpen={choose}
          onUndo={undo}
          onHelp={() => setHelpOpen(true)}
          onLanguage={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
          onAppearance={chooseAppearance}
          systems={systems}
          tracking={tracking}
          onExported={(name) => notify(words.job.exported(name))}
          onExportFailed={(cause) =>
            setRefusals([
              {
                file: words.refused.exportFailed,
                code: 'export-failed',
                message: { zh: cause, en: cause },
                hint: { zh: catalogues.zh.refused.exportTodo, en: catalogues.en.refused.exportTodo },
              },
            ])
          }
        />
        <input
          ref={chooser}
          type="file"
          className="visually-hidden"
          multiple
          accept={ACCEPTED}
          tabIndex={-1}
          aria-label={words.welcome.choose}
          onChange={(event) => {
            const { files } = event.currentTarget
            if (files) void openChosen(files)
            event.currentTarget.value = ''
          }}
        />
        {job && <JobBar job={job} onCancel={() => cancel.current?.abort()} />}
        {documents.length === 0 ? (
          <Welcome
            isBusy={job !== null}
            isSampleMissing={isSampleMissing}
            missingDocument={view.sample === null ? view.document : null}
            refusals={refusals}
            onDismiss={() => setRefusals([])}
            onChoose={choose}
            onSample={() => void openSample()}
          />
        ) : (
          <Suspense fallback={<div className="loading" aria-busy="true" />}>
            <Workbench
              documents={documents}
              systems={systems}
              tracking={tracking}
              isDark={isDark}
              refusals={refusals}
              onDismiss={() => setRefusals([])}
              onAddReports={choose}
              onNotify={notify}
            />
          </Suspense>
        )}
        <Notices notices={notices} onUndo={undo} />
        {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
      </div>
    </Boundary>
  )
}

const refusalOfFailure = (file: string, cause: string): Refusal => ({
  file,
  code: 'compiler-failed',
  message: {
    zh: `${catalogues.zh.refused.failed(file)}：${cause}`,
    en: `${catalogues.en.refused.failed(file)}: ${cause}`,
  },
  hint: { zh: catalogues.zh.refused.failedTodo, en: catalogues.en.refused.failedTodo },
})

/** Takes files dropped anywhere on the page; true while some hover over it. */
function useFileDrop(onFiles: (files: FileList) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onEnter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth++
      setIsOver(true)
    }
    const onOver = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault()
    }
    const onLeave = () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setIsOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth = 0
      setIsOver(false)
      if (event.dataTransfer) onFiles(event.dataTransfer.files)
    }
    addEventListener('dragenter', onEnter)
    addEventListener('dragover', onOver)
    addEventListener('dragleave', onLeave)
    addEventListener('drop', onDrop)
    return () => {
      removeEventListener('dragenter', onEnter)
      removeEventListener('dragover', onOver)
      removeEventListener('dragleave', onLeave)
      removeEventListener('drop', onDrop)
    }
  }, [onFiles])
  return isOver
}
