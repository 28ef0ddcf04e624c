import { createContext, useContext } from 'react'
import type { Bilingual } from '../model/system.ts'

export type Language = 'zh' | 'en'

/** The language of the interface, and how to choose the other. */
export const LanguageContext = createContext<{
  readonly language: Language
  readonly choose: (language: Language) => void
}>({ language: 'zh', choose: () => undefined })
export const useLanguage = (): Language => useContext(LanguageContext).language
export const useChooseLanguage = () => useContext(LanguageContext).choose

/** Chinese, the language of the documents, unless another choice was kept. */
export const firstLanguage = (kept: string | null): Language => (kept === 'en' ? 'en' : 'zh')

/** The side of a bilingual text that a language speaks; the Chinese where there is no English. */
export const inLanguage = (
  language: Language,
  text: Bilingual | { readonly zh: string; readonly en: string | null },
) => (language === 'en' && text.en !== null && text.en !== '' ? text.en : text.zh)

/** A function that picks the side of bilingual texts which the interface speaks: `const say = useSay()`. */
export function useSay() {
  const language = useLanguage()
  return (text: Bilingual | { readonly zh: string; readonly en: string | null }) => inLanguage(language, text)
}

/** A catalogue: words, sentences made from arguments, and groups of them. */
export type Catalogue = { readonly [key: string]: Entry }
// biome-ignore lint/suspicious/noExplicitAny: a sentence may be made from arguments of any kind; its own type keeps them.
type Entry = string | ((...args: any[]) => string) | readonly Entry[] | { readonly [key: string]: Entry }

type SameWords<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : T extends readonly (infer Item)[]
      ? readonly SameWords<Item>[]
      : { readonly [Key in keyof T]: SameWords<T[Key]> }

/** The hook that gives a screen its words in the language of the interface; `catalogues` is for tests. */
export interface WordsHook<W> {
  (): W
  readonly catalogues: Readonly<Record<Language, W>>
}

/**
 * Declares the words of a screen in both languages; the English must have the same keys.
 *
 *     export const useWords = defineWords({
 *       zh: { title: '指标', found: (n: number) => `共 ${n} 个指标` },
 *       en: { title: 'Targets', found: (n: number) => `${n} targets` },
 *     })
 *     const words = useWords()
 */
export function defineWords<W extends Catalogue>(catalogues: {
  readonly zh: W
  readonly en: NoInfer<SameWords<W>>
}): WordsHook<SameWords<W>> {
  // Both sides have the shape that the type of `en` spells out.
  const both = catalogues as unknown as Readonly<Record<Language, SameWords<W>>>
  return Object.assign(() => both[useLanguage()], { catalogues: both })
}
