import type { BrowserContext } from '@playwright/test'

/**
 * Gathers what may never happen on any page: a request to another origin, an error in the console, an exception, a breach
 * of the content security policy, a dialog, an answer of 5xx. What is gathered fails the test (fixtures.ts).
 */
export async function watchContext(context: BrowserContext, allowedOrigins: readonly string[]): Promise<string[]> {
  const problems: string[] = []
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^(?:https?|wss?):$/.test(protocol) && !allowedOrigins.includes(origin))
      problems.push(`request to another origin: ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} from ${response.url()}`)
  })
  context.on('console', (message) => {
    // A refusal (4xx) is what many tests ask for; Chromium writes it to the console whatever the page makes of it.
    const refused = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !refused) problems.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => problems.push(`exception: ${error.error().message}`))
  context.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`)
    dialog.dismiss()
  })
  await context.exposeFunction('reportBreach', (words: string) => problems.push(`policy breached: ${words}`))
  await context.addInitScript(() => {
    const { reportBreach } = globalThis as unknown as { reportBreach: (words: string) => void }
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      reportBreach(`${violatedDirective} by ${blockedURI} ${sample}`),
    )
  })
  return problems
}
