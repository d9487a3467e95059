import { z } from "zod";
import { MAX_PASSWORD_LENGTH } from "@/lib/domain/people/password";
import { emailAddress, singleLine } from "@/lib/domain/text";

const NAME_MAX = 200;

/** A name of a person or an account, as one clean line. */
export function nameField(missing: string) {
  return z
    .string(missing)
    .refine((text) => Array.from(text).length <= NAME_MAX, `Write at most ${NAME_MAX} characters.`)
    .transform((text) => singleLine(text, NAME_MAX))
    .refine((text) => text.length > 0, missing);
}

const WHOLE_ADDRESS = "Write the whole address, like name@example.com.";

/** A mail address in lower case, as people sign in with it. */
export const addressField = z
  .string(WHOLE_ADDRESS)
  .transform((text) => emailAddress(text.trim())?.toLowerCase() ?? "")
  .refine((address) => address !== "", WHOLE_ADDRESS);

/** A password that is asked for; whether it is right, or good enough, the service says. */
export const passwordField = z
  .string("Write your password.")
  .min(1, "Write your password.")
  .max(MAX_PASSWORD_LENGTH, `Write at most ${MAX_PASSWORD_LENGTH} characters.`);

/** The six figures of an app, or a backup code. */
export const codeField = z
  .string("Write the code.")
  .trim()
  .min(1, "Write the 6 figures that your app shows now.")
  .max(40, "Write the 6 figures that your app shows now.");

export const userRole = z.enum(["administrator", "member"], "Choose Administrator or Member.");

const pageRole = z.enum(["owner", "editor", "viewer"], "Choose Owner, Editor or Viewer.");

/** What somebody may do on a page; `none` for nothing. */
export const pageRoleOrNone = z
  .enum(["none", ...pageRole.options], "Choose Owner, Editor, Viewer or no role.")
  .transform((role) => (role === "none" ? null : role));

export { pageRole };

/** A box of a form, or true and false. */
export const checkbox = z
  .union([z.boolean(), z.enum(["on", "off"])])
  .default(false)
  .transform((value) => value === true || value === "on");
