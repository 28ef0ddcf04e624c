import { useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Tone } from '../../../model/standing.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText } from '../../../ui/format.ts'
import { useLanguage } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { Batches } from '../answers.ts'
import { PROJECTS, projectsBehind } from './figures.ts'
import { addressOf, registerOf, system, useNames } from './marks.tsx'
import { useWords } from './words.ts'
import './projects.css'

type Reconciled = Batches['reconciled'][number]
type Fresh = Batches['fresh'][number]

const LOOKS: Readonly<Record<Reconciled['verdict'], { readonly tone: Tone; readonly shape: string }>> = {
  missing: { tone: 'bad', shape: '?' },
  again: { tone: 'fair', shape: '↻' },
  dropped: { tone: 'none', shape: '×' },
  finished: { tone: 'good', shape: '★' },
  'in-order': { tone: 'good', shape: '●' },
}

/** 三个批次: what is to be completed, started and carried on, and where everything of last year's list went. */
export default function BatchesPage() {
  const words = useWords()
  const session = useSession()
  const [search, setSearch] = useSearchParams()
  const today = Number(session.today().slice(0, 4))
  const year = Number(search.get('year')) || today
  const answer = useAnswer<Batches>(`${PROJECTS}/batches`, { division: session.division, year }, { keepsLast: true })
  return (
    <Page
      title={words.batchPage.title}
      note={session.isSimulated && <SimulatedMark />}
      tools={
        <label>
          {words.batchPage.year}{' '}
          <select value={year} onChange={(event) => setSearch({ year: event.target.value }, { replace: true })}>
            {[...new Set([year, today + 1, today, today - 1, today - 2, today - 3])]
              .sort((a, b) => b - a)
              .map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
          </select>
        </label>
      }
      actions={
        <Link className="button" to={registerOf('project-year')}>
          {words.batchPage.toPlans}
        </Link>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {(found) => <Shown found={found} />}
      </RegisterAnswer>
    </Page>
  )
}

function Shown({ found }: { readonly found: Batches }) {
  const all = useWords()
  const words = all.batchPage
  const language = useLanguage()
  const names = useNames()
  const navigate = useNavigate()
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and words change with the language
  const [reconciled, fresh] = useMemo(() => {
    const money = (text: string | null) => (text === null ? null : Number(text))
    const shared = <T extends { name: string; state: string; bodyName: string | null }>(): readonly Column<T>[] => [
      { key: 'name', title: all.list.name, width: 260, isFixed: true, value: ({ name }) => name },
      { key: 'state', title: all.state, width: 90, value: ({ state }) => names.state(state), filters: true },
      { key: 'body', title: all.list.body, width: 170, value: ({ bodyName }) => bodyName, filters: true },
    ]
    const one: readonly Column<Reconciled>[] = [
      ...shared<Reconciled>(),
      {
        key: 'verdict',
        title: words.verdict,
        width: 130,
        filters: true,
        value: ({ verdict }) => words.verdicts[verdict],
        cell: ({ verdict }) => (
          <Mark tone={LOOKS[verdict].tone} shape={LOOKS[verdict].shape}>
            {words.verdicts[verdict]}
          </Mark>
        ),
      },
      { key: 'before', title: words.wasIn, width: 120, value: ({ before }) => all.batches[before], filters: true },
      {
        key: 'now',
        title: words.isIn,
        width: 120,
        value: ({ now }) => (now === null ? null : all.batches[now]),
        filters: true,
      },
      {
        key: 'beforePlan',
        title: `${found.year - 1}`,
        unit: all.unit,
        width: 130,
        align: 'end',
        value: ({ beforePlan }) => money(beforePlan),
        cell: ({ beforePlan }) => numberText(beforePlan),
      },
      {
        key: 'nowPlan',
        title: `${found.year}`,
        unit: all.unit,
        width: 130,
        align: 'end',
        value: ({ nowPlan }) => money(nowPlan),
        cell: ({ nowPlan }) => numberText(nowPlan),
      },
      { key: 'why', title: words.why, width: 220, value: ({ why }) => why },
    ]
    const two: readonly Column<Fresh>[] = [
      ...shared<Fresh>(),
      { key: 'batch', title: words.batch, width: 120, value: ({ batch }) => all.batches[batch], filters: true },
      {
        key: 'plan',
        title: words.investment,
        unit: all.unit,
        width: 140,
        align: 'end',
        value: ({ plan }) => money(plan),
        cell: ({ plan }) => numberText(plan),
      },
    ]
    return [one, two] as const
  }, [found, language])
  if (found.totals.every(({ before, now }) => before.projects + now.projects === 0))
    return (
      <Empty
        title={words.none}
        actions={
          <Link className="button" to={registerOf('project-year')}>
            {words.toPlans}
          </Link>
        }
      >
        {words.noneTodo}
      </Empty>
    )
  const open = ({ id }: { readonly id: string }) => navigate(addressOf({ division: found.division, id }))
  return (
    <>
      <Panel title={words.title} note={all.unit}>
        <div className="scroll-x">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.batch}</th>
                {[found.year - 1, found.year].flatMap((year) => [
                  <th key={`${year} n`} scope="col">
                    {words.before(year)} · {words.projects}
                  </th>,
                  <th key={`${year} money`} scope="col">
                    {words.before(year)} · {words.investment}
                  </th>,
                ])}
              </tr>
            </thead>
            <tbody>
              {found.totals.map(({ batch, before, now }) => (
                <tr key={batch}>
                  <th scope="row">{all.batches[batch]}</th>
                  <td>{before.projects}</td>
                  <td>{numberText(before.investment)}</td>
                  <td>
                    <Figure
                      value={now.projects}
                      title={`${found.year} ${all.batches[batch]}`}
                      origin={projectsBehind({ zh: all.batches[batch], en: all.batches[batch] }, found.division, {
                        batch,
                        on: `${found.year}-12-31`,
                      })}
                    />
                  </td>
                  <td>{numberText(now.investment)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel title={words.reconciled} note={words.reconciledNote}>
        <p className="projects-card-line">
          {(Object.keys(LOOKS) as Reconciled['verdict'][]).map((verdict) => (
            <Mark key={verdict} tone={LOOKS[verdict].tone} shape={LOOKS[verdict].shape}>
              {words.verdicts[verdict]} {found.counts[verdict] ?? 0}
            </Mark>
          ))}
        </p>
        <DataTable
          id="projects.reconciled"
          label={words.reconciled}
          rows={found.reconciled}
          columns={reconciled}
          rowKey={({ id }) => id}
          onOpen={open}
          empty={<p className="muted">{words.noneBefore}</p>}
        />
      </Panel>
      {found.fresh.length > 0 && (
        <Panel title={words.fresh}>
          <DataTable
            id="projects.fresh"
            label={words.fresh}
            rows={found.fresh}
            columns={fresh}
            rowKey={({ id }) => id}
            onOpen={open}
          />
        </Panel>
      )}
    </>
  )
}
