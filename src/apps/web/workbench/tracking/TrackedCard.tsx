import { createContext, useContext, useEffect, useRef } from 'react'
import type { Citation, Observation, TrackedTarget } from '../../../../model/track-result.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import { derivedFigure, figure, periodWords } from '../documents/figures.ts'
import { inLanguage, useWords, type Words } from '../words/words.ts'
import { ProgressBar, StandingMark } from './StandingMark.tsx'
import { observationWords, percentWords, standingOfTarget, type Tracking } from './tracking.ts'

/** Titles of the documents by their file names. */
const TitlesContext = createContext<ReadonlyMap<string, string>>(new Map())
const Titles = TitlesContext.Provider

interface TrackedCardProps {
  readonly tracking: Tracking
  /** Id of the target's statement. */
  readonly statement: string
  /**
   * The observation whose figure was clicked: its place among the observations, -1 for the baseline, and that of the
   * indicator among those that the statement names.
   */
  readonly focus: { readonly at: number; readonly part: number } | null
  readonly onCite: (citation: Citation) => void
}

/** Where a target stands, with the arithmetic and every figure's sentence. */
export function TrackedCard({ tracking, statement, focus, onCite }: TrackedCardProps) {
  const words = useWords()
  if (tracking.kind === 'none') return <p className="muted tracked-none">{words.card.noReports}</p>
  if (tracking.kind === 'busy') return <p className="muted tracked-none">{words.tables.tracking}</p>
  if (tracking.kind === 'failed')
    return (
      <p className="failed tracked-none">
        {words.tables.trackingFailed}
        {tracking.cause}
      </p>
    )
  const targets = tracking.result.targets.filter(({ id }) => id === statement)
  const { plan, reports } = tracking.result
  const titles = new Map([plan, ...reports].map(({ document, title }) => [document, title]))
  return (
    <Titles value={titles}>
      {targets.map((target, i) => (
        <Tracked
          key={target.indicator}
          target={target}
          isOneOfSeveral={targets.length > 1}
          focus={focus !== null && focus.part === i ? focus.at : null}
          onCite={onCite}
        />
      ))}
    </Titles>
  )
}

function Tracked({
  target,
  isOneOfSeveral,
  focus,
  onCite,
}: {
  readonly target: TrackedTarget
  readonly isOneOfSeveral: boolean
  readonly focus: number | null
  readonly onCite: (citation: Citation) => void
}) {
  const words = useWords()
  const { arithmetic, forecast, required } = target
  const standing = standingOfTarget(target)
  return (
    <section className="tracked">
      <h3>{isOneOfSeveral ? `${words.card.tracking} · ${target.indicator}` : words.card.tracking}</h3>
      <div className="tracked-head">
        <StandingMark standing={standing} />
        {target.progress !== null && <ProgressBar target={target} />}
      </div>
      {target.standingReasons.length > 0 && (
        <p className="muted">
          {inLanguage(words, {
            zh: target.standingReasons.join('；'),
            en: (target.standingReasonsEn ?? target.standingReasons).join('; '),
          })}
        </p>
      )}
      {target.observations.length === 0 && <p className="muted">{words.card.noObservations}</p>}
      <dl>
        {arithmetic.progress && (
          <div>
            <dt>{words.card.formula}</dt>
            <dd className="formula">
              {inLanguage(words, { zh: arithmetic.progress, en: arithmetic.progressEn ?? arithmetic.progress })}
              {arithmetic.elapsed !== null && (
                <small className="muted block-note">{words.card.elapsed(percentWords(arithmetic.elapsed))}</small>
              )}
            </dd>
          </div>
        )}
        {required && (
          <div>
            <dt>{words.card.required}</dt>
            <dd>{words.card.perYearNeeded(`${derivedFigure(required.value)}${required.unit ?? ''}`)}</dd>
          </div>
        )}
        {forecast && (
          <div>
            <dt>{words.card.forecast}</dt>
            <dd>
              {periodWords(forecast.period)}
              {inLanguage(words, { zh: '：', en: ': ' })}
              {derivedFigure(forecast.value)}
              {forecast.unit ?? ''} ·{' '}
              {forecast.meets ? `✓ ${words.card.forecastMeets}` : `✕ ${words.card.forecastMisses}`}
            </dd>
          </div>
        )}
        {arithmetic.missingPeriods.length > 0 && target.observations.length > 0 && (
          <div>
            <dt>{words.card.missingYears}</dt>
            <dd className="muted">{inLanguage(words, listOf(arithmetic.missingPeriods))}</dd>
          </div>
        )}
        {arithmetic.failedPeriods.length > 0 && (
          <div>
            <dt>{words.card.failedYears}</dt>
            <dd>{inLanguage(words, listOf(arithmetic.failedPeriods))}</dd>
          </div>
        )}
      </dl>
      {target.baseline && (
        <>
          <h3>{words.card.baseline}</h3>
          <Evidence observation={target.baseline} isFocused={focus === -1} onCite={onCite} />
        </>
      )}
      {target.observations.length > 0 && (
        <>
          <h3>{words.card.observations}</h3>
          {target.observations.map((observation, i) => (
            <Evidence
              key={`${observation.period}${observation.source.start}`}
              observation={observation}
              isFocused={focus === i}
              onCite={onCite}
            />
          ))}
        </>
      )}
      {target.otherObservations.length > 0 && (
        <details className="more">
          <summary>
            {words.card.otherObservations} <span className="count">{target.otherObservations.length}</span>
          </summary>
          {target.otherObservations.map((observation) => (
            <Evidence
              key={`${observation.period}${observation.source.start}${observation.value}`}
              observation={observation}
              isFocused={false}
              onCite={onCite}
            />
          ))}
        </details>
      )}
      {target.claims.length > 0 && (
        <>
          <h3>{words.card.claims}</h3>
          {target.claims.map((claim) => (
            <div className="evidence" key={`${claim.source.document}${claim.source.start}`}>
              <p className="evidence-head">
                <span className="evidence-period">{periodWords(claim.period)}</span>
                <span className="muted">{words.card.claimed[claim.says]}</span>
              </p>
              <Quote citation={claim.source} onCite={onCite} />
            </div>
          ))}
        </>
      )}
      {target.nearMisses.length > 0 && (
        <details className="more">
          <summary>
            {words.card.nearMisses} <span className="count">{target.nearMisses.length}</span>
          </summary>
          {target.nearMisses.map((miss) => (
            <div className="evidence" key={`${miss.source.document}${miss.source.start}${miss.value}`}>
              <p className="evidence-head">
                <b>
                  {figure(miss.value)}
                  {miss.unit ?? ''}
                </b>
                <span className="muted">
                  {miss.indicator} {periodWords(miss.period)}
                </span>
              </p>
              <Quote citation={miss.source} onCite={onCite} />
              <p className="muted">{inLanguage(words, { zh: miss.reason, en: miss.reasonEn ?? miss.reason })}</p>
            </div>
          ))}
        </details>
      )}
    </section>
  )
}

