import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { DrawsTable } from '../../draw-desk/views/DrawsTable.tsx'
import { useWords as useDrawWords } from '../../draw-desk/views/words.ts'
import { NewDrawDialog } from './NewDrawDialog.tsx'
import { useWords } from './words.ts'

/** 随机抽取: every draw of firms to be inspected, each open to be run again. */
export default function DrawsPage() {
  const words = useWords()
  const { how, howText } = useDrawWords()
  const session = useSession()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const followed = useMemo(
    () => ({
      title: words.visits,
      of: ({ made = 0, joined = 0 }: Readonly<Record<string, number>>) => made + joined,
    }),
    [words],
  )
  const create = session.may('draws.run') && (
    <button type="button" className="button is-primary" onClick={() => setMaking(true)}>
      {words.create}
    </button>
  )
  return (
    <Page title={words.title} note={session.isSimulated && <SimulatedMark />} actions={create}>
      <Panel title={how}>
        <p>{howText}</p>
      </Panel>
      <DrawsTable
        system="regulation"
        title={words.title}
        followed={followed}
        counted={words.firms}
        onOpen={({ division, id }) => navigate(`/draws/${division}/${id}`)}
        empty={words.emptyText}
      />
      {isMaking && (
        <NewDrawDialog onClose={() => setMaking(false)} onMade={(id) => navigate(`/draws/${session.division}/${id}`)} />
      )}
    </Page>
  )
}
