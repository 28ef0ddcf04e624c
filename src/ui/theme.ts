import type { ThemeConfig } from 'antd'
import type { Tone } from '../model/standing.ts'

export const FONTS =
  '-apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif'

/** Ant Design's tokens, set to the page's own variables in `base.css`. */
export const antTheme = (isDark: boolean): ThemeConfig => ({
  token: {
    colorPrimary: isDark ? '#6fb1e8' : '#17608f',
    colorInfo: isDark ? '#6fb1e8' : '#17608f',
    colorBgContainer: isDark ? '#1b2026' : '#ffffff',
    colorBgElevated: isDark ? '#242a32' : '#ffffff',
    colorBgBase: isDark ? '#14181d' : '#ffffff',
    colorBorder: isDark ? '#444e59' : '#c5ced8',
    colorTextPlaceholder: isDark ? '#a1acb8' : '#596776',
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

/** Colours of charts: a canvas cannot read the page's variables. */
export interface ChartColours {
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly faintLine: string
  readonly raised: string
  readonly ground: string
  readonly accent: string
  /** Distinct also to the colour-blind; charts still name their series in words. */
  readonly series: readonly string[]
  readonly tones: Readonly<Record<Tone, string>>
}

export const chartColours = (isDark: boolean): ChartColours => (isDark ? DARK : LIGHT)

const LIGHT: ChartColours = {
  text: '#1b2530',
  muted: '#596776',
  line: '#c5ced8',
  faintLine: '#e6ebf0',
  raised: '#ffffff',
  ground: '#ffffff',
  accent: '#17608f',
  series: ['#17608f', '#d98a00', '#2e8b57', '#8a4fb0', '#c2452f', '#3fa7b5', '#6b7785', '#b35c8d'],
  tones: { good: '#2f8a50', fair: '#d9a400', poor: '#dd7a1f', bad: '#c43a2e', none: '#9aa6b2' },
}

const DARK: ChartColours = {
  text: '#e3e7eb',
  muted: '#a1acb8',
  line: '#444e59',
  faintLine: '#2d343d',
  raised: '#242a32',
  ground: '#1a1f25',
  accent: '#78b7ea',
  series: ['#78b7ea', '#e5b14a', '#6fc48d', '#c196e6', '#ee8a76', '#6cc8d4', '#a1acb8', '#e09cc0'],
  tones: { good: '#5fbf83', fair: '#dcb440', poor: '#e79a4e', bad: '#ee7f72', none: '#76828f' },
}
