import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { nameOf } from '../../platform/access/actor.ts'
import { divisionFor } from '../../platform/access/choose-division.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Call, Download, type Route, route } from '../../platform/http/route.ts'
import { announce } from '../../platform/live/live.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { FACT_SOURCES, FIRM_FACTS } from '../../systems/05-reform/policy-delivery/firm-facts.ts'
import policyDelivery from '../../systems/05-reform/policy-delivery.ts'
import { firmsOfPerson } from '../gradient/firms-store.ts'
import { deskOf } from '../registers/calls.ts'
import { registers } from '../registers/declared.ts'
import { recordActs } from '../registers/desk.ts'
import { whileOn } from '../registers/switch-store.ts'
import type { Bounds } from './amount.ts'
import {
  Asked,
  ClaimAnswer,
  ClauseAnswer,
  DeskAnswer,
  Division,
  FactsAnswer,
  FirmAnswer,
  MineAnswer,
  One,
  PreviewAnswer,
  Reach,
  Unclaimed,
} from './answers.ts'
import { findClaims, findDecisions, findTaken } from './claim-store.ts'
import { findClauses, readStored, type StoredClause } from './clause-store.ts'
import { claimRow, clauseRow, decisionAnswer, firmClause, fundRow, standingClaims, unclaimedOf } from './desk-page.ts'
import { findFirmFacts } from './facts-store.ts'
import { fileClaim } from './file-claim.ts'
import { findEntries, findFunds } from './fund-store.ts'
import { loadFirms } from './load.ts'
import { amountAlone, countsOf, firmRows, matchClause, totalOf, truthWord } from './matching-page.ts'
import { proposeClaims } from './propose.ts'
import { readClause } from './read-clause.ts'
import { noSuchClaim, noSuchClause, noSuchFirm } from './refusals.ts'
import { openTold, tellFirms } from './tell.ts'
import { findNews, findReach, findTold, findUnopened } from './told-store.ts'
import { writeFirms, writeUnclaimed } from './workbook.ts'

const tag = 'policies'
const since = '0.4.0'
/** Firms that one person acts for, as its page lists them. */
const MOST_OWN = 500
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Language = Type.Optional(Type.Unsafe<'zh' | 'en'>(Type.Enum(['zh', 'en'])))
const Truth = Type.Optional(Type.Unsafe<'true' | 'false' | 'unknown'>(Type.Enum(['true', 'false', 'unknown'])))
/** Firms told of one by one on a page; the workbook holds all. */
const PAGE = 200

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** The division asked for, where the person holds the permission for it whole and the system runs. */
async function staffDivision(call: AnyCall, permission: string, asked: string | undefined): Promise<Outcome<string>> {
  const division = divisionFor(call.policy, call.actor, permission, asked)
  return division.kind === 'refused' ? division : whileRunning(call.db, division.value)
}

async function whileRunning(db: Reading, division: string): Promise<Outcome<string>> {
  const on = await whileOn(db, division, policyDelivery)
  return on.kind === 'refused' ? on : done(division)
}

async function unclaimed({ db, now }: AnyCall, division: string): Promise<Unclaimed> {
  const on = dayOf(now())
  const [clauses, loaded, claims, bodies, simulated] = await Promise.all([
    findClauses(db, division, 'in-force'),
    loadFirms(db, division, on, now()),
    findClaims(db, division, {}),
    bodyNames(db, division),
    isSimulated(db, division),
  ])
  const rows = unclaimedOf(clauses, loaded, claims, on, bodies)
  return {
    division,
    on,
    isSimulated: simulated,
    total: rows.length,
    amount: totalOf(rows.map(({ amount }) => amount)),
    rows: [...rows],
  }
}

/** Most rows of what is unclaimed that a page is sent; the workbook holds all. */
const MOST_UNCLAIMED = 2000

