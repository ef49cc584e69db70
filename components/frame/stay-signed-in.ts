'use client'
import { useEffect } from 'react'

const everyMs = 15 * 60_000

/** Renews the session while the page is looked at; a forgotten tab runs into the idle limit. */
export function useStaySignedIn(): void {
  useEffect(() => {
    const renew = (): void => {
      // A failure needs no word here: the next real request says what is wrong.
      if (document.visibilityState === 'visible') fetch('/api/auth/session').catch(() => undefined)
    }
    const timer = setInterval(renew, everyMs)
    return () => clearInterval(timer)
  }, [])
}
