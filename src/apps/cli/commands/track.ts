import { readFile } from 'node:fs/promises'
import {
  defaultStandingSettings,
  faultsInStandingSettings,
  type StandingSettings,
  standingNames,
} from '../../../engines/indicators/standing.ts'
import { track } from '../../../engines/indicators/track.ts'
import type { Citation, Observation, TrackedTarget, TrackResult } from '../../../model/track-result.ts'
import type { Command, Language } from '../command.ts'
import { compileFiles } from '../compile-file.ts'
import { type Column, clip, displayWidth, tableOf } from '../width.ts'
import { statedValue } from './compile.ts'

export const trackCommand: Command = {
  name: 'track',
  usage: 'PLAN REPORT…',
  about: { zh: '对照年度报告，判断每个目标的进展', en: 'tell where every target stands by yearly reports' },
  help: {
    zh: '第一份文件是规划，其余是政府工作报告或统计公报。报告中的成效按指标、主体、区划、类型、单位和年份与目标对照；\n有一项不同就不算，并注明原因。没有可比数值的目标显示“数据缺失”。',
    en: 'The first file is the plan, the others are work reports or bulletins. A reported figure counts for a target only when\nindicator, subject, division, type, unit and year agree; what differs is named. Without a figure a target shows “no data”.',
  },
  files: [2, 200],
  options: [
    {
      name: 'all',
      type: 'boolean',
      about: { zh: '连同没有可比数值的目标一起列出', en: 'list targets without figures as well' },
    },
    {
      name: 'settings',
      type: 'string',
      value: 'FILE',
      about: { zh: '进展判断的阈值（json），缺省用内置值', en: 'cut points of the judgement (json)' },
    },
  ],
  async run({ files, format, lang, flags, terminal }) {
    const compiled = await compileFiles(files, lang)
    const settings = typeof flags.settings === 'string' ? await settingsFrom(flags.settings) : defaultStandingSettings
    for (const fault of compiled.faults) terminal.err(fault)
    if ('faults' in settings) for (const fault of settings.faults) terminal.err(fault)
    const [plan, ...reports] = compiled.files.map(({ model }) => model)
    if (compiled.faults.length > 0 || 'faults' in settings || plan === undefined) return 2
    const result = track(plan, reports, { settings })
    terminal.out(format === 'json' ? JSON.stringify(result, null, 1) : pretty(result, lang, flags.all === true))
    return 0
  },
}

async function settingsFrom(path: string): Promise<StandingSettings | { readonly faults: readonly string[] }> {
  try {
    const given: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof given !== 'object' || given === null) return { faults: [`${path}：应为一个 json 对象`] }
    const unknown = Object.keys(given).filter((key) => !(key in defaultStandingSettings))
    const settings = { ...defaultStandingSettings, ...given }
    const faults = [...unknown.map((key) => `${key}：没有这一项`), ...faultsInStandingSettings(settings)]
    return faults.length === 0 ? settings : { faults: faults.map((fault) => `${path}：${fault}`) }
  } catch (error) {
    return { faults: [`${path}：${error instanceof Error ? error.message : String(error)}`] }
  }
}

/** One row a target, then the arithmetic and both citations of every target that has figures. */
export function pretty(result: TrackResult, lang: Language, showAll: boolean): string {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  const withFigures = result.targets.filter((target) => target.observations.length > 0)
  const shown = showAll
    ? result.targets
    : result.targets.filter((target) => target.observations.length > 0 || target.claims.length > 0)
  const columns: Column[] = [
    { title: t('行', 'line'), align: 'right' },
    { title: t('指标', 'indicator'), most: 34 },
    { title: t('目标', 'target'), align: 'right' },
    { title: t('期限', 'by') },
    { title: t('基期', 'base'), align: 'right' },
    { title: t('最新', 'latest'), align: 'right' },
    { title: t('进度', 'progress'), align: 'right' },
    { title: t('今后每年需', 'needed a year'), align: 'right' },
    { title: t('判断', 'standing') },
  ]
  const rows = shown.map((target) => {
    const latest = target.observations.at(-1)
    return [
      String(target.line),
      `${target.subject ?? ''}${target.indicator}`,
      statedValue(target),
      target.period?.slice(-4) ?? '',
      target.baseline === null ? '—' : `${target.baseline.value}${target.baseline.unit ?? ''}`,
      latest === undefined ? '—' : `${latest.value}${latest.unit ?? ''}（${latest.period}）`,
      target.progress === null ? '—' : `${(target.progress * 100).toFixed(1)}%`,
      neededOf(target, lang),
      standing(target, lang),
    ]
  })
  const missing = result.targets.length - withFigures.length
  return [
    result.plan.title,
    `${result.plan.division ?? t('区划未注明', 'division not stated')} · ${result.plan.period ?? ''} · ${result.plan.document}`,
    ...result.reports.map(
      (report) =>
        `  ${report.used ? '✓' : '✗'} ${report.document}  ${report.division ?? '—'}  ${report.year ?? '—'}  ${t(report.reason, report.reasonEn ?? report.reason)}`,
    ),
    '',
    shown.length === 0 ? t('没有可比的数值。', 'No comparable figure.') : tableOf(columns, rows),
    '',
    t(
      `${result.targets.length} 个目标，${withFigures.length} 个有可比数值，${missing} 个数据缺失${showAll || missing === 0 ? '' : '（--all 列出）'}；报告中 ${result.unmatched.results.length} 个数值与目标无关。`,
      `${result.targets.length} targets, ${withFigures.length} with comparable figures, ${missing} without${showAll || missing === 0 ? '' : ' (--all lists them)'}; ${result.unmatched.results.length} reported figures answer no target.`,
    ),
    ...shown.flatMap((target) => ['', ...detailsOf(target, result, lang)]),
    ...result.relations.flatMap((relation) => [
      '',
      `${result.plan.document}:${relation.source.line}  ${relation.first.name} ${relation.relation === 'faster' ? t('增长快于', 'to grow faster than') : t('与之同步', 'in step with')} ${relation.second.name}`,
      ...relation.years.map(
        (year) =>
          `    ${year.period}  ${year.first.value}% ${t('对', 'against')} ${year.second.value}%  ${t('相差', 'difference')} ${year.difference}  ${year.holds === null ? t('未设容差，不作判断', 'no tolerance set, no verdict') : year.holds ? '✓' : '✗'}  ${year.first.source.document}:${year.first.source.line}`,
      ),
    ]),
  ].join('\n')
}

