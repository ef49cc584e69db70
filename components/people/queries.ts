import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import type { AddedPerson, NewPerson } from '@/lib/people/add-person'
import type { PersonRow } from '@/lib/people/find-people'
import type { PersonChange, Standing } from '@/lib/people/person-change'

export type Person = JsonOf<PersonRow>

export const peopleKeys = { all: ['people'] as const }

export const peopleQuery = () =>
  queryOptions({
    queryKey: peopleKeys.all,
    queryFn: ({ signal }) => api<{ people: Person[]; cut: boolean }>('GET', '/api/people', undefined, signal),
  })

function useChange<Variables, Data>(mutationFn: (variables: Variables) => Promise<Data>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: peopleKeys.all }) })
}

export const useAddPerson = () => useChange((person: NewPerson) => api<AddedPerson>('POST', '/api/people', person))

export const useChangePerson = () =>
  useChange(({ id, ...change }: PersonChange & { id: number }) => api<Standing>('PATCH', `/api/people/${id}`, change))

export const useEndSessions = () =>
  useChange(({ id, newPassword }: { id: number; newPassword: boolean }) =>
    api<{ password: string | null }>('POST', `/api/people/${id}/sign-outs`, { newPassword }),
  )
