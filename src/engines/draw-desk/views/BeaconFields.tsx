import { useState } from 'react'
import { useSession } from '../../../ui/session.ts'
import { useWords } from './words.ts'

/** A moment as an input of the browser writes it, in its own time zone. */
const local = (moment: Date) =>
  new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)

interface Chosen {
  readonly kind: 'drand-quicknet' | 'lottery'
  readonly round: string
  readonly due: string
}

/** Which public source of chance decides: tomorrow morning by the network, unless somebody chooses otherwise. */
export function useBeacon() {
  const today = useSession().today()
  const [chosen, setChosen] = useState<Chosen>(() => ({
    kind: 'drand-quicknet',
    round: '',
    due: local(new Date(Date.parse(`${today}T09:00:00+08:00`) + 24 * 3_600_000)),
  }))
  const moment = new Date(chosen.due)
  const due = Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
  const asked =
    chosen.kind === 'lottery' ? { kind: chosen.kind, round: chosen.round.trim(), due } : { kind: chosen.kind, due }
  return { asked, chosen, change: (part: Partial<Chosen>) => setChosen((now) => ({ ...now, ...part })) }
}

/** The fields of a form that begins a draw. */
export function BeaconFields({ of: { chosen, change } }: { readonly of: ReturnType<typeof useBeacon> }) {
  const words = useWords()
  return (
    <>
      <label className="field">
        <span>{words.beacon}</span>
        <select
          value={chosen.kind}
          onChange={(event) => change({ kind: event.target.value === 'lottery' ? 'lottery' : 'drand-quicknet' })}
        >
          <option value="drand-quicknet">{words.drand}</option>
          <option value="lottery">{words.lottery}</option>
        </select>
      </label>
      {chosen.kind === 'lottery' && (
        <label className="field">
          <span>{words.issue}</span>
          <input value={chosen.round} onChange={(event) => change({ round: event.target.value })} />
        </label>
      )}
      <label className="field">
        <span>{words.beaconAt}</span>
        <input type="datetime-local" value={chosen.due} onChange={(event) => change({ due: event.target.value })} />
      </label>
    </>
  )
}
