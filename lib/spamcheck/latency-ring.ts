import type { DoorStatus } from './door-status'

export type LatencyRing = { add: (ms: number) => void; summary: () => DoorStatus['latency'] }

/** How long the latest answers took. */
export function createLatencyRing({ size = 2_048 }: { size?: number } = {}): LatencyRing {
  const values = new Float64Array(size)
  let count = 0
  return {
    add: (ms) => {
      values[count++ % size] = ms
    },
    summary: () => {
      if (count === 0) return null
      const sorted = values.slice(0, Math.min(count, size)).sort()
      const at = (share: number): number =>
        sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number
      return { p50Ms: at(0.5), p99Ms: at(0.99), calls: sorted.length }
    },
  }
}
