import { useWords } from './words.ts'

/** Names of the roles in the language of the interface; a role that has no name here keeps its own. */
export function useRoleName() {
  const { roles } = useWords()
  return (role: string): string => Object.entries(roles).find(([key]) => key === role)?.[1] ?? role
}
