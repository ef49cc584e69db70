'use client'
import { useQuery } from '@tanstack/react-query'
import { plainText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { hasRole, type Role } from '@/lib/auth/role'
import { GitLabSays } from './gitlab-says'
import { type Door, doorQuery } from './queries'

/** Exactly what to enter in GitLab, by hand and by command line. */
export function ConnectTab({ role }: { role: Role }) {
  const query = useQuery(doorQuery())
  return (
    <QueryView query={query} label="Loading the address">
      {(door) => (
        <div className="flex flex-col gap-6">
          <ByHand door={door} />
          {hasRole(role, 'ADMIN') ? (
            <GitLabSays />
          ) : (
            <p className="text-sm text-ink-3">Admins also see here what GitLab itself says it is set to.</p>
          )}
          <ByCommand door={door} />
          <Captcha />
        </div>
      )}
    </QueryView>
  )
}

function ByHand({ door: { address, workers } }: { door: Door }) {
  const keys = [...new Set(workers.flatMap(({ door }) => door?.keys ?? []))]
  return (
    <section aria-labelledby="by-hand" className="flex flex-col gap-3">
      <h2 id="by-hand" className="text-lg font-semibold">
        Enter this in GitLab
      </h2>
      <p className="text-ink-2">
        Admin area → Settings → Reporting → Spam and Anti-bot Protection. GitLab takes two forms of address:{' '}
        <code className="font-mono text-sm">grpc://</code> in plain text and{' '}
        <code className="font-mono text-sm">tls://</code> encrypted.
      </p>
      <Facts>
        <Fact name="Enable Spam Check via external API endpoint">on</Fact>
        <Fact name="URL of the external Spam Check endpoint">
          {address.url === null ? (
            <span className="text-warn">not known</span>
          ) : (
            <span className="flex flex-wrap items-center gap-2">
              <code className="font-mono text-sm break-all">
                <SafeText text={address.url} limit={300} />
              </code>
              <CopyButton text={address.url} label="Copy the address" />
            </span>
          )}
          {address.hint && (
            <p className="pt-1 text-sm text-ink-2">
              <SafeText text={address.hint} limit={400} />
            </p>
          )}
        </Fact>
        <Fact name="Spam Check API key">
          {keys.length > 0 ? (
            <>
              one of the keys that the worker knows as{' '}
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ', '}
                  <SafeText text={key} limit={60} className="font-medium" />
                </span>
              ))}
            </>
          ) : (
            'a key of your own'
          )}
          <p className="pt-1 text-sm text-ink-2">
            It is never shown here. It stands in the worker’s environment, in SPAMCHECK_KEYS; several, separated by
            commas, hold together while you change over.
          </p>
        </Fact>
      </Facts>
    </section>
  )
}

function ByCommand({ door: { address, gitlabUrl } }: { door: Door }) {
  const url = address.url ?? 'grpc://natterjack.example:8001'
  const command = [
    `curl --request PUT "${gitlabUrl ?? 'https://gitlab.example'}/api/v4/application/settings" \\`,
    '  --header "PRIVATE-TOKEN: $GITLAB_ADMIN_TOKEN" \\',
    '  --data "spam_check_endpoint_enabled=true" \\',
    `  --data-urlencode "spam_check_endpoint_url=${url}" \\`,
    '  --data-urlencode "spam_check_api_key=$SPAMCHECK_KEY"',
  ].join('\n')
  return (
    <section aria-labelledby="by-command" className="flex flex-col gap-2">
      <h2 id="by-command" className="text-lg font-semibold">
        The same by command line
      </h2>
      <p className="text-ink-2">
        Set GITLAB_ADMIN_TOKEN to an administrator’s token with the scope api, and SPAMCHECK_KEY to the key.
      </p>
      <div className="overflow-hidden rounded-lg border bg-surface">
        <div className="flex justify-end border-b px-3 py-2">
          <CopyButton text={command} label="Copy the command" />
        </div>
        <pre className="p-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap">
          {plainText(command, { lines: true })}
        </pre>
      </div>
    </section>
  )
}

function Captcha() {
  return (
    <section aria-labelledby="captcha" className="flex flex-col gap-2">
      <h2 id="captcha" className="text-lg font-semibold">
        What GitLab does with an answer
      </h2>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-ink-2">
        <li>Allow, no opinion, or no answer within two seconds: it saves.</li>
        <li>
          Conditional allow: it asks the author of an issue or snippet for a CAPTCHA, and saves once that is solved. For
          comments, merge requests and milestones it has none, and refuses.
        </li>
        <li>Disallow: it refuses, and opens an abuse report.</li>
        <li>Block: it refuses, and bans the author at once.</li>
        <li>
          Authors whom GitLab’s admins marked as trusted are never refused, and what isn’t public is only logged by it.
        </li>
      </ul>
      <Notice tone="warn">
        Without reCAPTCHA a conditional allow is a refusal as well. Turn it on in GitLab in the same place (Enable
        reCAPTCHA, the setting recaptcha_enabled) before the door is opened, or lower the severest answer to issues and
        snippets in the settings.
      </Notice>
    </section>
  )
}
