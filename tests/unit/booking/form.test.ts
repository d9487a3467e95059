import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ASKED,
  type BookingForm,
  cleanQuestion,
  defaultForm,
  formProblems,
  QUESTION_KINDS,
  type Question,
  readDetails,
  type TypedDetails,
  wholeForm,
} from "@/lib/domain/booking/form";

const question = (change: Partial<Question> = {}): Question => ({
  id: "q1",
  label: "What is your goal?",
  kind: "short",
  mandatory: false,
  options: [],
  ...change,
});
const choice = question({
  id: "size",
  label: "How many are you?",
  kind: "choice",
  options: ["1", "2 to 10"],
});
const typed = (change: Partial<TypedDetails> = {}): TypedDetails => ({
  company: "",
  phone: "",
  note: "",
  guests: [],
  answers: {},
  ...change,
});
const form = (change: Partial<BookingForm> = {}): BookingForm => ({ ...defaultForm, ...change });
const problems = (asked: BookingForm, written: TypedDetails) => {
  const read = readDetails(asked, written);
  return read.ok ? null : Object.fromEntries(read.errors.map(({ field, message }) => [field, message]));
};
const details = (asked: BookingForm, written: TypedDetails) => {
  const read = readDetails(asked, written);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.details;
};

describe("what a customer wrote", () => {
  it("is kept as it always was where the owner asked for nothing else", () => {
    const written = typed({ note: "Hello", guests: ["a@b.example"] });
    expect(details(defaultForm, written)).toEqual({
      company: "",
      phone: "",
      note: "Hello",
      guests: ["a@b.example"],
      answers: [],
    });
    expect(wholeForm({})).toEqual(defaultForm);
  });

  it("is not kept where it is not asked for", () => {
    const off = form({ note: "off", guests: "off" });
    const written = typed({ company: "Northwind", phone: "nonsense", note: "x", guests: ["a@b.example"] });
    expect(details(off, written)).toMatchObject({ company: "", phone: "", note: "", guests: [] });
  });

  it("must be there where it is mandatory, each with a sentence at its field", () => {
    const all = form({ company: "mandatory", phone: "mandatory", note: "mandatory", guests: "mandatory" });
    expect(problems(all, typed({ company: " \u200b " }))).toEqual({
      company: "Write the name of your company.",
      phone: "Write a phone number, such as +1 212 555 0100.",
      guests: "Write the address of at least one guest.",
      note: "Write a few words beforehand.",
    });
  });

  it.each(["+1 212 555 0100", "(030) 123-456", "00 977 1 4412345", "0212/5550100 ext. 12"])(
    "takes %s for a phone number",
    (phone) => expect(details(form({ phone: "optional" }), typed({ phone })).phone).toBe(phone),
  );

  it.each(["1234", "call me", "+1 212 555 0100; drop", "++12345678", "1".repeat(41)])(
    "does not take %s for a phone number",
    (phone) => expect(problems(form({ phone: "optional" }), typed({ phone }))).toHaveProperty("phone"),
  );

  it("answers questions of every kind, in their order, with the words of the question", () => {
    const asked = form({
      questions: [
        question(),
        question({ id: "long", label: "Tell us more", kind: "long" }),
        choice,
        question({ id: "terms", label: "I agree", kind: "check", mandatory: true }),
        question({ id: "news", label: "News by mail", kind: "check" }),
        question({ id: "unanswered", label: "Anything else?" }),
      ],
    });
    const answers = { terms: true, size: "2 to 10", long: "One\r\ntwo", q1: "  To\tgrow ", unanswered: "" };
    expect(details(asked, typed({ answers })).answers).toEqual([
      { label: "What is your goal?", value: "To grow" },
      { label: "Tell us more", value: "One\ntwo" },
      { label: "How many are you?", value: "2 to 10" },
      { label: "I agree", value: "Yes" },
      { label: "News by mail", value: "No" },
    ]);
  });

  it.each([
    [question({ mandatory: true }), undefined, "Write an answer."],
    [question({ mandatory: true }), "  ", "Write an answer."],
    [question(), "x".repeat(501), "Write at most 500 characters."],
    [question({ kind: "long" }), "x".repeat(2001), "Write at most 2,000 characters."],
    [{ ...choice, mandatory: true }, "", "Choose one of the answers offered."],
    [choice, "3", "Choose one of the answers offered."],
    [question({ kind: "check", mandatory: true }), undefined, "Tick this box to go on."],
    [question({ kind: "check", mandatory: true }), false, "Tick this box to go on."],
    [question({ kind: "check", mandatory: true }), "off", "Tick this box to go on."],
  ] as const)("is refused at its question: %o answered %o", (asked, answer, sentence) => {
    const answers = answer === undefined ? {} : { [asked.id]: answer };
    expect(problems(form({ questions: [asked] }), typed({ answers }))).toEqual({
      [`answers.${asked.id}`]: sentence,
    });
  });

  it("is refused where no question is asked, and what is no own property asks none", () => {
    expect(problems(defaultForm, typed({ answers: { gone: "x" } }))).toHaveProperty(["answers.gone"]);
    const asked = form({ questions: [question({ id: "constructor" })] });
    expect(details(asked, typed({ answers: {} })).answers).toEqual([]);
  });

  const anyQuestion = fc
    .record({
      id: fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
      label: fc.string({ minLength: 1 }),
      kind: fc.constantFrom(...QUESTION_KINDS),
      mandatory: fc.boolean(),
      options: fc.constant(["a", "b"]),
    })
    .map((made) => ({ ...made, options: made.kind === "choice" ? made.options : [] }));
  const anyForm = fc.record({
    company: fc.constantFrom(...ASKED),
    phone: fc.constantFrom(...ASKED),
    note: fc.constantFrom(...ASKED),
    guests: fc.constantFrom(...ASKED),
    questions: fc.uniqueArray(anyQuestion, { maxLength: 5, selector: ({ id }) => id }),
  });
  const anyTyped = (asked: BookingForm) =>
    fc.record({
      company: fc.string(),
      phone: fc.oneof(fc.string(), fc.constant("+1 212 555 0100")),
      note: fc.string(),
      guests: fc.array(fc.constant("a@b.example"), { maxLength: 2 }),
      answers: fc.record(
        Object.fromEntries(
          asked.questions.map(({ id }) => [id, fc.oneof(fc.string(), fc.boolean(), fc.constant("a"))]),
        ),
        { requiredKeys: [] },
      ),
    });

  it("is either refused at a field that is asked, or kept with all that is mandatory", () => {
    fc.assert(
      fc.property(
        anyForm.chain((asked) => fc.tuple(fc.constant(asked), anyTyped(asked))),
        ([asked, written]) => {
          const read = readDetails(asked, written);
          if (!read.ok) {
            for (const { field, message } of read.errors) {
              expect(message).toMatch(/^(Write|Choose|Tick) /);
              const own = asked.questions.some(({ id }) => field === `answers.${id}`);
              expect(own || asked[field as "note"] !== "off").toBe(true);
            }
            return;
          }
          for (const detail of ["company", "phone", "note", "guests"] as const) {
            if (asked[detail] === "off") expect(read.details[detail]).toHaveLength(0);
            if (asked[detail] === "mandatory") expect(read.details[detail].length).toBeGreaterThan(0);
          }
          const answered = read.details.answers.length;
          expect(answered).toBeGreaterThanOrEqual(
            asked.questions.filter(({ mandatory }) => mandatory).length,
          );
          expect(answered).toBeLessThanOrEqual(asked.questions.length);
        },
      ),
    );
  });
});

