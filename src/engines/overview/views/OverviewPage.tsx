import { useState } from 'react'
import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { useIsNarrow } from '../../../ui/DataTable.tsx'
import { periodText } from '../../../ui/format.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { MyDay, Overview } from '../answers.ts'
import { flattened, type PictureNode } from '../picture.ts'
import { Attention } from './Attention.tsx'
import { DayEntries } from './DayList.tsx'
import { LeaderView } from './LeaderView.tsx'
import { PictureTable } from './PictureTable.tsx'
import { PlanPicture, ToneLegend } from './PlanPicture.tsx'
import { SectionTargets } from './SectionTargets.tsx'
import { SummaryStrip } from './SummaryStrip.tsx'
import './overview.css'
import { useWords } from './words.ts'

/** 总览: the plan as one picture, time against progress, counts by standing, what needs attention, what waits for me. */
export default function OverviewPage() {
  const words = useWords()
  const { division, may } = useSession()
  const { id: plan, asOf } = usePlan()
  const isNarrow = useIsNarrow()
  const overview = useAnswer<Overview>('/api/v1/overview', { division, plan, asOf }, { keepsLast: true })
  useLive('targets', ['/api/v1/overview'])
  useLive('commitments', ['/api/v1/overview'])
  const shown = overview.data?.plan
  return (
    <Page
      title={words.title}
      note={
        shown && (
          <>
            <span>
              {shown.title} {periodText(shown.period)}
            </span>
            <span>{words.version(shown.version)}</span>
            {overview.data?.isSimulated && <SimulatedMark />}
          </>
        )
      }
    >
      <Answer
        of={overview}
        lines={8}
        isEmpty={(value) => value.plan === null || value.picture === null}
        empty={
          <Empty
            title={words.noPlan}
            actions={
              may('plans.review') ? (
                <Link className="button is-primary" to="/plans">
                  {words.toPlans}
                </Link>
              ) : undefined
            }
          >
            {words.noPlanTodo}
          </Empty>
        }
      >
        {(value) => (isNarrow ? <LeaderView overview={value} /> : <Desk overview={value} />)}
      </Answer>
    </Page>
  )
}

function Desk({ overview }: { readonly overview: Overview }) {
  const words = useWords()
  const [isTable, setTable] = useState(false)
  const [chosen, setChosen] = useState<PictureNode | null>(null)
  const { picture } = overview
  // The choice outlives a new answer only where the heading still stands.
  const node =
    chosen === null || picture === null
      ? null
      : (flattened(picture).find(({ node: one }) => one.id === chosen.id && one.level === chosen.level)?.node ?? null)
  return (
    <>
      <SummaryStrip overview={overview} />
      <div className="overview-columns">
        <div className="overview-main">
          <Panel
            title={words.picture}
            note={words.pictureNote}
            actions={
              <button type="button" className="button is-small" onClick={() => setTable(!isTable)}>
                {isTable ? words.asPicture : words.asTable}
              </button>
            }
          >
            {picture !== null &&
              (isTable ? (
                <PictureTable root={picture} onChoose={setChosen} />
              ) : (
                <PlanPicture root={picture} height={440} chosen={node?.id ?? null} onChoose={setChosen} />
              ))}
            <ToneLegend />
          </Panel>
          {node !== null && picture !== null && (
            <SectionTargets overview={overview} root={picture} node={node} onClose={() => setChosen(null)} />
          )}
        </div>
        <aside className="overview-side">
          <ForMe />
          <Attention overview={overview} atMost={8} />
        </aside>
      </div>
    </>
  )
}

/** The first things of my day, beside the picture. */
function ForMe() {
  const words = useWords()
  const { division } = useSession()
  const day = useAnswer<MyDay>('/api/v1/my-day', { division })
  const groups = day.data?.groups ?? []
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  return (
    <Panel
      title={words.forMe}
      note={day.data === undefined ? undefined : <span className="count">{total}</span>}
      actions={<Link to="/my-day">{words.forMeAll}</Link>}
    >
      <Answer of={day} lines={3} isEmpty={() => total === 0} empty={<p className="muted">{words.forMeNone}</p>}>
        {({ groups: found }) => (
          <ul className="overview-groups">
            {found.map(({ group, total: count, entries }) => (
              <li key={group}>
                <h3>
                  {words.day.groups[group]} <span className="count">{count}</span>
                </h3>
                <DayEntries entries={entries.slice(0, 2)} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Panel>
  )
}
