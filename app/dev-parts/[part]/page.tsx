import { notFound } from "next/navigation";
import { Cancel, Keep, Manage } from "../manage";
import { Book, Conflict, Times } from "../pick";
import { Done, Nowhere, Review, States } from "../rest";

export default async function Page({ params, searchParams }: { params: Promise<{ part: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { part } = await params;
  const q = await searchParams;
  switch (part) {
    case "manage": return <Manage />;
    case "manage-none": return <Manage none />;
    case "manage-open": return <Manage open />;
    case "cancel": return <Cancel />;
    case "keep": return <Keep />;
    case "times": return <Times day={Number(q.day ?? 8)} />;
    case "conflict": return <Conflict />;
    case "book": return <Book />;
    case "review": return <Review />;
    case "done": return <Done />;
    case "states": return <States />;
    case "nowhere": return <Nowhere />;
    case "fault": throw new Error("a fault");
    default: return notFound();
  }
}
