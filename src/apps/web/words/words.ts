import { createContext, useContext } from 'react'
import type { Bilingual } from '../../../model/system.ts'
import { en } from './en.ts'
import { type Words, zh } from './zh.ts'

export type Language = 'zh' | 'en'
export type { Words }
export const catalogues: Readonly<Record<Language, Words>> = { zh, en }

const WordsContext = createContext<Words>(zh)
export const WordsProvider = WordsContext.Provider
export const useWords = () => useContext(WordsContext)

/** The side of a bilingual text that the interface speaks. */
export const inLanguage = (words: Words, text: Bilingual) => (words.language === 'en' ? text.en : text.zh)

/** Chinese, the language of the documents, unless another choice was kept. */
export const firstLanguage = (kept: string | null): Language => (kept === 'en' ? 'en' : 'zh')
