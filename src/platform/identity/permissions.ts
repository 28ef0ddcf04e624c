import type { PermissionSet } from '../access/policy.ts'

/** Accounts, roles and bodies. Business roles see the people of their division by name; everything else is apart. */
export const permissions: PermissionSet = {}
