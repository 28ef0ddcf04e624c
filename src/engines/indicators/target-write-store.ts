import { done, type Fault, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { findPeriod } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { announce } from '../../platform/live/live.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { type AnnualValue, type Decomposition, faultsInAnnualPlan } from './annual-plan.ts'
import { changed } from './observation-store.ts'
import { type Combines, checkShares, type ShareCheck } from './shares.ts'
import { yearlyValue } from './target-shares.ts'
import { findTarget, type StoredTarget, settingsOfTarget, type TargetSettingFields } from './targets-store.ts'

/** Who writes, when, within what a permission reaches. */
export interface TargetWriter {
  readonly actor: Actor
  readonly at: Date
  readonly scope: Scope
  readonly division: string
}

/** Beyond every moment of knowing: what is written builds on what stands now. */
const NOW = { on: '9999-12-31', knownAt: '9999-12-31T00:00:00.000Z' }

export const noSuchTarget: Refusal = {
  reason: 'not-found',
  code: 'no-such-target',
  message: {
    zh: '没有这个指标，或它不在您的权限范围内。可能已随规划调整取消，请从指标表重新进入。',
    en: 'There is no such target, or it lies outside what you may see. A new version of the plan may have dropped it.',
  },
}

const by = ({ actor, at }: TargetWriter) => ({
  by_id: idOf(actor),
  by_name: nameOf(actor),
  at,
})

/** Takes the target for a change: refused when it moved on since it was read. Resolves with what stands. */
async function take(tx: Writing, writer: TargetWriter, id: string, revision: number): Promise<Outcome<StoredTarget>> {
  const row = await tx
    .selectFrom('target')
    .select('revision')
    .where('division', '=', writer.division)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const found = row === undefined ? null : await findTarget(tx, writer.scope, writer.division, id, NOW)
  if (row === undefined || found === null) return refused(noSuchTarget)
  if (row.revision !== revision)
    return refused({
      reason: 'stale',
      code: 'target-changed',
      message: {
        zh: '这个指标在您打开之后已被他人改动。请对照现在的内容，再决定保留哪一个。',
        en: 'Somebody changed this target after you opened it. Compare with what stands now and decide which holds.',
      },
      current: { revision: row.revision, target: found.target, shares: found.shares.at(-1) ?? null },
    })
  await tx
    .updateTable('target')
    .set({ revision: revision + 1 })
    .where('division', '=', writer.division)
    .where('id', '=', id)
    .execute()
  return done(found)
}

const faulty = (code: string, faults: readonly Fault[]): Refusal => ({
  reason: 'faulty',
  code,
  message: {
    zh: `有 ${faults.length} 处需要修改，没有保存。`,
    en: `${faults.length} things need mending; nothing was saved.`,
  },
  faults,
})

async function finish(
  tx: Writing,
  writer: TargetWriter,
  target: StoredTarget,
  action: string,
  reason: string,
  detail: unknown,
): Promise<Outcome<{ revision: number }>> {
  await changed(tx, writer.division)
  await announce(tx, 'targets', { division: writer.division, body: target.body, subject: target.id })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action,
    subject: { kind: 'target', id: target.id },
    body: target.body,
    reason,
    detail,
  })
  return done({ revision: target.revision + 1 })
}

const noReason: Fault = {
  at: 'reason',
  code: 'no-reason',
  message: { zh: '请写明理由或依据。', en: 'Say why, or on what basis.' },
}

/** Sets what the text of the plan leaves open, or what was read wrongly from it [TS1]. */
export async function setTarget(
  tx: Writing,
  writer: TargetWriter,
  id: string,
  revision: number,
  fields: Partial<Omit<TargetSettingFields, 'reason'>>,
  reason: string,
): Promise<Outcome<{ revision: number }>> {
  const taken = await take(tx, writer, id, revision)
  if (taken.kind === 'refused') return taken
  if (reason.trim() === '') return refused(faulty('target-setting-faulty', [noReason]))
  const [last] = await settingsOfTarget(tx, writer.division, id)
  const setting: TargetSettingFields = {
    nature: last?.nature ?? null,
    type: last?.type ?? null,
    direction: last?.direction ?? null,
    operator: last?.operator ?? null,
    measure: last?.measure ?? null,
    accumulates: last?.accumulates ?? null,
    is_comparable_price: last?.is_comparable_price ?? null,
    combines: last?.combines ?? null,
    frequency: last?.frequency ?? null,
    decimals: last?.decimals ?? null,
    body: last?.body ?? null,
    ...fields,
    reason,
  }
  await tx
    .insertInto('target_setting')
    .values({ division: writer.division, target: id, no: (last?.no ?? 0) + 1, ...setting, ...by(writer) })
    .execute()
  return finish(tx, writer, taken.value, 'target.set', reason, fields)
}

