import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { momentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import { Actions } from '../../registers/views/Actions.tsx'
import type { RecordAnswer } from '../../registers/views/contract.ts'
import { findType, pathOf } from '../../registers/views/declared.ts'
import { History } from '../../registers/views/History.tsx'
import type { Speech } from '../../registers/views/value-text.ts'
import type { ClaimAnswer } from '../answers.ts'
import { ClaimMark, clauseAddress, firmAddress, registerAddress, TruthMark, usePolicyNews, yuanText } from './looks.tsx'
import { RequirementList } from './Requirement.tsx'
import { useWords } from './words.ts'
import './policies.css'

const declared = findType('policy-claim')

/** One claim: what can be done now, how its amount is worked out each time it was judged, its money and its history. */
export default function ClaimPage() {
  const { division = '', id = '' } = useParams()
  const words = useWords()
  const session = useSession()
  const path = `/api/v1/policies/claims/${division}/${id}`
  const record = `${pathOf('policy-claim')}/${division}/${id}`
  const answer = useAnswer<ClaimAnswer>(path)
  const paths = useMemo(() => [path, record], [path, record])
  usePolicyNews(paths)
  const { data } = answer
  const back = session.may('policies.read')
    ? { to: '/policies', title: words.back }
    : { to: '/policies/mine', title: words.mine }
  return (
    <Page
      title={data === undefined ? words.claimTitle : words.claimOf(data.claim.firmName, data.claim.title)}
      back={back}
      note={
        <>
          {data !== undefined && (
            <>
              {data.claim.number} <ClaimMark state={data.claim.state} />
            </>
          )}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        data !== undefined && (
          <>
            <Link className="button" to={firmAddress(division, data.claim.firm)}>
              {words.toFirm}
            </Link>
            {session.may('policies.read') && (
              <Link className="button" to={clauseAddress(division, data.clause)}>
                {words.toClause}
              </Link>
            )}
            <Link className="button" to={`${registerAddress('policy-claim')}/${division}/${id}`}>
              {words.record}
            </Link>
          </>
        )
      }
    >
      <Answer of={answer}>
        {(page) => (
          <>
            <Figures page={page} />
            <Doing page={page} record={record} path={path} />
            {page.decisions.toReversed().map((decision) => (
              <DecisionPanel key={`${decision.does} ${decision.at}`} decision={decision} />
            ))}
            <Entries page={page} />
            <Past record={record} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Figures({ page: { claim, policyTitle } }: { readonly page: ClaimAnswer }) {
  const words = useWords()
  const rows = [
    [words.expected, `${yuanText(claim.expected)} ${words.yuan}`],
    [words.amount, yuanText(claim.amount)],
    [words.mode, words.modes[claim.mode as keyof typeof words.modes]],
    [words.policy, policyTitle],
  ] as const
  return (
    <Panel>
      <dl className="policies-figures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

const SILENT: Speech['nameOf'] = () => null

/** What may be done now; the amount stands in already, since it may be no other. */
function Doing({ page, record, path }: { readonly page: ClaimAnswer; readonly record: string; readonly path: string }) {
  const language = useLanguage()
  const forget = useForget()
  const answer = useAnswer<RecordAnswer>(record)
  const speech = useMemo((): Speech => ({ language, nameOf: SILENT }), [language])
  if (declared === undefined || answer.data === undefined) return null
  const worked = page.decisions.at(-1)?.again ?? page.claim.expected
  const filled = { ...answer.data, values: { ...answer.data.values, amount: answer.data.values.amount ?? worked } }
  return (
    <Actions
      declared={declared}
      page={filled}
      speech={speech}
      onDone={() => void forget([record, path, '/api/v1/policies'])}
    />
  )
}

function Past({ record }: { readonly record: string }) {
  const language = useLanguage()
  const answer = useAnswer<RecordAnswer>(record)
  const speech = useMemo((): Speech => ({ language, nameOf: SILENT }), [language])
  if (declared === undefined || answer.data === undefined) return null
  return <History type={declared.type} steps={answer.data.steps} speech={speech} bodyName={SILENT} />
}

function DecisionPanel({ decision }: { readonly decision: ClaimAnswer['decisions'][number] }) {
  const words = useWords()
  const say = useSay()
  const isSame = Number(decision.amount ?? Number.NaN) === Number(decision.again ?? Number.NaN)
  const isNothing = decision.amount === null && decision.again === null
  return (
    <Panel
      title={`${words.arithmetic} · ${words.decided[decision.does as keyof typeof words.decided] ?? decision.does}`}
      note={words.decidedBy(decision.byName, momentText(decision.at))}
    >
      <p className="muted">{words.arithmeticText}</p>
      <details open={decision.truth !== 'true'}>
        <summary>
          <TruthMark truth={decision.truth} /> {words.conditions} · {words.version(decision.version)}
        </summary>
        <RequirementList requirements={decision.requirements} />
      </details>
      <section className="policies-scroll" aria-label={words.facts}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.fact}</th>
              <th scope="col" className="policies-number">
                {words.value}
              </th>
              <th scope="col">{words.source}</th>
              <th scope="col">{words.asOfDay}</th>
            </tr>
          </thead>
          <tbody>
            {decision.facts.map((fact) => (
              <tr key={fact.name}>
                <th scope="row">{say(fact.label)}</th>
                <td className="policies-number">
                  {fact.value ?? '—'} {fact.value === null ? '' : fact.unit}
                </td>
                <td>{say(fact.source)}</td>
                <td>{fact.asOf ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        {words.formula}：<code className="policies-code">{decision.formula}</code>
      </p>
      <section className="policies-scroll" aria-label={words.steps}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.steps}</th>
              <th scope="col" className="policies-number">
                {words.result}
              </th>
            </tr>
          </thead>
          <tbody>
            {decision.lines.map((line) => (
              <tr key={line.label.zh}>
                <th scope="row">{say(line.label)}</th>
                <td className="policies-number">{yuanText(line.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {!isNothing && (
        <p className={isSame ? 'muted' : 'wrong'}>
          {isSame ? `✓ ${words.same}` : `✗ ${words.different(decision.again ?? '—')}`}
        </p>
      )}
    </Panel>
  )
}

function Entries({ page }: { readonly page: ClaimAnswer }) {
  const words = useWords()
  return (
    <Panel title={words.entries}>
      {page.entries.length === 0 ? (
        <p className="muted">{words.noEntries}</p>
      ) : (
        <section className="policies-scroll" aria-label={words.entries}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.entries}</th>
                <th scope="col" className="policies-number">
                  {words.reserved}（{words.yuan}）
                </th>
                <th scope="col" className="policies-number">
                  {words.spent}（{words.yuan}）
                </th>
                <th scope="col">{words.who}</th>
              </tr>
            </thead>
            <tbody>
              {page.entries.map((entry) => (
                <tr key={`${entry.does} ${entry.at}`}>
                  <th scope="row">{momentText(entry.at)}</th>
                  <td>{words.does[entry.does as keyof typeof words.does] ?? entry.does}</td>
                  <td className="policies-number">{yuanText(entry.reserved)}</td>
                  <td className="policies-number">{yuanText(entry.paid)}</td>
                  <td>{entry.byName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  )
}
