import { customAlphabet } from "nanoid";

/** No 0, 1, I, L or O: a reference is read out on the telephone. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

const of = (prefix: string, length: number) => {
  const characters = customAlphabet(ALPHABET, length);
  return () => `${prefix}-${characters()}`;
};

export const newPackageReference = of("PKG", 10);
export const newSessionReference = of("BKNG", 12);
export const newTransactionReference = of("TXN", 8);
