import { redirect } from "next/navigation";
import { isAdministrator } from "@/lib/auth/page-access";
import { openAdmin } from "./open";

export default async function AdminPage() {
  const { user, pages } = await openAdmin();
  redirect(pages.length === 0 && isAdministrator(user) ? "/admin/setup/page" : "/admin/activity");
}
