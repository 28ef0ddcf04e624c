import { Figure } from '../../../ui/Figure.tsx'
import { dayText, numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, StandingMark } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import type { TargetPage } from '../answers.ts'
import { unitOf } from './addresses.ts'
import { useTargetWords } from './target-words.ts'

interface PanelProps {
  readonly page: TargetPage
  /** Opens the editor; null where this person may not. */
  readonly onEdit: (() => void) | null
}

const editButton = (onEdit: (() => void) | null, name: string) =>
  onEdit !== null && (
    <button type="button" className="button is-small" onClick={onEdit}>
      {name}
    </button>
  )

/** What each year asks and what it brought. */
export function YearsPanel({ page, onEdit }: PanelProps) {
  const words = useTargetWords()
  const { years, path, origins } = page.standing
  const inForce = page.annualPlans.find(({ isInForce }) => isInForce)
  const observed = new Map(path.observed.map(({ at, value }) => [at, value]))
  const reached = (year: number) => {
    const value = observed.get(year)
    if (value === undefined) return null
    if (path.measure === 'level') return value
    const before =
      observed.get(year - 1) ?? (year - 1 === page.row.baseYear ? (path.measure === 'total' ? 0 : 100) : null)
    if (before === null) return null
    if (path.measure === 'total') return value - before
    const change = (value / before - 1) * 100
    return page.row.type === 'cumulative-reduction' && page.row.direction !== 'up' ? -change : change
  }
  return (
    <Panel
      title={words.years}
      note={inForce === undefined ? words.yearsComputed : words.version(inForce.version)}
      actions={editButton(onEdit, words.divide)}
    >
      {years.length === 0 ? (
        <p className="muted">—</p>
      ) : (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.year}</th>
              <th scope="col" className="is-number">
                {words.asked}
              </th>
              <th scope="col" className="is-number">
                {words.observedLine}
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr
                key={year.year}
                title={
                  year.override === null
                    ? undefined
                    : words.override(numberText(year.override.computed, 4), year.override.reason)
                }
              >
                <td>
                  {year.year}
                  {year.override !== null && '*'}
                </td>
                <td className="is-number">
                  {numberText(year.value, 4)}
                  <small className="unit">{unitOf(page.row)}</small>
                </td>
                <td className="is-number">
                  <Figure
                    value={reached(year.year)}
                    digits={2}
                    title={`${year.year}`}
                    origin={reached(year.year) === null ? null : origins.progress}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page.annualPlans.length > 1 && (
        <details>
          <summary>{words.versions(page.annualPlans.length)}</summary>
          <ul className="target-list">
            {page.annualPlans.map((plan) => (
              <li key={plan.id}>
                {words.version(plan.version)} · {dayText(plan.at)} · {plan.reason}{' '}
                {plan.isInForce && <span className="target-pill is-accent">{words.inForce}</span>}
                <br />
                <small className="muted">
                  {plan.years.map(({ year, value }) => `${year}: ${numberText(value, 2)}`).join('，')}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

/** Who answers for how much of it, and whether the shares make it. */
export function SharesPanel({ page, onEdit }: PanelProps) {
  const words = useTargetWords()
  const say = useSay()
  const [latest] = page.shares
  return (
    <Panel
      title={words.shares}
      note={latest === undefined ? undefined : `${latest.year} · ${latest.isPublished ? words.published : words.draft}`}
      actions={editButton(onEdit, words.editShares)}
    >
      {latest === undefined ? (
        <p className="muted">{words.noShares}</p>
      ) : (
        <>
          <p>
            {latest.shortfall > 0 || latest.isBlocked ? (
              <Mark tone={latest.isBlocked ? 'bad' : 'fair'} shape={latest.isBlocked ? '✕' : '◐'}>
                {words.sharesShort(`${numberText(latest.shortfall)}${page.row.unit ?? ''}`)}
              </Mark>
            ) : (
              <Mark tone="good" shape="✓">
                {words.sharesMade}
              </Mark>
            )}
          </p>
          {latest.faults.map((fault) => (
            <p key={`${fault.at}${fault.code}`} className="muted">
              {say(fault.message)}
            </p>
          ))}
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.part}</th>
                <th scope="col" className="is-number">
                  {words.share}
                </th>
                <th scope="col" className="is-number">
                  {words.partReached}
                </th>
              </tr>
            </thead>
            <tbody>
              {latest.shares.map((share) => (
                <tr key={share.part}>
                  <td>{share.name}</td>
                  <td className="is-number">{numberText(share.value)}</td>
                  <td className="is-number">
                    {numberText(share.reached)} <small className="muted">{share.reachedPeriod}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  )
}

/** The original base and its revisions, with the progress by each. */
export function BasesPanel({ page, onEdit }: PanelProps) {
  const words = useTargetWords()
  const say = useSay()
  const { origins, revisions } = page.standing
  return (
    <Panel title={words.bases} actions={editButton(onEdit, words.addBase)}>
      {page.bases.length === 0 && <p className="muted">{words.noBase}</p>}
      <ul className="target-list">
        {page.bases.map((base) => {
          const revision = revisions.find(({ value, basis }) => value === base.value && basis === base.basis)
          return (
            <li key={base.id}>
              <span className="target-pill">{base.isOriginal ? words.original : words.revised}</span>{' '}
              <Figure
                value={base.value}
                unit={page.row.unit}
                title={say(base.name)}
                origin={
                  base.isOriginal
                    ? origins.base
                    : {
                        kind: 'sentence',
                        of: 'report',
                        document: base.name.zh,
                        sentence: base.basis ?? base.name.zh,
                      }
                }
              />{' '}
              {say(base.name)} <small className="muted">{dayText(base.at)}</small>
              {!base.isOriginal && revision !== undefined && (
                <>
                  <br />
                  {words.progress} {percentText(revision.progress)} <StandingMark standing={revision.standing} />
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** Changed definitions and what was decided about them. */
export function DefinitionsPanel({
  page,
  onNote,
  onRule,
}: {
  readonly page: TargetPage
  readonly onNote: (() => void) | null
  readonly onRule: (definition: string) => void
}) {
  const words = useTargetWords()
  return (
    <Panel title={words.definitions} actions={editButton(onNote, words.noteDefinition)}>
      {page.definitions.length === 0 && <p className="muted">{words.noDefinitions}</p>}
      <ul className="target-list">
        {page.definitions.map((definition) => (
          <li key={definition.id}>
            {definition.words}{' '}
            {definition.ruling === null ? (
              <Mark tone="fair" shape="?">
                {words.pending}
              </Mark>
            ) : (
              <Mark
                tone={definition.ruling.isAccepted ? 'good' : 'none'}
                shape={definition.ruling.isAccepted ? '✓' : '✕'}
              >
                {definition.ruling.isAccepted ? words.accepted : words.rejected}
              </Mark>
            )}{' '}
            {onNote !== null && (
              <button type="button" className="button is-small" onClick={() => onRule(definition.id)}>
                {words.rule}
              </button>
            )}
            {definition.ruling !== null && (
              <small className="muted">
                {' '}
                {definition.ruling.reason} · {dayText(definition.ruling.at)}
              </small>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What the target counts by. */
export function SettingPanel({ page, onEdit }: PanelProps) {
  const words = useTargetWords()
  const { row, setting } = page
  return (
    <Panel title={words.setting} actions={editButton(onEdit, words.editSetting)}>
      <dl className="target-facts">
        <dt>{words.body}</dt>
        <dd>{row.body?.name ?? <span className="muted">{words.none}</span>}</dd>
        <dt>{words.nature}</dt>
        <dd>{words.natures[row.nature]}</dd>
        <dt>{words.type}</dt>
        <dd>{words.types[row.type]}</dd>
        <dt>{words.frequency}</dt>
        <dd>{words.frequencies[setting.frequency]}</dd>
        <dt>{words.comparable}</dt>
        <dd>{setting.isComparablePrice ? words.yes : words.no}</dd>
        {setting.publisher !== null && (
          <>
            <dt>{words.publisher}</dt>
            <dd>{setting.publisher}</dd>
          </>
        )}
      </dl>
      {setting.history.length > 0 && (
        <details>
          <summary>{words.versions(setting.history.length)}</summary>
          <ul className="target-list">
            {setting.history.map(({ no, reason, by, at }) => (
              <li key={no}>
                {dayText(at)} · {by} · {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
