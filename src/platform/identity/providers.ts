import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Provider } from './auth.ts'

const Providers = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' }),
      name: Type.String({ minLength: 1, maxLength: 60 }),
      discovery: Type.String({ pattern: '^https?://' }),
      clientId: Type.String({ minLength: 1 }),
      clientSecret: Type.Optional(Type.String({ minLength: 1 })),
      scopes: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
    },
    { additionalProperties: false },
  ),
)

/**
 * Identity providers from the environment: GANGMU_OIDC is a JSON list of `{ id, name, discovery, clientId, clientSecret }`.
 * They stand there and not among the settings because they hold secrets of this installation.
 * Throws with every fault when it cannot be read; a provider on another host must be reached by https.
 */
export function providersFrom(env: Readonly<Record<string, string | undefined>>): readonly Provider[] {
  const text = env.GANGMU_OIDC
  if (text === undefined || text.trim() === '') return []
  const example =
    '[{"id":"xyb","name":"统一身份认证","discovery":"https://…/.well-known/openid-configuration","clientId":"…","clientSecret":"…"}]'
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    throw new Error(`GANGMU_OIDC 不是 JSON。应为 ${example}\nGANGMU_OIDC is not JSON; expected ${example}`)
  }
  if (!Value.Check(Providers, found)) {
    const faults = [...Value.Errors(Providers, found)].map(
      ({ instancePath, message }) => `  ${instancePath}: ${message}`,
    )
    throw new Error(`GANGMU_OIDC 不符合要求 · is faulty:\n${faults.join('\n')}\n${example}`)
  }
  const open = found.filter(
    ({ discovery }) => discovery.startsWith('http://') && !isLoopback(new URL(discovery).hostname),
  )
  if (open.length > 0)
    throw new Error(
      `GANGMU_OIDC：${open.map(({ id }) => id).join('、')} 的地址须用 https。\nGANGMU_OIDC: the address of ${open.map(({ id }) => id).join(', ')} must be https.`,
    )
  return found
}

export const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\./.test(host)
