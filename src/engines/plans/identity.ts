/**
 * Stable ids (SPEC.md, ID): what a person decided about a sentence must find that sentence again in the next text. An id is
 * a digest of the sentence's words and of which value in it is meant; places, numbers of headings and ids of the compiler
 * play no part.
 */

/** Numbers of headings and lists in front of a sentence: （一） 1. ① 一是 ——, and the serial number of a table's row. */
const MARKER =
  /^(?:第[〇零一二三四五六七八九十百\d]{1,5}[条章节]|[(][〇一二三四五六七八九十\d]{1,3}[)]|[一二三四五六七八九十]{1,3}(?:是(?=\p{Script=Han})|、)|\d{1,3}(?:[.、)](?!\d)| +(?=\p{Script=Han}))|[①-⑳]|[-—–·•●■◆○□]{1,4})\s*/u

/** What a typesetter may change without changing what is said. */
const TYPESETTING = /[\p{Cc}\u200b-\u200f\ufeff,，、;；:：。!！?？“”‘’"'《》〈〉【】「」『』·…*#|_]/gu

/** The words of a text without typesetting, spaces and the marker in front: equal words are the same sentence. */
export function wordsOf(text: string): string {
  // NFKC makes full-width digits and brackets half-width and ① into 1, so the marker is looked for on both sides of it.
  let words = text.trim()
  for (let i = 0; i < 3; i++) {
    const without = words.replace(MARKER, '').normalize('NFKC').replace(MARKER, '')
    if (without === words) break
    words = without
  }
  return words
    .toLowerCase()
    .replace(TYPESETTING, '')
    .replace(/\s+/g, (_, at: number, whole: string) => (isBetweenDigits(whole, at) ? ' ' : ''))
}

/** The blank between two cells of figures; without it 2.3 45 would read 2.345. */
const isBetweenDigits = (text: string, at: number) => {
  const before = text[at - 1] ?? ''
  const after = /\S/.exec(text.slice(at, at + 40))?.[0] ?? ''
  return /[\d%]/.test(before) && /\d/.test(after)
}

/** 64 bits of a text as 16 hexadecimal digits (MurmurHash3, x86, 32 bits, under two seeds). Never to change: ids are kept. */
export function digestOf(text: string): string {
  return hex(murmur3(text, 0x9747b28c)) + hex(murmur3(text, 0x5bd1e995))
}

const hex = (value: number) => value.toString(16).padStart(8, '0')

/** MurmurHash3 over the UTF-16 units of a text, two bytes each. */
function murmur3(text: string, seed: number): number {
  let hash = seed
  const pairs = text.length >> 1
  for (let i = 0; i < pairs; i++) {
    hash ^= scrambled(text.charCodeAt(2 * i) | (text.charCodeAt(2 * i + 1) << 16))
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  if (text.length % 2 === 1) hash ^= scrambled(text.charCodeAt(text.length - 1))
  hash ^= text.length * 2
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function scrambled(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51)
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)
}

/** Gives ids: what says the same twice is told apart by the order in which it comes. */
export function identifier(): (type: string, words: string) => string {
  const times = new Map<string, number>()
  return (type, words) => {
    const key = `${type}|${words}`
    const before = times.get(key) ?? 0
    times.set(key, before + 1)
    return `${type}:${digestOf(before === 0 ? key : `${key}|${before + 1}`)}`
  }
}
