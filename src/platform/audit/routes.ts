import { Type } from 'typebox'
import { done } from '../../model/outcome.ts'
import { divisionFor } from '../access/choose-division.ts'
import { maskText } from '../access/mask.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inTransaction } from '../database/connect.ts'
import type { Row } from '../database/tables.ts'
import { Download, route } from '../http/route.ts'
import { type SheetForm, writeSheet } from '../xlsx/sheet-form.ts'
import { AuditRow } from './answers.ts'
import { chainCheck } from './chain.ts'
import { record } from './record.ts'
import { findEntries, firstEntryAt, headsOf, lineOf, readChain } from './store.ts'

const since = '0.2.0'
const tag = 'audit'
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Filter = {
  division: Type.Optional(Type.String({ maxLength: 12 })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  actor: Type.Optional(Type.String({ maxLength: 64 })),
  subjectKind: Type.Optional(Type.String({ maxLength: 40 })),
  subjectId: Type.Optional(Type.String({ maxLength: 80 })),
}

const rowOf = (row: Row<'audit_entry'>): AuditRow => ({
  seq: row.seq,
  at: row.at.toISOString(),
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  action: row.action,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  // People write reasons freely; numbers that look personal are masked wherever they are read.
  reason: row.reason === null ? null : maskText(row.reason),
  detail: maskText(row.detail),
  address: row.address,
  hash: row.hash,
})

type Column = 'seq' | 'at' | 'actor' | 'action' | 'subject' | 'reason' | 'detail' | 'address' | 'hash'
const form: SheetForm<Column> = {
  sheet: '审计记录',
  atMost: 100_000,
  columns: [
    { key: 'seq', head: '序号', width: 10 },
    { key: 'at', head: '时间（UTC）', width: 26 },
    { key: 'actor', head: '操作人', width: 16 },
    { key: 'action', head: '操作', width: 26 },
    { key: 'subject', head: '对象', width: 48 },
    { key: 'reason', head: '理由', width: 36 },
    { key: 'detail', head: '明细', width: 60 },
    { key: 'address', head: '来源地址', width: 18 },
    { key: 'hash', head: '哈希', width: 66 },
  ],
  notes: [
    '本表供阅读，其中疑似证件号和手机号的数字已脱敏。',
    '要离线校验完整性，请导出 JSON 行文件，用 gangmu audit verify 校验。',
  ],
}

export const routes = [
  route({
    method: 'GET',
    path: '/api/v1/audit',
    summary: { zh: '审计记录，最近的在前', en: 'the record, the newest first' },
    tag,
    since,
    who: 'audit.read',
    query: Type.Object({
      ...Filter,
      before: Type.Optional(Type.Integer({ minimum: 1 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
    }),
    answer: Type.Object({
      division: Type.String(),
      rows: Type.Array(AuditRow),
      /** How many entries the whole chain has. */
      total: Type.Integer(),
      /** When its first entry was made. */
      since: Type.Union([Type.String(), Type.Null()]),
    }),
    async handle({ db, policy, actor, query: { division: asked, limit = 500, ...query } }) {
      const division = divisionFor(policy, actor, 'audit.read', asked)
      if (division.kind === 'refused') return division
      const rows = await findEntries(db, { division: division.value, limit, ...query })
      const head = (await headsOf(db)).find((one) => one.division === division.value)
      const first = await firstEntryAt(db, division.value)
      return done({
        division: division.value,
        rows: rows.map(rowOf),
        total: head?.seq ?? 0,
        since: first?.toISOString() ?? null,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/audit/verify',
    summary: { zh: '校验本区划的审计链', en: 'verify the chain of the division' },
    tag,
    since,
    who: 'audit.export',
    limit: 'export',
    query: Type.Object({ division: Filter.division }),
    answer: Type.Object({ entries: Type.Integer(), faults: Type.Array(Type.String()) }),
    async handle({ db, policy, actor, now, query }) {
      const division = divisionFor(policy, actor, 'audit.export', query.division)
      if (division.kind === 'refused') return division
      const check = chainCheck()
      let entries = 0
      // Read within one snapshot: whatever is recorded meanwhile belongs to the next check.
      const faults = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (tx) => {
          const head = (await headsOf(tx)).find((one) => one.division === division.value) ?? null
          for await (const row of readChain(tx, division.value)) {
            check.take(lineOf(row))
            entries++
          }
          return check.end(head)
        })
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: division.value,
          action: 'audit.verify',
          subject: { kind: 'division', id: division.value },
          detail: { entries, faults: faults.length },
        }),
      )
      return done({ entries, faults: [...faults].slice(0, 200) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/audit/export',
    summary: { zh: '导出审计记录：xlsx 供阅读，jsonl 供离线校验', en: 'export: xlsx to read, jsonl to verify offline' },
    tag,
    since,
    who: 'audit.export',
    limit: 'export',
    query: Type.Object({ ...Filter, format: Type.Enum(['xlsx', 'jsonl']) }),
    answer: 'file',
    async handle({ db, policy, actor, now, query: { division: asked, format, ...query } }) {
      const division = divisionFor(policy, actor, 'audit.export', asked)
      if (division.kind === 'refused') return division
      let bytes: Uint8Array
      let count = 0
      if (format === 'jsonl') {
        // The whole chain: a part of it could not be verified from its beginning.
        const lines: string[] = []
        for await (const row of readChain(db, division.value)) lines.push(JSON.stringify(lineOf(row)))
        count = lines.length
        bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))
      } else {
        const rows = await findEntries(db, { division: division.value, limit: 100_000, ...query })
        count = rows.length
        bytes = await writeSheet(
          form,
          rows.map(rowOf).map((row) => ({
            seq: String(row.seq),
            at: row.at,
            actor: row.actorName || row.actorKind,
            action: row.action,
            subject: [row.subjectKind, row.subjectId].filter((part) => part !== null).join(' '),
            reason: row.reason ?? '',
            detail: row.detail,
            address: row.address ?? '',
            hash: row.hash,
          })),
        )
      }
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: division.value,
          action: 'audit.export',
          subject: { kind: 'division', id: division.value },
          detail: { format, rows: count, ...query },
        }),
      )
      const type =
        format === 'jsonl'
          ? 'application/jsonl; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      return done(new Download(`审计记录-${division.value}-${dayOf(now())}.${format}`, type, bytes))
    },
  }),
]
