/** Letters, digits, Chinese characters and .-_@ : what people are given as login names. */
export const isLoginName = (name: string) => /^[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff._@-]{1,63}$/i.test(name)
