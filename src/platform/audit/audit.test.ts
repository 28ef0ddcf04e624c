import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { LAKESIDE, type TestServer, testServer } from '../../../test/stage/server.ts'
import { audit as auditCommand } from '../../apps/cli/commands/audit.ts'
import { faultsOfRecord } from './store.ts'

let stage: TestServer
let auditor: Awaited<ReturnType<TestServer['signInAs']>>
beforeAll(async () => {
  stage = await testServer()
  auditor = await stage.signInAs({ division: LAKESIDE, loginName: 'aud', roles: [{ role: 'audit-admin' }] })
  for (let i = 0; i < 3; i++) await auditor.send('POST', '/api/v1/audit/verify')
})
afterAll(() => stage.close())

describe('the record, read and verified', () => {
  it('[AU3] is for the audit administrator alone, who is on it too', async () => {
    for (const role of ['system-admin', 'security-admin', 'planner'] as const) {
      const other = await stage.signInAs({ division: LAKESIDE, loginName: `no-${role}`, roles: [{ role }] })
      expect((await other.send('GET', '/api/v1/audit')).statusCode).toBe(403)
      expect((await other.send('GET', '/api/v1/audit/export?format=jsonl')).statusCode).toBe(403)
    }
    const { rows } = (await auditor.send('GET', '/api/v1/audit?action=audit.verify')).json()
    expect(rows.length).toBeGreaterThanOrEqual(3)
    expect((await auditor.send('GET', '/api/v1/audit?division=9999')).statusCode).toBe(404)
  })

  it('[AU4] leaves whole as JSON lines, and is verified offline; every tampering is found', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const lines = (await auditor.send('GET', '/api/v1/audit/export?format=jsonl')).body.trim().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(3)
    const folder = mkdtempSync(join(tmpdir(), 'gangmu-audit-'))
    const verify = async (text: readonly string[]) => {
      const file = join(folder, 'a.jsonl')
      writeFileSync(file, text.map((line) => `${line}\n`).join(''))
      return auditCommand(['verify', file])
    }
    expect(await verify(lines)).toBe(0)
    expect(await verify(lines.filter((_, i) => i !== 1))).toBe(1)
    expect(await verify([...lines].reverse())).toBe(1)
    for (const key of Object.keys(JSON.parse(lines[1] ?? '{}'))) {
      const changed = { ...JSON.parse(lines[1] ?? '{}') }
      changed[key] = typeof changed[key] === 'number' ? changed[key] + 1 : `${changed[key] ?? ''}x`
      expect(await verify(lines.map((line, i) => (i === 1 ? JSON.stringify(changed) : line))), key).toBe(1)
    }
    expect(await verify(['not json'])).toBe(2)
    vi.restoreAllMocks()
  })

  it('[AU5] a change or a missing end in the database itself is found', async () => {
    expect(await faultsOfRecord(stage.db)).toEqual([])
    await stage.owner.updateTable('audit_entry').set({ action: 'nothing' }).where('seq', '=', 2).execute()
    expect((await auditor.send('POST', '/api/v1/audit/verify')).json().faults).toHaveLength(1)
    const last = await stage.owner.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
    await stage.owner.deleteFrom('audit_entry').where('seq', '=', last.seq).execute()
    expect((await faultsOfRecord(stage.db)).length).toBe(2)
  })
})