function Evidence({
  observation,
  isFocused,
  onCite,
}: {
  readonly observation: Observation
  readonly isFocused: boolean
  readonly onCite: (citation: Citation) => void
}) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFocused) box.current?.scrollIntoView({ block: 'center' })
  }, [isFocused])
  return (
    <div className={`evidence${isFocused ? ' is-focused' : ''}`} ref={box}>
      <p className="evidence-head">
        <span className="evidence-period">{periodWords(observation.period)}</span>
        <b>{observationWords(observation)}</b>
        <span className="muted">
          {words.card.observationMeasures[observation.measure]} · {words.card.statuses[observation.status]}
        </span>
      </p>
      <Quote citation={observation.source} onCite={onCite} />
      {observation.alsoIn.map((citation) => (
        <Quote key={`${citation.document}${citation.start}`} citation={citation} onCite={onCite} />
      ))}
      {(observation.note !== null || observation.reasons.length > 0) && (
        <details className="more">
          <summary>{words.card.reasons}</summary>
          <p className="muted">{whyOf(observation, words)}</p>
        </details>
      )}
    </div>
  )
}

const listOf = (periods: readonly string[]) => ({ zh: periods.join('、'), en: periods.join(', ') })

/** The note and the reasons of an observation, in the language of the page. */
function whyOf({ note, noteEn, reasons, reasonsEn }: Observation, words: Words): string {
  const zh = [note, ...reasons].filter((part) => part !== null)
  const en = [noteEn ?? note, ...(reasonsEn ?? reasons)].filter((part) => part !== null)
  return inLanguage(words, { zh: zh.join('；'), en: en.join('; ') })
}

function Quote({ citation, onCite }: { readonly citation: Citation; readonly onCite: (citation: Citation) => void }) {
  const words = useWords()
  const titles = useContext(TitlesContext)
  return (
    <button type="button" className="cited" onClick={() => onCite(citation)}>
      <span lang="zh-CN">
        <Sentence citation={citation} />
      </span>
      <small>
        {titles.get(citation.document) || citation.document} · {words.text.line(citation.line)}{' '}
        <Icon name="goto" size={12} />
      </small>
    </button>
  )
}

/** The sentence that a figure stands in, with the figure's own words marked where it holds them as they are. */
function Sentence({ citation }: { readonly citation: Citation }) {
  const words = citation.text.replace(/\s+/g, ' ')
  const { sentence } = citation
  const bare = citation.text.replace(/\s/g, '')
  const at = sentence === null ? -1 : sentence.indexOf(bare)
  if (sentence === null || at < 0) return words
  return (
    <>
      {sentence.slice(0, at)}
      <mark>{bare}</mark>
      {sentence.slice(at + bare.length)}
    </>
  )
}
