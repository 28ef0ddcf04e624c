import { useEffect, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import type { FirmAnswer, FirmClause } from '../answers.ts'
import { ClaimDialog } from './ClaimDialog.tsx'
import { GiveDialog, type Wanted } from './GiveDialog.tsx'
import { ClaimMark, claimAddress, TruthMark, usePolicyNews, yuanText } from './looks.tsx'
import { RequirementList } from './Requirement.tsx'
import { useWords } from './words.ts'
import './policies.css'

/** What policies give one firm: yes or no and why, what is missing and how far; claiming in one step; where claims stand. */
export default function FirmPage() {
  const { division = '', id = '' } = useParams()
  const words = useWords()
  const session = useSession()
  const path = `/api/v1/policies/firms/${division}/${id}`
  const answer = useAnswer<FirmAnswer>(path)
  const paths = useMemo(() => [path], [path])
  usePolicyNews(paths)
  const back = session.may('policies.read')
    ? { to: '/policies', title: words.back }
    : { to: '/policies/mine', title: words.mine }
  return (
    <Page
      title={answer.data === undefined ? words.mine : words.firmTitle(answer.data.firm.name)}
      back={back}
      note={session.isSimulated && <SimulatedMark />}
    >
      <Answer of={answer}>{(page) => <Shown page={page} path={path} />}</Answer>
    </Page>
  )
}

function Shown({ page, path }: { readonly page: FirmAnswer; readonly path: string }) {
  const words = useWords()
  // What was new when the page was opened keeps its mark, though it is looked at from now on.
  const [news] = useState(() => new Set(page.clauses.filter(({ isNew }) => page.isOwn && isNew).map(({ id }) => id)))
  useEffect(() => {
    if (news.size > 0) void api.send('POST', `${path}/opened`)
  }, [news, path])
  const [claiming, setClaiming] = useState<FirmClause | null>(null)
  const [giving, setGiving] = useState<Wanted | null>(null)
  const of = (holds: (one: FirmClause) => boolean) => page.clauses.filter(holds)
  const can = of(({ truth, claim }) => truth === 'true' && claim === null)
  const open = of(({ truth, claim }) => truth === 'unknown' && claim === null)
  const had = of(({ claim }) => claim !== null)
  const cannot = of(({ truth, claim }) => truth === 'false' && claim === null)
  const part = { page, news, onClaim: setClaiming, onGive: setGiving }
  return (
    <>
      <Panel title={`${words.can} · ${can.length}`}>
        {can.length === 0 ? <p className="muted">{words.noneCan}</p> : <Clauses {...part} clauses={can} />}
      </Panel>
      {open.length > 0 && (
        <Panel title={`${words.open} · ${open.length}`}>
          <Clauses {...part} clauses={open} />
        </Panel>
      )}
      <Claims page={page} />
      {had.length > 0 && (
        <Panel title={`${words.had} · ${had.length}`}>
          <Clauses {...part} clauses={had} />
        </Panel>
      )}
      {cannot.length > 0 && (
        <Panel title={`${words.cannot} · ${cannot.length}`}>
          <Clauses {...part} clauses={cannot} />
        </Panel>
      )}
      {claiming !== null && <ClaimDialog page={page} clause={claiming} path={path} onClose={() => setClaiming(null)} />}
      {giving !== null && <GiveDialog page={page} wanted={giving} path={path} onClose={() => setGiving(null)} />}
    </>
  )
}

interface Part {
  readonly page: FirmAnswer
  readonly clauses: readonly FirmClause[]
  readonly news: ReadonlySet<string>
  readonly onClaim: (clause: FirmClause) => void
  readonly onGive: (wanted: Wanted) => void
}

function Clauses({ clauses, ...part }: Part) {
  return (
    <ul className="policies-clauses">
      {clauses.map((clause) => (
        <Clause key={clause.id} clause={clause} {...part} />
      ))}
    </ul>
  )
}

function Clause({ page, clause, news, onClaim, onGive }: Omit<Part, 'clauses'> & { readonly clause: FirmClause }) {
  const words = useWords()
  const say = useSay()
  const { claim, truth, mode, isOpen } = clause
  const mayClaim =
    page.isOwn &&
    claim === null &&
    isOpen &&
    mode !== 'auto' &&
    clause.nothing === null &&
    (truth === 'true' || (truth === 'unknown' && mode === 'apply'))
  const level = words.level[clause.level as keyof typeof words.level] ?? clause.level
  return (
    <li className="policies-clause">
      <header>
        <h3>
          {clause.title}{' '}
          {news.has(clause.id) && (
            <Mark tone="good" shape="＋">
              {words.isNew}
            </Mark>
          )}
        </h3>
        {clause.amount !== null && truth !== 'false' && (
          <span className="policies-worth">
            {yuanText(clause.amount)} {words.yuan}
          </span>
        )}
      </header>
      <p className="muted">
        {level} · {clause.policyTitle} {clause.document} {clause.key} · {words.modes[mode]}
      </p>
      <p>{clause.beneficiaries}</p>
      <details open={truth !== 'true' && claim === null}>
        <summary>
          <TruthMark truth={truth} /> {words.conditions}
        </summary>
        <RequirementList
          requirements={clause.requirements}
          {...(page.isOwn ? { onGive: (missing: Wanted['missing']) => onGive({ missing, on: page.on }) } : {})}
        />
      </details>
      {clause.evidence !== null && claim === null && (
        <p className="muted">
          {words.evidence}：{clause.evidence}
        </p>
      )}
      <div className="policies-actions">
        {mayClaim && (
          <button type="button" className="button is-primary" onClick={() => onClaim(clause)}>
            {words.apply}
          </button>
        )}
        {claim !== null && (
          <>
            <ClaimMark state={claim.state} />
            <Link to={claimAddress(page.division, claim.id)}>{claim.number ?? words.claim}</Link>
          </>
        )}
        {!isOpen && claim === null && <span className="muted">{words.notOpen(clause.from, clause.to)}</span>}
        {isOpen && claim === null && mode === 'auto' && truth === 'true' && (
          <span className="muted">{words.autoNote}</span>
        )}
        {claim === null && clause.nothing !== null && <span className="muted">{say(clause.nothing)}</span>}
        {claim === null && truth === 'true' && clause.nothing === null && clause.isShort && (
          <span className="muted">{words.short}</span>
        )}
      </div>
    </li>
  )
}

function Claims({ page }: { readonly page: FirmAnswer }) {
  const words = useWords()
  if (page.claims.length === 0) return null
  return (
    <Panel title={words.progress}>
      <section className="policies-scroll" aria-label={words.progress}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.claim}</th>
              <th scope="col">{words.clause}</th>
              <th scope="col">{words.states}</th>
              <th scope="col" className="policies-number">
                {words.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {page.claims.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link to={claimAddress(page.division, one.id)}>{one.number ?? words.claim}</Link>
                </th>
                <td>{one.title}</td>
                <td>
                  <ClaimMark state={one.state} />
                </td>
                <td className="policies-number">{yuanText(one.amount ?? one.expected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
