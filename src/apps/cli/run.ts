import type { Command, ExitCode, Language, Terminal } from './command.ts'
import { runCommand } from './command.ts'
import { commands } from './commands/all.ts'
import { padEnd } from './width.ts'

/** A command that keeps running and parses its own arguments. */
export interface Service {
  readonly name: string
  readonly about: Command['about']
  run(args: readonly string[]): Promise<number>
}

/** Runs one command line, without the leading `gangmu`. Resolves with the exit code. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  services: readonly Service[] = [],
): Promise<number> {
  const [name, ...rest] = args
  const lang: Language = args.join(' ').match(/--lang[= ]en\b/) ? 'en' : 'zh'
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name === 'help' ? commands.find((command) => command.name === rest[0]) : undefined
    if (asked !== undefined) return runCommand(asked, ['--help', '--lang', lang], terminal)
    const isAsked = name !== undefined
    const text = overview(lang, services)
    if (isAsked) terminal.out(text)
    else terminal.err(text)
    return isAsked ? 0 : 2
  }
  const service = services.find((one) => one.name === name)
  if (service !== undefined) return service.run(rest)
  const command = commands.find((one) => one.name === name)
  if (command === undefined) {
    const known = [...commands, ...services].map((one) => one.name)
    terminal.err(
      lang === 'en'
        ? `gangmu: unknown command “${name}”. Known: ${known.join(', ')}. See gangmu --help.`
        : `gangmu：没有“${name}”这个命令。可用：${known.join('、')}。详见 gangmu --help。`,
    )
    return 2
  }
  return (await runCommand(command, rest, terminal)) satisfies ExitCode
}

function overview(lang: Language, services: readonly Service[]): string {
  const rows = [
    ...commands.map((command) => ({ left: `gangmu ${command.name} ${command.usage}`, about: command.about })),
    ...services.map((service) => ({ left: `gangmu ${service.name}`, about: service.about })),
  ]
  const width = Math.max(...rows.map((row) => row.left.length)) + 2
  return [
    lang === 'en'
      ? 'Gangmu compiles a five-year plan and tells where every target stands.'
      : '纲目：把规划纲要编译成可运行的模型，说明每个目标走到了哪里。',
    '',
    ...rows.map((row) => `  ${padEnd(row.left, width)}${row.about[lang]}`),
    '',
    lang === 'en' ? 'gangmu COMMAND --help tells more.' : 'gangmu 命令 --help 查看详细说明。',
  ].join('\n')
}
