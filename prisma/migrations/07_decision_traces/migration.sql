-- What a decided content leads to (link places, telephone numbers, mail addresses), so that a moderator who meets one again
-- sees how often it was spam. Written when a person decides, never when something comes in; read newest first, a bounded number.
CREATE TABLE "decision_trace" (
  "value" TEXT NOT NULL,
  "decision_id" INTEGER NOT NULL,
  CONSTRAINT "decision_trace_pkey" PRIMARY KEY ("value", "decision_id"),
  CONSTRAINT "decision_trace_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