/** Adds a base value: the first where the text states none, else a revision that is shown beside the original [TS2]. */
export async function addBase(
  tx: Writing,
  writer: TargetWriter,
  id: string,
  revision: number,
  input: { readonly name: Bilingual; readonly value: number; readonly basis: string | null; readonly reason: string },
): Promise<Outcome<{ revision: number }>> {
  const taken = await take(tx, writer, id, revision)
  if (taken.kind === 'refused') return taken
  const faults: Fault[] = []
  if (input.reason.trim() === '') faults.push(noReason)
  if (input.name.zh.trim() === '')
    faults.push({
      at: 'name.zh',
      code: 'required',
      message: { zh: '请写明来源，如“第七次人口普查”。', en: 'Say where it comes from.' },
    })
  if (faults.length > 0) return refused(faulty('base-faulty', faults))
  const base = newId(writer.at.getTime())
  await tx
    .insertInto('target_base')
    .values({
      division: writer.division,
      target: id,
      no: taken.value.target.bases.length + 1,
      id: base,
      name_zh: input.name.zh,
      name_en: input.name.en,
      value: input.value,
      basis: input.basis,
      reason: input.reason,
      ...by(writer),
    })
    .execute()
  return finish(tx, writer, taken.value, 'target.base', input.reason, { base, value: input.value })
}

/** Sets the yearly values: a new version, the earlier ones stay readable [TS3]. */
export async function setAnnualPlan(
  tx: Writing,
  writer: TargetWriter,
  id: string,
  revision: number,
  input: {
    readonly method: Decomposition
    readonly weights: readonly number[] | null
    readonly years: readonly AnnualValue[]
    readonly rolledAfter: number | null
    readonly reason: string
    readonly documentNo: string | null
  },
): Promise<Outcome<{ revision: number }>> {
  const taken = await take(tx, writer, id, revision)
  if (taken.kind === 'refused') return taken
  const { target } = taken.value
  const value = target.value ?? target.band?.low
  if (value === undefined || value === null)
    return refused({
      reason: 'wrong-state',
      code: 'nothing-to-divide',
      message: {
        zh: '任务型指标没有数值，不能分解到年度。',
        en: 'A task without a number cannot be divided into years.',
      },
    })
  const faults = faultsInAnnualPlan({ ...target, value }, target.bases[0]?.value ?? null, input.years, input.reason)
  if (faults.length > 0) return refused(faulty('annual-plan-faulty', faults))
  const no = target.plans.length + 1
  const plan = newId(writer.at.getTime())
  await tx
    .insertInto('annual_plan')
    .values({
      division: writer.division,
      target: id,
      no,
      id: plan,
      method: input.method,
      weights: input.weights === null ? null : JSON.stringify(input.weights),
      rolled_after: input.rolledAfter,
      reason: input.reason,
      document_no: input.documentNo,
      ...by(writer),
    })
    .execute()
  await tx
    .insertInto('annual_value')
    .values(
      input.years.map((year) => ({
        division: writer.division,
        target: id,
        no,
        year: year.year,
        value: year.value,
        computed: year.override?.computed ?? null,
        override_reason: year.override?.reason ?? null,
      })),
    )
    .execute()
  return finish(tx, writer, taken.value, 'target.annual-plan', input.reason, { plan, no, method: input.method })
}

/**
 * Saves the shares of a year as a draft, or publishes them. A binding target whose shares do not make it is not published
 * [SH1]; a draft may be short.
 */
