import { execFile, execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What Python's email package read of a message. */
export interface ReadMail {
  readonly names: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly from: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly types: readonly string[];
  readonly defects: readonly string[];
}

const SCRIPT = fileURLToPath(new URL("./parse-mail.py", import.meta.url));

export function hasPython(): boolean {
  try {
    execFileSync("python3", ["-c", "import email.policy"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Reads every message, in one process. */
export function readWithPython(messages: readonly Buffer[]): Promise<ReadMail[]> {
  return new Promise((resolve, reject) => {
    const child = execFile("python3", [SCRIPT], { maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`));
      else resolve(JSON.parse(stdout) as ReadMail[]);
    });
    child.stdin?.end(JSON.stringify(messages.map((raw) => raw.toString("base64"))));
  });
}
