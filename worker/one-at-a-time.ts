/** Runs what it is given one after the other, in the order it came. */
export function oneAtATime(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const mine = last.then(run, run)
    // The next one waits for the end, however it ends.
    last = mine.catch(() => undefined)
    return mine
  }
}
