import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { NeedTable } from './NeedTable.tsx'
import { useNeedWords } from './need-words.ts'
import { useWords } from './words.ts'
import './chains.css'

/** 采购对接: a firm's representative sees the needs of their own firms, the office all. */
export default function NeedsPage() {
  const words = useNeedWords()
  const chains = useWords()
  const session = useSession()
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      {...(session.may('chains.read') ? { back: { to: '/chains', title: chains.title } } : {})}
    >
      <Panel>
        <p className="muted">{words.about}</p>
        <NeedTable division={session.division} />
      </Panel>
    </Page>
  )
}
