'use client'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { askedNames, verdictNames } from '@/lib/settings/settings-words'
import { type AnswerCap, answerCaps, askedKinds, type SpamcheckSettings } from '@/lib/settings/spamcheck-settings'
import { effectSentence } from '@/lib/spamcheck/effect-in-gitlab'
import { NumberField } from './number-field'
import { ProjectList } from './project-list'
import type { DraftState } from './use-draft'

/** What GitLab is answered when it asks before it saves; what came of it stands under Spamcheck. */
export function DoorSettings({ draft: { settings, problems, editDoor } }: { draft: DraftState }) {
  const { spamcheck } = settings
  const section = useRef<HTMLElement>(null)
  // The settings come after the page, so the browser looked for the part that an address names in vain.
  useEffect(() => {
    if (window.location.hash === '#spamcheck') section.current?.scrollIntoView()
  }, [])
  return (
    <section
      id="spamcheck"
      ref={section}
      aria-labelledby="door"
      className="flex scroll-mt-4 flex-col gap-5 rounded-lg border bg-surface p-4"
    >
      <div>
        <h2 id="door" className="text-lg font-semibold">
          Spamcheck: answers before GitLab saves
        </h2>
        <p className="max-w-prose text-sm text-ink-2">
          Dry run has no part in this: it is about what Natterjack does by itself, and here GitLab acts on the answer.
          To change nothing, only watch. What came of it stands under{' '}
          <Link href="/spamcheck" className="underline">
            Spamcheck
          </Link>
          .
        </p>
      </div>
      <OnOff
        id="spamcheck-monitor"
        label="Only watch (monitor mode)"
        checked={spamcheck.monitor}
        hint={
          spamcheck.monitor
            ? 'On: everything is scored, stored and shown in the queue, and GitLab is always answered “allow”.'
            : 'Off: GitLab is answered what the score and the limits below say.'
        }
        onChange={(monitor) => editDoor({ monitor })}
      />
      <Caps spamcheck={spamcheck} problems={problems} onChange={(caps) => editDoor({ caps })} />
      <OnOff
        id="spamcheck-allow-block"
        label="Block may be chosen: GitLab bans at once"
        checked={spamcheck.allowBlock}
        hint="GitLab bans the author of a text that is answered “block” in the same moment, without a person looking; Natterjack can’t take that back. Leave it off to let people decide in the queue, where every ban waits and can be undone."
        onChange={(allowBlock) =>
          editDoor({ allowBlock, ...(allowBlock ? {} : { caps: withoutBlock(spamcheck.caps) }) })
        }
      />
      <ProjectList
        id="spamcheck-check-only"
        label="Check only these projects"
        hint="Empty: all are checked. What stands in no project, such as a personal snippet, is checked all the same."
        projects={spamcheck.checkOnly}
        onChange={(checkOnly) => editDoor({ checkOnly })}
      />
      <ProjectList
        id="spamcheck-never-check"
        label="Never check these projects"
        hint="Counts for projects in the list above as well. GitLab is answered that there is no opinion."
        projects={spamcheck.neverCheck}
        onChange={(neverCheck) => editDoor({ neverCheck })}
      />
      <OnOff
        id="spamcheck-author-counts"
        label="The author counts"
        checked={spamcheck.authorCounts}
        hint="What Natterjack knows of the author, such as decisions on earlier items, moves the score. Off: the text and what GitLab says of the account count alone."
        onChange={(authorCounts) => editDoor({ authorCounts })}
      />
      <NumberField
        id="spamcheck-keepHours"
        label="Texts are kept for (hours)"
        hint="While the item itself hasn’t been seen. GitLab asks about confidential texts too, and doesn’t say which. 1 to 720."
        value={spamcheck.keepHours}
        min={1}
        max={720}
        step={1}
        problem={problems.get('spamcheck.keepHours')}
        onChange={(keepHours) => editDoor({ keepHours })}
      />
    </section>
  )
}

type Caps = SpamcheckSettings['caps']

function withoutBlock(caps: Caps): Caps {
  const entries = Object.entries(caps).map(([kind, cap]) => [kind, cap === 'BLOCK' ? 'DISALLOW' : cap])
  return Object.fromEntries(entries) as Caps
}

type CapsProps = {
  spamcheck: SpamcheckSettings
  problems: DraftState['problems']
  onChange: (caps: Caps) => void
}

function Caps({ spamcheck: { caps, allowBlock }, problems, onChange }: CapsProps) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-1 text-sm text-ink-2">
        The severest answer, however high the score. The severest verdict of the kind itself counts as well; the milder
        wins.
      </legend>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {askedKinds.map((kind) => {
          const id = `spamcheck-caps-${kind}`
          return (
            <Field
              key={kind}
              label={`Answer to ${askedNames[kind].toLowerCase()}`}
              htmlFor={id}
              hint={effectSentence({ asked: kind, verdict: caps[kind] })}
              error={problems.get(`spamcheck.caps.${kind}`)}
            >
              <Select
                id={id}
                value={caps[kind]}
                aria-describedby={`${id}-hint`}
                onChange={({ target }) => onChange({ ...caps, [kind]: target.value as AnswerCap })}
              >
                {answerCaps.map((cap) => (
                  <option key={cap} value={cap} disabled={cap === 'BLOCK' && !allowBlock}>
                    {verdictNames[cap]}
                  </option>
                ))}
              </Select>
            </Field>
          )
        })}
      </div>
      <Notice>
        GitLab asks for a CAPTCHA only where reCAPTCHA is on (its setting recaptcha_enabled). Without it a conditional
        allow is a refusal for issues and snippets as well.
      </Notice>
    </fieldset>
  )
}

type OnOffProps = { id: string; label: string; hint: string; checked: boolean; onChange: (checked: boolean) => void }

function OnOff({ id, label, hint, checked, onChange }: OnOffProps) {
  return (
    <div className="flex items-start gap-3">
      <Switch
        id={id}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={`${id}-hint`}
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="max-w-prose text-sm text-ink-2">
          {hint}
        </p>
      </div>
    </div>
  )
}
