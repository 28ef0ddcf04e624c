/**
 * The page of GB/T 9704-2012 in numbers. Lengths are twips (1/20 pt) unless said otherwise, sizes of type are half-points,
 * as WordprocessingML counts them.
 */

export const PAGE = { width: 11906, height: 16838 } as const

/** 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; so right 26 mm and bottom 35 mm. */
export const MARGIN = { top: 2098, left: 1587, bottom: 1984, right: 1474 } as const

/** A page on its side is the upright page turned clockwise: its left edge becomes the top. */
export const SIDEWAYS_MARGIN = {
  top: MARGIN.left,
  right: MARGIN.top,
  bottom: MARGIN.right,
  left: MARGIN.bottom,
} as const

/**
 * 22 lines of 28 characters of 16 pt; the character step is in 1/4096 pt. The lines are 28.95 pt, since 22 lines of 29 pt
 * are 0.2 pt more than the 225 mm between the margins, and a word processor then sets 21.
 */
export const GRID = { linePitch: 579, charSpace: -848 } as const

/**
 * Word processors do not agree on what the grid does to characters: LibreOffice counts the step twice, some ignore it. So
 * the text keeps the measure itself and does not snap: exact lines, and characters half a point closer, which gives
 * 28 × 22 in all of them; full lines are spread to the width.
 */
export const LINE = GRID.linePitch
export const CHARACTER_SPACING = -10

/** One character of body type with its spacing, and the width and height of the 版心. */
export const CHARACTER = 310
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
export const TEXT_HEIGHT = PAGE.height - MARGIN.top - MARGIN.bottom
export const SIDEWAYS_TEXT_WIDTH = PAGE.height - SIDEWAYS_MARGIN.left - SIDEWAYS_MARGIN.right

/** 号: sizes of type in half-points. */
export const SIZE = { 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21, 小五: 18 } as const

/** The page number stands 7 mm below the text, measured to the middle of its line: 35 − 7 − 2.5 mm from the edge. */
export const FOOTER_DISTANCE = 1446
export const HEADER_DISTANCE = 1134

/** Width of the red and black rules, in eighths of a point: 0.35 mm and 0.25 mm. */
export const RULE = { thick: 8, thin: 6 } as const
export const RED = 'FF0000'

/** 发文机关标志: its upper edge is 35 mm below the top of the text. */
export const LETTERHEAD_DROP = 1984

/** A kind of type with what stands in where a machine does not have it. Nothing is embedded: the fonts are licensed. */
export interface TypeFace {
  readonly name: string
  /** Names that word processors look for instead, in order. */
  readonly instead: readonly string[]
  readonly family: 'roman' | 'modern' | 'script' | 'swiss'
  readonly panose: string
}

export const FACES = {
  title: {
    name: '方正小标宋简体',
    instead: ['方正小标宋_GBK', '宋体', 'SimSun', 'Noto Serif CJK SC'],
    family: 'roman',
    panose: '02010601030101010101',
  },
  body: {
    name: '仿宋_GB2312',
    instead: ['仿宋', 'FangSong', '方正仿宋_GBK', 'STFangsong'],
    family: 'modern',
    panose: '02010609030101010101',
  },
  black: { name: '黑体', instead: ['SimHei', 'Noto Sans CJK SC'], family: 'modern', panose: '02010609060101010101' },
  kai: {
    name: '楷体_GB2312',
    instead: ['楷体', 'KaiTi', 'STKaiti'],
    family: 'modern',
    panose: '02010609030101010101',
  },
  song: { name: '宋体', instead: ['SimSun', 'Noto Serif CJK SC'], family: 'roman', panose: '02010600030101010101' },
  latin: { name: 'Times New Roman', instead: ['Liberation Serif'], family: 'roman', panose: '02020603050405020304' },
} as const satisfies Record<string, TypeFace>

export type FaceName = keyof typeof FACES

/** Chinese in `face`; letters and digits in the Latin type unless the whole is to be Chinese type, as page numbers are. */
export function font(face: FaceName, latin: FaceName = 'latin') {
  return { ascii: FACES[latin].name, hAnsi: FACES[latin].name, cs: FACES[latin].name, eastAsia: FACES[face].name }
}
