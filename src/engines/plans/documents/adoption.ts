import { done, type Fault, type Outcome, refused } from '../../../model/outcome.ts'
import type { PlanModel } from '../../../model/plan-model.ts'
import { type Actor, idOf, nameOf } from '../../../platform/access/actor.ts'
import { record } from '../../../platform/audit/record.ts'
import { dayOf } from '../../../platform/calendar/calendar.ts'
import { newId } from '../../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../../platform/database/refusable.ts'
import type { Database } from '../../../platform/database/tables.ts'
import type { Services } from '../../../platform/http/route.ts'
import { enqueue } from '../../../platform/jobs/jobs-store.ts'
import { announce } from '../../../platform/live/live.ts'
import { ancestry, type CarriedLine } from '../carry.ts'
import { type AdoptedElements, type PlanAdoption, planAdopted } from '../definition.ts'
import { findCompilation, findDocument, findPlan, readText } from '../documents-store.ts'
import { adoptedElements, type UndecidedRule, undecidedItems } from '../elements.ts'
import { itemWords } from '../item-words.ts'
import { noSuchDocument, noSuchPlan, noSuchReview } from '../refusals.ts'
import { findCarried, findDecisions, findItems, findStates, lockReview, type StoredItem } from '../review-store.ts'
import { type AdoptionTerms, faultsOfTerms } from '../versions.ts'
import {
  findElementIds,
  findVersions,
  hashOfDecisions,
  hashOfElements,
  hashOfVersion,
  insertElements,
  insertVersion,
  type VersionRow,
} from '../versions-store.ts'
import { readReports } from './evidence.ts'

type Given = Pick<Services, 'db' | 'compiler' | 'now' | 'tell'>

export interface Adoption {
  readonly division: string
  readonly plan: string
  readonly compilation: string
  /** Number of decisions that the person who adopts has seen. */
  readonly head: number
  readonly terms: AdoptionTerms
  readonly actor: Actor
}

/** Undecided items that a refusal lists; more are only counted. */
const MOST_LISTED = 200

/** Adopts a reviewed text as the next version of its plan, or refuses with every reason. SPEC.md, AD. */
export async function adopt(services: Given, adoption: Adoption, rule: UndecidedRule): Promise<Outcome<VersionRow>> {
  const { db, now, tell } = services
  const { division, plan: planId, compilation: id, terms, actor } = adoption
  const [plan, compilation] = await Promise.all([findPlan(db, division, planId), findCompilation(db, division, id)])
  if (plan === null) return refused(noSuchPlan)
  if (compilation === null) return refused(noSuchReview)
  const document = await findDocument(db, division, compilation.document)
  if (document === null || document.plan !== planId || document.state !== 'ready') return refused(noSuchDocument)
  const earlier = await findVersions(db, division, planId)
  const last = earlier.at(-1) ?? null
  const [text, lines] = await Promise.all([
    readText(db, division, id),
    last === null ? [] : linesBetween(services, division, last.compilation, id, compilation.basedOn),
  ])
  const model = JSON.parse(text.model) as PlanModel // written by the compiler
  return inRefusableTransaction(db, async (tx) => {
    const at = now()
    // Two adoptions of one plan come one after another.
    await tx
      .selectFrom('plan')
      .select('id')
      .where('division', '=', division)
      .where('id', '=', planId)
      .forUpdate()
      .execute()
    const head = await lockReview(tx, division, id)
    const versions = await findVersions(tx, division, planId)
    if (head !== adoption.head || versions.length !== earlier.length)
      return refused({
        reason: 'stale',
        code: 'stale',
        message: {
          zh: '校核在此期间有了新的决定，请看过再采用。',
          en: 'The review has gone on in the meantime; look again before adopting.',
        },
        current: { head, versions: versions.length },
      })
    const faults = [...faultsOfTerms(terms, versions, dayOf(at)), ...faultsOfYears(plan)]
    if (faults.length > 0)
      return refused({
        reason: 'faulty',
        code: 'faulty-terms',
        message: { zh: `有 ${faults.length} 处不符合要求。`, en: `${faults.length} things do not fit.` },
        faults,
      })
    const [items, states] = await Promise.all([findItems(tx, division, id), findStates(tx, division, id)])
    const undecided = undecidedItems(items, states, rule)
    if (undecided.length > 0) return refused(undecidedRefusal(undecided))
    const previous = last === null ? new Set<string>() : await findElementIds(tx, last)
    const elements = adoptedElements(items, states, last === null ? () => null : ancestry(lines, previous))
    const decisions = await findDecisions(tx, division, id, { until: adoption.head })
    const frozen = {
      division,
      plan: planId,
      number: (last?.number ?? 0) + 1,
      ...terms,
      document: document.id,
      compilation: id,
      decidedSeq: adoption.head,
      sourceSha256: document.sha256,
      compiler: compilation.compiler,
      modelSha256: compilation.modelSha256,
      decisionsSha256: hashOfDecisions(decisions),
      elementsSha256: hashOfElements(elements),
      undecided: items.length - [...states.values()].filter(({ state }) => state !== 'pending').length,
      adoptedAt: at.toISOString(),
    }
    const version: VersionRow = {
      ...frozen,
      id: newId(at.getTime()),
      hash: hashOfVersion(frozen),
      adoptedByName: nameOf(actor),
    }
    await insertVersion(tx, { ...version, adoptedBy: idOf(actor) })
    await insertElements(tx, version, elements)
    await tell(tx, planAdopted, happening(adoption, plan, version, { text: text.text, model, elements }, at))
    await enqueue(tx, readReports, { division, input: {}, by: actor, key: 'all' })
    await announce(tx, 'plan', { division, subject: planId })
    await record(tx, actor, at, {
      division,
      action: 'plans.adopt',
      subject: { kind: 'plan-version', id: version.id },
      detail: { plan: planId, number: version.number, hash: version.hash, approval: terms.approval },
    })
    return done(version)
  })
}

