import { Link } from 'react-router'
import type { Origin } from '../../../model/origin.ts'
import { type AnyStanding, standingLooks, standingNames, standings, toneShapes } from '../../../model/standing.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { dayText, numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { usePlan } from '../../../ui/plan.ts'
import type { Overview, TargetBrief } from '../answers.ts'
import { useWords } from './words.ts'

/** Targets as the records of a count, the first hundred of them. */
function recordsOf(
  targets: readonly TargetBrief[],
  question: { zh: string; en: string },
  on: string,
  href: string,
): Origin {
  return {
    kind: 'records',
    question,
    at: `${on}T15:59:59Z`,
    count: targets.length,
    records: targets.slice(0, 100).map((target) => ({ id: target.id, label: target.name.zh, href: target.href })),
    href,
  }
}

/** Time against progress, and counts by standing, binding targets first. Every number opens what it counts. */
export function SummaryStrip({ overview }: { readonly overview: Overview }) {
  const words = useWords()
  const { targets } = overview
  const binding = targets.filter(({ isBinding }) => isBinding)
  const expected = targets.filter(({ isBinding }) => !isBinding)
  return (
    <section className="overview-strip" aria-label={words.title}>
      <Time overview={overview} />
      <Kind title={words.binding} targets={binding} on={overview.on} nature="binding" />
      <Kind title={words.expected} targets={expected} on={overview.on} nature="expected" />
      <Commitments overview={overview} />
    </section>
  )
}

/** The middle value of a list in order; null for an empty one. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  const lower = sorted[middle - 1]
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2
}

function Time({ overview: { elapsed, plan, on, targets } }: { readonly overview: Overview }) {
  const words = useWords()
  const known = targets.filter(({ progress }) => progress !== null)
  const median = medianOf(known.flatMap(({ progress }) => (progress === null ? [] : [progress])))
  const [first, last] = (plan?.period ?? '').split('/').map(Number)
  const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  const all = first && last ? days(`${first}-01-01`, `${last + 1}-01-01`) : null
  const passed = first && all !== null ? Math.min(all, Math.max(0, days(`${first}-01-01`, on) + 1)) : null
  const shown = (share: number | null) => `${Math.min(100, Math.max(0, (share ?? 0) * 100))}%`
  return (
    <div className="overview-tile is-time">
      <dl>
        <dt>{words.elapsed}</dt>
        <dd>
          <Figure
            value={elapsed}
            text={percentText(elapsed)}
            title={`${words.elapsed} ${dayText(on)}`}
            origin={
              elapsed === null
                ? null
                : {
                    kind: 'computed',
                    name: { zh: words.elapsed, en: words.elapsed },
                    formula: words.elapsedFormula,
                    worked: `${words.elapsedDays(numberText(passed), numberText(all))} = ${percentText(elapsed)}`,
                    rule: 'OP6',
                    parts: [
                      {
                        name: { zh: words.passedDays, en: words.passedDays },
                        value: passed,
                        unit: words.days,
                        origin: null,
                      },
                      { name: { zh: words.allDays, en: words.allDays }, value: all, unit: words.days, origin: null },
                    ],
                  }
            }
          />
        </dd>
        <dt>{words.median}</dt>
        <dd>
          <Figure
            value={median}
            text={percentText(median)}
            title={words.median}
            origin={
              median === null
                ? null
                : {
                    kind: 'computed',
                    name: { zh: words.median, en: words.median },
                    formula: words.medianFormula,
                    parts: [...known]
                      .sort((a, b) => (a.progress ?? 0) - (b.progress ?? 0))
                      .map(({ name, progress, href, id }) => ({
                        name,
                        value: progress === null ? null : Math.round(progress * 1000) / 10,
                        unit: '%',
                        origin: {
                          kind: 'records' as const,
                          question: name,
                          at: `${on}T15:59:59Z`,
                          count: 1,
                          records: [{ id, label: name.zh, href }],
                        },
                      })),
                  }
            }
          />
        </dd>
      </dl>
      <div className="overview-time" aria-hidden="true">
        <span className="is-elapsed" style={{ inlineSize: shown(elapsed) }} />
        <span className="is-progress" style={{ inlineSize: shown(median) }} />
      </div>
    </div>
  )
}

function Kind({
  title,
  targets,
  on,
  nature,
}: {
  readonly title: string
  readonly targets: readonly TargetBrief[]
  readonly on: string
  readonly nature: 'binding' | 'expected'
}) {
  const words = useWords()
  const say = useSay()
  const counts = standings
    .map((standing) => ({ standing, found: targets.filter((target) => target.standing === standing) }))
    .filter(({ found }) => found.length > 0)
  const known = targets.filter(({ latest }) => latest !== null).length
  const list = (standing: AnyStanding | null) =>
    `/targets?nature=${nature}${standing === null ? '' : `&standing=${standing}`}`
  return (
    <div className="overview-tile">
      <h2>
        {title}{' '}
        <Figure
          value={targets.length}
          title={title}
          origin={recordsOf(targets, { zh: title, en: title }, on, list(null))}
        />
        <small className="muted">{words.withData(known, targets.length)}</small>
      </h2>
      <div className="overview-bar" aria-hidden="true">
        {counts.map(({ standing, found }) => (
          <span key={standing} className={`is-${standingLooks[standing].tone}`} style={{ flexGrow: found.length }} />
        ))}
      </div>
      <ul className="overview-counts">
        {counts.map(({ standing, found }) => {
          const name = say(standingNames[standing])
          return (
            <li key={standing}>
              <i className={`shape is-${standingLooks[standing].tone}`} aria-hidden="true">
                {standingLooks[standing].shape}
              </i>
              {name}{' '}
              <Figure
                value={found.length}
                title={`${title} · ${name}`}
                origin={recordsOf(
                  found,
                  {
                    zh: `${title}：${standingNames[standing].zh}`,
                    en: `${title}: ${standingNames[standing].en}`,
                  },
                  on,
                  list(standing),
                )}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Commitments({ overview: { commitments } }: { readonly overview: Overview }) {
  const words = useWords()
  const say = useSay()
  const { id: plan } = usePlan()
  const to = (standing: string | null) =>
    `/tasks?${new URLSearchParams({ ...(plan === null ? {} : { plan }), ...(standing === null ? {} : { standing }) })}`
  return (
    <div className="overview-tile">
      <h2>
        {words.commitments}{' '}
        <Link className="origin-link" to={to(null)}>
          {numberText(commitments.total)}
        </Link>
      </h2>
      <div className="overview-bar" aria-hidden="true">
        {commitments.counts.map(({ standing, tone, count }) => (
          <span key={standing} className={`is-${tone}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="overview-counts">
        {commitments.counts.map(({ standing, words: name, tone, count }) => (
          <li key={standing}>
            <i className={`shape is-${tone}`} aria-hidden="true">
              {toneShapes[tone]}
            </i>
            {say(name)}{' '}
            <Link className="origin-link" to={to(standing)}>
              {numberText(count)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
