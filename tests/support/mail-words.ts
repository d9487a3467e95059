const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/** What a reader of the HTML sees, with the address behind each link after its words, as plain text has it. */
export function spokenHtml(html: string): string {
  return html
    .replace(/<head>.*?<\/head>|<div style="display:none.*?<\/div>|<!--.*?-->/gs, "")
    .replace(/<a [^>]*href="(?<href>[^"]*)"[^>]*>(?<words>.*?)<\/a>/gs, (...found) => {
      const { href, words } = found.at(-1) as { href: string; words: string };
      const address = href.replace(/^mailto:/, "");
      return address === words || href.startsWith("tel:") ? words : `${words} ${address}`;
    })
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|quot|amp|nbsp);/g, (_, name) => ENTITIES[name] ?? " ");
}

/** The words in their order, without what only joins them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}$€£¥%@]+/gu) ?? [];
}
