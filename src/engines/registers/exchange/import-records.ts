import type { Values } from '../../../language/field.ts'
import { dueAutomatic, prepareChange, prepareCreate, readGiven } from '../../../language/machine.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { done, type Fault, type Outcome, refused } from '../../../model/outcome.ts'
import type { Bilingual } from '../../../model/system.ts'
import { holds } from '../../../platform/access/policy.ts'
import { record } from '../../../platform/audit/record.ts'
import { dayOf } from '../../../platform/calendar/calendar.ts'
import { sqlStateOf } from '../../../platform/database/connect.ts'
import { newId } from '../../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../../platform/database/refusable.ts'
import type { Database, Writing } from '../../../platform/database/tables.ts'
import type { Upload } from '../../../platform/http/route.ts'
import { faulty } from '../../../platform/http/stale.ts'
import { type RecordStep, recordsStepped } from '../definition.ts'
import { type Desk, doingOf, placeFrom, recordActs, recordFacts, stepBy } from '../desk.ts'
import { findMore, findMoreForAllNew } from '../facts-store.ts'
import { withoutMasks } from '../masks.ts'
import type { StoredRecord } from '../record-store.ts'
import { doAutomatic, withRepeated } from '../records.ts'
import { permissionOf, type Register } from '../register.ts'
import type { BulkRecord } from '../row-json.ts'
import { typesBeside } from './beside.ts'
import { insertBulkSteps, insertRows, replaceRows, takeNumbers, tellRegisterChanged } from './bulk-store.ts'
import { knownBy, linkKeyOf } from './layout.ts'
import { findByKey, findKnown, keyText } from './lookup-store.ts'
import { type FilledFile, type FilledRecord, type FilledWorkbook, readRecords } from './read-workbook.ts'
import { resolveNames } from './resolve-names.ts'

export interface ImportResult extends Taken {
  readonly isDryRun: boolean
  /** Of each further type that the workbook had a sheet of. */
  readonly beside: readonly (Taken & { readonly type: RecordType })[]
}

export interface Taken {
  readonly created: number
  readonly changed: number
  readonly same: number
  /** Heads of columns that nobody knows. */
  readonly ignored: readonly string[]
  readonly warnings: readonly Fault[]
}

/** Thrown at the end of a dry run: everything was tried, and nothing stays. */
class DryRun extends Error {
  constructor(readonly result: ImportResult) {
    super('dry run')
  }
}

/** Most faults, and warnings, that are told at once: after mending these one tries again. */
const TOLD_AT_MOST = 1_000

/**
 * Takes in a workbook or CSV of records: rows whose number or unique key is that of a record change it, any other makes one; and
 * with them those of further sheets, which may name records that are made by this very workbook. All of it or, with every fault
 * at its cell, nothing. A dry run makes the same writes and undoes them, so that what it says is what would happen.
 */
export async function importRecords(
  db: Database,
  desk: Desk,
  register: Register,
  upload: Upload,
  { isDryRun, reason, sha256 }: { readonly isDryRun: boolean; readonly reason: string; readonly sha256: string },
): Promise<Outcome<ImportResult>> {
  const others = typesBeside(register.system, register.type, 'import')
  const read = await readRecords(register.type, upload.bytes, upload.name, others)
  if (read.kind === 'refused') return read
  try {
    return await inRefusableTransaction(db, async (tx) => {
      const taken = await takeAll(tx, desk, register, others, read.value, reason)
      if (taken.kind === 'refused') return taken
      const result = { isDryRun, ...taken.value }
      if (isDryRun) throw new DryRun(result)
      for (const { type, created, changed } of [{ ...result, type: register.type }, ...result.beside])
        await record(tx, desk.actor, desk.at, {
          division: desk.division,
          action: permissionOf(type, 'import'),
          subject: { kind: type.id, id: null },
          reason: reason.trim() === '' ? null : reason.trim(),
          detail: { file: upload.name, sha256, created, changed },
        })
      await recordActs(tx, desk)
      return done(result)
    })
  } catch (error) {
    if (error instanceof DryRun) return done(error.result)
    if (sqlStateOf(error) !== '23505') throw error
    return refused({
      reason: 'conflict',
      code: 'exists-already',
      message: {
        zh: `“${register.type.name.zh}”里已有相同的记录：有人刚刚登记了，或更新后与另一条重复。请重新试导入。`,
        en: `${register.type.name.en}: another record has the same key; somebody has just made it, or a change makes two alike. Try again.`,
      },
    })
  }
}