function neededOf(target: TrackedTarget, lang: Language): string {
  const { required } = target
  if (required === null) return '—'
  if (required.value <= 0 && target.standingId !== 'behind') return lang === 'en' ? 'reached' : '已达到'
  return `${required.value}${required.unit ?? ''}`
}

function standing(target: TrackedTarget, lang: Language): string {
  const names = Object.entries(standingNames).find(([id]) => id === target.standingId)?.[1]
  return lang === 'en' ? (names?.en ?? target.standing) : target.standing
}

function detailsOf(target: TrackedTarget, result: TrackResult, lang: Language): string[] {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh)
  const { arithmetic } = target
  const observed = (one: Observation) =>
    `    ${one.period}  ${one.value}${one.unit ?? ''}  ${one.source.document}:${one.source.line}  ${quoteOf(one.source)}${one.note === null ? '' : `  ${t(one.note, one.noteEn ?? one.note)}`}`
  const lines = [
    `${result.plan.document}:${target.line}  ${target.indicator}  ${standing(target, lang)}`,
    `    ${t('目标', 'target')}  ${quoteOf(target.source)}`,
  ]
  if (target.baseline !== null) lines.push(`    ${t('基期', 'base')}${observed(target.baseline).slice(3)}`)
  lines.push(...target.observations.map(observed))
  for (const [name, zh, en] of [
    [t('进度', 'progress'), arithmetic.progress, arithmetic.progressEn],
    [t('今后每年需', 'needed a year'), arithmetic.required, null],
    [t('趋势', 'forecast'), arithmetic.forecast, arithmetic.forecastEn],
  ] as const)
    if (zh !== null) lines.push(`    ${name}  ${t(zh, en ?? zh)}`)
  if (target.standingReasons.length > 0) {
    const reasonsEn = target.standingReasonsEn ?? target.standingReasons
    lines.push(`    ${t('理由', 'because')}  ${t(target.standingReasons.join('；'), reasonsEn.join('; '))}`)
  }
  for (const claim of target.claims)
    lines.push(
      `    ${t('报告自述', 'the report claims')}  ${claim.source.document}:${claim.source.line}  ${quoteOf(claim.source)}`,
    )
  for (const miss of target.nearMisses)
    lines.push(
      `    ${t('不算', 'not counted')}  ${miss.period ?? ''} ${miss.indicator} ${miss.value}${miss.unit ?? ''}  ${miss.source.document}:${miss.source.line}  ${t(miss.reason, miss.reasonEn ?? miss.reason)}`,
    )
  return lines
}

/** The figure with enough of its sentence to be understood, on one line. */
function quoteOf(source: Citation): string {
  const own = source.text.replace(/\s+/g, '')
  const sentence = source.sentence?.replace(/\s+/g, '') ?? own
  const at = sentence.indexOf(own)
  if (at < 0 || displayWidth(own) >= 24) return `“${clip(own, 90)}”`
  const stop = Math.max(...['。', '；'].map((mark) => sentence.lastIndexOf(mark, at - 1)))
  const lead = sentence.slice(stop + 1, at)
  const shown = lead.length > 28 ? `…${lead.slice(-28)}` : lead
  return `“${shown}${clip(own, 60)}”`
}
