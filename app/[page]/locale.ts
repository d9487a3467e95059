import { headers } from "next/headers";
import { isLocale, normalizeLocale } from "@/lib/format";

/** The first language of an `Accept-Language` header by whose custom dates and amounts can be written. */
export function preferredLocale(header: string | null): string {
  const tags = (header ?? "")
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
      return { tag, quality: Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== "*" && quality > 0 && isLocale(tag));
  const [best] = tags.sort((a, b) => b.quality - a.quality);
  return normalizeLocale(best?.tag);
}

/** What the customer's browser asks for. Pages are in English; their dates and amounts follow the customer's custom. */
export async function requestLocale(): Promise<string> {
  return preferredLocale((await headers()).get("accept-language"));
}
