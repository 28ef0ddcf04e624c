import { sql } from 'kysely'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Row, Writing } from '../../platform/database/tables.ts'
import type { CarriedLine } from './carry.ts'
import { type Action, type Decision, type ItemState, PENDING, stateOf } from './decisions.ts'
import type { Found } from './definition.ts'
import type { ReviewItem } from './items.ts'
import { refusalOf } from './judge.ts'
import { heldByOther, type Lease } from './queue.ts'
import { heldRefusal, noSuchItem, noSuchReview, staleRefusal } from './refusals.ts'

/** An item as it is stored: without the words of its sentence, which the text has. */
export type StoredItem = Omit<ReviewItem, 'words' | 'kind' | 'found'> & Found

const itemFrom = (row: Row<'review_item'>): StoredItem =>
  ({
    id: row.id,
    kind: row.kind,
    group: row.item_group,
    position: row.position,
    section: row.section,
    chapter: row.chapter,
    clause: row.clause,
    line: row.line,
    start: row.start_at,
    end: row.end_at,
    confidence: Math.round(row.confidence * 1e4) / 1e4,
    found: row.found,
  }) as StoredItem // `found` was stored from an item of this kind

export const decisionFrom = (row: Row<'review_decision'>): Decision => ({
  seq: row.seq,
  item: row.item,
  // Stored from an action whose other fields are `detail`.
  action: { ...(row.detail as object), action: row.action } as Action,
  at: row.at.toISOString(),
  by: { id: row.by_id, name: row.by_name },
  reason: row.reason,
  way: row.way,
  batch: row.batch,
})

export async function findItems(db: Reading, division: string, compilation: string): Promise<StoredItem[]> {
  const rows = await db
    .selectFrom('review_item')
    .selectAll()
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .orderBy('position')
    .execute()
  return rows.map(itemFrom)
}

export async function findItem(
  db: Reading,
  division: string,
  compilation: string,
  id: string,
): Promise<StoredItem | null> {
  const row = await db
    .selectFrom('review_item')
    .selectAll()
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : itemFrom(row)
}

/** States of the items that have decisions; with `since`, only of those decided on after that decision. */
export async function findStates(
  db: Reading,
  division: string,
  compilation: string,
  since = 0,
): Promise<Map<string, ItemState>> {
  const rows = await db
    .selectFrom('review_state as s')
    .leftJoin('review_decision as d', (join) =>
      join
        .onRef('d.division', '=', 's.division')
        .onRef('d.compilation', '=', 's.compilation')
        .onRef('d.seq', '=', 's.standing_seq'),
    )
    .selectAll('d')
    .select(['s.item as state_item', 's.state', 's.revision'])
    .where('s.division', '=', division)
    .where('s.compilation', '=', compilation)
    .where('s.changed_seq', '>', since)
    .execute()
  return new Map(
    rows.map((row) => [
      row.state_item,
      {
        state: row.state,
        revision: row.revision,
        // A left join: all columns of the decision are there or none is.
        decision: row.seq === null ? null : decisionFrom(row as Row<'review_decision'>),
      },
    ]),
  )
}

/** Decisions of one item, or of the whole review up to `until`, in the order in which they were taken. */
export async function findDecisions(
  db: Reading,
  division: string,
  compilation: string,
  only: { readonly item?: string; readonly until?: number } = {},
): Promise<Decision[]> {
  let query = db
    .selectFrom('review_decision')
    .selectAll()
    .where('division', '=', division)
    .where('compilation', '=', compilation)
  if (only.item !== undefined) query = query.where('item', '=', only.item)
  if (only.until !== undefined) query = query.where('seq', '<=', only.until)
  return (await query.orderBy('seq').execute()).map(decisionFrom)
}

export async function findHead(db: Reading, division: string, compilation: string): Promise<number | null> {
  const row = await db
    .selectFrom('review_head')
    .select('seq')
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .executeTakeFirst()
  return row?.seq ?? null
}

/** Holds that have not ended. */
export async function findHolds(db: Reading, division: string, compilation: string, now: Date): Promise<Lease[]> {
  const rows = await db
    .selectFrom('review_hold')
    .select(['item', 'person', 'person_name', 'until'])
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .where('until', '>', now)
    .execute()
  return rows.map(({ item, person, person_name, until }) => ({
    item,
    person,
    name: person_name,
    until: until.toISOString(),
  }))
}

