export const IMAGE_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** The largest logo, in bytes. */
export const MAX_LOGO_BYTES = 256 * 1024;

/**
 * The kind of a picture, by its first bytes and never by its name: PNG (ISO/IEC 15948 §5.2 with its first chunk), JPEG
 * (ISO/IEC 10918-1 Annex B), WebP (RFC 9649 §2.4). Null for anything else, such as an SVG, which could carry a script.
 */
export function imageType(bytes: Uint8Array): ImageType | null {
  if (hasAt(bytes, 0, "\x89PNG\r\n\x1a\n") && hasAt(bytes, 12, "IHDR")) return "image/png";
  if (hasAt(bytes, 0, "\xff\xd8\xff")) return "image/jpeg";
  if (hasAt(bytes, 0, "RIFF") && hasAt(bytes, 8, "WEBPVP8")) return "image/webp";
  return null;
}

function hasAt(bytes: Uint8Array, offset: number, text: string): boolean {
  return Array.from(text).every((character, index) => bytes[offset + index] === character.charCodeAt(0));
}
