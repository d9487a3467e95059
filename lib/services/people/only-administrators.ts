import type { Refused } from "@/lib/errors";

/** What is answered to everybody else where only administrators may. */
export const ONLY_ADMINISTRATORS: Refused = {
  ok: false,
  code: "forbidden",
  detail: "Only administrators manage people. Ask one of them.",
};

export const NO_SUCH_PERSON: Refused = {
  ok: false,
  code: "not_found",
  detail: "Nobody is here under this address. They may have been taken off the account.",
};