/** Every sheet in turn, first the type's own, so that the others may name what it makes. */
async function takeAll(
  tx: Writing,
  desk: Desk,
  register: Register,
  others: readonly RecordType[],
  file: FilledFile,
  reason: string,
): Promise<Outcome<Omit<ImportResult, 'isDryRun'>>> {
  const sheets = [
    { register, workbook: file.own },
    ...others.flatMap(({ id }) => {
      const [one, workbook] = [desk.registers.get(id), file.beside.get(id)]
      return one === undefined || workbook === undefined ? [] : [{ register: one, workbook }]
    }),
  ]
  // A sheet that is left empty is no fault where another is filled in.
  const isFilled = sheets.some(({ workbook }) => workbook.records.length > 0)
  const faults: Fault[] = []
  const all: (Taken & { readonly type: RecordType })[] = []
  for (const [i, { register: one, workbook }] of sheets.entries()) {
    if (i > 0 && !desk.policy.may(desk.actor, permissionOf(one.type, 'import'))) {
      // Nothing of such a sheet is looked at: what stands against its rows would tell of records that are not theirs to see.
      if (workbook.records.length > 0) faults.push(notYourSheet(workbook, one.type))
      continue
    }
    const told = isFilled ? workbook.faults.filter(({ code }) => code !== 'no-rows') : workbook.faults
    // Nothing is written once something is wrong: then rows of the first sheet cannot be found by those that name them.
    const awaited = i > 0 && faults.length > 0 ? namesIn(register, file.own) : null
    const judged = await judge(tx, desk, one, { ...workbook, faults: told }, reason, awaited)
    faults.push(...judged.faults)
    if (faults.length > 0) continue
    await writeNew(tx, desk, one, judged.made, reason)
    await writeChanged(tx, desk, one, judged.changed, reason)
    all.push({
      type: one.type,
      created: judged.made.length,
      changed: judged.changed.length,
      same: judged.same,
      ignored: workbook.ignored,
      warnings: judged.warnings.slice(0, TOLD_AT_MOST),
    })
  }
  if (faults.length > 0) return toldFaults(faults)
  const [own, ...beside] = all
  if (own === undefined) throw new Error('A workbook has a sheet of its own type.')
  const { type: _, ...result } = own
  return done({ ...result, beside })
}

/** What the rows of a sheet may be called by others. */
function namesIn({ type }: Register, { records }: FilledWorkbook): ReadonlySet<string> {
  const keys = new Set([linkKeyOf(type).by, type.title])
  return new Set(
    records.flatMap(({ values, known }) => [
      ...(known === null ? [] : [known]),
      ...[...keys].flatMap((name) => (typeof values[name] === 'string' ? [values[name]] : [])),
    ]),
  )
}

/** A row whose values are read, and the record that it changes. */
interface Row {
  readonly filled: FilledRecord
  readonly values: Values
  readonly before: StoredRecord | null
}

interface Judged {
  readonly faults: readonly Fault[]
  readonly made: readonly Made[]
  readonly changed: readonly Changed[]
  readonly same: number
  readonly warnings: readonly Fault[]
}

