import { useCallback, useEffect, useRef, useState } from 'react'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem } from '../../../ui/api.ts'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { FieldAnswer } from '../answers.ts'
import { useDesk } from './desks.ts'
import { FieldReport } from './FieldReport.tsx'
import { FieldTask } from './FieldTask.tsx'
import { dropItem, keepItem, type OutboxItem, type Sent, sendAll, waitingItems } from './outbox.ts'
import { useWords } from './words.ts'
import './cases.css'

/** Milliseconds between two questions whether the server is reached again. */
const ASKED_EVERY = 5_000

/** The worker keeps answers to what is read; this question it does not answer. */
const isServerReached = (): Promise<boolean> =>
  fetch('/api/v1/session', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  )

/** The grid worker's page: report, do what waits outdoors; all of it also without a network. */
export default function FieldPage() {
  const { field: words, today } = useWords()
  const say = useSay()
  const desk = useDesk()
  const session = useSession()
  const forget = useForget()
  const path = `/api/v1/desks/${desk?.system.id ?? ''}/field`
  const answer = useAnswer<FieldAnswer>(
    path,
    { division: session.division },
    { when: desk !== undefined, keepsLast: true },
  )
  const [items, setItems] = useState<readonly OutboxItem[]>([])
  const [isOnline, setOnline] = useState(navigator.onLine)
  const me = session.person.id

  const look = useCallback(async () => setItems(await waitingItems(me)), [me])
  // What is said and asked again when something was sent; the newest of each render.
  const after = useRef<(item: OutboxItem, sent: Sent) => void>(() => undefined)
  after.current = (item, sent) => {
    if (sent.kind !== 'sent') return
    const number = sent.number ?? ''
    toast(
      item.kind === 'step' ? `${item.title} · ${words.done}` : sent.isNew ? words.sent(number) : words.already(number),
    )
    void forget([path])
  }
  const send = useCallback(async () => {
    await sendAll(me, (item, sent) => after.current(item, sent)).catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error
    })
    await look()
  }, [me, look])
  const keep = useCallback(
    async (item: OutboxItem) => {
      await keepItem(item)
      await look()
      await send()
    },
    [look, send],
  )

  useEffect(() => {
    void look().then(send)
    // Without it the page only opens where there is a network; everything else works the same.
    if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/field-worker.js').catch(() => undefined)
    // A browser that stands in a network, or was opened without one, believes to be online: whether we are reached is asked.
    let isReached = navigator.onLine
    const came = () => {
      isReached = true
      setOnline(true)
      void send()
    }
    const went = () => {
      isReached = false
      setOnline(false)
    }
    addEventListener('online', came)
    addEventListener('offline', went)
    const ask = async () => {
      const before = isReached
      if (!(await isServerReached())) went()
      else if (!before) came()
    }
    void ask()
    const asking = setInterval(() => {
      if (!isReached) void ask()
    }, ASKED_EVERY)
    return () => {
      clearInterval(asking)
      removeEventListener('online', came)
      removeEventListener('offline', went)
    }
  }, [look, send])

  if (desk === undefined) return <Empty title={today.noDesk} />
  const common = { system: desk.system.id, type: desk.type.id, division: session.division, person: me }
  const waiting = new Set(items.flatMap((item) => (item.kind === 'step' ? [item.record] : [])))
  return (
    <Page title={words.title} note={session.isSimulated && <SimulatedMark />} width="text">
      <div className="cases-field">
        {!isOnline && (
          <p className="cases-strip is-offline" role="status">
            {words.offline}
          </p>
        )}
        {items.length > 0 && (
          <Panel title={words.outbox} note={words.waiting(items.length)}>
            {items.map((item) => (
              <div key={item.key} className="cases-task">
                <b>
                  {words.kinds[item.kind]} · {item.title}
                </b>
                <span className="muted">{momentText(item.madeAt)}</span>
                {item.problem !== null && (
                  <p role="alert">
                    {words.conflict} {say(item.problem)}
                  </p>
                )}
                <div className="cases-row">
                  <button type="button" className="button" onClick={() => void keep({ ...item, problem: null })}>
                    {item.problem === null ? words.sendNow : words.retry}
                  </button>
                  {item.problem !== null && (
                    <button
                      type="button"
                      className="button is-quiet"
                      onClick={() => void dropItem(item.key).then(look)}
                    >
                      {words.discard}
                    </button>
                  )}
                </div>
              </div>
            ))}
          </Panel>
        )}
        <Answer of={answer}>
          {(found) => (
            <>
              <Panel title={words.tasks} note={isOnline ? words.taken(momentText(found.now)) : words.cached}>
                {found.tasks.filter(({ id }) => !waiting.has(id)).length === 0 ? (
                  <p className="muted">{words.noTasks}</p>
                ) : (
                  found.tasks
                    .filter(({ id }) => !waiting.has(id))
                    .map((task) => (
                      <FieldTask key={task.id} task={task} type={desk.type} common={common} onDone={keep} />
                    ))
                )}
              </Panel>
              <Panel title={words.report}>
                <FieldReport
                  classes={found.classes}
                  photoField={desk.desk.photos}
                  common={common}
                  isOnline={isOnline}
                  onReport={keep}
                />
              </Panel>
            </>
          )}
        </Answer>
      </div>
    </Page>
  )
}
