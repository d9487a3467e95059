import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, passwordProblem } from "@/lib/domain/people/password";

const DANA = { name: "Dana Demo", email: "dana.demo@practice.example" };
const judge = (password: string) => passwordProblem(password, DANA);

describe("what a password may be", () => {
  it.each([
    "correct horse battery",
    "a password for the tests",
    "k7mf-2xqd-9rta-h3np",
    "ein langer Satz ohne Zahl",
    "Dana goes sailing on Sundays",
    "пароль для входа",
  ])("takes %s", (password) => {
    expect(judge(password)).toBeNull();
  });

  it.each(["", "eleven char", "x"])("asks for more than %j", (password) => {
    expect(judge(password)).toBe("Write at least 12 characters.");
  });

  it("takes 128 characters, and not one more", () => {
    const long = "correct horse battery staple ".repeat(5);
    expect(judge(long.slice(0, MAX_PASSWORD_LENGTH))).toBeNull();
    expect(judge(long.slice(0, MAX_PASSWORD_LENGTH + 1))).toBe("Write at most 128 characters.");
  });

  it.each([
    "password1234",
    "P@ssw0rd!!!!!",
    "passwordpassword",
    "Welcome2026!!",
    "123456789012",
    "210987654321",
    "aaaaaaaaaaaaaaa",
    "qwertyuiopasd",
    "abcdefghijklm",
    "1qaz2wsx3edc",
  ])("refuses %s, which is tried first", (password) => {
    expect(judge(password)).toMatch(/^Choose another one/);
  });

  it.each(["dana.demo@practice.example", "DanaDemo2026!", "practice-dana-1"])(
    "refuses %s, her own",
    (password) => {
      expect(judge(password)).toBe("Choose one without your name and mail address.");
    },
  );

  it("refuses everything shorter, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: MIN_PASSWORD_LENGTH - 1 }), (password) => {
        expect(judge(password)).toBe("Write at least 12 characters.");
      }),
    );
  });
});
