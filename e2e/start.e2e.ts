import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { root } from './stage.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'gangmu-start-'))
  folders.push(folder)
  return folder
}
const data = newFolder()
const children: ChildProcess[] = []
/** A test that failed leaves nothing running behind. */
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
  }
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Runs `npm start`'s script; resolves when it has printed its address, with what it had to say until then. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-open', '--data', data, ...args], { cwd: root })
  children.push(child)
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /https?:\/\/[\d.]+:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(said)))
  })
  address.catch(() => undefined)
  return { address, ended, said: () => said, stop: () => child.kill('SIGTERM'), kill: () => child.kill('SIGKILL') }
}

describe('npm start', () => {
  // The first start builds the program and writes the simulated district.
  it('serves the page, and ends when it is told to', { timeout: 400_000 }, async () => {
    const first = start('--port', '0')
    const address = await first.address
    const page = await fetch(address)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const sample = await (await fetch(`${address}/api/v1/sample`)).json()
    expect(sample.documents.map(({ role }: { role: string }) => role)).toEqual(['plan', 'report', 'report'])
    first.stop()
    expect(await first.ended).toBe(0)
  })

  it('starts the second time without building', async () => {
    const again = start('--port', '0')
    await again.address
    expect(again.said()).not.toMatch(/Building|Installing/)
    again.stop()
    await again.ended
  })

  it('takes another port when the usual one is taken, and refuses a taken one that was asked for', async () => {
    const squatter = createServer()
    await new Promise<void>((resolve) => {
      squatter.once('error', () => resolve())
      squatter.listen(4180, '127.0.0.1', resolve)
    })
    const other = start()
    expect(await other.address).not.toMatch(/:4180$/)
    other.stop()
    await other.ended
    const refused = start('--port', '4180')
    expect(await refused.ended).toBe(2)
    expect(refused.said()).toMatch(/端口 4180 已被占用/)
    squatter.close()
  })

  it('refuses arguments that it does not know, with the way to write them', async () => {
    for (const args of [
      ['--port', 'abc'],
      ['--prot', '1'],
      ['--port', '70000'],
    ]) {
      const refused = start(...args)
      expect(await refused.ended).toBe(2)
      expect(refused.said()).toMatch(/--port/)
    }
  })

  it('comes up by itself after it was killed', async () => {
    const killed = start('--port', '0')
    await killed.address
    killed.kill()
    await killed.ended
    const next = start('--port', '0')
    expect((await fetch(await next.address)).status).toBe(200)
    expect(next.said()).toMatch(/接管了上次留下的数据库.*took over/)
    next.stop()
    expect(await next.ended).toBe(0)
  })

  it('tells a second one on the same data who has them', async () => {
    const first = start('--port', '0')
    await first.address
    const second = start('--port', '0')
    expect(await second.ended).toBe(2)
    expect(second.said()).toMatch(/正由另一个 gangmu 使用[\s\S]*Another gangmu has/)
    first.stop()
    expect(await first.ended).toBe(0)
  })

  it('leaves no database running when it is stopped while it starts', async () => {
    const folder = newFolder()
    const early = start('--port', '0', '--data', folder)
    // The database is being made.
    while (!existsSync(join(folder, 'passwords.json'))) await new Promise((done) => setTimeout(done, 20))
    early.stop()
    expect(await early.ended).toBe(0)
    expect(early.said()).toMatch(/stopped/)
  })
})
