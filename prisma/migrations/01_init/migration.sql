-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "EventSource" AS ENUM ('HOOK', 'FILE_HOOK', 'SWEEP');

-- CreateEnum
CREATE TYPE "EventState" AS ENUM ('OPEN', 'DONE', 'IGNORED', 'DEAD');

-- CreateEnum
CREATE TYPE "EventStep" AS ENUM ('READ', 'FETCH', 'TRUST', 'CLASSIFY', 'DECIDE');

-- CreateEnum
CREATE TYPE "ItemKind" AS ENUM ('user', 'project', 'group', 'issue', 'note', 'snippet', 'merge_request');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('public', 'internal', 'private');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('NONE', 'PENDING', 'SECOND_OPINION', 'DECIDED');

-- CreateEnum
CREATE TYPE "VerdictKind" AS ENUM ('ALLOW', 'CONDITIONAL_ALLOW', 'DISALLOW', 'BLOCK', 'NOOP');

-- CreateEnum
CREATE TYPE "Route" AS ENUM ('ALLOW', 'REVIEW', 'ACT');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('SPAM', 'NOT_SPAM', 'UNSURE', 'SKIP');

-- CreateEnum
CREATE TYPE "ActionKind" AS ENUM ('BLOCK_USER', 'UNBLOCK_USER', 'CLOSE_ISSUE', 'REOPEN_ISSUE', 'MAKE_PROJECT_PRIVATE', 'RESTORE_PROJECT_VISIBILITY');

-- CreateEnum
CREATE TYPE "ActionState" AS ENUM ('PLANNED', 'SCHEDULED', 'RUNNING', 'CALLING', 'DONE', 'FAILED', 'CANCELLED', 'REFUSED');

