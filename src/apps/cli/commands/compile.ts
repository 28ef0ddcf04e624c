import type { PlanModel, Statement } from '../../../model/plan-model.ts'
import type { Command, Language } from '../command.ts'
import { compileFiles } from '../compile-file.ts'
import { clip, tableOf } from '../width.ts'

export const compileCommand: Command = {
  name: 'compile',
  usage: 'FILE',
  about: { zh: '编译规划或报告，输出规划模型', en: 'compile a plan or report and print its model' },
  help: {
    zh: '读取一份规划纲要、政府工作报告或统计公报，输出结构、量化表述、任务、项目、机制和体检意见；\n每一项都注明原文行号。json 输出的结构见 docs/plan-model.schema.json。',
    en: 'Reads a plan outline, work report or bulletin and prints outline, statements, commitments, projects, systems and\ndiagnostics, each with its line. The json output follows docs/plan-model.schema.json.',
  },
  files: [1, 1],
  async run({ files, format, lang, terminal }) {
    const compiled = await compileFiles(files, lang)
    for (const fault of compiled.faults) terminal.err(fault)
    const model = compiled.files[0]?.model
    if (model === undefined) return 2
    terminal.out(format === 'json' ? JSON.stringify(model, null, 1) : summary(model, lang))
    return 0
  },
}

const KINDS = {
  plan: { zh: '规划', en: 'plan' },
  report: { zh: '政府工作报告', en: 'work report' },
  bulletin: { zh: '统计公报', en: 'bulletin' },
  other: { zh: '其他文件', en: 'other document' },
} as const

/** Outline, counts, targets and systems on one or two screens. */
function summary(model: PlanModel, lang: Language): string {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  const { plan, source, statements } = model
  const count = (role: Statement['role']) => statements.filter((one) => one.role === role).length
  const targets = statements.filter((one) => one.role === 'target')
  const ordered = new Map<string, number[]>()
  for (const { system, line } of model.systems) ordered.set(system, [...(ordered.get(system) ?? []), line])
  const chapters = model.outline.filter((node) => node.level === 'part' || node.level === 'chapter')
  const lines = [
    plan.title,
    [
      KINDS[plan.kind][lang],
      plan.division ?? t('区划未注明', 'division not stated'),
      plan.period ?? t('时期未注明', 'period not stated'),
      `${source.name} · ${source.format}${source.encoding === null ? '' : ` · ${source.encoding}`}`,
      t(`${source.characters} 字，${source.lines} 行`, `${source.characters} characters, ${source.lines} lines`),
    ].join(' · '),
    '',
    tableOf(
      [{ title: t('内容', 'what') }, { title: t('数量', 'count'), align: 'right' }],
      [
        [t('结构（篇、章、节、项）', 'outline'), String(model.outline.length)],
        [t('条款', 'clauses'), String(model.clauses.length)],
        [t('目标', 'targets'), String(count('target'))],
        [t('成效', 'results'), String(count('result'))],
        [t('背景数据', 'context figures'), String(count('context'))],
        [t('任务', 'commitments'), String(model.commitments.length)],
        [t('项目', 'projects'), String(model.projects.length)],
        [t('机制（系统）', 'systems'), String(ordered.size)],
        [t('体检意见', 'diagnostics'), String(model.diagnostics.length)],
      ],
    ),
  ]
  if (chapters.length > 0)
    lines.push('', t('结构', 'Outline'), ...chapters.map((node) => `  ${String(node.line).padStart(5)}  ${node.title}`))
  if (targets.length > 0)
    lines.push(
      '',
      t('目标', 'Targets'),
      tableOf(
        [
          { title: t('行', 'line'), align: 'right' },
          { title: t('指标', 'indicator'), most: 44 },
          { title: t('数值', 'value'), align: 'right' },
          { title: t('时期', 'period') },
          { title: t('把握', 'confidence'), align: 'right' },
        ],
        targets.map((one) => [
          String(one.line),
          `${one.subject ?? ''}${one.indicator}`,
          statedValue(one),
          one.period ?? '',
          one.confidence.toFixed(2),
        ]),
      ),
    )
  if (ordered.size > 0)
    lines.push(
      '',
      t('机制（系统）：已部署、未运行', 'Systems: ordered, not yet running'),
      ...[...ordered].map(([id, at]) => `  ${id}  ${t('行', 'line')} ${clip(at.join(', '), 60)}`),
    )
  return lines.join('\n')
}

const SIGNS: Readonly<Record<Statement['comparator'], string>> = { eq: '', ge: '≥', le: '≤', approx: '≈', range: '' }

export function statedValue(one: Pick<Statement, 'comparator' | 'value' | 'valueMax' | 'unit'>): string {
  const value = one.valueMax === null ? String(one.value) : `${one.value}—${one.valueMax}`
  return `${SIGNS[one.comparator]}${value}${one.unit ?? ''}`
}
