import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { PlanAdoption } from '../plans/definition.ts'

/**
 * Creates the commitments of an adopted version, or carries over those that the version before had [CA1], [CA2]. Only the
 * division's own outline and special plans make commitments: what the level above promises is not ours to divide.
 */
export async function carryCommitments(tx: Writing, adoption: PlanAdoption): Promise<void> {
  const { division, plan, version, model, elements, at } = adoption
  if (plan.kind === 'upper') return
  const known = await tx
    .selectFrom('commitment')
    .select(['id', 'item', 'until_version'])
    .where('division', '=', division)
    .where('plan', '=', plan.id)
    .execute()
  const byItem = new Map(known.map((row) => [row.item, row]))
  const titles = titlesOf(model.outline)
  const kept = new Set<string>()
  for (const { id: item, was, value, section } of elements.commitments) {
    const old = (was === null ? undefined : byItem.get(was)) ?? byItem.get(item)
    const id = old?.id ?? newId(at.getTime())
    if (kept.has(id)) continue
    kept.add(id)
    if (old === undefined) {
      await tx
        .insertInto('commitment')
        .values({ division, id, plan: plan.id, item, from_version: version.number, until_version: null })
        .execute()
    } else {
      // The item keeps its newest name, so that the next text finds it again; one that had ended stands once more.
      await tx
        .updateTable('commitment')
        .set((eb) => ({ item, until_version: null, revision: eb('revision', '+', 1) }))
        .where('division', '=', division)
        .where('id', '=', id)
        .execute()
    }
    const { chapter, title } = titles(section)
    await tx
      .insertInto('commitment_text')
      .values({
        division,
        commitment: id,
        version: version.number,
        clause: value.clause,
        line: value.line,
        chapter,
        section: title,
        text: value.text,
        verb: value.verb,
        object: value.object,
        is_verifiable: value.verifiable,
        suggested_lead: value.lead?.body ?? null,
        suggested_because: value.lead?.reason ?? null,
        plan_from: plan.from,
        plan_to: plan.to,
      })
      .execute()
  }
  const dropped = known.filter(({ id, until_version }) => until_version === null && !kept.has(id)).map(({ id }) => id)
  if (dropped.length > 0)
    await tx
      .updateTable('commitment')
      .set((eb) => ({ until_version: version.number, revision: eb('revision', '+', 1) }))
      .where('division', '=', division)
      .where('id', 'in', dropped)
      .execute()
}

/** Title of an outline node, and of the chapter it stands in. */
function titlesOf(outline: PlanAdoption['model']['outline']) {
  const at = new Map(outline.map((node, i) => [node.id, i]))
  return (section: string | null): { readonly chapter: string; readonly title: string } => {
    const index = section === null ? undefined : at.get(section)
    const node = index === undefined ? undefined : outline[index]
    if (node === undefined || index === undefined) return { chapter: '', title: '' }
    const chapter =
      node.level === 'chapter' ? node : outline.slice(0, index).findLast(({ level }) => level === 'chapter')
    return { chapter: titleOf(chapter ?? node), title: titleOf(node) }
  }
}

const titleOf = ({ number, title }: { readonly number: string; readonly title: string }) =>
  number === '' ? title : `${number} ${title}`
