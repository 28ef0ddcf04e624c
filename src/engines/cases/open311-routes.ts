import { Type } from 'typebox'
import { done } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { newId } from '../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type CheckedFile, checkFile } from '../../platform/files/check-file.ts'
import { LARGEST_FILE } from '../../platform/files/kinds.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { deskOf } from '../registers/calls.ts'
import type { Registers } from '../registers/register.ts'
import type { Door } from './doors.ts'
import {
  attributeOf,
  type Form,
  type Open311Error,
  readFilter,
  readReport,
  type Service,
  type ServiceDefinition,
  type ServiceRequest,
  w3c,
  xmlOf,
} from './open311.ts'
import {
  jurisdictionsOf,
  numberOfToken,
  offeredClasses,
  publicRequest,
  publicRequests,
  reportCase,
} from './open311-store.ts'

const tag = 'open311'
const since = '0.3.0'
const ROOT = '/open311/v2'
/** Reports come from nobody whom the server knows. */
const REPORTER: Actor = { kind: 'system', name: '公众（Open311）' }

type Format = 'json' | 'xml'
type AnyCall = Pick<
  Call<unknown, unknown, unknown>,
  'db' | 'policy' | 'actor' | 'now' | 'tell' | 'recordClocks' | 'reply' | 'request' | 'upload'
>
type Answered = { readonly root: string; readonly value: unknown; readonly status?: number }

class Refused311 extends Error {
  constructor(readonly errors: readonly Open311Error[]) {
    super(errors.map(({ description }) => description).join('; '))
  }
}
const refuse = (code: number, description: string) => new Refused311([{ code, description }])

/** The photo that came with a report, checked; null where none did. */
async function photoOf({
  upload,
}: AnyCall): Promise<
  { readonly checked: CheckedFile; readonly bytes: Uint8Array } | { readonly errors: readonly Open311Error[] } | null
> {
  const { name, bytes } = upload
  if (bytes.length === 0) return null
  const checked = await checkFile(name, bytes)
  if (checked.kind === 'done' && PHOTOS.includes(checked.value.kind.id)) return { checked: checked.value, bytes }
  const { zh, en } =
    checked.kind === 'refused'
      ? checked.refusal.message
      : { zh: '照片应为 jpg 或 png', en: 'A photo must be a jpg or png' }
  return { errors: [{ code: 400, description: `${en} · ${zh}` }] }
}
const PHOTOS: readonly string[] = ['png', 'jpg']

/** The parts of a form; of a body that is none, nothing. */
const formOf = (body: unknown): Form =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
      )
    : {}

const Query = Type.Object({}, { additionalProperties: true })

