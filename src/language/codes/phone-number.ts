import { isHotline, isMobile, isPhone } from '../../model/phone.ts'
import { type CodeAnswer, codeFault, halfWidth, invalid, valid } from './code-answer.ts'

export interface PhoneParts {
  readonly kind: 'mobile' | 'landline' | 'hotline'
}

/**
 * A phone number as people type it, '+86 138 0013 8000', '(0734) 8225678 转 12', given back as it is stored: '13800138000',
 * '0734-8225678-12', or a hotline, '12345'.
 */
export function checkPhone(text: string): CodeAnswer<PhoneParts> {
  const typed = halfWidth(text)
    .replace(/[\p{Pd}\u2212/]/gu, '-')
    .replace(/(?:转|EXT\.?|#)/g, '-')
    .replace(/[().]/g, ' ')
    .trim()
  if (typed === '') return invalid([codeFault('empty', null, '请填写电话号码', 'The phone number is missing')])
  const other = typed.search(/[^\d\s+-]/)
  if (other >= 0 || typed.length > 40) {
    const character = [...typed.slice(Math.max(other, 0))][0]
    return invalid([
      codeFault(
        'character',
        other < 0 ? null : [other + 1],
        other < 0 ? '电话号码太长' : `电话号码里有“${character}”，应只有数字和连字符`,
        other < 0 ? 'The phone number is too long' : `A phone number has digits and hyphens only, not “${character}”`,
      ),
    ])
  }
  const national = typed.replace(/^(?:\+|00)\s*86[\s-]*/, '').replace(/^86(?=[\s-]*1[3-9])/, '')
  const digits = national.replace(/[\s+-]/g, '')
  if (isMobile(digits)) return valid(digits, { kind: 'mobile' })
  if (isHotline(digits)) return valid(digits, { kind: 'hotline' })
  const landline = landlineOf(national, digits)
  if (landline !== null && isPhone(landline)) return valid(landline, { kind: 'landline' })
  return invalid([shapeFault(digits)])
}

/** The area by the separator that was typed, else by the plan of numbers: 010 and 02x have three digits, others four. */
function landlineOf(national: string, digits: string): string | null {
  if (!digits.startsWith('0')) return null
  const groups = national.split(/[\s-]+/).filter((group) => group !== '')
  if (groups.length > 1 && /^0\d{2,3}$/.test(groups[0] as string)) {
    const [area, ...rest] = groups
    // '0734 822 5678': digits set in groups of their own; an extension is never longer than the number is short.
    const number = rest.length > 1 && (rest[0] as string).length < 7 ? [rest.join('')] : rest
    return [area, ...number].join('-')
  }
  if (groups.length > 2) return null
  const area = /^0[12]/.test(digits) ? 3 : 4
  const [whole = '', extension] = groups
  return [`${whole.slice(0, area)}-${whole.slice(area)}`, ...(extension === undefined ? [] : [extension])].join('-')
}

function shapeFault(digits: string) {
  if (digits.startsWith('1'))
    return codeFault(
      'mobile',
      null,
      digits.length === 11
        ? '手机号第 2 位应为 3—9'
        : `手机号是 11 位，这里有 ${digits.length} 位（热线如 12345 也可以）`,
      digits.length === 11
        ? 'The second digit of a mobile number is 3 to 9'
        : `A mobile number has 11 digits; here are ${digits.length} (a hotline such as 12345 is taken too)`,
    )
  return codeFault(
    'phone',
    null,
    '应为手机号（11 位，1 开头）、带区号的座机号（0734-8225678）或热线（12345）',
    'Expected a mobile number (11 digits from 1), a landline with its area (0734-8225678) or a hotline (12345)',
  )
}
