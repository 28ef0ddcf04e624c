import type { EChartsOption } from 'echarts'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { year } from '../../../systems/13-delivery/project-lifecycle/money.ts'
import { gate } from '../../../systems/13-delivery/project-lifecycle/procedures.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { ProgressBar, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import type { ChartColours } from '../../../ui/theme.ts'
import { addressOfPointing } from '../../registers/views/declared.ts'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { FigureName, Schedule } from '../answers.ts'
import { ESCALATIONS } from '../names.ts'
import { figureOrigin, PROJECTS } from './figures.ts'
import { LIGHT_LOOKS, LightMark, registerOf, StallMark, system, useNames } from './marks.tsx'
import { useWords } from './words.ts'
import './projects.css'

const GATES = gate.fields.gate?.kind === 'choice' ? gate.fields.gate.choices : {}

/** One project by month: what was planned, what was done by own count, what statistics say; its light and why. */
export default function ProjectPage() {
  const { division = '', id = '' } = useParams()
  const words = useWords()
  const plan = usePlan()
  const session = useSession()
  const path = `${PROJECTS}/${division}/${id}`
  const answer = useAnswer<Schedule>(path, { on: plan.asOf }, { keepsLast: true })
  useLive('records.project', [path])
  useLive('records.project-month', [path])
  return (
    <Page
      title={answer.data?.project.name ?? words.list.name}
      back={{ to: '/projects/list', title: words.list.title }}
      note={
        <>
          {answer.data !== undefined && (
            <span className="muted">{words.through(answer.data.on, answer.data.last)}</span>
          )}{' '}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        <>
          <Link className="button is-primary" to={`${registerOf('project')}/${division}/${id}`}>
            {words.page.record}
          </Link>
          <Link
            className="button"
            to={addressOfPointing('project-month', 'project', id) ?? registerOf('project-month')}
          >
            {words.page.months}
          </Link>
        </>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {(found) => <Shown found={found} />}
      </RegisterAnswer>
    </Page>
  )
}

function Shown({ found }: { readonly found: Schedule }) {
  const words = useWords()
  return (
    <>
      <div className="projects-two">
        <Verdict found={found} />
        <Brief found={found} />
      </div>
      <Panel>
        <Months found={found} />
        <p className="muted">{words.apart}</p>
      </Panel>
      <div className="projects-two">
        <Years found={found} />
        <Gates found={found} />
        <Problems found={found} />
      </div>
    </>
  )
}

function Verdict({ found }: { readonly found: Schedule }) {
  const words = useWords()
  const say = useSay()
  const names = useNames()
  const { project } = found
  // Months before anything was known of it say nothing.
  const first = project.row.findIndex(({ light }) => light !== 'unknown')
  const row = first < 0 ? [] : project.row.slice(first)
  return (
    <Panel title={words.page.light} note={words.rules[found.rule]}>
      <div className="projects-card-line">
        <LightMark light={project.light} />
        <StallMark stall={project.stall} />
        {project.escalation !== 'none' && <b>{say(ESCALATIONS[project.escalation])}</b>}
        <span className="muted">{names.state(project.state)}</span>
      </div>
      <ul className="projects-because">
        {project.because.map(({ of, light, because }) => (
          <li key={of}>
            {LIGHT_LOOKS[light].shape} {say(because)}
          </li>
        ))}
      </ul>
      {row.length > 0 && (
        <ul className="projects-row-of-lights">
          {row.map(({ month, light }) => (
            <li key={month}>
              <LightMark light={light} />
              <span className="muted">{month}</span>
            </li>
          ))}
        </ul>
      )}
      {project.missing.length > 0 && (
        <p>
          {words.page.missing}: {project.missing.join('、')}
        </p>
      )}
      {project.state === 'paused' && (
        <p>
          {words.page.paused}: {found.pauseReason ?? '—'}{' '}
          {found.resumeBy !== null && words.page.resumeBy(found.resumeBy)}
        </p>
      )}
      {project.startedOn !== null && (
        <p className="muted">
          {found.countedSince === null ? words.page.notCounted : words.page.countedSince(found.countedSince)}
        </p>
      )}
    </Panel>
  )
}

function Brief({ found: { project, on } }: { readonly found: Schedule }) {
  const { list, overview, page, unit, own, counted } = useWords()
  const money: readonly (readonly [string, string | null, FigureName | null])[] = [
    [list.total, project.total, null],
    [`${overview.invested} · ${own}`, project.invested, 'invested'],
    [`${overview.invested} · ${counted}`, project.counted, 'counted'],
    [list.plan, project.plan, 'plan'],
    [`${overview.now} · ${own}`, project.investedYear, 'investedYear'],
    [`${overview.now} · ${counted}`, project.countedYear, 'countedYear'],
    [overview.secured, project.secured, 'secured'],
    [overview.arrived, project.arrived, 'arrived'],
    [overview.paid, project.paid, 'paid'],
  ]
  const shares: readonly (readonly [string, number | null, FigureName])[] = [
    [list.planned, project.planned, 'planned'],
    [list.done, project.done, 'done'],
    [overview.arrivalRate, project.arrivalRate, 'arrivalRate'],
    [overview.paymentRate, project.paymentRate, 'paymentRate'],
  ]
  const origin = (figure: FigureName) => figureOrigin(project.division, project.id, figure, on)
  return (
    <Panel title={page.inBrief} note={unit}>
      <ProgressBar
        share={project.done}
        elapsed={project.planned}
        tone={project.light === null ? 'none' : LIGHT_LOOKS[project.light].tone}
      />
      <dl className="projects-figures">
        {money.map(([label, value, figure]) => (
          <Entry key={label} label={label}>
            <Figure
              value={value}
              digits={2}
              title={label}
              origin={figure === null || value === null ? null : origin(figure)}
            />
          </Entry>
        ))}
        {shares.map(([label, value, figure]) => (
          <Entry key={label} label={label}>
            <Figure
              value={null}
              text={percentText(value)}
              title={label}
              origin={value === null ? null : origin(figure)}
            />
          </Entry>
        ))}
        <Entry label={list.image}>{project.image === null ? '—' : `${project.image}%`}</Entry>
      </dl>
    </Panel>
  )
}

const Entry = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

function Months({ found }: { readonly found: Schedule }) {
  const { page: words, unit } = useWords()
  const { months, on } = found
  const option = useMemo(
    () =>
      ({ series, muted, line }: ChartColours): EChartsOption => ({
        grid: { left: 64, right: 16, top: 36, bottom: 28 },
        legend: { top: 0, textStyle: { color: muted } },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: months.map(({ month }) => month), axisLabel: { color: muted } },
        yAxis: { type: 'value', axisLabel: { color: muted }, splitLine: { lineStyle: { color: line } } },
        series: [
          {
            name: words.planned,
            type: 'line',
            step: 'middle',
            data: months.map(({ planned }) => planned),
            itemStyle: { color: muted },
            lineStyle: { type: 'dashed' },
          },
          {
            name: words.invested,
            type: 'bar',
            data: months.map(({ invested }) => invested),
            itemStyle: { color: series[0] ?? muted },
          },
          {
            name: words.counted,
            type: 'bar',
            data: months.map(({ counted }) => counted),
            itemStyle: {
              color: series[1] ?? muted,
              decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: 0.8 },
            },
          },
        ],
      }),
    [months, words],
  )
  return (
    <Chart
      title={words.chart}
      option={option}
      unit={unit}
      source={words.source}
      date={on}
      table={{
        columns: [words.month, words.planned, words.invested, words.counted],
        rows: months.map(({ month, planned, invested, counted }) => [
          month,
          numberText(planned, 2),
          numberText(invested, 2),
          numberText(counted, 2),
        ]),
      }}
    />
  )
}

