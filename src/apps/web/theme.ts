import type { ThemeConfig } from 'antd'

export type Appearance = 'light' | 'dark' | 'system'

export const FONTS =
  '-apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif'

/** Ant Design's tokens, set to the page's own variables in `styles.css`. */
export const antTheme = (isDark: boolean): ThemeConfig => ({
  token: {
    colorPrimary: isDark ? '#6fb1e8' : '#17608f',
    colorInfo: isDark ? '#6fb1e8' : '#17608f',
    colorBgContainer: isDark ? '#1b2026' : '#ffffff',
    colorBgElevated: isDark ? '#242a32' : '#ffffff',
    colorBgBase: isDark ? '#14181d' : '#ffffff',
    colorTextBase: isDark ? '#e6e9ec' : '#1c2530',
    borderRadius: 6,
    fontFamily: FONTS,
    fontSize: 14,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 10, headerBg: isDark ? '#222830' : '#f3f6f9' },
  },
})

export const readStored = (key: string): string | null => {
  try {
    return localStorage.getItem(`gangmu.${key}`)
  } catch {
    return null
  }
}

export const store = (key: string, value: string) => {
  try {
    localStorage.setItem(`gangmu.${key}`, value)
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}
