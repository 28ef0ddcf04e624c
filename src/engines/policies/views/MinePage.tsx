import { OwnFirms } from '../../gradient/views/OwnFirms.tsx'
import { firmAddress } from './looks.tsx'
import { useWords } from './words.ts'
import './policies.css'

/** 我的政策: the firms that a person acts for, those that have come to qualify for something first, each with what policies give it. */
export default function MinePage() {
  const words = useWords()
  return (
    <OwnFirms
      path="/api/v1/policies/mine"
      title={words.mine}
      none={words.mineNone}
      noneTodo={words.mineNoneText}
      addressOf={firmAddress}
      newsText={(title, to) => words.newsOf(title, to)}
    />
  )
}
