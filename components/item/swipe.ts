/** What a finger drawn sideways over the item says; buttons and keys say the same. */
export type Swipe = 'SPAM' | 'NOT_SPAM'

/** Pixels before it is clear which way a finger goes. */
const slop = 12
/** The browser's own "back" begins at the edges of the screen (px). */
const edge = 24

/** Where a finger goes: sideways, along the text, or not yet told apart. */
export function axisOf(dx: number, dy: number): 'x' | 'y' | null {
  if (Math.max(Math.abs(dx), Math.abs(dy)) < slop) return null
  // Who scrolls rarely goes straight up and down.
  return Math.abs(dx) > 1.5 * Math.abs(dy) ? 'x' : 'y'
}

/** To the left it is thrown away, to the right it stays. */
export function swipeOf(dx: number): Swipe {
  return dx < 0 ? 'SPAM' : 'NOT_SPAM'
}

/** Whether letting go here would decide (px; `width` is the item's). */
export function isFarEnough(dx: number, width: number): boolean {
  return Math.abs(dx) >= Math.min(Math.max(width * 0.35, 90), 180)
}

export function beginsAtEdge(x: number, width: number): boolean {
  return x < edge || x > width - edge
}