const clauseOf = (clause: StoredClause) => {
  const { id, state, policy, policyTitle, document, key, version, title, beneficiaries, conditions, formula } = clause
  const { basis, mode, per, from, to, evidence, needsNotice, bounds } = clause
  return {
    ...{ id, state, policy, policyTitle, document, key, version, title, beneficiaries, conditions, formula },
    ...{ basis, mode, per, from, to, evidence, needsNotice, bounds },
  }
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/policies/desk',
    summary: { zh: '政策直达：各条款对全部企业', en: 'Every clause in force against every firm, funds and claims' },
    tag,
    since,
    who: 'policies.read',
    query: Asked,
    answer: DeskAnswer,
    async handle(call) {
      const { db, policy, actor, now, query } = call
      const asked = await staffDivision(call, 'policies.read', query.division)
      if (asked.kind === 'refused') return asked
      const division = asked.value
      const on = dayOf(now())
      const [clauses, loaded, claims, funds, simulated] = await Promise.all([
        findClauses(db, division, 'in-force'),
        loadFirms(db, division, on, now()),
        findClaims(db, division, {}),
        findFunds(db, division, on.slice(0, 4)),
        isSimulated(db, division),
      ])
      const titles = new Map(clauses.map((one) => [one.policy, one.policyTitle]))
      const states: Record<string, number> = {}
      for (const { state } of claims) states[state] = (states[state] ?? 0) + 1
      return done({
        division,
        on,
        isSimulated: simulated,
        firms: loaded.firms.length,
        clauses: clauses.map((clause) => clauseRow(clause, loaded, claims, on)),
        funds: funds.map((fund) => fundRow(fund, titles.get(fund.policy) ?? '')),
        states,
        mayPropose: policy.may(actor, 'policies.propose', { division }),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/facts',
    summary: { zh: '条件里能用的事实', en: 'Facts that conditions may speak of' },
    tag,
    since,
    who: 'policies.write',
    answer: FactsAnswer,
    handle: async () =>
      done({
        rows: Object.entries(FIRM_FACTS).map(([name, fact]) => ({
          name,
          label: fact.label,
          kind: fact.kind,
          unit: fact.unit ?? null,
          source: FACT_SOURCES[fact.from].name,
          choices: Object.entries(fact.choices ?? {}).map(([value, label]) => ({ value, label })),
        })),
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/policies/preview',
    summary: { zh: '试算条件和公式', en: 'Try conditions and a formula out on all firms' },
    tag,
    since,
    who: 'policies.write',
    body: Type.Object({
      division: Division,
      conditions: Type.String({ maxLength: 4000 }),
      formula: Type.String({ maxLength: 2000 }),
      basis: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
      cap: Type.String({ pattern: '^\\d{1,16}(\\.\\d{1,2})?$' }),
      roundTo: Type.Unsafe<Bounds['roundTo']>(Type.Enum(['fen', 'yuan', 'hundred'])),
      shown: Truth,
    }),
    answer: PreviewAnswer,
    async handle(call) {
      const { db, now, body } = call
      const asked = await staffDivision(call, 'policies.write', body.division)
      if (asked.kind === 'refused') return asked
      const read = readClause(body)
      if (read.kind === 'faulty')
        return done({ faults: [...read.faults], requirements: [], yes: 0, no: 0, unknown: 0, amount: '0', rows: [] })
      const { clause } = read
      const on = dayOf(now())
      const loaded = await loadFirms(db, asked.value, on, now())
      const { truths, requirements } = matchClause(clause, loaded.table)
      const bounds: Bounds = {
        cap: body.cap,
        roundTo: body.roundTo,
        group: null,
        rule: null,
        groupCap: null,
        firmCap: null,
      }
      const eligible = loaded.firms.filter((_, i) => truthWord(truths[i]) === 'true')
      const page = { from: 0, count: 50 }
      return done({
        faults: [],
        requirements: [...requirements],
        ...countsOf(truths),
        amount: totalOf(eligible.map((firm) => amountAlone(clause, bounds, firm))),
        rows: firmRows(clause, bounds, loaded, truths, body.shown ?? 'true', new Map(), page).rows,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/clauses/:division/:id',
    summary: { zh: '一个条款对全部企业', en: 'One clause against all firms, each with why' },
    tag,
    since,
    who: 'policies.read',
    params: One,
    query: Type.Object({ shown: Truth, from: Type.Optional(Type.Integer({ minimum: 0 })) }),
    answer: ClauseAnswer,
    async handle(call) {
      const { db, policy, actor, now, params, query } = call
      const { division, id } = params
      const asked = await staffDivision(call, 'policies.read', division)
      if (asked.kind === 'refused') return asked
      const on = dayOf(now())
      const [[clause], loaded, claims, funds, simulated] = await Promise.all([
        findClauses(db, division, { id }),
        loadFirms(db, division, on, now()),
        findClaims(db, division, {}),
        findFunds(db, division, on.slice(0, 4)),
        isSimulated(db, division),
      ])
      const read = clause === undefined ? null : readStored(clause)
      if (clause === undefined || read === null) return refused(noSuchClause)
      const { truths, requirements } = matchClause(read, loaded.table)
      const shown = query.shown ?? 'true'
      const own = new Map(standingClaims(claims, clause, on.slice(0, 4)).map((one) => [one.firm, one]))
      const page = { from: query.from ?? 0, count: PAGE }
      const fund = funds.find((one) => one.policy === clause.policy)
      return done({
        division,
        on,
        isSimulated: simulated,
        clause: clauseOf(clause),
        requirements: [...requirements],
        ...countsOf(truths),
        shown,
        ...firmRows(read, clause.bounds, loaded, truths, shown, own, page),
        fund: fund === undefined ? null : fundRow(fund, clause.policyTitle),
        mayWrite: policy.may(actor, 'records.policy-clause.create', { division, body: clause.department }),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/clauses/:division/:id/firms.xlsx',
    summary: { zh: '导出一个条款的企业名单', en: 'Firms against one clause as a workbook' },
    tag,
    since,
    who: 'policies.export',
    limit: 'export',
    params: One,
    query: Type.Object({ shown: Truth, language: Language }),
    answer: 'file',
    async handle(call) {
      const { db, actor, now, params, query } = call
      const { division, id } = params
      const asked = await staffDivision(call, 'policies.export', division)
      if (asked.kind === 'refused') return asked
      const on = dayOf(now())
      const [clause] = await findClauses(db, division, { id })
      const read = clause === undefined ? null : readStored(clause)
      if (clause === undefined || read === null) return refused(noSuchClause)
      const loaded = await loadFirms(db, division, on, now())
      const claims = await findClaims(db, division, {})
      const own = new Map(standingClaims(claims, clause, on.slice(0, 4)).map((one) => [one.firm, one]))
      const { truths } = matchClause(read, loaded.table)
      const shown = query.shown ?? 'true'
      const all = { from: 0, count: 100_000 }
      const { rows } = firmRows(read, clause.bounds, loaded, truths, shown, own, all)
      const bytes = await writeFirms(clause.title, rows, {
        on,
        isSimulated: await isSimulated(db, division),
        language: query.language ?? 'zh',
      })
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division,
          action: 'policies.export-firms',
          subject: { kind: 'policy-clause', id },
          detail: { rows: rows.length, shown },
        }),
      )
      return done(new Download(`${clause.title}-${on}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/unclaimed',
    summary: { zh: '应享未享', en: 'Firms that qualify and have not claimed' },
    tag,
    since,
    who: 'policies.read',
    query: Asked,
    answer: Unclaimed,
    async handle(call) {
      const asked = await staffDivision(call, 'policies.read', call.query.division)
      if (asked.kind === 'refused') return asked
      const all = await unclaimed(call, asked.value)
      return done({ ...all, rows: all.rows.slice(0, MOST_UNCLAIMED) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/unclaimed.xlsx',
    summary: { zh: '导出应享未享清单', en: 'What is unclaimed as a workbook' },
    tag,
    since,
    who: 'policies.export',
    limit: 'export',
    query: Type.Object({ ...Asked.properties, language: Language }),
    answer: 'file',
    async handle(call) {
      const { db, actor, now, query } = call
      const asked = await staffDivision(call, 'policies.export', query.division)
      if (asked.kind === 'refused') return asked
      const { rows, on, isSimulated: simulated } = await unclaimed(call, asked.value)
      const bytes = await writeUnclaimed(rows, { on, isSimulated: simulated, language: query.language ?? 'zh' })
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: asked.value,
          action: 'policies.export-unclaimed',
          subject: { kind: 'unclaimed', id: null },
          detail: { rows: rows.length },
        }),
      )
      return done(new Download(`应享未享清单-${on}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/policies/proposals',
    summary: { zh: '提出免申即享名单', en: 'Propose claims that need no application' },
    tag,
    since,
    who: 'policies.propose',
    body: Type.Object({ division: Division, clause: Type.Optional(Type.String({ format: 'uuid' })) }),
    answer: Type.Object({ made: Type.Integer(), skipped: Type.Integer() }),
    async handle(call) {
      const { db, actor, now, body } = call
      const asked = await staffDivision(call, 'policies.propose', body.division)
      if (asked.kind === 'refused') return asked
      const proposed = await proposeClaims(call, asked.value, body.clause ?? null)
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: asked.value,
          action: 'policies.propose',
          subject: { kind: 'policy-clause', id: body.clause ?? null },
          detail: proposed,
        }),
      )
      return done(proposed)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/mine',
    summary: { zh: '我办事的企业', en: 'Firms that I act for' },
    tag,
    since,
    who: 'policies.own',
    query: Asked,
    answer: MineAnswer,
    async handle({ db, policy, actor, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const running = await whileRunning(db, division.value)
      if (running.kind === 'refused') return running
      const rows = await firmsOfPerson(db, policy.scopeOf(actor, 'policies.own'), division.value, { atMost: MOST_OWN })
      const news = await findNews(
        db,
        division.value,
        rows.map(({ id }) => id),
      )
      return done({
        division: division.value,
        // Firms with something new come first.
        rows: rows
          .map((row) => ({ ...row, news: [...(news.get(row.id) ?? [])] }))
          .toSorted((a, b) => Number(b.news.length > 0) - Number(a.news.length > 0)),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/firms/:division/:id',
    summary: { zh: '一家企业能享受的政策', en: 'What policies give one firm: yes or no and why, what is missing' },
    tag,
    since,
    who: 'policies.firm',
    params: One,
    answer: FirmAnswer,
    async handle({ db, policy, actor, now, params: { division, id } }) {
      const running = await whileRunning(db, division)
      if (running.kind === 'refused') return running
      const on = dayOf(now())
      const scope = policy.scopeOf(actor, 'policies.firm')
      const [[firm], clauses, claims, taken, funds, simulated] = await Promise.all([
        findFirmFacts(db, division, on, { id, scope }),
        findClauses(db, division, 'in-force'),
        findClaims(db, division, { firm: id }),
        findTaken(db, division, id, on.slice(0, 4), null),
        findFunds(db, division, on.slice(0, 4)),
        isSimulated(db, division),
      ])
      if (firm === undefined) return refused(noSuchFirm)
      const told = await findTold(db, division, on.slice(0, 4), id)
      const unopened = new Set((await findUnopened(db, division, id)).map((one) => one.id))
      const fresh = new Set([...told].filter(([, own]) => unopened.has(own.get(id)?.id ?? '')).map(([key]) => key))
      return done({
        division,
        on,
        isSimulated: simulated,
        firm: { id: firm.id, name: firm.name, code: firm.code },
        isOwn: policy.may(actor, 'policies.claim', { division, person: firm.account }),
        clauses: clauses.flatMap((clause) => {
          const fund = funds.find((one) => one.policy === clause.policy)
          return firmClause(clause, firm, claims, taken, fund, on, fresh) ?? []
        }),
        claims: claims.map(claimRow),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/policies/firms/:division/:id/opened',
    summary: { zh: '企业看过能享受的政策', en: 'The firm has looked at what it was told of' },
    tag,
    since,
    who: 'policies.claim',
    params: One,
    answer: Type.Object({ opened: Type.Integer() }),
    async handle(call) {
      const { db, policy, actor, params } = call
      const { division, id } = params
      const running = await whileRunning(db, division)
      if (running.kind === 'refused') return running
      const own = await firmsOfPerson(db, policy.scopeOf(actor, 'policies.claim'), division, { id })
      if (own.length === 0) return refused(noSuchFirm)
      return inRefusableTransaction(db, async (tx) => {
        const desk = deskOf(registers, call, division)
        const program = { ...desk, actor: { kind: 'system', name: `政策找企业（${nameOf(actor)}）` } as const }
        const opened = await openTold(tx, program, id)
        if (opened.kind === 'done' && opened.value.opened > 0) await recordActs(tx, desk)
        return opened
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/reach',
    summary: { zh: '政策触达率', en: 'The reach of each clause: entitled, told, looked, claimed, paid' },
    tag,
    since,
    who: 'policies.read',
    query: Type.Object({ ...Asked.properties, year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })) }),
    answer: Reach,
    async handle(call) {
      const { db, policy, actor, now, query } = call
      const asked = await staffDivision(call, 'policies.read', query.division)
      if (asked.kind === 'refused') return asked
      const division = asked.value
      const year = query.year ?? dayOf(now()).slice(0, 4)
      return done({
        division,
        year,
        isSimulated: await isSimulated(db, division),
        mayTell: policy.may(actor, 'policies.propose', { division }),
        rows: [...(await findReach(db, division, year))],
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/policies/tellings',
    summary: { zh: '匹配新符合条件的企业并告知', en: 'Find firms that have come to qualify, and tell them' },
    tag,
    since,
    who: 'policies.propose',
    body: Type.Object({ division: Division }),
    answer: Type.Object({ found: Type.Integer(), told: Type.Integer(), ended: Type.Integer() }),
    async handle(call) {
      const { db, actor, now, body } = call
      const asked = await staffDivision(call, 'policies.propose', body.division)
      if (asked.kind === 'refused') return asked
      const telling = await tellFirms(call, asked.value)
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: asked.value,
          action: 'policies.tell',
          subject: { kind: 'policy-told', id: null },
          detail: telling,
        }),
      )
      return done(telling)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/policies/claims',
    summary: { zh: '申报', en: 'Claim a clause for a firm' },
    tag,
    since,
    who: 'policies.claim',
    body: Type.Object({
      division: Division,
      firm: Type.String({ format: 'uuid' }),
      clause: Type.String({ format: 'uuid' }),
      isPromised: Type.Literal(true),
      note: Type.Optional(Type.String({ maxLength: 1000 })),
      accountName: Type.String({ minLength: 1, maxLength: 100 }),
      accountBank: Type.String({ minLength: 1, maxLength: 100 }),
      accountNumber: Type.String({ pattern: '^[0-9 -]{8,40}$' }),
    }),
    answer: Type.Object({
      id: Type.String(),
      number: Type.Union([Type.String(), Type.Null()]),
      state: Type.Union([Type.String(), Type.Null()]),
    }),
    async handle(call) {
      const { db, policy, actor, body, now } = call
      const { division } = body
      const running = await whileRunning(db, division)
      if (running.kind === 'refused') return running
      const own = await firmsOfPerson(db, policy.scopeOf(actor, 'policies.claim'), division, { id: body.firm })
      if (own.length === 0) return refused(noSuchFirm)
      return inRefusableTransaction(db, async (tx) => {
        const desk = deskOf(registers, call, division)
        const filed = await fileClaim(tx, desk, { firm: body.firm, clause: body.clause, given: body, by: 'firm' })
        if (filed.kind === 'refused') return filed
        const { id, number, state } = filed.value
        await announce(tx, 'policies', { division, subject: body.clause })
        desk.acts.push({
          actor,
          act: {
            division,
            action: 'policies.claim',
            subject: { kind: 'policy-claim', id },
            detail: { at: now().toISOString() },
          },
        })
        await recordActs(tx, desk)
        return done({ id, number, state })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/policies/claims/:division/:id',
    summary: {
      zh: '一件兑现的算法',
      en: 'One claim: what it was judged by, its arithmetic, the movements of its money',
    },
    tag,
    since,
    who: 'records.policy-claim.read',
    params: One,
    answer: ClaimAnswer,
    async handle({ db, policy, actor, params: { division, id } }) {
      const running = await whileRunning(db, division)
      if (running.kind === 'refused') return running
      const [claim] = await findClaims(db, division, { id })
      if (
        claim === undefined ||
        !policy.may(actor, 'records.policy-claim.read', { division, body: claim.body, person: claim.person })
      )
        return refused(noSuchClaim)
      const [clause] = await findClauses(db, division, { id: claim.clause })
      const decisions = await findDecisions(db, division, id)
      const entries = await findEntries(db, division, id)
      return done({
        division,
        isSimulated: await isSimulated(db, division),
        claim: claimRow(claim),
        clause: claim.clause,
        policyTitle: clause?.policyTitle ?? '',
        decisions: decisions.map(decisionAnswer),
        entries: entries.map((one) => ({ ...one, at: one.at.toISOString() })),
      })
    },
  }),
]
