import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { root } from './stage.ts'

/** Runs `npm start`'s script; resolves when it has printed its address, with what it had to say until then. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-open', ...args], { cwd: root })
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
  return { address, ended, said: () => said, stop: () => child.kill('SIGTERM') }
}

describe('npm start', () => {
  it('serves the page, and ends when it is told to', async () => {
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
    const begin = Date.now()
    const again = start('--port', '0')
    await again.address
    expect(again.said()).not.toMatch(/Building|Installing/)
    expect(Date.now() - begin).toBeLessThan(10_000)
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
})
