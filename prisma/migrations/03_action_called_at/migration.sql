-- When the request of an action left that may have had an effect: what the hourly cap counts. Until now it was guessed from
-- the claim and the answers, which missed actions whose worker died and counted requests that GitLab had turned away.
ALTER TABLE "action" ADD COLUMN "called_at" TIMESTAMPTZ(3);

UPDATE "action" SET "called_at" = coalesce("claimed_at", "ended_at")
 WHERE "state" = 'CALLING' OR "reason" IN ('verified', 'interrupted') AND "state" <> 'SCHEDULED'
    OR "state" = 'DONE' AND "answers" @? '$[*] ? (@.method != "GET")';

CREATE INDEX "action_called_idx" ON "action" ("called_at") WHERE "called_at" IS NOT NULL AND "reverses_id" IS NULL;
