import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/stage/database.ts'
import { inTransaction } from './connect.ts'
import { Remembered } from './remembered.ts'
import type { Reading } from './tables.ts'

let stage: TestDatabase
beforeAll(async () => {
  stage = await testDatabase()
})
afterAll(() => stage.close())

describe('what a process remembers of a database', () => {
  it('is asked once, also from transactions, and anew after so long', async () => {
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    const remembered = new Remembered<number>(60)
    let asked = 0
    const ask = (db: Reading = stage.db) => remembered.of(db, 'a', async () => ++asked)
    expect([await ask(), await ask(), await inTransaction(stage.db, (tx) => ask(tx))]).toEqual([1, 1, 1])
    // Another database is another matter.
    expect(await ask(stage.owner)).toBe(2)
    clock = 59
    expect(await ask()).toBe(1)
    clock = 60
    expect(await ask()).toBe(3)
    vi.restoreAllMocks()
  })

  it('is forgotten when what it was told of changes: at once by the transaction, by others when it is committed', async () => {
    const remembered = new Remembered<string>(60_000)
    let stands = 'old'
    const ask = () => remembered.of(stage.db, 'a', async () => stands)
    expect(await ask()).toBe('old')
    await inTransaction(stage.db, async (tx) => {
      remembered.forget(tx)
      stands = 'new'
      expect(await remembered.of(tx, 'a', async () => stands)).toBe('new')
      expect(await ask()).toBe('old')
    })
    expect(await ask()).toBe('new')
    await inTransaction(stage.db, async (tx) => {
      remembered.forget(tx)
      throw new Error('no')
    }).catch(() => undefined)
    stands = 'never committed'
    expect(await ask()).toBe('new')
  })

  it('keeps nothing that was asked before a change and answered after it, nor what is not to be kept', async () => {
    const remembered = new Remembered<boolean>(60_000, (isOn) => isOn)
    let answer: (value: boolean) => void = () => undefined
    const slow = remembered.of(stage.db, 'a', () => new Promise<boolean>((done) => (answer = done)))
    await inTransaction(stage.db, async (tx) => remembered.forget(tx))
    answer(true)
    expect(await slow).toBe(true)
    expect(await remembered.of(stage.db, 'a', async () => false)).toBe(false)
    expect(await remembered.of(stage.db, 'a', async () => true)).toBe(true)
    expect(await remembered.of(stage.db, 'a', async () => false)).toBe(true)
  })
})
