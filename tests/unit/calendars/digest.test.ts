import { describe, expect, test } from "vitest";
import { digestOf, offerOf } from "@/lib/calendars/digest";

/** The example of RFC 7616, section 3.9.1. */
const EXAMPLE =
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
const LOGIN = { username: "Mufasa", password: "Circle of Life" };
const REQUEST = { method: "GET", uri: "/dir/index.html" };
const CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
const MD5 = EXAMPLE.replace("SHA-256", "MD5");

describe("Digest", () => {
  test.each([
    [EXAMPLE, "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"],
    [MD5, "8ca523f5e9506fed4657c9700eebdbec"],
    [MD5.replace("algorithm=MD5, ", ""), "8ca523f5e9506fed4657c9700eebdbec"],
  ])("answers the standard's example: %s", (header, response) => {
    const { digest } = offerOf(header);
    const answer = digestOf(digest!, LOGIN, REQUEST, CNONCE);
    expect(answer).toContain(`response="${response}"`);
    expect(answer).toContain("nc=00000001");
    expect(digestOf(digest!, LOGIN, REQUEST, CNONCE)).toContain("nc=00000002");
  });

  test("takes the strongest of what is offered, and only what it knows", () => {
    expect(offerOf(`${MD5}, ${EXAMPLE}`)).toMatchObject({ basic: false, digest: { algorithm: "SHA-256" } });
    expect(offerOf(`Basic realm="x, y", ${MD5}`)).toMatchObject({
      basic: true,
      digest: { algorithm: "MD5" },
    });
    expect(offerOf('Basic realm="Digest of the day"')).toEqual({ basic: true, digest: null });
    expect(offerOf("Basic")).toEqual({ basic: true, digest: null });
    expect(offerOf(null)).toEqual({ basic: false, digest: null });
    expect(offerOf('Digest realm="x", nonce="y", algorithm=SHA-512-256').digest).toBeNull();
    expect(offerOf('Digest realm="x", nonce="y", qop="auth-int"').digest).toBeNull();
  });

  test("quotes what a name holds", () => {
    const digest = offerOf('Digest realm="a \\"b\\"", nonce="n"').digest!;
    expect(digest.realm).toBe('a "b"');
    expect(digestOf(digest, { username: 'da"na', password: "x" }, REQUEST)).toContain(
      'username="da\\"na", realm="a \\"b\\""',
    );
    expect(digestOf(digest, { username: "dána", password: "x" }, REQUEST)).toContain(
      "username*=UTF-8''d%C3%A1na",
    );
  });
});
