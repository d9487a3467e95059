import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emailAddress, isMailbox, multiLine, singleLine, withoutLinks } from "@/lib/domain/text";

const anything = fc.string({ unit: "binary", maxLength: 60 });
const nasty = fc
  .array(
    fc.constantFrom(
      "a",
      " ",
      "\r",
      "\n",
      "\r\n",
      "\t",
      "\u0000",
      "\u0085",
      "\u2028",
      "\u200b",
      "\u202e",
      "e\u0301",
      "\ud83d\ude00",
      "\ud800",
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));
const text = fc.oneof(anything, nasty);
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe("singleLine", () => {
  it("leaves no control, break, direction or zero-width character, no doubled or outer space, and caps", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 30 }), (raw, max) => {
        const line = singleLine(raw, max);
        expect(line).not.toMatch(UNPRINTABLE);
        expect(line).not.toMatch(/^\s|\s$|\s\s/);
        expect(Array.from(line).length).toBeLessThanOrEqual(max);
        expect(singleLine(line, max)).toBe(line);
      }),
    );
  });

  it.each([
    ["Ann\r\nBcc: eve@x.org", "Ann Bcc: eve@x.org"],
    ["A\u0000B\u0085C\u2028D\u2029E\u200bF\u202eG", "A B C D E F G"],
    ["Ame\u0301lie", "Am\u00e9lie"],
    ["  two   words\t", "two words"],
    ["\u200b\r\n", ""],
    ["O'Brien-Łukasz 王", "O'Brien-Łukasz 王"],
  ])("%j becomes %j", (raw, line) => expect(singleLine(raw, 100)).toBe(line));

  it("counts characters, not halves of them", () => {
    expect(singleLine("😀😀😀", 2)).toBe("😀😀");
    expect(singleLine("ab cd", 3)).toBe("ab");
  });
});

describe("multiLine", () => {
  it("keeps line feeds and nothing else of the kind", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 30 }), (raw, max) => {
        const lines = multiLine(raw, max);
        expect(lines.replaceAll("\n", "")).not.toMatch(UNPRINTABLE);
        expect(lines).not.toMatch(/\n{3}|^\s|\s$/);
        expect(Array.from(lines).length).toBeLessThanOrEqual(max);
        expect(multiLine(lines, max)).toBe(lines);
      }),
    );
  });

  it("turns every kind of break into one", () => {
    expect(multiLine("a\r\nb\rc\u0085d\u2028e\n\n\n\nf  g \n", 100)).toBe("a\nb\nc\nd\ne\n\nf g");
  });
});

describe("emailAddress", () => {
  it.each([
    ["ann@example.com", "ann@example.com"],
    ["Ann.Lee+x@Sub.Example.COM", "Ann.Lee+x@sub.example.com"],
    ["o'brien@example.ie", "o'brien@example.ie"],
    ["jörg@example.com", null],
    ["joerg@müller.de", "joerg@xn--mller-kva.de"],
    ["a@x.org, b@x.org", null],
    ["evil@x.org, Eve", null],
    ["Eve <eve@x.org>", null],
    ['"eve q"@x.org', null],
    ["eve@x.org\r\nBcc: m@x.org", null],
    ["eve@x.org\u0000", null],
    [" eve@x.org", null],
    ["eve @x.org", null],
    ["eve@localhost", null],
    ["eve@127.0.0.1", null],
    ["eve@[127.0.0.1]", null],
    ["eve@x..org", null],
    ["eve@-x.org", null],
    ["eve@x.org.", null],
    [".eve@x.org", null],
    ["e..ve@x.org", null],
    ["eve@@x.org", null],
    ["eve@x@y.org", null],
    ["a?cc=b@x.org", null],
    ["a%b@x.org", null],
    ["eve", null],
    ["@x.org", null],
    ["eve@", null],
    ["eve@müller.de/x", null],
    [`${"a".repeat(65)}@x.org`, null],
    [`a@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(63)}.${"e".repeat(60)}.org`, null],
    ["", null],
  ])("%j gives %j", (raw, address) => expect(emailAddress(raw)).toBe(address));

  it("gives nothing that a header or a mailto URI could be broken with, and is stable", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          text,
          fc.tuple(text, text).map(([a, b]) => `${a}@${b}.org`),
        ),
        (raw) => {
          const address = emailAddress(raw);
          if (address === null) return;
          expect(address).toMatch(/^[\x21-\x7e]+$/);
          expect(address).not.toMatch(/[",:;<>()[\]\\?#%\s]/);
          expect(isMailbox(address)).toBe(true);
          expect(emailAddress(address)).toBe(address);
        },
      ),
    );
  });
});

describe("isMailbox", () => {
  it.each([
    ["reslot@localhost", true],
    ["bookings@reslot.example", true],
    ["a@b, c@d", false],
    ["a@b\r\nX: 1", false],
    ["a", false],
    ["@b", false],
    ["a@", false],
  ])("%j: %j", (raw, answer) => expect(isMailbox(raw)).toBe(answer));
});

describe("withoutLinks", () => {
  it.each([
    ["see https://spam.example/x?y now", "see [link removed] now"],
    ["HTTP://SPAM.EXAMPLE", "[link removed]"],
    ["www.spam.example", "[link removed]"],
    ["buy at spam.example/deal", "buy at spam. example/deal"],
    ["mail me@spam.example", "mail me@spam. example"],
    ["I am ill. Sorry.", "I am ill. Sorry."],
    ["3.30 p.m.", "3.30 p.m."],
    ["go to 1.1.1.1/x now", "go to [link removed] now"],
    ["(192.168.0.1:8080/x), or 8.8.8.8.", "([link removed] or [link removed]."],
    ["on 25.06.2026 at 10.30, room 1.2.3", "on 25.06.2026 at 10.30, room 1.2.3"],
  ])("%j becomes %j", (raw, clean) => expect(withoutLinks(raw)).toBe(clean));
});
