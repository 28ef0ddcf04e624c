import type { Bilingual } from '../../../../model/system.ts'
import { type Language, useLanguage } from '../../../../ui/language.ts'
import { en } from './en.ts'
import { type Words, zh } from './zh.ts'

export type { Words }
export const catalogues: Readonly<Record<Language, Words>> = { zh, en }

export const useWords = (): Words => catalogues[useLanguage()]

/** The side of a bilingual text that the interface speaks. */
export const inLanguage = (words: Words, text: Bilingual) => (words.language === 'en' ? text.en : text.zh)
