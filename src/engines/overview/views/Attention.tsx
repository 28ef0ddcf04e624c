import { Link } from 'react-router'
import { toneShapes } from '../../../model/standing.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, NatureMark, ProgressBar } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import type { AttentionEntry, Overview } from '../answers.ts'
import { useWords } from './words.ts'

/** What should be looked at today, the worst first [OA1]; what cannot be judged is counted, not listed [OA2]. */
export function Attention({ overview, atMost }: { readonly overview: Overview; readonly atMost: number }) {
  const words = useWords()
  const { attention, attentionTotal, targets } = overview
  const unknown = targets.filter(({ standing }) => standing === 'no-data').length
  return (
    <Panel title={words.attention} note={<span className="count">{attentionTotal}</span>}>
      {attention.length === 0 ? (
        <p className="muted">{words.attentionNone}</p>
      ) : (
        <ul className="overview-entries">
          {attention.slice(0, atMost).map((entry) => (
            <li key={`${entry.kind} ${entry.id}`}>
              <Link to={entry.href} className="overview-entry">
                <AttentionWords entry={entry} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {attentionTotal > atMost && <p className="muted">{words.attentionMore(attentionTotal - atMost)}</p>}
      {unknown > 0 && (
        <p className="muted">
          <Link to="/targets?standing=no-data">{words.noData(unknown)}</Link>
        </p>
      )}
    </Panel>
  )
}

export function AttentionWords({ entry }: { readonly entry: AttentionEntry }) {
  const say = useSay()
  return (
    <span className="overview-entry-words">
      <span className="overview-entry-head">
        <b>{say(entry.name)}</b>
        {entry.isBinding && <NatureMark nature="binding" />}
      </span>
      <span className="overview-entry-head">
        <Mark tone={entry.tone} shape={toneShapes[entry.tone]}>
          {say(entry.judgement)}
        </Mark>
        {entry.body !== null && <span className="muted">{entry.body}</span>}
      </span>
      {entry.progress !== null && <ProgressBar share={entry.progress} elapsed={entry.elapsed} tone={entry.tone} />}
      {say(entry.why) !== '' && <span className="muted overview-why">{say(entry.why)}</span>}
    </span>
  )
}
