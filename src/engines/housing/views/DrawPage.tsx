import { Link, useParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { useLive } from '../../../ui/live.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import { useDrawAct } from '../../draw-desk/views/act.ts'
import { DrawView, type Part } from '../../draw-desk/views/DrawView.tsx'
import type { HousingDraw } from '../answers.ts'
import { listOf, useNames } from './looks.tsx'
import { useWords } from './words.ts'

/** 配租摇号: households drawn for the homes of a round, and the offers that follow. */
export default function DrawPage() {
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/housing/draws/${division}/${id}`
  const answer = useAnswer<HousingDraw>(path)
  useLive('draws', [path])
  const words = useWords()
  const classes = useNames()
  return (
    <Answer of={answer}>
      {(draw) => (
        <DrawView
          division={division}
          id={id}
          desk={{
            back: { to: '/housing/rounds', title: words.rounds },
            classTitle: words.draw.class,
            classOf: classes.drawClass,
            counted: words.draw.counted,
            targetTitle: words.draw.target,
            nameOf: (number) => draw.names[number] ?? '',
            partyHint: words.draw.parties,
            listNote: <p className="muted">{words.draw.note}</p>,
            gets: {
              title: words.draw.home,
              of: (number, { lots = [] }) => lots.find(({ target }) => target === number)?.lot ?? '—',
            },
            follows: (part) => <Follows {...part} draw={draw} />,
          }}
        />
      )}
    </Answer>
  )
}

function Follows({ page, path, draw }: Part & { readonly draw: HousingDraw }) {
  const { round: words } = useWords()
  const { division } = useSession()
  const { act, problem } = useDrawAct(path)
  const { attempt, problem: refused } = useTrying()
  const { stage, drawn, followed } = page.line
  const give = async () => {
    if (!(await askConfirmation({ title: words.give, text: words.giveAsk(drawn ?? 0), does: words.give }))) return
    const given = await act<{ offers: number; gone: number }>('offers')
    if (given !== null) toast(words.given(given.offers, given.gone))
  }
  const thaw = () =>
    attempt(async () => {
      await api.send('POST', `/api/v1/housing/rounds/${division}/${draw.round}/thaw`)
      toast(words.thaw)
    })
  return (
    <>
      {problem !== null && <Problem of={problem} />}
      {refused !== null && <Problem of={refused} />}
      {followed !== null && (
        <Link
          className="button"
          to={listOf('housing-offer', `?where=${encodeURIComponent(`round.id == "${draw.round}"`)}`)}
        >
          {words.toOffers}
        </Link>
      )}
      {page.mayRun && stage === 'drawn' && followed === null && (
        <button type="button" className="button is-primary" onClick={() => void give()}>
          {words.give}
        </button>
      )}
      {page.mayRun && stage === 'void' && draw.roundState === 'frozen' && (
        <button type="button" className="button" onClick={() => void thaw()}>
          {words.thaw}
        </button>
      )}
    </>
  )
}
