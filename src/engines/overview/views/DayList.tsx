import { Link } from 'react-router'
import { toneShapes } from '../../../model/standing.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import type { MyDay } from '../answers.ts'
import { useWords } from './words.ts'

type Entry = MyDay['groups'][number]['entries'][number]

/** When an entry is due, in words; colour only repeats them. */
export function DueWords({ entry }: { readonly entry: Pick<Entry, 'due' | 'daysLeft' | 'urgency'> }) {
  const words = useWords()
  if (entry.due === null || entry.daysLeft === null) return null
  const { daysLeft } = entry
  const text = daysLeft < 0 ? words.overdue(-daysLeft) : daysLeft === 0 ? words.today : words.left(daysLeft)
  return (
    <span className={`overview-due is-${entry.urgency}`}>
      <time dateTime={entry.due}>{entry.due}</time> <b>{text}</b>
    </span>
  )
}

/** Entries, each one step from the act that ends it. */
export function DayEntries({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useSay()
  return (
    <ul className="overview-entries">
      {entries.map((entry) => (
        <li key={`${entry.thing} ${entry.href}`}>
          <Link to={entry.href} className="overview-entry">
            {entry.tone !== 'none' && (
              <i className={`shape is-${entry.tone}`} aria-hidden="true">
                {toneShapes[entry.tone]}
              </i>
            )}
            <span className="overview-entry-words">
              <b>{say(entry.title)}</b>
              {say(entry.note) !== '' && <span className="muted">{say(entry.note)}</span>}
            </span>
            <DueWords entry={entry} />
            <Icon name="right" size={14} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
