import type { Field } from '../../language/field.ts'

/**
 * Open311 GeoReport v2: the door by which anybody's programs report problems and follow them. Pure: what is answered, in the
 * standard's words; `open311-store.ts` and `open311-routes.ts` stand at the edge.
 */

export interface Service {
  readonly service_code: string
  readonly service_name: string
  readonly description: string
  readonly metadata: boolean
  readonly type: 'realtime'
  readonly keywords: string
  readonly group: string
}

export interface ServiceAttribute {
  readonly variable: true
  readonly code: string
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist'
  readonly required: boolean
  readonly datatype_description: string
  readonly order: number
  readonly description: string
  readonly values: readonly { readonly key: string; readonly name: string }[]
}

export interface ServiceDefinition {
  readonly service_code: string
  readonly attributes: readonly ServiceAttribute[]
}

/** A request as anybody may see it: no person, no photo, none of the reporter's words. */
export interface ServiceRequest {
  readonly service_request_id: string
  readonly status: 'open' | 'closed'
  readonly status_notes: string
  readonly service_name: string
  readonly service_code: string
  readonly description: null
  readonly agency_responsible: string | null
  readonly service_notice: null
  readonly requested_datetime: string
  readonly updated_datetime: string
  readonly expected_datetime: string | null
  readonly address: null
  readonly address_id: null
  readonly zipcode: null
  readonly lat: number | null
  readonly long: number | null
  readonly media_url: null
}

export interface Open311Error {
  readonly code: number
  readonly description: string
}

/** How a field of the case is asked for by a service. */
export function attributeOf(code: string, field: Field, order: number): ServiceAttribute {
  const values =
    field.kind === 'choice' || field.kind === 'choices'
      ? Object.entries(field.choices).map(([key, name]) => ({ key, name: name.zh }))
      : field.kind === 'yes-no'
        ? [
            { key: 'true', name: '是' },
            { key: 'false', name: '否' },
          ]
        : []
  return {
    variable: true,
    code,
    datatype: DATATYPES[field.kind] ?? 'string',
    required: field.required === true,
    datatype_description: field.help?.zh ?? '',
    order,
    description: field.label.zh,
    values,
  }
}

const DATATYPES: Readonly<Partial<Record<Field['kind'], ServiceAttribute['datatype']>>> = {
  'long-text': 'text',
  integer: 'number',
  quantity: 'number',
  money: 'number',
  area: 'number',
  percent: 'number',
  choice: 'singlevaluelist',
  'yes-no': 'singlevaluelist',
  choices: 'multivaluelist',
  day: 'datetime',
  moment: 'datetime',
}

/** What somebody reports, as the form's fields say it. */
export interface Report {
  readonly serviceCode: string
  readonly place: readonly [longitude: number, latitude: number]
  readonly address: string | null
  readonly description: string
  readonly name: string | null
  readonly phone: string | null
  /** Where a picture lies, as it was sent. */
  readonly mediaUrl: string | null
  /** Answers to the service's questions by the field's name. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
}

export type Form = Readonly<Record<string, string | readonly string[] | undefined>>

const NAMED = new Set([
  'jurisdiction_id',
  'api_key',
  'service_code',
  'lat',
  'long',
  'address_string',
  'address_id',
  'email',
  'device_id',
  'account_id',
  'first_name',
  'last_name',
  'phone',
  'description',
  'media_url',
])

/** A report as it was sent, or everything that is wrong with it. */
export function readReport(
  form: Form,
  asks: readonly string[],
): { readonly report: Report } | { readonly errors: readonly Open311Error[] } {
  const errors: Open311Error[] = []
  const one = (name: string): string | null => {
    const value = form[name]
    const text = (Array.isArray(value) ? value[0] : value)?.toString().trim() ?? ''
    return text === '' ? null : text
  }
  const fault = (description: string) => errors.push({ code: 400, description })
  const serviceCode = one('service_code')
  if (serviceCode === null) fault('service_code was not provided · 缺少 service_code')
  const lat = degrees(one('lat'), 90)
  const lng = degrees(one('long'), 180)
  if (lat === 'faulty') fault('lat must be degrees between -90 and 90 · lat 应为 -90 到 90 之间的度数')
  if (lng === 'faulty') fault('long must be degrees between -180 and 180 · long 应为 -180 到 180 之间的度数')
  if (lat === null || lng === null) {
    const address = one('address_string') ?? one('address_id')
    fault(
      address === null
        ? 'lat and long were not provided · 缺少位置 lat、long'
        : 'An address alone cannot be placed here; send lat and long as well · 只有地址无法定位，请同时给出 lat、long',
    )
  }
  const description = one('description')
  if (description === null) fault('description was not provided · 缺少问题描述 description')
  else if ([...description].length > 1000) fault('description takes 1000 characters at most · 描述最多 1000 字')
  const mediaUrl = one('media_url')
  if (mediaUrl !== null && !isWebAddress(mediaUrl))
    fault('media_url must be an http or https address of 500 characters at most · media_url 应为 500 字以内的网址')
  const attributes: Record<string, string | readonly string[]> = {}
  for (const [key, value] of Object.entries(form)) {
    const named = /^attribute\[([^\]]{1,60})\](\[\])?$/.exec(key)
    if (named === null) {
      if (!NAMED.has(key)) fault(`Nothing is known of ${key.slice(0, 60)} · 不认识参数 ${key.slice(0, 60)}`)
      continue
    }
    const code = named[1] ?? ''
    if (!asks.includes(code)) fault(`The service has no attribute ${code} · 这类问题没有属性 ${code}`)
    else if (value !== undefined) attributes[code] = value
  }
  if (
    errors.length > 0 ||
    serviceCode === null ||
    description === null ||
    typeof lat !== 'number' ||
    typeof lng !== 'number'
  )
    return { errors }
  const name = [one('last_name'), one('first_name')].filter((part) => part !== null).join('')
  return {
    report: {
      serviceCode,
      place: [lng, lat],
      address: one('address_string'),
      description,
      name: name === '' ? null : name,
      phone: one('phone'),
      mediaUrl,
      attributes,
    },
  }
}

