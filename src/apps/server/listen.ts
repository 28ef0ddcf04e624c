import { createServer as createProbe } from 'node:net'
import type { FastifyInstance } from 'fastify'

export const DEFAULT_PORT = 4180

/** Why no address could be had; the sentence is for the person at the terminal. */
export class PortTaken extends Error {
  constructor(
    readonly port: number,
    readonly host: string,
  ) {
    super(`端口 ${port} 已被占用或不可用（${host}）；换一个 --port，或不写 --port 让系统自选。
Port ${port} on ${host} is taken or cannot be used; choose another --port, or leave it out to have a free one found.`)
  }
}

/**
 * Listens on the port asked for, or on the first free one from 4180 when none was asked for; returns the address.
 * Throws PortTaken when the port asked for cannot be had.
 */
export async function listen(server: FastifyInstance, host: string, port: number | undefined): Promise<string> {
  if (port !== undefined) {
    if (port !== 0 && !(await isFree(port, host))) throw new PortTaken(port, host)
    return server.listen({ host, port })
  }
  for (let candidate = DEFAULT_PORT; candidate < DEFAULT_PORT + 40; candidate++) {
    if (await isFree(candidate, host)) return server.listen({ host, port: candidate })
  }
  return server.listen({ host, port: 0 })
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createProbe()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