/** Every row of a sheet by the rules; `awaited` are names of records that would be there if nothing stood against them. */
async function judge(
  tx: Writing,
  desk: Desk,
  register: Register,
  workbook: FilledWorkbook,
  reason: string,
  awaited: ReadonlySet<string> | null,
): Promise<Judged> {
  const faults: RowFault[] = [...workbook.faults]
  const warnings: Fault[] = []
  const names = await resolveNames(tx, desk, register, workbook.records)
  faults.push(...names.faults)
  const { rows, faults: matched } = await matchRows(tx, desk, register, workbook.records, names.values)
  faults.push(...matched)
  const [made, changed, same] = await prepare(tx, desk, register, rows, reason, faults, warnings)
  const waits = new Set(names.faults.filter(({ word }) => awaited?.has(word) === true).map(({ at }) => at))
  const told = withoutColumns(register, workbook, faults).filter(
    ({ at, code }) => code !== 'not-there' || !waits.has(at),
  )
  return { faults: inOrder(told), made, changed, same, warnings }
}

/** A field that must be given and has no column is told once, and not of every row. */
function withoutColumns(
  { type }: Register,
  { columns, head }: FilledWorkbook,
  faults: readonly RowFault[],
): readonly Fault[] {
  const isLost = ({ code, field }: RowFault) =>
    code === 'missing' && field !== undefined && !columns.has(field) && !columns.has(`${field}.lng`)
  const lost = new Set(faults.filter(isLost).map(({ field }) => field ?? ''))
  // What was written and cannot be read is not told as missing as well.
  const unread = new Set(faults.filter(({ code }) => code !== 'missing').map(({ at }) => at))
  const isTold = (fault: RowFault) => !isLost(fault) && (fault.code !== 'missing' || !unread.has(fault.at))
  return [
    ...[...lost].map((name): Fault => {
      const label = type.fields[name]?.label ?? { zh: name, en: name }
      return {
        at: head,
        code: 'no-column',
        message: {
          zh: `缺少“${label.zh}”这一列，新登记的记录必须填它。`,
          en: `The column “${label.en}” is missing; a new record needs it.`,
        },
      }
    }),
    ...faults.filter(isTold).map(({ at, code, message }) => ({ at, code, message })),
  ]
}

/** In the order of rows and columns. */
const inOrder = (faults: readonly Fault[]): readonly Fault[] =>
  faults
    .map((fault) => ({ fault, place: placeOf(fault) }))
    .sort(({ place: [rowA, columnA] }, { place: [rowB, columnB] }) => rowA - rowB || columnA - columnB)
    .map(({ fault }) => fault)

/** Very many are cut, with how many there are. */
function toldFaults(sorted: readonly Fault[]) {
  const rest = sorted.length - TOLD_AT_MOST
  if (rest <= 0) return faulty(sorted)
  const more = {
    at: '…',
    code: 'more',
    message: { zh: `另有 ${rest} 处，改正以上各处后再试。`, en: `${rest} more; mend these first and try again.` },
  }
  return faulty([...sorted.slice(0, TOLD_AT_MOST), more])
}
/** '企业!C5', or '5:3' of a CSV. */
const placeOf = ({ at }: Fault): readonly [row: number, column: number] => {
  const plain = /^(\d{1,9}):(\d{1,9})$/.exec(at)
  if (plain !== null) return [Number(plain[1]), Number(plain[2])]
  const [, letters = '', row = '0'] = /([A-Z]{1,3})(\d{1,9})$/.exec(at) ?? []
  return [Number(row), [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)]
}

/** A fault at its cell, with the field that it speaks of. */
interface RowFault extends Fault {
  readonly field?: string
}

