import { describe, expect, it } from 'vitest'
import { checkRecords } from '../language/check-records.ts'
import { systems } from './all.ts'

describe('what systems declare of their records', () => {
  it('has no fault', () => {
    expect(checkRecords(systems).map(({ at, message }) => `${at}: ${message}`)).toEqual([])
  })
})
