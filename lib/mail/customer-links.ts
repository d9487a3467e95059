import type { ParsedMail } from "./parse";

/** The token of a Cancel/Reschedule link, wherever it stands: in an address, in a header, broken by nothing. */
const TOKEN = /(\/manage\/)[\w-]{20,}/g;

/** A mail without the tokens of its reader's own links, and without the parts beside its texts, which hold them too. */
export function withoutCustomerLinks(mail: ParsedMail): ParsedMail {
  const hidden = (text: string) => text.replace(TOKEN, "$1their-own-link");
  return {
    from: mail.from,
    subject: hidden(mail.subject),
    text: hidden(mail.text),
    html: mail.html && hidden(mail.html),
    headers: mail.headers.map(({ name, value }) => ({ name, value: hidden(value) })),
    parts: [],
  };
}
