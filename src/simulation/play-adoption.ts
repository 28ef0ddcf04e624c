import type { Actor } from '../platform/access/actor.ts'
import { type ActorOf, ask, askWithFile, type Stage } from './stage.ts'

/** A text of the sample. */
export interface SampleText {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface AdoptedPlan {
  readonly plan: string
  readonly version: number
}

interface DocumentAnswer {
  readonly id: string
  readonly state: string
  readonly plan: string | null
  readonly compilation: string | null
}

interface ReviewAnswer {
  readonly head: number
  readonly items: readonly { readonly id: string; readonly confidence: number; readonly group: string }[]
  readonly states: readonly { readonly item: string; readonly state: string; readonly revision: number }[]
}

/** The planner uploads the outline, decides on what the compiler found, and adopts it: 2021, in the plan's first spring. */
export async function playAdoption(
  stage: Stage,
  division: string,
  actorOf: ActorOf,
  text: SampleText,
): Promise<AdoptedPlan> {
  const planner = actorOf('planner1')
  stage.setNow(new Date('2021-03-02T01:30:00Z'))
  const document = await taken(stage, division, planner, text, 'outline')
  if (document.plan === null || document.compilation === null) throw new Error(`${text.name} is no plan.`)
  stage.setNow(new Date('2021-03-09T07:00:00Z'))
  const head = await decideEverything(stage, division, planner, document.compilation)
  stage.setNow(new Date('2021-03-15T02:00:00Z'))
  await ask(stage, planner, 'POST', `/api/v1/plans/${division}/${document.plan}/adoptions`, {
    compilation: document.compilation,
    head,
    reason: 'first',
    approval: { number: '模拟发〔2021〕1号', issuedOn: '2021-03-12', body: '区人民代表大会（模拟）' },
    effectiveFrom: '2021-03-15',
    effectiveTo: null,
  })
  return { plan: document.plan, version: 1 }
}

/** Uploads a text and waits for the compiler. */
export async function taken(
  stage: Stage,
  division: string,
  actor: Actor,
  { name, bytes }: SampleText,
  kind: string,
): Promise<DocumentAnswer> {
  let document = await askWithFile<DocumentAnswer>(stage, actor, '/api/v1/documents', name, bytes, { division, kind })
  for (let waited = 0; document.state === 'waiting'; waited += 100) {
    if (waited > 120_000) throw new Error(`${name} was not compiled within two minutes.`)
    await new Promise((done) => setTimeout(done, 100))
    document = await ask<DocumentAnswer>(stage, actor, 'GET', `/api/v1/documents/${division}/${document.id}`)
  }
  if (document.state !== 'ready') throw new Error(`${name} could not be read: ${document.state}`)
  return document
}

/** Accepts what the compiler found; what it is least sure of is looked at one by one, the rest in one go. */
async function decideEverything(stage: Stage, division: string, planner: Actor, compilation: string): Promise<number> {
  const url = `/api/v1/reviews/${division}/${compilation}`
  const review = await ask<ReviewAnswer>(stage, planner, 'GET', url)
  const revisions = new Map(review.states.map(({ item, revision }) => [item, revision]))
  let { head } = review
  for (let i = 0; i < review.items.length; i += 50) {
    const decisions = review.items.slice(i, i + 50).map(({ id }) => ({
      action: 'accept',
      item: id,
      revision: revisions.get(id) ?? 0,
      reason: null,
    }))
    head = (await ask<{ head: number }>(stage, planner, 'POST', `${url}/decisions`, { decisions })).head
  }
  return head
}