const isWebAddress = (text: string) => text.length <= 500 && /^https?:\/\//i.test(text) && URL.canParse(text)

function degrees(text: string | null, most: number): number | 'faulty' | null {
  if (text === null) return null
  const value = Number(text)
  return Number.isFinite(value) && Math.abs(value) <= most ? value : 'faulty'
}

/** Which requests are asked for. Unless ids are given, what came within at most 90 days. */
export interface RequestFilter {
  readonly ids: readonly string[] | null
  readonly codes: readonly string[] | null
  readonly from: Date
  readonly to: Date
  readonly status: readonly ('open' | 'closed')[]
  /** Which piece of the answer, where pieces are asked for; else the first thousand. */
  readonly piece: { readonly page: number; readonly size: number } | null
}

const SPAN = 90 * 86_400_000
/** Most requests of one answer, as the standard says. */
export const REQUESTS_AT_MOST = 1000
/** Most requests of one page, where `page` or `page_size` is given. */
export const PAGE_AT_MOST = 500
const PAGE_USUAL = 100

export function readFilter(
  query: Form,
  now: Date,
): { readonly filter: RequestFilter } | { readonly errors: readonly Open311Error[] } {
  const errors: Open311Error[] = []
  const text = (name: string) =>
    (Array.isArray(query[name]) ? query[name].join(',') : (query[name] as string | undefined))?.trim() || null
  const list = (name: string) =>
    text(name)
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '') ?? null
  const moment = (name: string): Date | null => {
    const value = text(name)
    if (value === null) return null
    const at = new Date(value)
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(at.getTime())) return at
    errors.push({
      code: 400,
      description: `${name} must be a W3C date-time such as 2025-03-05T08:30:00+08:00 · ${name} 应写作 2025-03-05T08:30:00+08:00`,
    })
    return null
  }
  const start = moment('start_date')
  const end = moment('end_date')
  const to = end ?? (start === null ? now : new Date(Math.min(start.getTime() + SPAN, now.getTime())))
  const from = start ?? new Date(to.getTime() - SPAN)
  if (from > to) errors.push({ code: 400, description: 'start_date lies after end_date · start_date 晚于 end_date' })
  else if (to.getTime() - from.getTime() > SPAN + 86_400_000)
    errors.push({
      code: 400,
      description: 'start_date and end_date may lie 90 days apart at most · 起止日期最多相隔 90 天',
    })
  const asked = list('status')
  const status = (asked ?? ['open', 'closed']).filter(
    (one): one is 'open' | 'closed' => one === 'open' || one === 'closed',
  )
  if (asked !== null && status.length !== asked.length)
    errors.push({ code: 400, description: 'status is open, closed, or both · status 只能是 open、closed 或两者' })
  const whole = (name: string, most: number): number | null => {
    const value = text(name)
    if (value === null) return null
    if (/^[1-9]\d{0,5}$/.test(value) && Number(value) <= most) return Number(value)
    errors.push({
      code: 400,
      description: `${name} must be a whole number from 1 to ${most} · ${name} 应为 1 到 ${most} 的整数`,
    })
    return null
  }
  const [page, size] = [whole('page', 100_000), whole('page_size', PAGE_AT_MOST)]
  const piece = page === null && size === null ? null : { page: page ?? 1, size: size ?? PAGE_USUAL }
  const ids = list('service_request_id')
  if ((ids?.length ?? 0) > REQUESTS_AT_MOST)
    errors.push({
      code: 400,
      description: `At most ${REQUESTS_AT_MOST} service_request_id · 一次最多 ${REQUESTS_AT_MOST} 个`,
    })
  return errors.length > 0 ? { errors } : { filter: { ids, codes: list('service_code'), from, to, status, piece } }
}

/** A W3C date-time of China, without fractions: '2025-03-05T08:30:00+08:00'. */
export const w3c = (at: Date): string => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

type XmlValue = string | number | boolean | null | XmlNode | readonly XmlValue[]
interface XmlNode {
  readonly [name: string]: XmlValue
}

/** What the elements of a list are called, by the list's own name. */
const ITEMS: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  attributes: 'attribute',
  values: 'value',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
}

/** The answer in XML, as GeoReport v2 writes it. */
export const xmlOf = (root: string, value: unknown): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value as XmlValue)}\n` // plain data of this module

function element(name: string, value: XmlValue): string {
  if (value === null) return `<${name}/>`
  if (Array.isArray(value))
    return `<${name}>${value.map((one) => element(ITEMS[name] ?? 'item', one)).join('')}</${name}>`
  if (typeof value === 'object')
    return `<${name}>${Object.entries(value as XmlNode)
      .map(([key, one]) => element(key, one))
      .join('')}</${name}>`
  return `<${name}>${escaped(String(value))}</${name}>`
}

const escaped = (text: string): string =>
  [...text]
    // Characters that XML 1.0 cannot hold at all.
    .filter((character) => character >= ' ' || character === '\t' || character === '\n' || character === '\r')
    .filter((character) => character !== '\ufffe' && character !== '\uffff')
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
