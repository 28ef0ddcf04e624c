import AjvCompiler from '@fastify/ajv-compiler'
import SerializerSelector from '@fastify/fast-json-stringify-compiler'

/**
 * The server's own compilers of schemas, put off until a route is first asked: there are hundreds of routes, and compiling
 * what each takes and gives would be most of a start. A schema that cannot be compiled is found by `test/openapi.test.ts`.
 */
export const lazySchemas = {
  compilersFactory: {
    buildValidator: lazily(AjvCompiler()),
    buildSerializer: lazily(SerializerSelector()),
  },
}

/** A compiled schema: a check, which says what is wrong in `errors`, or a writer of JSON. */
type Compiled = ((data: unknown) => unknown) & { errors?: unknown }

// The shapes are those of the two packages, which say no more of them than that they fit each other.
function lazily<Build extends (...args: never[]) => unknown>(build: Build): Build {
  const put = (...args: Parameters<Build>) => {
    const compile = build(...args) as (route: unknown) => Compiled
    return (route: unknown): Compiled => {
      let compiled: Compiled | null = null
      const first: Compiled = (data) => {
        compiled ??= compile(route)
        const result = compiled(data)
        first.errors = compiled.errors
        return result
      }
      return first
    }
  }
  return put as unknown as Build
}
