import { useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { AnyStanding } from '../../../model/standing.ts'
import { standingFrom } from '../../../model/standing.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { dayText, momentText, periodText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { Mark, StandingMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { PlanAnswer, VersionAnswer } from '../answers.ts'
import type { Adopted, AdoptedElements, Found } from '../definition.ts'
import { itemWords } from '../item-words.ts'
import { type SentText, sentenceAround, useTextOnScreen } from './shown-text.ts'
import { type Item, type ItemKind, itemsOf } from './text/items.ts'
import { TextPane, type TextPaneHandle } from './text/TextPane.tsx'
import { UploadDialog } from './UploadDialog.tsx'
import { useWords } from './words.ts'
import './plans.css'

type Tab = 'text' | 'versions'

/** One plan: its text in force with what was adopted and where targets stand, and all its versions. */
export default function PlanPage() {
  const words = useWords()
  const { id = '' } = useParams()
  const session = useSession()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [isUploading, setUploading] = useState(false)
  const { asOf } = usePlan()
  const tab: Tab = search.get('tab') === 'versions' ? 'versions' : 'text'
  const plan = useAnswer<PlanAnswer>(`/api/v1/plans/${session.division}/${id}`, { on: asOf })
  return (
    <Answer of={plan}>
      {(found) => (
        <Page
          title={found.title}
          back={{ to: '/plans', title: words.list.title }}
          note={
            <>
              <span className="plan-kind">{words.kinds[found.kind]}</span> {periodText(found.period)}
              {found.inForce !== null &&
                ` · ${words.plan.version(found.inForce.number)} · ${words.list.from(found.inForce.effectiveFrom)}`}
            </>
          }
          actions={
            <>
              {found.kind !== 'upper' && found.inForce !== null && (
                <Link className="button" to={`/plans/${found.id}/alignment`}>
                  {words.alignment.title}
                </Link>
              )}
              {session.may('plans.review') && (
                <button type="button" className="button" onClick={() => setUploading(true)}>
                  {words.plan.newText}
                </button>
              )}
            </>
          }
          tools={
            <div className="review-groups">
              {(['text', 'versions'] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  className="button is-small"
                  aria-pressed={tab === one}
                  onClick={() =>
                    setSearch((now) => {
                      const next = new URLSearchParams(now)
                      next.set('tab', one)
                      return next
                    })
                  }
                >
                  {words.plan[one]}
                </button>
              ))}
            </div>
          }
        >
          {tab === 'versions' ? (
            <Versions plan={found} />
          ) : found.inForce === null ? (
            <Empty title={words.plan.noVersion}>{words.plan.noVersionTodo}</Empty>
          ) : (
            <Running plan={found} asOf={asOf} />
          )}
          {isUploading && (
            <UploadDialog
              first={found.kind}
              plan={found.id}
              plans={[found]}
              onClose={() => setUploading(false)}
              onDone={({ compilation }) => {
                if (compilation !== null) navigate(`/reviews/${compilation}`)
              }}
            />
          )}
        </Page>
      )}
    </Answer>
  )
}

interface RunningText extends SentText {
  readonly version: VersionAnswer
  readonly elements: AdoptedElements
}

interface TargetLine {
  readonly id: string
  readonly division: string
  readonly standing: string
  readonly clause: string
  readonly value: number | null
}

const KINDS: ReadonlySet<ItemKind> = new Set(['target', 'commitment', 'system', 'diagnostic'])
const NO_HITS: readonly never[] = []

