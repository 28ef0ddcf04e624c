import { Link, useParams } from 'react-router'
import type { Lifecycle } from '../../../language/lifecycle.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { System } from '../../../language/system.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { dayText, numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Loading } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { Ordered, SystemRunning } from './contract.ts'
import { addressOfList, chapterOf, fedBy, findSystem, METRICS, SYSTEMS } from './declared.ts'
import { FlowPicture } from './FlowPicture.tsx'
import { MetricTiles } from './MetricTiles.tsx'
import { NotDeclared } from './RegisterStates.tsx'
import { useSystemWords } from './system-words.ts'
import { usualBodies } from './usual-bodies.ts'
import './registers.css'
import './system.css'

/** A system whole: what the plan asks of it, whether it runs, its records by state, its figures, how its records live. */
export default function SystemPage() {
  const { system: id } = useParams()
  const system = findSystem(id)
  return system === undefined ? <NotDeclared /> : <Shown key={system.id} system={system} />
}

function Shown({ system }: { readonly system: System }) {
  const words = useSystemWords()
  const say = useSay()
  const session = useSession()
  const { division } = session
  const plan = usePlan()
  const forget = useForget()
  const running = useAnswer<SystemRunning>(`${SYSTEMS}/${system.id}`, { division })
  const ordered = useAnswer<Ordered>(SYSTEMS, { division, plan: plan.id, asOf: plan.asOf })
  const types = system.records ?? []
  const order = ordered.data?.chapters.flatMap(({ systems }) => systems).find(({ id }) => id === system.id)
  const chapter = chapterOf(system)
  const isOn = running.data?.isOn ?? false
  const switched = running.data?.switched
  const runBy = system.runBy === undefined ? undefined : usualBodies[system.runBy]
  const change = async () => {
    const name = say(system.name)
    const reason = await askReason({
      title: isOn ? words.switchOffTitle(name) : words.switchOnTitle(name),
      text: isOn ? words.switchOffWhat : words.switchOnWhat,
      does: isOn ? words.switchOff : words.switchOn,
      isDangerous: isOn,
    })
    if (reason === null) return
    try {
      await api.send('POST', `${SYSTEMS}/${system.id}/switch`, { division, isOn: !isOn, because: reason })
      toast(words.switched(name, !isOn))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
    await forget([SYSTEMS, METRICS])
  }
  return (
    <Page
      title={say(system.name)}
      back={{ to: '/systems', title: words.systems }}
      note={
        <>
          {chapter !== null && <span>{say(chapter)}</span>}
          {running.data?.runs === true && (
            <Mark tone={isOn ? 'good' : 'none'} shape={isOn ? '●' : '○'}>
              {isOn ? words.on : words.off}
            </Mark>
          )}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        running.data?.runs === true &&
        running.data.maySwitch && (
          <button type="button" className="button" onClick={() => void change()}>
            {isOn ? words.switchOff : words.switchOn}
          </button>
        )
      }
    >
      <p className="register-purpose">{say(system.purpose)}</p>
      <div className="register-columns">
        <div>
          <Answer of={running} lines={4}>
            {(now) => (
              <>
                <Registers system={system} now={now} />
                {(system.metrics ?? []).length > 0 && now.isOn && (
                  <Panel title={words.metrics}>
                    <MetricTiles system={system} />
                  </Panel>
                )}
              </>
            )}
          </Answer>
        </div>
        <div>
          <Panel>
            <dl className="facts">
              <dt>{words.works}</dt>
              <dd>{say(system.works)}</dd>
              <dt>{words.engine}</dt>
              <dd>{words.engines[system.engine]}</dd>
              {runBy !== undefined && (
                <>
                  <dt>{words.runBy}</dt>
                  <dd>{say(runBy)}</dd>
                </>
              )}
              {switched != null && (
                <>
                  <dt>{isOn ? words.on : words.off}</dt>
                  <dd>
                    {words.since(dayText(switched.at))} {switched.byName}
                    <div className="muted">
                      {switched.byId === null ? words.byClause : words.because(switched.because)}
                    </div>
                  </dd>
                </>
              )}
              {running.data?.runs === true && !running.data.maySwitch && (
                <>
                  <dt />
                  <dd className="muted">{words.whoSwitches}</dd>
                </>
              )}
              <dt>{words.basis}</dt>
              <dd>
                {system.basis.map(({ title, number, sure }) => (
                  <div key={`${title} ${number}`} lang="zh-CN">
                    《{title}》{number ?? ''}
                    {!sure && <span className="muted"> {words.unsure}</span>}
                  </div>
                ))}
              </dd>
              {fedBy(system).length > 0 && (
                <>
                  <dt>{words.feeds}</dt>
                  <dd>
                    {fedBy(system).map(({ id, name }) => (
                      <div key={id}>
                        <Link className="way" to={`/systems/${id}`}>
                          {say(name)}
                        </Link>
                      </div>
                    ))}
                  </dd>
                </>
              )}
            </dl>
            {types.length > 0 && (system.screens ?? []).length > 0 && (
              <div className="register-own">
                {system.screens?.map(({ path, name }) => (
                  <Link key={path} className="button" to={path}>
                    {say(name)}
                  </Link>
                ))}
              </div>
            )}
          </Panel>
          <Panel title={words.clauses} note={order !== undefined && words[order.state]}>
            {ordered.isPending ? (
              <Loading lines={2} />
            ) : order === undefined || order.clauses.length === 0 ? (
              <p className="muted">{words.noClauses}</p>
            ) : (
              <div className="origin register-clauses">
                {order.clauses.map(({ clause, line, text, href }) => (
                  <blockquote key={`${clause} ${line}`} lang="zh-CN">
                    {text}
                    <div className="origin-place">
                      {href === null ? (
                        <span>{words.line(line)}</span>
                      ) : (
                        <Link className="way" to={href}>
                          {words.line(line)}
                        </Link>
                      )}
                    </div>
                  </blockquote>
                ))}
              </div>
            )}
          </Panel>
          <Panel title={words.targets}>
            {ordered.isPending ? (
              <Loading lines={2} />
            ) : order === undefined || order.targets.length === 0 ? (
              <p className="muted">{words.noTargets}</p>
            ) : (
              <ul className="origin-records">
                {order.targets.map(({ id, name, href }) => (
                  <li key={id}>
                    <Link className="way" to={href}>
                      {say(name)}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
      </div>
      {types.map((type) =>
        type.lifecycle === undefined ? null : (
          <Panel key={type.id} title={words.flow(say(type.name))} className="register-flow-panel">
            <FlowPicture
              type={type as RecordType & { readonly lifecycle: Lifecycle }} // it has one
              counts={running.data?.types.find((one) => one.id === type.id)?.states ?? {}}
              address={addressOfList({ system, type })}
            />
          </Panel>
        ),
      )}
    </Page>
  )
}

/** Each register of the system: what one record is, how many there are in each state, ways to them. */
function Registers({ system, now }: { readonly system: System; readonly now: SystemRunning }) {
  const words = useSystemWords()
  const say = useSay()
  const types = system.records ?? []
  if (types.length === 0 && now.runs)
    return (
      <Panel title={words.own}>
        <p>{words.onScreens}</p>
        <div className="register-own">
          {system.screens?.map(({ path, name }) => (
            <Link key={path} className="button is-primary" to={path}>
              {say(name)}
            </Link>
          ))}
        </div>
      </Panel>
    )
  if (types.length === 0)
    return (
      <Panel title={words.records}>
        <Empty title={words.noRecords}>{words.noRecordsTodo}</Empty>
      </Panel>
    )
  return types.map((type) => {
    const address = addressOfList({ system, type })
    const counted = now.types.find((one) => one.id === type.id)
    const states = Object.entries(type.lifecycle?.states ?? {})
    const most = Math.max(1, ...Object.values(counted?.states ?? {}))
    return (
      <Panel
        key={type.id}
        title={say(type.name)}
        note={
          counted === undefined
            ? undefined
            : words.recordsOf(`${numberText(counted.total)}${counted.isAtLeast ? '+' : ''}`)
        }
        actions={
          now.isOn &&
          counted !== undefined && (
            <>
              <Link className="button is-small" to={address}>
                {words.list}
              </Link>
              {type.lifecycle !== undefined && (
                <Link className="button is-small" to={`${address}/board`}>
                  {words.board}
                </Link>
              )}
              {type.map !== undefined && (
                <Link className="button is-small" to={`${address}/map`}>
                  {words.map}
                </Link>
              )}
              {counted.mayCreate && (
                <Link className="button is-small" to={`${address}/new`}>
                  {words.create}
                </Link>
              )}
            </>
          )
        }
      >
        <p className="muted">{say(type.about)}</p>
        {counted !== undefined && states.length > 0 && counted.total > 0 && (
          <ul className="register-bars">
            {states
              .filter(([id]) => (counted.states[id] ?? 0) > 0)
              .map(([id, state]) => {
                const count = counted.states[id] ?? 0
                return (
                  <li key={id} className={`is-${state.kind}`}>
                    <Link to={`${address}?state=${encodeURIComponent(id)}`}>
                      <span>{say(state.name)}</span>
                      <i style={{ inlineSize: `${Math.max(1, (count / most) * 100)}%` }} />
                      <b className="figure">{numberText(count)}</b>
                    </Link>
                  </li>
                )
              })}
          </ul>
        )}
      </Panel>
    )
  })
}
