import { Link } from 'react-router'
import { momentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { figureText } from './columns.tsx'
import type { RecordAnswer } from './contract.ts'
import { addressOfPointing, addressOfRecord, type Declared, labelOf, pointingTo } from './declared.ts'
import { ClockMark, clockName } from './marks.tsx'
import { useRecordWords } from './record-words.ts'

/** Beside a record: its deadlines, who is in charge, its figures with what they count, what points to it, what may be the same. */
export function RecordSide({
  declared,
  page,
  onMerge,
}: {
  readonly declared: Declared
  readonly page: RecordAnswer
  readonly onMerge: (into: string) => void
}) {
  const { type } = declared
  const words = useRecordWords()
  const say = useSay()
  const language = useLanguage()
  const session = useSession()
  const clocks = page.clocks ?? []
  // What a deadline waits for is the state in which it stands still.
  const waiting = page.state === null ? undefined : type.lifecycle?.states[page.state]?.name
  const mayRead = (of: string) => session.may(`records.${of}.read`)
  const figures = [
    ...Object.entries(type.computed ?? {}).map(([name, { label, unit }]) => ({
      name,
      label: say(label),
      text: figureText(page.computed[name] ?? null, language),
      unit,
      href: null,
    })),
    // A figure of other records opens them.
    ...Object.entries(type.rollups ?? {}).map(([name, { label, unit, of, by, where }]) => ({
      name,
      label: say(label),
      text: figureText(page.rollups[name] ?? null, language),
      unit,
      href: mayRead(of) ? addressOfPointing(of, by, page.id, where) : null,
    })),
  ]
  const related = pointingTo(type.id).filter(({ type: other }) => mayRead(other.id))
  return (
    <>
      {clocks.length > 0 && (
        <Panel title={words.clocks}>
          <dl className="facts">
            {clocks.map((clock) => (
              <div key={clock.clock} className="register-pair">
                <dt>{say(clockName(type, clock.clock))}</dt>
                <dd>
                  <ClockMark
                    clock={
                      clock.state === 'paused' && clock.because == null && waiting !== undefined
                        ? { ...clock, because: waiting }
                        : clock
                    }
                    hasDay
                  />
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
      <Panel>
        <dl className="facts">
          <dt>{words.inCharge}</dt>
          <dd>{page.bodyName ?? '—'}</dd>
          <dt>{words.person}</dt>
          <dd>{page.personName ?? '—'}</dd>
          <dt>{words.madeAt}</dt>
          <dd>
            {momentText(page.madeAt)} {page.madeByName}
          </dd>
          <dt>{words.changedAt}</dt>
          <dd>
            {momentText(page.changedAt)} <span className="muted">{words.revision(page.revision)}</span>
          </dd>
          {figures.map(({ name, label, text, unit, href }) => {
            const figure = (
              <>
                {text ?? '—'}
                {text !== null && unit != null && <small className="unit">{unit}</small>}
              </>
            )
            return (
              <div key={name} className="register-pair">
                <dt>{label}</dt>
                <dd className="figure">
                  {href === null || text === null ? (
                    figure
                  ) : (
                    <Link className="way" to={href}>
                      {figure}
                    </Link>
                  )}
                </dd>
              </div>
            )
          })}
        </dl>
        {type.upstream !== undefined && <p className="muted">{words.upstream(say(type.upstream.name))}</p>}
      </Panel>
      {related.length > 0 && (
        <Panel title={words.related}>
          <ul className="register-related">
            {related.map(({ type: other, field }) => (
              <li key={`${other.id} ${field}`}>
                <Link className="way" to={addressOfPointing(other.id, field, page.id) ?? ''}>
                  {say(other.name)}
                </Link>{' '}
                <small className="muted">{say(labelOf(other, field))}</small>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {page.duplicates.length > 0 && page.endedAt === null && (
        <Panel title={words.duplicates} note={<span className="count">{page.duplicates.length}</span>}>
          <ul className="register-duplicates">
            {page.duplicates.map(({ id, title }) => (
              <li key={id}>
                <Link className="way" to={addressOfRecord(type.id, page.division, id) ?? ''}>
                  {title}
                </Link>
                {page.may.merge && (
                  <button type="button" className="button is-small" onClick={() => onMerge(id)}>
                    {words.merge}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
