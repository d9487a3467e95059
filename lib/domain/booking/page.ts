import type { SlotSettings } from "../availability/types";
import type { Price } from "../money/types";
import type { Policy } from "../policy/types";
import type { Minutes, Zone } from "../time";
import type { BookingForm } from "./form";
import type { LocationKind } from "./location";
import type { Reader } from "./types";

/** The user whose calendar and booking page it is. */
export interface Owner extends Reader {
  readonly id: string;
}

/** What customers can book on a page: an event type, or the page itself while it has none (spec section 2). */
export interface Offer {
  /** Null for the page itself, as is `slug`. */
  readonly id: string | null;
  readonly slug: string | null;
  readonly title: string;
  readonly description: string;
  readonly locationKind: LocationKind;
  /** Where it takes place; of an event type that says nothing, where its page says. */
  readonly location: string;
  readonly durationMinutes: Minutes;
  /** 1 is a single booking; more is a package, all times picked up front. */
  readonly sessionCount: number;
  readonly requiresApproval: boolean;
  readonly price: Price | null;
  readonly policy: Policy;
  /** What customers are asked beside name and email. */
  readonly form: BookingForm;
}

export interface EventType extends Offer {
  readonly id: string;
  readonly slug: string;
}

export interface BookingPage {
  readonly accountId: string;
  readonly accountName: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly zone: Zone;
  /** Takes no new bookings; changes of existing ones go on. */
  readonly paused: boolean;
  readonly owner: Owner;
  readonly invitations: "automatic" | "file";
  /** `#rrggbb`; null for Reslot's own. */
  readonly accentColor: string | null;
  /** The hash of the logo's bytes; null for none. */
  readonly logoHash: string | null;
}

/** What can be booked, on its page, with what decides its slots. */
export interface Bookable<Offered extends Offer = Offer> {
  readonly page: BookingPage;
  readonly eventType: Offered;
  readonly settings: SlotSettings;
}
