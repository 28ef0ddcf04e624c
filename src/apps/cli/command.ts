import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Bilingual } from '../../model/system.ts'

export type Language = 'zh' | 'en'
export type Format = 'pretty' | 'json'

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether `out` is a screen rather than a pipe or a file. */
  readonly isScreen: boolean
  /** Whether colour may be used. */
  readonly hasColour: boolean
}

/** 0 fine, 1 findings of severity error, 2 unusable input or arguments. */
export type ExitCode = 0 | 1 | 2

/** What a command is given after its arguments were parsed. */
export interface Invocation {
  readonly files: readonly string[]
  readonly format: Format
  readonly lang: Language
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  readonly terminal: Terminal
}

export interface CommandOption {
  readonly name: string
  readonly type: 'string' | 'boolean'
  /** How the value is called in the usage line; empty for a boolean. */
  readonly value?: string
  readonly about: Bilingual
}

/** A command of the command line: one file a command under `commands/`. */
export interface Command {
  readonly name: string
  /** Arguments after the name, 'FILE', 'PLAN REPORT…'. */
  readonly usage: string
  readonly about: Bilingual
  /** What it takes, what it prints, what its exit codes mean; a few lines. */
  readonly help: Bilingual
  /** How many files it takes. */
  readonly files: readonly [least: number, most: number]
  readonly options?: readonly CommandOption[]
  run(invocation: Invocation): Promise<ExitCode> | ExitCode
}

const COMMON: readonly CommandOption[] = [
  {
    name: 'format',
    type: 'string',
    value: 'pretty|json',
    about: { zh: '输出格式；终端上默认 pretty，否则默认 json', en: 'output; pretty on a terminal, else json' },
  },
  { name: 'lang', type: 'string', value: 'zh|en', about: { zh: '界面语言，默认 zh', en: 'language, zh by default' } },
  { name: 'help', type: 'boolean', about: { zh: '显示本说明', en: 'show this help' } },
]

/** Parses the arguments of one command and runs it. Faults are written to `err`, all at once, with the usage line. */
export async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = [...COMMON, ...(command.options ?? [])]
  const config: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    options.map((option) => [
      option.name,
      { type: option.type, ...(option.name === 'help' ? { short: 'h' } : {}) } as const,
    ]),
  )
  const guess: Language = args.some((arg, i) => arg === '--lang=en' || (arg === 'en' && args[i - 1] === '--lang'))
    ? 'en'
    : 'zh'
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true })
  } catch (error) {
    return refuse([faultOf(error, guess)], guess)
  }
  const flags: Record<string, string | boolean | undefined> = {}
  for (const option of options) {
    const value = parsed.values[option.name]
    if (typeof value === 'string' || typeof value === 'boolean') flags[option.name] = value
  }
  const lang: Language = flags.lang === 'en' ? 'en' : 'zh'
  if (flags.help === true) {
    terminal.out(helpOf(command, lang))
    return 0
  }
  const faults: string[] = []
  if (flags.lang !== undefined && flags.lang !== 'zh' && flags.lang !== 'en')
    faults.push(say(`--lang 只接受 zh 或 en，收到“${flags.lang}”`, `--lang takes zh or en, not “${flags.lang}”`))
  if (flags.format !== undefined && flags.format !== 'pretty' && flags.format !== 'json')
    faults.push(
      say(
        `--format 只接受 pretty 或 json，收到“${flags.format}”`,
        `--format takes pretty or json, not “${flags.format}”`,
      ),
    )
  const [least, most] = command.files
  const count = parsed.positionals.length
  if (count < least) faults.push(say(`缺少文件：应为 ${command.usage}`, `a file is missing: expected ${command.usage}`))
  if (count > most) {
    const extra = parsed.positionals.slice(most).join(' ')
    faults.push(say(`文件过多：${extra}`, `too many files: ${extra}`))
  }
  if (faults.length > 0) return refuse(faults, lang)
  const format: Format =
    flags.format === 'json' || (flags.format === undefined && !terminal.isScreen) ? 'json' : 'pretty'
  return command.run({ files: parsed.positionals, format, lang, flags, terminal })

  function say(zh: string, en: string): string {
    return lang === 'en' ? en : zh
  }

  function refuse(reasons: readonly string[], language: Language): ExitCode {
    const usage = language === 'en' ? 'usage' : '用法'
    terminal.err(
      [
        ...reasons.map((reason) => `gangmu ${command.name}: ${reason}`),
        `${usage}: gangmu ${command.name} ${command.usage}`,
        language === 'en' ? `See gangmu ${command.name} --help.` : `详见 gangmu ${command.name} --help。`,
      ].join('\n'),
    )
    return 2
  }
}

function faultOf(error: unknown, lang: Language): string {
  const message = error instanceof Error ? error.message : String(error)
  const option = /'(-{1,2}[^'\s=]+)/.exec(message)?.[1]
  if (option === undefined) return message
  if (/Unknown option/.test(message)) return lang === 'en' ? `unknown option ${option}` : `不认识的选项 ${option}`
  return lang === 'en' ? `option ${option}: ${message}` : `选项 ${option} 的写法不对：${message}`
}

export function helpOf(command: Command, lang: Language): string {
  const options = [...(command.options ?? []), ...COMMON]
  const left = options.map((option) => `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`)
  const width = Math.max(...left.map((text) => text.length)) + 2
  return [
    `gangmu ${command.name} ${command.usage}`,
    '',
    command.help[lang],
    '',
    lang === 'en' ? 'Options' : '选项',
    ...options.map((option, i) => `  ${(left[i] as string).padEnd(width)}${option.about[lang]}`),
    '',
    lang === 'en'
      ? 'Exit codes: 0 fine, 1 findings of severity error, 2 unusable input or arguments.'
      : '退出码：0 正常；1 有严重问题；2 输入或参数不可用。',
  ].join('\n')
}