function happening(
  { division, actor }: Adoption,
  plan: { readonly id: string; readonly kind: PlanAdoption['plan']['kind']; readonly title: string } & {
    readonly from: number | null
    readonly to: number | null
  },
  version: VersionRow,
  read: { readonly text: string; readonly model: PlanModel; readonly elements: AdoptedElements },
  at: Date,
): PlanAdoption {
  return {
    division,
    // Both years are known, as `faultsOfYears` has seen.
    plan: { id: plan.id, kind: plan.kind, title: plan.title, from: plan.from ?? 0, to: plan.to ?? 0 },
    version: {
      number: version.number,
      reason: version.reason,
      approval: version.approval,
      effectiveFrom: version.effectiveFrom,
      effectiveTo: version.effectiveTo,
    },
    document: version.document,
    ...read,
    actor,
    at,
  }
}

function faultsOfYears({ from, to }: { readonly from: number | null; readonly to: number | null }): Fault[] {
  if (from !== null && to !== null) return []
  return [
    {
      at: 'plan.period',
      code: 'required',
      message: {
        zh: '文本没有写明规划期；请先在规划信息里填写起止年份',
        en: 'The text does not say its years; fill in the first and last year of the plan',
      },
    },
  ]
}

export function undecidedRefusal(undecided: readonly StoredItem[]) {
  return {
    reason: 'wrong-state' as const,
    code: 'undecided',
    message: {
      zh: `还有 ${undecided.length} 项没有决定，按设置须先校核完。`,
      en: `${undecided.length} items are still undecided; the settings want them decided first.`,
    },
    faults: undecided.slice(0, MOST_LISTED).map((item) => {
      const { zh, en } = itemWords(item)
      return {
        at: item.id,
        code: item.group,
        message: { zh: `第 ${item.line} 行：${zh}`, en: `Line ${item.line}: ${en}` },
      }
    }),
    current: { undecided: undecided.length },
  }
}

/** What became of items between two readings: as stored when one is based on the other, else compared now. */
export async function linesBetween(
  { db, compiler }: { readonly db: Database; readonly compiler: Services['compiler'] },
  division: string,
  old: string,
  recent: string,
  basedOn: string | null,
): Promise<readonly CarriedLine[]> {
  if (old === recent)
    return (await findItems(db, division, recent)).map(({ id }) => ({
      fate: 'kept',
      old: id,
      recent: id,
      fields: [],
      likeness: 1,
    }))
  if (old === basedOn) return findCarried(db, division, recent)
  const [before, after] = await Promise.all([readText(db, division, old), readText(db, division, recent)])
  return compiler.carry(before, after)
}
