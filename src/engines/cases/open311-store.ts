import { type RawBuilder, sql } from 'kysely'
import { truthOf } from '../../language/conditions/evaluate.ts'
import type { FieldValue, Point, Values } from '../../language/field.ts'
import { factsOfValues } from '../../language/machine.ts'
import { done, type Outcome } from '../../model/outcome.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import type { CheckedFile } from '../../platform/files/check-file.ts'
import type { Desk as RecordDesk, Written } from '../registers/desk.ts'
import { recordActs } from '../registers/desk.ts'
import { declaredSql } from '../registers/facts-store.ts'
import { keepRecordFile } from '../registers/file-store.ts'
import { findList, LARGEST_PAGE } from '../registers/list-store.ts'
import { rowsOf } from '../registers/pages.ts'
import { findRecord, type StoredRecord } from '../registers/record-store.ts'
import { createRecord } from '../registers/records.ts'
import type { Registers } from '../registers/register.ts'
import { whileOn } from '../registers/switch-store.ts'
import { findDues } from './clock-store.ts'
import { type Door, kindOf, serviceCode } from './doors.ts'
import { REQUESTS_AT_MOST, type Report, type RequestFilter, type ServiceRequest, w3c } from './open311.ts'
import { isWithin } from './place.ts'

/** What anybody may see is decided by `isPublic` of the declarations, not by a role. */

/** Most divisions that are looked through when a request names none: it has to name one where there are several. */
const LOOKED_THROUGH = 50

/** Divisions in which the door stands open: there its system runs. With `asked` only that one is looked at. */
export async function jurisdictionsOf(db: Reading, door: Door, asked: string | null): Promise<readonly string[]> {
  let divisions = db.selectFrom('division').select('code').where('ended_on', 'is', null).orderBy('code')
  divisions = asked === null ? divisions.limit(LOOKED_THROUGH) : divisions.where('code', '=', asked)
  const open: string[] = []
  for (const { code } of await divisions.execute())
    if ((await whileOn(db, code, door.system)).kind === 'done') open.push(code)
  return open
}

/** Classes of cases that the public may report there, with the code that the door gives them. */
export async function offeredClasses(
  db: Reading,
  door: Door,
  division: string,
): Promise<ReadonlyMap<string, StoredRecord>> {
  const offered = new Map<string, StoredRecord>()
  for (const record of await everyRecord(db, door.classes, division)) {
    const facts = {
      ...factsOfValues(door.classes.type, record.values),
      ...(record.state === null ? {} : { state: record.state }),
    }
    if (truthOf(door.classes.rules.condition(door.desk.service.offered), facts) === 'true')
      offered.set(serviceCode(door, record.values), record)
  }
  return offered
}

async function everyRecord(db: Reading, register: Door['classes'], division: string): Promise<readonly StoredRecord[]> {
  const all: StoredRecord[] = []
  for (let page = 1; ; page++) {
    const found = await findList(db, register, EVERYTHING, { division, page, size: LARGEST_PAGE })
    if (found.kind === 'refused') return all
    all.push(...found.value.records)
    if (found.value.records.length < LARGEST_PAGE) return all
  }
}

/** The patch of ground in which a place lies; null when none holds it. */
export async function findCell(db: Reading, door: Door, division: string, place: Point): Promise<StoredRecord | null> {
  const { cells, desk } = door
  if (cells === null || desk.cell === undefined) return null
  const { shape } = desk.cell
  // The box of a shape is not kept: a first choice by its corners in the database, the shape itself decides.
  const [lng, lat] = place
  const near = sql<boolean>`exists (
    select 1 from jsonb_path_query(t.${sql.id(shape)}, 'strict $.coordinates.**{2 to 4} ? (@.type() == "array" && @.size() == 2 && @[0].type() == "number")') corner
    having min((corner ->> 0)::float8) <= ${lng} and max((corner ->> 0)::float8) >= ${lng}
      and min((corner ->> 1)::float8) <= ${lat} and max((corner ->> 1)::float8) >= ${lat})`
  const found = await findList(db, cells, EVERYTHING, { division, also: [near], size: 50 })
  if (found.kind === 'refused') return null
  return found.value.records.find(({ values }) => isWithin(place, values[shape] as never)) ?? null // a field of kind 'shape'
}

