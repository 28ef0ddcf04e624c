/** How many turns of this thread others had while `work` went on: where something keeps it busy they have a few. */
export async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isOn = true
  const turn = () => {
    turns++
    if (isOn) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  isOn = false
  return turns
}
