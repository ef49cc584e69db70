-- Models that learn from moderators' decisions: their versions, the training runs that make them, and what a model in the
-- shadow would have said.
CREATE TYPE "ModelKind" AS ENUM ('BUNDLED', 'FULL', 'INCREMENTAL');
CREATE TYPE "ModelState" AS ENUM ('CANDIDATE', 'REFUSED', 'SHADOW', 'ACTIVE', 'RETIRED');
CREATE TYPE "TrainingState" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED');

CREATE TABLE "model_version" (
  "id" SERIAL NOT NULL,
  "name" TEXT NOT NULL,
  "kind" "ModelKind" NOT NULL,
  "state" "ModelState" NOT NULL DEFAULT 'CANDIDATE',
  "file" BYTEA NOT NULL,
  "sha256" TEXT NOT NULL,
  "feature_version" INTEGER NOT NULL,
  "parent_id" INTEGER,
  "replaced_id" INTEGER,
  "fingerprint" TEXT NOT NULL,
  "labels_through" INTEGER NOT NULL DEFAULT 0,
  "counts" JSONB NOT NULL DEFAULT '{}',
  "metrics" JSONB,
  "gate" JSONB,
  "changes" JSONB,
  "thresholds" JSONB,
  "reason" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_by" TEXT NOT NULL,
  "shadow_since" TIMESTAMPTZ(3),
  "promoted_at" TIMESTAMPTZ(3),
  "promoted_by" TEXT,
  "retired_at" TIMESTAMPTZ(3),
  CONSTRAINT "model_version_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "model_version_name_key" ON "model_version" ("name");
CREATE INDEX "model_version_state_idx" ON "model_version" ("state");
-- Two active models would make two workers score differently.
CREATE UNIQUE INDEX "model_version_single_idx" ON "model_version" ("state") WHERE "state" IN ('ACTIVE', 'SHADOW');
-- A file is compressed already.
ALTER TABLE "model_version" ALTER COLUMN "file" SET STORAGE EXTERNAL;
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "model_version" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_replaced_id_fkey" FOREIGN KEY ("replaced_id") REFERENCES "model_version" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One row for each screened item while a model is in the shadow; no foreign keys, since each is a look-up per row.
CREATE TABLE "shadow_score" (
  "model_id" INTEGER NOT NULL,
  "version_id" INTEGER NOT NULL,
  "score" REAL NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "shadow_score_pkey" PRIMARY KEY ("model_id", "version_id")
);

CREATE TABLE "training_run" (
  "id" SERIAL NOT NULL,
  "kind" "ModelKind" NOT NULL,
  "state" "TrainingState" NOT NULL DEFAULT 'QUEUED',
  "phase" TEXT NOT NULL DEFAULT 'waiting for a worker',
  "percent" INTEGER NOT NULL DEFAULT 0,
  "examples" INTEGER NOT NULL DEFAULT 0,
  "requested_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "started_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  "owner" TEXT,
  "lease_until" TIMESTAMPTZ(3),
  "cancelled_at" TIMESTAMPTZ(3),
  "cancelled_by" TEXT,
  "labels_through" INTEGER NOT NULL DEFAULT 0,
  "detail" TEXT,
  "version_id" INTEGER,
  CONSTRAINT "training_run_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "training_run_state_id_idx" ON "training_run" ("state", "id" DESC);
-- One at a time, over all workers: two that start together can't both be inserted.
CREATE UNIQUE INDEX "training_run_open_idx" ON "training_run" ((true)) WHERE "state" IN ('QUEUED', 'RUNNING');
ALTER TABLE "training_run" ADD CONSTRAINT "training_run_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_version" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
