import { describe, expect, it } from "vitest";
import type { FormState } from "@/app/admin/form-state";
import { formFields, questionRows } from "@/app/admin/pages/_form/question-rows";
import { nested } from "@/app/api/v1/admin/_http/fields";
import { pageInput } from "@/app/api/v1/admin/_http/page-inputs";
import { type BookingForm, defaultForm, type Question } from "@/lib/domain/booking/form";

const question = (id: string, change: Partial<Question> = {}): Question => ({
  id,
  label: `About ${id}`,
  kind: "short",
  mandatory: false,
  options: [],
  ...change,
});
const form: BookingForm = {
  ...defaultForm,
  company: "mandatory",
  questions: [
    question("a"),
    question("b", { kind: "choice", options: ["x", "y"], mandatory: true }),
    question("c"),
  ],
};

/** The fields as a browser sends them: hidden fields stand before the boxes, and a box that is not ticked is not sent. */
function sent(fields: Record<string, string | boolean>): [string, string][] {
  return [
    ["form.questions", ""],
    ...Object.entries(fields).flatMap(([name, value]): [string, string][] => {
      if (typeof value === "string") return [[name, value]];
      return value
        ? [
            [name, "off"],
            [name, "on"],
          ]
        : [[name, "off"]];
    }),
  ];
}

function state(intent: string | null, typed: Record<string, string> | null): FormState {
  const fields: Record<string, string | boolean> = typed ?? formFields(form);
  return {
    value: (name) => String(fields[name] ?? ""),
    checked: (name) => fields[name] === true || fields[name] === "on",
    error: () => null,
    problem: null,
    intent,
    typed,
    saved: false,
  };
}
const typed = Object.fromEntries(sent(formFields(form)));
const ids = (intent: string | null) => questionRows(state(intent, typed), form).map(({ id }) => id);

describe("the rows of questions", () => {
  it("stand as they are saved", () => {
    expect(questionRows(state(null, null), form)).toEqual([
      { id: "a", label: "About a", kind: "short", mandatory: false, options: "" },
      { id: "b", label: "About b", kind: "choice", mandatory: true, options: "x\ny" },
      { id: "c", label: "About c", kind: "short", mandatory: false, options: "" },
    ]);
  });

  it.each([
    [null, ["a", "b", "c"]],
    ["add-question", ["a", "b", "c", ""]],
    ["remove-question-1", ["a", "c"]],
    ["up-question-1", ["b", "a", "c"]],
    ["down-question-1", ["a", "c", "b"]],
    ["up-question-0", ["a", "b", "c"]],
    ["down-question-2", ["a", "b", "c"]],
    ["remove-question-9", ["a", "b", "c"]],
    ["preview-color", ["a", "b", "c"]],
  ])("after the button %s", (intent, rows) => expect(ids(intent)).toEqual(rows));

  it("never grow beyond what a form holds", () => {
    const many = { ...form, questions: Array.from({ length: 10 }, (_, at) => question(`q${at}`)) };
    const full = Object.fromEntries(sent(formFields(many)));
    expect(questionRows(state("add-question", full), many)).toHaveLength(10);
  });
});

describe("what a page's form sends", () => {
  it("is the form that is saved", () => {
    expect(pageInput.parse(nested(sent(formFields(form)))).form).toEqual({
      ...form,
      questions: form.questions.map((one) => ({
        ...one,
        options: one.options.length > 0 ? one.options : [""],
      })),
    });
  });

  it("is a form without questions where no row is left, while a call that names none keeps them", () => {
    expect(pageInput.parse(nested(sent(formFields(defaultForm)))).form?.questions).toEqual([]);
    expect(pageInput.parse({ form: { company: "optional" } }).form).toEqual({ company: "optional" });
  });
});
