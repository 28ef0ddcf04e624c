import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { momentText, numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { UnitPage as UnitAnswer } from '../answers.ts'
import { EDITABLE } from '../round-state.ts'
import { Arithmetic } from './Arithmetic.tsx'
import { CellsDialog } from './CellsDialog.tsx'
import { CertaintyPanel } from './CertaintyPanel.tsx'
import { DoubtDialog } from './DoubtDialog.tsx'
import { Doubts } from './DoubtList.tsx'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { GradeMark, StageMark, usePunctuation } from './looks.tsx'
import { Objection } from './NoticePanel.tsx'
import { ObjectDialog } from './ObjectDialog.tsx'
import { useOwnWords } from './own-words.ts'
import { useRoundWords } from './round-words.ts'
import { WhatIfPanel } from './WhatIfPanel.tsx'
import './evaluations.css'

/** A unit's page: its score unfolded, its data with its origins, how sure the grade is, what would change it. */
export default function UnitPage() {
  const { unitPage: words, until } = useRoundWords()
  const { own } = useOwnWords()
  const session = useSession()
  const { division = '', id = '', code = '' } = useParams()
  const [search] = useSearchParams()
  const round = `/api/v1/evaluation-rounds/${division}/${id}`
  const path = `${round}/units/${encodeURIComponent(code)}`
  const asked = search.get('result')
  const answer = useAnswer<UnitAnswer>(path, asked === null ? {} : { no: asked })
  const forget = useForget()
  useLive('evaluations', [path])
  const again = () => forget(['/api/v1/evaluation-rounds'])
  return (
    <Page
      title={answer.data?.unit.name ?? code}
      back={
        session.may('evaluations.own')
          ? { to: '/my-evaluations', title: own.title }
          : { to: `/evaluations/${division}/${id}`, title: answer.data?.round.title ?? words.back }
      }
      note={
        answer.data !== undefined && (
          <>
            {answer.data.round.isSimulated && <SimulatedMark />} <StageMark state={answer.data.round.state} />{' '}
            {answer.data.round.period}
            {answer.data.dueOn !== null && isUnitsTurn(answer.data) && ` · ${until(answer.data.dueOn)}`}
          </>
        )
      }
      actions={
        answer.data !== undefined && <UnitActions page={answer.data} round={round} path={path} onChanged={again} />
      }
    >
      <Answer of={answer}>
        {(page) => (
          <div className="evaluation-unit">
            <div>
              <Standing page={page} />
              {page.arithmetic !== null && (
                <Panel title={words.arithmetic} note={words.arithmeticHint}>
                  <Arithmetic root={page.arithmetic} names={page.names} />
                </Panel>
              )}
              <Cells page={page} />
            </div>
            <div>
              {page.result?.certainty !== undefined && <CertaintyPanel page={page} />}
              {page.result !== null && asked === null && <WhatIfPanel page={page} path={path} />}
              <Earlier page={page} />
              {page.objections.length > 0 && (
                <Panel>
                  <ul className="evaluation-objections">
                    {page.objections.map((one) => (
                      <Objection key={one.id} one={one} path={round} onChanged={again} />
                    ))}
                  </ul>
                </Panel>
              )}
            </div>
          </div>
        )}
      </Answer>
    </Page>
  )
}

/** Stages whose last day is the unit's own: of the others the office keeps the days. */
const isUnitsTurn = ({ round }: UnitAnswer) => round.state === 'confirming' || round.state === 'notice'

/** Score, rank and grade, and what decided the grade besides the score. */
function Standing({ page }: { readonly page: UnitAnswer }) {
  const { colon } = usePunctuation()
  const { unitPage: words } = useRoundWords()
  const { own } = useOwnWords()
  const say = useSay()
  const { result, exempt, grades } = page
  if (exempt !== null)
    return (
      <p className="evaluation-banner">
        {words.exempt(say(exempt.rule))} {exempt.grade}
      </p>
    )
  if (result === null) return null
  return (
    <Panel>
      <dl className="evaluation-standing">
        <div>
          <dt>{words.score}</dt>
          <dd>{result.score === null ? words.noScore : numberText(result.score)}</dd>
        </div>
        <div>
          <dt>{words.rank}</dt>
          <dd>
            {result.rank === null ? '—' : numberText(result.rank)}{' '}
            <small>
              {words.of(page.unitsInAll)}
              {result.pool !== null &&
                result.poolRank !== null &&
                ` · ${own.inPool(result.pool, numberText(result.poolRank))}`}
            </small>
          </dd>
        </div>
        {grades.length > 0 && (
          <div>
            <dt>{words.grade}</dt>
            <dd>
              <GradeMark grade={result.grade} grades={grades} />
              {result.earnedGrade !== null && result.earnedGrade !== result.grade && (
                <small> {words.earned(result.earnedGrade)}</small>
              )}
            </dd>
          </div>
        )}
        {page.previous !== null && (
          <div>
            <dt lang="zh">{words.previous(page.previous.title)}</dt>
            <dd>
              <small>
                {words.rank} {page.previous.rank ?? '—'} · {page.previous.grade ?? numberText(page.previous.score)}
              </small>
            </dd>
          </div>
        )}
      </dl>
      {result.decisions.length > 0 && (
        <ul>
          {result.decisions.map((decision) => (
            <li key={`${decision.kind} ${decision.id}`}>
              {say(page.names[decision.id] ?? { zh: decision.id, en: decision.id })}
              {colon}
              {words.verdicts[decision.verdict]}
              {decision.from !== null && decision.to !== null && ` · ${decision.from} → ${decision.to}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Cells({ page }: { readonly page: UnitAnswer }) {
  const { listed } = usePunctuation()
  const { unitPage: words, data, evidence } = useRoundWords()
  const say = useSay()
  return (
    <Panel
      title={words.cells}
      note={
        page.unit.says === 'confirmed' ? (
          <Mark tone="good" shape="✓">
            {words.said(page.unit.saidBy)}
          </Mark>
        ) : page.unit.says === 'doubted' ? (
          <Mark tone="bad" shape="?">
            {words.doubtedBy(page.unit.saidBy)}
          </Mark>
        ) : undefined
      }
    >
      {page.unit.says === 'doubted' && <Doubts unit={page.unit} />}
      <div className="evaluation-whole">
        <table className="figures">
          <thead>
            <tr>
              {[words.column, words.value, words.unit, words.usedBy, words.provider, evidence.head].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.columns.map(({ column, unit, usedBy, about, provider }) => {
              const text = page.unit.cells[column] ?? ''
              return (
                <tr key={column}>
                  <th scope="row" lang="zh" title={about}>
                    {column}
                  </th>
                  <td>
                    {text === '' ? (
                      '—'
                    ) : (
                      <Figure
                        value={text}
                        text={text}
                        title={data.origin(page.unit.name, column)}
                        origin={page.origins[column] ?? null}
                      />
                    )}
                  </td>
                  <td>{unit || '—'}</td>
                  <td>{listed(usedBy.map(say))}</td>
                  <td lang="zh">{provider || '—'}</td>
                  <td lang="zh">
                    <Proofs page={page} column={column} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

/** What proves a cell, each file with its address. */
function Proofs({ page, column }: { readonly page: UnitAnswer; readonly column: string }) {
  const session = useSession()
  const own = page.evidence.filter(({ columns }) => columns.includes(column))
  if (own.length === 0) return '—'
  return own.map((one) => (
    <span key={one.id} title={`${one.by} ${momentText(one.at)}`}>
      {one.title}
      {one.documentNo !== null && `（${one.documentNo}）`}
      {one.files.map((file) => (
        <a key={file.id} href={`/api/v1/files/${session.division}/${file.id}`} download>
          {' '}
          {file.name}
        </a>
      ))}{' '}
    </span>
  ))
}

function Earlier({ page }: { readonly page: UnitAnswer }) {
  const { unitPage: words, results } = useRoundWords()
  if (page.earlier.length === 0) return null
  return (
    <Panel title={words.earlier}>
      <table className="figures">
        <thead>
          <tr>
            {[results.version, words.score, words.rank, words.grade, ''].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.earlier.map((one) => (
            <tr key={one.no}>
              <td>
                {results.versionNo(one.no)} · {results.why[one.why]}
              </td>
              <td>{numberText(one.score)}</td>
              <td>{one.rank ?? '—'}</td>
              <td>{one.grade ?? '—'}</td>
              <td className="muted">{momentText(one.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function UnitActions({
  page,
  round,
  path,
  onChanged,
}: {
  readonly page: UnitAnswer
  readonly round: string
  readonly path: string
  readonly onChanged: () => Promise<void>
}) {
  const { unitPage: words, evidence } = useRoundWords()
  const session = useSession()
  const [opened, setOpened] = useState<'evidence' | 'objection' | 'cells' | 'doubt' | null>(null)
  const dialog = {
    page,
    onClose: () => setOpened(null),
    onDone: async () => {
      setOpened(null)
      await onChanged()
    },
  }
  const { attempt, problem } = useTrying()
  const confirm = async () => {
    await attempt(() =>
      api.send('POST', `${path}/confirmation`, { rowNo: page.unit.rowNo, says: 'confirmed', note: '' }),
    )
    await onChanged()
  }
  return (
    <>
      {page.mayConfirm && page.unit.says !== 'confirmed' && (
        <button type="button" className="button is-primary" onClick={() => void confirm()}>
          {words.confirm}
        </button>
      )}
      {page.mayConfirm && (
        <button type="button" className="button" onClick={() => setOpened('doubt')}>
          {words.doubt}
        </button>
      )}
      {page.mayProve && (
        <button type="button" className="button" onClick={() => setOpened('evidence')}>
          {evidence.add}
        </button>
      )}
      {page.mayObject && (
        <button type="button" className="button is-primary" onClick={() => setOpened('objection')}>
          {words.object}
        </button>
      )}
      {session.may('evaluations.run') && EDITABLE.includes(page.round.state) && (
        <button type="button" className="button" onClick={() => setOpened('cells')}>
          {words.edit}
        </button>
      )}
      {problem !== null && (
        <div className="evaluation-why">
          <Problem of={problem} />
        </div>
      )}
      {opened === 'doubt' && <DoubtDialog {...dialog} path={path} />}
      {opened === 'evidence' && <EvidenceDialog {...dialog} path={path} />}
      {opened === 'objection' && <ObjectDialog {...dialog} round={round} />}
      {opened === 'cells' && <CellsDialog {...dialog} round={round} />}
    </>
  )
}
