import { readFile } from 'node:fs/promises'
import { schemeFrom } from '../../engines/evaluation/check-scheme.ts'
import { readCsv } from '../../engines/evaluation/read-csv.ts'
import type { UnitTable } from '../../engines/evaluation/table.ts'
import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { sharedColumn } from '../evaluation/replay-threads.ts'
import type { Language } from './command.ts'
import { type ReadJson, readJson } from './json-places.ts'

export type ReadInputs =
  | { readonly ok: true; readonly scheme: Scheme; readonly table: UnitTable; show(fault: EvaluationFault): string }
  /** One line or two for each fault: file:line:column, what is wrong, what to do. */
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads a scheme and its data; every fault of the scheme at once, then every fault of the data. */
export async function readInputs(schemePath: string, dataPath: string, lang: Language): Promise<ReadInputs> {
  const [schemeText, dataText] = [await textOf(schemePath, lang), await textOf(dataPath, lang)]
  const unreadable = [schemeText, dataText].flatMap((text) => ('fault' in text ? [text.fault] : []))
  if ('fault' in schemeText || 'fault' in dataText) return { ok: false, faults: unreadable }
  const json = readJson(schemeText.text)
  if (!json.ok) return { ok: false, faults: [notJson(schemePath, json, lang)] }
  const show = (fault: EvaluationFault) => shown(fault, { schemePath, dataPath, json, lang })
  const checked = schemeFrom(json.value)
  if (!checked.ok) return { ok: false, faults: checked.faults.map(show) }
  const read = readCsv(dataText.text, checked.scheme, sharedColumn)
  if (!read.ok) return { ok: false, faults: read.faults.map(show) }
  return { ok: true, scheme: checked.scheme, table: read.table, show }
}

/** Text in UTF-8, or in GB18030 as older tools in Chinese offices write it. */
async function textOf(path: string, lang: Language): Promise<{ readonly text: string } | { readonly fault: string }> {
  try {
    const bytes = await readFile(path)
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
    } catch {
      return { text: new TextDecoder('gb18030').decode(bytes) }
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const [zh, en] =
      code === 'EISDIR'
        ? ['是文件夹，不是文件', 'is a folder, not a file']
        : code === 'EACCES'
          ? ['没有读取权限', 'may not be read']
          : code === 'ENOENT'
            ? ['找不到这个文件', 'is not there']
            : ['读不出来', 'cannot be read']
    return { fault: `${path}  ${lang === 'en' ? en : zh}` }
  }
}

function notJson(path: string, { place, found }: Extract<ReadJson, { ok: false }>, lang: Language): string {
  const at = `${path}:${place.line}:${place.column}`
  if (found === '') return `${at}  ${lang === 'en' ? 'JSON ends too early' : 'JSON 没有写完'}`
  return lang === 'en'
    ? `${at}  not JSON at ${found}\n    a comma, a quotation mark or a bracket is missing or too many just before this place`
    : `${at}  从 ${found} 起不是合法的 JSON\n    检查此处之前的逗号、引号和括号`
}

function shown(
  { at, message, hint }: EvaluationFault,
  {
    schemePath,
    dataPath,
    json,
    lang,
  }: {
    readonly schemePath: string
    readonly dataPath: string
    readonly json: Extract<ReadJson, { ok: true }>
    readonly lang: Language
  },
): string {
  const more = hint === undefined ? '' : `\n    ${hint[lang]}`
  if (at.in === 'scheme') {
    const { line, column } = json.placeOf(at.path)
    return `${schemePath}:${line}:${column}  ${at.path === '' ? '/' : at.path}  ${message[lang]}${more}`
  }
  const place = at.line === undefined ? '' : `:${at.line}:${at.character ?? 1}`
  return `${dataPath}${place}  ${message[lang]}${more}`
}
