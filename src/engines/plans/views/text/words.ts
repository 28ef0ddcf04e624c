import { defineWords } from '../../../../ui/language.ts'

export const useTextWords = defineWords({
  zh: {
    label: '正文',
    front: '文前',
    contents: '目录页',
    image: '（此处为图片，文字无法读取）',
    empty: '这份文件没有正文。',
  },
  en: {
    label: 'Text',
    front: 'Front matter',
    contents: 'Contents page',
    image: '(A picture stands here; its words cannot be read)',
    empty: 'This file has no text.',
  },
})
