/** log2 of the number of cells; four cells share a place that a run's hash leads to. */
export const cellBits = 20
export const cellsAPlace = 4
/** Characters of the longest run. */
export const longestRun = 6
/** Characters of an item that are read: the more of them, the less the next one adds. */
export const letterLimit = 600
/** What a cell's lower four bits hold is this much more than a weight in half nats: 1..15 for -7..7; an empty cell is 0. */
export const middle = 8

/**
 * What characters say by how they follow one another: for runs of up to six characters that occur in known texts, how much
 * likelier the last one is in spam than in ham after those before it (Bratko et al., "Spam filtering using statistical data
 * compression models", 2006). Unlike words, it needs no blanks, and carries phrases over word boundaries.
 */
export type Letters = {
  /** By place: twelve bits of a run's hash, then its weight. */
  cells: Uint16Array
  /** What one unit of the sway adds to the margin. */
  weight: number
  /** Texts whose margin is lower without them are plainly harmless, and their letters aren't read. */
  floor: number
}
