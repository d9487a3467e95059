import type { Refused } from "@/lib/errors";

/** What is answered to everybody else. */
export const ONLY_ADMINISTRATORS: Refused = {
  ok: false,
  code: "forbidden",
  detail: "Only administrators decide how payments are taken. Ask one of them.",
};
