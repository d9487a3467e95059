import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const blankAsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsUnset, schema.optional());

const schema = z.object({
  PORT: z.preprocess(
    blankAsUnset,
    z.coerce
      .number("PORT must be a number between 1 and 65535, such as 3000.")
      .int("PORT must be a whole number, such as 3000.")
      .min(1, "PORT must be a number between 1 and 65535, such as 3000.")
      .max(65535, "PORT must be a number between 1 and 65535, such as 3000.")
      .default(3000),
  ),
  APP_URL: optional(
    z
      .url({
        protocol: /^https?$/,
        error: "APP_URL must be the public address of this server, such as https://book.example.com.",
      })
      .transform((url) => url.replace(/\/+$/, "")),
  ),
  DATABASE_URL: optional(
    z
      .string()
      .regex(
        /^postgres(ql)?:\/\//,
        "DATABASE_URL must be a PostgreSQL address, such as postgresql://user:password@host:5432/reslot. Leave it unset for the embedded database.",
      ),
  ),
  DATA_DIR: z.preprocess(blankAsUnset, z.string().default(".data")),
  SMTP_URL: optional(
    z
      .string()
      .regex(
        /^smtps?:\/\//,
        "SMTP_URL must look like smtp://user:password@mail.example.com:587. Leave it unset to keep mails at /mailbox.",
      ),
  ),
  MAIL_FROM: z.preprocess(
    blankAsUnset,
    z
      .email("MAIL_FROM must be one plain mail address, such as bookings@example.com.")
      .default("bookings@reslot.example"),
  ),
  INBOUND_MAIL_SECRET: optional(
    z
      .string()
      .min(
        20,
        "INBOUND_MAIL_SECRET must have at least 20 characters; `openssl rand -hex 32` makes one. Leave it unset to take no mail.",
      ),
  ),
  SECRET: optional(
    z.string().min(32, "SECRET must have at least 32 characters; `openssl rand -hex 32` makes one."),
  ),
  WORKER: z.preprocess(
    blankAsUnset,
    z.enum(["in-process", "off"], "WORKER must be in-process or off.").default("in-process"),
  ),
  STRIPE_SECRET_KEY: optional(
    z
      .string()
      .regex(/^(sk|rk)_/, "STRIPE_SECRET_KEY must be a secret key of Stripe; it begins with sk_ or rk_."),
  ),
  STRIPE_WEBHOOK_SECRET: optional(
    z
      .string()
      .regex(
        /^whsec_/,
        "STRIPE_WEBHOOK_SECRET must be the signing secret of the webhook; it begins with whsec_.",
      ),
  ),
  STRIPE_API_BASE: optional(
    z.url({
      protocol: /^https?$/,
      error: "STRIPE_API_BASE must be an address, such as http://localhost:12111.",
    }),
  ),
  ADMIN_EMAIL: optional(
    z.email("ADMIN_EMAIL must be the mail address of the first administrator, such as dana@example.com."),
  ),
  ADMIN_PASSWORD: optional(
    z
      .string()
      .min(12, "ADMIN_PASSWORD must have at least 12 characters.")
      .max(128, "ADMIN_PASSWORD must have at most 128 characters."),
  ),
  /** Calendars of the own network may be fetched: a server beside this one, or this one itself. */
  ALLOW_PRIVATE_ADDRESSES: z.preprocess(
    blankAsUnset,
    z
      .enum(["0", "1"], "ALLOW_PRIVATE_ADDRESSES must be 1 or 0.")
      .default("0")
      .transform((value) => value === "1"),
  ),
  /** Kept in DATA_DIR: with it somebody on another machine may set an empty installation up. */
  SETUP_CODE: optional(z.string().min(8, "SETUP_CODE must have at least 8 characters.")),
  /** Kept in DATA_DIR: what Dana of the demo signs in with, unless ADMIN_PASSWORD says it. */
  DEMO_PASSWORD: optional(z.string().min(12, "DEMO_PASSWORD must have at least 12 characters.")),
  SEED_DEMO: optional(flag),
  LOG_LEVEL: z.preprocess(
    blankAsUnset,
    z
      .enum(
        ["fatal", "error", "warn", "info", "debug", "silent"],
        "LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.",
      )
      .default("warn"),
  ),
});

type Parsed = z.infer<typeof schema>;

export interface Env extends Omit<Parsed, "APP_URL" | "SECRET" | "DATABASE_URL"> {
  readonly APP_URL: string;
  readonly DATABASE_URL: string;
  readonly SECRET: string;
}

/**
 * Parses the environment. Throws one Error that says, a line each, what to write.
 * `DATABASE_URL` and `SECRET` may be unset for the person who starts Reslot: `scripts/start.mjs` starts the
 * embedded database and makes the secret, and passes both on.
 */
export function loadEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => sentence(issue)).join("\n"));
  }
  const { APP_URL, DATABASE_URL, SECRET, ...rest } = parsed.data;
  if (!DATABASE_URL) throw new Error("DATABASE_URL is unset. `npm start` sets it for the embedded database.");
  if (!SECRET) throw new Error("SECRET is unset. `npm start` makes one and keeps it in DATA_DIR.");
  return { ...rest, APP_URL: APP_URL ?? `http://localhost:${rest.PORT}`, DATABASE_URL, SECRET };
}

function sentence(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0] ?? "");
  return issue.message.startsWith(name) ? issue.message : `${name}: ${issue.message}`;
}

let loaded: Env | undefined;

/** The environment of this process, parsed once. */
export function env(): Env {
  loaded ??= loadEnv(process.env);
  return loaded;
}
