import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { gate } from '../../../systems/13-delivery/project-lifecycle/procedures.ts'
import { project } from '../../../systems/13-delivery/project-lifecycle/project.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { Reserve } from '../answers.ts'
import { figureOrigin, PROJECTS } from './figures.ts'
import { addressOf, registerOf, system, useNames } from './marks.tsx'
import { useWords } from './words.ts'
import './projects.css'

type Row = Reserve['rows'][number]
const GATES = gate.fields.gate?.kind === 'choice' ? gate.fields.gate.choices : {}
const SIZE = 500

/** 储备排序: the reserve by readiness, each score with what it is made of and what is lacking. */
export default function ReservePage() {
  const all = useWords()
  const words = all.reserve
  const say = useSay()
  const language = useLanguage()
  const names = useNames()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const answer = useAnswer<Reserve>(
    `${PROJECTS}/reserve`,
    { division: session.division, on: plan.asOf, size: SIZE },
    { keepsLast: true },
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and names change with the language
  const columns = useMemo((): readonly Column<Row>[] => {
    const partOf = (row: Row, of: string) => row.parts.find((part) => part.of === of)
    return [
      { key: 'rank', title: words.rank, width: 70, align: 'end', value: ({ rank }) => rank },
      { key: 'name', title: all.list.name, width: 240, isFixed: true, value: ({ name }) => name },
      {
        key: 'score',
        title: words.score,
        width: 90,
        align: 'end',
        value: ({ score }) => score,
        cell: (row) => (
          <Figure
            value={row.score}
            digits={1}
            title={`${row.name} ${words.score}`}
            origin={figureOrigin(session.division, row.id, 'readiness', plan.asOf)}
          />
        ),
      },
      {
        key: 'parts',
        title: words.score,
        width: 300,
        sorts: false,
        value: (row) => row.parts.map(({ of, earned }) => `${of} ${earned}`).join(' '),
        cell: (row) => <Parts row={row} />,
      },
      ...(['gates', 'money', 'land', 'demand'] as const).map(
        (of): Column<Row> => ({
          key: of,
          title: words.parts[of],
          width: 80,
          align: 'end',
          isHidden: true,
          value: (row) => partOf(row, of)?.earned ?? null,
        }),
      ),
      {
        key: 'lacking',
        title: words.lacking,
        width: 260,
        value: ({ lacking }) => lacking.map((one) => (GATES[one] === undefined ? one : say(GATES[one]))).join('、'),
      },
      {
        key: 'secured',
        title: words.secured,
        width: 100,
        align: 'end',
        value: ({ secured }) => secured,
        cell: ({ secured }) => percentText(secured),
      },
      {
        key: 'arrived',
        title: words.arrived,
        width: 100,
        align: 'end',
        value: ({ arrived }) => arrived,
        cell: ({ arrived }) => percentText(arrived),
      },
      {
        key: 'total',
        title: all.list.total,
        unit: all.unit,
        width: 120,
        align: 'end',
        value: ({ total }) => Number(total),
        cell: ({ total }) => numberText(total),
      },
      { key: 'state', title: all.state, width: 80, value: ({ state }) => names.state(state), filters: true },
      {
        key: 'plannedStart',
        title: say(project.fields.planned_start?.label ?? { zh: '', en: '' }),
        width: 110,
        value: ({ plannedStart }) => plannedStart,
      },
      { key: 'body', title: all.list.body, width: 170, value: ({ bodyName }) => bodyName, filters: true },
    ]
  }, [language, session.division, plan.asOf])
  return (
    <Page
      title={words.title}
      note={
        <>
          <span className="muted">{words.note}</span> {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        session.may('settings.read') && (
          <Link className="button" to="/settings">
            {words.settings}
          </Link>
        )
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {({ rows, division }) => (
          <DataTable<Row>
            id="projects.reserve"
            label={words.title}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ id }) => navigate(addressOf({ division, id }))}
            virtualFrom={1_000}
            empty={
              <Empty
                title={words.none}
                actions={
                  <Link className="button" to={registerOf('project')}>
                    {all.overview.toRegister}
                  </Link>
                }
              >
                {words.noneTodo}
              </Empty>
            }
            card={(row) => (
              <div className="projects-card">
                <b lang="zh">
                  {row.rank}. {row.name}
                </b>
                <span>
                  {words.score} {numberText(row.score, 1)} · {numberText(row.total, 0)} {all.unit}
                </span>
                <Parts row={row} />
              </div>
            )}
          />
        )}
      </RegisterAnswer>
    </Page>
  )
}

/** The four parts of a score, each out of what it can earn. */
function Parts({ row }: { readonly row: Row }) {
  const { reserve: words } = useWords()
  return (
    <span className="projects-parts">
      {row.parts.map(({ of, earned, most }) => (
        <span key={of} className="projects-part">
          <span>
            {words.parts[of as keyof typeof words.parts]} {words.ofMost(numberText(earned, 1), numberText(most, 1))}
          </span>
          <span className="projects-part-bar" aria-hidden="true">
            <span style={{ inlineSize: `${most === 0 ? 0 : (earned / most) * 100}%` }} />
          </span>
        </span>
      ))}
    </span>
  )
}
