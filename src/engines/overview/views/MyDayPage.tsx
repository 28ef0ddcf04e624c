import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { useLive } from '../../../ui/live.ts'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { MyDay } from '../answers.ts'
import { DayEntries } from './DayList.tsx'
import './overview.css'
import { useWords } from './words.ts'

/** 我的一天: what waits for the person, grouped, each one click from the act. */
export default function MyDayPage() {
  const words = useWords()
  const { division, person, may } = useSession()
  const day = useAnswer<MyDay>('/api/v1/my-day', { division })
  useLive('returns', ['/api/v1/my-day'])
  useLive('commitments', ['/api/v1/my-day'])
  useLive('clocks', ['/api/v1/my-day'])
  return (
    <Page
      title={words.day.title}
      note={<span>{[person.name, day.data?.on].filter(Boolean).join(' · ')}</span>}
      width="text"
      actions={
        may('cases.subscribe') && (
          <Link className="button" to="/calendars">
            {words.day.calendar}
          </Link>
        )
      }
    >
      <Answer
        of={day}
        isEmpty={({ groups }) => groups.length === 0}
        empty={<Empty title={words.day.none}>{words.day.noneTodo}</Empty>}
      >
        {({ groups }) => (
          <div className="overview-day">
            {groups.map(({ group, entries, total }) => (
              <Panel key={group} title={words.day.groups[group]} note={<span className="count">{total}</span>}>
                <DayEntries entries={entries} />
                {total > entries.length && <p className="muted">{words.day.more(total - entries.length)}</p>}
              </Panel>
            ))}
          </div>
        )}
      </Answer>
    </Page>
  )
}
