'use client'
import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * The newest version of a function under one identity, to hand to a memoised component: it must not be drawn again because
 * its parent was. Not to be called while rendering.
 */
export function useStable<Given extends unknown[], Result>(
  run: (...given: Given) => Result,
): (...given: Given) => Result {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  return useCallback((...given: Given) => latest.current(...given), [])
}
