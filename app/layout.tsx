import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./styles/index.css";

export const metadata: Metadata = {
  title: { default: "Reslot", template: "%s" },
  description: "Scheduling for packages of sessions",
  icons: { icon: { url: "/mark.svg", type: "image/svg+xml" } },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfbfa" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1213" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-US" dir="ltr">
      <body>{children}</body>
    </html>
  );
}
