import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { System } from '../../../language/system.ts'
import { ApiProblem } from '../../../ui/api.ts'
import { useSay } from '../../../ui/language.ts'
import { Page } from '../../../ui/Page.tsx'
import { Answer, Empty } from '../../../ui/states.tsx'
import { addressOfSystem } from './declared.ts'
import { useListWords } from './list-words.ts'

/** An answer about records in the state it is in; of a system that is off, who can switch it on. */
export function RegisterAnswer<T>({
  of,
  system,
  children,
  lines,
}: {
  readonly of: UseQueryResult<T, ApiProblem>
  readonly system: System
  readonly children: (value: T) => ReactNode
  readonly lines?: number
}) {
  const words = useListWords()
  const say = useSay()
  if (of.data === undefined && of.error instanceof ApiProblem && of.error.code === 'system-off')
    return (
      <Empty
        title={words.off}
        actions={
          <Link className="button" to={addressOfSystem(system.id)}>
            {words.toSystem}
          </Link>
        }
      >
        {say(of.error.detail)}
      </Empty>
    )
  return (
    <Answer of={of} {...(lines === undefined ? {} : { lines })}>
      {children}
    </Answer>
  )
}

/** The address names no system, register or figure that is declared. */
export function NotDeclared() {
  const words = useListWords()
  return (
    <Page title={words.unknownType}>
      <Empty
        title={words.unknownType}
        actions={
          <Link className="button" to="/systems">
            {words.toSystems}
          </Link>
        }
      >
        {words.unknownTypeTodo}
      </Empty>
    </Page>
  )
}
