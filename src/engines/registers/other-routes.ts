import { Type } from 'typebox'
import { isOpen } from '../../language/machine.ts'
import { readValue } from '../../language/read-value.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { recordAll } from '../../platform/audit/record.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { checkFile } from '../../platform/files/check-file.ts'
import { LARGEST_FILE } from '../../platform/files/kinds.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import { findAlike } from './alike-store.ts'
import { ListQuery, One, Place, Written, WrittenSchema } from './answers.ts'
import { type AnyCall, asking, Revision, since, writing } from './calls.ts'
import { noSuchRecord, placeOf, recordFacts } from './desk.ts'
import { mergeRecord, restoreRecord, takeOutRecord } from './endings.ts'
import { keepRecordFile } from './file-store.ts'
import { fieldsRead } from './filter-store.ts'
import { isPersonal, keeping, notKept } from './kept.ts'
import { findBoard, findMap } from './list-store.ts'
import { rowsOf } from './pages.ts'
import { findRecord, type StoredRecord } from './record-store.ts'
import { permissionOf, permissionToDo, type Register, type Registers } from './register.ts'
import { divisionWhileOn } from './switch-store.ts'

const Why = Type.String({ maxLength: 2000 })
const Ending = Type.Object({ revision: Revision, reason: Why })
const Merging = Type.Object({
  into: One.properties.id,
  revision: Revision,
  intoRevision: Revision,
  take: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 400 })),
  reason: Why,
})
const Anything = Type.Object({}, { additionalProperties: true })

/** A record that somebody may read, or the refusal. */
async function readable(
  register: Register,
  { db, policy, actor }: AnyCall,
  { division, id }: { readonly division: string; readonly id: string },
): Promise<Outcome<StoredRecord>> {
  const asked = await divisionWhileOn(db, actor, division, register.system)
  if (asked.kind === 'refused') return asked
  const found = await findRecord(db, register, division, id)
  const mayRead = found !== undefined && policy.may(actor, permissionOf(register.type, 'read'), placeOf(found))
  return mayRead ? done(found) : refused(noSuchRecord)
}

/** What a type's interface has besides lists, pages and steps. */
export function otherRoutesOfType(registers: Registers, register: Register): readonly Route[] {
  const { type, system } = register
  const path = `/api/v1/records/${type.id}`
  const tag = `records ${system.id}`
  const called = (zh: string, en: string) => ({ zh: `${zh}：${type.name.zh}`, en: `${en}: ${type.name.en}` })
  const canRead = permissionOf(type, 'read')
  const canMerge = permissionOf(type, 'merge')
  const common = { tag, since }
  return [
    route({
      ...common,
      method: 'POST',
      path: `${path}/:division/:id/merge`,
      summary: called('并入另一条', 'Merge into another'),
      who: canMerge,
      params: One,
      body: Merging,
      answer: WrittenSchema,
      described: { answer: Written },
      handle: (call) =>
        writing(registers, register, call, call.params.division, (tx, desk) =>
          mergeRecord(tx, desk, register, { take: [], ...call.body, id: call.params.id }),
        ),
    }),
    ...(
      [
        ['take-out', '移出', 'Take out of the register', takeOutRecord],
        ['restore', '恢复', 'Restore to the register', restoreRecord],
      ] as const
    ).map(([name, zh, en, act]) =>
      route({
        ...common,
        method: 'POST',
        path: `${path}/:division/:id/${name}`,
        summary: called(zh, en),
        who: canMerge,
        params: One,
        body: Ending,
        answer: WrittenSchema,
        described: { answer: Written },
        handle: (call) =>
          writing(registers, register, call, call.params.division, (tx, desk) =>
            act(tx, desk, register, call.params.id, call.body.revision, call.body.reason),
          ),
      }),
    ),
    revealRoute(register),
    ...fileRoutes(register),
    route({
      ...common,
      method: 'GET',
      path: `${path}/board`,
      summary: called('看板', 'Board by state'),
      who: canRead,
      query: Type.Omit(ListQuery, ['sort', 'page', 'size', 'state']),
      answer: Anything,
      described: { answer: Anything },
      handle(call) {
        const { db, policy, actor, query } = call
        const scope = policy.scopeOf(actor, canRead)
        const about = { division: query.division, where: query.where, isPersonal: isPersonal(scope) }
        return keeping(registers, register, call, about, async (division) => {
          const asked = await asking(registers, register, call, { ...query, division })
          if (asked.kind === 'refused') return notKept(asked)
          const { also, reader, fields } = asked.value
          const shown = { registers, fields: fieldsRead(register, fields) }
          const { columns, titles, change } = await findBoard(db, register, scope, { ...query, also, division }, shown)
          const all = columns.flatMap(({ records }) => records)
          const rows = new Map((await rowsOf(reader, register, all, { fields, titles })).map((row) => [row.id, row]))
          const rowsIn = (records: readonly StoredRecord[]) => records.flatMap(({ id }) => rows.get(id) ?? [])
          return {
            change,
            outcome: done({
              columns: columns.map(({ state, count, records }) => ({ state, count, rows: rowsIn(records) })),
            }),
          }
        })
      },
    }),
    ...(type.map === undefined
      ? []
      : [
          route({
            ...common,
            method: 'GET',
            path: `${path}/map`,
            summary: called('地图', 'Map (GeoJSON)'),
            who: canRead,
            query: Type.Object({
              ...Type.Omit(ListQuery, ['sort', 'page', 'size', 'fields']).properties,
              bbox: Type.Optional(Type.String({ pattern: '^-?[0-9.]+(,-?[0-9.]+){3}$', maxLength: 100 })),
            }),
            answer: Anything,
            described: { answer: Anything },
            async handle(call) {
              const { db, policy, actor, query } = call
              const asked = await asking(registers, register, call, query)
              if (asked.kind === 'refused') return asked
              const { also, division } = asked.value
              const ask = { ...query, also, division }
              return done(await findMap(db, register, policy.scopeOf(actor, canRead), ask, query.bbox ?? null))
            },
          }),
        ]),
    route({
      ...common,
      method: 'GET',
      path: `${path}/:division/:id/duplicates`,
      summary: called('疑似重复', 'Records that may be the same'),
      who: canRead,
      params: One,
      answer: Type.Object({ rows: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })) }),
      async handle(call) {
        const found = await readable(register, call, call.params)
        if (found.kind === 'refused') return found
        const rows = await findAlike(call.db, register, call.policy.scopeOf(call.actor, canRead), found.value)
        return done({ rows: [...rows] })
      },
    }),
  ]
}