describe("a form before it is stored", () => {
  const found = (questions: readonly Question[]) =>
    formProblems(form({ questions: questions.map(cleanQuestion) })).map(({ field }) => field);

  it("is right with questions of every kind", () => {
    expect(found([question(), choice, question({ label: "Other", kind: "check" })])).toEqual([]);
  });

  it.each([
    [[question({ label: " " })], "questions.0.label"],
    [[question({ label: "x".repeat(201) })], "questions.0.label"],
    [[question(), question({ label: "what is your GOAL?" })], "questions.1.label"],
    [[{ ...choice, options: ["only one"] }], "questions.0.options"],
    [[{ ...choice, options: ["a", " ", "a"] }], "questions.0.options"],
    [[{ ...choice, options: ["a", "x".repeat(101)] }], "questions.0.options"],
    [[{ ...choice, options: Array.from({ length: 21 }, (_, at) => `${at}`) }], "questions.0.options"],
    [Array.from({ length: 11 }, (_, at) => question({ label: `Question ${at}` })), "questions"],
  ])("is refused at its field: %o", (questions, field) => expect(found(questions)).toEqual([field]));

  it("keeps options of a choice only", () => {
    expect(cleanQuestion({ ...choice, kind: "short" }).options).toEqual([]);
    expect(cleanQuestion({ ...choice, options: [" a\n", "", "b"] }).options).toEqual(["a", "b"]);
  });
});
