import { type CityObjectParts, checkCityObject } from './city-object.ts'
import type { CodeAnswer, CodeTable } from './code-answer.ts'

/** 事件代码 (form of CJ/T 214, 10 digits): division and classes, major 01 to 05. The number of a case is the place's own. */
export const checkEventCode = (
  text: string,
  { table }: { readonly table?: CodeTable } = {},
): CodeAnswer<CityObjectParts> =>
  checkCityObject(text, { name: { zh: '事件代码', en: 'the code of an event' }, serial: 0, majors: 5 }, table)
