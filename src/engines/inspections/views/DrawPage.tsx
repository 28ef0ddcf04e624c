import { Link, useParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { useLive } from '../../../ui/live.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useDrawAct } from '../../draw-desk/views/act.ts'
import { DrawView, type Part } from '../../draw-desk/views/DrawView.tsx'
import type { InspectionDraw } from '../answers.ts'
import { useWords } from './words.ts'

/** 一次随机抽查: firms and inspectors drawn, and the visits that come of it. */
export default function DrawPage() {
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/inspection-draws/${division}/${id}`
  const answer = useAnswer<InspectionDraw>(path)
  useLive('draws', [path])
  const words = useWords()
  return (
    <Answer of={answer}>
      {({ names, excluded, visits }) => (
        <DrawView
          division={division}
          id={id}
          desk={{
            back: { to: '/draws', title: words.back },
            classTitle: words.class,
            classOf: (name) => words.classes[name as keyof typeof words.classes] ?? name,
            counted: words.count,
            targetTitle: words.target,
            nameOf: (code) => names[code] ?? '',
            partyHint: words.promiseHint,
            listNote: excluded > 0 && <p className="muted">{words.excluded(excluded)}</p>,
            gets: {
              title: words.inspectors,
              of: (code, { assignments }) => {
                const one = assignments.find(({ target }) => target === code)
                return (
                  <>
                    {one === undefined || one.state === 'short' ? words.short : one.inspectors.join('、')}
                    {one?.state === 'borrowed' && <span className="muted">（{words.borrowed}）</span>}
                  </>
                )
              },
            },
            follows: (part) => <Visits {...part} visits={visits} />,
          }}
        />
      )}
    </Answer>
  )
}

function Visits({ page, path, visits }: Part & Pick<InspectionDraw, 'visits'>) {
  const words = useWords()
  const { act, problem } = useDrawAct(path)
  const { stage, drawn, id } = page.line
  const giveOut = async () => {
    if (!(await askConfirmation({ title: words.giveOut, text: words.giveOutAsk(drawn ?? 0), does: words.giveOut })))
      return
    const made = await act<{ made: number; joined: number; short: number }>('visits')
    if (made !== null) toast(words.gaveOut(made.made, made.joined, made.short))
  }
  return (
    <>
      {problem !== null && <Problem of={problem} />}
      {visits !== null && (
        <Link className="button" to={`/systems/regulation/inspection?where=${encodeURIComponent(`draw == "${id}"`)}`}>
          {words.toVisits}
        </Link>
      )}
      {page.mayRun && stage === 'drawn' && visits === null && (
        <button type="button" className="button is-primary" onClick={() => void giveOut()}>
          {words.giveOut}
        </button>
      )}
    </>
  )
}
