import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSoffice, pdfOf } from './pdf.ts'

const folder = { path: '' }
const usual = process.env.TMPDIR
beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'gangmu-pdf-test-'))
  // A temporary folder of its own, so that what is left behind can be seen.
  process.env.TMPDIR = folder.path
})
afterAll(async () => {
  if (usual === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usual
  await rm(folder.path, { recursive: true, force: true, maxRetries: 3 })
})

async function program(name: string, script: string): Promise<string> {
  const path = join(folder.path, name)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}
const leftBehind = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('gangmu-pdf-'))
const docx = async () =>
  new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('临湖区年度监测报告')] }] })),
  )

describe('pdf by LibreOffice', () => {
  it('says plainly that it is not there, and what to do', async () => {
    const env = { GANGMU_SOFFICE: join(folder.path, 'nowhere') }
    expect(await findSoffice(env)).toBeNull()
    const outcome = await pdfOf(new Uint8Array(), 'docx', { env })
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'unavailable', code: 'no-libreoffice' } })
  })

  it.skipIf(process.platform === 'win32')('gives up after the time allowed, with everything it started', async () => {
    const slow = await program('slow', 'sleep 300 & echo $! > "$(dirname "$0")/child"; wait')
    const outcome = await pdfOf(new Uint8Array(), 'docx', {
      timeout: 300,
      env: { ...process.env, GANGMU_SOFFICE: slow },
    })
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'pdf-timeout' } })
    expect(await leftBehind()).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('says so when the program makes no pdf', async () => {
    const broken = await program('broken', 'exit 77')
    const outcome = await pdfOf(new Uint8Array(), 'docx', { env: { ...process.env, GANGMU_SOFFICE: broken } })
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'pdf-failed' } })
    expect(await leftBehind()).toEqual([])
  })

  it('makes a pdf of a docx where LibreOffice is installed', async ({ skip }) => {
    if ((await findSoffice()) === null) return skip('LibreOffice is not installed here')
    const outcome = await pdfOf(await docx(), 'docx', { timeout: 120_000 })
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.code)
    expect(Buffer.from(outcome.value.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(await leftBehind()).toEqual([])
  })
})
