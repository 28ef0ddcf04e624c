import type { FastifyReply } from 'fastify'

/** What went wrong, for a program and for a person (RFC 9457). */
export interface Problem {
  /** Stable name of the problem: 'not-found'. */
  readonly code: string
  readonly status: number
  readonly title: string
  /** What was wrong here and what to do, Chinese first. */
  readonly detail: string
  readonly detailEn: string
}

/** Answers with problem details. */
export function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send({ type: `urn:gangmu:problem:${problem.code}`, ...problem })
}

export const notFound = (path: string): Problem => ({
  code: 'not-found',
  status: 404,
  title: 'Not found',
  detail: `这里没有 ${path}。请检查地址，或从首页重新进入。`,
  detailEn: `There is nothing at ${path}. Check the address, or start again from the first page.`,
})

export const methodNotAllowed = (method: string, path: string): Problem => ({
  code: 'method-not-allowed',
  status: 405,
  title: 'Method not allowed',
  detail: `${path} 不接受 ${method} 请求；请用 GET。`,
  detailEn: `${path} does not take ${method}; use GET.`,
})

export const unexpected: Problem = {
  code: 'unexpected',
  status: 500,
  title: 'Unexpected failure',
  detail: '服务器没有处理好这个请求，原因已写入日志。请重试；若再次出现，请把日志交给维护人员。',
  detailEn:
    'The server could not handle this request; the cause is in its log. Try again, and pass the log on if it recurs.',
}
