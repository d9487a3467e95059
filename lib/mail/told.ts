import type { Told } from "@/lib/domain/calendar/outdated";
import { parseMail } from "./parse";

/** What a stored mail of ours tells calendars; null where it holds nothing for them. */
export async function readTold(raw: Buffer): Promise<Told | null> {
  const { parts } = await parseMail(raw);
  const part = parts.find(({ method }) => method === "REQUEST" || method === "CANCEL");
  const sequence = /^SEQUENCE:(\d+)\r?$/m.exec(part?.content.toString("utf8") ?? "")?.[1];
  if (!part || sequence === undefined) return null;
  return { method: part.method === "CANCEL" ? "CANCEL" : "REQUEST", sequence: Number(sequence) };
}