/** Personal data whole, one record at a time, for a purpose that is put on record before anything is shown. */
function revealRoute(register: Register): Route {
  const { type, system } = register
  const who = permissionOf(type, 'reveal')
  return route({
    method: 'POST',
    path: `/api/v1/records/${type.id}/:division/:id/reveal`,
    summary: { zh: `查看个人信息全文：${type.name.zh}`, en: `Personal data whole: ${type.name.en}` },
    tag: `records ${system.id}`,
    since,
    who,
    params: One,
    body: Type.Object({ purpose: Type.String({ maxLength: 500 }) }),
    answer: Anything,
    described: { answer: Anything },
    async handle(call) {
      const { db, policy, actor, now, params, body } = call
      const found = await readable(register, call, params)
      if (found.kind === 'refused') return found
      if (!policy.may(actor, who, placeOf(found.value))) return refused(noSuchRecord)
      const purpose = body.purpose.trim()
      if ([...purpose].length < 4)
        return faulty([
          {
            at: 'purpose',
            code: 'missing',
            message: { zh: '请写明查看的目的，至少 4 个字', en: 'Say what for, in four characters or more' },
          },
        ])
      const fields = register.fields.filter(([, { personal }]) => personal !== undefined).map(([name]) => name)
      await inTransaction(db, (tx) =>
        recordAll(tx, now(), [
          {
            actor,
            act: {
              division: params.division,
              action: who,
              subject: { kind: type.id, id: params.id },
              body: found.value.body,
              reason: purpose,
              detail: { fields },
            },
          },
        ]),
      )
      return done({ values: Object.fromEntries(fields.map((name) => [name, found.value.values[name] ?? null])) })
    },
  })
}

