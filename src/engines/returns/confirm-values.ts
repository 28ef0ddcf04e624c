import type { Confirming } from './act.ts'

/** What a confirmed return says becomes observations: the one place where returned values enter the targets' arithmetic. */
export const confirmValues: Confirming = async () => undefined
