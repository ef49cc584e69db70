-- The Spamcheck door: what GitLab asked before it saved something, what it was answered, and the item that came of it.

-- An item that GitLab asked about has no number yet. It is known by its text until it is seen.
ALTER TABLE "item" ALTER COLUMN "gitlab_id" DROP NOT NULL, ADD COLUMN "asked_key" BYTEA;
CREATE UNIQUE INDEX "item_asked_key_key" ON "item" ("asked_key");
-- Something with neither could never be recognised again; something with both would be two items.
ALTER TABLE "item" ADD CONSTRAINT "item_known_by_one" CHECK (("gitlab_id" IS NULL) <> ("asked_key" IS NULL));

ALTER TABLE "item_version" ADD COLUMN "text_key" BYTEA;

CREATE TABLE "spamcheck_call" (
  "id" BIGSERIAL NOT NULL,
  "uid" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "type" TEXT NOT NULL,
  "kind" "ItemKind" NOT NULL,
  "action" TEXT NOT NULL,
  "correlation_id" TEXT NOT NULL,
  "client" TEXT NOT NULL,
  "author_id" INTEGER,
  "username" TEXT NOT NULL,
  "author" JSONB NOT NULL DEFAULT '{}',
  "project_id" INTEGER,
  "project_path" TEXT,
  "user_in_project" BOOLEAN NOT NULL,
  "fields" JSONB,
  "text_key" BYTEA NOT NULL,
  "verdict" "VerdictKind" NOT NULL,
  "judged" "VerdictKind" NOT NULL,
  "uncapped" "VerdictKind" NOT NULL,
  "route" "Route" NOT NULL,
  "score" DOUBLE PRECISION,
  "reason" TEXT NOT NULL,
  "evaluated" BOOLEAN NOT NULL,
  "trust" JSONB,
  "reasons" JSONB,
  "model" TEXT,
  "settings_id" INTEGER,
  "took_micros" INTEGER NOT NULL,
  "item_id" INTEGER,
  "version_id" INTEGER,
  "joined_at" TIMESTAMPTZ(3),
  CONSTRAINT "spamcheck_call_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "spamcheck_call_uid_key" ON "spamcheck_call" ("uid");
CREATE INDEX "spamcheck_call_item_id_id_idx" ON "spamcheck_call" ("item_id", "id" DESC);
CREATE INDEX "spamcheck_call_author_id_id_idx" ON "spamcheck_call" ("author_id", "id" DESC);
CREATE INDEX "spamcheck_call_at_idx" ON "spamcheck_call" ("at" DESC);
-- What a saved item is recognised by; only what hasn't been recognised is ever looked for.
CREATE INDEX "spamcheck_call_waiting_idx" ON "spamcheck_call" ("text_key") WHERE "joined_at" IS NULL;
-- Texts whose time is up.
CREATE INDEX "spamcheck_call_text_idx" ON "spamcheck_call" ("at") WHERE "fields" IS NOT NULL;
