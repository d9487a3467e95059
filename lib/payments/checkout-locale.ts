import type Stripe from "stripe";

type CheckoutLocale = Stripe.Checkout.SessionCreateParams.Locale;

/** The languages of Stripe's hosted page. */
const KNOWN = [
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "en-GB",
  "es",
  "es-419",
  "et",
  "fi",
  "fil",
  "fr",
  "fr-CA",
  "hr",
  "hu",
  "id",
  "it",
  "ja",
  "ko",
  "lt",
  "lv",
  "ms",
  "mt",
  "nb",
  "nl",
  "pl",
  "pt",
  "pt-BR",
  "ro",
  "ru",
  "sk",
  "sl",
  "sv",
  "th",
  "tr",
  "vi",
  "zh",
  "zh-HK",
  "zh-TW",
] as const satisfies readonly CheckoutLocale[];

/** The hosted page's language for a customer's locale; Stripe decides by the browser where it has none for it. */
export function checkoutLocale(locale: string): CheckoutLocale {
  const [language] = locale.split("-");
  return KNOWN.find((known) => known === locale) ?? KNOWN.find((known) => known === language) ?? "auto";
}
