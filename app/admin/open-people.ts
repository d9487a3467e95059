import { forbidden } from "next/navigation";
import { isAdministrator } from "@/lib/auth/page-access";
import { type AdminView, openAdmin } from "./open";

/** Opens a page for administrators; everybody else sees where their role ends. */
export async function openForAdministrators(): Promise<AdminView> {
  const view = await openAdmin();
  if (!isAdministrator(view.user)) forbidden();
  return view;
}
