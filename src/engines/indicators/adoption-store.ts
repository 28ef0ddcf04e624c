import { idOf, nameOf } from '../../platform/access/actor.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { PlanAdoption } from '../plans/definition.ts'
import { type TargetText, targetsFromAdoption } from './adopted-target.ts'
import { changed } from './observation-store.ts'

/**
 * Creates the targets of an adopted version, or carries over those that the version before had, with their values,
 * yearly values and shares [TA1], [TA2]. Only the division's own outline and special plans make targets: what the level
 * above promises is not ours to reach [TA4].
 */
export async function carryTargets(tx: Writing, adoption: PlanAdoption): Promise<void> {
  const { division, plan, version, model, elements, at } = adoption
  if (plan.kind === 'upper') return
  await tx
    .insertInto('target_plan_version')
    .values({
      division,
      plan: plan.id,
      version: version.number,
      title: plan.title,
      effective_from: version.effectiveFrom,
      effective_to: version.effectiveTo,
      adopted_at: at,
    })
    .execute()
  const known = await tx
    .selectFrom('target')
    .select(['id', 'ended_in'])
    .where('division', '=', division)
    .where('plan', '=', plan.id)
    .execute()
  const places = await placesOf(tx, division, plan.id)
  const titles = titlesOf(model.outline)
  const kept = new Set<string>()
  const texts = targetsFromAdoption(
    model,
    elements.statements.map(({ id, was, value, section }) => ({ id, was, value, section })),
  )
  let position = 0
  for (const text of texts) {
    const id =
      [...text.were, ...text.items]
        .map((item) => places.get(item))
        .find((one) => one !== undefined && !kept.has(one)) ?? newId(at.getTime())
    kept.add(id)
    const isNew = !known.some((row) => row.id === id)
    const [item = ''] = text.items
    if (isNew) await tx.insertInto('target').values({ division, id, plan: plan.id, item, ended_in: null }).execute()
    else
      await tx
        .updateTable('target')
        .set((eb) => ({ item, ended_in: null, revision: eb('revision', '+', 1) }))
        .where('division', '=', division)
        .where('id', '=', id)
        .execute()
    const { chapter, title } = titles(text.section)
    await tx
      .insertInto('target_text')
      .values(textRow(division, id, version.number, text, chapter, title, plan.title, position))
      .execute()
    position++
    if (isNew && text.base !== null) await firstBase(tx, adoption, id, text.base)
  }
  const dropped = known.filter(({ id, ended_in }) => ended_in === null && !kept.has(id))
  if (dropped.length > 0)
    await tx
      .updateTable('target')
      .set((eb) => ({ ended_in: version.number, revision: eb('revision', '+', 1) }))
      .where('division', '=', division)
      .where(
        'id',
        'in',
        dropped.map(({ id }) => id),
      )
      .execute()
  await changed(tx, division)
}

/** Every statement id under which a target of the plan was ever found, with the target. */
async function placesOf(tx: Writing, division: string, plan: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('target_text as x')
    .innerJoin('target as t', (join) => join.onRef('t.division', '=', 'x.division').onRef('t.id', '=', 'x.target'))
    .where('t.division', '=', division)
    .where('t.plan', '=', plan)
    .select(['x.target', 'x.items'])
    .orderBy('x.version')
    .execute()
  return new Map(rows.flatMap(({ target, items }) => items.map((item) => [item, target] as const)))
}

async function firstBase(
  tx: Writing,
  { division, actor, at, plan }: PlanAdoption,
  target: string,
  base: NonNullable<TargetText['base']>,
): Promise<void> {
  await tx
    .insertInto('target_base')
    .values({
      division,
      target,
      no: 1,
      id: newId(at.getTime()),
      name_zh: '规划文本',
      name_en: 'text of the plan',
      value: base.value,
      basis: `${plan.title}：${base.sentence}`,
      reason: '规划文本写明的基期值',
      by_id: idOf(actor),
      by_name: nameOf(actor),
      at,
    })
    .execute()
}

export function textRow(
  division: string,
  target: string,
  version: number,
  text: TargetText,
  chapter: string,
  section: string,
  document: string,
  position: number,
) {
  return {
    division,
    target,
    version,
    items: [...text.items],
    indicator: text.indicator,
    dimension: text.dimension,
    name_zh: text.name.zh,
    name_en: text.name.en,
    category: text.category,
    unit: text.unit,
    type: text.type,
    direction: text.direction,
    nature: text.nature,
    operator: text.operator,
    value: text.type === 'task' || text.band !== null ? null : text.value,
    low: text.band?.low ?? null,
    high: text.band?.high ?? null,
    base_year: text.baseYear,
    target_year: text.targetYear,
    measure: text.measure,
    accumulates: text.accumulates,
    is_comparable_price: text.isComparablePrice,
    publisher: text.publisher,
    clause: text.clause,
    chapter,
    section,
    line: text.line,
    start_at: text.start,
    end_at: text.end,
    text: text.text,
    sentence: text.sentence,
    document,
    position,
  }
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
