'use client'
import { useSyncExternalStore } from 'react'
import { createClock } from './clock'

/** For ages, and where seconds matter. A page shows a hundred ages: with a timer each they would tick one by one. */
const clocks = { slow: createClock(20_000), seconds: createClock(1_000) }

/** The time, kept fresh. */
export function useNow(pace: keyof typeof clocks = 'slow'): number {
  const { subscribe, read } = clocks[pace]
  return useSyncExternalStore(subscribe, read, read)
}
