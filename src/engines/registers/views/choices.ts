import { useMemo } from 'react'
import type { Name } from '../../../model/session.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

/** Bodies of a division that still exist; those of the own roles where the whole list may not be seen. */
export function useBodies(
  division: string,
  when = true,
): { readonly choices: readonly Choice[]; readonly isBusy: boolean } {
  const say = useSay()
  const session = useSession()
  const may = session.may('bodies.read')
  const answer = useAnswer<{
    readonly rows: readonly { readonly id: string; readonly name: Name; readonly endedOn: string | null }[]
  }>('/api/v1/bodies', { division }, { when: when && may })
  const choices = useMemo(() => {
    const rows = may ? (answer.data?.rows.filter(({ endedOn }) => endedOn === null) ?? []) : session.bodies
    return rows.map(({ id, name }) => ({ value: id, label: say(name) }))
  }, [answer.data, may, session.bodies, say])
  return { choices, isBusy: when && may && answer.isPending }
}

/** People of a division with their bodies; the own account where the directory may not be seen. */
export function usePeople(
  division: string,
  when = true,
): { readonly choices: readonly Choice[]; readonly isBusy: boolean } {
  const say = useSay()
  const session = useSession()
  const may = session.may('directory.read')
  const answer = useAnswer<
    readonly { readonly id: string; readonly name: string; readonly body: { readonly name: Name } | null }[]
  >('/api/v1/directory', { division }, { when: when && may })
  const choices = useMemo(() => {
    if (!may) return [{ value: session.person.id, label: session.person.name }]
    return (answer.data ?? []).map(({ id, name, body }) => ({
      value: id,
      label: body === null ? name : `${name}（${say(body.name)}）`,
    }))
  }, [answer.data, may, session.person, say])
  return { choices, isBusy: when && may && answer.isPending }
}
