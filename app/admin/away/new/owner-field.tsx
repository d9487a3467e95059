import { Field, Select } from "@/components/ui/field";
import { Note } from "@/components/ui/page-parts";
import type { OwnerAccess } from "@/lib/auth/owner-access";
import { enumerate } from "../words";

interface OwnerFieldProps {
  owners: readonly OwnerAccess[];
  value: string;
  error: string | null;
  userId: string;
}

/** Whose time away it is: chosen where the user acts for several owners, said where there is one. */
export function OwnerField({ owners, value, error, userId }: OwnerFieldProps) {
  const [only] = owners;
  if (owners.length === 1 && only) {
    return (
      <>
        <input type="hidden" name="owner" value={only.ownerId} />
        <Note>
          {only.ownerId === userId ? "You are away." : `${only.name} is away.`} The days are closed on{" "}
          {pagesOf(only)}
        </Note>
      </>
    );
  }
  return (
    <Field id="owner" label="Who is away" error={error} hint="No new bookings on their pages on these days.">
      {(control) => (
        <Select {...control} name="owner" defaultValue={value || only?.ownerId}>
          {owners.map((owner) => (
            <option key={owner.ownerId} value={owner.ownerId}>
              {owner.name}
              {owner.ownerId === userId ? " (you)" : ""}: {titlesOf(owner)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function titlesOf({ pages, otherPages }: OwnerAccess): string {
  const titles = pages.map(({ title }) => title).join(", ");
  return otherPages > 0 ? `only ${titles}` : titles;
}

/** "Dana Demo and Dana, evenings.", to end a sentence. An editor closes the pages that they may edit, and no other. */
export function pagesOf({ name, pages, otherPages }: OwnerAccess): string {
  const closed = `${enumerate(pages.map(({ title }) => title))}.`;
  if (otherPages === 0) return closed;
  const others = otherPages === 1 ? "1 page" : `${otherPages} pages`;
  return `${closed} ${name} has ${others} more, which you may not edit: nothing changes there.`;
}
