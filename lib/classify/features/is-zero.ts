/** 1 for 0 and 0 for all else, without a jump that a processor could guess wrong. */
export function isZero(value: number): number {
  return 1 - ((value | -value) >>> 31)
}
