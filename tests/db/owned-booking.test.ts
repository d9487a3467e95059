import { beforeAll, expect, test } from "vitest";
import { openOwnedBooking } from "@/lib/auth/owned-booking";
import { useDatabase } from "@/tests/support/database";
import { book, openStudio, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

test("the owner's side opens for owner, editors and administrators only", async () => {
  const booked = await book("intro", await startsOnDays("intro", 1));
  const { accountId, id, pageId } = booked.booking;
  const user = async (name: string, role: string, pageRole: string | null) => {
    const [made] = await rows<{ id: string }>(
      `INSERT INTO "user" (account_id, id, name, email, role) VALUES ($1, gen_random_uuid(), $2, $2 || '@demo.example', $3::user_role)
        RETURNING id`,
      [accountId, name, role],
    );
    if (pageRole)
      await rows(
        "INSERT INTO page_member (account_id, page_id, user_id, role) VALUES ($1, $2, $3, $4::page_role)",
        [accountId, pageId, made!.id, pageRole],
      );
    return openOwnedBooking({ accountId, userId: made!.id }, id);
  };
  expect(await user("Edith", "member", "editor")).toMatchObject({ by: "owner", holderName: "Edith" });
  expect(await user("Adam", "administrator", null)).toMatchObject({ holderName: "Adam" });
  expect(await user("Vic", "member", "viewer")).toBeNull();
  expect(await user("Nobody", "member", null)).toBeNull();
  const stranger = { accountId: "00000000-0000-4000-8000-000000000000", userId: booked.booking.ownerId };
  expect(await openOwnedBooking(stranger, id)).toBeNull();
});
