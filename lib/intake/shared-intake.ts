import { pool } from '../db/pool'
import { createIntake, type Intake } from './receive-hook'

let shared: Intake | undefined

/** The intake of a process that has no door of its own (`next start`). Made on first use: routes are loaded while building. */
export function sharedIntake(): Intake {
  shared ??= createIntake({ pool: pool() })
  return shared
}
