/** Notes a fault: its code, its place in the scheme, what is wrong in both languages, and what to do. */
export type Say = (code: string, path: string, zh: string, en: string, hintZh?: string, hintEn?: string) => void
