import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { OwnEvaluation, OwnList } from '../answers.ts'
import { GradeMark, StageMark } from './looks.tsx'
import { useOwnWords } from './own-words.ts'
import './evaluations.css'

const PATH = '/api/v1/evaluation-own'

/** 我的企业评价: the rounds that the firms take part in for which the person acts, with what there is to do now. */
export default function OwnPage() {
  const { own: words } = useOwnWords()
  const session = useSession()
  const answer = useAnswer<OwnList>(PATH, { division: session.division })
  useLive('evaluations', [PATH])
  return (
    <Page title={words.title} note={session.isSimulated && <SimulatedMark />}>
      <Answer
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={words.empty}>{words.emptyTodo}</Empty>}
      >
        {(list) => (
          <div className="evaluation-panels">
            <p className="muted">{words.about}</p>
            {list.rows.map((row) => (
              <Own key={`${row.round} ${row.unit}`} row={row} sureFrom={list.sureFrom} />
            ))}
          </div>
        )}
      </Answer>
    </Page>
  )
}

const addressOf = ({ division, round, unit }: OwnEvaluation) =>
  `/evaluations/${division}/${round}/units/${encodeURIComponent(unit)}`

function Own({ row, sureFrom }: { readonly row: OwnEvaluation; readonly sureFrom: number }) {
  const { own: words } = useOwnWords()
  const say = useSay()
  return (
    <Panel
      title={row.title}
      note={
        <>
          <StageMark state={row.state} /> {row.period} · <span lang="zh">{row.name}</span> · {say(row.scheme)}
        </>
      }
    >
      <div className="evaluation-own">
        <div>
          <Standing row={row} sureFrom={sureFrom} />
        </div>
        <div>
          <Todo row={row} />
          <p className="evaluation-actions">
            <Link className={row.mayConfirm || row.mayObject ? 'button is-primary' : 'button'} to={addressOf(row)}>
              {row.mayConfirm ? words.check : words.look}
            </Link>
            {row.state !== 'confirming' && row.state !== 'trial' && (
              <Link className="button" to={`/evaluations/${row.division}/${row.round}?tab=notice`}>
                {words.list}
              </Link>
            )}
          </p>
        </div>
      </div>
    </Panel>
  )
}

/** What there is to do, or what the firm said last. */
function Todo({ row }: { readonly row: OwnEvaluation }) {
  const { own: words } = useOwnWords()
  const { state, says, dueOn } = row
  if (state === 'confirming')
    return (
      <p>
        {says === 'confirmed' ? (
          <Mark tone="good" shape="✓">
            {words.confirmed}
          </Mark>
        ) : says === 'doubted' ? (
          <Mark tone="fair" shape="?">
            {row.isDoubtAnswered ? words.doubtAnswered : words.doubted}
          </Mark>
        ) : (
          <Mark tone="poor" shape="!">
            {row.mayConfirm && dueOn !== null ? words.confirmBy(dueOn) : words.silent}
          </Mark>
        )}
      </p>
    )
  if (row.openObjections > 0)
    return (
      <p>
        <Mark tone="fair" shape="?">
          {words.objecting}
        </Mark>
      </p>
    )
  return row.mayObject && dueOn !== null ? <p>{words.objectBy(dueOn)}</p> : null
}

function Standing({ row, sureFrom }: { readonly row: OwnEvaluation; readonly sureFrom: number }) {
  const { own: words } = useOwnWords()
  const { result, grades } = row
  if (result === null)
    return <p className="muted">{row.exemptGrade === null ? words.notYet : `${words.exempt} · ${row.exemptGrade}`}</p>
  return (
    <>
      <p className="evaluation-own-grade">
        {grades.length > 0 && <GradeMark grade={result.grade} grades={grades} />}
        <b>{result.score === null ? '—' : words.score(numberText(result.score))}</b>
        <span>{result.rank === null ? '—' : words.rank(numberText(result.rank), row.unitsInAll)}</span>
      </p>
      <p className="muted">
        {[
          result.pool === null || result.poolRank === null
            ? null
            : words.inPool(result.pool, numberText(result.poolRank)),
          result.chance === null
            ? null
            : `${words.chance(percentText(result.chance, 0))}${result.chance < sureFrom ? ` (${words.fragile})` : ''}`,
          row.previousGrade === null ? null : words.previous(row.previousGrade),
          row.results > 1 ? words.corrected(row.results - 1) : null,
        ]
          .filter((one) => one !== null)
          .join(' · ')}
      </p>
    </>
  )
}
