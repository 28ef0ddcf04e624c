import { parseArgs } from 'node:util'
import type { Bilingual } from '../../model/system.ts'

/** An option of a command that keeps running: how its value is read, and what to say when it cannot be. */
export interface ServiceOption<T> {
  /** How the value is called in the usage line; left out for a switch. */
  readonly value?: string
  readonly about: Bilingual
  /** What is accepted, for the message about a value that is not. */
  readonly expects: Bilingual
  readonly read: (text: string) => T | undefined
}

type Spec = Readonly<Record<string, ServiceOption<unknown>>>
export type Values<S extends Spec> = { readonly [Name in keyof S]?: S[Name] extends ServiceOption<infer T> ? T : never }

export const text = (value: string, about: Bilingual): ServiceOption<string> => ({
  value,
  about,
  expects: { zh: '不能为空', en: 'must not be empty' },
  read: (given) => (given === '' ? undefined : given),
})

export const wholeNumber = (value: string, least: number, most: number, about: Bilingual): ServiceOption<number> => ({
  value,
  about,
  expects: { zh: `要求 ${least} 到 ${most} 的整数`, en: `must be a whole number from ${least} to ${most}` },
  read: (given) => {
    const number = Number(given)
    return /^\d{1,15}$/.test(given) && number >= least && number <= most ? number : undefined
  },
})

export const toggle = (about: Bilingual): ServiceOption<boolean> => ({
  about,
  expects: { zh: '不带值', en: 'takes no value' },
  read: () => true,
})

/** What was asked for: values, or the help, or the faults of every option at once. */
export type Parsed<S extends Spec> =
  | { readonly kind: 'values'; readonly values: Values<S> }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'faults'; readonly text: string }

/** Parses the arguments of a service. Every message is in Chinese and in English: it comes before any setting is known. */
export function parseService<S extends Spec>(
  name: string,
  about: Bilingual,
  spec: S,
  args: readonly string[],
): Parsed<S> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(spec).map(([key, option]) => [
        key,
        { type: option.value === undefined ? 'boolean' : 'string' } as const,
      ]),
    ),
    strict: false,
    tokens: true,
    allowPositionals: true,
  })
  const values: Record<string, unknown> = {}
  const faults: string[] = []
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      faults.push(`不认识的参数：${token.value}\nUnknown argument: ${token.value}`)
      continue
    }
    if (token.name === 'help' || token.name === 'h') return { kind: 'help', text: usage(name, about, spec) }
    const option = spec[token.name]
    if (option === undefined) {
      faults.push(`不认识的参数：${token.rawName}\nUnknown option: ${token.rawName}`)
      continue
    }
    const given = token.value ?? ''
    const value = option.value === undefined && token.value !== undefined ? undefined : option.read(given)
    if (value === undefined)
      faults.push(
        `--${token.name} ${option.expects.zh}，收到“${given}”。\n--${token.name} ${option.expects.en}; got “${given}”.`,
      )
    else values[token.name] = value
  }
  if (faults.length > 0) return { kind: 'faults', text: [...faults, '', usage(name, about, spec)].join('\n') }
  return { kind: 'values', values: values as Values<S> } // each was read by its own option
}

function usage(name: string, about: Bilingual, spec: Spec): string {
  const rows = Object.entries(spec).map(([key, option]) => ({
    left: `--${key}${option.value === undefined ? '' : ` ${option.value}`}`,
    option,
  }))
  const width = Math.max(...rows.map(({ left }) => left.length)) + 2
  return [
    `gangmu ${name} ${rows.map(({ left }) => `[${left}]`).join(' ')}`,
    '',
    about.zh,
    about.en,
    '',
    ...rows.map(({ left, option }) => `  ${left.padEnd(width)}${option.about.zh} · ${option.about.en}`),
  ].join('\n')
}
