import { Type } from 'typebox'
import { done } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { chapters, systems } from '../../systems/all.ts'
import { dueClocks } from '../cases/due.ts'
import type { CommitmentRow } from '../commitments/answers.ts'
import { findCommitments, findSetting, type StoredCommitment } from '../commitments/commitments-store.ts'
import { rowOf as commitmentRow } from '../commitments/listing.ts'
import { findWaitingEvaluations } from '../evaluations/waiting-store.ts'
import type { TargetRow } from '../indicators/answers.ts'
import { rowOf as targetRow } from '../indicators/listing.ts'
import { asOfAsked } from '../indicators/routes.ts'
import { judgedTargets } from '../indicators/standing-store.ts'
import { findDocuments } from '../plans/documents-store.ts'
import { findElements, findVersions } from '../plans/versions-store.ts'
import { registers } from '../registers/declared.ts'
import { findSwitches } from '../registers/switch-store.ts'
import { rolesFor } from '../returns/desk.ts'
import { listTasks } from '../returns/task-store.ts'
import { MyDay, Overview, OverviewQuery, SearchAnswer, SearchQuery, Systems } from './answers.ts'
import { addressOfCommitment, addressOfLine, addressOfTarget, overviewOf, shortened } from './compose.ts'
import { dayOf as myDayOf } from './my-day.ts'
import { headingsOf, type PlanInForce, planInForce } from './plan-text.ts'
import { type Findable, find } from './search.ts'
import { PICTURE } from './settings.ts'
import { singleFlight } from './single-flight.ts'
import { systemsOf } from './systems.ts'
import {
  waitingCommitments,
  waitingDeadlines,
  waitingEvaluations,
  waitingReturns,
  waitingTexts,
  waitingWarnings,
} from './waiting.ts'

const tag = 'overview'
const since = '0.2.0'
/** Entries of a group of the day that are sent; the rest is counted. */
const ENTRIES_AT_MOST = 50
const FOUND_AT_MOST = 100
/** Open returns looked through, those due first. */
const RETURNS_AT_MOST = 5000

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** The scope of a permission for an actor; an empty one where the actor lacks it. */
const scopeOf = ({ policy, actor }: AnyCall, permission: string): Scope => policy.scopeOf(actor, permission)

async function targetsOf(call: AnyCall, division: string, asOf: string | undefined, plan: string | undefined) {
  const scope = scopeOf(call, 'targets.read')
  const [judged, bodies] = await Promise.all([
    judgedTargets(call.db, scope, division, asOfAsked(call.now(), { asOf }), plan === undefined ? {} : { plan }),
    bodyNames(call.db, division),
  ])
  return judged.map((one) => targetRow(one, bodies))
}

interface Judged {
  readonly stored: StoredCommitment
  readonly row: CommitmentRow
}

async function commitmentsOf(
  call: AnyCall,
  division: string,
  on: string,
  found: PlanInForce | null,
): Promise<{ readonly commitments: readonly Judged[]; readonly isSimulated: boolean }> {
  const [stored, setting] = await Promise.all([
    findCommitments(
      call.db,
      scopeOf(call, 'commitments.read'),
      division,
      found === null ? {} : { plan: found.plan.id, version: found.version.number },
    ),
    findSetting(call.db, division, on),
  ])
  return {
    commitments: stored.map((one) => ({ stored: one, row: commitmentRow(one, setting) })),
    isSimulated: setting.isSimulated,
  }
}

/** Who asks the same at the same moment is answered by one reading of the data: whoever may see the whole division. */
const flightKey = (call: AnyCall, division: string, ...parts: readonly (string | undefined)[]): string | null => {
  const isWhole = ['targets.read', 'commitments.read'].every((permission) => {
    const scope = scopeOf(call, permission)
    return scope.isEverything || scope.divisions.includes(division)
  })
  return isWhole ? [division, ...parts.map((part) => part ?? '')].join('|') : null
}

const inFlight = singleFlight<Overview>()

