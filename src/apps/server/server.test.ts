import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createServer } from './server.ts'

let folder: string
let server: FastifyInstance
const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), content)
}
const manifest = {
  id: 'linhu',
  title: { zh: '临湖区规划', en: 'Linhu plan' },
  plan: 'plan.md',
  reports: ['report.md'],
  published: 'beside/published.txt',
  notice: { zh: '摘编', en: 'digest' },
  publishedNotice: { zh: '公布稿', en: 'as published' },
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-'))
  write('web/index.html', '<meta property="csp-nonce" nonce="GANGMU_NONCE" />')
  write('web/assets/index-abc.js', 'export {}')
  server = await createServer({
    webFolder: join(folder, 'web'),
    plansFolder: join(folder, 'plans'),
    projectFolder: folder,
    logLevel: 'silent',
  })
})
afterEach(() => server.close())

const writeSample = (changed: object = {}) => {
  write('plans/linhu/sample.json', JSON.stringify({ ...manifest, ...changed }))
  write('plans/linhu/plan.md', '# 规划')
  write('plans/linhu/report.md', '# 报告')
}

describe('the page', () => {
  it('comes with a policy that names its own nonce, a fresh one each time', async () => {
    const first = await server.inject('/')
    const second = await server.inject('/')
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? ''
    expect(nonce).toHaveLength(24)
    expect(first.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    expect(first.headers['content-security-policy']).not.toMatch(/unsafe/)
    expect(second.body).not.toContain(nonce)
  })

  it('and all else come with headers that keep them to themselves', async () => {
    for (const path of ['/', '/assets/index-abc.js', '/api/v1/sample', '/nowhere']) {
      const { headers } = await server.inject(path)
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(headers['x-frame-options'], path).toBe('DENY')
      expect(headers['referrer-policy'], path).toBe('no-referrer')
      expect(headers['content-security-policy'], path).toMatch(/^default-src 'none'/)
    }
  })

  it('may be kept for ever only where its name holds its hash', async () => {
    expect((await server.inject('/assets/index-abc.js')).headers['cache-control']).toMatch(/immutable/)
    expect((await server.inject('/')).headers['cache-control']).toBe('no-cache')
  })
})

describe('the sample', () => {
  it('is the digest with its reports', async () => {
    writeSample()
    const sample = (await server.inject('/api/v1/sample')).json()
    expect(sample).toMatchObject({ id: 'linhu', wording: 'digest', notice: { zh: '摘编' } })
    expect(sample.documents).toEqual([
      { name: 'plan.md', role: 'plan', encoding: 'utf-8', content: '# 规划' },
      { name: 'report.md', role: 'report', encoding: 'utf-8', content: '# 报告' },
    ])
  })

  it('is the published text where it is at hand, whatever its encoding', async () => {
    writeSample()
    write('beside/published.txt', Uint8Array.of(0xb9, 0xe6, 0xbb, 0xae))
    const sample = (await server.inject('/api/v1/sample')).json()
    expect(sample).toMatchObject({ wording: 'published', notice: { zh: '公布稿' } })
    expect(sample.documents[0]).toEqual({
      name: 'published.txt',
      role: 'plan',
      encoding: 'base64',
      content: 'uea7rg==',
    })
  })

  it('is missing with a problem that says so, or broken with one that tells nothing of the disk', async () => {
    const missing = await server.inject('/api/v1/sample')
    expect(missing.statusCode).toBe(404)
    writeSample({ plan: 3 })
    const broken = await server.inject('/api/v1/sample')
    expect(broken.statusCode).toBe(500)
    expect(broken.body).not.toContain(folder)
    for (const { headers, body } of [missing, broken]) {
      expect(headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(JSON.parse(body)).toMatchObject({ code: expect.any(String), detail: expect.any(String) })
    }
  })
})

describe('what it refuses', () => {
  it('says where there is nothing, and never leaves its folder', async () => {
    for (const url of ['/nowhere', '/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/assets/', '/%00']) {
      const { statusCode, headers } = await server.inject({ url })
      expect(statusCode, url).toBeGreaterThanOrEqual(400)
      expect(statusCode, url).toBeLessThan(500)
      expect(headers['content-type'], url).toMatch(/^application\/problem\+json/)
    }
  })

  it('takes nothing but GET', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const) {
      const { statusCode, headers } = await server.inject({ method, url: '/api/v1/sample' })
      expect(statusCode).toBe(405)
      expect(headers.allow).toBe('GET')
    }
  })
})