/** The text in force; each target carries where it stands. */
function Running({ plan, asOf }: { readonly plan: PlanAnswer; readonly asOf: string | null }) {
  const session = useSession()
  const [search] = useSearchParams()
  const pane = useRef<TextPaneHandle>(null)
  const sent = useAnswer<RunningText>(`/api/v1/plans/${plan.division}/${plan.id}/text`, {
    on: asOf,
    version: search.get('version'),
  })
  const targets = useAnswer<{ readonly rows: readonly TargetLine[] }>(
    '/api/v1/targets',
    { division: plan.division, plan: plan.id, asOf },
    { when: session.may('targets.read') },
  )
  const shown = useTextOnScreen(sent.data)
  const { elements } = sent.data ?? {}
  // What was adopted is marked, not what the compiler once found.
  const items = useMemo(() => {
    if (shown === null || elements === undefined) return []
    return itemsOf({
      ...shown.model,
      statements: elements.statements.map(({ id, value }) => ({ ...value, id })),
      commitments: elements.commitments.map(({ id, value }) => ({ ...value, id })),
      systems: elements.systems.map(({ value }) => value),
      diagnostics: elements.diagnostics.map(({ value }) => value),
    })
  }, [shown, elements])
  const [selected, setSelected] = useState<Item | null>(null)
  // A target of a clause by its value: a fall is told with either sign.
  const byStart = useMemo(() => {
    const rows = new Map<string, TargetLine>()
    for (const row of targets.data?.rows ?? []) rows.set(`${row.clause}|${Math.abs(row.value ?? 0)}`, row)
    return new Map(
      items.flatMap((item) => {
        const row = item.kind === 'target' ? rows.get(`${item.clause}|${Math.abs(item.statement.value)}`) : undefined
        return row === undefined ? [] : [[item.start, row] as const]
      }),
    )
  }, [targets.data, items])
  const standings = useMemo(() => {
    const counts = new Map<AnyStanding, number>()
    for (const { standing } of targets.data?.rows ?? [])
      counts.set(standingFrom(standing), (counts.get(standingFrom(standing)) ?? 0) + 1)
    return [...counts]
  }, [targets.data])
  return (
    <Answer of={sent}>
      {({ version }) =>
        shown !== null && (
          <>
            <p className="plan-standings">
              {standings.map(([standing, count]) => (
                <span key={standing}>
                  <StandingMark standing={standing} /> {count}
                </span>
              ))}
            </p>
            <div className="running">
              <div className="review-text">
                <TextPane
                  key={version.id}
                  ref={pane}
                  document={shown}
                  all={items}
                  items={items}
                  kinds={KINDS}
                  selected={selected}
                  hits={NO_HITS}
                  range={null}
                  cited={null}
                  onSelect={setSelected}
                  onSection={ignore}
                />
              </div>
              <div className="review-card">
                {selected === null ? (
                  <TargetsBeside
                    items={items}
                    byStart={byStart}
                    onGo={(item) => {
                      setSelected(item)
                      pane.current?.scrollTo(item.start, 'center')
                    }}
                  />
                ) : (
                  <Card
                    item={selected}
                    shown={shown}
                    elements={elements}
                    target={byStart.get(selected.start) ?? null}
                    onClose={() => setSelected(null)}
                  />
                )}
              </div>
            </div>
          </>
        )
      }
    </Answer>
  )
}

const ignore = () => undefined

/** Every target of the text with where it stands, the way into the text. */
function TargetsBeside({
  items,
  byStart,
  onGo,
}: {
  readonly items: readonly Item[]
  readonly byStart: ReadonlyMap<number, TargetLine>
  readonly onGo: (item: Item) => void
}) {
  const words = useWords()
  const language = useLanguage()
  return (
    <>
      <p className="muted">{words.plan.none}</p>
      <ul className="targets-beside">
        {items.flatMap((item) => {
          if (item.kind !== 'target') return []
          const line = byStart.get(item.start)
          return [
            <li key={item.key}>
              <button type="button" className="quote-link" onClick={() => onGo(item)}>
                {itemWords({ kind: 'statement', found: item.statement })[language]}
              </button>
              {line !== undefined && <StandingMark standing={standingFrom(line.standing)} />}
            </li>,
          ]
        })}
      </ul>
    </>
  )
}

