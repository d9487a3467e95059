import { type PickState, writeStart } from "@/app/picking/state";
import type { PickWords } from "@/app/picking/words";
import { DetailsFields } from "@/components/booking/details-fields";
import { firstName } from "@/components/booking/names";
import { type OfferItem, Terms } from "@/components/booking/offer";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Section } from "@/components/ui/page-parts";
import { StickyBar } from "@/components/ui/sticky-bar";
import type { Bookable } from "@/lib/domain/booking/page";
import type { FormDraft } from "@/lib/services/book/form-drafts";
import { eventTypePolicyWords } from "@/lib/words";
import { BookButton } from "./book-button";
import { fieldErrors } from "./problems";

const FORM = "book";

export interface DetailsFormProps {
  bookable: Bookable;
  state: PickState;
  draft: FormDraft | null;
  locale: string;
}

/** Who books, and what holds for later changes. */
export function DetailsForm({ bookable, state, draft, locale }: DetailsFormProps) {
  const { page, eventType } = bookable;
  return (
    <form id={FORM} method="post" action={`/api/v1/pages${state.path}/bookings`}>
      <HiddenInputs
        inputs={[
          ...state.starts.map((start) => ({ name: "start", value: writeStart(start) })),
          { name: "zone", value: state.zone },
          { name: "locale", value: locale },
        ]}
      />
      <Section title="2. Your details" id="details">
        <DetailsFields
          form={eventType.form}
          host={firstName(page.owner.name)}
          values={draft?.typed}
          errors={fieldErrors(draft)}
        />
      </Section>
      <Section title="If your plans change">
        <Terms items={terms(bookable, locale)} />
      </Section>
    </form>
  );
}

/** The bar stays in sight on the whole page, so it stands outside of the form that its button sends. */
export function BookBar({ words, toPay }: { words: PickWords; toPay: string | null }) {
  const hint = words.notYet ? { id: "why-not", text: words.notYet } : null;
  return (
    <StickyBar summary={words.summary} total={toPay ? `${toPay} to pay` : undefined} hint={hint}>
      <BookButton
        form={FORM}
        notYet={hint?.id ?? null}
        busyLabel={toPay ? "Opening the payment page…" : words.busy}
      >
        {toPay ? `Pay ${toPay} and book` : words.button}
      </BookButton>
    </StickyBar>
  );
}

function terms({ page, eventType }: Bookable, locale: string): OfferItem[] {
  const items: OfferItem[] = [
    { key: "reschedule", icon: "calendar", text: eventTypePolicyWords("reschedule", eventType, locale) },
    { key: "cancel", icon: "cross", text: eventTypePolicyWords("cancel", eventType, locale) },
  ];
  if (eventType.price?.mode === "displayed") {
    const text = `Nothing is charged here. You pay ${page.owner.name} directly.`;
    items.push({ key: "price", icon: "cash", text });
  }
  if (eventType.price?.mode === "collected") {
    const text =
      "You pay online, on a page of Stripe. Nothing is booked before that; your times are held meanwhile.";
    items.push({ key: "price", icon: "cash", text });
  }
  return items;
}