/** Holds items for a person, those that nobody else holds; releases others. Resolves with what others hold. */
export async function changeHolds(
  tx: Writing,
  review: { readonly division: string; readonly compilation: string },
  person: { readonly id: string; readonly name: string },
  change: { readonly take: readonly string[]; readonly release: readonly string[] },
  now: Date,
  until: Date,
): Promise<Lease[]> {
  const { division, compilation } = review
  if (change.release.length > 0) {
    await tx
      .deleteFrom('review_hold')
      .where('division', '=', division)
      .where('compilation', '=', compilation)
      .where('person', '=', person.id)
      .where('item', 'in', [...change.release])
      .execute()
  }
  if (change.take.length > 0) {
    await sql`
      insert into review_hold (division, compilation, item, person, person_name, until)
      select i.division, i.compilation, i.id, ${person.id}, ${person.name}, ${until}
      from review_item i
      where i.division = ${division} and i.compilation = ${compilation} and i.id = any(${[...change.take]})
      on conflict (division, compilation, item) do update
        set person = excluded.person, person_name = excluded.person_name, until = excluded.until
        where review_hold.person = excluded.person or review_hold.until <= ${now}`.execute(tx)
  }
  const holds = await findHolds(tx, division, compilation, now)
  return holds.filter(({ item, person: holder }) => holder !== person.id && change.take.includes(item))
}

/** Who decides, when, in which review. */
export interface Decider {
  readonly division: string
  readonly compilation: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Date
}

/** Locks the review until the transaction ends, so that decisions are counted one after another. */
export async function lockReview(tx: Writing, division: string, compilation: string): Promise<number | null> {
  const head = await tx
    .selectFrom('review_head')
    .select('seq')
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .forUpdate()
    .executeTakeFirst()
  return head?.seq ?? null
}

/** A decision to be appended. */
export interface NewDecision {
  readonly item: string
  readonly action: Action
  readonly reason: string | null
  readonly way: Decision['way']
  readonly batch: string | null
}

/** What came of decisions: the head of the review now, and the states that changed. */
export interface Decided {
  readonly head: number
  readonly states: ReadonlyMap<string, ItemState>
}

/** One item before and after a decision. */
export interface Turned {
  readonly item: StoredItem
  readonly before: ItemState
  readonly after: ItemState
}

/**
 * Takes one decision, or several that stand or fall together; each must have seen all earlier decisions of its item.
 * SPEC.md, RV1 to RV9.
 */
export async function decide(
  tx: Writing,
  decider: Decider,
  wanted: readonly {
    readonly item: string
    readonly revision: number
    readonly action: Action
    readonly reason: string | null
  }[],
): Promise<Outcome<Decided & { readonly turned: readonly Turned[] }>> {
  const { division, compilation, by, at } = decider
  const head = await lockReview(tx, division, compilation)
  if (head === null) return refused(noSuchReview)
  const holds = await findHolds(tx, division, compilation, at)
  const batch = wanted.length > 1 ? newId(at.getTime()) : null
  const fresh: NewDecision[] = []
  const states = new Map<string, ItemState>()
  const touched: { readonly item: StoredItem; readonly before: ItemState }[] = []
  for (const { item: id, revision, action, reason } of wanted) {
    const item = await findItem(tx, division, compilation, id)
    if (item === null) return refused(noSuchItem(id))
    const decisions = await findDecisions(tx, division, compilation, { item: id })
    const state = states.get(id) ?? stateOf(decisions)
    if (decisions.length !== revision) return refused(staleRefusal(id, state))
    const held = heldByOther(holds, id, by.id, at.toISOString())
    if (held !== null) return refused(heldRefusal(held))
    const refusal = refusalOf(
      {
        item,
        state,
        members: await countMembers(tx, division, compilation, id),
        into: action.action === 'merge' ? await partnerOf(tx, division, compilation, action.into, states) : null,
      },
      action,
      reason,
    )
    if (refusal !== null) return refused(refusal)
    touched.push({ item, before: state })
    const isUndoOfMany = action.action === 'undo' && state.state === 'merged' && state.decision?.batch != null
    const items = isUndoOfMany ? await mergedWith(tx, division, compilation, state.decision?.batch ?? '', id) : [id]
    for (const one of items) fresh.push({ item: one, action, reason, way: 'person', batch })
    states.set(id, stateOf([...decisions, asDecision(decider, fresh.at(-1) as NewDecision, head + fresh.length)]))
  }
  const after = await appendDecisions(tx, decider, head, fresh)
  await tx
    .deleteFrom('review_hold')
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .where('person', '=', by.id)
    .where(
      'item',
      'in',
      fresh.map(({ item }) => item),
    )
    .execute()
  return done({
    ...after,
    turned: touched.map(({ item, before }) => ({ item, before, after: after.states.get(item.id) ?? before })),
  })
}

const asDecision = ({ by, at }: Decider, { item, action, reason, way, batch }: NewDecision, seq: number): Decision => ({
  seq,
  item,
  action,
  at: at.toISOString(),
  by,
  reason,
  way,
  batch,
})