/** Makes a case of what the public reports. A report with the same key was made already: its case is told again. */
export async function reportCase(
  tx: Writing,
  desk: RecordDesk,
  door: Door,
  classRecord: StoredRecord,
  report: Report,
  key: string,
  photo: { readonly checked: CheckedFile; readonly bytes: Uint8Array } | null = null,
): Promise<Outcome<Written>> {
  const { desk: words } = door
  const known = await findByKey(tx, door, desk.division, key)
  if (known !== null) return done(writtenOf(known))
  const cell = await findCell(tx, door, desk.division, report.place)
  const kind = kindOf(door, classRecord.values)
  const brought = { type: door.cases.type.id, record: null, field: words.photos, takenAt: null, place: null }
  const kept =
    photo === null
      ? null
      : await keepRecordFile(tx, desk.division, brought, photo.checked, photo.bytes, desk.actor, desk.at)
  const asked = Object.entries(report.attributes).map(([name, value]) => [name, readAttribute(value)] as const)
  const values: Record<string, FieldValue> = {
    ...Object.fromEntries(asked),
    [words.class]: classRecord.id,
    ...(words.kind === undefined || kind === null ? {} : { [words.kind.field]: kind }),
    ...(words.cell === undefined || cell === null ? {} : { [words.cell.field]: cell.id }),
    [words.source.field]: words.source.public,
    [words.place]: [...report.place] as [number, number],
    ...(words.address === undefined || report.address === null ? {} : { [words.address]: report.address }),
    [words.description]: report.description,
    [words.at]: desk.at.toISOString(),
    [words.key]: key,
    ...(kept === null ? {} : { [words.photos]: [kept.id] }),
    ...(words.mediaUrl === undefined || report.mediaUrl === null ? {} : { [words.mediaUrl]: report.mediaUrl }),
    ...(words.reporter === undefined
      ? {}
      : { [words.reporter.name]: report.name, [words.reporter.phone]: report.phone }),
  }
  const written = await createRecord(tx, desk, door.cases, values)
  if (written.kind === 'done') await recordActs(tx, desk)
  return written
}

const readAttribute = (value: string | readonly string[]): FieldValue =>
  value === 'true' ? true : value === 'false' ? false : typeof value === 'string' ? value : [...value]

export const writtenOf = ({ id, number, revision, state }: StoredRecord): Written => ({
  id,
  number,
  revision,
  state,
  warnings: [],
})

/** The case that a report made which was sent with this key. */
export async function findByKey(db: Reading, door: Door, division: string, key: string): Promise<StoredRecord | null> {
  const found = await findList(db, door.cases, EVERYTHING, {
    division,
    also: [sql<boolean>`t.${sql.id(door.desk.key)} = ${key}`],
    size: 1,
    withEnded: true,
  })
  return found.kind === 'done' ? (found.value.records[0] ?? null) : null
}

/** Requests as anybody may see them, the newest first. */
export async function publicRequests(
  db: Reading,
  registers: Registers,
  door: Door,
  division: string,
  filter: RequestFilter,
  now: Date,
): Promise<readonly ServiceRequest[]> {
  const conditions: RawBuilder<boolean>[] = []
  if (filter.ids !== null) conditions.push(sql<boolean>`t.number = any(${filter.ids})`)
  else {
    conditions.push(sql<boolean>`t.made_at >= ${filter.from} and t.made_at <= ${filter.to}`)
    if (filter.codes !== null) {
      const wanted = new Set(filter.codes)
      const classes = (await everyRecord(db, door.classes, division)).filter(({ values }) =>
        wanted.has(serviceCode(door, values)),
      )
      conditions.push(sql<boolean>`t.${sql.id(door.desk.class)} = any(${classes.map(({ id }) => id)}::uuid[])`)
    }
    if (filter.status.length === 1) {
      const states = statesThatAre(door, filter.status[0] ?? 'open')
      conditions.push(sql<boolean>`t.state = any(${states})`)
    }
  }
  // Before pages are cut: what nobody may know of takes no place in them.
  if (door.cases.type.isPublic === undefined) return []
  conditions.push(await declaredSql(db, registers, door.cases, division, door.cases.type.isPublic.when, now))
  const { page: first, size } = filter.piece ?? { page: 1, size: LARGEST_PAGE }
  const pages = filter.piece === null ? REQUESTS_AT_MOST / LARGEST_PAGE : 1
  const records: StoredRecord[] = []
  for (let page = first; page < first + pages; page++) {
    const found = await findList(db, door.cases, EVERYTHING, {
      division,
      also: conditions,
      sort: '-made_at',
      page,
      size,
    })
    if (found.kind === 'refused') break
    records.push(...found.value.records)
    if (found.value.records.length < size) break
  }
  return requestsFrom(db, registers, door, division, records, now)
}

