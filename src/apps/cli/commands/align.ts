import { type Alignment, alignPlans, type Uptake } from '../../../compiler/align/align-plans.ts'
import { findIndicator } from '../../../engines/indicators/find-indicator.ts'
import type { Command, Language } from '../command.ts'
import { compileFiles } from '../compile-file.ts'
import { tableOf } from '../width.ts'
import { statedValue } from './compile.ts'

export const alignCommand: Command = {
  name: 'align',
  usage: 'UPPER LOWER',
  about: { zh: '上级目标在下级规划中的承接情况', en: 'how an upper plan’s targets are taken up below' },
  help: {
    zh: '第一份是上级的规划或报告，第二份是下级的规划。逐项说明：承接、严于上级、松于上级、计量不同、只提到、没有、不适用，\n附两边的行号和理由。金额、数量等绝对量因辖区不同，不比松紧。',
    en: 'The first file is the upper plan or report, the second the lower plan. Each target is taken, stronger, weaker, measured\ndifferently, only mentioned, missing or not applicable, with both lines and the reason. Amounts are not compared.',
  },
  files: [2, 2],
  async run({ files, format, lang, terminal }) {
    const compiled = await compileFiles(files, lang)
    for (const fault of compiled.faults) terminal.err(fault)
    const [upper, lower] = compiled.files
    if (upper === undefined || lower === undefined) return 2
    const alignments = alignPlans(upper.model, lower.model, (name) => findIndicator(name)?.id ?? null)
    terminal.out(
      format === 'json'
        ? JSON.stringify({ upper: upper.model.plan, lower: lower.model.plan, targets: alignments }, null, 1)
        : pretty(alignments, [upper.path, lower.path], lang),
    )
    return 0
  },
}

const UPTAKES: readonly (readonly [Uptake, string, string])[] = [
  ['weaker', '松于上级', 'Weaker than above'],
  ['missing', '下级没有', 'Missing below'],
  ['mentioned', '只提到、没有数值', 'Mentioned without a value'],
  ['changed', '已承接，计量不同', 'Taken up, measured differently'],
  ['taken', '已承接', 'Taken up'],
  ['stronger', '严于上级', 'Stronger than above'],
  ['not-applicable', '不适用', 'Not applicable'],
]

/** Upper targets by how they are taken up, what needs attention first. */
export function pretty(
  alignments: readonly Alignment[],
  [upperPath, lowerPath]: readonly [string, string],
  lang: Language,
): string {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  const lines = [`${upperPath} → ${lowerPath}`]
  for (const [uptake, zh, en] of UPTAKES) {
    const group = alignments.filter((one) => one.uptake === uptake)
    if (group.length === 0) continue
    lines.push(
      '',
      `${t(zh, en)} (${group.length})`,
      tableOf(
        [
          { title: t('指标', 'indicator'), most: 44 },
          { title: t('上级', 'upper'), align: 'right' },
          { title: t('行', 'line'), align: 'right' },
          { title: t('下级', 'lower'), align: 'right' },
          { title: t('行', 'line'), align: 'right' },
          { title: t('理由', 'reason'), most: 60 },
        ],
        group.map(({ indicator, upper, lower, mention, reason }) => [
          indicator,
          statedValue(upper),
          String(upper.line),
          lower === null ? '—' : statedValue(lower),
          String(lower?.line ?? mention?.line ?? ''),
          reason[lang],
        ]),
      ),
    )
  }
  if (alignments.length === 0)
    lines.push('', t('上级文件没有可对照的目标。', 'The upper text holds no comparable target.'))
  return lines.join('\n')
}
