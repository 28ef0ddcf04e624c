import type { Values } from '../../language/field.ts'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { faulty } from '../../platform/http/stale.ts'
import { checkTaken, type Desk, noSuchRecord, placeOf, type Written } from './desk.ts'
import { findPointing, findRecord, lockRecords, type StoredRecord } from './record-store.ts'
import { write } from './records.ts'
import { permissionOf, type Register } from './register.ts'

const sayWhy = faulty([{ at: 'reason', code: 'missing', message: { zh: '请写明理由', en: 'Say why' } }])

/**
 * Declares a record the same thing as another: it leaves the register, what points to it points to the other from now on, and
 * the fields named in `take` are taken over where the other knows nothing. Both keep their history.
 */
export async function mergeRecord(
  tx: Writing,
  desk: Desk,
  register: Register,
  asked: {
    readonly id: string
    readonly revision: number
    readonly into: string
    readonly intoRevision: number
    readonly take: readonly string[]
    readonly reason: string
  },
): Promise<Outcome<Written>> {
  const permission = permissionOf(register.type, 'merge')
  const { id, into, reason } = asked
  if (reason.trim() === '') return sayWhy
  if (id === into)
    return faulty([
      { at: 'into', code: 'itself', message: { zh: '不能并入自己', en: 'A record is not merged into itself' } },
    ])
  const found = await lockRecords(tx, register, desk.division, [id, into])
  const one = checkTaken(desk, register, found.get(id), asked.revision, permission)
  if (one.kind === 'refused') return one
  const other = checkTaken(desk, register, found.get(into), asked.intoRevision, permission)
  if (other.kind === 'refused') return other
  const gives: Record<string, Values[string]> = {}
  for (const name of asked.take) {
    if (!Object.hasOwn(register.type.fields, name)) continue
    const value = one.value.values[name] ?? null
    if (value !== null && (other.value.values[name] ?? null) === null) gives[name] = value
  }
  // First the one that leaves: what both hold uniquely is free then.
  const gone = await write(tx, desk, register, permission, reason, {
    ...unchanged(one.value),
    does: 'merge',
    endedAt: desk.at,
    mergedInto: into,
  })
  if (gone.kind === 'refused') return gone
  const kept = await write(tx, desk, register, permission, reason, { ...unchanged(other.value), does: 'merge', gives })
  if (kept.kind === 'refused') return kept
  const pointed = await pointElsewhere(tx, desk, register, id, into, reason)
  return pointed.kind === 'refused' ? pointed : kept
}

/** Everything that points to one record points to another from now on, each with a step of its own. */
async function pointElsewhere(
  tx: Writing,
  desk: Desk,
  register: Register,
  from: string,
  to: string,
  reason: string,
): Promise<Outcome<null>> {
  for (const other of desk.registers.values())
    for (const [name, field] of other.fields) {
      if (field.kind !== 'link' || field.to !== register.type.id) continue
      for (const before of await findPointing(tx, other, desk.division, name, from)) {
        const written = await write(tx, desk, other, permissionOf(register.type, 'merge'), reason, {
          ...unchanged(before),
          does: 'merge',
          gives: { [name]: to },
        })
        if (written.kind === 'refused') return written
      }
    }
  return done(null)
}

const unchanged = (before: StoredRecord) => ({ before, gives: {}, state: before.state, warnings: [] })

/** Takes a record out of the register that was never right; it can be restored. Refused while others point to it. */
export async function takeOutRecord(
  tx: Writing,
  desk: Desk,
  register: Register,
  id: string,
  revision: number,
  reason: string,
): Promise<Outcome<Written>> {
  const permission = permissionOf(register.type, 'merge')
  if (reason.trim() === '') return sayWhy
  const found = await findRecord(tx, register, desk.division, id, 'update')
  const taken = checkTaken(desk, register, found, revision, permission)
  if (taken.kind === 'refused') return taken
  for (const other of desk.registers.values())
    for (const [name, field] of other.fields) {
      if (field.kind !== 'link' || field.to !== register.type.id) continue
      const pointing = (await findPointing(tx, other, desk.division, name, id)).filter(
        ({ endedAt }) => endedAt === null,
      )
      if (pointing.length > 0) return refused(pointedAt(other, pointing.length))
    }
  return write(tx, desk, register, permission, reason, {
    ...unchanged(taken.value),
    does: 'take-out',
    endedAt: desk.at,
  })
}

const pointedAt = (other: Register, count: number): Refusal => ({
  reason: 'conflict',
  code: 'pointed-at',
  message: {
    zh: `还有 ${count} 条“${other.type.name.zh}”指向它。请先处理这些记录，或把它并入正确的那一条。`,
    en: `${count} records (${other.type.name.en}) still point to it. Deal with them first, or merge it into the right one.`,
  },
})

/** Brings a record back that was taken out or merged. What pointed to it before a merge stays where it was sent. */
export async function restoreRecord(
  tx: Writing,
  desk: Desk,
  register: Register,
  id: string,
  revision: number,
  reason: string,
): Promise<Outcome<Written>> {
  const permission = permissionOf(register.type, 'merge')
  if (reason.trim() === '') return sayWhy
  const found = await findRecord(tx, register, desk.division, id, 'update')
  if (found === undefined || !desk.policy.may(desk.actor, permission, placeOf(found))) return refused(noSuchRecord)
  const taken = checkTaken(desk, register, { ...found, endedAt: null }, revision, permission)
  if (taken.kind === 'refused') return taken
  if (found.endedAt === null)
    return refused({
      reason: 'wrong-state',
      code: 'not-ended',
      message: {
        zh: '这条记录还在册，不用恢复。',
        en: 'The record stands in the register; there is nothing to restore.',
      },
    })
  return write(tx, desk, register, permission, reason, {
    ...unchanged(found),
    does: 'restore',
    endedAt: null,
    mergedInto: null,
  })
}
