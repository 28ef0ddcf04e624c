import { defineWords } from '../../../ui/language.ts'

export const useFormWords = defineWords({
  zh: {
    all: (n: number) => `显示其余 ${n} 项（多在后续步骤填写）`,
    fewer: '只显示登记时要填的',
  },
  en: {
    all: (n: number) => `Show ${n} more (most are given with later steps)`,
    fewer: 'Show only what is asked at first',
  },
})