function Card({
  item,
  shown,
  elements,
  target,
  onClose,
}: {
  readonly item: Item
  readonly shown: NonNullable<ReturnType<typeof useTextOnScreen>>
  readonly elements: AdoptedElements | undefined
  readonly target: TargetLine | null
  readonly onClose: () => void
}) {
  const words = useWords()
  const language = useLanguage()
  const found = foundOf(item)
  const adopted: Adopted<unknown> | undefined =
    elements === undefined
      ? undefined
      : [...elements.statements, ...elements.commitments].find(({ id }) => id === item.key)
  const [before, stretch, after] = sentenceAround(shown, item.clause, item.start, item.end)
  return (
    <aside className="item-panel">
      <header>
        <span className="plan-kind">
          {item.kind === 'name'
            ? words.groups.name
            : words.groups[item.kind === 'diagnostic' ? 'diagnostic' : item.kind]}
        </span>
        <button type="button" className="button is-small is-quiet" onClick={onClose}>
          ✕
        </button>
      </header>
      {found !== null && <h2>{itemWords(found)[language]}</h2>}
      {target !== null && (
        <p>
          <StandingMark standing={standingFrom(target.standing)} />{' '}
          <Link to={`/targets/${target.division}/${target.id}`}>{words.plan.openTarget}</Link>
        </p>
      )}
      {item.kind === 'diagnostic' && (
        <p className="muted">{language === 'en' ? item.diagnostic.hintEn : item.diagnostic.hint}</p>
      )}
      {adopted !== undefined && (
        <p className="muted">
          {words.plan.way[adopted.way]}
          {adopted.found !== null &&
            JSON.stringify(adopted.found) !== JSON.stringify(adopted.value) &&
            ` · ${words.plan.amended}`}
        </p>
      )}
      <blockquote lang="zh-CN">
        {before}
        <mark>{stretch}</mark>
        {after}
      </blockquote>
      <p className="muted">
        {words.review.line(item.line)}
        {item.clause !== null && ` · ${item.clause}`}
      </p>
    </aside>
  )
}

function foundOf(item: Item): Found | null {
  switch (item.kind) {
    case 'target':
    case 'result':
    case 'context':
      return { kind: 'statement', found: item.statement }
    case 'commitment':
      return { kind: 'commitment', found: item.commitment }
    case 'system':
      return { kind: 'system', found: item.system }
    case 'diagnostic':
      return { kind: 'diagnostic', found: item.diagnostic }
    case 'name':
      return { kind: 'name', found: item.thing }
  }
}

/** All versions with their approval, days and hash. */
function Versions({ plan }: { readonly plan: PlanAnswer }) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const path = `/api/v1/plans/${plan.division}/${plan.id}`
  const answer = useAnswer<{ readonly versions: readonly VersionAnswer[] }>(`${path}/versions`)
  const verify = async (number: number) => {
    try {
      const { changed } = await api.get<{ readonly changed: readonly string[] }>(`${path}/versions/${number}/verify`)
      if (changed.length === 0) toast(words.plan.verified)
      else
        toast(
          words.plan.verifyFailed(
            changed
              .map((part) => words.plan.verifyParts[part as keyof typeof words.plan.verifyParts] ?? part)
              .join('、'),
          ),
          { tone: 'wrong' },
        )
    } catch (error) {
      if (error instanceof ApiProblem) toast(say(error.detail), { tone: 'wrong' })
      else throw error
    }
  }
  return (
    <Answer
      of={answer}
      isEmpty={({ versions }) => versions.length === 0}
      empty={<Empty title={words.list.none}>{words.plan.noVersionTodo}</Empty>}
    >
      {({ versions }) => (
        <ol className="plan-versions" reversed>
          {[...versions].reverse().map((version, i, all) => (
            <li key={version.number}>
              <Panel
                title={words.plan.version(version.number)}
                note={words.adopt.reasons[version.reason]}
                actions={
                  <>
                    <Link className="button is-small" to={`/plans/${plan.id}?tab=text&version=${version.number}`}>
                      {words.plan.text}
                    </Link>
                    {session.may('plans.see-review') && all[i + 1] !== undefined && (
                      <Link
                        className="button is-small"
                        to={`/reviews/${version.compilation}/differences?with=${all[i + 1]?.compilation}`}
                      >
                        {words.plan.differences}
                      </Link>
                    )}
                    <button type="button" className="button is-small" onClick={() => void verify(version.number)}>
                      {words.plan.verify}
                    </button>
                  </>
                }
              >
                <p>
                  {version.isInForce && (
                    <Mark tone="good" shape="●">
                      {words.plan.inForce}
                    </Mark>
                  )}{' '}
                  {words.plan.effective} {dayText(version.effectiveFrom)} —{' '}
                  {version.effectiveTo === null ? '' : dayText(version.effectiveTo)}
                </p>
                <p>
                  {words.plan.approval}：{version.approval.body} {version.approval.number}（
                  {dayText(version.approval.issuedOn)}）
                </p>
                <p className="muted">
                  {words.plan.adoptedBy(version.adoptedByName, momentText(version.adoptedAt))} · {version.compiler} ·{' '}
                  {words.plan.hash} <code>{version.hash.slice(0, 16)}</code>
                </p>
              </Panel>
            </li>
          ))}
        </ol>
      )}
    </Answer>
  )
}
