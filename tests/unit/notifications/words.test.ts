import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FieldName, fieldsOf } from "@/lib/domain/notifications/fields";
import { AUDIENCES, SCENARIOS } from "@/lib/domain/notifications/scenarios";
import { parseTemplate } from "@/lib/domain/notifications/template";
import { checkWords, type MailKey, readWords, wordsParts } from "@/lib/domain/notifications/words";

const BOOKED: MailKey = { scenario: "booked", audience: "customer" };

function problems(text: string, mail = BOOKED): string[] {
  return checkWords(mail, readWords({ subject: "", text })).map(({ message }) => message);
}

describe("a template", () => {
  it("is words and fields, whatever the capitals and spaces in the braces", () => {
    expect(parseTemplate("Dear { Customer }: {event  TYPE}!", ["customer", "event type"])).toEqual({
      ok: true,
      parts: [
        { words: "Dear " },
        { field: "customer" },
        { words: ": " },
        { field: "event type" },
        { words: "!" },
      ],
    });
  });

  it("of any words without braces is those words, and with its known fields it gives them back in order", () => {
    const known = fieldsOf("reminder", "customer", "text").map(({ name }) => name);
    const words = fc.string({ minLength: 1 }).filter((text) => !/[{}]/.test(text));
    const part = fc.oneof(
      words.map((text) => ({ words: text })),
      fc.constantFrom(...known).map((field) => ({ field })),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const written = parts.map((one) => ("words" in one ? one.words : `{${one.field}}`)).join("");
        const parsed = parseTemplate(written, known);
        expect(parsed.ok).toBe(true);
        const told = parsed.ok ? parsed.parts : [];
        expect(told.map((one) => ("words" in one ? one.words : `{${one.field}}`)).join("")).toBe(written);
      }),
    );
  });

  it("with a brace anywhere else is refused, never a fault", () => {
    const known: FieldName[] = ["customer", "owner"];
    const noise = fc
      .array(fc.constantFrom("{", "}", "a", " ", "\n", "customer"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(noise, (written) => {
        const rest = written.replace(/\{ *customer *\}/g, "");
        expect(parseTemplate(written, known).ok).toBe(!/[{}]/.test(rest));
      }),
      { numRuns: 500 },
    );
  });
});

describe("words are checked on save", () => {
  it.each([
    ["{custmer}", "{customer}"],
    ["{event typ}", "{event type}"],
    ["{Event_Type}", "{event type}"],
    ["{firstsession}", "{first session}"],
    ["{locaton}", "{location}"],
  ])("an unknown field %s names the nearest, %s", (written, nearest) => {
    const [problem] = problems(`Hello ${written}`);
    expect(problem).toBe(
      `Write ${nearest} or another field of the list in place of ${written}, which the text of this mail does not know.`,
    );
  });

  it.each([
    ["Dear {customer, see you", "Write } after the field that begins with “{customer, see you”."],
    ["Dear {customer\n} and", "Write } after the field that begins with “{customer”."],
    ["Dear {customer {owner}", "Write } after the field that begins with “{customer”."],
    ["Dear {", "Write a field and } after the {, such as {customer}."],
    ["Dear customer}", "Write { before the field that the } after “Dear customer” ends, or leave out the }."],
    ["}", "Write { before the field that the } ends, or leave out the }."],
    ["Dear {  }", "Write the name of a field between the braces, such as {customer}."],
    ["Bell \u0007", "Write it without the invisible character U+0007; typing the words anew leaves it out."],
    [
      "Mirrored \u202e",
      "Write it without the invisible character U+202E; typing the words anew leaves it out.",
    ],
    ["x".repeat(2_001), "Write at most 2,000 characters; these are 2,001."],
  ])("%j is refused", (text, sentence) => {
    expect(problems(text)).toEqual([sentence]);
  });

  it("a subject has 200 characters, one line, and no link and reason", () => {
    const subject = (text: string) => checkWords(BOOKED, { subject: text, text: null });
    expect(subject("ü".repeat(200))).toEqual([]);
    expect(subject("x".repeat(201))[0]?.message).toBe("Write at most 200 characters; these are 201.");
    expect(subject("One\nBcc: two@x.example")).toEqual([
      { field: "subject", message: "Write the subject on one line." },
    ]);
    expect(subject("Change it: {link}")).toHaveLength(1);
  });

  it("both parts are told of at once", () => {
    const both = checkWords(BOOKED, { subject: "{a}", text: "{b}" });
    expect(both.map(({ field }) => field)).toEqual(["subject", "text"]);
  });

  it.each(["Grüße, {customer}! 👩‍🏫 👍🏽", "Two\n\nparagraphs", "Wi\tth a tab", "\r\nWindows\r\n", "👨‍👩‍👧"])(
    "%j is kept",
    (text) => expect(problems(text)).toEqual([]),
  );

  it("a reason is known where one may be given, an old time where something moved", () => {
    expect(problems("{reason}")).toHaveLength(1);
    expect(problems("{reason}", { scenario: "canceled_by_owner", audience: "customer" })).toEqual([]);
    expect(problems("{old time}", { scenario: "canceled_by_owner", audience: "customer" })).toHaveLength(1);
    expect(problems("{old time}", { scenario: "undone", audience: "owner" })).toEqual([]);
    expect(problems("{link}", { scenario: "booked", audience: "stakeholders" })).toHaveLength(1);
  });

  it("every listed field of every mail passes", () => {
    for (const scenario of SCENARIOS) {
      for (const audience of AUDIENCES) {
        for (const part of ["subject", "text"] as const) {
          const written = fieldsOf(scenario, audience, part).map(({ name }) => `{${name}}`);
          const words = { subject: null, text: null, [part]: written.join(" ") };
          expect(checkWords({ scenario, audience }, words)).toEqual([]);
          expect(wordsParts({ scenario, audience }, part, written.join(""))).toHaveLength(written.length);
        }
      }
    }
  });
});

it("nothing but blanks is our words again", () => {
  expect(readWords({ subject: " \t ", text: "\r\n \r\n" })).toEqual({ subject: null, text: null });
});
