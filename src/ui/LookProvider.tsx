import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { type Appearance, appearanceFrom, LookContext, useIsDark } from './appearance.ts'
import { keep, readKept } from './kept.ts'
import { firstLanguage, type Language, LanguageContext } from './language.ts'

/** The language and look of the whole page, as this browser kept them. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => firstLanguage(readKept('language')))
  const [appearance, setAppearance] = useState<Appearance>(() => appearanceFrom(readKept('appearance')))
  const isDark = useIsDark(appearance)
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  }, [language])
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])
  const spoken = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        setLanguage(next)
        keep('language', next)
      },
    }),
    [language],
  )
  const look = useMemo(
    () => ({
      appearance,
      isDark,
      choose: (next: Appearance) => {
        setAppearance(next)
        keep('appearance', next)
      },
    }),
    [appearance, isDark],
  )
  return (
    <LanguageContext value={spoken}>
      <LookContext value={look}>{children}</LookContext>
    </LanguageContext>
  )
}
