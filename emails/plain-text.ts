import type { Block, Message, MoveText, Span } from "./types";

const RULE = "- ".repeat(29).trim();

function spansText(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (typeof span === "string") return span;
      if ("strong" in span) return span.strong;
      if (span.href.startsWith("tel:")) return span.link;
      const target = span.href.replace(/^mailto:/, "");
      return target === span.link ? target : `${span.link} (${target})`;
    })
    .join("");
}

function moveText({ from, fromZone, to }: MoveText): string {
  return `* ${from.whole}${fromZone === null ? "" : ` (${fromZone})`} → ${to.whole}`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return spansText(block.spans);
    case "heading":
      return `${block.text}:`;
    case "details":
      return block.rows.map((row) => `${row.label}: ${spansText(row.value)}`).join("\n");
    case "times":
      return block.rows.map((row) => `* ${row.whole}`).join("\n");
    case "moves":
      return ["Old time → New time", ...block.rows.map(moveText)].join("\n");
    case "zone":
      return `${RULE}\n${block.label}`;
    case "action":
      return `${block.label}: ${block.href}`;
    case "quote":
      return block.text.replace(/^/gm, "> ");
  }
}

/** A heading stands on what it heads, a list on its zone, and the link on the zone label. */
function isTied(block: Block, next: Block): boolean {
  return (
    block.kind === "heading" || next.kind === "zone" || (block.kind === "zone" && next.kind === "action")
  );
}

/** The plain-text part: the same content as the HTML, old → new on a line. */
export function plainText(message: Message): string {
  let body = "";
  message.blocks.forEach((block, index) => {
    const next = message.blocks[index + 1];
    body += blockText(block);
    if (next !== undefined) body += isTied(block, next) ? "\n" : "\n\n";
  });
  const foot = message.foot.map(spansText).join("\n");
  const text = `${message.sender}\n\n${message.subject}\n\n${body}\n\n-- \n${foot}\n`;
  return text.replaceAll("\u00a0", " ");
}
