const started = Date.now()
const interactive = process.stdout.isTTY

/** Seconds with one decimal, such as "3.2 s". */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/**
 * Runs one step and says what it does and how long it took. On a terminal the seconds count while it runs.
 * @template T
 * @param {string} title
 * @param {(say: (text: string) => void) => Promise<T> | T} work `say` adds a line of its own
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const from = Date.now()
  const line = () => `\r  … ${title} ${seconds(Date.now() - from)} `
  const timer = interactive ? setInterval(() => process.stdout.write(line()), 200) : undefined
  if (!interactive) process.stdout.write(`  … ${title}\n`)
  const clear = () => {
    clearInterval(timer)
    if (interactive) process.stdout.write('\r\u001b[2K')
  }
  try {
    const result = await work((text) => {
      if (interactive) process.stdout.write('\r\u001b[2K')
      process.stdout.write(`    ${text}\n`)
    })
    clear()
    process.stdout.write(`  ✓ ${title} (${seconds(Date.now() - from)})\n`)
    return result
  } catch (error) {
    clear()
    process.stdout.write(`  ✗ ${title}\n`)
    throw error
  }
}

/** Time since the script began. */
export const sinceStart = () => seconds(Date.now() - started)
