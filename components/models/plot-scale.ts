/** The drawing's own units; a screen's width decides how large they come out. */
export const plot = { width: 380, height: 320, left: 54, right: 12, top: 12, bottom: 54 }

const round = (value: number): number => Math.round(value * 10) / 10

/** A share 0..1 as a place on the x axis. */
export const xOf = (share: number): number => round(plot.left + share * (plot.width - plot.left - plot.right))
export const yOf = (share: number): number =>
  round(plot.height - plot.bottom - share * (plot.height - plot.top - plot.bottom))

/** Points 0..1 as the `points` of a polyline. */
export const lineThrough = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y]) => `${xOf(x)},${yOf(y)}`).join(' ')

/** The radius of a bin's dot: its area tells how many items are in it. */
export const radiusOf = (n: number, most: number): number => round(3 + 5 * Math.sqrt(n / Math.max(1, most)))
