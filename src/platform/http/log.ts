import type { FastifyRequest } from 'fastify'
import { maskText } from '../access/mask.ts'

/**
 * What the log keeps of a request and of an error: enough to find the cause, and no personal data. Addresses are kept without
 * their query, headers and bodies not at all; of an error its words, in which numbers that look personal are masked. What a
 * database says of a broken constraint quotes the very values, so it is left out.
 */
export const serializers = {
  req: (request: FastifyRequest) => ({
    id: request.id,
    method: request.method,
    // The route, not the address: an address may hold a person's id.
    route: request.routeOptions?.url ?? request.url.split('?')[0]?.slice(0, 200),
    remote: request.ip,
  }),
  res: ({ statusCode }: { readonly statusCode?: number }) => ({ status: statusCode }),
  err: (error: unknown) => {
    if (!(error instanceof Error)) return { type: typeof error, message: maskText(String(error)), stack: '' }
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
    return {
      type: error.name,
      ...(code === undefined ? {} : { code }),
      message: maskText(error.message),
      stack: maskText(error.stack ?? ''),
    }
  },
}