/** The open door: everything that GeoReport v2 asks for, in JSON and XML. */
export function open311Routes(registers: Registers, doors: readonly Door[]): readonly Route[] {
  const answered = async (call: AnyCall, format: Format, work: () => Promise<Answered>) => {
    const { root, value, status } = await work().catch((error: unknown): Answered => {
      if (!(error instanceof Refused311)) throw error
      return { root: 'errors', value: error.errors, status: error.errors[0]?.code ?? 400 }
    })
    call.reply
      .status(status ?? 200)
      .header('cache-control', 'no-store')
      .type(format === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8')
      .send(format === 'json' ? JSON.stringify(value) : xmlOf(root, value))
    return done(undefined)
  }
  /** The place that is meant, and its door there. */
  const placed = async ({ db }: AnyCall, form: Form) => {
    const given = form.jurisdiction_id
    const asked = typeof given === 'string' && given !== '' ? given : null
    const open: { readonly door: Door; readonly division: string }[] = []
    for (const door of doors)
      for (const division of await jurisdictionsOf(db, door, asked)) open.push({ door, division })
    if (asked !== null) {
      if (open.length === 0) throw refuse(404, 'jurisdiction_id provided was not found · 没有这个辖区')
      return open
    }
    const divisions = new Set(open.map(({ division }) => division))
    if (divisions.size > 1)
      throw refuse(400, 'jurisdiction_id was not provided · 请给出辖区 jurisdiction_id（区划代码）')
    if (divisions.size === 0) throw refuse(404, 'No place takes reports here yet · 还没有辖区开放上报')
    return open
  }
  const classesOf = async (call: AnyCall, form: Form) => {
    const found = []
    for (const { door, division } of await placed(call, form))
      for (const [code, record] of await offeredClasses(call.db, door, division))
        found.push({ door, division, code, record })
    return found
  }

  const services = async (call: AnyCall, form: Form): Promise<Answered> => ({
    root: 'services',
    value: (await classesOf(call, form)).map(({ door, code, record: { values } }): Service => {
      const { service } = door.desk
      const english = service.english === undefined ? null : values[service.english]
      return {
        service_code: code,
        service_name: String(values[service.name] ?? ''),
        description: String(values[service.description] ?? ''),
        metadata: service.asks.length > 0,
        type: 'realtime',
        keywords: typeof english === 'string' ? english : '',
        group: service.group === undefined ? '' : String(values[service.group] ?? ''),
      }
    }),
  })
  const definition = async (call: AnyCall, form: Form, code: string): Promise<Answered> => {
    const found = (await classesOf(call, form)).find((one) => one.code === code)
    if (found === undefined) throw refuse(404, 'service_code provided was not found · 没有这类服务')
    const { fields } = found.door.cases.type
    const value: ServiceDefinition = {
      service_code: code,
      attributes: found.door.desk.service.asks.flatMap((name, i) => {
        const field = fields[name]
        return field === undefined ? [] : [attributeOf(name, field, i + 1)]
      }),
    }
    return { root: 'service_definition', value }
  }
  const report = async (call: AnyCall, form: Form): Promise<Answered> => {
    const offered = await classesOf(call, form)
    const code = typeof form.service_code === 'string' ? form.service_code.trim() : ''
    const found = offered.find((one) => one.code === code)
    const read = readReport(form, found?.door.desk.service.asks ?? [])
    const errors = 'errors' in read ? [...read.errors] : []
    if (code !== '' && found === undefined)
      errors.unshift({ code: 404, description: 'service_code provided was not found · 没有这类服务' })
    const photo = await photoOf(call)
    if (photo !== null && 'errors' in photo) errors.push(...photo.errors)
    if (errors.length > 0 || 'errors' in read || found === undefined || (photo !== null && 'errors' in photo))
      throw new Refused311(errors)
    const { db } = call
    const sent = call.request.headers['idempotency-key']
    const key = typeof sent === 'string' && /^[\w.:-]{8,64}$/.test(sent) ? sent : newId(call.now().getTime())
    const desk = deskOf(registers, { ...call, actor: REPORTER }, found.division)
    const written = await inRefusableTransaction(db, (tx) =>
      reportCase(tx, desk, found.door, found.record, read.report, key, photo),
    )
    if (written.kind === 'refused') {
      const { faults = [], message } = written.refusal
      const told = faults.length > 0 ? faults.map((fault) => fault.message) : [message]
      throw new Refused311(told.map(({ zh, en }) => ({ code: 400, description: `${en} · ${zh}` })))
    }
    return {
      root: 'service_requests',
      value: [{ service_request_id: written.value.number ?? written.value.id, service_notice: null, account_id: null }],
      status: 201,
    }
  }
  const requests = async (call: AnyCall, form: Form): Promise<Answered> => {
    const read = readFilter(form, call.now())
    if ('errors' in read) throw new Refused311(read.errors)
    const found: ServiceRequest[] = []
    for (const { door, division } of await placed(call, form))
      found.push(...(await publicRequests(call.db, registers, door, division, read.filter, call.now())))
    return { root: 'service_requests', value: found }
  }
  const request = async (call: AnyCall, form: Form, id: string): Promise<Answered> => {
    for (const { door, division } of await placed(call, form)) {
      const found = await publicRequest(call.db, registers, door, division, id, call.now())
      if (found !== null) return { root: 'service_requests', value: [found] }
    }
    throw refuse(404, 'service_request_id provided was not found · 没有这个上报')
  }
  const token = async (call: AnyCall, form: Form, id: string): Promise<Answered> => {
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id))
      for (const { door, division } of await placed(call, form)) {
        const number = await numberOfToken(call.db, door, division, id)
        if (number !== null) return { root: 'service_requests', value: [{ service_request_id: number, token: id }] }
      }
    throw refuse(404, 'token provided was not found · 没有这个凭据')
  }
  const discovery = async (call: AnyCall): Promise<Answered> => {
    const base = `${call.request.protocol}://${call.request.host}${ROOT}`
    return {
      root: 'discovery',
      value: {
        changeset: w3c(call.now()),
        contact: '向本辖区城市运行管理服务平台咨询 · ask the city operation desk of the place',
        key_service: '不需要密钥 · no key is needed',
        endpoints: [
          {
            specification: 'http://wiki.open311.org/GeoReport_v2',
            url: base,
            changeset: w3c(call.now()),
            type: 'production',
            formats: ['application/json', 'text/xml'],
          },
        ],
      },
    }
  }

  const list = (
    method: 'GET' | 'POST',
    name: string,
    zh: string,
    en: string,
    work: (call: AnyCall, form: Form) => Promise<Answered>,
  ): readonly Route[] =>
    (['json', 'xml'] as const).map((format) =>
      route({
        method,
        path: `${ROOT}/${name}.${format}`,
        summary: { zh: `Open311：${zh}（${format}）`, en: `Open311: ${en} (${format})` },
        tag,
        since,
        who: 'anyone',
        limit: 'public',
        // A report may come as a form of any kind, with a photo or without; its faults are told as the standard tells them.
        ...(method === 'GET'
          ? { query: Query }
          : { body: Query, takesFile: { atMost: LARGEST_FILE, isOptional: true } }),
        answer: 'stream',
        handle: (call) => {
          const { query, body } = call as { readonly query: Form; readonly body: unknown } // flat forms, read part by part
          return answered(call, format, () => work(call, method === 'GET' ? query : formOf(body)))
        },
      }),
    )
  const one = (
    name: string,
    zh: string,
    en: string,
    work: (call: AnyCall, form: Form, id: string) => Promise<Answered>,
  ): Route =>
    route({
      method: 'GET',
      path: `${ROOT}/${name}/:name`,
      summary: { zh: `Open311：${zh}`, en: `Open311: ${en}` },
      tag,
      since,
      who: 'anyone',
      limit: 'public',
      params: Type.Object({ name: Type.String({ maxLength: 120 }) }),
      query: Query,
      answer: 'stream',
      handle: (call) => {
        const [, id = call.params.name, format = 'json'] = /^(.+)\.(json|xml)$/.exec(call.params.name) ?? []
        const { query } = call as { readonly query: Form } // a flat form, read part by part
        return answered(call, format === 'xml' ? 'xml' : 'json', () => work(call, query, id))
      },
    })
  return [
    ...list('GET', 'discovery', '说明', 'what is offered', discovery),
    ...list('GET', 'services', '可上报的类别', 'what may be reported', services),
    one('services', '一类上报要填什么', 'what a report of a class asks', definition),
    ...list('POST', 'requests', '上报', 'report', report),
    ...list('GET', 'requests', '上报及其办理状态', 'reports and what became of them', requests),
    one('requests', '一件上报', 'one report', request),
    one('tokens', '凭据对应的上报', 'the report of a token', token),
  ]
}
