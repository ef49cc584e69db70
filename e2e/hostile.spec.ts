import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { sendHook } from './hook'
import { endlessText, hostileTexts } from './hostile-texts'
import { openQueue, queueRows, spamButton, toastWith } from './on-page'
import { findDetail, setSettings, waitForItem } from './product'
import { ask } from './session'
import { offer, spamIssue, spamUser, uniqueWord } from './spam'
import { askDoor, askedOffer } from './spamcheck-door'

test.beforeEach(({ admin }) => setSettings(admin, { dryRun: true, undoSeconds: 1 }))

/** Within an advertisement, as it would come: what is hostile and looks harmless is shown to nobody. */
const everything = `${offer}\n${hostileTexts.join('\n')}`
/** Nothing of ours is any of these; all of them would be somebody else's markup. */
const foreign =
  'iframe, object, embed, base, img, video, audio, form[action*="evil"], math, [onerror], [onload], [onfocus], ' +
  'meta[http-equiv], [href^="javascript:" i], [href^="data:" i], [href*="evil.example"], [src*="evil.example"], [ping]'

/** Pages are watched for requests, dialogs, errors and policy breaches besides (watch-context.ts). */
async function expectUnharmed(page: Page, where: string): Promise<void> {
  await expect(page.getByRole('main').or(page.getByRole('dialog')).first()).toBeVisible()
  const found = await page.evaluate((selector) => {
    const scripts = [...document.scripts].filter(
      ({ nonce, type }) => !nonce && (type === '' || /script|module/.test(type)),
    )
    return {
      pwned: 'pwned' in window,
      scripts: scripts.map(({ outerHTML }) => outerHTML.slice(0, 200)),
      elements: [...document.querySelectorAll(selector)].map(({ outerHTML }) => outerHTML.slice(0, 200)),
      sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    }
  }, foreign)
  expect(found, where).toEqual({ pwned: false, scripts: [], elements: [], sideways: false })
}

test('every field of an account is text and nothing else', async ({ moderator, gitlab }) => {
  const { username } = await spamUser(gitlab, {
    name: `Casino Pills ${hostileTexts.slice(0, 4).join(' ')}`.slice(0, 250),
    email: '"<script>window.pwned=1</script>"@evil.example',
    publicEmail: '"><svg/onload=window.pwned=1>"@evil.example',
    bio: `${everything}\n${endlessText}`,
    websiteUrl: 'javascript:window.pwned=1//https://evil.example/<img src=x onerror=window.pwned=1>',
    location: hostileTexts[6],
    organization: hostileTexts[7],
    jobTitle: hostileTexts[20],
  })
  const row = await waitForItem(moderator.request, `author=${username}`)
  await openQueue(moderator, `author=${username}`)
  await expectUnharmed(moderator, 'the queue')
  for (const tab of [/^Links/, 'Raw fields', /^Versions/, 'Text']) {
    await moderator.getByRole('tab', { name: tab }).click()
    await expectUnharmed(moderator, `the tab ${tab}`)
  }
  await moderator.goto(`/items/${row.id}`)
  await moderator
    .getByRole('button', { name: /^Show the rest/ })
    .first()
    .click()
  await expectUnharmed(moderator, 'the item with all its text')
  await spamButton(moderator).click()
  await expect(toastWith(moderator, /Spam: Casino Pills/)).toBeVisible()
  await moderator.goto(`/actions?item=${row.id}`)
  await moderator.getByText('Steps and answers').click()
  await expectUnharmed(moderator, 'the actions')
})

test('titles, paths, files and the raw hook are text and nothing else', async ({ admin, moderator, gitlab }) => {
  const owner = await gitlab.create('user')
  const project = await gitlab.create('project', {
    creatorId: owner.id,
    name: `Casino Pills ${hostileTexts[0]}`,
    path: uniqueWord('x-onload--script-'),
    description: everything,
    readme: `${everything}\n${endlessText}`,
    topics: ['<img src=x onerror=window.pwned=1>'],
  })
  const author = await gitlab.create('user', { username: uniqueWord('_.-script.-') })
  for (const text of hostileTexts)
    await gitlab.create('issue', {
      projectId: project.id,
      authorId: author.id,
      title: `Casino pills ${text}`.slice(0, 255),
      description: everything,
    })
  await gitlab.create('snippet', {
    authorId: author.id,
    title: `Casino pills ${hostileTexts[2]}`,
    description: offer,
    visibility: 'public',
    files: [{ path: '"><img src=x onerror=window.pwned=1>.md', content: everything }],
  })
  // GitLab has no hook for snippets; this event says to look for new ones.
  await sendHook(JSON.stringify({ event_name: 'snippet_check' }))
  await waitForItem(moderator.request, `author=${author.username}&kind=snippet`)
  await moderator.goto(`/queue?author=${author.username}`)
  await expect(queueRows(moderator).nth(10)).toBeVisible()
  await expectUnharmed(moderator, 'a queue of titles')
  const ids = await queueRows(moderator).evaluateAll((rows) =>
    rows.map(({ id }) => Number(id.replace('queue-row-', ''))),
  )
  for (const id of ids.slice(0, 4)) {
    await moderator.keyboard.press('j')
    await expect(moderator.getByRole('article')).toBeVisible()
    await expectUnharmed(moderator, `item ${id}`)
  }

  const { rows } = await ask<{ rows: { id: string }[] }>(admin.request, 'GET', '/api/events?kind=issue_open')
  const raw = await Promise.all([
    sendHook(`${everything}\u0000${endlessText}`),
    sendHook(
      JSON.stringify({ event_name: hostileTexts[2], [hostileTexts[0]]: hostileTexts, object_kind: hostileTexts[6] }),
    ),
    sendHook(`{"event_name":"user_create","user_id":"<img src=x onerror=window.pwned=1>","name":"\\ud800"}`),
  ])
  await admin.goto('/events')
  await expectUnharmed(admin, 'the events')
  for (const id of [...raw, rows[0]?.id]) {
    await admin.goto(`/events/${id}`)
    await expect(admin.getByRole('heading', { name: 'Body' })).toBeVisible()
    await expectUnharmed(admin, `event ${id}`)
  }
  await admin.goto('/audit')
  await expectUnharmed(admin, 'the audit log')
})

