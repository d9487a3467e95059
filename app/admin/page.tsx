import { redirect } from "next/navigation";
import { openAdmin } from "./open";

export default async function AdminPage() {
  await openAdmin();
  redirect("/admin/activity");
}
