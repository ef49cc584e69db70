import type { GitLabDouble } from '../start-double'
import { createGenerator } from './generator'
import type { Stage } from './stage'

export type TrafficOptions = {
  /** Steps a minute: a step is one thing that somebody does; a spammer's step is an account with its one to three posts. */
  perMinute: number
  seed?: number
}

export type Traffic = { stop(): void; made(): number; unsaved(): Stage['unsaved'] }

const tickMs = 50

/** Live traffic, hooks included, until stopped. A seed decides what happens; only the times of day differ between runs. */
export function startTraffic(double: GitLabDouble, { perMinute, seed = 11 }: TrafficOptions): Traffic {
  const generator = createGenerator({ double, seed, now: () => new Date().toISOString() })
  const started = Date.now()
  const timer = setInterval(() => {
    const due = ((Date.now() - started) / 60_000) * perMinute
    for (let burst = 0; generator.made() < due && burst < 1_000; burst++) generator.step()
  }, tickMs)
  return { stop: () => clearInterval(timer), made: generator.made, unsaved: () => generator.stage.unsaved }
}
