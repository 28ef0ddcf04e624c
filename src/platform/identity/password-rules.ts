import type { Fault } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'

/** 口令规则, GB/T 22239-2019; every number of it is a setting. */
export interface PasswordRules {
  /** Fewest characters. */
  readonly length: number
  /** Of the four classes upper case, lower case, digits and others, how many must occur. */
  readonly classes: number
  /** Days after which it must be changed; 0: never. */
  readonly days: number
  /** How many of the last passwords may not be taken again. */
  readonly history: number
}

/** Longest password that is taken: hashing is costly by intention, so its input is bounded. */
export const LONGEST = 128

const CLASSES: readonly { readonly pattern: RegExp; readonly name: Bilingual }[] = [
  { pattern: /[A-Z]/, name: { zh: '大写字母', en: 'upper case letters' } },
  { pattern: /[a-z]/, name: { zh: '小写字母', en: 'lower case letters' } },
  { pattern: /[0-9]/, name: { zh: '数字', en: 'digits' } },
  { pattern: /[^A-Za-z0-9]/, name: { zh: '符号', en: 'signs' } },
]

/**
 * Everything wrong with a new password but its likeness to earlier ones, which only their hashes can tell. `own` are words
 * that belong to the person (login name, phone) and to the place; a password that holds one of them is easily guessed.
 */
export function faultsOfPassword(password: string, rules: PasswordRules, own: readonly string[]): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (code: string, zh: string, en: string) => faults.push({ at: 'password', code, message: { zh, en } })
  const length = [...password].length
  if (length < rules.length)
    fault(
      'too-short',
      `至少 ${rules.length} 个字符，现有 ${length} 个`,
      `needs ${rules.length} characters, has ${length}`,
    )
  if (length > LONGEST) fault('too-long', `最多 ${LONGEST} 个字符`, `takes ${LONGEST} characters at most`)
  const missing = CLASSES.filter(({ pattern }) => !pattern.test(password))
  if (CLASSES.length - missing.length < rules.classes) {
    fault(
      'too-plain',
      `大写字母、小写字母、数字、符号中至少要有 ${rules.classes} 类；还没有${missing.map(({ name }) => name.zh).join('、')}`,
      `needs ${rules.classes} of upper case, lower case, digits and signs; there are no ${missing.map(({ name }) => name.en).join(', ')}`,
    )
  }
  const low = password.toLowerCase()
  const held = own.filter((word) => [...word].length >= 3 && low.includes(word.toLowerCase()))
  if (held.length > 0) fault('own-word', '不能包含登录名、姓名或手机号', 'must not hold your login name, name or phone')
  if (isRun(low)) fault('run', '不能是重复或连续的字符', 'must not be a run or a repetition')
  if (COMMON.some((word) => lettersOf(low).includes(word)))
    fault('common', '是常见口令的变形，容易被猜到', 'is a variant of a common password')
  return faults
}

/** Whether more than half of the characters only repeat or follow the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).filter((code, i) => Math.abs(code - (codes[i] as number)) <= 1)
  return codes.length > 3 && steps.length > codes.length / 2
}

/** Signs read as the letters they stand for: p@ssw0rd is password. */
const lettersOf = (text: string) => [...text].map((character) => LOOKALIKES[character] ?? character).join('')
const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  $: 's',
  '!': 'i',
}

/** Stems of the passwords that are tried first. Whoever has a longer list can refuse more; these alone stop most tries. */
const COMMON = [
  'password',
  'passwd',
  'qwerty',
  'asdfgh',
  'zxcvbn',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'admin',
  'gangmu',
]

/** The moment from which a password has to be changed; null when it never ages. */
export function agesAt(changedAt: Date, rules: PasswordRules): Date | null {
  return rules.days === 0 ? null : new Date(changedAt.getTime() + rules.days * 86_400_000)
}
