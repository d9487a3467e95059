/** Later ones name themselves after earlier ones, so the order decides. */
const BROWSERS = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const SYSTEMS = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b|\biPad\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
] as const;

/** "Firefox on Linux", as far as the browser says. */
export function browserName(userAgent: string): string {
  const find = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = find(BROWSERS) ?? "A program";
  const system = find(SYSTEMS);
  return system ? `${browser} on ${system}` : browser;
}

/** ", from 203.0.113.7", to stand behind a time; nothing where it is not known. */
export function placeName(clientAddress: string): string {
  if (clientAddress === "") return "";
  const here = /^127\./.test(clientAddress) || /^[0:]+1?$/.test(clientAddress);
  return here ? ", on the server itself" : `, from ${clientAddress}`;
}
