import type { Bilingual } from '../../model/system.ts'

/** 统计上大中小微型企业划分: 大, 中, 小, 微. */
export const SIZE_CLASSES = ['large', 'medium', 'small', 'micro'] as const
export type SizeClass = (typeof SIZE_CLASSES)[number]

export const sizeClassNames: Readonly<Record<SizeClass, Bilingual>> = {
  large: { zh: '大型', en: 'large' },
  medium: { zh: '中型', en: 'medium' },
  small: { zh: '小型', en: 'small' },
  micro: { zh: '微型', en: 'micro' },
}
