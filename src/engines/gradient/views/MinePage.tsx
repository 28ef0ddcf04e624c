import { firmAddress } from './looks.tsx'
import { OwnFirms } from './OwnFirms.tsx'
import { useWords } from './words.ts'
import './gradient.css'

/** 我办事的企业: each opens to where it stands on the ladder. */
export default function MinePage() {
  const words = useWords()
  return (
    <OwnFirms
      path="/api/v1/gradient/mine"
      title={words.mine}
      none={words.firm.none}
      noneTodo={words.firm.noneHint}
      addressOf={firmAddress}
    />
  )
}
