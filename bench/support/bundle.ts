import { basename, join } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles one of the bench's own servers as scripts/build.mjs bundles the product, so that what is measured is compiled alike:
 * tsx would add a call for each closure that is made.
 * @returns the file to run
 */
export async function bundleServer(entry: string): Promise<string> {
  const root = join(import.meta.dirname, '..', '..')
  const outfile = join(root, '.data', 'bench', basename(entry).replace(/\.ts$/, '.mjs'))
  await build({
    entryPoints: [entry],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  return outfile
}
