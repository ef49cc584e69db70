'use client'
import { createContext, useContext } from 'react'

/** Which reason is looked at, so that its words in the text light up, and the other way round. */
export type MarkFocus = { number: number | null; look: (number: number | null) => void }

export const MarkFocusContext = createContext<MarkFocus>({ number: null, look: () => undefined })

export const useMarkFocus = (): MarkFocus => useContext(MarkFocusContext)
