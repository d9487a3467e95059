import { render } from "@react-email/render";
import { Layout } from "./layout";
import { plainText } from "./plain-text";
import type { Message, RenderedMail } from "./types";

/** Writes one message as HTML and as plain text of the same content. */
export async function renderMail(message: Message): Promise<RenderedMail> {
  return {
    subject: message.subject,
    html: await render(<Layout message={message} />),
    text: plainText(message),
  };
}
