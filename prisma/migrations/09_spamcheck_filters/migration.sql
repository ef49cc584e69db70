-- What the list of calls is narrowed to. It is looked at every few seconds while somebody has it open, and without an index
-- whatever is rare is looked for through all calls of ninety days.
CREATE INDEX "spamcheck_call_username_id_idx" ON "spamcheck_call" ("username", "id" DESC);
CREATE INDEX "spamcheck_call_project_path_id_idx" ON "spamcheck_call" ("project_path", "id" DESC);
CREATE INDEX "spamcheck_call_project_id_id_idx" ON "spamcheck_call" ("project_id", "id" DESC);
CREATE INDEX "spamcheck_call_type_id_idx" ON "spamcheck_call" ("type", "id" DESC);
CREATE INDEX "spamcheck_call_verdict_id_idx" ON "spamcheck_call" ("verdict", "id" DESC);
