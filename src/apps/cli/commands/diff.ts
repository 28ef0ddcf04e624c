import { diffPlans, type PlanDiff } from '../../../compiler/diff/diff-plans.ts'
import type { Fate } from '../../../compiler/diff/targets.ts'
import { findIndicator } from '../../../engines/indicators/find-indicator.ts'
import { systems } from '../../../systems/all.ts'
import type { Command, Language } from '../command.ts'
import { compileFiles } from '../compile-file.ts'
import { tableOf } from '../width.ts'
import { statedValue } from './compile.ts'

export const diffCommand: Command = {
  name: 'diff',
  usage: 'OLD NEW',
  about: { zh: '比较两份规划：目标、章节和机制的变化', en: 'what changed from one plan to the next' },
  help: {
    zh: '按指标、主体和口径对照两份规划的目标：保持、提高、降低、取消、新增；逆向指标数值变小算提高。\n计量方式不同的不比大小，名称只是相近的不算同一指标，只列出供人核对。另列章节与机制的变化。',
    en: 'Matches targets by indicator, subject and scope: kept, raised, lowered, dropped, new; where less is better a smaller\nvalue counts as raised. Names that are only similar are shown, never matched. Chapters and mechanisms follow.',
  },
  files: [2, 2],
  async run({ files, format, lang, terminal }) {
    const compiled = await compileFiles(files, lang)
    for (const fault of compiled.faults) terminal.err(fault)
    const [old, recent] = compiled.files
    if (old === undefined || recent === undefined) return 2
    const diff = diffPlans(old.model, recent.model, (name) => findIndicator(name)?.id ?? null)
    terminal.out(format === 'json' ? JSON.stringify(diff, null, 1) : pretty(diff, [old.path, recent.path], lang))
    return 0
  },
}

const FATES: readonly (readonly [Fate, string, string])[] = [
  ['raised', '提高', 'raised'],
  ['lowered', '降低', 'lowered'],
  ['kept', '保持', 'kept'],
  ['changed', '改变计量', 'measured differently'],
  ['new', '新增', 'new'],
  ['dropped', '取消', 'dropped'],
]

/** Targets by what became of them, then chapters and mechanisms, all with the lines of both texts. */
export function pretty(diff: PlanDiff, [oldPath, newPath]: readonly [string, string], lang: Language): string {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  const lines = [`${diff.old.title}  ${oldPath}`, `→ ${diff.new.title}  ${newPath}`]
  for (const [fate, zh, en] of FATES) {
    const group = diff.targets.filter((change) => change.fate === fate)
    if (group.length === 0) continue
    const near = group.some((change) => change.near !== null)
    lines.push(
      '',
      `${t(`目标${zh}`, `Targets ${en}`)} (${group.length})`,
      tableOf(
        [
          { title: t('指标', 'indicator'), most: 44 },
          { title: t('旧', 'old'), align: 'right' },
          { title: t('行', 'line'), align: 'right' },
          { title: t('新', 'new'), align: 'right' },
          { title: t('行', 'line'), align: 'right' },
          ...(fate === 'new' || fate === 'dropped'
            ? near
              ? [{ title: t('相近而不同', 'similar, not the same'), most: 44 }]
              : []
            : [{ title: t('理由', 'reason'), most: 60 }]),
        ],
        group.map(({ indicator, old, new: recent, near: similar, reason }) => [
          indicator,
          old === null ? '—' : statedValue(old),
          old === null ? '' : String(old.line),
          recent === null ? '—' : statedValue(recent),
          recent === null ? '' : String(recent.line),
          ...(fate === 'new' || fate === 'dropped'
            ? near
              ? [similar === null ? '' : `${similar.indicator} ${statedValue(similar)} (${similar.line})`]
              : []
            : [reason[lang]]),
        ]),
      ),
    )
  }
  if (diff.targets.length === 0)
    lines.push('', t('两份规划都没有可对照的目标。', 'No comparable target in either plan.'))
  const chapters = diff.chapters.filter(({ fate }) => fate !== 'kept')
  const kept = diff.chapters.length - chapters.length
  lines.push('', t(`章节：${kept} 个同名`, `Chapters: ${kept} of the same name`))
  for (const { fate, old, new: recent } of chapters) {
    const sign = fate === 'new' ? '+' : fate === 'dropped' ? '-' : '~'
    const words = fate === 'renamed' ? `${old?.title} → ${recent?.title}` : (recent ?? old)?.title
    const places = [old, recent].map((node) => (node === null ? '' : String(node.line))).filter((line) => line !== '')
    lines.push(`  ${sign} ${words}  (${places.join(' → ')})`)
  }
  const names = new Map(systems.map(({ id, name }) => [id, name[lang]]))
  const mechanisms = diff.systems.filter(({ fate }) => fate !== 'kept')
  lines.push(
    '',
    t(
      `机制：${diff.systems.length - mechanisms.length} 个两份都部署`,
      `Mechanisms: ${diff.systems.length - mechanisms.length} ordered by both`,
    ),
    ...mechanisms.map(
      ({ fate, system, old, new: recent }) =>
        `  ${fate === 'new' ? '+' : '-'} ${names.get(system) ?? system}  (${(recent ?? old)?.line})`,
    ),
  )
  return lines.join('\n')
}