async function overview(
  call: AnyCall,
  division: string,
  query: { readonly plan?: string; readonly asOf?: string },
): Promise<Overview> {
  const on = query.asOf ?? dayOf(call.now())
  const [found, settings] = await Promise.all([
    planInForce(call.db, division, on, query.plan),
    settingAt(call.db, division, PICTURE, on),
  ])
  if (found === null)
    return {
      division,
      on,
      plan: null,
      elapsed: null,
      picture: null,
      targets: [],
      commitments: { total: 0, counts: [] },
      attention: [],
      attentionTotal: 0,
      isSimulated: false,
    }
  const [{ outline }, targets, { commitments, isSimulated }] = await Promise.all([
    headingsOf(call.db, found.version),
    targetsOf(call, division, query.asOf, found.plan.id),
    commitmentsOf(call, division, on, found),
  ])
  return overviewOf({
    division,
    on,
    found,
    outline,
    targets,
    commitments: commitments.map(({ row }) => row),
    settings,
    isSimulated,
  })
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/overview',
    summary: { zh: '总览：规划全貌、进展分布、需要关注', en: 'Overview: the plan as one picture, counts, attention' },
    tag,
    since,
    who: 'overview.read',
    query: OverviewQuery,
    answer: Overview,
    async handle(call) {
      const { query } = call
      const division = divisionAsked(call.actor, query.division)
      if (division.kind === 'refused') return division
      const on = query.asOf ?? dayOf(call.now())
      const key = flightKey(call, division.value, query.plan, query.asOf, on)
      return done(await inFlight(key, () => overview(call, division.value, query)))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/my-day',
    summary: { zh: '我的一天：等我处理的事', en: 'My day: what waits for me' },
    tag,
    since,
    // Also whoever only works at a desk: each part is asked within the person's own scope.
    who: 'systems.read',
    query: Type.Pick(OverviewQuery, ['division']),
    answer: MyDay,
    async handle(call) {
      const { db, policy, actor, now, query } = call
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const code = division.value
      const on = dayOf(now())
      const mayReview = policy.may(actor, 'plans.review', { division: code })
      const [tasks, targets, { commitments }, documents, versions, evaluations, dues] = await Promise.all([
        listTasks(
          db,
          scopeOf(call, 'returns.read'),
          scopeOf(call, 'returns.fill-delegated'),
          code,
          { isOpen: true },
          RETURNS_AT_MOST,
        ),
        targetsOf(call, code, undefined, undefined),
        commitmentsOf(call, code, on, null),
        mayReview ? findDocuments(db, code) : [],
        mayReview ? findVersions(db, code) : [],
        findWaitingEvaluations(call, now(), code),
        dueClocks(db, registers, policy, actor, code),
      ])
      const adopted = new Set(versions.map(({ document }) => document))
      const waiting = [
        ...waitingDeadlines(dues, now(), dayOf),
        ...waitingReturns(tasks, (task) => rolesFor(policy, actor, task), on),
        ...waitingCommitments(commitments, (permission, place) => policy.may(actor, permission, place)),
        ...waitingEvaluations(evaluations),
        ...waitingWarnings(targets),
        ...waitingTexts(documents, adopted),
      ]
      return done({
        on,
        groups: myDayOf(waiting, on).map(({ group, entries }) => ({
          group,
          total: entries.length,
          entries: entries
            .slice(0, ENTRIES_AT_MOST)
            .map(({ thing, title, note, due, daysLeft, urgency, tone, href }) => ({
              thing,
              title,
              note,
              due,
              daysLeft,
              urgency,
              tone,
              href,
            })),
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/search',
    summary: { zh: '搜索指标、任务、系统和条款', en: 'Search targets, commitments, systems and clauses' },
    tag,
    since,
    who: 'overview.read',
    query: SearchQuery,
    answer: SearchAnswer,
    async handle(call) {
      const { actor, query, now } = call
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const found = find(
        await findables(call, actor, division.value, dayOf(now()), query.plan),
        query.q,
        FOUND_AT_MOST + 1,
      )
      return done({ total: found.length, found: found.slice(0, FOUND_AT_MOST) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/systems',
    summary: { zh: '规划部署的系统', en: 'The systems that the plan orders' },
    tag,
    since,
    who: 'systems.read',
    query: OverviewQuery,
    answer: Systems,
    async handle(call) {
      const { db, actor, now, query } = call
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const switches = await findSwitches(db, division.value)
      const on = new Set([...switches].flatMap(([id, { isOn }]) => (isOn ? [id] : [])))
      const found = await planInForce(db, division.value, query.asOf ?? dayOf(now()), query.plan)
      if (found === null) return done(systemsOf(chapters, null, [], on))
      const [elements, { outline }, targets] = await Promise.all([
        findElements(db, found.version),
        headingsOf(db, found.version),
        targetsOf(call, division.value, query.asOf, found.plan.id),
      ])
      return done(
        systemsOf(chapters, { ...found, outline, ordered: elements.systems.map(({ value }) => value) }, targets, on),
      )
    },
  }),
]

/** All that a person may find in a division [OS3]. */
async function findables(
  call: AnyCall,
  actor: Actor,
  division: string,
  on: string,
  plan: string | undefined,
): Promise<readonly Findable[]> {
  const found = await planInForce(call.db, division, on, plan)
  const mayRead = call.policy.may(actor, 'plans.read', { division })
  const [targets, { commitments }, headings] = await Promise.all([
    targetsOf(call, division, undefined, plan),
    commitmentsOf(call, division, on, null),
    found === null || !mayRead ? null : headingsOf(call.db, found.version),
  ])
  return [
    ...targets.map(findableTarget),
    ...commitments.filter(({ row }) => !row.isEnded).map(({ row }) => findableCommitment(row)),
    ...systems.map(({ id, name, purpose, recognise }): Findable => {
      return {
        kind: 'system',
        id,
        name: name.zh,
        text: [name.en, purpose.zh, ...recognise.names].join(' · '),
        note: '',
        href: `/systems?system=${id}`,
      }
    }),
    ...(headings === null || found === null
      ? []
      : headings.clauses.map(({ id, line, text }): Findable => {
          return {
            kind: 'clause',
            id,
            name: id,
            text,
            note: found.plan.title,
            href: addressOfLine(division, found.plan.id, line),
          }
        })),
  ]
}

const both = ({ zh, en }: Bilingual) => `${zh} ${en}`

const findableTarget = (row: TargetRow): Findable => ({
  kind: 'target',
  id: row.id,
  name: row.name.zh,
  text: [row.name.en, both(row.wanted), row.body?.name ?? '', row.section].filter((part) => part !== '').join(' · '),
  note: row.chapter,
  href: addressOfTarget(row),
})

const findableCommitment = (row: CommitmentRow): Findable => ({
  kind: 'commitment',
  id: row.id,
  name: shortened(row.text),
  text: [row.text, row.goal, row.lead?.name ?? ''].filter((part) => part !== '').join(' · '),
  note: row.chapter,
  href: addressOfCommitment(row),
})
