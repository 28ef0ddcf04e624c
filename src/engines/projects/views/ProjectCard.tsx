import { Link } from 'react-router'
import { numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import type { ProjectLine } from '../answers.ts'
import { ESCALATIONS } from '../names.ts'
import { addressOf, LightMark, StallMark, useNames } from './marks.tsx'
import { useWords } from './words.ts'

/** A project in a few lines: where it stands and why. */
export function ProjectCard({ line, isLinked = true }: { readonly line: ProjectLine; readonly isLinked?: boolean }) {
  const words = useWords()
  const say = useSay()
  const names = useNames()
  return (
    <div className="projects-card">
      {isLinked ? (
        <Link to={addressOf(line)} lang="zh">
          <b>{line.name}</b>
        </Link>
      ) : (
        <b lang="zh">{line.name}</b>
      )}
      <div className="projects-card-line">
        <LightMark light={line.light} />
        <StallMark stall={line.stall} />
        <span className="muted">
          {names.state(line.state)} · {numberText(line.total, 0)} {words.unit} · {line.bodyName ?? '—'}
        </span>
      </div>
      <div className="projects-card-line muted">
        {line.planned !== null && (
          <span>
            {words.list.planned} {percentText(line.planned)} · {words.list.done} {percentText(line.done)}
          </span>
        )}
        {line.missing.length > 0 && <span>{words.list.missing(line.missing.length)}</span>}
        {line.escalation !== 'none' && <b>{say(ESCALATIONS[line.escalation])}</b>}
      </div>
      <ul className="projects-because muted">
        {line.because.map(({ of, because }) => (
          <li key={of}>{say(because)}</li>
        ))}
      </ul>
    </div>
  )
}
