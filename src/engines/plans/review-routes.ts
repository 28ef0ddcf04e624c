import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { announce } from '../../platform/live/live.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import {
  BulkAnswer,
  BulkInput,
  DecisionAnswer,
  type DecisionInput,
  DecisionsInput,
  DifferencesAnswer,
  HoldAnswer,
  HoldsInput,
  One,
  ReviewAnswer,
  ReviewChanges,
  type StateAnswer,
} from './answers.ts'
import type { Action, ItemState } from './decisions.ts'
import { PENDING } from './decisions.ts'
import { linesBetween } from './documents/adoption.ts'
import { tellEvidence } from './documents/evidence.ts'
import { documentAnswer } from './documents-routes.ts'
import { findCompilation, findDocument, findPlan, readShown, readText } from './documents-store.ts'
import { stateIn } from './judge.ts'
import { bulkCandidates } from './queue.ts'
import { nearMissesAlone, noSuchReview } from './refusals.ts'
import {
  appendDecisions,
  changeHolds,
  decide,
  findCarried,
  findDecisions,
  findHead,
  findHolds,
  findItems,
  findStates,
  lockReview,
  type StoredItem,
  type Turned,
} from './review-store.ts'
import { REVIEWING, UNDECIDED } from './settings.ts'
import { findVersions } from './versions-store.ts'

const tag = 'plans'
const since = '0.2.0'

const stateAnswers = (states: ReadonlyMap<string, ItemState>): StateAnswer[] =>
  [...states].map(([item, state]) => ({ item, ...state }))

/** The action of a decision as it was sent. */
function actionOf(input: DecisionInput): Action {
  switch (input.action) {
    case 'amend':
      return { action: 'amend', fields: input.fields }
    case 'split':
      return { action: 'split', parts: input.parts }
    case 'merge':
      return { action: 'merge', into: input.into }
    default:
      return { action: input.action }
  }
}

/** Items with what stood before and stands now. */
const turnedOf = (
  items: readonly StoredItem[],
  before: ReadonlyMap<string, ItemState>,
  after: ReadonlyMap<string, ItemState>,
): Turned[] => items.map((item) => ({ item, before: stateIn(before, item.id), after: stateIn(after, item.id) }))

/** Only people decide and hold items. */
const personOf = (actor: Actor): { readonly id: string; readonly name: string } | null =>
  actor.kind === 'person' ? { id: actor.id, name: actor.name } : null

