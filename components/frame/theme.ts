import { z } from 'zod'

export const themes = ['system', 'light', 'dark'] as const
export const themeSchema = z.enum(themes)
export type Theme = z.infer<typeof themeSchema>

export const themeCookie = 'natterjack.theme'

export function themeOf(value: string | undefined): Theme {
  return themeSchema.catch('system').parse(value)
}
