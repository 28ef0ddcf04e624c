import { Type } from 'typebox'
import type { PlanModel } from '../../../model/plan-model.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { inTransaction } from '../../../platform/database/connect.ts'
import type { Writing } from '../../../platform/database/tables.ts'
import type { Services } from '../../../platform/http/route.ts'
import { defineJob } from '../../../platform/jobs/job-kind.ts'
import { announce } from '../../../platform/live/live.ts'
import type { ItemState } from '../decisions.ts'
import { evidenceDecided, type Found, type Proposal } from '../definition.ts'
import { type DocumentRow, findDocument, findDocuments, findPlans, insertItems, readText } from '../documents-store.ts'
import { putTracking } from '../evidence-store.ts'
import { withFields } from '../fields.ts'
import { yearsOf } from '../listing.ts'
import { adoptedModel, proposalsFrom } from '../proposals.ts'
import type { Turned } from '../review-store.ts'
import { findElements, findVersions, type VersionRow } from '../versions-store.ts'

type Given = Pick<Services, 'db' | 'compiler' | 'now'>

/**
 * Reads a compiled report against every own plan whose years it speaks of, in its newest version, and adds what it finds
 * as proposals; those that are there already stay with what was decided. May be done again at any time.
 */
export async function trackReport(services: Given, document: DocumentRow): Promise<void> {
  const { db, compiler, now } = services
  const { division, compilation } = document
  if (compilation === null || (document.kind !== 'report' && document.kind !== 'bulletin')) return
  const [year] = yearsOf(document.period)
  const [plans, versions, text] = await Promise.all([
    findPlans(db, division),
    findVersions(db, division),
    readText(db, division, compilation),
  ])
  const model = JSON.parse(text.model) as PlanModel // written by the compiler
  // Documents are told apart by name while they are compared; files may share one.
  const report: PlanModel = { ...model, source: { ...model.source, name: `report:${document.id}` } }
  for (const plan of plans) {
    if (plan.kind === 'upper' || !speaksOf(plan, year)) continue
    const version = versions.filter((one) => one.plan === plan.id).at(-1)
    if (version === undefined) continue
    const adopted = await adoptedText(services, version)
    const result = await compiler.track(adopted, [{ text: text.text, model: JSON.stringify(report) }])
    const { items, ...reading } = proposalsFrom(result, report, { plan: plan.id, version: version.number })
    await inTransaction(db, async (tx) => {
      await insertItems(tx, division, compilation, items)
      await putTracking(tx, {
        division,
        compilation,
        plan: plan.id,
        version: version.number,
        trackedAt: now(),
        reading,
      })
      await announce(tx, 'review', { division, subject: compilation })
    })
  }
}

/** A report of a year may give values from the plan's base year on, and of its last year in the year after. */
const speaksOf = (plan: { readonly from: number | null; readonly to: number | null }, year: number | null) =>
  year === null || plan.from === null || plan.to === null || (year >= plan.from - 1 && year <= plan.to + 1)

async function adoptedText({ db }: Given, version: VersionRow) {
  const [text, elements] = await Promise.all([
    readText(db, version.division, version.compilation),
    findElements(db, version),
  ])
  const model = adoptedModel(JSON.parse(text.model) as PlanModel, elements) // written by the compiler
  return {
    text: text.text,
    model: JSON.stringify({ ...model, source: { ...model.source, name: `plan:${version.plan}` } }),
  }
}

/** Reads all reports of a division against its plans: after a plan was adopted. */
export const readReports = defineJob({
  name: 'plans.read-reports',
  about: { zh: '规划采用后重新对照各年报告', en: 'Reads the reports against a plan that was adopted' },
  input: Type.Object({}),
  leaseSeconds: 300,
  async run({ services, division, signal, progress }) {
    const documents = await findDocuments(services.db, division, { kinds: ['report', 'bulletin'] })
    for (const [i, document] of documents.entries()) {
      if (signal.aborted) return null
      if (document.state === 'ready') await trackReport(services, document)
      await progress((i + 1) / documents.length)
    }
    return { reports: documents.length }
  },
})

/** Tells other engines of accepted values, in the transaction of the decision. SPEC.md, EV. */
export async function tellEvidence(
  tx: Writing,
  { tell }: Pick<Services, 'tell'>,
  review: { readonly division: string; readonly compilation: string; readonly document: string },
  turned: readonly Turned[],
  who: { readonly actor: Actor; readonly at: Date },
): Promise<void> {
  const values = turned.flatMap(({ item, before, after }) => {
    if (item.kind !== 'proposal') return []
    const [was, is] = [acceptedValue(item, before), acceptedValue(item, after)]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return [
      {
        item: item.id,
        line: item.line,
        clause: item.clause,
        before: was,
        after: is,
        reason: after.decision?.reason ?? null,
      },
    ]
  })
  if (values.length === 0) return
  const document = await findDocument(tx, review.division, review.document)
  if (document === null || (document.kind !== 'report' && document.kind !== 'bulletin')) return
  await tell(tx, evidenceDecided, {
    division: review.division,
    document: {
      id: document.id,
      compilation: review.compilation,
      kind: document.kind,
      title: document.title ?? document.name,
    },
    values,
    ...who,
  })
}

/** The value of a proposal that stands accepted; null when none does. */
function acceptedValue(item: Found, { decision }: ItemState): Proposal | null {
  if (item.kind !== 'proposal') return null
  const { found } = item
  switch (decision?.action.action) {
    case 'accept':
      return found
    case 'amend': {
      const amended = withFields(item, decision.action.fields)
      return amended.kind === 'proposal' ? amended.found : null
    }
    default:
      return null
  }
}
