/**
 * Phone numbers in China as they are written down: a mobile number, or a landline with its area, '0734-8225678-12'.
 * The short numbers that a place answers, 12345 and the like, are `isHotline`: nobody's own number is one.
 */
export const isPhone = (text: string): boolean => MOBILE.test(text) || LANDLINE.test(text)

export const isMobile = (text: string): boolean => MOBILE.test(text)

/** 110, 119, 120, 12345 and the service numbers that everybody can call; 96xxx are given out by a province or a firm. */
export const isHotline = (text: string): boolean => HOTLINE.test(text)

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{2,3}-\d{7,8}(?:-\d{1,6})?$/
const HOTLINE = /^(?:110|119|120|12345|12315|12319|12328|96\d{3,4})$/
