import type { ListEntryKind } from '@/lib/trust/list-entry'

export const kindWords: Record<ListEntryKind, { name: string; label: string; hint: string; subs: string | null }> = {
  EMAIL_DOMAIN: {
    name: 'E-mail domain',
    label: 'Domain',
    hint: 'Like university.example. Only addresses that GitLab has confirmed count.',
    subs: 'Also every sub-domain',
  },
  USER: {
    name: 'User',
    label: 'Username',
    hint: 'As in GitLab’s address bar, like ada. The account stays trusted under any later name; nobody who takes the name over is.',
    subs: null,
  },
  GROUP: {
    name: 'Group',
    label: 'Path of the group',
    hint: 'Like research/optics. Its members are trusted, and those of the groups above it.',
    subs: 'Also members of its sub-groups. Whoever owns a sub-group can then exempt people by adding them.',
  },
  PROJECT: {
    name: 'Project',
    label: 'Full path of the project',
    hint: 'Like research/optics/lens. Everything in it is trusted, whoever writes it.',
    subs: null,
  },
}
