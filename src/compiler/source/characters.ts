/** Classes of UTF-16 code units that the normaliser asks about. All constant time. */

export const isDigit = (code: number) => code >= 0x30 && code <= 0x39

export const isLatin = (code: number) => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)

/** Han characters, with 〇 and 々; surrogates count, because the planes above hold mostly Han. */
export const isHan = (code: number) =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  code === 0x3007 ||
  code === 0x3005 ||
  (code >= 0xd800 && code <= 0xdfff) ||
  (code >= 0xf900 && code <= 0xfaff)

export const isLineBreak = (code: number) =>
  code === 0x0a ||
  code === 0x0d ||
  code === 0x0b ||
  code === 0x0c ||
  code === 0x85 ||
  code === 0x2028 ||
  code === 0x2029

/** Anything that only separates. */
export const isSpace = (code: number) =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0x85 ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000

/** Characters that nobody sees: zero-width, direction marks, controls, private use (bullets of symbol fonts). */
export const isInvisible = (code: number) =>
  (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) ||
  (code >= 0x7f && code <= 0x9f && code !== 0x85) ||
  code === 0xad ||
  code === 0x180e ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  code === 0xfffd ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  (code >= 0xe000 && code <= 0xf8ff)

const DASHES = new Set([0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500, 0xff0d])
export const isDash = (code: number) => DASHES.has(code)
