import { describe, expect, it } from 'vitest'
import { modules } from '../src/apps/server/modules.ts'
import {
  draftOf,
  linesOf,
  type Shape,
  sayOf,
  shapeOf,
  valueFrom,
} from '../src/engines/administration/views/setting-shape.ts'

const settings = modules.flatMap((module) => module.settings ?? [])
const words = { yes: 'yes', no: 'no', none: 'none', items: (count: number) => `${count} parts` }

/** Every shape in a shape, with where it stands. */
function shapesIn(shape: Shape, at: string): readonly { readonly at: string; readonly shape: Shape }[] {
  const below =
    shape.kind === 'group'
      ? shape.parts.flatMap((part) => shapesIn(part.shape, `${at}.${part.key}`))
      : shape.kind === 'row'
        ? shape.of.flatMap((part, i) => shapesIn(part, `${at}.${i}`))
        : shape.kind === 'list' || shape.kind === 'table' || shape.kind === 'maybe'
          ? shapesIn(shape.of, `${at}.*`)
          : []
  return [{ at, shape }, ...below]
}
const shapes = settings.flatMap(({ key, schema }) => shapesIn(shapeOf(schema), key))

describe('settings that modules declare', () => {
  it('are edited in a form made from their schema, down to every part', () => {
    expect(settings.length).toBeGreaterThan(10)
    expect(shapes.filter(({ shape }) => shape.kind === 'other').map(({ at }) => at)).toEqual([])
  })

  it('come out of that form as they went in', () => {
    for (const { key, schema, default: value } of settings) {
      const shape = shapeOf(schema)
      expect(valueFrom(shape, draftOf(shape, value)), key).toEqual(value)
      expect(linesOf(shape, value, 'en', words, true).length, key).toBeGreaterThan(0)
    }
  })

  it('name every part of a group, and every choice, in both languages', () => {
    const nameless = shapes.flatMap(({ at, shape }) =>
      shape.kind === 'group'
        ? shape.parts.filter((part) => part.shape.title === '').map(({ key }) => `${at}.${key}`)
        : [],
    )
    const mute = shapes.flatMap(({ at, shape }) =>
      shape.kind === 'choice'
        ? shape.choices.filter(({ title }) => title === '').map(({ value }) => `${at}: ${value}`)
        : [],
    )
    expect([...nameless, ...mute]).toEqual([])
    for (const { at, shape } of shapes)
      for (const text of [
        shape.title,
        shape.description,
        ...(shape.kind === 'choice' ? shape.choices.map(({ title }) => title) : []),
      ]) {
        if (text === '') continue
        expect(sayOf(text, 'en'), `${at}: ${text}`).not.toMatch(/\p{Script=Han}/u)
        expect(sayOf(text, 'zh'), `${at}: ${text}`).toMatch(/\p{Script=Han}/u)
      }
  })
})
