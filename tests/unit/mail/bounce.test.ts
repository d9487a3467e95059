import { expect, test } from "vitest";
import { readIncoming } from "@/lib/mail/read-incoming";

const JOHN = "john@customers.example";
const OURS = "<ours@reslot.example>";
const FIELDS = ["Final-Recipient: rfc822;john@customers.example", "Action: failed", "Status: 5.1.1"];

interface Report {
  readonly type?: string;
  readonly fields?: readonly string[];
  readonly returned?: string | null;
  readonly headers?: readonly string[];
}

function report({ type = "message/delivery-status", fields = FIELDS, headers = [], ...more }: Report = {}) {
  const { returned = "message/rfc822" } = more;
  const parts = [
    ["--b", "Content-Type: text/plain", "", "Sorry"],
    ["--b", `Content-Type: ${type}`, "", "Reporting-MTA: dns;relay.example", "", ...fields, ""],
    returned === null
      ? []
      : ["--b", `Content-Type: ${returned}`, "", `Message-ID: ${OURS}`, "Subject: x", "", "x"],
    ["--b--", ""],
  ];
  return readIncoming(
    Buffer.from(
      [
        "From: MAILER-DAEMON@relay.example",
        ...headers,
        "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "",
        ...parts.flat(),
      ].join("\r\n"),
    ),
  );
}
const expected = { about: "bounce", messageId: OURS, recipient: JOHN };

test("a mail that came back, as most report it", async () => {
  expect(await report()).toEqual({ ...expected, answer: "Status 5.1.1" });
  expect(await report({ returned: "text/rfc822-headers" })).toMatchObject(expected);
});

test("with international addresses", async () => {
  const fields = ["Final-Recipient: utf-8;jöhn@customers.example", ...FIELDS.slice(1)];
  const type = "message/global-delivery-status";
  for (const returned of ["message/global", "message/global-headers"])
    expect(await report({ type, fields, returned })).toMatchObject({
      ...expected,
      recipient: "jöhn@customers.example",
    });
});

test("its recipient in brackets", async () => {
  const fields = [`Final-Recipient: rfc822;<John@customers.example>`, ...FIELDS.slice(1)];
  expect(await report({ fields })).toMatchObject(expected);
});

test("named only by what the report answers", async () => {
  const named = (...headers: string[]) => report({ returned: null, headers });
  expect(await named(`In-Reply-To: ${OURS}`)).toMatchObject(expected);
  expect(await named(`References: <older@reslot.example>\r\n ${OURS}`)).toMatchObject(expected);
  expect(await named()).toEqual({ about: "nothing" });
});

test("not when it is only late, nor to an address that is none", async () => {
  expect(await report({ fields: [FIELDS[0]!, "Action: delayed", "Status: 4.4.7"] })).toEqual({
    about: "nothing",
  });
  const fields = ["Final-Recipient: rfc822;jo\u0000hn@x.example", ...FIELDS.slice(1)];
  expect(await report({ fields })).toEqual({ about: "nothing" });
});