function Years({ found }: { readonly found: Schedule }) {
  const { page: words, batches, list, overview, own, counted, unit } = useWords()
  const say = useSay()
  return (
    <Panel title={words.years} note={unit}>
      {found.years.length === 0 && <p className="muted">{words.noYears}</p>}
      <div className="scroll-x" hidden={found.years.length === 0}>
        <table className="figures">
          <thead>
            <tr>
              {[
                words.year,
                list.batch,
                words.status,
                list.plan,
                `${overview.now} · ${own}`,
                `${overview.now} · ${counted}`,
              ].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.years.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <Link to={`${registerOf('project-year')}/${found.division}/${entry.id}`}>{entry.year}</Link>
                </td>
                <td>{batches[entry.batch]}</td>
                <td>{say(year.lifecycle?.states[entry.state]?.name ?? { zh: entry.state, en: entry.state })}</td>
                <td>{numberText(entry.plan)}</td>
                <td>{numberText(entry.invested)}</td>
                <td>{numberText(entry.counted)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Gates({ found }: { readonly found: Schedule }) {
  const { page: words } = useWords()
  const say = useSay()
  return (
    <Panel title={words.gates}>
      {found.gates.length === 0 ? (
        <p className="muted">{words.noGates}</p>
      ) : (
        <ul>
          {found.gates.map((entry) => (
            <li key={entry.id}>
              <Link to={`${registerOf('project-gate')}/${found.division}/${entry.id}`}>
                {say(GATES[entry.gate] ?? { zh: entry.gate, en: entry.gate })}
              </Link>{' '}
              <span className="muted">
                {[
                  say(gate.lifecycle?.states[entry.state]?.name ?? { zh: entry.state, en: entry.state }),
                  entry.documentNo,
                  entry.grantedOn,
                  entry.validTo === null ? null : words.validTo(entry.validTo),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Problems({ found }: { readonly found: Schedule }) {
  const { page: words } = useWords()
  return (
    <Panel title={words.problems}>
      {found.problems.length === 0 ? (
        <p className="muted">{words.noProblems}</p>
      ) : (
        <ul>
          {found.problems.map(({ id, what }) => (
            <li key={id}>
              <Link to={`${registerOf('project-problem')}/${found.division}/${id}`} lang="zh">
                {what}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
