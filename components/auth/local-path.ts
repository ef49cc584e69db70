/** Where to go after signing in: a path of ours, never another site's address that somebody put in a link. */
export function localPath(given: string | string[] | undefined): string {
  const home = '/queue'
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2_000) return home
  // Browsers read "/\evil.example" and "//evil.example" as another host, and drop tabs and newlines in between.
  const here = 'http://natterjack.invalid'
  if (!URL.canParse(given, here)) return home
  const url = new URL(given, here)
  if (url.origin !== here || url.pathname === '/login') return home
  return url.pathname + url.search
}
