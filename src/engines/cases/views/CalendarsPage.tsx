import { useState } from 'react'
import { useAnswer, useSend } from '../../../ui/answers.ts'
import { momentText } from '../../../ui/format.ts'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { CalendarsAnswer, OpenedCalendar } from '../answers.ts'
import { useWords } from './words.ts'

/** One's own deadlines as calendars that other programs subscribe to. */
export default function CalendarsPage() {
  const { calendars: words } = useWords()
  const session = useSession()
  const [opened, setOpened] = useState<string | null>(null)
  const path = '/api/v1/calendars'
  const answer = useAnswer<CalendarsAnswer>(path, { division: session.division })
  const open = useSend<{ readonly division: string }, OpenedCalendar>({ method: 'POST', path, changes: [path] })
  const close = useSend<{ readonly id: string }>({
    method: 'DELETE',
    path: ({ id }) => `${path}/${session.division}/${id}`,
    body: null,
    changes: [path],
  })
  const begin = async () => {
    const made = await open.mutateAsync({ division: session.division })
    setOpened(`${location.origin}${made.path}`)
  }
  return (
    <Page
      title={words.title}
      width="text"
      actions={
        <button type="button" className="button is-main" disabled={open.isPending} onClick={() => void begin()}>
          {words.open}
        </button>
      }
    >
      <p>{words.about}</p>
      {opened !== null && (
        <Panel title={words.address}>
          <input readOnly value={opened} aria-label={words.address} onFocus={({ target }) => target.select()} />
          <button
            type="button"
            className="button"
            onClick={() => void navigator.clipboard.writeText(opened).then(() => toast(words.copied))}
          >
            {words.copy}
          </button>
        </Panel>
      )}
      <Panel title={words.list}>
        <Answer of={answer}>
          {({ calendars }) =>
            calendars.length === 0 ? (
              <p className="muted">{words.none}</p>
            ) : (
              <ul>
                {calendars.map(({ id, at }) => (
                  <li key={id}>
                    {words.since(momentText(at))}{' '}
                    <button type="button" className="button is-small" onClick={() => close.mutate({ id })}>
                      {words.close}
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      </Panel>
    </Page>
  )
}
