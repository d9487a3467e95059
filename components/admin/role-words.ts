/** How roles are named, everywhere. */
export const USER_ROLES = {
  administrator: { word: "Administrator", may: "Manages the account, its people and every booking page." },
  member: { word: "Member", may: "Sees the booking pages named below, as far as their role there goes." },
} as const;

export const PAGE_ROLES = {
  owner: { word: "Owner", may: "also its address and its people" },
  editor: { word: "Editor", may: "changes its settings and acts on its bookings" },
  viewer: { word: "Viewer", may: "looks at its settings and bookings" },
} as const;

export type PageRoleName = keyof typeof PAGE_ROLES;

/** In the order in which a list offers them. */
export const PAGE_ROLE_NAMES = ["owner", "editor", "viewer"] as const satisfies readonly PageRoleName[];
