import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { useRecordWords } from './record-words.ts'

/** Asks before a form that holds something unsaved is left, within the application and by closing the window. */
export function useLeaving(isUnsaved: () => boolean) {
  const words = useRecordWords()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isUnsaved(),
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    void askConfirmation({ title: words.leave, text: words.leaveTodo, does: words.leaveDo, isDangerous: true }).then(
      (leaves) => (leaves ? blocker.proceed() : blocker.reset()),
    )
  }, [blocker, words])
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault()
    }
    addEventListener('beforeunload', onUnload)
    return () => removeEventListener('beforeunload', onUnload)
  })
}