-- CreateEnum
CREATE TYPE "ListEntryKind" AS ENUM ('EMAIL_DOMAIN', 'USER', 'GROUP', 'PROJECT');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('VIEWER', 'MODERATOR', 'ADMIN');

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "source" "EventSource" NOT NULL DEFAULT 'HOOK',
    "dedupe_key" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "raw" BYTEA,
    "raw_bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "state" "EventState" NOT NULL DEFAULT 'OPEN',
    "step" "EventStep" NOT NULL DEFAULT 'READ',
    "kind" TEXT,
    "subject" TEXT,
    "reason" TEXT,
    "detail" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "item_id" INTEGER,
    "version_id" INTEGER,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "author" (
    "id" SERIAL NOT NULL,
    "gitlab_id" INTEGER NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "email" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "account_created" TIMESTAMPTZ(3),
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "is_bot" BOOLEAN NOT NULL DEFAULT false,
    "external" BOOLEAN NOT NULL DEFAULT false,
    "two_factor" BOOLEAN,
    "sign_in_count" INTEGER,
    "trusted_by" TEXT,
    "created_by_admin" BOOLEAN,
    "web_url" TEXT,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" SERIAL NOT NULL,
    "kind" "ItemKind" NOT NULL,
    "gitlab_id" INTEGER NOT NULL,
    "ref" JSONB NOT NULL DEFAULT '{}',
    "project_id" INTEGER,
    "path" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "web_url" TEXT,
    "visibility" "Visibility",
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "author_id" INTEGER,
    "item_created_at" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "gone_at" TIMESTAMPTZ(3),
    "version_id" INTEGER,
    "review_state" "ReviewState" NOT NULL DEFAULT 'NONE',
    "score" DOUBLE PRECISION,
    "queued_at" TIMESTAMPTZ(3),

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_version" (
    "id" SERIAL NOT NULL,
    "item_id" INTEGER NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "fields" JSONB NOT NULL,
    "meta" JSONB NOT NULL DEFAULT '{}',
    "source_updated_at" TIMESTAMPTZ(3),
    "observation" BIGINT NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "item_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "id" SERIAL NOT NULL,
    "item_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "verdict" "VerdictKind" NOT NULL,
    "uncapped" "VerdictKind" NOT NULL,
    "route" "Route" NOT NULL,
    "score" DOUBLE PRECISION,
    "model" TEXT,
    "fallback" TEXT,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "trust" JSONB,
    "settings_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" SERIAL NOT NULL,
    "item_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "moderator_id" INTEGER,
    "kind" "DecisionKind" NOT NULL,
    "reason" TEXT,
    "score" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" INTEGER,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" SERIAL NOT NULL,
    "decision_id" INTEGER,
    "item_id" INTEGER NOT NULL,
    "kind" "ActionKind" NOT NULL,
    "state" "ActionState" NOT NULL,
    "target" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "answers" JSONB NOT NULL DEFAULT '[]',
    "reason" TEXT,
    "detail" TEXT,
    "reverses_id" INTEGER,

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_entry" (
    "id" SERIAL NOT NULL,
    "kind" "ListEntryKind" NOT NULL,
    "value" TEXT NOT NULL,
    "with_subs" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" INTEGER,
    "expires_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "list_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "id" SERIAL NOT NULL,
    "value" JSONB NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" INTEGER,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "role" "Role" NOT NULL DEFAULT 'VIEWER',
    "password_hash" TEXT,
    "gitlab_id" INTEGER,
    "disabled_at" TIMESTAMPTZ(3),
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" INTEGER,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "hash" BYTEA,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_dedupe_key_key" ON "event"("dedupe_key");

-- CreateIndex
CREATE INDEX "event_state_id_idx" ON "event"("state", "id" DESC);

-- CreateIndex
CREATE INDEX "event_item_id_id_idx" ON "event"("item_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "author_gitlab_id_key" ON "author"("gitlab_id");

-- CreateIndex
CREATE INDEX "author_username_idx" ON "author"("username");

-- CreateIndex
CREATE UNIQUE INDEX "item_version_id_key" ON "item"("version_id");

-- CreateIndex
CREATE INDEX "item_author_id_id_idx" ON "item"("author_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "item_kind_gitlab_id_key" ON "item"("kind", "gitlab_id");

-- CreateIndex
CREATE UNIQUE INDEX "item_version_item_id_content_hash_key" ON "item_version"("item_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_version_id_key" ON "verdict"("version_id");

-- CreateIndex
CREATE INDEX "verdict_item_id_id_idx" ON "verdict"("item_id", "id" DESC);

-- CreateIndex
CREATE INDEX "decision_item_id_id_idx" ON "decision"("item_id", "id" DESC);

-- CreateIndex
CREATE INDEX "decision_moderator_id_id_idx" ON "decision"("moderator_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "action_reverses_id_key" ON "action"("reverses_id");

-- CreateIndex
CREATE INDEX "action_target_ended_at_idx" ON "action"("target", "ended_at" DESC);

-- CreateIndex
CREATE INDEX "action_id_state_idx" ON "action"("id" DESC, "state");

-- CreateIndex
CREATE UNIQUE INDEX "action_decision_id_kind_key" ON "action"("decision_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "user_username_key" ON "user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "user_gitlab_id_key" ON "user"("gitlab_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry"("subject", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry"("action", "id" DESC);

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "item_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "author"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "item_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_version" ADD CONSTRAINT "item_version_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "item_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "item_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "action"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_entry" ADD CONSTRAINT "list_entry_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

-- Order of fetches over all workers: taken before a fetch begins, so that of two contents the later look wins.
CREATE SEQUENCE "observation_seq" AS BIGINT CACHE 50;

-- The dispatcher's question: which open events are due?
CREATE INDEX "event_due_idx" ON "event" ("next_at") WHERE "state" = 'OPEN';
-- The queue in each of its orders, only over what waits: 2 % of a large item table.
CREATE INDEX "item_queue_score_idx" ON "item" ("score" DESC NULLS LAST, "id" DESC) WHERE "review_state" IN ('PENDING', 'SECOND_OPINION');
CREATE INDEX "item_queue_age_idx" ON "item" ("queued_at", "id") WHERE "review_state" IN ('PENDING', 'SECOND_OPINION');
-- The act dispatcher's question: which actions are due?
CREATE INDEX "action_due_idx" ON "action" ("run_at") WHERE "state" IN ('SCHEDULED', 'RUNNING', 'CALLING');
-- One standing spam or not-spam decision per version: two moderators at once can't both win.
CREATE UNIQUE INDEX "decision_standing_idx" ON "decision" ("version_id") WHERE "undone_at" IS NULL AND "kind" IN ('SPAM', 'NOT_SPAM');
-- One live entry per value.
CREATE UNIQUE INDEX "list_entry_live_idx" ON "list_entry" ("kind", "value") WHERE "removed_at" IS NULL;

-- Event rows change state a few times, so leave room for updates in place.
ALTER TABLE "event" SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE "item" SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);

-- The audit log: append-only, each row's hash covers the row before it.
CREATE FUNCTION "audit_entry_seal"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_id BIGINT;
  last_hash BYTEA;
BEGIN
  -- One writer at a time, or two rows would name the same predecessor. Ids have no gaps, so a removed row shows.
  PERFORM pg_advisory_xact_lock(7230001);
  SELECT "id", "hash" INTO last_id, last_hash FROM "audit_entry" ORDER BY "id" DESC LIMIT 1;
  NEW."id" := coalesce(last_id, 0) + 1;
  NEW."hash" := sha256(coalesce(last_hash, ''::bytea) || convert_to(concat_ws(E'\x1f',
    NEW."id", to_char(NEW."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), NEW."actor_kind", coalesce(NEW."actor_id"::text, '-'),
    NEW."actor_name", NEW."action", NEW."subject", coalesce(NEW."before"::text, '-'), coalesce(NEW."after"::text, '-')), 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_entry_seal" BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "audit_entry_seal"();

CREATE FUNCTION "audit_entry_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER "audit_entry_keep" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "audit_entry_refuse"();
CREATE TRIGGER "audit_entry_keep_all" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "audit_entry_refuse"();
