import { defaultPolicy } from "@/lib/domain/policy/defaults";
import type { Policy } from "@/lib/domain/policy/types";
import { booking } from "../booking/samples";

/** A booking under the default policy, but for what is given. */
export const under = (policy: Partial<Policy>) => booking({ policy: { ...defaultPolicy, ...policy } });

/** What `judge` answers when it refuses. */
export const refused = (code: string, deadline: number | null = null) => ({ allowed: false, code, deadline });
