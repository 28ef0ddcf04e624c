import type { Bilingual } from '../../model/system.ts'
import type { Target } from './definition.ts'

const plain = (value: number) => String(Number(value.toPrecision(12)))

/** What a target asks for, in words: '2025年达到 65%以上', '年均增长 6.5%', '五年累计 50万人'. */
export function wantedWords(
  target: Pick<Target, 'type' | 'value' | 'band' | 'operator' | 'unit' | 'baseYear' | 'targetYear' | 'direction'>,
): Bilingual {
  const { type, band, operator, baseYear, targetYear, direction } = target
  const unit = target.unit ?? ''
  const years = targetYear - baseYear
  const span = { zh: `${years}年`, en: `${years} years` }
  if (type === 'task') return { zh: '完成上级下达任务', en: 'fulfil the task set from above' }
  const amount = band === null ? `${plain(target.value ?? 0)}${unit}` : `${plain(band.low)}—${plain(band.high)}${unit}`
  const bound =
    band !== null
      ? { zh: amount, en: amount }
      : operator === 'le'
        ? { zh: `${amount}以内`, en: `at most ${amount}` }
        : operator === 'ge'
          ? { zh: `${amount}以上`, en: `at least ${amount}` }
          : { zh: amount, en: amount }
  switch (type) {
    case 'level':
      return { zh: `${targetYear}年达到${bound.zh}`, en: `${bound.en} by ${targetYear}` }
    case 'cumulative':
      return { zh: `${span.zh}累计${bound.zh}`, en: `${bound.en} over ${span.en}` }
    case 'increment':
      return { zh: `${span.zh}提高${amount}`, en: `a rise of ${amount} over ${span.en}` }
    case 'average-growth':
      return (target.value ?? 0) < 0
        ? {
            zh: `年均下降${plain(-(target.value ?? 0))}%`,
            en: `a fall of ${plain(-(target.value ?? 0))}% a year on average`,
          }
        : { zh: `年均增长${bound.zh}`, en: `${bound.en} growth a year on average` }
    case 'cumulative-reduction':
      return direction === 'up'
        ? { zh: `${span.zh}累计提高${amount}`, en: `a rise of ${amount} over ${span.en}` }
        : { zh: `${span.zh}累计下降${amount}`, en: `a fall of ${amount} over ${span.en}` }
    case 'annual-bound':
      return { zh: `每年${bound.zh}`, en: `${bound.en} every year` }
  }
}
