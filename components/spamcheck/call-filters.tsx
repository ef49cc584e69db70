import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type VerdictKind, verdictKinds } from '@/lib/settings/settings'
import { askedKinds } from '@/lib/settings/spamcheck-settings'
import { answerNames, typeWords } from './call-words'
import type { useCallFilter } from './use-call-filter'

const knownTypes: readonly string[] = askedKinds.filter((kind) => kind !== 'other')

export function CallFilters({ filter, active, change, clear }: ReturnType<typeof useCallFilter>) {
  // A type that the address names stays in the list: it is what is being shown.
  const types = filter.type === null || knownTypes.includes(filter.type) ? knownTypes : [filter.type, ...knownTypes]
  return (
    <form
      key={`${filter.author} ${filter.project}`}
      className="flex flex-wrap items-center gap-2 pb-3"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const typed = (name: string): string | null => String(form.get(name) ?? '').trim() || null
        change({ author: typed('author'), project: typed('project') })
      }}
    >
      <Select
        aria-label="Answer"
        value={filter.verdict ?? ''}
        onChange={(event) => change({ verdict: (event.target.value as VerdictKind) || null })}
      >
        <option value="">Any answer</option>
        {verdictKinds.map((verdict) => (
          <option key={verdict} value={verdict}>
            {answerNames[verdict]}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Type"
        value={filter.type ?? ''}
        onChange={(event) => change({ type: event.target.value || null })}
        className="max-w-52"
      >
        <option value="">Any type</option>
        {types.map((type) => (
          <option key={type} value={type}>
            {typeWords(type)}
          </option>
        ))}
      </Select>
      <Input
        name="author"
        aria-label="Author: username or id"
        placeholder="Author"
        defaultValue={filter.author ?? ''}
        maxLength={255}
        autoCapitalize="none"
        spellCheck={false}
        className="grow basis-36 sm:max-w-44"
      />
      <Input
        name="project"
        aria-label="Project: full path or id"
        placeholder="Project"
        defaultValue={filter.project ?? ''}
        maxLength={1024}
        autoCapitalize="none"
        spellCheck={false}
        className="grow basis-36 sm:max-w-52"
      />
      <Button type="submit">Filter</Button>
      {active && (
        <Button variant="quiet" onClick={clear}>
          Clear filters
        </Button>
      )}
    </form>
  )
}
