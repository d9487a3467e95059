// The statements of a recording, sent again by the driver alone: a connection for each caller, nothing around it.
import pg from "pg";
import { answerParent } from "../child";
import { roundsOf } from "./laps";
import { readRecording } from "./recording";
import type { Recording, Round, Took } from "./types";

export type BareQuestion = Round | { readonly readRecordingFrom: string };

let recording: Recording = {};
const clients: pg.Client[] = [];

const runRound = roundsOf(async (callers, lane, turn) => {
  const client = clients[lane];
  const statements = recording[callers]?.[lane]?.[turn];
  if (!client || !statements) throw new Error("the recording ends here");
  for (const { name, text, values } of statements) {
    await (name === null ? client.query(text) : client.query({ name, text, values: values as unknown[] }));
  }
});

answerParent<BareQuestion, Took | null>(async (question) => {
  if ("readRecordingFrom" in question) {
    recording = await readRecording(question.readRecordingFrom);
    return null;
  }
  while (clients.length < question.callers.lanes.length) {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    clients.push(client);
  }
  return runRound(question);
});
