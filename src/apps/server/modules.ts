import type { Migration, Migrations } from '../../platform/database/migrate.ts'
import type { ServerModule } from '../../platform/http/module.ts'

/** What each engine and part of the platform brings to the server, found by lying in its folder. */
export const modules: readonly ServerModule[] = Object.values(
  import.meta.glob<ServerModule>(
    ['../../platform/*/module.ts', '../../engines/*/module.ts', '!../../platform/http/module.ts'],
    {
      eager: true,
      import: 'module',
    },
  ),
)

/** Every migration of the platform and the engines, by its name. Throws when two have the same name. */
export const migrations: Migrations = byName(
  import.meta.glob<Migration['up']>(['../../platform/*/migrations/*.ts', '../../engines/*/migrations/*.ts'], {
    eager: true,
    import: 'up',
  }),
)

/** Tables whose rows the application may add and never change, of all modules and of the record of acts. */
export const appendOnly: readonly string[] = ['audit_entry', ...modules.flatMap((module) => module.appendOnly ?? [])]

/** What brings tables up to date that come from declarations. */
export const schemas = modules.flatMap(({ schema }) => (schema === undefined ? [] : [schema]))

function byName(files: Readonly<Record<string, Migration['up']>>): Migrations {
  const found: Record<string, Migration> = {}
  for (const [path, up] of Object.entries(files)) {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.ts'.length)
    if (found[name] !== undefined) throw new Error(`Two migrations are called ${name}.`)
    found[name] = { up }
  }
  return found
}
