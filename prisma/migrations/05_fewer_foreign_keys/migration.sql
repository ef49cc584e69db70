-- Each foreign key is a look-up per row, a quarter of what storing an item cost. These three guard nothing: nothing deletes
-- items or versions, an event is a record of the past, and a verdict is held to its item by its version.
ALTER TABLE "event" DROP CONSTRAINT "event_item_id_fkey";
ALTER TABLE "event" DROP CONSTRAINT "event_version_id_fkey";
ALTER TABLE "verdict" DROP CONSTRAINT "verdict_item_id_fkey";
