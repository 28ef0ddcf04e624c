import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Fault } from './outcome.ts'
import type { Bilingual } from './system.ts'

/**
 * A number or choice that the law, a standard or an office's practice fixes, and that may change: kept as data with its
 * source and its days, never as a constant in a rule.
 */
export interface Setting<T = unknown> {
  /** 'identity.password': the module, then what it is. */
  readonly key: string
  readonly name: Bilingual
  /** What it decides and what changes with it. */
  readonly about: Bilingual
  /** Shape of the value; `title` and `description` of each part are shown beside its input, as 'zh · en'. */
  readonly schema: TSchema
  readonly default: T
  /** Where the default comes from: a law, a standard, or 'practice' when it is only usual. */
  readonly source: string
  /** 'policy' is set by the security administrator, 'method' by the planner. */
  readonly kind: 'policy' | 'method'
  /** What the schema cannot say: that a lower bound lies below an upper one. */
  check?(value: T): readonly Fault[]
}

/**
 * Declares a setting. List it in `settings` of the module that uses it, so that it can be seen and changed.
 * Throws when the default does not satisfy the schema.
 *
 *     export const IDLE = defineSetting({ key: 'identity.idle', schema: Type.Integer({ minimum: 5 }), default: 30, … })
 */
// `T` stands apart from `S`: written as `Setting<Static<S>>`, the type checker works the type of every possible schema out.
export function defineSetting<S extends TSchema, T = Static<S>>(
  definition: Omit<Setting<NoInfer<T>>, 'schema'> & { readonly schema: S },
): Setting<T> {
  const faults = faultsOfValue(definition, definition.default)
  if (faults.length > 0)
    throw new Error(
      `${definition.key}: its default is faulty. ${faults.map(({ at, message }) => `${at}: ${message.en}`)}`,
    )
  return definition
}

/** Declares a setting of a method that is one number between two bounds; a whole one unless said. */
export const defineNumber = ({
  least,
  most,
  isWhole = true,
  ...definition
}: Omit<Setting<number>, 'schema' | 'kind' | 'check'> & {
  readonly least: number
  readonly most: number
  readonly isWhole?: boolean
}): Setting<number> => {
  const bounds = { minimum: least, maximum: most }
  return defineSetting({ ...definition, schema: isWhole ? Type.Integer(bounds) : Type.Number(bounds), kind: 'method' })
}

/** Everything wrong with a value, at its path below 'value'; empty when it may be set. */
export function faultsOfValue<T>(setting: Pick<Setting<T>, 'schema' | 'check'>, value: unknown): readonly Fault[] {
  if (!Value.Check(setting.schema, value)) {
    return [...Value.Errors(setting.schema, value)].map((error) => ({
      at: `value${error.instancePath.replaceAll('/', '.')}`,
      code: error.keyword,
      message: messageOf(error.keyword, error.message, error.params),
    }))
  }
  // The schema has just been checked against the type it stands for.
  return setting.check?.(value as T) ?? []
}

/** A sentence for the usual faults; whatever else the schema library finds keeps its own words. */
function messageOf(keyword: string, message: string, params: object): Bilingual {
  const { limit, allowedValues, type, requiredProperties, additionalProperties } = params as Readonly<
    Record<string, unknown>
  > // the schema library's own shape
  switch (keyword) {
    case 'minimum':
      return { zh: `不得小于 ${limit}`, en: `must be at least ${limit}` }
    case 'maximum':
      return { zh: `不得大于 ${limit}`, en: `must be at most ${limit}` }
    case 'exclusiveMinimum':
      return { zh: `必须大于 ${limit}`, en: `must be more than ${limit}` }
    case 'exclusiveMaximum':
      return { zh: `必须小于 ${limit}`, en: `must be less than ${limit}` }
    case 'minLength':
      return { zh: `至少 ${limit} 个字符`, en: `needs ${limit} characters or more` }
    case 'maxLength':
      return { zh: `最多 ${limit} 个字符`, en: `takes ${limit} characters at most` }
    case 'type':
      return { zh: `类型应为 ${TYPES[String(type)] ?? type}`, en: `must be of type ${type}` }
    case 'enum':
      return { zh: `只能取 ${listOf(allowedValues)}`, en: `must be one of ${listOf(allowedValues)}` }
    case 'required':
      return { zh: `缺少 ${listOf(requiredProperties)}`, en: `lacks ${listOf(requiredProperties)}` }
    case 'additionalProperties':
      return { zh: `不认识 ${listOf(additionalProperties)}`, en: `does not know ${listOf(additionalProperties)}` }
    default:
      return { zh: `不符合要求（${message}）`, en: message }
  }
}

const TYPES: Readonly<Record<string, string>> = {
  integer: '整数',
  number: '数',
  string: '文字',
  boolean: '是或否',
  array: '列表',
  object: '一组值',
}
const listOf = (values: unknown) => (Array.isArray(values) ? values.join('、') : String(values))
