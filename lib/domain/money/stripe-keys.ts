/** Whether a key of Stripe moves real money. Null for what is no secret key. */
export function keyMode(secretKey: string): "test" | "live" | null {
  const [, mode] = /^(?:sk|rk)_(test|live)_\S{4,}$/.exec(secretKey) ?? [];
  return mode === "test" || mode === "live" ? mode : null;
}

/**
 * What is wrong with a secret key before Stripe is asked, as a sentence that says what to paste; null when nothing is.
 *
 * @param appUrl The public address: Stripe calls the webhook of a live key at https only.
 */
export function secretKeyProblem(secretKey: string, appUrl: string): string | null {
  if (secretKey === "") return "Paste the secret key; it begins with sk_test_ or sk_live_.";
  if (secretKey.startsWith("pk_"))
    return "Paste the secret key, which begins with sk_: this is the publishable one.";
  if (secretKey.startsWith("whsec_"))
    return "Paste the secret key, which begins with sk_: this is the webhook's secret.";
  const mode = keyMode(secretKey);
  if (mode === null)
    return "Paste the whole secret key; it begins with sk_test_ or sk_live_, a restricted one with rk_.";
  if (mode === "live" && !appUrl.startsWith("https://"))
    return `Paste a test key, sk_test_…: a live one needs an https address, and this is ${appUrl}.`;
  return null;
}

/** The same of the webhook's signing secret. */
export function webhookSecretProblem(secret: string): string | null {
  return /^whsec_\S{8,}$/.test(secret)
    ? null
    : "Paste the signing secret that Stripe shows for this webhook; it begins with whsec_.";
}
