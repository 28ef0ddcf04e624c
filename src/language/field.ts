import type { Bilingual } from '../model/system.ts'

/**
 * A field of a record (字段): what it holds, as the people of the field write it. The kind decides the column, the form's
 * input, the cell of a workbook, what is checked and how it is shown; nothing about a field is said twice.
 */
export type Field =
  | TextField
  | CodeField
  | NumberField
  | ChoiceField
  | PlainField
  | LinkField
  | AttachmentField
  | PlaceField

interface Common {
  readonly label: Bilingual
  /** Said where one would hesitate: what is meant, where it is found, an example. */
  readonly help?: Bilingual
  /** Always required, or when this condition holds of the record: 'kind == "major"'. */
  readonly required?: true | string
  /** Given when the record is made and not changed after, except by a correction with its reason. */
  readonly isFixed?: true
  /** Personal data: masked in lists, exports, search and history; whole only to whoever may reveal it, for this purpose. */
  readonly personal?: PersonalClass
  /** Filled by a transition, a rule or an import from an upstream system; no form asks for it. */
  readonly isDerived?: true
  /** Only when this condition holds does the form show it; what is not shown is not required. */
  readonly shownWhen?: string
}

/** How the value is masked (PIPL; rules of public notices). 'hidden' shows nothing of it: health, income, family. */
export type PersonalClass = 'name' | 'phone' | 'citizen-id' | 'address' | 'hidden'

export interface TextField extends Common {
  /** 'text' one line, at most `atMost` characters (200 unless said); 'long-text' several lines, at most 4,000 unless said. */
  readonly kind: 'text' | 'long-text'
  readonly atMost?: number
}

/** A code with a rule of its own, checked as `codes/` says; kept in its canonical form. */
export interface CodeField extends Common {
  readonly kind: CodeKind
}

export const CODE_KINDS = [
  /** 统一社会信用代码, GB 32100. */
  'credit-code',
  /** 居民身份证号, GB 11643. */
  'citizen-id',
  /** 行政区划代码, GB/T 2260 and its statistical extensions. */
  'division-code',
  /** 国民经济行业, GB/T 4754. */
  'sector',
  /** 投资项目代码, GB/T 40058. */
  'project-code',
  /** 文号. */
  'document-number',
  'phone',
  /** 单元网格编码, GB/T 30428.1. */
  'grid-cell',
  /** 部件编码, GB/T 30428.2. */
  'part-code',
  /** 事件类别编码, GB/T 30428.2. */
  'event-code',
  /** 邮政编码. */
  'post-code',
] as const
export type CodeKind = (typeof CODE_KINDS)[number]

export interface NumberField extends Common {
  /** 'integer' counts; the others are decimals of any length, kept exactly. */
  readonly kind: 'integer' | 'quantity' | 'money' | 'area' | 'percent'
  /** '万元', '元', '亩', '㎡', '人', '吨标准煤'. A percent needs none. */
  readonly unit?: string
  readonly least?: number
  readonly most?: number
  /** Digits after the point that are shown and asked for: 2 unless said, 0 for integers. */
  readonly digits?: number
}

export interface ChoiceField extends Common {
  /** One of the choices, or several of them. */
  readonly kind: 'choice' | 'choices'
  readonly choices: Readonly<Record<string, Bilingual>>
}

export interface PlainField extends Common {
  /**
   * 'day' a calendar day · 'moment' a point in time · 'period' '2024', '2024-Q2', '2024-03' · 'yes-no' · 'person' an account ·
   * 'body' a body of the division · 'clause' the id of a sentence of the plan in force.
   */
  readonly kind: 'day' | 'moment' | 'period' | 'yes-no' | 'person' | 'body' | 'clause'
  /** Of a period: which ones are taken. */
  readonly periods?: 'year' | 'half' | 'quarter' | 'month'
}

export interface LinkField extends Common {
  /** Another record, by its type: 'enterprise'. Its fields can be spoken of in conditions: 'class.limit_hours'. */
  readonly kind: 'link'
  readonly to: string
}

export interface AttachmentField extends Common {
  /** Files; photos carry the moment and the place at which they were taken. */
  readonly kind: 'files' | 'photos'
  /** At most so many; 10 unless said. */
  readonly atMost?: number
}

export interface PlaceField extends Common {
  /** 'point' [longitude, latitude], CGCS2000 · 'shape' a GeoJSON Polygon or MultiPolygon. */
  readonly kind: 'point' | 'shape'
}

export type FieldKind = Field['kind']

/** What a field holds, as JSON: decimals as text, so that no digit is lost; null where nothing is known. */
export type FieldValue = string | number | boolean | readonly string[] | Point | Shape | null
/** Longitude and latitude in degrees, CGCS2000 (EPSG:4490; equal to WGS 84 within a metre). */
export type Point = readonly [longitude: number, latitude: number]
export interface Shape {
  readonly type: 'Polygon' | 'MultiPolygon'
  readonly coordinates: readonly unknown[]
}

/** Values of a record by field. A field that is not there is not known. */
export type Values = Readonly<Record<string, FieldValue>>
