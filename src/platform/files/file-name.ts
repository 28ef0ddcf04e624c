/** Longest name in characters, its extension included; 240 bytes of UTF-8 fit every file system. */
const LONGEST = 80

/**
 * A name that is safe to show, to store and to save under: no folders, no control characters, no characters that turn the
 * direction of reading (so that `gpj.exe` cannot look like `exe.jpg`), none of Windows' reserved names.
 *
 * @example cleanFileName('C:\\tmp\\..\\佐证 材料\u202Efdp.docx') === '佐证 材料fdp.docx'
 */
export function cleanFileName(given: string): string {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = [...base]
    .filter((character) => !isInvisible(character.codePointAt(0) ?? 0))
    .map((character) => ('<>:"|?*'.includes(character) ? '_' : character))
    .join('')
    .trim()
  const { stem, extension } = splitName(plain)
  const trimmed = stem.replace(/^[\s.]+|[\s.]+$/g, '')
  const named = trimmed === '' ? '附件' : /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(trimmed) ? `_${trimmed}` : trimmed
  const ending = extension === '' ? '' : `.${extension}`
  return [...named].slice(0, LONGEST - ending.length).join('') + ending
}

/** The extension without its dot, lower case; '' when there is none. */
export const extensionOf = (name: string): string => splitName(name).extension

function splitName(name: string): { stem: string; extension: string } {
  const found = /^(.*)\.([A-Za-z0-9]{1,8})$/.exec(name)
  return found === null
    ? { stem: name, extension: '' }
    : { stem: found[1] as string, extension: (found[2] as string).toLowerCase() }
}

/** Control characters, lone surrogates, zero-width characters, marks of direction, private use. */
function isInvisible(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xf8ff) ||
    code === 0xfeff ||
    (code >= 0xfff0 && code <= 0xffff) ||
    code >= 0xe0000
  )
}
