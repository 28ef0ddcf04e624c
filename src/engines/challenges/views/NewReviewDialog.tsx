import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import { BeaconFields, useBeacon } from '../../draw-desk/views/BeaconFields.tsx'
import type { ReadyChallenges } from '../answers.ts'
import { useWords } from './words.ts'

interface Begun {
  readonly id: string
  readonly warnings: readonly { readonly zh: string; readonly en: string }[]
}

/** Freezes bids and pool of a challenge: which one, whether names are covered, which beacon decides. */
export function NewReviewDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}) {
  const all = useWords()
  const words = all.form
  const say = useSay()
  const { division } = useSession()
  const ready = useAnswer<ReadyChallenges>('/api/v1/blind-reviews/ready', { division })
  const [challenge, setChallenge] = useState('')
  const [cover, setCover] = useState(false)
  const beacon = useBeacon()
  const { attempt, problem, isBusy } = useTrying()
  const chosen = challenge || (ready.data?.rows[0]?.id ?? '')
  const begin = () =>
    attempt(async () => {
      const { id, warnings } = await api.send<Begun>('POST', '/api/v1/blind-reviews', {
        division,
        challenge: chosen,
        beacon: beacon.asked,
        cover,
      })
      if (warnings.length > 0)
        await askConfirmation({
          title: all.warnings,
          text: (
            <ul>
              {warnings.map((one) => (
                <li key={one.zh}>{say(one)}</li>
              ))}
            </ul>
          ),
          does: all.ok,
        })
      onMade(id)
    })
  return (
    <Drawer
      place="middle"
      width={640}
      title={all.begin}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.does}
          onDo={() => void begin()}
          isOff={isBusy || chosen === ''}
        />
      }
    >
      {problem !== null && <Problem of={problem} />}
      <Answer of={ready} lines={1}>
        {({ rows }) => {
          const one = rows.find(({ id }) => id === chosen)
          return rows.length === 0 ? (
            <p className="muted">{words.none}</p>
          ) : (
            <>
              <label className="field">
                <span>{words.challenge}</span>
                <select value={chosen} onChange={(event) => setChallenge(event.target.value)}>
                  {rows.map((row) => (
                    <option key={row.id} value={row.id}>
                      {row.number} {row.title}
                    </option>
                  ))}
                </select>
              </label>
              {one !== undefined && <p className="muted">{words.facts(one.admitted, one.unchecked, one.experts)}</p>}
            </>
          )
        }}
      </Answer>
      <div className="field">
        <label>
          <input type="checkbox" checked={cover} onChange={(event) => setCover(event.target.checked)} /> {words.cover}
        </label>
        <p className="muted">{words.coverText}</p>
      </div>
      <BeaconFields of={beacon} />
    </Drawer>
  )
}
