import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderOf, readPlace, readStreamFilter, STATUSES, writePlace } from "@/lib/domain/stream/filter";
import { patternsOf, wantedBy } from "@/lib/domain/stream/search";

const read = (text: string) => readStreamFilter(new URLSearchParams(text));
const ID = "0190b3a2-7c11-7abc-8def-0123456789ab";

describe("the filters of an address", () => {
  it("filter nothing where they are left out", () => {
    expect(read("").filter).toEqual({
      show: "everything",
      text: "",
      status: null,
      pageId: null,
      eventTypeId: null,
      customerId: null,
      from: null,
      to: null,
    });
  });
  it("are read as they were chosen", () => {
    const query = `show=mail&q=+Priya%0a&status=no_show&page=${ID}&type=${ID}&customer=${ID}&from=2026-06-22&to=2026-06-22`;
    expect(read(query)).toEqual({
      filter: {
        show: "mail",
        text: "Priya",
        status: "no_show",
        pageId: ID,
        eventTypeId: ID,
        customerId: ID,
        from: "2026-06-22",
        to: "2026-06-22",
      },
      problems: [],
    });
  });
  it("that nobody can choose are none", () => {
    const { filter, problems } = read("show=all&status=gone&page=1&type=x&customer='--");
    expect(filter).toEqual(read("").filter);
    expect(problems).toEqual([]);
  });
  it("say at their field which day to write", () => {
    expect(read("from=2026-02-30&to=tomorrow").problems).toEqual([
      { field: "from", message: "Write a day such as 2026-06-22." },
      { field: "to", message: "Write a day such as 2026-06-22." },
    ]);
  });
  it("refuse an end before the beginning", () => {
    const { filter, problems } = read("from=2026-06-22&to=2026-06-21");
    expect(problems).toEqual([{ field: "to", message: "Choose 2026-06-22 or a later day." }]);
    expect(filter).toMatchObject({ from: "2026-06-22", to: null });
  });
  it("never fail, whatever an address holds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("q", "from", "to", "status", "after"), fc.string())),
        (all) => {
          const query = new URLSearchParams(all);
          const { filter } = readStreamFilter(query);
          expect(filter.status === null || STATUSES.includes(filter.status)).toBe(true);
          expect(filter.text).not.toMatch(/\p{Cc}/u);
          readPlace(query);
        },
      ),
    );
  });
});

describe("the order", () => {
  it("is that of the latest change, or of the sessions' start once their days are asked for", () => {
    expect(orderOf({ from: null, to: null })).toEqual({ by: "changed", descending: true });
    expect(orderOf({ from: "2026-06-22", to: null })).toEqual({ by: "starts", descending: false });
    expect(orderOf({ from: null, to: "2026-06-22" })).toEqual({ by: "starts", descending: true });
  });
});

describe("a place in the list", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e14, max: 1e14 }),
        fc.uuid(),
        fc.constantFrom("after", "before"),
        (at, id, side) => {
          const query = new URLSearchParams({ [side]: writePlace({ at, id }) });
          expect(readPlace(query)).toEqual({ side, at, id });
        },
      ),
    );
  });
  it.each(["", "1", "x_y", `1_${ID}0`, `1.5_${ID}`])("is none in %j", (text) => {
    expect(readPlace(new URLSearchParams({ after: text }))).toBeNull();
  });
});

describe("a search", () => {
  it.each([
    ["PKG-7Q2M4XW9TD", "booking", "PKG-7Q2M4XW9TD"],
    ["pkg 7q2m", "booking", "PKG-7Q2M"],
    ["bkng-2f8", "session", "BKNG-2F8"],
  ])("for %j is for a reference", (text, kind, prefix) => {
    expect(wantedBy(text)).toEqual({ kind, prefix });
  });
  it.each(["Priya", "PKG-", "bkng", "priya@northwind.example", "PKG-1%"])(
    "for %j is for a customer",
    (text) => {
      expect(wantedBy(text)).toEqual({ kind: "customer", text });
    },
  );
  it("takes signs of the pattern language for what they are", () => {
    expect(patternsOf("50%_\\")).toEqual(["%50\\%\\_\\\\%"]);
  });
  it("looks for short texts at the beginning of words", () => {
    expect(patternsOf("Ng")).toEqual(["ng%", "% ng%"]);
  });
  it("looks for other alphabets in each of their spellings", () => {
    expect(patternsOf("ägir")).toEqual(["%ägir%", "%Ägir%"]);
    expect(patternsOf("Иван")).toEqual(["%иван%", "%Иван%"]);
  });
});