/** Files and photos of fields: brought first, then named in what is given for the field. */
function fileRoutes(register: Register): readonly Route[] {
  const { type, system } = register
  const fields = register.fields.filter(([, { kind }]) => kind === 'files' || kind === 'photos')
  if (fields.length === 0) return []
  const isFileField = (name: string) => fields.some(([one]) => one === name)
  const Form = Type.Object({
    takenAt: Type.Optional(Type.String({ maxLength: 40 })),
    lng: Type.Optional(Type.String({ maxLength: 30 })),
    lat: Type.Optional(Type.String({ maxLength: 30 })),
  })
  const Brought = Type.Object({ id: Type.String(), file: Type.String(), name: Type.String(), size: Type.Integer() })
  const bring = async (
    call: AnyCall & { readonly upload: { readonly name: string; readonly bytes: Uint8Array }; readonly body: unknown },
    division: string,
    record: string | null,
    field: string,
  ) => {
    if (!isFileField(field)) return refused(noSuchField)
    const checked = await checkFile(call.upload.name, call.upload.bytes)
    if (checked.kind === 'refused') return checked
    const taken = whenAndWhere(call.body)
    if (taken.kind === 'refused') return taken
    const at = call.now()
    const { id, note } = await inTransaction(call.db, (tx) =>
      keepRecordFile(
        tx,
        division,
        { type: type.id, record, field, ...taken.value },
        checked.value,
        call.upload.bytes,
        call.actor,
        at,
      ),
    )
    return done({ id, file: note.id, name: note.name, size: note.size })
  }
  return [
    route({
      method: 'POST',
      path: `/api/v1/records/${type.id}/files/:field`,
      summary: { zh: `为新登记上传附件：${type.name.zh}`, en: `Bring a file for a new record: ${type.name.en}` },
      tag: `records ${system.id}`,
      since,
      who: permissionOf(type, 'create'),
      params: Type.Object({ field: Type.String({ maxLength: 60 }) }),
      query: Place,
      body: Form,
      takesFile: { atMost: LARGEST_FILE },
      answer: Brought,
      async handle(call) {
        const asked = await divisionWhileOn(call.db, call.actor, call.query.division, system)
        if (asked.kind === 'refused') return asked
        return bring(call, asked.value, null, call.params.field)
      },
    }),
    route({
      method: 'POST',
      path: `/api/v1/records/${type.id}/:division/:id/files/:field`,
      summary: { zh: `上传附件：${type.name.zh}`, en: `Bring a file: ${type.name.en}` },
      tag: `records ${system.id}`,
      since,
      who: permissionOf(type, 'read'),
      params: Type.Object({ ...One.properties, field: Type.String({ maxLength: 60 }) }),
      body: Form,
      takesFile: { atMost: LARGEST_FILE },
      answer: Brought,
      async handle(call) {
        const found = await readable(register, call, call.params)
        if (found.kind === 'refused') return found
        if (!mayBring(register, call, found.value, call.params.field)) return refused(mayNotBring)
        return bring(call, call.params.division, call.params.id, call.params.field)
      },
    }),
  ]
}

/** Whoever may change the field now, or do a step that asks for it, may bring files for it. */
function mayBring({ type }: Register, { policy, actor }: AnyCall, record: StoredRecord, field: string): boolean {
  if (record.endedAt !== null) return false
  const place = placeOf(record)
  if (policy.may(actor, permissionOf(type, 'change'), place) && isOpen(type, recordFacts(record, undefined), field))
    return true
  return Object.entries(type.lifecycle?.transitions ?? {}).some(
    ([id, { from, asks = [] }]) =>
      record.state !== null &&
      from.includes(record.state) &&
      asks.some((ask) => ask.field === field) &&
      policy.may(actor, permissionToDo(type, id), place),
  )
}

const noSuchField = {
  reason: 'not-found',
  code: 'no-such-field',
  message: { zh: '没有这个附件字段。', en: 'There is no such field for files.' },
} as const

const mayNotBring = {
  reason: 'forbidden',
  code: 'may-not-bring',
  message: {
    zh: '现在不能为这个字段上传附件：您不能修改它，这一步也不要求它。',
    en: 'No file is taken for this field now: you may not change it, and no step of yours asks for it.',
  },
} as const

/** When and where a photo was taken, as its form says. */
function whenAndWhere(
  form: unknown,
): Outcome<{ readonly takenAt: Date | null; readonly place: readonly [number, number] | null }> {
  const { takenAt, lng, lat } = (form ?? {}) as Readonly<Record<string, string | undefined>> // parts of a form are text
  const label = { zh: '', en: '' }
  const moment = readValue({ kind: 'moment', label }, takenAt ?? null)
  const hasPlace = (lng ?? '') !== '' || (lat ?? '') !== ''
  const point = readValue({ kind: 'point', label }, hasPlace ? [Number(lng), Number(lat)] : null)
  const faults = [
    ...(moment.kind === 'faulty' ? moment.faults.map((fault) => ({ at: 'takenAt', ...fault })) : []),
    ...(point.kind === 'faulty' ? point.faults.map((fault) => ({ at: 'lng', ...fault })) : []),
  ]
  if (moment.kind === 'faulty' || point.kind === 'faulty') return faulty(faults)
  return done({
    takenAt: moment.value === null ? null : new Date(moment.value as string),
    place: point.value as readonly [number, number] | null,
  })
}
