import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/navigation";
import type { PaymentSetup } from "@/lib/services/payments/read-payment-setup";

const NEWS: Readonly<Record<string, string>> = {
  saved: "The keys are saved. Stripe took them.",
  removed: "The keys are removed. Nothing is collected any more.",
};

const SOURCES = {
  environment: "Set in the environment (STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET), and changed there only",
  settings: "Set here by an administrator, kept encrypted",
} as const;

const MODES = {
  test: "Test: cards are pretend ones, and no money moves",
  live: "Live: real money moves",
} as const;

interface KeysInForceProps {
  setup: PaymentSetup;
  /** What was just done. */
  news: string | null;
}

/** Which keys count, by their last characters, or why none do. */
export function KeysInForce({ setup, news }: KeysInForceProps) {
  const { keys, alone, unreadable } = setup;
  const told = news === null ? undefined : NEWS[news];
  return (
    <>
      {told ? (
        <div role="status">
          <Banner tone="keep" title={told} />
        </div>
      ) : null}
      {alone ? (
        <Banner tone="ask" title={`Only ${alone} is set in the environment`}>
          <p>It counts together with {other(alone)} only. Set both there, or both here.</p>
        </Banner>
      ) : null}
      {unreadable ? (
        <Banner tone="ask" title="The kept keys can't be read any more">
          <p>SECRET is another one than when they were saved. Paste them again.</p>
        </Banner>
      ) : null}
      {keys ? (
        <>
          <Facts
            items={[
              { term: "Secret key", detail: <span className="num">{keys.secretKey}</span> },
              { term: "Webhook's secret", detail: <span className="num">{keys.webhookSecret}</span> },
              { term: "Mode", detail: MODES[keys.mode] },
              { term: "From", detail: SOURCES[keys.from] },
            ]}
          />
          {keys.from === "settings" ? (
            <p>
              <ButtonLink small tone="danger" icon="cross" href="/admin/payments/settings/remove">
                Remove the keys
              </ButtonLink>
            </p>
          ) : null}
        </>
      ) : (
        <p>
          Without keys no price can be collected: customers see prices and pay you directly. Stripe shows both
          keys in its dashboard, under Developers.
        </p>
      )}
    </>
  );
}

function other(name: NonNullable<PaymentSetup["alone"]>): string {
  return name === "STRIPE_SECRET_KEY" ? "STRIPE_WEBHOOK_SECRET" : "STRIPE_SECRET_KEY";
}
