import { signOut } from 'next-auth/react'
import { showToast } from '@/components/ui/toast-store'

/** Ends all sessions of the person: on a borrowed computer nothing is left behind. */
export async function leave(): Promise<void> {
  try {
    await signOut({ redirect: false })
    window.location.assign('/login')
  } catch {
    showToast({
      id: 'sign-out',
      title: 'You are still signed in',
      detail: 'Natterjack could not be reached. Try again.',
      tone: 'fail',
    })
  }
}
