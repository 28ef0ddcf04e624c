import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem } from '../../../ui/api.ts'
import { askConfirmation, askReason } from '../../../ui/dialogs.tsx'
import { useKeys } from '../../../ui/keys.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { EvidenceAnswer, ReviewAnswer } from '../answers.ts'
import { likenessOf } from '../carry.ts'
import type { Action } from '../decisions.ts'
import { ITEM_GROUPS, type ItemGroup } from '../definition.ts'
import { itemWords } from '../item-words.ts'
import { stateIn } from '../judge.ts'
import { bulkCandidates, heldByOther, progressBy, queueOrder } from '../queue.ts'
import type { StoredItem } from '../review-store.ts'
import { ItemPanel, type PanelMode } from './ItemPanel.tsx'
import { QueueList } from './QueueList.tsx'
import { type SentText, useTextOnScreen } from './shown-text.ts'
import { type ItemKind, itemKinds } from './text/items.ts'
import { TextPane, type TextPaneHandle } from './text/TextPane.tsx'
import { useReviewing } from './use-review.ts'
import { useWords } from './words.ts'
import './plans.css'

/** 校核: the queue, the published text with its marks, the card; whole by keyboard. */
export default function ReviewPage() {
  const { id = '' } = useParams()
  const session = useSession()
  const review = useAnswer<ReviewAnswer>(`/api/v1/reviews/${session.division}/${id}`)
  return <Answer of={review}>{(answer) => <Review key={answer.compilation} review={answer} />}</Answer>
}

const MARKED: Readonly<Record<StoredItem['kind'], readonly ItemKind[]>> = {
  statement: ['target', 'result', 'context'],
  proposal: ['target', 'result', 'context'],
  commitment: ['commitment'],
  system: ['system'],
  name: ['name'],
  diagnostic: ['diagnostic'],
}
const NO_HITS: readonly never[] = []
const ALL_KINDS: ReadonlySet<ItemKind> = new Set(itemKinds.filter((kind) => kind !== 'name'))