/** Which record each row changes: by its number or id, else by the first unique key that it gives whole. */
async function matchRows(
  tx: Writing,
  desk: Desk,
  register: Register,
  records: readonly FilledRecord[],
  names: readonly Values[],
): Promise<{ readonly rows: readonly Row[]; readonly faults: readonly Fault[] }> {
  const { type } = register
  const { division } = desk
  const faults: Fault[] = []
  const codes = { on: dayOf(desk.at) }
  const read = records.map((filled, i) => ({ ...readGiven(type, filled.values, 'values', codes).values, ...names[i] }))
  const asked = records.flatMap(({ known }) => (known === null ? [] : [known]))
  const known = await findKnown(tx, register, division, asked)
  const keys = type.unique ?? []
  const byKey = await Promise.all(
    keys.map((fields) => {
      const whole = read.filter((values) => fields.every((name) => (values[name] ?? null) !== null))
      return findByKey(tx, register, division, fields, whole)
    }),
  )
  const seen = new Map<string, number>()
  const rows = records.flatMap((filled, i): Row[] => {
    const values = read[i] as Values // as many as records
    const found = matchOf(filled, values, known, keys, byKey)
    if (found === 'not-there') {
      faults.push(notThere(type, filled))
      return []
    }
    for (const key of [
      ...(found === null ? [] : [`id ${found.id}`]),
      ...keys.flatMap((fields) =>
        fields.every((name) => (values[name] ?? null) !== null) ? [`${fields.join()} ${keyText(fields, values)}`] : [],
      ),
    ]) {
      const first = seen.get(key)
      if (first !== undefined && first !== filled.row) {
        const field = key.startsWith('id ') ? knownAt(type) : (key.split(/[ ,]/)[0] ?? knownAt(type))
        faults.push({ at: filled.at(field), code: 'row-twice', message: twice(first) })
        return []
      }
      seen.set(key, filled.row)
    }
    return [{ filled, values, before: found }]
  })
  return { rows, faults }
}

/** Where a row says which record it is: its number, or its title where what is hidden beside it says so. */
const knownAt = (type: RecordType) => (knownBy(type) === 'number' ? 'number' : type.title)

const notThere = (type: RecordType, filled: FilledRecord): Fault =>
  knownBy(type) === 'number'
    ? {
        at: filled.at('number'),
        code: 'no-such-number',
        message: {
          zh: `没有编号为 ${filled.known} 的记录。新登记的请把编号留空。`,
          en: `There is no record with the number ${filled.known}. Leave the number of a new one empty.`,
        },
      }
    : {
        at: filled.at(type.title),
        code: 'no-such-id',
        message: {
          zh: '这一行是从一条记录导出的，本地没有那条记录。新登记的请清空“标识”列（工作表里隐藏着）。',
          en: 'This row was exported from a record that is not here. For a new record empty its Id, a column that is hidden on the sheet.',
        },
      }

const twice = (row: number): Bilingual => ({
  zh: `与第 ${row} 行是同一条记录，请只保留一行。`,
  en: `It is the same record as row ${row}: keep one of them.`,
})

function matchOf(
  { known }: FilledRecord,
  values: Values,
  records: ReadonlyMap<string, StoredRecord>,
  keys: readonly (readonly string[])[],
  byKey: readonly ReadonlyMap<string, StoredRecord>[],
): StoredRecord | null | 'not-there' {
  if (known !== null) return records.get(known) ?? 'not-there'
  for (const [i, fields] of keys.entries()) {
    if (!fields.every((name) => (values[name] ?? null) !== null)) continue
    const found = byKey[i]?.get(keyText(fields, values))
    if (found !== undefined) return found
  }
  return null
}

interface Made {
  /** Whether the program has something to do with it by itself. */
  readonly isDue: boolean
  readonly values: Values
  readonly warnings: readonly unknown[]
  readonly body: string | null
  readonly person: string | null
}
interface Changed extends Made {
  readonly before: StoredRecord
  readonly gives: Values
  readonly isCorrection: boolean
}

