import { describe, expect, it } from "vitest";
import { CLIENT_HEADER } from "@/app/api/v1/_http/rate-limit";
import { isFromThisMachine } from "@/app/mailbox/access";

const from = (headers: Record<string, string>) => isFromThisMachine(new Headers(headers));
const LOCAL = { [CLIENT_HEADER]: "127.0.0.1", host: "localhost:3000" };

describe("who may see the mailbox", () => {
  it.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])("lets in a socket from %s", (peer) => {
    expect(from({ ...LOCAL, [CLIENT_HEADER]: peer })).toBe(true);
  });

  it.each(["localhost", "reslot.localhost:3000", "127.0.0.1:3000", "[::1]:3000"])("lets in to %s", (host) => {
    expect(from({ ...LOCAL, host })).toBe(true);
  });

  it.each(["10.0.0.1", "203.0.113.7", "::2", "1127.0.0.1", "127.0.0.1.evil.example", ""])(
    "refuses a socket from %s",
    (peer) => {
      expect(from({ ...LOCAL, [CLIENT_HEADER]: peer })).toBe(false);
    },
  );

  it("refuses when the server did not say who is there", () => {
    expect(from({ host: "localhost" })).toBe(false);
  });

  it("refuses what a proxy on this machine passes on", () => {
    expect(from({ ...LOCAL, "x-forwarded-for": "203.0.113.7" })).toBe(false);
    expect(from({ ...LOCAL, "x-forwarded-for": "203.0.113.7, 127.0.0.1" })).toBe(false);
    expect(from({ ...LOCAL, forwarded: "for=203.0.113.7" })).toBe(false);
    expect(from({ ...LOCAL, "x-forwarded-host": "book.example.com" })).toBe(false);
    expect(from({ ...LOCAL, "x-forwarded-for": "::1", "x-forwarded-host": "localhost:3000" })).toBe(true);
  });

  it("refuses a foreign name that leads to this machine", () => {
    expect(from({ ...LOCAL, host: "evil.example:3000" })).toBe(false);
    expect(from({ ...LOCAL, host: "localhost.evil.example" })).toBe(false);
    expect(from({ [CLIENT_HEADER]: "127.0.0.1" })).toBe(false);
  });
});
