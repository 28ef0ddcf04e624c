import type { ColumnType, Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely'

/**
 * Every table, by its name in SQL. The platform declares its own here; an engine adds its tables beside its `store.ts`:
 *
 *     declare module '../../platform/database/tables.ts' { interface Tables { return_task: ReturnTaskTable } }
 *
 * Division code first in every key, so that the data can be distributed by it. Ids are UUIDv7 from `newId`.
 */
export interface Tables {
  division: DivisionTable
  body: BodyTable
}

export type Database = Kysely<Tables>
/** Either a database or a transaction on it: what a store function that only reads takes. */
export type Reading = Kysely<Tables> | Transaction<Tables>
/** What a store function that writes takes: it never opens a transaction of its own. */
export type Writing = Transaction<Tables>

export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>
export type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>

/** A moment: read as Date, written as Date or ISO text. */
export type Moment = ColumnType<Date, Date | string, Date | string>
/** A calendar day as 'YYYY-MM-DD', never a moment. */
export type Day = string
/** PostgreSQL numeric, read as text so that no digit is lost. */
export type Decimal = ColumnType<string, string | number, string | number>
export type Json<T> = ColumnType<T, string, string>
export type { Generated }

/** 行政区划. */
export interface DivisionTable {
  /** GB/T 2260 and its statistical extensions: 2 to 12 digits. */
  code: string
  name_zh: string
  name_en: string | null
  parent: string | null
  /** Whether it stands in a simulated district (模拟数据). */
  simulated: Generated<boolean>
  version: Generated<number>
  ended_on: Generated<Day | null>
  /** The division that took its place. */
  merged_into: Generated<string | null>
}

/** 单位: a department, subdistrict, park, firm or assessor of a division. */
export interface BodyTable {
  division: string
  id: string
  name_zh: string
  name_en: string | null
  /** 'department' | 'subdistrict' | 'park' | 'company' | 'leadership' | 'assessor' */
  kind: string
  parent: string | null
  /** GB/T 2260 code of the place it governs, for subdistricts. */
  place: string | null
  /** 统一社会信用代码 of a firm (kind 'company'): what registers and evaluations know it by. */
  credit_code: Generated<string | null>
  position: Generated<number>
  ended_on: Day | null
  version: Generated<number>
  /** The body that took its place; it then stands under it, so that whoever is in charge there sees what it left. */
  merged_into: Generated<string | null>
}
