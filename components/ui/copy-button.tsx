'use client'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button'
import { showToast } from './toast-store'

type CopyButtonProps = { text: string; label?: string; size?: 'sm' | 'md' }

export function CopyButton({ text, label = 'Copy', size = 'sm' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // Browsers refuse it on plain http and without permission.
      showToast({
        id: 'copy',
        tone: 'fail',
        title: 'Your browser refused to copy.',
        detail: 'Select the text and copy it by hand.',
      })
    }
  }
  const Icon = copied ? Check : Copy
  return (
    <Button size={size} onClick={copy}>
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite">{copied ? 'Copied' : label}</span>
    </Button>
  )
}
