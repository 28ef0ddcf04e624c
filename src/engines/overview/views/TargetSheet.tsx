import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { ProgressBar, StandingMark } from '../../../ui/marks.tsx'
import { OriginView } from '../../../ui/OriginDrawer.tsx'
import { Answer } from '../../../ui/states.tsx'
import type { TargetPage } from '../../indicators/answers.ts'
import type { TargetBrief } from '../answers.ts'
import { PathLine } from './PathLine.tsx'
import { useWords } from './words.ts'

/** A target in the hand: its path, its sentence, its latest value with who let it pass, one under the other. */
export function TargetSheet({
  division,
  target,
  onClose,
}: {
  readonly division: string
  readonly target: TargetBrief
  readonly onClose: () => void
}) {
  const words = useWords()
  const say = useSay()
  const page = useAnswer<TargetPage>(`/api/v1/targets/${division}/${target.id}`)
  return (
    <Drawer
      title={say(target.name)}
      onClose={onClose}
      foot={
        <Link className="button is-primary is-large" to={target.href}>
          {words.openTarget}
        </Link>
      }
    >
      <div className="leader-sheet">
        <p className="overview-entry-head">
          <StandingMark standing={target.standing} />
          <span className="muted">{say(target.wanted)}</span>
        </p>
        <ProgressBar share={target.progress} elapsed={target.elapsed} tone={target.tone} />
        <Answer of={page} lines={6}>
          {({ standing, row }) => (
            <>
              <section>
                <h3>
                  {words.path}
                  {row.unit !== null && <small className="muted"> {row.unit}</small>}
                </h3>
                <PathLine
                  planned={standing.path.planned}
                  observed={standing.path.observed}
                  forecast={standing.path.forecast}
                />
                <p className="muted">{say(standing.words)}</p>
              </section>
              <section>
                <OriginView origin={standing.origins.target} />
              </section>
              <section>
                <h3>
                  {words.value}
                  {row.latest !== null && (
                    <b>
                      {' '}
                      {numberText(row.latest.value)}
                      {row.unit}
                    </b>
                  )}
                </h3>
                {standing.origins.latest === null ? (
                  <p className="muted">{words.noValue}</p>
                ) : (
                  <OriginView origin={standing.origins.latest} />
                )}
              </section>
            </>
          )}
        </Answer>
      </div>
    </Drawer>
  )
}
