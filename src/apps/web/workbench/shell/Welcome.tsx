import { Icon } from '../../../../ui/Icon.tsx'
import type { Refusal } from '../documents/document.ts'
import { useWords } from '../words/words.ts'
import { Refusals } from './Refusals.tsx'

interface WelcomeProps {
  readonly isBusy: boolean
  readonly isSampleMissing: boolean
  /** The document that a link points to and that is not open. */
  readonly missingDocument: string | null
  readonly refusals: readonly Refusal[]
  readonly onDismiss: () => void
  readonly onChoose: () => void
  readonly onSample: () => void
}

/** The first page: what this is, and the two ways in. */
export function Welcome(props: WelcomeProps) {
  const words = useWords()
  return (
    <main className="welcome">
      <h1>{words.welcome.heading}</h1>
      <p className="lead">{words.welcome.lead}</p>
      <Refusals refusals={props.refusals} onDismiss={props.onDismiss} />
      {props.missingDocument !== null && (
        <p className="hint-box" role="status">
          <b>{words.refused.missing(props.missingDocument)}</b> {words.refused.missingTodo}
        </p>
      )}
      <div className="entry">
        <button type="button" className="drop" onClick={props.onChoose} disabled={props.isBusy}>
          <Icon name="file" size={36} />
          <b>{words.welcome.drop}</b>
          <span>{words.welcome.formats}</span>
        </button>
        <div className="entry-sample">
          <button type="button" className="button is-primary is-large" onClick={props.onSample} disabled={props.isBusy}>
            {words.welcome.sample}
          </button>
          {props.isSampleMissing && (
            <p className="failed" role="alert">
              {words.welcome.sampleMissing}
            </p>
          )}
          <p className="muted">{words.welcome.private}</p>
        </div>
      </div>
      <ul className="points">
        {words.welcome.points.map(([title, text]) => (
          <li key={title}>
            <b>{title}</b>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </main>
  )
}
