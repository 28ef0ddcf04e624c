import { codes, type Severity } from '../../../compiler/diagnostics/codes.ts'
import type { Diagnostic } from '../../../model/plan-model.ts'
import type { Command, Language } from '../command.ts'
import { compileFiles } from '../compile-file.ts'

export const checkCommand: Command = {
  name: 'check',
  usage: 'FILE…',
  about: { zh: '体检：找出文本中的矛盾、残缺和差错', en: 'find contradictions, gaps and errors in a text' },
  help: {
    zh: '像代码检查工具一样逐条列出：文件:行:列  级别  代码  说明，下一行是条款号、改法和相关的行。\n每个代码的说明和例子见 docs/diagnostics/。有错误（error）时退出码为 1。',
    en: 'Lists findings as a linter does: file:line:column  severity  CODE  message, then clause, hint and related lines.\ndocs/diagnostics/ has a page for each code. Exits with 1 when there is an error.',
  },
  files: [1, 500],
  options: [
    {
      name: 'ignore',
      type: 'string',
      value: 'CODE,…',
      about: { zh: '不报这些代码；GM5 指整组', en: 'leave these codes out; GM5 means the group' },
    },
    {
      name: 'only',
      type: 'string',
      value: 'CODE,…',
      about: { zh: '只报这些代码或组', en: 'these codes or groups only' },
    },
    {
      name: 'level',
      type: 'string',
      value: 'error|warning|info',
      about: { zh: '只报该级别以上，默认 info', en: 'this severity and above, info by default' },
    },
  ],
  async run({ files, format, lang, flags, terminal }) {
    const selection = selectionFrom(flags)
    if ('faults' in selection) {
      for (const fault of selection.faults) terminal.err(`gangmu check: ${fault[lang]}`)
      return 2
    }
    const compiled = await compileFiles(files, lang)
    for (const fault of compiled.faults) terminal.err(fault)
    const checked = compiled.files.map(({ path, model }) => ({
      file: path,
      diagnostics: model.diagnostics.filter(selection.keeps),
    }))
    terminal.out(format === 'json' ? JSON.stringify(asJson(checked), null, 1) : asLines(checked, lang))
    if (compiled.faults.length > 0) return 2
    return checked.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? 1 : 0
  },
}

export interface CheckedFile {
  readonly file: string
  readonly diagnostics: readonly Diagnostic[]
}

const LEVELS: readonly Severity[] = ['error', 'warning', 'info']

interface Selection {
  readonly keeps: (diagnostic: Diagnostic) => boolean
}

/** What to show, or every fault of the flags at once. */
function selectionFrom(
  flags: Readonly<Record<string, string | boolean | undefined>>,
): Selection | { readonly faults: readonly Readonly<Record<Language, string>>[] } {
  const faults: Readonly<Record<Language, string>>[] = []
  const known = Object.keys(codes)
  const listOf = (name: string) => {
    const given = flags[name]
    const list = typeof given === 'string' ? given.split(/[,，\s]+/).filter((one) => one !== '') : []
    for (const one of list) {
      if (known.some((code) => code.startsWith(one.toUpperCase())) && /^gm\d{1,3}$/i.test(one)) continue
      faults.push({
        zh: `--${name}：没有“${one}”这个代码或组，代码形如 GM401，组形如 GM4，见 docs/diagnostics/README.md`,
        en: `--${name}: no code or group “${one}”; codes look like GM401, groups like GM4, see docs/diagnostics/README.md`,
      })
    }
    return list.map((one) => one.toUpperCase())
  }
  const [ignore, only] = [listOf('ignore'), listOf('only')]
  const level = String(flags.level ?? 'info')
  const depth = LEVELS.map(String).indexOf(level)
  if (depth < 0)
    faults.push({
      zh: `--level 只接受 error、warning 或 info，收到“${level}”`,
      en: `--level takes error, warning or info, not “${level}”`,
    })
  if (faults.length > 0) return { faults }
  return {
    keeps: ({ code, severity }) =>
      !ignore.some((one) => code.startsWith(one)) &&
      (only.length === 0 || only.some((one) => code.startsWith(one))) &&
      LEVELS.indexOf(severity) <= depth,
  }
}

function countsOf(checked: readonly CheckedFile[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { diagnostics } of checked) for (const { severity } of diagnostics) counts[severity]++
  return counts
}

/** The json output: findings by file, and how many of each severity. */
export function asJson(checked: readonly CheckedFile[]) {
  return { files: checked, counts: countsOf(checked) }
}

/** The linter's lines, and a last line with the sums. */
export function asLines(checked: readonly CheckedFile[], lang: Language): string {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  const lines = checked.flatMap(({ file, diagnostics }) =>
    diagnostics.flatMap((d) => {
      const related = [...new Set(d.related.map(({ line }) => line))]
      const more = related.length > 8 ? t(' 等', ' …') : ''
      const notes = [
        ...(d.clause === null ? [] : [t(`条款 ${d.clause}`, `clause ${d.clause}`)]),
        lang === 'en' ? d.hintEn : d.hint,
        ...(related.length === 0
          ? []
          : [t(`另见第 ${related.slice(0, 8).join('、')} 行`, `see lines ${related.slice(0, 8).join(', ')}`) + more]),
      ]
      return [
        `${file}:${d.line}:${d.column}  ${d.severity}  ${d.code}  ${lang === 'en' ? d.messageEn : d.message}`,
        `    ${notes.join(' · ')}`,
      ]
    }),
  )
  const { error, warning, info } = countsOf(checked)
  const sum = t(
    `${checked.length} 份文件：错误 ${error}，提醒 ${warning}，提示 ${info}`,
    `${checked.length} ${checked.length === 1 ? 'file' : 'files'}: ${error} errors, ${warning} warnings, ${info} infos`,
  )
  return [...lines, ...(lines.length > 0 ? [''] : []), sum].join('\n')
}
