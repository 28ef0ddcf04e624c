import { useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { clause as clauseType } from '../../../systems/05-reform/policy-delivery/clause.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { numberText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import type { TruthWord } from '../../../ui/marks.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { StateMark } from '../../registers/views/marks.tsx'
import type { ClauseAnswer, FirmRow } from '../answers.ts'
import {
  ClaimMark,
  FirmCard,
  firmAddress,
  registerAddress,
  TruthMark,
  TruthTabs,
  usePolicyNews,
  yuanText,
} from './looks.tsx'
import { useWords } from './words.ts'
import './policies.css'

/** One clause against all firms: what it asks and gives, how many each condition lets through, and every firm with why. */
export default function ClausePage() {
  const { division = '', id = '' } = useParams()
  const words = useWords()
  const session = useSession()
  const [shown, setShown] = useState<TruthWord>('true')
  const path = `/api/v1/policies/clauses/${division}/${id}`
  const answer = useAnswer<ClauseAnswer>(path, { shown }, { keepsLast: true })
  const paths = useMemo(() => [path], [path])
  usePolicyNews(paths)
  const { data } = answer
  return (
    <Page
      title={data?.clause.title ?? words.clause}
      back={{ to: '/policies', title: words.back }}
      note={
        <>
          {data !== undefined && (
            <>
              <StateMark type={clauseType} state={data.clause.state} /> {words.version(data.clause.version)}
            </>
          )}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        data !== undefined && (
          <>
            {data.mayWrite && session.may('policies.write') && (
              <Link className="button is-primary" to={`/policies/write?from=${id}`}>
                {words.newVersion}
              </Link>
            )}
            <Link className="button" to={`${registerAddress('policy-clause')}/${division}/${id}`}>
              {words.record}
            </Link>
          </>
        )
      }
    >
      <Answer of={answer}>
        {(page) => (
          <>
            <About page={page} />
            <Requirements page={page} />
            <Firms page={page} path={path} shown={shown} onShow={setShown} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function About({ page: { clause, fund } }: { readonly page: ClauseAnswer }) {
  const words = useWords()
  const { bounds } = clause
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [words.policy, `${clause.policyTitle}${clause.document === null ? '' : ` ${clause.document}`}`],
    [words.key, clause.key],
    [words.beneficiaries, clause.beneficiaries],
    [words.formula, <code key="formula">{clause.formula}</code>],
    [
      words.cap,
      `${yuanText(bounds.cap)} ${words.yuan} · ${words.roundings[bounds.roundTo as keyof typeof words.roundings]}`,
    ],
    ...(bounds.group === null
      ? []
      : [
          [
            words.group,
            `${bounds.group} · ${words.groupRules[bounds.rule as keyof typeof words.groupRules] ?? ''}${bounds.groupCap === null ? '' : ` ${yuanText(bounds.groupCap)} ${words.yuan}`}`,
          ] as const,
        ]),
    [words.mode, `${words.modes[clause.mode]} · ${words.pers[clause.per as keyof typeof words.pers]}`],
    [words.window, `${clause.from} — ${clause.to}`],
    ...(clause.evidence === null ? [] : [[words.evidence, clause.evidence] as const]),
    ...(clause.basis === null ? [] : [[words.basis, clause.basis] as const]),
    [
      words.funds,
      fund === null
        ? words.noFunds
        : `${words.allotted} ${yuanText(fund.allotted)} · ${words.reserved} ${yuanText(fund.reserved)} · ${words.spent} ${yuanText(fund.paid)} · ${words.left} ${yuanText(fund.left)} ${words.yuan}`,
    ],
  ]
  return (
    <Panel>
      <dl className="policies-facts">
        {rows.map(([name, value]) => (
          <Pair key={name} name={name}>
            {value}
          </Pair>
        ))}
      </dl>
    </Panel>
  )
}

const Pair = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

export function Requirements({
  page,
}: {
  readonly page: Pick<ClauseAnswer, 'requirements' | 'yes' | 'no' | 'unknown'>
}) {
  const words = useWords()
  return (
    <Panel title={words.conditions}>
      <section className="policies-scroll" aria-label={words.conditions}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.cite}</th>
              {(['true', 'false', 'unknown'] as const).map((truth) => (
                <th key={truth} scope="col" className="policies-number">
                  {words.truths[truth]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.requirements.map((one) => (
              <tr key={`${one.condition} ${one.cite}`}>
                <th scope="row">
                  <code className="policies-code">{one.condition}</code>
                </th>
                <td>{one.cite}</td>
                <td className="policies-number">{numberText(one.yes)}</td>
                <td className="policies-number">{numberText(one.no)}</td>
                <td className="policies-number">{numberText(one.unknown)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{words.total}</th>
              <td />
              <td className="policies-number">{numberText(page.yes)}</td>
              <td className="policies-number">{numberText(page.no)}</td>
              <td className="policies-number">{numberText(page.unknown)}</td>
            </tr>
          </tbody>
        </table>
      </section>
    </Panel>
  )
}

/** Columns of a list of firms by one truth. */
export function useFirmColumns(shown: TruthWord): readonly Column<FirmRow>[] {
  const words = useWords()
  const say = useSay()
  return useMemo(
    () => [
      { key: 'name', title: words.firm, width: 260, isFixed: true, value: (row) => row.name },
      { key: 'code', title: words.code, width: 190, value: (row) => row.code },
      {
        key: 'truth',
        title: words.truth,
        width: 110,
        value: (row) => words.truths[row.truth],
        cell: (row) => <TruthMark truth={row.truth} />,
      },
      ...(shown === 'true'
        ? [
            {
              key: 'amount',
              title: words.estimated,
              width: 150,
              align: 'end' as const,
              value: (row: FirmRow) => (row.amount === null ? null : Number(row.amount)),
              cell: (row: FirmRow) => yuanText(row.amount),
            },
            {
              key: 'claim',
              title: words.claim,
              width: 190,
              value: (row: FirmRow) => row.claim?.number ?? null,
              cell: (row: FirmRow) =>
                row.claim === null ? null : (
                  <>
                    <ClaimMark state={row.claim.state} /> {row.claim.number}
                  </>
                ),
            },
          ]
        : [{ key: 'why', title: words.why, width: 560, value: (row: FirmRow) => say(row.why) }]),
    ],
    [words, say, shown],
  )
}

function Firms({
  page,
  path,
  shown,
  onShow,
}: {
  readonly page: ClauseAnswer
  readonly path: string
  readonly shown: TruthWord
  readonly onShow: (truth: TruthWord) => void
}) {
  const words = useWords()
  const session = useSession()
  const language = useLanguage()
  const navigate = useNavigate()
  const columns = useFirmColumns(page.shown)
  return (
    <Panel title={words.firms} note={words.estimatedNote}>
      <TruthTabs counts={{ true: page.yes, unknown: page.unknown, false: page.no }} shown={shown} onShow={onShow} />
      <DataTable
        id="policy-clause-firms"
        label={words.firms}
        rows={page.rows}
        rowKey={({ id }) => id}
        columns={columns}
        onOpen={({ id }) => navigate(firmAddress(page.division, id))}
        card={(row) => <FirmCard firm={row} />}
        empty={<Empty title={words.noFirms} />}
        {...(session.may('policies.export')
          ? { onExport: () => api.download(`${path}/firms.xlsx`, { shown: page.shown, language }) }
          : {})}
      />
      {page.rows.length < page.total && <p className="muted">{words.more(page.rows.length, page.total)}</p>}
    </Panel>
  )
}
