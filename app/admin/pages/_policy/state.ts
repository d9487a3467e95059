import { type FormState, readFormState } from "@/app/admin/form-state";
import type { openAdminPage } from "@/app/admin/open";
import { nested } from "@/app/api/v1/admin/_http/fields";
import { policyInput, policySaveInput } from "@/app/api/v1/admin/_http/policy-input";
import { type PolicyView, policyView } from "@/app/api/v1/admin/_http/policy-view";
import { roleAllows } from "@/lib/auth/page-access";
import {
  BLANK_TIER,
  type PolicyFields,
  placeOfNewTier,
  type RulesFields,
  withAdded,
  withRemoved,
} from "@/lib/domain/policy/form/fields";
import type { ChangeKind } from "@/lib/domain/policy/types";
import { firstPreview, type PreviewFields, previewFor } from "@/lib/services/pages/preview-policy";
import type { EditedPolicy } from "@/lib/services/pages/read-policy";
import { sentenceOf } from "./sentences";

export type AdminPage = Awaited<ReturnType<typeof openAdminPage<"view">>>;

/** Everything that the editor shows: what stands in its fields, and what a customer would be told by it. */
export interface EditorState {
  readonly form: FormState;
  readonly maySave: boolean;
  readonly fields: PolicyFields;
  readonly asked: PreviewFields;
  readonly view: PolicyView | null;
  /** Why there is no preview. */
  readonly waiting: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  /** Which rows a button without a script has just changed; the row is -1 for one that was removed. */
  readonly changed: { readonly kind: ChangeKind; readonly row: number } | null;
  readonly previewed: boolean;
  /** Whether something is typed that differs from what is saved. */
  readonly typedIn: Readonly<Record<ChangeKind, boolean>>;
}

/** Reads the editor from the policy as it is saved, or as it was typed before the page was drawn again. */
export async function readEditor(
  { user, access, now }: AdminPage,
  edited: EditedPolicy,
  action: string,
  query: URLSearchParams,
): Promise<EditorState> {
  const form = await readFormState(user, action, query, {}, now);
  const typed = form.typed ? policySaveInput.safeParse(nested(Object.entries(form.typed))).data : undefined;
  const { fields, changed } = withIntent(typed ?? edited.fields, form.intent);
  const asked = typed?.preview ?? previewInQuery(query, firstPreview(access.zone, now));
  const told = previewFor(edited, fields, asked, { zone: access.zone, locale: user.locale });
  const saved = policyInput.parse(edited.fields); // in the same form as what was typed
  const differs = (kind: ChangeKind) =>
    typed !== undefined && JSON.stringify(typed[kind]) !== JSON.stringify(saved[kind]);
  const refused = [
    ...(form.problem?.errors ?? []),
    ...(!told.ok && (form.intent === "preview" || !typed) ? (told.errors ?? []) : []),
  ];
  return {
    form,
    maySave: roleAllows(access.role, "edit"),
    fields,
    asked,
    view: told.ok ? policyView(told.preview, access.zone, user.locale) : null,
    waiting: told.ok ? [] : (told.errors ?? []).map(sentenceOf),
    errors: Object.fromEntries(refused.map(({ field, message }) => [field, message])),
    changed,
    previewed: form.intent === "preview",
    typedIn: { reschedule: differs("reschedule"), cancel: differs("cancel") },
  };
}

/** What was previewed before the policy was saved stands in the address. */
function previewInQuery(query: URLSearchParams, first: PreviewFields): PreviewFields {
  return {
    booked: query.get("booked") ?? first.booked,
    start: query.get("start") ?? first.start,
    seen: query.get("seen") ?? first.seen,
    position: query.get("position") ?? first.position,
    moved: query.get("moved") ?? first.moved,
  };
}

/** The buttons that add and remove rows without a script: `add-reschedule`, `remove-cancel-1`. */
function withIntent(
  fields: PolicyFields,
  intent: string | null,
): { fields: PolicyFields; changed: EditorState["changed"] } {
  const [, verb, kind, row] = /^(add|remove)-(reschedule|cancel)(?:-(\d{1,3}))?$/.exec(intent ?? "") ?? [];
  if (kind !== "reschedule" && kind !== "cancel") return { fields, changed: null };
  const { online, tiers } = fields[kind];
  const change = (rules: RulesFields["tiers"]) => ({ ...fields, [kind]: { ...fields[kind], tiers: rules } });
  if (verb === "remove") {
    return { fields: change(withRemoved(tiers, Number(row))), changed: { kind, row: -1 } };
  }
  const at = placeOfNewTier(online, tiers.length);
  return { fields: change(withAdded(tiers, at, BLANK_TIER)), changed: { kind, row: at } };
}
