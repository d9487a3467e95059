import { expect, it } from "vitest";
import { imageType } from "@/lib/domain/image";

const bytes = (text: string) => Buffer.from(text, "latin1");
const PNG = "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR";

it.each([
  [PNG, "image/png"],
  ["\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"],
  ["RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"],
])("%j is %s", (content, type) => expect(imageType(bytes(content))).toBe(type));

it.each([
  "",
  "\x89PNG",
  PNG.replace("IHDR", "IDAT"),
  "GIF89a",
  "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
  "<html><img>",
  "RIFF\x24\x00\x00\x00WAVEfmt ",
  " \xff\xd8\xff",
])("%j is no picture that is taken", (content) => expect(imageType(bytes(content))).toBeNull());
