import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { ComputedOrigin } from '../../../model/origin.ts'
import type { Tone } from '../../../model/standing.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText } from '../../../ui/format.ts'
import { useLanguage } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { Bonds } from '../answers.ts'
import { PROJECTS } from './figures.ts'
import { addressOf, registerOf, system } from './marks.tsx'
import { useWords } from './words.ts'
import './projects.css'

type Row = Bonds['rows'][number]
const LOOKS: Readonly<Record<Row['judgement'], { readonly tone: Tone; readonly shape: string }>> = {
  enough: { tone: 'good', shape: '●' },
  short: { tone: 'bad', shape: '▼' },
  unknown: { tone: 'none', shape: '○' },
}

/** 专项债覆盖: net income over principal and interest, of each project and of all. */
export default function BondsPage() {
  const all = useWords()
  const words = all.bonds
  const session = useSession()
  const plan = usePlan()
  const answer = useAnswer<Bonds>(
    `${PROJECTS}/bonds`,
    { division: session.division, on: plan.asOf },
    { keepsLast: true },
  )
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <Link className="button" to={registerOf('project-bond')}>
          {words.bonds}
        </Link>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {(found) =>
          found.rows.length === 0 ? <Empty title={words.none}>{words.noneTodo}</Empty> : <Shown found={found} />
        }
      </RegisterAnswer>
    </Page>
  )
}

const hrefOfBond = (division: string, id: string) => `${registerOf('project-bond')}/${division}/${id}`

/** Net income over what is due, each with the bonds that it comes from. */
function coverOrigin(
  division: string,
  cover: Pick<Row, 'income' | 'debt' | 'times'>,
  bonds: Row['bonds'],
): ComputedOrigin {
  const records = (zh: string, en: string) => ({
    kind: 'records' as const,
    question: { zh, en },
    at: new Date().toISOString(),
    count: bonds.length,
    records: bonds.slice(0, 20).map(({ id, name }) => ({ id, label: name, href: hrefOfBond(division, id) })),
    href: registerOf('project-bond'),
  })
  return {
    kind: 'computed',
    name: { zh: '本息覆盖倍数', en: 'Cover' },
    formula: 'C = R ÷ D；D = Σ A × (1 + r × n)',
    worked: `${cover.income} ÷ ${cover.debt} = ${numberText(cover.times, 4)}`,
    rule: 'PD1',
    parts: [
      {
        symbol: 'R',
        name: { zh: '存续期净收益', en: 'Net income over the term' },
        value: cover.income,
        unit: '万元',
        origin: records('各期债券的净收益', 'Net income of each bond'),
      },
      {
        symbol: 'D',
        name: { zh: '应付本息', en: 'Principal and interest' },
        value: cover.debt,
        unit: '万元',
        origin: records('各期债券的本息', 'Principal and interest of each bond'),
      },
    ],
  }
}

function Shown({ found }: { readonly found: Bonds }) {
  const all = useWords()
  const words = all.bonds
  const language = useLanguage()
  const navigate = useNavigate()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { key: 'name', title: all.list.name, width: 260, isFixed: true, value: ({ name }) => name },
      {
        key: 'times',
        title: words.times,
        width: 110,
        align: 'end',
        value: ({ times }) => times,
        cell: (row) => (
          <Figure
            value={row.times}
            digits={4}
            title={`${row.name} ${words.times}`}
            origin={coverOrigin(found.division, row, row.bonds)}
          />
        ),
      },
      {
        key: 'judgement',
        title: words.judgement,
        width: 110,
        filters: true,
        value: ({ judgement }) => words.judgements[judgement],
        cell: ({ judgement }) => <Judgement judgement={judgement} />,
      },
      {
        key: 'longer',
        title: words.longer,
        width: 210,
        value: ({ isTermLonger }) => (isTermLonger ? words.longer : null),
        filters: true,
      },
      {
        key: 'amount',
        title: words.amount,
        unit: all.unit,
        width: 130,
        align: 'end',
        value: ({ amount }) => Number(amount),
        cell: ({ amount }) => numberText(amount),
      },
      {
        key: 'debt',
        title: words.debt,
        unit: all.unit,
        width: 130,
        align: 'end',
        value: ({ debt }) => Number(debt),
        cell: ({ debt }) => numberText(debt),
      },
      {
        key: 'income',
        title: words.income,
        unit: all.unit,
        width: 130,
        align: 'end',
        value: ({ income }) => Number(income),
        cell: ({ income }) => numberText(income),
      },
      {
        key: 'spent',
        title: words.spent,
        unit: all.unit,
        width: 120,
        align: 'end',
        value: ({ spent }) => (spent === null ? null : Number(spent)),
        cell: ({ spent }) => numberText(spent),
      },
      { key: 'bonds', title: words.bonds, width: 90, value: ({ bonds }) => words.issues(bonds.length) },
      { key: 'body', title: all.list.body, width: 170, value: ({ bodyName }) => bodyName, filters: true },
    ],
    [found, language],
  )
  return (
    <>
      <Panel title={words.all} note={all.unit}>
        <div className="projects-card-line">
          <Judgement judgement={found.all.judgement} />
          <Figure
            value={found.all.times}
            digits={4}
            title={words.all}
            origin={coverOrigin(
              found.division,
              found.all,
              found.rows.flatMap(({ bonds }) => bonds),
            )}
          />
          <span className="muted">
            {words.income} {numberText(found.all.income)} ÷ {words.debt} {numberText(found.all.debt)} · {words.amount}{' '}
            {numberText(found.all.amount)} · {words.spent} {numberText(found.all.spent)}
          </span>
        </div>
        <p className="muted">{words.note(String(found.least.project), String(found.least.all))}</p>
      </Panel>
      <DataTable
        id="projects.bonds"
        label={words.title}
        rows={found.rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate(addressOf({ division: found.division, id }))}
        card={(row) => (
          <div className="projects-card">
            <b lang="zh">{row.name}</b>
            <span className="projects-card-line">
              <Judgement judgement={row.judgement} /> {numberText(row.times, 4)}
            </span>
          </div>
        )}
      />
    </>
  )
}

function Judgement({ judgement }: { readonly judgement: Row['judgement'] }) {
  const { bonds: words } = useWords()
  return (
    <Mark tone={LOOKS[judgement].tone} shape={LOOKS[judgement].shape}>
      {words.judgements[judgement]}
    </Mark>
  )
}