export const reviewRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/reviews/:division/:id',
    summary: { zh: '一份文本的校核队列', en: 'The review of a text: its items, what was decided, who holds what' },
    tag,
    since,
    who: 'plans.see-review',
    params: One,
    answer: ReviewAnswer,
    async handle({ db, policy, actor, now, compiler, params }) {
      const { division, id } = params
      if (!policy.may(actor, 'plans.see-review', { division })) return refused(noSuchReview)
      const compilation = await findCompilation(db, division, id)
      if (compilation === null) return refused(noSuchReview)
      // The head first: what is decided while the rest is read then comes with the next changes.
      const head = (await findHead(db, division, id)) ?? 0
      const [document, items, states, holds, carried, [undecided, reviewing]] = await Promise.all([
        findDocument(db, division, compilation.document),
        findItems(db, division, id),
        findStates(db, division, id),
        findHolds(db, division, id, now()),
        findCarried(db, division, id),
        settingsAt(db, division, [UNDECIDED, REVIEWING], dayOf(now())),
      ])
      if (document === null) return refused(noSuchReview)
      const plan = document.plan === null ? null : await findPlan(db, division, document.plan)
      const versions = plan === null ? [] : await findVersions(db, division, plan.id)
      const changed = carried.filter(({ fate }) => fate === 'changed')
      const base = compilation.basedOn
      const [oldItems, oldStates] =
        base === null || changed.length === 0
          ? [[], new Map<string, ItemState>()]
          : await Promise.all([findItems(db, division, base), findStates(db, division, base)])
      const oldById = new Map(oldItems.map((item) => [item.id, item]))
      return done({
        division,
        compilation: id,
        document: documentAnswer(document, compiler.version),
        plan: plan === null ? null : { id: plan.id, title: plan.title, versions: versions.length },
        head,
        mustDecide: [...undecided.mustDecide],
        mayStayFrom: undecided.mayStayFrom,
        ...reviewing,
        items,
        states: stateAnswers(states),
        earlier: changed.flatMap(({ old, recent, fields, likeness }) => {
          if (old === null || recent === null) return []
          const { state, decision } = oldStates.get(old) ?? PENDING
          return [{ item: recent, fields: [...fields], likeness, old: oldById.get(old) ?? null, state, decision }]
        }),
        holds,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/reviews/:division/:id/text',
    summary: { zh: '一份文本的正文与模型', en: 'The text as it is shown, with its plan model' },
    tag,
    since,
    who: 'plans.see-review',
    params: One,
    answer: 'stream',
    async handle({ db, policy, actor, params, reply }) {
      const { division, id } = params
      if (!policy.may(actor, 'plans.see-review', { division })) return refused(noSuchReview)
      const compilation = await findCompilation(db, division, id)
      if (compilation === null) return refused(noSuchReview)
      const document = await findDocument(db, division, compilation.document)
      await reply
        .header('cache-control', 'private, max-age=3600, immutable')
        .type('application/json; charset=utf-8')
        .send(shownText(document?.name ?? '', await readShown(db, division, id)))
      return done(undefined)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/reviews/:division/:id/changes',
    summary: { zh: '他人刚作的决定', en: 'What was decided and is held since a decision' },
    tag,
    since,
    who: 'plans.see-review',
    params: One,
    query: Type.Object({ after: Type.Integer({ minimum: 0 }) }),
    answer: ReviewChanges,
    async handle({ db, policy, actor, now, params, query }) {
      const { division, id } = params
      if (!policy.may(actor, 'plans.see-review', { division })) return refused(noSuchReview)
      const head = await findHead(db, division, id)
      if (head === null) return refused(noSuchReview)
      const [states, holds] = await Promise.all([
        head > query.after ? findStates(db, division, id, query.after) : new Map<string, ItemState>(),
        findHolds(db, division, id, now()),
      ])
      return done({ head, states: stateAnswers(states), holds })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/reviews/:division/:id/history',
    summary: { zh: '一项的历次决定', en: 'All decisions on one item' },
    tag,
    since,
    who: 'plans.see-review',
    params: One,
    query: Type.Object({ item: Type.String({ maxLength: 80 }) }),
    answer: Type.Object({ decisions: Type.Array(DecisionAnswer) }),
    async handle({ db, policy, actor, params, query }) {
      const { division, id } = params
      if (!policy.may(actor, 'plans.see-review', { division })) return refused(noSuchReview)
      return done({ decisions: await findDecisions(db, division, id, { item: query.item }) })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/reviews/:division/:id/decisions',
    summary: {
      zh: '采纳、修改、驳回、拆分、合并、撤销',
      en: 'Accept, amend, reject, split, merge or undo; several stand or fall together',
    },
    tag,
    since,
    who: 'plans.review',
    params: One,
    body: DecisionsInput,
    answer: ReviewChanges,
    async handle({ db, policy, actor, now, tell, params, body }) {
      const { division, id } = params
      const by = personOf(actor)
      if (by === null || !policy.may(actor, 'plans.review', { division })) return refused(noSuchReview)
      const at = now()
      const compilation = await findCompilation(db, division, id)
      if (compilation === null) return refused(noSuchReview)
      const { document } = compilation
      return inRefusableTransaction(db, async (tx): Promise<Outcome<ReviewChanges>> => {
        const outcome = await decide(
          tx,
          { division, compilation: id, by, at },
          body.decisions.map((one) => ({
            item: one.item,
            revision: one.revision,
            action: actionOf(one),
            reason: one.reason,
          })),
        )
        if (outcome.kind === 'refused') return outcome
        const { head, states, turned } = outcome.value
        await tellEvidence(tx, { tell }, { division, compilation: id, document }, turned, { actor, at })
        const holds = await findHolds(tx, division, id, at)
        await announce(tx, 'review', { division, subject: id })
        await record(tx, actor, at, {
          division,
          action: 'plans.decide',
          subject: { kind: 'review', id },
          reason: body.decisions[0]?.reason ?? null,
          detail: body.decisions.map(({ item, action }) => ({ item, action })),
        })
        return done({ head, states: stateAnswers(states), holds })
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/reviews/:division/:id/bulk',
    summary: { zh: '批量采纳', en: 'Accept all pending items of some groups from a confidence on' },
    tag,
    since,
    who: 'plans.review',
    params: One,
    body: BulkInput,
    answer: BulkAnswer,
    async handle({ db, policy, actor, now, tell, params, body }) {
      const { division, id } = params
      const by = personOf(actor)
      if (by === null || !policy.may(actor, 'plans.review', { division })) return refused(noSuchReview)
      const at = now()
      const compilation = await findCompilation(db, division, id)
      if (compilation === null) return refused(noSuchReview)
      return inRefusableTransaction(db, async (tx): Promise<Outcome<BulkAnswer>> => {
        const [{ bulkFrom }] = await settingsAt(tx, division, [REVIEWING], dayOf(at))
        if (body.from < bulkFrom)
          return refused({
            reason: 'faulty',
            code: 'below-bound',
            message: {
              zh: `设置只允许批量采纳置信度不低于 ${bulkFrom} 的识别结果。`,
              en: `The settings allow acceptance of many only from a confidence of ${bulkFrom} on.`,
            },
            faults: [
              {
                at: 'from',
                code: 'minimum',
                message: { zh: `不得小于 ${bulkFrom}`, en: `must be at least ${bulkFrom}` },
              },
            ],
          })
        if (body.groups.includes('near-miss')) return refused(nearMissesAlone)
        const head = await lockReview(tx, division, id)
        if (head === null) return refused(noSuchReview)
        const [items, states, holds] = await Promise.all([
          findItems(tx, division, id),
          findStates(tx, division, id),
          findHolds(tx, division, id, at),
        ])
        const wanted = bulkCandidates(items, states, holds, body, by.id, at.toISOString())
        if (wanted.length !== body.expected)
          return refused({
            reason: 'stale',
            code: 'stale',
            message: {
              zh: `队列有了变化：现在符合条件的是 ${wanted.length} 项。请确认后重试。`,
              en: `The queue has moved on: ${wanted.length} items fit now. Confirm and try again.`,
            },
            current: { expected: wanted.length },
          })
        const batch = newId(at.getTime())
        const after = await appendDecisions(
          tx,
          { division, compilation: id, by, at },
          head,
          wanted.map((item) => ({ item: item.id, action: { action: 'accept' }, reason: null, way: 'bulk', batch })),
        )
        await tellEvidence(
          tx,
          { tell },
          { division, compilation: id, document: compilation.document },
          turnedOf(wanted, states, after.states),
          { actor, at },
        )
        await announce(tx, 'review', { division, subject: id })
        await record(tx, actor, at, {
          division,
          action: 'plans.decide-bulk',
          subject: { kind: 'review', id },
          detail: { batch, accepted: wanted.length, groups: body.groups, from: body.from, chapter: body.chapter },
        })
        return done({ batch, accepted: wanted.length, head: after.head, states: stateAnswers(after.states), holds })
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/reviews/:division/:id/batches/:batch/undo',
    summary: { zh: '整批撤销', en: 'Take back an acceptance of many, where nothing was decided since' },
    tag,
    since,
    who: 'plans.review',
    params: Type.Object({ ...One.properties, batch: Type.String({ format: 'uuid' }) }),
    answer: BulkAnswer,
    async handle({ db, policy, actor, now, tell, params }) {
      const { division, id } = params
      const by = personOf(actor)
      if (by === null || !policy.may(actor, 'plans.review', { division })) return refused(noSuchReview)
      const at = now()
      const compilation = await findCompilation(db, division, id)
      if (compilation === null) return refused(noSuchReview)
      return inRefusableTransaction(db, async (tx): Promise<Outcome<BulkAnswer>> => {
        const head = await lockReview(tx, division, id)
        if (head === null) return refused(noSuchReview)
        const states = await findStates(tx, division, id)
        const standing = [...states].filter(([, { decision }]) => decision?.batch === params.batch)
        if (standing.length === 0)
          return refused({
            reason: 'wrong-state',
            code: 'nothing-to-undo',
            message: { zh: '这一批里没有可撤销的决定。', en: 'Nothing of this batch is left to be undone.' },
          })
        const after = await appendDecisions(
          tx,
          { division, compilation: id, by, at },
          head,
          standing.map(([item]) => ({ item, action: { action: 'undo' }, reason: null, way: 'bulk', batch: null })),
        )
        const undone = new Set(standing.map(([item]) => item))
        const items = (await findItems(tx, division, id)).filter((item) => undone.has(item.id))
        await tellEvidence(
          tx,
          { tell },
          { division, compilation: id, document: compilation.document },
          turnedOf(items, states, after.states),
          { actor, at },
        )
        await announce(tx, 'review', { division, subject: id })
        await record(tx, actor, at, {
          division,
          action: 'plans.undo-bulk',
          subject: { kind: 'review', id },
          detail: { batch: params.batch, undone: standing.length },
        })
        const holds = await findHolds(tx, division, id, at)
        return done({
          batch: null,
          accepted: standing.length,
          head: after.head,
          states: stateAnswers(after.states),
          holds,
        })
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/reviews/:division/:id/holds',
    summary: { zh: '领取或放开条目', en: 'Hold items while looking at them, and let others go' },
    tag,
    since,
    who: 'plans.review',
    params: One,
    body: HoldsInput,
    answer: Type.Object({ refused: Type.Array(HoldAnswer), holds: Type.Array(HoldAnswer) }),
    async handle({ db, policy, actor, now, params, body }) {
      const { division, id } = params
      const by = personOf(actor)
      if (by === null || !policy.may(actor, 'plans.review', { division })) return refused(noSuchReview)
      const at = now()
      const [{ holdMinutes }] = await settingsAt(db, division, [REVIEWING], dayOf(at))
      const until = new Date(at.getTime() + holdMinutes * 60_000)
      return inRefusableTransaction(db, async (tx) => {
        const held = await changeHolds(tx, { division, compilation: id }, by, body, at, until)
        await announce(tx, 'review', { division, subject: id })
        return done({ refused: held, holds: await findHolds(tx, division, id, at) })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/reviews/:division/:id/differences',
    summary: { zh: '与另一文本的差异', en: 'What changed since another text: items, targets, chapters, mechanisms' },
    tag,
    since,
    who: 'plans.see-review',
    params: One,
    query: Type.Object({ with: Type.Optional(Type.String({ format: 'uuid' })) }),
    answer: DifferencesAnswer,
    async handle({ db, policy, actor, compiler, params, query }) {
      const { division, id } = params
      if (!policy.may(actor, 'plans.see-review', { division })) return refused(noSuchReview)
      const compilation = await findCompilation(db, division, id)
      const old = query.with ?? compilation?.basedOn ?? null
      if (compilation === null || old === null) return refused(noSuchReview)
      const before = await findCompilation(db, division, old)
      if (before === null) return refused(noSuchReview)
      const [lines, oldItems, items, oldStates, states, oldText, text, oldDocument, document] = await Promise.all([
        linesBetween({ db, compiler }, division, old, id, compilation.basedOn),
        findItems(db, division, old),
        findItems(db, division, id),
        findStates(db, division, old),
        findStates(db, division, id),
        readText(db, division, old),
        readText(db, division, id),
        findDocument(db, division, before.document),
        findDocument(db, division, compilation.document),
      ])
      const diff = await compiler.diff(oldText, text)
      const oldById = new Map(oldItems.map((item) => [item.id, item]))
      const byId = new Map(items.map((item) => [item.id, item]))
      const counts = { kept: 0, changed: 0, new: 0, dropped: 0 }
      for (const { fate } of lines) counts[fate]++
      return done({
        // What was kept says nothing new; it is only counted.
        lines: lines
          .filter(({ fate }) => fate !== 'kept')
          .map(({ fate, fields, likeness, old: was, recent }) => ({
            fate,
            fields: [...fields],
            likeness,
            old: (was === null ? null : oldById.get(was)) ?? null,
            recent: (recent === null ? null : byId.get(recent)) ?? null,
            oldState: stateIn(oldStates, was ?? '').state,
            state: stateIn(states, recent ?? '').state,
          })),
        counts,
        targets: diff.targets.map(({ fate, indicator, old: was, new: is, reason }) => ({
          fate,
          indicator,
          old: was,
          new: is,
          reason,
        })),
        chapters: diff.chapters.map(({ fate, old: was, new: is }) => ({ fate, old: was, new: is })),
        systems: diff.systems.map(({ fate, system }) => ({ fate, system })),
        old: { compilation: old, title: oldDocument?.title ?? oldDocument?.name ?? '' },
        recent: { compilation: id, title: document?.title ?? document?.name ?? '' },
      })
    },
  }),
]

/** The JSON of a text for showing it; its parts are JSON already. */
export const shownText = (
  name: string,
  shown: { readonly text: string; readonly model: string; readonly blocks: string; readonly pages: string },
  more: Readonly<Record<string, unknown>> = {},
): string =>
  `{"name":${JSON.stringify(name)},"text":${JSON.stringify(shown.text)},"model":${shown.model},"blocks":${shown.blocks},"pages":${shown.pages}${Object.entries(
    more,
  )
    .map(([key, value]) => `,${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join('')}}`