test('what comes in by the Spamcheck door is text and nothing else', async ({ admin, moderator }) => {
  const path = hostileTexts[2]
  for (const text of hostileTexts.slice(0, 8)) {
    const { question } = askedOffer({
      title: `Casino pills ${text}`,
      description: everything,
      project: { project_id: 4711, project_path: path },
    })
    const user = { ...question.user, username: text.slice(0, 250), emails: [{ email: `a@${text}`, verified: true }] }
    const headers = {
      'user-agent': '"><img src=x onerror=window.pwned=1>',
      'x-correlation-id': 'x"><script>1</script>',
    }
    await askDoor({ ...question, user }, { headers })
  }
  const generic = { text: everything, type: '<svg/onload=window.pwned=1>', user: { username: hostileTexts[0] } }
  await askDoor(generic, { path: 'generic_spam' })
  await askDoor({ ...generic, text: endlessText }, { path: 'generic_spam' })
  const calls = () => ask<{ rows: { id: string }[] }>(moderator.request, 'GET', '/api/spamcheck/calls?limit=10')
  await expect.poll(async () => (await calls()).rows.length, { intervals: [100] }).toBe(10)
  await admin.goto('/spamcheck')
  await admin.getByText(/clients? lately$/).click()
  await expectUnharmed(admin, 'the door')
  await moderator.goto('/spamcheck?tab=calls')
  await expect(moderator.getByRole('table', { name: 'Calls' })).toBeVisible()
  await expectUnharmed(moderator, 'the calls')
  for (const { id } of (await calls()).rows) {
    await moderator.goto(`/spamcheck/calls/${id}`)
    await expect(moderator.getByRole('heading', { name: 'Text' })).toBeVisible()
    await expectUnharmed(moderator, `call ${id}`)
  }
  await moderator.goto('/queue?asked=yes')
  await expect(queueRows(moderator).nth(4)).toBeVisible()
  await expectUnharmed(moderator, 'a queue of what was asked')
  await moderator.goto(
    `/spamcheck?tab=calls&type=${encodeURIComponent('<img src=x>')}&author=${encodeURIComponent(path)}`,
  )
  await expect(moderator.getByRole('combobox', { name: 'Type' })).toBeVisible()
  await expectUnharmed(moderator, 'a hostile filter')
})

test('what people of Natterjack write is text too, and the address is no way in', async ({ admin }) => {
  const text = hostileTexts[2]
  await ask(admin.request, 'POST', '/api/lists', {
    kind: 'EMAIL_DOMAIN',
    value: `${uniqueWord('uni')}.example`,
    reason: text,
  })
  await ask(admin.request, 'POST', '/api/people', {
    username: uniqueWord('odd'),
    name: text,
    role: 'VIEWER',
    signIn: 'password',
  })
  const query = encodeURIComponent(text)
  for (const path of [
    '/lists',
    '/people',
    '/audit',
    `/queue?text=${query}&author=${query}&kind=${query}`,
    `/audit?actor=${query}&subject=${query}`,
    `/events?kind=${query}&reason=${query}&subject=${query}`,
    `/lists?search=${query}`,
    `/actions?target=${query}&item=1e99`,
    `/login?error=${query}&next=javascript:alert(1)`,
  ]) {
    await admin.goto(path)
    await expectUnharmed(admin, path)
  }
})

test('one item of everything can still be decided by keyboard', async ({ moderator, gitlab }) => {
  const { author } = await spamIssue(gitlab, {
    title: `Casino pills ${hostileTexts[21]}`.slice(0, 255),
    description: `${everything}\n${endlessText}`,
  })
  const row = await waitForItem(moderator.request, `author=${author.username}&kind=issue`)
  await openQueue(moderator, `author=${author.username}&kind=issue`)
  await moderator.keyboard.press('h')
  await expect.poll(async () => (await findDetail(moderator.request, row.id)).standing?.kind).toBe('NOT_SPAM')
})
