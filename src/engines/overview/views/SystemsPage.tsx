import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { SystemAnswer, Systems } from '../answers.ts'
import './overview.css'
import { useWords } from './words.ts'

/** What a card says first: that it runs here; else what the plan says of it. */
const STATES = ['on', 'ordered', 'mentioned', 'not-ordered'] as const
type State = (typeof STATES)[number]
const stateOf = ({ runs, state }: SystemAnswer): State => (runs === 'on' ? 'on' : state)
const looks: Readonly<Record<State, { readonly tone: 'good' | 'accent' | 'fair' | 'none'; readonly shape: string }>> = {
  on: { tone: 'good', shape: '●' },
  ordered: { tone: 'accent', shape: '◔' },
  mentioned: { tone: 'fair', shape: '·' },
  'not-ordered': { tone: 'none', shape: '○' },
}

/** 系统: what the plan orders, by chapter; each with its sentence, and honest about what does not run. */
export default function SystemsPage() {
  const words = useWords()
  const say = useSay()
  const { division } = useSession()
  const { id: plan, asOf } = usePlan()
  const answer = useAnswer<Systems>('/api/v1/systems', { division, plan, asOf })
  const [state, setState] = useState<State | null>(null)
  const [search, setSearch] = useSearchParams()
  const wanted = search.get('system')
  const shown = answer.data?.chapters.flatMap(({ systems }) => systems).find(({ id }) => id === wanted) ?? null
  const setShown = (system: SystemAnswer | null) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now)
        if (system === null) next.delete('system')
        else next.set('system', system.id)
        return next
      },
      { replace: system === null },
    )
  return (
    <Page
      title={words.systems.title}
      note={answer.data && <Count systems={answer.data} />}
      tools={
        <fieldset className="overview-states">
          <legend className="visually-hidden">{words.systems.allStates}</legend>
          {[null, ...STATES].map((one) => (
            <button
              key={one}
              type="button"
              className="button is-small"
              aria-pressed={state === one}
              onClick={() => setState(one)}
            >
              {one === null ? words.systems.allStates : words.systems.states[one]}
            </button>
          ))}
        </fieldset>
      }
    >
      <p className="muted">{words.systems.lead}</p>
      <Answer of={answer} lines={8}>
        {({ chapters }) => {
          const parts = chapters
            .map((chapter) => ({
              ...chapter,
              systems: chapter.systems.filter((one) => state === null || stateOf(one) === state),
            }))
            .filter(({ systems }) => systems.length > 0)
          if (parts.length === 0) return <Empty title={words.systems.empty} />
          return parts.map(({ folder, title, systems }) => (
            <Panel key={folder} title={say(title)} note={<span className="count">{systems.length}</span>}>
              <ul className="overview-systems">
                {systems.map((system) => (
                  <li key={system.id}>
                    <Card system={system} onShow={() => setShown(system)} />
                  </li>
                ))}
              </ul>
            </Panel>
          ))
        }}
      </Answer>
      {shown !== null && <SystemDrawer system={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

/** A system that runs here leads to its pages; of the others, what the plan says is shown in place. */
function Card({ system, onShow }: { readonly system: SystemAnswer; readonly onShow: () => void }) {
  const words = useWords()
  const say = useSay()
  const state = stateOf(system)
  const content = (
    <>
      <b>{say(system.name)}</b>
      <span className="muted">{say(system.purpose)}</span>
      <Mark {...looks[state]}>{words.systems.states[state]}</Mark>
    </>
  )
  if (system.runs === 'on')
    return (
      <Link className={`overview-system is-${system.state}`} to={`/systems/${system.id}`}>
        {content}
      </Link>
    )
  return (
    <button type="button" className={`overview-system is-${system.state}`} onClick={onShow}>
      {content}
    </button>
  )
}

function Count({ systems }: { readonly systems: Systems }) {
  const words = useWords()
  const all = systems.chapters.flatMap((chapter) => chapter.systems)
  return (
    <span>
      {words.systems.count(
        all.filter(({ state }) => state === 'ordered').length,
        all.length,
        all.filter(({ runs }) => runs === 'on').length,
      )}
    </span>
  )
}

function SystemDrawer({ system, onClose }: { readonly system: SystemAnswer; readonly onClose: () => void }) {
  const words = useWords()
  const say = useSay()
  const engine = Object.entries(words.systems.engines).find(([key]) => key === system.engine)?.[1] ?? system.engine
  return (
    <Drawer
      title={say(system.name)}
      width={560}
      onClose={onClose}
      foot={
        <Link className="button is-primary" to={`/systems/${system.id}`} onClick={onClose}>
          {words.systems.open}
        </Link>
      }
    >
      <div className="origin">
        <Mark {...looks[stateOf(system)]}>{words.systems.states[stateOf(system)]}</Mark>
        {system.runs === 'none' && system.state !== 'not-ordered' && (
          <p className="muted">{words.systems.notRunning}</p>
        )}
        <dl className="facts">
          <dt>{words.systems.purpose}</dt>
          <dd>{say(system.purpose)}</dd>
          <dt>{words.systems.works}</dt>
          <dd>{say(system.works)}</dd>
          <dt>{words.systems.engine}</dt>
          <dd>{engine}</dd>
          <dt>{words.systems.basis}</dt>
          <dd>
            {system.basis.map(({ title, number, sure }) => (
              <div key={`${title} ${number}`} lang="zh-CN">
                《{title}》{number ?? ''}
                {!sure && <span className="muted"> {words.systems.unsure}</span>}
              </div>
            ))}
          </dd>
          <dt>{words.systems.feeds}</dt>
          <dd>{system.feeds.length === 0 ? '—' : system.feeds.map(({ name }) => say(name)).join('、')}</dd>
        </dl>
        <h3>{words.systems.clauses}</h3>
        {system.clauses.length === 0 ? (
          <p className="muted">{words.systems.noClauses}</p>
        ) : (
          system.clauses.map(({ clause, line, text, href }) => (
            <blockquote key={`${clause} ${line}`} lang="zh-CN">
              {text}
              <div className="origin-place">
                {href === null ? (
                  <span>{words.systems.line(line)}</span>
                ) : (
                  <Link className="way" to={href} onClick={onClose}>
                    {words.systems.line(line)}
                  </Link>
                )}
              </div>
            </blockquote>
          ))
        )}
        {system.state !== 'not-ordered' && (
          <>
            <h3>{words.systems.targets}</h3>
            {system.targets.length === 0 ? (
              <p className="muted">{words.systems.noTargets}</p>
            ) : (
              <ul className="origin-records">
                {system.targets.map(({ id, name, href }) => (
                  <li key={id}>
                    <Link className="way" to={href} onClick={onClose}>
                      {say(name)}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </Drawer>
  )
}