export async function setShares(
  tx: Writing,
  writer: TargetWriter,
  id: string,
  revision: number,
  input: {
    readonly year: number
    readonly combines: Combines
    readonly shares: readonly { readonly part: string; readonly value: number; readonly weight: number | null }[]
    readonly publishes: boolean
    readonly reason: string
    readonly documentNo: string | null
  },
): Promise<Outcome<{ revision: number; check: ShareCheck }>> {
  const taken = await take(tx, writer, id, revision)
  if (taken.kind === 'refused') return taken
  const stored = taken.value
  const value = yearlyValue(stored.target, input.year)
  if (value === null)
    return refused(
      faulty('shares-faulty', [
        {
          at: 'year',
          code: 'no-value-of-year',
          message: {
            zh: `${input.year} 年没有年度目标，请先分解到年度。`,
            en: `There is no yearly value of ${input.year}; divide the target into years first.`,
          },
        },
      ]),
    )
  const names = await bodyNames(tx, writer.division)
  const unknown = input.shares.flatMap(({ part }, i): Fault[] =>
    names.has(part)
      ? []
      : [
          {
            at: `shares.${i}.part`,
            code: 'no-such-body',
            message: { zh: '没有这个单位。', en: 'There is no such body.' },
          },
        ],
  )
  if (unknown.length > 0) return refused(faulty('shares-faulty', unknown))
  const { nature, operator, unit } = stored.target
  const check = checkShares(
    { nature, operator, value, unit },
    input.shares.map((share) => ({ ...share, name: names.get(share.part) ?? '' })),
    input.combines,
  )
  const broken = check.faults.filter(({ code }) => code !== 'falls-short' && code !== 'part-misses')
  const stops = input.publishes && check.isBlocked ? check.faults : broken.filter(({ code }) => code === 'twice')
  if (input.publishes && input.reason.trim() === '') return refused(faulty('shares-faulty', [noReason, ...stops]))
  if (stops.length > 0)
    return refused({
      ...faulty('shares-faulty', stops),
      message: {
        zh: input.publishes ? `分解还不能发布：${stops[0]?.message.zh ?? ''}` : '没有保存，请修改后再试。',
        en: input.publishes ? `Not published: ${stops[0]?.message.en ?? ''}` : 'Nothing was saved.',
      },
    })
  const no = stored.shares.length + 1
  await tx
    .insertInto('share_version')
    .values({
      division: writer.division,
      target: id,
      no,
      id: newId(writer.at.getTime()),
      year: input.year,
      combines: input.combines,
      is_published: input.publishes,
      reason: input.reason,
      document_no: input.documentNo,
      ...by(writer),
    })
    .execute()
  if (input.shares.length > 0)
    await tx
      .insertInto('share')
      .values(
        input.shares.map(({ part, value: share, weight }) => ({
          division: writer.division,
          target: id,
          no,
          body: part,
          value: share,
          weight,
        })),
      )
      .execute()
  const finished = await finish(
    tx,
    writer,
    stored,
    input.publishes ? 'target.shares-published' : 'target.shares-drafted',
    input.reason,
    { no, year: input.year, bodies: input.shares.length, combined: check.combined },
  )
  return finished.kind === 'refused' ? finished : done({ ...finished.value, check })
}

/** Notes that an indicator's definition changed: values that follow it are pending until somebody rules [SO14]. */
export async function noteDefinition(
  tx: Writing,
  writer: TargetWriter,
  input: { readonly indicator: string; readonly words: string; readonly since: string; readonly basis: string | null },
): Promise<Outcome<{ id: string }>> {
  const faults: Fault[] = []
  if (input.words.trim() === '')
    faults.push({
      at: 'words',
      code: 'required',
      message: { zh: '请写明口径怎样变了。', en: 'Say how the definition changed.' },
    })
  if (findPeriod(input.since) === null)
    faults.push({
      at: 'since',
      code: 'no-period',
      message: { zh: '应为期别，如 2023 或 2023-Q1。', en: 'Expected a period such as 2023 or 2023-Q1.' },
    })
  if (faults.length > 0) return refused(faulty('definition-faulty', faults))
  const id = newId(writer.at.getTime())
  await tx
    .insertInto('definition_change')
    .values({ division: writer.division, id, ...input, ...by(writer) })
    .execute()
  await changed(tx, writer.division)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'definition.note',
    subject: { kind: 'definition', id },
    detail: input,
  })
  return done({ id })
}

/** Rules whether values under a changed definition count; a later ruling takes the place of an earlier one. */
export async function ruleDefinition(
  tx: Writing,
  writer: TargetWriter,
  id: string,
  input: { readonly isAccepted: boolean; readonly reason: string; readonly documentNo: string | null },
): Promise<Outcome<{ no: number }>> {
  // Locks the division's count of changes: two rulings come one after the other.
  await changed(tx, writer.division)
  const change = await tx
    .selectFrom('definition_change')
    .select('id')
    .where('division', '=', writer.division)
    .where('id', '=', id)
    .executeTakeFirst()
  if (change === undefined)
    return refused({
      reason: 'not-found',
      code: 'no-such-definition',
      message: { zh: '没有这项口径调整。', en: 'There is no such change of a definition.' },
    })
  if (input.reason.trim() === '') return refused(faulty('ruling-faulty', [noReason]))
  const last = await tx
    .selectFrom('definition_ruling')
    .select('no')
    .where('division', '=', writer.division)
    .where('definition', '=', id)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  const no = (last?.no ?? 0) + 1
  await tx
    .insertInto('definition_ruling')
    .values({
      division: writer.division,
      definition: id,
      no,
      is_accepted: input.isAccepted,
      reason: input.reason,
      document_no: input.documentNo,
      ...by(writer),
    })
    .execute()
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: input.isAccepted ? 'definition.accept' : 'definition.reject',
    subject: { kind: 'definition', id },
    reason: input.reason,
  })
  return done({ no })
}
