/** Adds "name:≥n" for every limit that the value reaches, so that weights build on each other and more never jumps back. */
export function steps(value: number, limits: readonly number[]): number[] {
  return limits.filter((limit) => value >= limit)
}