/** Judges every row by the same rules as a form: new ones, those that change something, and how many say what stands. */
async function prepare(
  tx: Writing,
  desk: Desk,
  register: Register,
  rows: readonly Row[],
  reason: string,
  faults: RowFault[],
  warnings: Fault[],
): Promise<readonly [made: readonly Made[], changed: readonly Changed[], same: number]> {
  const { type, rules } = register
  const permission = permissionOf(type, 'import')
  const scope = desk.policy.scopeOf(desk.actor, permission)
  const doing = doingOf(desk, permission)
  const codes = { on: dayOf(desk.at) }
  const program = { actor: null, actorBody: null, now: desk.at }
  const start = type.lifecycle?.start ?? null
  const fresh = rows.filter(({ before }) => before === null)
  const standing = rows.filter((row): row is Row & { before: StoredRecord } => row.before !== null)
  const facts = await findMoreForAllNew(
    tx,
    desk.registers,
    register,
    desk.division,
    fresh.map(({ values }) => values),
    desk.at,
  )
  const made: Made[] = []
  const changed: Changed[] = []
  let same = 0
  const at = (filled: FilledRecord, list: RowFault[]) => (fault: Fault) => {
    const field = fault.at.replace(/^values\./, '')
    list.push({ ...fault, at: filled.at(field), field })
  }
  for (const [i, { filled, values }] of fresh.entries()) {
    const prepared = prepareCreate(rules, { ...filled.values, ...values }, doing, facts[i], { codes })
    if (prepared.kind === 'faulty') {
      // What the cell itself said of a field is told already.
      prepared.faults.forEach(at(filled, faults))
      continue
    }
    const place = placeFrom(register, prepared.gives, { body: doing.actorBody, person: doing.actor })
    if (!holds(scope, { division: desk.division, ...place })) faults.push(notYours(filled, register))
    prepared.warnings.forEach(at(filled, warnings))
    const isDue = dueAutomatic(rules, { state: start, values: prepared.gives, more: facts[i] ?? {} }, program) !== null
    made.push({ isDue, values: prepared.gives, warnings: prepared.warnings, ...place })
  }
  const given = standing.map(({ before, filled, values }) =>
    withoutMasks(type, before.values, { ...filled.values, ...values }),
  )
  const more = await findMore(
    tx,
    desk.registers,
    register,
    desk.division,
    standing.map(({ before, values }) => ({ ...before, values: { ...before.values, ...values } })),
    desk.at,
  )
  for (const [i, { before, filled }] of standing.entries()) {
    const wrong = standingFault(before, filled, register)
    if (wrong !== null) {
      faults.push(wrong)
      continue
    }
    const prepared = prepareChange(rules, recordFacts(before, more.get(before.id)), given[i] ?? {}, reason, doing, {
      codes,
    })
    if (prepared.kind === 'faulty') {
      prepared.faults.forEach(at(filled, faults))
      continue
    }
    const values = { ...before.values, ...prepared.gives }
    const place = placeFrom(register, values, before)
    if (
      !holds(scope, { division: desk.division, body: before.body, person: before.person }) ||
      !holds(scope, { division: desk.division, ...place })
    )
      faults.push(notYours(filled, register))
    if (Object.keys(prepared.gives).length === 0) {
      same++
      continue
    }
    prepared.warnings.forEach(at(filled, warnings))
    changed.push({
      isDue: dueAutomatic(rules, { ...recordFacts(before, more.get(before.id)), values }, program) !== null,
      before,
      values,
      gives: prepared.gives,
      warnings: prepared.warnings,
      isCorrection: prepared.isCorrection === true,
      ...place,
    })
  }
  return [made, changed, same]
}

/** Why the record that a row names cannot be changed by it. */
function standingFault(before: StoredRecord, filled: FilledRecord, register: Register): Fault | null {
  const fault = (code: string, zh: string, en: string): Fault => ({
    at: filled.at(knownAt(register.type)),
    code,
    message: { zh, en },
  })
  if (before.endedAt !== null)
    return fault('record-ended', '这条记录已移出或已并入另一条。', 'This record was taken out or merged into another.')
  if (filled.revision !== null && filled.revision !== before.revision)
    return fault(
      'changed-meanwhile',
      `下载之后这条“${register.type.name.zh}”已被修改（第 ${filled.revision} 版 → 第 ${before.revision} 版）。请重新导出再改。`,
      `This record was changed since the workbook was made (revision ${filled.revision} → ${before.revision}). Export it again and change that.`,
    )
  return null
}

const notYours = (filled: FilledRecord, { type }: Register): Fault => ({
  at: filled.at(type.body ?? knownAt(type)),
  code: 'not-yours',
  message: {
    zh: '这条记录不归您的单位，您不能导入。',
    en: 'This record is not your body’s; you may not import it.',
  },
})

