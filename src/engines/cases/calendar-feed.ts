/** A deadline as a calendar shows it. */
export interface CalendarEntry {
  /** The same for the same deadline, whenever it is asked. */
  readonly uid: string
  readonly due: Date
  /** Holds no personal data: calendars are kept on machines that are not ours. */
  readonly summary: string
  readonly url: string
  /** Grows with every change of the record. */
  readonly sequence: number
  readonly changed: Date
}

/**
 * A calendar of deadlines (RFC 5545), to be subscribed to: each entry stands at its due moment and reminds an hour before.
 *
 * @param name what the calendar is called
 * @param now when it was written
 */
export function calendarFeed(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gangmu//Deadlines//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...entries.flatMap(({ uid, due, summary, url, sequence, changed }) => [
      'BEGIN:VEVENT',
      `UID:${text(uid)}`,
      `DTSTAMP:${utc(now)}`,
      `LAST-MODIFIED:${utc(changed)}`,
      `SEQUENCE:${sequence}`,
      `DTSTART:${utc(due)}`,
      `DTEND:${utc(due)}`,
      `SUMMARY:${text(summary)}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${text(summary)}`,
      'TRIGGER:-PT1H',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** TEXT of RFC 5545, 3.3.11. */
const text = (value: string): string =>
  value.replace(/\\/g, '\\\\').replace(/;/g, '\\;').replace(/,/g, '\\,').replace(/\r?\n/g, '\\n')

/** No line is longer than 75 octets; what follows begins with a space (3.1). No character is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