function Review({ review }: { readonly review: ReviewAnswer }) {
  const words = useWords()
  const say = useSay()
  const language = useLanguage()
  const session = useSession()
  const [search, setSearch] = useSearchParams()
  const mayReview = session.may('plans.review')
  const reviewing = useReviewing(review)
  const { items, states, holds } = reviewing
  const sent = useAnswer<SentText>(`/api/v1/reviews/${review.division}/${review.compilation}/text`)
  const text = useTextOnScreen(sent.data)
  const isReport = review.document.kind === 'report' || review.document.kind === 'bulletin'
  const evidence = useAnswer<EvidenceAnswer>(
    `/api/v1/documents/${review.division}/${review.document.id}/evidence`,
    {},
    { when: isReport },
  )
  const targets = useMemo(() => evidence.data?.readings.flatMap((reading) => reading.targets) ?? [], [evidence.data])
  const mustDecide: readonly ItemGroup[] = isReport ? ['proposal'] : review.mustDecide
  const [group, setGroup] = useState<ItemGroup | 'must' | 'all'>('must')
  const [show, setShow] = useState<'pending' | 'all' | 'decided' | 'changed'>('pending')
  const [chapter, setChapter] = useState<string | null>(null)
  const [order, setOrder] = useState<'doubt' | 'text'>('doubt')
  const [query, setQuery] = useState('')
  const [mode, setMode] = useState<PanelMode>('look')
  const pane = useRef<TextPaneHandle>(null)
  const changed = useMemo(() => new Set(review.earlier.map(({ item }) => item)), [review.earlier])

  const selectedId = search.get('item')
  const selected = useMemo(() => items.find(({ id }) => id === selectedId) ?? null, [items, selectedId])
  const select = useCallback(
    (item: string | null) => {
      setMode('look')
      setSearch(
        (now) => {
          const next = new URLSearchParams(now)
          if (item === null) next.delete('item')
          else next.set('item', item)
          return next
        },
        { replace: true },
      )
    },
    [setSearch],
  )
  const { open } = reviewing
  useEffect(() => open(mayReview ? selectedId : null), [open, selectedId, mayReview])

  const isWanted = useCallback(
    (item: StoredItem) =>
      group === 'all' || (group === 'must' ? mustDecide.includes(item.group) : item.group === group),
    [group, mustDecide],
  )
  // What was decided a moment ago stays in the list until one moves on, so that it can be undone in place.
  const queue = useMemo(() => {
    const plain = query.trim().toLowerCase()
    return items
      .filter((item) => {
        const { state } = stateIn(states, item.id)
        return (
          isWanted(item) &&
          (chapter === null || item.chapter === chapter) &&
          (show === 'all' ||
            item.id === selectedId ||
            (show === 'pending'
              ? state === 'pending'
              : show === 'decided'
                ? state !== 'pending'
                : changed.has(item.id))) &&
          (plain === '' || itemWords(item)[language].toLowerCase().includes(plain))
        )
      })
      .sort(order === 'doubt' ? queueOrder(mustDecide) : (a, b) => a.position - b.position)
  }, [items, states, isWanted, chapter, show, selectedId, changed, query, order, mustDecide, language])
  const progress = useMemo(() => {
    const order: readonly string[] = ITEM_GROUPS
    const rank = ({ key }: { readonly key: string }) => order.indexOf(key)
    return progressBy(items, states, (item) => item.group).sort((a, b) => rank(a) - rank(b))
  }, [items, states])
  const chapters = useMemo(
    () => progressBy(items.filter(isWanted), states, (item) => item.chapter ?? ''),
    [items, states, isWanted],
  )
  const titles = useMemo(() => new Map(text?.model.outline.map((node) => [node.id, node.title]) ?? []), [text])
  const candidates = useMemo(
    () =>
      bulkCandidates(
        items,
        states,
        holds,
        {
          groups: ITEM_GROUPS.filter(
            (one) =>
              one !== 'near-miss' && (group === 'all' || (group === 'must' ? mustDecide.includes(one) : one === group)),
          ),
          from: review.bulkFrom,
          chapter,
        },
        session.person.id,
        new Date().toISOString(),
      ),
    [items, states, holds, group, mustDecide, review.bulkFrom, chapter, session.person.id],
  )

  const at = queue.findIndex(({ id }) => id === selectedId)
  const walk = useCallback(
    (step: 1 | -1) => {
      const next = at < 0 ? queue[0] : queue[Math.min(queue.length - 1, Math.max(0, at + step))]
      if (next !== undefined) select(next.id)
    },
    [queue, at, select],
  )
  const act = useCallback(
    async (action: Action, reason: string | null = null): Promise<ApiProblem | null> => {
      if (selected === null) return null
      // The next open one, before this one leaves the queue.
      const next = queue.slice(at + 1).find(({ id }) => stateIn(states, id).state === 'pending')
      const problem = await reviewing.decide(selected.id, action, reason)
      if (problem !== null) {
        if (problem.faults.length === 0)
          toast(problem.isStale ? words.review.stale : say(problem.detail), { tone: 'wrong' })
      } else if (action.action === 'undo') toast(words.review.undone)
      else if (next !== undefined) select(next.id)
      return problem
    },
    [selected, queue, at, states, reviewing, select, say, words],
  )
  const actAloud = async (action: Action, reason: string | null = null) => {
    const problem = await act(action, reason)
    if (problem !== null && problem.faults.length > 0)
      toast(problem.faults.map((fault) => say(fault.message)).join(' '), { tone: 'wrong' })
  }
  const accept = async () => {
    if (selected === null) return
    const isNearMiss = selected.kind === 'proposal' && selected.found.isNearMiss
    const reason = isNearMiss ? await askReason({ title: words.review.acceptWhy }) : null
    if (isNearMiss && reason === null) return
    await actAloud({ action: 'accept' }, reason)
  }
  const reject = async () => {
    const reason = await askReason({ title: words.review.rejectWhy })
    if (reason !== null) await actAloud({ action: 'reject' }, reason)
  }
  const toText = () => {
    if (selected !== null) pane.current?.scrollTo(selected.start, 'center')
  }
  const holder = selected === null ? null : heldByOther(holds, selected.id, session.person.id, new Date().toISOString())
  const canAct = mayReview && selected !== null && holder === null
  const when = (run: () => void) => () => {
    if (canAct) run()
  }
  useKeys({
    j: { does: words.review.next, run: () => walk(1) },
    k: { does: words.review.previous, run: () => walk(-1) },
    a: { does: words.review.accept, run: when(() => void accept()) },
    e: { does: words.review.amend, run: when(() => setMode('amend')) },
    r: { does: words.review.reject, run: when(() => void reject()) },
    s: { does: words.review.split, run: when(() => setMode('split')) },
    m: { does: words.review.merge, run: when(() => setMode('merge')) },
    u: { does: words.review.undo, run: when(() => void actAloud({ action: 'undo' })) },
    g: { does: words.review.toText, run: toText },
  })

  const bulk = async () => {
    const from = review.bulkFrom.toFixed(2)
    const isSure = await askConfirmation({
      title: words.review.bulkTitle(candidates.length),
      text: words.review.bulkWhat(from),
      does: words.review.accept,
    })
    if (!isSure) return
    const groups = [...new Set(candidates.map((item) => item.group))]
    const answer = await reviewing.bulk(groups, review.bulkFrom, chapter, candidates.length)
    if (answer instanceof ApiProblem) return toast(say(answer.detail), { tone: 'wrong' })
    const { batch } = answer
    toast(words.review.bulkDone(answer.accepted), {
      undo: () => {
        if (batch !== null) void reviewing.undoBulk(batch)
      },
    })
  }

  // The marked thing in the text that a chosen item stands for.
  const marked = useMemo(() => {
    if (selected === null || text === null) return null
    const kinds = MARKED[selected.kind]
    return (
      text.items.find(
        (one) =>
          kinds.includes(one.kind) &&
          one.start === selected.start &&
          one.end === Math.max(selected.end, selected.start + 1),
      ) ?? null
    )
  }, [selected, text])
  const cited = useMemo(
    () => (selected === null || marked !== null ? null : { start: selected.start, end: selected.end }),
    [selected, marked],
  )
  const partners = useMemo(() => {
    if (selected === null || mode !== 'merge') return []
    const withWords = (item: StoredItem) => ({ ...item, words: '' })
    return items
      .filter((one) => {
        const { state } = stateIn(states, one.id)
        return (
          one.kind === selected.kind &&
          one.id !== selected.id &&
          state !== 'merged' &&
          state !== 'split' &&
          state !== 'rejected'
        )
      })
      .map((one) => ({ one, alike: likenessOf(withWords(selected), withWords(one)) }))
      .sort(
        (a, b) =>
          b.alike - a.alike ||
          Math.abs(a.one.position - selected.position) - Math.abs(b.one.position - selected.position),
      )
      .slice(0, 60)
      .map(({ one }) => one)
  }, [selected, mode, items, states])

  const mustLeft = progress
    .filter(({ key }) => mustDecide.some((one) => one === key))
    .reduce((sum, { total, decided }) => sum + total - decided, 0)
  const others = holds.filter(({ person }) => person !== session.person.id).length
  return (
    <Page
      title={`${words.review.title}：${review.document.title ?? review.document.name}`}
      back={{ to: '/plans', title: words.list.title }}
      note={
        <>
          {mustLeft === 0 ? words.review.allDone : `${words.review.must} ${mustLeft}`}
          {others > 0 && ` · ${words.review.others(others)}`}
          {!mayReview && ` · ${words.review.readOnly}`}
        </>
      }
      actions={
        <>
          {mayReview && candidates.length > 0 && (
            <button type="button" className="button" onClick={() => void bulk()}>
              {words.review.bulk(candidates.length, review.bulkFrom.toFixed(2))}
            </button>
          )}
          {review.document.basedOn !== null && (
            <Link className="button" to={`/reviews/${review.compilation}/differences`}>
              {words.review.differences}
            </Link>
          )}
          {review.plan !== null && session.may('plans.adopt') && (
            <Link className="button is-primary" to={`/plans/${review.plan.id}/adopt/${review.compilation}`}>
              {words.review.adopt}
            </Link>
          )}
        </>
      }
      tools={
        <div className="review-tools">
          <fieldset className="review-groups" aria-label={words.differences.group}>
            {(['must', 'all', ...progress.map(({ key }) => key as ItemGroup)] as const).map((one) => {
              const found = progress.find(({ key }) => key === one)
              return (
                <button
                  key={one}
                  type="button"
                  className="button is-small"
                  aria-pressed={group === one}
                  onClick={() => setGroup(one)}
                >
                  {one === 'must' ? words.review.must : one === 'all' ? words.review.all : words.groups[one]}
                  {found !== undefined && (
                    <small className="count">{words.review.progress(found.decided, found.total)}</small>
                  )}
                </button>
              )
            })}
          </fieldset>
          <select
            aria-label={words.differences.state}
            value={show}
            onChange={(event) => setShow(event.target.value as typeof show)}
          >
            <option value="pending">{words.review.pendingOnly}</option>
            <option value="all">{words.review.allStates}</option>
            <option value="decided">{words.review.decidedOnly}</option>
            {changed.size > 0 && <option value="changed">{words.review.changedOnly}</option>}
          </select>
          <select
            aria-label={words.review.allChapters}
            value={chapter ?? ''}
            onChange={(event) => setChapter(event.target.value === '' ? null : event.target.value)}
          >
            <option value="">{words.review.allChapters}</option>
            {chapters
              .filter(({ key }) => key !== '')
              .map(({ key, decided, total }) => (
                <option key={key} value={key}>
                  {`${titles.get(key) ?? key}  ${decided}/${total}`}
                </option>
              ))}
          </select>
          <select
            value={order}
            aria-label={words.review.queue}
            onChange={(event) => setOrder(event.target.value as typeof order)}
          >
            <option value="doubt">{words.review.byDoubt}</option>
            <option value="text">{words.review.byText}</option>
          </select>
          <input
            type="search"
            value={query}
            placeholder={words.review.search}
            aria-label={words.review.search}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      }
    >
      <div className="review">
        <div className="review-queue">
          {queue.length === 0 ? (
            <Empty title={words.review.none}>{words.review.noneTodo}</Empty>
          ) : (
            <QueueList
              items={queue}
              states={states}
              holds={holds}
              me={session.person.id}
              selected={selectedId}
              changed={changed}
              onSelect={select}
            />
          )}
        </div>
        <div className="review-text">
          <Answer of={sent}>
            {() =>
              text !== null && (
                <TextPane
                  ref={pane}
                  document={text}
                  all={text.items}
                  items={text.items}
                  kinds={ALL_KINDS}
                  selected={marked}
                  hits={NO_HITS}
                  range={null}
                  cited={cited}
                  onSection={ignore}
                  onSelect={(one) => {
                    if (one === null) return
                    const found = items.find(
                      (item) =>
                        MARKED[item.kind].includes(one.kind) && item.start === one.start && item.line === one.line,
                    )
                    if (found !== undefined) select(found.id)
                  }}
                />
              )
            }
          </Answer>
        </div>
        <div className="review-card">
          {selected === null ? (
            <>
              <p className="muted">{words.review.empty}</p>
              {evidence.data?.readings.map((reading) => (
                <section key={reading.plan.id}>
                  {reading.claims.length > 0 && (
                    <>
                      <h3>{words.review.claims}</h3>
                      <ul>
                        {reading.claims.map((claim) => (
                          <li key={`${claim.target}${claim.start}`}>
                            <button
                              type="button"
                              className="quote-link"
                              onClick={() => pane.current?.scrollTo(claim.start, 'center')}
                            >
                              {claim.sentence}
                            </button>
                          </li>
                        ))}
                      </ul>
                    </>
                  )}
                  <h3>
                    {words.review.unanswered}（{reading.unanswered.length}）
                  </h3>
                  <ul className="muted">
                    {reading.unanswered.map((one) => (
                      <li key={one.target}>{one.indicator}</li>
                    ))}
                  </ul>
                </section>
              ))}
            </>
          ) : (
            <ItemPanel
              review={review}
              item={selected}
              state={stateIn(states, selected.id)}
              holder={holder?.name ?? null}
              text={text}
              partners={partners}
              targets={targets}
              mode={mode}
              mayReview={mayReview}
              onMode={setMode}
              onAct={act}
              onAccept={() => void accept()}
              onReject={() => void reject()}
              onToText={toText}
            />
          )}
        </div>
      </div>
    </Page>
  )
}

const ignore = () => undefined