const notYourSheet = ({ head }: FilledWorkbook, { name }: RecordType): Fault => ({
  at: head,
  code: 'not-yours',
  message: {
    zh: `您无权导入“${name.zh}”，请删去或改名这张工作表。`,
    en: `You may not import ${name.en}: remove or rename this sheet.`,
  },
})

async function writeNew(tx: Writing, desk: Desk, register: Register, made: readonly Made[], reason: string) {
  if (made.length === 0) return
  const { type } = register
  const by = stepBy(desk, permissionOf(type, 'import'), reason)
  const state = type.lifecycle?.start ?? null
  const numbers = await takeNumbers(tx, register, desk.division, dayOf(desk.at), made.length)
  const ids = made.map(() => newId(desk.at.getTime()))
  const values = await withRepeated(
    tx,
    desk,
    register,
    made.map((one, i) => ({ id: ids[i] as string, values: one.values })), // as many as records
  )
  const records = made.map(
    (one, i): BulkRecord => ({
      id: ids[i] as string, // as many as records
      number: numbers[i] ?? null,
      revision: 1,
      state,
      body: one.body,
      person: one.person,
      madeAt: desk.at,
      madeBy: by.byId,
      madeByName: by.byName,
      changedAt: desk.at,
      values: values[i] ?? one.values,
    }),
  )
  await insertRows(tx, register, desk.division, records)
  const step = { ...by, does: 'import', revision: 1, from: null, to: state }
  await insertBulkSteps(
    tx,
    register,
    desk.division,
    records.map(({ id, values }, i) => ({ ...step, record: id, gives: values, warnings: made[i]?.warnings ?? [] })),
  )
  await desk.tell(
    tx,
    recordsStepped,
    records.map((record) => importedStep(desk, register, { ...record, before: null, from: null })),
  )
  await follow(
    tx,
    desk,
    register,
    records.flatMap(({ id }, i) => (made[i]?.isDue === true ? [id] : [])),
  )
}

async function writeChanged(tx: Writing, desk: Desk, register: Register, changed: readonly Changed[], reason: string) {
  if (changed.length === 0) return
  const by = stepBy(desk, permissionOf(register.type, 'import'), reason)
  await replaceRows(
    tx,
    register,
    desk.division,
    changed.map(({ before, values, body, person }) => ({
      ...before,
      revision: before.revision + 1,
      changedAt: desk.at,
      values,
      body,
      person,
    })),
  )
  await insertBulkSteps(
    tx,
    register,
    desk.division,
    changed.map(({ before, gives, warnings, isCorrection }) => ({
      ...by,
      record: before.id,
      revision: before.revision + 1,
      does: isCorrection ? 'correct' : 'import',
      from: before.state,
      to: before.state,
      gives,
      warnings,
    })),
  )
  await desk.tell(
    tx,
    recordsStepped,
    changed.map(({ before, values, body, person }) =>
      importedStep(desk, register, {
        ...before,
        revision: before.revision + 1,
        before: before.values,
        from: before.state,
        values,
        body,
        person,
      }),
    ),
  )
  await follow(
    tx,
    desk,
    register,
    changed.flatMap(({ before, isDue }) => (isDue ? [before.id] : [])),
  )
}

/** A row's step, as listeners hear of it. */
const importedStep = (
  desk: Desk,
  { type }: Register,
  row: Omit<BulkRecord, 'madeAt' | 'madeBy' | 'madeByName' | 'changedAt'> & Pick<RecordStep, 'before' | 'from'>,
): RecordStep => ({
  desk,
  division: desk.division,
  type: type.id,
  record: row.id,
  revision: row.revision,
  does: 'import',
  from: row.from,
  to: row.state,
  at: desk.at,
  actor: desk.actor,
  before: row.before,
  after: row.values,
  stands: { number: row.number, body: row.body, person: row.person },
})

/** What the declaration lets the program do by itself, and whoever looks on. */
async function follow(tx: Writing, desk: Desk, register: Register, ids: readonly string[]) {
  for (const id of ids) await doAutomatic(tx, desk, register, id)
  await tellRegisterChanged(tx, register, desk.division, newId())
}
