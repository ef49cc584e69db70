-- Names can be given up and taken by somebody else; GitLab's numbers can't.
ALTER TABLE "list_entry" ADD COLUMN "gitlab_id" INTEGER, ADD COLUMN "min_access" INTEGER;
-- What was listed by name alone must be listed anew: whose name it is by now nobody can tell.
UPDATE "list_entry" SET "removed_at" = now() WHERE "removed_at" IS NULL AND "kind" <> 'EMAIL_DOMAIN';
ALTER TABLE "list_entry" ADD CONSTRAINT "list_entry_by_id" CHECK ("removed_at" IS NOT NULL OR ("kind" = 'EMAIL_DOMAIN') = ("gitlab_id" IS NULL));
-- Whoever took over a listed name may be listed, too.
DROP INDEX "list_entry_live_idx";
CREATE UNIQUE INDEX "list_entry_live_idx" ON "list_entry" ("kind", coalesce("gitlab_id"::text, "value")) WHERE "removed_at" IS NULL;

-- A role that GitLab's admins and groups gave goes when they do; one given here stays.
CREATE TYPE "RoleFrom" AS ENUM ('GITLAB', 'MANUAL');
ALTER TABLE "user" ADD COLUMN "role_from" "RoleFrom" NOT NULL DEFAULT 'MANUAL';
