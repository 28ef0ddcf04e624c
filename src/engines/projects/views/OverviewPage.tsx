import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useLive } from '../../../ui/live.ts'
import { ProgressBar, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { Overview } from '../answers.ts'
import { type Filter, listOf, PROJECTS, projectsBehind } from './figures.ts'
import { LightMark, registerOf, STATES, system, useNames } from './marks.tsx'
import { ProjectCard } from './ProjectCard.tsx'
import { useWords } from './words.ts'
import './projects.css'

/** 项目总览: how many stand where, how the year goes, where the money is, and what somebody has to see to. */
export default function OverviewPage() {
  const words = useWords()
  const session = useSession()
  const plan = usePlan()
  const answer = useAnswer<Overview>(
    `${PROJECTS}/overview`,
    { division: session.division, on: plan.asOf },
    { keepsLast: true },
  )
  useLive('records.project', [PROJECTS])
  useLive('records.project-month', [PROJECTS])
  return (
    <Page
      title={words.overview.title}
      note={
        <>
          {answer.data !== undefined && (
            <span className="muted">{words.through(answer.data.on, answer.data.last)}</span>
          )}{' '}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        <Link className="button" to={registerOf('project')}>
          {words.overview.toRegister}
        </Link>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {(found) =>
          found.states.length === 0 ? (
            <Empty
              title={words.overview.empty}
              actions={
                <Link className="button" to={registerOf('project')}>
                  {words.overview.toRegister}
                </Link>
              }
            >
              {words.overview.emptyTodo}
            </Empty>
          ) : (
            <Shown found={found} />
          )
        }
      </RegisterAnswer>
    </Page>
  )
}

function Shown({ found }: { readonly found: Overview }) {
  const { overview: words, unit, apart, rules, own, counted } = useWords()
  const names = useNames()
  const states = STATES.flatMap((state) => found.states.find((one) => one.state === state) ?? [])
  return (
    <>
      <Panel title={words.stages}>
        <ul className="projects-flow">
          {states.map(({ state, projects, total }) => (
            <li key={state}>
              <Link className="projects-tile" to={listOf({ state })}>
                <span>{names.state(state)}</span>
                <b>{projects}</b>
                <small>
                  {numberText(total, 0)} {unit}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={words.lights} note={rules[found.rule]}>
        <ul className="projects-tiles">
          {found.lights.map(({ light, projects, total }) => (
            <li key={light}>
              <Link className="projects-tile" to={listOf({ light })}>
                <LightMark light={light} />
                <b>{projects}</b>
                <small>
                  {numberText(total, 0)} {unit}
                </small>
              </Link>
            </li>
          ))}
          {(
            [
              [words.late, found.lateStarts, { flag: 'late' }],
              [words.stalled, found.stalls.stalled, { stall: 'stalled' }],
              [words.fake, found.stalls['fake-start'], { stall: 'fake-start' }],
              [words.uncounted, found.uncounted, { flag: 'uncounted' }],
            ] as const
          ).map(([label, n, filter]) => (
            <li key={label}>
              <Link className="projects-tile" to={listOf(filter)}>
                <span>{label}</span>
                <b>{n}</b>
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
      <div className="projects-two">
        <Panel title={words.year(found.year)} note={unit}>
          <Year found={found} />
          <p className="muted">{apart}</p>
        </Panel>
        <Panel title={words.money} note={unit}>
          <dl className="projects-figures">
            <Sum label={words.total} value={found.money.total} filter={{}} />
            <Sum label={words.secured} value={found.money.secured} filter={{}} />
            <Sum label={words.arrived} value={found.money.arrived} filter={{}} />
            <Sum label={words.paid} value={found.money.paid} filter={{}} />
            <Share label={words.arrivalRate} share={found.money.arrivalRate} />
            <Share label={words.paymentRate} share={found.money.paymentRate} />
            <Sum label={`${words.invested} · ${own}`} value={found.invested} filter={{}} />
            <Sum label={`${words.invested} · ${counted}`} value={found.counted} filter={{}} />
          </dl>
        </Panel>
      </div>
      <Panel title={words.attention} note={words.attentionNote}>
        {found.attention.length === 0 ? (
          <p className="muted">{words.calm}</p>
        ) : (
          <div className="projects-two">
            {found.attention.map((line) => (
              <ProjectCard key={line.id} line={line} />
            ))}
          </div>
        )}
      </Panel>
    </>
  )
}

/** Of the plan of the year: what was due, what was done by own count, and what statistics say. */
function Year({ found }: { readonly found: Overview }) {
  const { overview: words, own, counted } = useWords()
  const { plan } = found
  const tone = (found.plan.done ?? 0) >= (found.plan.planned ?? 0) ? 'good' : 'fair'
  const inPlan: Filter = { batch: 'complete,start,carry-on' }
  return (
    <>
      <ProgressBar share={plan.done} elapsed={plan.planned} tone={tone} />
      <dl className="projects-figures">
        <Sum label={words.plans} value={plan.plans} filter={inPlan} />
        <Sum label={words.plan} value={plan.plan} filter={inPlan} />
        <Sum label={words.due} value={plan.plans === 0 ? null : plan.due} filter={inPlan} />
        <Sum label={`${words.now} · ${own}`} value={plan.now} filter={inPlan} />
        <Sum label={`${words.now} · ${counted}`} value={plan.countedNow} filter={inPlan} />
        <Share label={words.planned} share={plan.planned} />
        <Share label={`${words.done} · ${own}`} share={plan.done} />
        <Share label={`${words.done} · ${counted}`} share={plan.countedDone} />
        <Sum label={words.silent} value={plan.silent} filter={{ flag: 'silent' }} />
      </dl>
    </>
  )
}

function Sum({
  label,
  value,
  filter,
}: {
  readonly label: string
  readonly value: string | number | null
  readonly filter: Filter
}) {
  const session = useSession()
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Figure
          value={value}
          digits={2}
          title={label}
          origin={value === null ? null : projectsBehind({ zh: label, en: label }, session.division, filter)}
        />
      </dd>
    </>
  )
}

const Share = ({ label, share }: { readonly label: string; readonly share: number | null }) => (
  <>
    <dt>{label}</dt>
    <dd>{percentText(share)}</dd>
  </>
)
