import type { FastifyReply } from 'fastify'
import type { Refusal } from '../../model/outcome.ts'

/** What went wrong, for a program and for a person (RFC 9457). */
export interface Problem {
  /** Stable name of the problem: 'not-found'. */
  readonly code: string
  readonly status: number
  readonly title: string
  /** What was wrong here and what to do, Chinese first. */
  readonly detail: string
  readonly detailEn: string
  /** Every fault of a form or file, at its path or cell. */
  readonly faults?: readonly {
    readonly at: string
    readonly code: string
    readonly message: string
    readonly messageEn: string
  }[]
  /** With a stale edit: the version that stands. */
  readonly current?: unknown
}

/** Answers with problem details. */
export function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send({ type: `urn:gangmu:problem:${problem.code}`, ...problem })
}

const STATUS: Readonly<Record<Refusal['reason'], readonly [number, string]>> = {
  'not-found': [404, 'Not found'],
  forbidden: [403, 'Forbidden'],
  stale: [409, 'Changed in the meantime'],
  'wrong-state': [409, 'Not possible in this state'],
  conflict: [409, 'Conflict'],
  faulty: [422, 'Faulty input'],
  'too-large': [413, 'Too large'],
  unsupported: [415, 'Unsupported'],
  unavailable: [503, 'Unavailable'],
}

/** The one place where a refusal of the domain becomes an answer of HTTP. */
export function problemOf({ reason, code, message, faults, current }: Refusal): Problem {
  const [status, title] = STATUS[reason]
  return {
    code,
    status,
    title,
    detail: message.zh,
    detailEn: message.en,
    ...(faults === undefined
      ? {}
      : {
          faults: faults.map((fault) => ({
            at: fault.at,
            code: fault.code,
            message: fault.message.zh,
            messageEn: fault.message.en,
          })),
        }),
    ...(current === undefined ? {} : { current }),
  }
}

export const notFound = (path: string): Problem => ({
  code: 'not-found',
  status: 404,
  title: 'Not found',
  detail: `这里没有 ${path}。请检查地址，或从首页重新进入。`,
  detailEn: `There is nothing at ${path}. Check the address, or start again from the first page.`,
})

export const methodNotAllowed = (method: string, path: string, allowed: string): Problem => ({
  code: 'method-not-allowed',
  status: 405,
  title: 'Method not allowed',
  detail: `${path} 不接受 ${method} 请求；请用 ${allowed}。`,
  detailEn: `${path} does not take ${method}; use ${allowed}.`,
})

export const notSignedIn: Problem = {
  code: 'not-signed-in',
  status: 401,
  title: 'Not signed in',
  detail: '请先登录。登录可能已超时，重新登录后可继续刚才的操作。',
  detailEn: 'Please sign in. Your session may have timed out; sign in again to go on.',
}

export const forbidden: Problem = {
  code: 'forbidden',
  status: 403,
  title: 'Forbidden',
  detail: '您的角色没有这项权限。需要时请向本单位的安全管理员申请。',
  detailEn: 'Your role does not allow this. Ask your security administrator if you need it.',
}

/** A page of another site tried to have a signed-in person's browser change something. */
export const crossSite: Problem = {
  code: 'cross-site',
  status: 403,
  title: 'From another site',
  detail: '请求来自别的网站，已拒绝。请从纲目自己的页面操作；经反向代理访问时请设置 --public-url。',
  detailEn:
    'The request came from another site and was refused. Use Gangmu’s own pages; behind a proxy, set --public-url.',
}

/** Something has to be done before anything else is permitted. */
export const dueFirst = (due: 'password' | 'second-factor'): Problem =>
  due === 'password'
    ? {
        code: 'password-due',
        status: 403,
        title: 'Password due',
        detail: '初始口令或到期的口令须先更换，再继续操作。',
        detailEn: 'Change your first or aged password before you go on.',
      }
    : {
        code: 'second-factor-due',
        status: 403,
        title: 'Second factor due',
        detail: '您的账号必须绑定动态码。请先绑定，再继续操作。',
        detailEn: 'Your account needs one-time codes. Set them up before you go on.',
      }

/** A request that the server itself could not take: wrong shape, broken JSON, too large. Every fault of the shape is named. */
export function faultyRequest(error: unknown, status: number): Problem {
  const found: unknown = error instanceof Error && 'validation' in error ? error.validation : undefined
  const faults = (Array.isArray(found) ? found : []).map((fault: Readonly<Record<string, unknown>>) => {
    const params = fault.params as Readonly<Record<string, unknown>> | undefined // ajv's own shape
    const key = params?.missingProperty ?? params?.additionalProperty
    const path = `${String(fault.instancePath ?? '').slice(1)}${key === undefined ? '' : `/${String(key)}`}`
    const message = String(fault.message ?? '')
    return { at: path.replace(/^\//, ''), code: String(fault.keyword ?? 'faulty'), message, messageEn: message }
  })
  return {
    code: faults.length > 0 ? 'faulty' : status === 413 ? 'too-large' : status === 429 ? 'too-many' : 'bad-request',
    status: faults.length > 0 ? 422 : status,
    title: 'Request not understood',
    detail:
      faults.length > 0
        ? `有 ${faults.length} 处不符合要求，逐项列在 faults 里。`
        : status === 413
          ? '内容太大。请拆分后再提交。'
          : status === 429
            ? '请求太频繁，请稍候再试。'
            : '请求的格式不对，服务器没有读懂。请检查后重试。',
    detailEn:
      faults.length > 0
        ? `${faults.length} things do not fit; each is listed in faults.`
        : status === 413
          ? 'Too large. Split it and try again.'
          : status === 429
            ? 'Too many requests. Wait a moment and try again.'
            : 'The server could not read the request. Check its format and try again.',
    ...(faults.length > 0 ? { faults } : {}),
  }
}

export const unexpected: Problem = {
  code: 'unexpected',
  status: 500,
  title: 'Unexpected failure',
  detail: '服务器没有处理好这个请求，原因已写入日志。请重试；若再次出现，请把日志交给维护人员。',
  detailEn:
    'The server could not handle this request; the cause is in its log. Try again, and pass the log on if it recurs.',
}

/** The database is away: it restarts, or is being moved. Whether the last write stands is unknown until it is read again. */
export const databaseAway: Problem = {
  code: 'database-away',
  status: 503,
  title: 'Database away',
  detail: '数据库正在恢复，刚才的操作可能没有保存。请稍候几秒再试。',
  detailEn: 'The database is coming back; what you just did may not have been saved. Try again in a few seconds.',
}
