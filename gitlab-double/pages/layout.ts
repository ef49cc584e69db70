import { escapeHtml } from '../rest/present-namespace'

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1f1e24; background: #fff }
  header { border-bottom: 1px solid #bfbfc3; margin-bottom: 1rem; padding-bottom: .5rem }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f5f5f5; padding: 1rem }
  dt { font-weight: 600 } dd { margin: 0 0 .5rem } button { font: inherit; padding: .25rem .75rem; margin: .15rem 0 }
  .state { background: #fdf1dd; padding: .1rem .5rem }
`

/** A page without scripts, images or anything else to load; `body` is HTML that the caller has escaped. */
export function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · GitLab double</title><style>${style}</style></head>
<body><header><a href="/">GitLab double</a></header><main><h1>${escapeHtml(title)}</h1>
${body}</main></body></html>
`
}

export function facts(rows: Record<string, string | number | boolean | null>): string {
  const items = Object.entries(rows).map(
    ([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${value === null ? '-' : escapeHtml(String(value))}</dd>`,
  )
  return `<dl>${items.join('')}</dl>`
}

/** A link whose address is one of the double's own paths. */
export function link(path: string, text: string): string {
  return `<a href="${escapeHtml(encodeURI(path))}">${escapeHtml(text)}</a>`
}

/** What people wrote, as plain text. */
export function written(text: string | null): string {
  return `<pre>${escapeHtml(text ?? '')}</pre>`
}

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const
