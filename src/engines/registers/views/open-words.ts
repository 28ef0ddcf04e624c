import { defineWords } from '../../../ui/language.ts'

export const useOpenWords = defineWords({
  zh: {
    title: '公开台账',
    about: '各台账依规定公开的内容，不需要账号。个人信息、附件和照片不公开。',
    nothing: '还没有公开的台账。',
    register: '台账',
    place: '辖区',
    files: '供程序读取：只读，分页，限速。',
  },
  en: {
    title: 'Open registers',
    about: 'What the registers make public, without an account. Personal data, files and photos are not.',
    nothing: 'No register is public yet.',
    register: 'Register',
    place: 'Place',
    files: 'For programs: read only, page by page, at a limited pace.',
  },
})
