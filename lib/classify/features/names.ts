/**
 * Named features are numbers while a text is read and names in model files. The numbers are given out when the modules
 * are loaded and mean nothing outside this process.
 */
export const featureNames: string[] = []
export const featureGroups: string[] = []
const known = new Map<string, number>()

/** The number of a named feature such as "link:bare", which a reason of the given group speaks of. */
export function feature(name: string, group: string): number {
  const old = known.get(name)
  if (old !== undefined) return old
  known.set(name, featureNames.length)
  featureGroups.push(group)
  return featureNames.push(name) - 1
}

/** One feature for every limit that a value reaches, so that weights build on each other and more never jumps back. */
export type Steps = { limits: readonly number[]; ids: readonly number[] }

export function steps(prefix: string, group: string, limits: readonly number[]): Steps {
  return { limits, ids: limits.map((limit) => feature(`${prefix}:${limit}`, group)) }
}
