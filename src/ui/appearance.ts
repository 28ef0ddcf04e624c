import { createContext, useContext, useEffect, useState } from 'react'

export type Appearance = 'light' | 'dark' | 'system'

export interface Look {
  readonly appearance: Appearance
  readonly isDark: boolean
  readonly choose: (appearance: Appearance) => void
}

export const LookContext = createContext<Look>({ appearance: 'system', isDark: false, choose: () => undefined })
export const useLook = (): Look => useContext(LookContext)

export const appearanceFrom = (kept: string | null): Appearance =>
  kept === 'light' || kept === 'dark' ? kept : 'system'

/** Whether the page is dark, by choice or as the machine is. */
export function useIsDark(appearance: Appearance): boolean {
  const [systemIsDark, setSystemIsDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const onChange = () => setSystemIsDark(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return appearance === 'system' ? systemIsDark : appearance === 'dark'
}
