import { expect, it } from 'vitest'
import { calendarFeed } from './calendar-feed.ts'

const now = new Date('2025-03-05T00:30:00Z')

it('[CC1] writes deadlines as RFC 5545 says: lines of CRLF, at most 75 octets, no character cut, special characters escaped', () => {
  const summary = `${'处置时限，'.repeat(20)};a,b\\c`
  const feed = calendarFeed(
    '时限',
    [
      {
        uid: 'u@gangmu',
        due: new Date('2025-03-05T03:00:00Z'),
        summary,
        url: 'http://localhost/x',
        sequence: 3,
        changed: now,
      },
    ],
    now,
  )
  expect(feed.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const line of feed.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(feed.replaceAll('\r\n', '')).not.toContain('\n')
  const unfolded = feed.replaceAll('\r\n ', '')
  expect(unfolded).toContain(`SUMMARY:${'处置时限，'.repeat(20)}\\;a\\,b\\\\c\r\n`)
  expect(unfolded).toContain('DTSTART:20250305T030000Z\r\n')
  expect(unfolded).toContain('SEQUENCE:3\r\n')
  expect(unfolded.match(/BEGIN:VEVENT/g)).toHaveLength(1)
})

it('[CC2] is a whole calendar also when nothing is due', () => {
  const feed = calendarFeed('时限', [], now)
  expect(feed).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/)
  expect(feed).not.toContain('VEVENT')
})
