import { useMemo, useState } from 'react'
import type { AuditRow } from '../../../platform/audit/answers.ts'
import type { SettingAnswer } from '../../../platform/settings/answers.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { dayText, momentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { actIn } from './acts.ts'
import { useWords } from './words.ts'
import './administration.css'

/** 审计: the record of what was done, by whom, when; exported, and verified. */
export default function AuditPage() {
  const words = useWords()
  const { audit } = words
  const say = useSay()
  const language = useLanguage()
  const session = useSession()
  const division = session.division
  const [filter, setFilter] = useState({ from: '', to: '', action: '', actor: '' })
  const [before, setBefore] = useState<number | undefined>(undefined)
  const [open, setOpen] = useState<AuditRow | null>(null)
  const [checked, setChecked] = useState<{ entries: number; faults: string[] } | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const query = { division, ...filter, before }
  const answer = useAnswer<{ rows: AuditRow[]; total: number; since: string | null }>('/api/v1/audit', query, {
    keepsLast: true,
  })
  const settings = useAnswer<{ rows: SettingAnswer[] }>('/api/v1/settings', { division })
  const kept = settings.data?.rows.find(({ key }) => key === 'audit.months-kept')?.value
  const title = say({ zh: '审计', en: 'Record' })
  const columns = useMemo(
    (): readonly Column<AuditRow>[] => [
      { key: 'seq', title: audit.seq, width: 80, align: 'end', value: ({ seq }) => seq },
      { key: 'at', title: audit.at, width: 170, value: ({ at }) => momentText(at) },
      {
        key: 'actor',
        title: audit.actor,
        width: 140,
        value: ({ actorKind, actorName }) =>
          actorKind === 'public' ? audit.public : actorKind === 'system' ? `${audit.system} ${actorName}` : actorName,
      },
      { key: 'action', title: audit.action, width: 250, filters: true, value: ({ action }) => actIn(language, action) },
      {
        key: 'subject',
        title: audit.subject,
        width: 300,
        value: ({ subjectKind, subjectId }) => [subjectKind, subjectId].filter((part) => part !== null).join(' '),
      },
      { key: 'reason', title: audit.reason, width: 220, value: ({ reason }) => reason },
      { key: 'detail', title: audit.detail, width: 320, value: ({ detail }) => (detail === '{}' ? null : detail) },
      { key: 'address', title: audit.address, width: 130, value: ({ address }) => address },
    ],
    [audit, language],
  )
  const verify = async () => {
    setProblem(null)
    try {
      setChecked(await api.send('POST', '/api/v1/audit/verify', undefined, { division }))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  const change = (key: keyof typeof filter, value: string) => {
    setBefore(undefined)
    setFilter({ ...filter, [key]: value })
  }
  const last = answer.data?.rows.at(-1)
  return (
    <Page
      title={title}
      note={answer.data !== undefined && audit.total(answer.data.total)}
      actions={
        <>
          <button type="button" className="button is-primary" onClick={() => void verify()}>
            {audit.verify}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => void api.download('/api/v1/audit/export', { division, ...filter, format: 'xlsx' })}
          >
            {audit.xlsx}
          </button>
          <button
            type="button"
            className="button"
            title={audit.jsonlNote}
            onClick={() => void api.download('/api/v1/audit/export', { division, format: 'jsonl' })}
          >
            {audit.jsonl}
          </button>
        </>
      }
      tools={
        <div className="admin-filters">
          <label>
            {audit.from}
            <input type="date" value={filter.from} onChange={(event) => change('from', event.target.value)} />
          </label>
          <label>
            {audit.to}
            <input type="date" value={filter.to} onChange={(event) => change('to', event.target.value)} />
          </label>
          <label>
            {audit.actionLike}
            <input
              value={filter.action}
              placeholder="role.grant"
              onChange={(event) => change('action', event.target.value)}
            />
          </label>
          <label>
            {audit.actorLike}
            <input value={filter.actor} onChange={(event) => change('actor', event.target.value)} />
          </label>
        </div>
      }
    >
      {typeof kept === 'number' && answer.data?.since != null && (
        <p className="muted">{audit.kept(kept, dayText(answer.data.since))}</p>
      )}
      {problem !== null && <Problem of={problem} />}
      {checked !== null &&
        (checked.faults.length === 0 ? (
          <p role="status" className="admin-ok">
            ✓ {audit.intact(checked.entries)}
          </p>
        ) : (
          <div role="alert" className="admin-warning">
            <b>✗ {audit.broken(checked.faults.length)}</b>
            <ul>
              {checked.faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        ))}
      <Answer
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={audit.emptyTitle}>{audit.emptyText}</Empty>}
      >
        {({ rows }) => (
          <>
            <DataTable
              id="admin-audit"
              label={title}
              rows={rows}
              columns={columns}
              rowKey={({ seq }) => String(seq)}
              onOpen={setOpen}
            />
            {rows.length >= 500 && last !== undefined && (
              <p>
                <button type="button" className="button" onClick={() => setBefore(last.seq)}>
                  {audit.earlier}
                </button>
              </p>
            )}
          </>
        )}
      </Answer>
      {open !== null && (
        <Drawer title={`#${open.seq} ${actIn(language, open.action)}`} width={640} onClose={() => setOpen(null)}>
          <dl className="admin-facts">
            {columns.map(({ key, title: head, value }) => (
              <div key={key} style={{ display: 'contents' }}>
                <dt>{head}</dt>
                <dd style={{ overflowWrap: 'anywhere' }}>{String(value(open) ?? '—')}</dd>
              </div>
            ))}
            <dt>{audit.hash}</dt>
            <dd style={{ overflowWrap: 'anywhere' }}>
              <code>{open.hash}</code>
            </dd>
          </dl>
        </Drawer>
      )}
    </Page>
  )
}