/** One request by its id, the case's number. */
export async function publicRequest(
  db: Reading,
  registers: Registers,
  door: Door,
  division: string,
  id: string,
  now: Date,
): Promise<ServiceRequest | null> {
  const filter: RequestFilter = { ids: [id], codes: null, from: now, to: now, status: ['open', 'closed'], piece: null }
  return (await publicRequests(db, registers, door, division, filter, now))[0] ?? null
}

/** The number of the case that a token stands for; null when there is none that anybody may see. */
export async function numberOfToken(db: Reading, door: Door, division: string, token: string): Promise<string | null> {
  const record = await findRecord(db, door.cases, division, token)
  return record === undefined || !isShown(door, record) ? null : record.number
}

/** Which records the declaration lets anybody know of. */
function isShown({ cases: { type, rules } }: Door, record: StoredRecord): boolean {
  if (type.isPublic === undefined) return false
  const facts = { ...factsOfValues(type, record.values), ...(record.state === null ? {} : { state: record.state }) }
  return truthOf(rules.condition(type.isPublic.when), facts) === 'true'
}

const statusOf = ({ cases: { type } }: Door, state: string | null): 'open' | 'closed' => {
  const kind = type.lifecycle?.states[state ?? '']?.kind
  return kind === 'done' || kind === 'void' ? 'closed' : 'open'
}
const statesThatAre = (door: Door, status: 'open' | 'closed') =>
  Object.keys(door.cases.type.lifecycle?.states ?? {}).filter((state) => statusOf(door, state) === status)

async function requestsFrom(
  db: Reading,
  registers: Registers,
  door: Door,
  division: string,
  records: readonly StoredRecord[],
  now: Date,
): Promise<readonly ServiceRequest[]> {
  const { desk, cases } = door
  const may = new Set(cases.type.isPublic?.fields)
  const ids = records.map(({ id }) => id)
  const [rows, dues, classes, mains] = await Promise.all([
    rowsOf({ db, registers, division, now }, cases, records),
    desk.expected === undefined ? new Map<string, Date>() : findDues(db, division, cases.type.id, ids, desk.expected),
    everyRecord(db, door.classes, division),
    mainCases(db, door, division, records),
  ])
  const byClass = new Map(classes.map((record) => [record.id, record.values]))
  return records.map((record, i): ServiceRequest => {
    const classValues: Values = byClass.get(String(record.values[desk.class])) ?? {}
    const main = mains.get(record.id)
    const place = may.has(desk.place) ? (record.values[desk.place] as Point | null) : null // a field of kind 'point'
    const body = cases.type.body
    return {
      service_request_id: record.number ?? record.id,
      status: statusOf(door, main?.state ?? record.state),
      status_notes: notesOf(door, record, main),
      service_name: String(classValues[desk.service.name] ?? ''),
      service_code: serviceCode(door, classValues),
      description: null,
      agency_responsible: body !== undefined && may.has(body) ? (rows[i]?.links[body]?.title ?? null) : null,
      service_notice: null,
      requested_datetime: w3c(record.madeAt),
      updated_datetime: w3c(main?.changedAt ?? record.changedAt),
      expected_datetime: wordOf(dues.get(record.id)),
      address: null,
      address_id: null,
      zipcode: null,
      lat: place?.[1] ?? null,
      long: place?.[0] ?? null,
      media_url: null,
    }
  })
}

const wordOf = (at: Date | undefined) => (at === undefined ? null : w3c(at))

function notesOf({ cases: { type } }: Door, record: StoredRecord, main: StoredRecord | undefined): string {
  const name = (state: string | null) => type.lifecycle?.states[state ?? '']?.name.zh ?? ''
  return main === undefined ? name(record.state) : `${name(record.state)}：${main.number ?? ''}，${name(main.state)}`
}

/** The main case of each duplicate: whoever reported it is told what becomes of that one. */
async function mainCases(
  db: Reading,
  door: Door,
  division: string,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const { joined } = door.desk
  if (joined === undefined) return new Map()
  const links = records.flatMap(({ id, values }) =>
    typeof values[joined] === 'string' ? [[id, values[joined]] as const] : [],
  )
  if (links.length === 0) return new Map()
  const found = await findList(db, door.cases, EVERYTHING, {
    division,
    also: [sql<boolean>`t.id = any(${links.map(([, main]) => main)}::uuid[])`],
    size: LARGEST_PAGE,
  })
  const mains = new Map(found.kind === 'done' ? found.value.records.map((record) => [record.id, record] as const) : [])
  return new Map(
    links.flatMap(([id, main]) => (mains.has(main) ? [[id, mains.get(main) as StoredRecord] as const] : [])),
  )
}
