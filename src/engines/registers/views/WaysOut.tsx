import { Link } from 'react-router'
import type { FieldValue } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'

/** What is known of a record, for the addresses of other screens. */
export interface KnownOf {
  readonly values: Readonly<Record<string, FieldValue>>
  /** Titles of what it points to, by field. */
  readonly names: Readonly<Record<string, string | null>>
  readonly computed: Readonly<Record<string, FieldValue>>
}

/** Other screens that know more of the matter, opened with what the record says of it; in a tab of its own where work is open. */
export function WaysOut({
  type,
  of,
  isAside = false,
}: {
  readonly type: RecordType
  readonly of: KnownOf
  readonly isAside?: boolean
}) {
  const say = useSay()
  const session = useSession()
  const ways = (type.ways ?? []).filter(({ permission }) => session.may(permission))
  if (ways.length === 0) return null
  return (
    <p className="register-ways-out">
      {ways.map((way) => (
        <Link
          key={way.path}
          className="button is-small"
          to={`${way.path}?${addressed(way.query, of)}`}
          {...(isAside ? { target: '_blank', rel: 'noopener' } : {})}
        >
          <Icon name="right" size={14} />
          {say(way.name)}
        </Link>
      ))}
    </p>
  )
}

export function addressed(query: Readonly<Record<string, string>>, { values, names, computed }: KnownOf): string {
  const said = Object.entries(query).flatMap(([parameter, from]) => {
    const value = names[from] ?? computed[from] ?? values[from] ?? null
    return value === null || value === '' ? [] : [[parameter, String(value)] as const]
  })
  return new URLSearchParams(Object.fromEntries(said)).toString()
}
