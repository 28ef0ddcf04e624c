import { useState } from 'react'
import { Link } from 'react-router'
import { toneShapes } from '../../../model/standing.ts'
import { numberText, percentText, periodText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { NatureMark, ProgressBar, StandingMark } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import type { Overview, TargetBrief } from '../answers.ts'
import { sizeOf } from '../picture.ts'
import { AttentionWords } from './Attention.tsx'
import { ToneLegend } from './PlanPicture.tsx'
import { TargetSheet } from './TargetSheet.tsx'
import { useWords } from './words.ts'

/**
 * The overview in the hand: red and yellow targets first, each card large enough for a thumb and one touch from its path, its
 * sentence and its value.
 */
export function LeaderView({ overview }: { readonly overview: Overview }) {
  const words = useWords()
  const [shown, setShown] = useState<TargetBrief | null>(null)
  const order = new Map(overview.attention.map(({ id }, i) => [id, i]))
  // The worst first, as the list of what needs attention has them.
  const worstFirst = (a: TargetBrief, b: TargetBrief) => (order.get(a.id) ?? 9999) - (order.get(b.id) ?? 9999)
  const red = overview.targets.filter(({ tone }) => tone === 'bad' || tone === 'poor').sort(worstFirst)
  const yellow = overview.targets.filter(({ tone }) => tone === 'fair').sort(worstFirst)
  const tasks = overview.attention.filter(({ kind }) => kind === 'commitment')
  return (
    <div className="leader">
      <Counts overview={overview} />
      {red.length + yellow.length === 0 &&
        // What has no data is neither red nor in order.
        (overview.targets.some(({ tone }) => tone === 'good') ? (
          <p className="leader-note is-good">
            <b>{words.allGood}</b> {words.allGoodNote}
          </p>
        ) : (
          <p className="leader-note">
            <b>{words.allUnknown}</b> {words.allGoodNote}
          </p>
        ))}
      <Cards title={words.red} tone="bad" targets={red} onOpen={setShown} />
      <Cards title={words.yellow} tone="fair" targets={yellow} onOpen={setShown} />
      {tasks.length > 0 && (
        <Panel title={words.commitments} note={<span className="count">{tasks.length}</span>}>
          <ul className="leader-cards">
            {tasks.map((entry) => (
              <li key={entry.id}>
                <Link to={entry.href} className="leader-card">
                  <AttentionWords entry={entry} />
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Parts overview={overview} />
      {shown !== null && <TargetSheet division={overview.division} target={shown} onClose={() => setShown(null)} />}
    </div>
  )
}

function Counts({ overview: { targets, elapsed, on } }: { readonly overview: Overview }) {
  const words = useWords()
  const count = (tones: readonly string[]) => targets.filter(({ tone }) => tones.includes(tone)).length
  const tiles = [
    { tone: 'bad', name: words.red, n: count(['bad', 'poor']) },
    { tone: 'fair', name: words.yellow, n: count(['fair']) },
    { tone: 'good', name: words.good, n: count(['good']) },
    { tone: 'none', name: words.unknown, n: count(['none']) },
  ] as const
  return (
    <section className="leader-counts" aria-label={words.targets}>
      <ul>
        {tiles.map(({ tone, name, n }) => (
          <li key={tone} className={`is-${tone}`}>
            <b>{n}</b>
            <span>
              <i aria-hidden="true">{toneShapes[tone]}</i> {name}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">
        {words.elapsed} {percentText(elapsed)} · {on}
      </p>
    </section>
  )
}

function Cards({
  title,
  tone,
  targets,
  onOpen,
}: {
  readonly title: string
  readonly tone: 'bad' | 'fair'
  readonly targets: readonly TargetBrief[]
  readonly onOpen: (target: TargetBrief) => void
}) {
  const words = useWords()
  const say = useSay()
  if (targets.length === 0) return null
  return (
    <Panel title={`${toneShapes[tone]} ${title}`} note={<span className="count">{targets.length}</span>}>
      <ul className="leader-cards">
        {targets.map((target) => (
          <li key={target.id}>
            <button type="button" className="leader-card" aria-haspopup="dialog" onClick={() => onOpen(target)}>
              <span className="overview-entry-words">
                <span className="overview-entry-head">
                  <b>{say(target.name)}</b>
                  {target.isBinding && <NatureMark nature="binding" />}
                </span>
                <span className="overview-entry-head">
                  <StandingMark standing={target.standing} />
                  {target.latest !== null && (
                    <span>
                      {numberText(target.latest.value)}
                      {target.unit} <small className="muted">{periodText(target.latest.period)}</small>
                    </span>
                  )}
                </span>
                <ProgressBar share={target.progress} elapsed={target.elapsed} tone={target.tone} />
                <span className="muted">
                  {words.target} {say(target.wanted)}
                  {target.body !== null && ` · ${target.body}`}
                </span>
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The chapters with how each stands. */
function Parts({ overview: { picture } }: { readonly overview: Overview }) {
  const words = useWords()
  const parts = (picture?.children ?? []).filter((node) => sizeOf(node) > 0)
  if (parts.length === 0) return null
  return (
    <Panel title={words.parts}>
      <ul className="leader-parts">
        {parts.map((node) => (
          <li key={node.id} className={`is-${node.tone}`}>
            <i aria-hidden="true">{toneShapes[node.tone]}</i>
            <span>
              <b>
                {node.number} {node.title}
              </b>
              <small className="muted">
                {words.tones[node.tone]} · {words.held(node.targets, node.commitments)}
                {node.tones.poor + node.tones.bad > 0 && ` · ${words.behind} ${node.tones.poor + node.tones.bad}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <ToneLegend />
    </Panel>
  )
}
