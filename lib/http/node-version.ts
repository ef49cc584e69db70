/**
 * What is wrong with the running Node, in a sentence, or undefined. Versions below these decode Brotli with a hole that
 * lets the sender run code (CVE-2026-111497); Natterjack never decodes Brotli, so it warns instead of refusing to start.
 * @param version as in `process.version`, such as `v20.20.2`
 */
export function nodeWarning(version: string): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.replace(/^v/, '').split('.').map(Number)
  const atLeast = (m: number, p: number): boolean => minor > m || (minor === m && patch >= p)
  const patched =
    (major === 22 && atLeast(23, 4)) ||
    (major === 24 && atLeast(22, 1)) ||
    (major === 26 && atLeast(12, 1)) ||
    major > 26
  if (patched) return undefined
  return `Node ${version} has known security holes and gets no fixes for them. Use Node 22.23.4, 24.22.1, 26.12.1 or newer in production.`
}
