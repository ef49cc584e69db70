'use client'
import { X } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '@/components/api-client'
import { useResolveProjects } from '@/components/spamcheck/queries'
import { isolatedText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ListedProject } from '@/lib/settings/spamcheck-settings'

/** As many as the route takes at once. */
const atOnce = 20
const shownAtFirst = 20

type ProjectListProps = {
  id: string
  label: string
  hint: string
  projects: readonly ListedProject[]
  onChange: (projects: ListedProject[]) => void
}

/** Projects by id or path, one or many pasted; GitLab says which they are, since only the id is compared. */
export function ProjectList({ id, label, hint, projects, onChange }: ProjectListProps) {
  const { mutateAsync: resolve, isPending, error, reset } = useResolveProjects()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<string[]>([])
  const [all, setAll] = useState(false)
  const shown = all ? projects : projects.slice(0, shownAtFirst)

  const add = async () => {
    const names = [...new Set(text.split(/[\s,;]+/).filter(Boolean))]
    const known = new Map(projects.map((project) => [project.id, project]))
    const unknown: string[] = []
    reset()
    try {
      for (let from = 0; from < names.length; from += atOnce) {
        const answer = await resolve(names.slice(from, from + atOnce))
        for (const { id: projectId, path } of answer.found) known.set(projectId, { id: projectId, path })
        unknown.push(...answer.missing)
      }
      setText(unknown.join('\n'))
      setMissing(unknown)
      onChange([...known.values()])
    } catch {
      // Said below, as `error`; nothing was added, and what was typed stays.
      setMissing([])
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <Field label={label} htmlFor={id} hint={hint}>
        <Textarea
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="group/project, or an id; many in lines"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200_000}
          rows={2}
          aria-describedby={`${id}-hint`}
          className="max-w-xl"
        />
      </Field>
      <Button
        size="sm"
        className="self-start"
        disabled={isPending || text.trim() === ''}
        aria-label={`Add: ${label}`}
        onClick={add}
      >
        {isPending ? 'Asking GitLab' : 'Add'}
      </Button>
      {error && <Notice tone="fail">{messageOf(error)}</Notice>}
      {missing.length > 0 && (
        <Notice tone="warn">
          {missing.length === 1 ? 'GitLab has no project ' : 'GitLab has no projects '}
          <SafeText text={missing.slice(0, 5).join(', ')} limit={500} />
          {missing.length > 5 && ` and ${missing.length - 5} more`}. Write them as in GitLab’s address bar.
        </Notice>
      )}
      {projects.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1">
          {shown.map((project) => (
            <li key={project.id}>
              <button
                type="button"
                onClick={() => onChange(projects.filter((other) => other.id !== project.id))}
                aria-label={`Remove ${isolatedText(project.path)}: ${label}`}
                className="flex min-h-6 max-w-80 items-center gap-1 rounded-full bg-sunken px-2 text-xs enabled:hover:underline disabled:cursor-not-allowed"
              >
                <SafeText text={project.path} className="truncate" limit={200} />
                <span className="text-ink-3">{project.id}</span>
                <X aria-hidden className="size-3 shrink-0" />
              </button>
            </li>
          ))}
          {shown.length < projects.length && (
            <li>
              <Button size="sm" variant="quiet" onClick={() => setAll(true)}>
                {projects.length - shown.length} more
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
