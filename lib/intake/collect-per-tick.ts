/**
 * Gathers values that come within one turn of the event loop and passes them on together: the events of one commit are
 * answered in the same turn, and the queue takes a hundred ids for little more than the price of one.
 */
export function collectPerTick<Value>(passOn: (values: Value[]) => void): (value: Value) => void {
  let gathered: Value[] = []
  return (value) => {
    if (gathered.push(value) > 1) return
    setImmediate(() => {
      const values = gathered
      gathered = []
      passOn(values)
    })
  }
}