/** Appends decisions that were judged before, and derives the states of their items anew. */
export async function appendDecisions(
  tx: Writing,
  decider: Decider,
  head: number,
  fresh: readonly NewDecision[],
): Promise<Decided> {
  const { division, compilation, by, at } = decider
  if (fresh.length === 0) return { head, states: new Map() }
  for (let i = 0; i < fresh.length; i += 1000) {
    await tx
      .insertInto('review_decision')
      .values(
        fresh.slice(i, i + 1000).map(({ item, action, reason, way, batch }, k) => {
          const { action: name, ...detail } = action
          return {
            division,
            compilation,
            seq: head + i + k + 1,
            item,
            action: name,
            detail: JSON.stringify(detail),
            way,
            batch,
            reason,
            at,
            by_id: by.id,
            by_name: by.name,
          }
        }),
      )
      .execute()
  }
  const next = head + fresh.length
  await tx
    .updateTable('review_head')
    .set({ seq: next })
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .execute()
  const states = await deriveStates(
    tx,
    division,
    compilation,
    fresh.map(({ item }) => item),
  )
  return { head: next, states }
}

/** Folds the decisions of these items into `review_state`. */
export async function deriveStates(
  tx: Writing,
  division: string,
  compilation: string,
  items: readonly string[],
): Promise<Map<string, ItemState>> {
  const rows = await tx
    .selectFrom('review_decision')
    .selectAll()
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .where('item', '=', sql<string>`any(${[...new Set(items)]})`)
    .orderBy('seq')
    .execute()
  const byItem = new Map<string, Decision[]>()
  for (const decision of rows.map(decisionFrom))
    byItem.set(decision.item, [...(byItem.get(decision.item) ?? []), decision])
  const states = new Map([...byItem].map(([item, own]) => [item, stateOf(own)]))
  const values = [...states].map(([item, { state, revision, decision }]) => ({
    division,
    compilation,
    item,
    state,
    revision,
    changed_seq: byItem.get(item)?.at(-1)?.seq ?? 0,
    standing_seq: decision?.seq ?? null,
  }))
  for (let i = 0; i < values.length; i += 1000) {
    await tx
      .insertInto('review_state')
      .values(values.slice(i, i + 1000))
      .onConflict((conflict) =>
        conflict.columns(['division', 'compilation', 'item']).doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          revision: eb.ref('excluded.revision'),
          changed_seq: eb.ref('excluded.changed_seq'),
          standing_seq: eb.ref('excluded.standing_seq'),
        })),
      )
      .execute()
  }
  return states
}

const merged = (db: Reading, division: string, compilation: string) =>
  db
    .selectFrom('review_state as s')
    .innerJoin('review_decision as d', (join) =>
      join
        .onRef('d.division', '=', 's.division')
        .onRef('d.compilation', '=', 's.compilation')
        .onRef('d.seq', '=', 's.standing_seq'),
    )
    .where('s.division', '=', division)
    .where('s.compilation', '=', compilation)
    .where('s.state', '=', 'merged')

async function countMembers(db: Reading, division: string, compilation: string, item: string): Promise<number> {
  const { n } = await merged(db, division, compilation)
    .where(sql<string>`d.detail ->> 'into'`, '=', item)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Items that were merged in one act with this one; all are undone together. */
async function mergedWith(
  db: Reading,
  division: string,
  compilation: string,
  batch: string,
  item: string,
): Promise<string[]> {
  const rows = await merged(db, division, compilation).where('d.batch', '=', batch).select('s.item').execute()
  return [item, ...rows.map((row) => row.item).filter((other) => other !== item)]
}

async function partnerOf(
  db: Reading,
  division: string,
  compilation: string,
  id: string,
  states: ReadonlyMap<string, ItemState>,
) {
  const item = await findItem(db, division, compilation, id)
  if (item === null) return null
  const known = states.get(id) ?? stateOf(await findDecisions(db, division, compilation, { item: id }))
  return { item, state: known ?? PENDING }
}

/** What became of items since the text before: every line, in the order of the new text, then what was dropped. */
export async function findCarried(db: Reading, division: string, compilation: string): Promise<CarriedLine[]> {
  const rows = await db
    .selectFrom('review_carry')
    .selectAll()
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .orderBy('position')
    .execute()
  return rows.map(({ fate, old_item, item, fields, likeness }) => ({
    fate,
    old: old_item,
    recent: item,
    fields,
    likeness: Math.round(likeness * 1e4) / 1e4,
  }))
}

export async function insertCarried(
  tx: Writing,
  division: string,
  compilation: string,
  lines: readonly CarriedLine[],
): Promise<void> {
  for (let i = 0; i < lines.length; i += 1000) {
    await tx
      .insertInto('review_carry')
      .values(
        lines.slice(i, i + 1000).map(({ fate, old, recent, fields, likeness }, k) => ({
          division,
          compilation,
          position: i + k,
          fate,
          old_item: old,
          item: recent,
          fields: [...fields],
          likeness,
        })),
      )
      .execute()
  }
}
