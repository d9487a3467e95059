/** Why an outgoing request got no usable answer. */
export type FetchProblemCode =
  | "bad_address"
  | "private_address"
  | "unknown_host"
  | "unreachable"
  | "certificate"
  | "timeout"
  | "too_large"
  | "too_many_redirects"
  | "unsafe_redirect"
  | "other_host"
  | "refused_login"
  | "not_found"
  | "server_error"
  | "no_answer"
  | "incomplete"
  | "no_calendar";

/** A server outside that could not be asked, or answered what nobody can use. The message is a sentence for the owner. */
export class FetchProblem extends Error {
  override readonly name = "FetchProblem";
  constructor(
    readonly code: FetchProblemCode,
    message: string,
    readonly status: number | null = null,
  ) {
    super(message);
  }
}

/** Whether it may go away by itself: the server is away, or in trouble. */
export function isOutage({ code, status }: FetchProblem): boolean {
  return (
    code === "unreachable" ||
    code === "unknown_host" ||
    code === "timeout" ||
    code === "certificate" ||
    code === "refused_login" ||
    code === "no_answer" ||
    status === 429 ||
    (status !== null && status >= 500)
  );
}

/** A page to sign in, or about maintenance: it says nothing about any calendar. */
export function noDavAnswer(host: string): FetchProblem {
  return new FetchProblem("no_answer", `${host} answers with something that is no CalDAV answer.`);
}

/** What an answer that is none of the expected ones means. */
export function problemOfStatus(status: number, statusText: string): FetchProblem {
  const answer = `${status} ${statusText}`.trim().slice(0, 200);
  if (status === 401) {
    return new FetchProblem(
      "refused_login",
      `The server refused the user name or password (${answer}).`,
      401,
    );
  }
  if (status === 404 || status === 410) {
    return new FetchProblem("not_found", `The server has nothing at this address (${answer}).`, status);
  }
  return new FetchProblem("server_error", `The server answered ${answer}.`, status);
}

/** The sentence for an error of the network. */
export function problemOfError(error: unknown, host: string): FetchProblem {
  if (error instanceof FetchProblem) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENODATA") {
    return new FetchProblem("unknown_host", `No server is found at ${host}.`);
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return new FetchProblem("certificate", `The certificate of ${host} is not valid (${code}).`);
  }
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) {
    return new FetchProblem("timeout", `${host} did not answer in time.`);
  }
  return new FetchProblem("unreachable", `${host} can't be reached${code ? ` (${code})` : ""}.`);
}
