import { z } from 'zod'

/** GitLab's access levels that a group entry may ask of a member; whoever merely was invited as a guest is none of them. */
export const minAccessLevels = [30, 40, 50] as const
export const minAccessSchema = z.literal(minAccessLevels)
export type MinAccess = z.infer<typeof minAccessSchema>
export const defaultMinAccess: MinAccess = 30

const accessNames: Record<MinAccess, string> = { 30: 'Developer or above', 40: 'Maintainer or above', 50: 'Owner' }

/** In words; null, or a level that can't be chosen, asks for the highest. */
export function accessName(level: number | null): string {
  return accessNames[minAccessLevels.find((known) => known === level) ?? 50]
}
