/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // scripts/dev.mjs serves on this address, and Next's development server would refuse its scripts there.
  allowedDevOrigins: ['127.0.0.1'],
  // Compressing on the way out is the proxy's work; the live stream must not be buffered.
  compress: false,
  // No image is ever resized for us: the optimizer is attack surface that nothing here needs.
  images: { unoptimized: true },
  // `npm run check` checks types; a build for the demo shouldn't wait for it twice.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pino', 'bullmq', 'ioredis', '@node-rs/argon2'],
  // `/events` is a page, and the path under which Spamphibian's users have their hook; GitLab's header tells them apart.
  // Under server.ts hooks never come this far.
  rewrites: async () => ({
    beforeFiles: [
      // Browsers ask for it while the page's head is still on its way, and a 404 is a page drawn for nothing.
      { source: '/favicon.ico', destination: '/icon.svg' },
      { source: '/events', has: [{ type: 'header', key: 'x-gitlab-event' }], destination: '/api/hooks/gitlab' },
    ],
    afterFiles: [],
    fallback: [],
  }),
  // For plain `next start`. server.ts sets the full set with a nonce per page (lib/http/security-headers.ts).
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Frame-Options', value: 'DENY' },
      ],
    },
  ],
}

export default config
